/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-post-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_MONTH_HEADER (praxis_month_header_get_type ())
G_DECLARE_FINAL_TYPE (PraxisMonthHeader, praxis_month_header, PRAXIS, MONTH_HEADER, GtkBox)

G_END_DECLS
