/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-evidence-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_FOREST_VIEW (praxis_forest_view_get_type ())
G_DECLARE_FINAL_TYPE (PraxisForestView, praxis_forest_view, PRAXIS, FOREST_VIEW, GtkWidget)

G_END_DECLS
