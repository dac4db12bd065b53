/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-searcher.h"

G_BEGIN_DECLS

PraxisSearchResult *praxis_search_result_new                  (PraxisQuery        *query);
void                praxis_search_result_reserve              (PraxisSearchResult *self,
                                                               gsize               n_posts);
void                praxis_search_result_add                  (PraxisSearchResult *self,
                                                               guint32             id,
                                                               guint32             month);
void                praxis_search_result_set_ranked           (PraxisSearchResult *self,
                                                               gboolean            ranked);
void                praxis_search_result_add_count            (PraxisSearchResult *self,
                                                               PraxisFacet         facet,
                                                               const char         *value,
                                                               guint               count);
void                praxis_search_result_set_collection_count (PraxisSearchResult *self,
                                                               PraxisCollection    collection,
                                                               guint               count);
void                praxis_search_result_set_n_notes          (PraxisSearchResult *self,
                                                               guint               n_notes);
void                praxis_search_result_take_digest_counts   (PraxisSearchResult *self,
                                                               GHashTable         *counts);

G_END_DECLS
