/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-issue-item.h"

G_BEGIN_DECLS

/* A draft in the list of what is still to do: what is missing in it, and the button that leads there. */
#define PRAXIS_TYPE_TODO_ROW (praxis_todo_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTodoRow, praxis_todo_row, PRAXIS, TODO_ROW, AdwActionRow)

GtkWidget *praxis_todo_row_new (PraxisIssueItem *item);

G_END_DECLS
