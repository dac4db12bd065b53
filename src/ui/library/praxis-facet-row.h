/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-facet-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_FACET_ROW (praxis_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFacetRow, praxis_facet_row, PRAXIS, FACET_ROW, GtkBox)

PraxisFacetItem *praxis_facet_row_dup_item   (PraxisFacetRow *self);
void             praxis_facet_row_popup_menu (PraxisFacetRow *self);

G_END_DECLS
