/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-browser.h"
#include "praxis-facet-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_FACET_TREE (praxis_facet_tree_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFacetTree, praxis_facet_tree, PRAXIS, FACET_TREE, GObject)

PraxisFacetTree  *praxis_facet_tree_new        (PraxisBrowser   *browser);
GtkTreeListModel *praxis_facet_tree_get_rows   (PraxisFacetTree *self);
void              praxis_facet_tree_set_filter (PraxisFacetTree *self,
                                                const char      *text);

G_END_DECLS
