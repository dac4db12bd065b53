/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-issue-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_ISSUE_ROW (praxis_issue_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisIssueRow, praxis_issue_row, PRAXIS, ISSUE_ROW, GtkBox)

void praxis_issue_row_popup_menu (PraxisIssueRow *self);

G_END_DECLS
