/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "search/praxis-filter.h"

G_BEGIN_DECLS

/* What a row of the facets pane stands for. */
typedef enum
{
  PRAXIS_FACET_ITEM_COLLECTION,
  PRAXIS_FACET_ITEM_DIGEST,
  PRAXIS_FACET_ITEM_NOTES,
  PRAXIS_FACET_ITEM_GROUP,
  PRAXIS_FACET_ITEM_VALUE,
} PraxisFacetItemKind;

#define PRAXIS_TYPE_FACET_ITEM (praxis_facet_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFacetItem, praxis_facet_item, PRAXIS, FACET_ITEM, GObject)

PraxisFacetItem     *praxis_facet_item_new_collection (PraxisCollection     collection,
                                                       const char          *label,
                                                       const char          *icon_name);
PraxisFacetItem     *praxis_facet_item_new_digest     (const char          *uuid,
                                                       const char          *label);
PraxisFacetItem     *praxis_facet_item_new_notes      (const char          *label,
                                                       const char          *icon_name);
PraxisFacetItem     *praxis_facet_item_new_group      (PraxisFacet          facet,
                                                       const char          *label,
                                                       GListModel          *children);
PraxisFacetItem     *praxis_facet_item_new_value      (PraxisFacet          facet,
                                                       const char          *value,
                                                       const char          *label,
                                                       GListModel          *children);
PraxisFacetItemKind  praxis_facet_item_get_kind       (PraxisFacetItem     *self);
PraxisCollection     praxis_facet_item_get_collection (PraxisFacetItem     *self);
PraxisFacet          praxis_facet_item_get_facet      (PraxisFacetItem     *self);
const char          *praxis_facet_item_get_value      (PraxisFacetItem     *self);
const char          *praxis_facet_item_get_label      (PraxisFacetItem     *self);
GListModel          *praxis_facet_item_get_children   (PraxisFacetItem     *self);
PraxisChoice         praxis_facet_item_get_choice     (PraxisFacetItem     *self);
void                 praxis_facet_item_set_choice     (PraxisFacetItem     *self,
                                                       PraxisChoice         choice);
guint                praxis_facet_item_get_count      (PraxisFacetItem     *self);
gboolean             praxis_facet_item_is_current     (PraxisFacetItem     *self);
void                 praxis_facet_item_set_count      (PraxisFacetItem     *self,
                                                       guint                count);
void                 praxis_facet_item_set_current    (PraxisFacetItem     *self,
                                                       gboolean             current);

G_END_DECLS
