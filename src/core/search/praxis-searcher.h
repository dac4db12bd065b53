/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "praxis-filter.h"
#include "praxis-query.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisFacetCount:
 * @value: a facet's value: a label, "2023", "2023-03", a journal
 * @count: how many posts it would show together with everything else that is chosen
 */
typedef struct
{
  char  *value;
  guint  count;
} PraxisFacetCount;

#define PRAXIS_TYPE_SEARCH_RESULT (praxis_search_result_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSearchResult, praxis_search_result, PRAXIS, SEARCH_RESULT, GObject)

gsize         praxis_search_result_get_size             (PraxisSearchResult *self);
gint64        praxis_search_result_get_id               (PraxisSearchResult *self,
                                                         gsize               index);
guint         praxis_search_result_get_month            (PraxisSearchResult *self,
                                                         gsize               index);
gboolean      praxis_search_result_is_ranked            (PraxisSearchResult *self);
PraxisQuery  *praxis_search_result_get_query            (PraxisSearchResult *self);
GPtrArray    *praxis_search_result_get_counts           (PraxisSearchResult *self,
                                                         PraxisFacet         facet);
guint         praxis_search_result_get_collection_count (PraxisSearchResult *self,
                                                         PraxisCollection    collection);
guint         praxis_search_result_get_n_notes          (PraxisSearchResult *self);
guint         praxis_search_result_get_digest_count     (PraxisSearchResult *self,
                                                         const char         *uuid);

#define PRAXIS_TYPE_SEARCHER (praxis_searcher_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSearcher, praxis_searcher, PRAXIS, SEARCHER, GObject)

PraxisSearcher     *praxis_searcher_new           (void);
PraxisSearchResult *praxis_searcher_search        (PraxisSearcher      *self,
                                                   PraxisStore         *store,
                                                   const PraxisFilter  *filter,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
PraxisSearchResult *praxis_searcher_list          (PraxisSearcher      *self,
                                                   PraxisStore         *store,
                                                   const PraxisFilter  *filter,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
gboolean            praxis_search_add_snippets    (PraxisStore         *store,
                                                   PraxisQuery         *query,
                                                   GPtrArray           *entries,
                                                   GError             **error);
char               *praxis_snippet_format         (const char          *snippet,
                                                   const char          *mark_start,
                                                   const char          *mark_end);

G_END_DECLS
