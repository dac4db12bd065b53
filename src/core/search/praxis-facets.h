/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-search-result-private.h"
#include "praxis-term-index.h"

G_BEGIN_DECLS

/* What is chosen of the facets, as sets of posts. */
typedef struct _PraxisFacets PraxisFacets;

gboolean      praxis_facets_need_terms (const PraxisFilter    *filter);
PraxisFacets *praxis_facets_new        (const PraxisFilter    *filter,
                                        const PraxisPostIndex *posts,
                                        const PraxisTermIndex *terms);
void          praxis_facets_free       (PraxisFacets          *self);
PraxisBitmap *praxis_facets_narrow     (PraxisFacets          *self,
                                        const PraxisBitmap    *base);
void          praxis_facets_count      (PraxisFacets          *self,
                                        const PraxisBitmap    *base,
                                        gboolean               with_empty,
                                        PraxisSearchResult    *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisFacets, praxis_facets_free)

G_END_DECLS
