/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-search-result-private.h"

/* What a search found: the rows of all posts in the order in which they are shown, without anything else of them. */

typedef struct
{
  guint32 id;
  guint32 month;
} Hit;

struct _PraxisSearchResult
{
  GObject parent_instance;

  PraxisQuery *query;
  GArray      *hits;
  GPtrArray   *counts[PRAXIS_N_FACETS];
  GHashTable  *digest_counts;
  guint        collection_counts[PRAXIS_N_COLLECTIONS];
  guint        n_notes;
  gboolean     ranked;
};

G_DEFINE_FINAL_TYPE (PraxisSearchResult, praxis_search_result, G_TYPE_OBJECT)

static void
count_free (gpointer data)
{
  PraxisFacetCount *count = data;

  g_free (count->value);
  g_free (count);
}

static void
praxis_search_result_finalize (GObject *object)
{
  PraxisSearchResult *self = PRAXIS_SEARCH_RESULT (object);

  g_clear_pointer (&self->query, praxis_query_unref);
  g_array_unref (self->hits);
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    g_ptr_array_unref (self->counts[i]);
  g_clear_pointer (&self->digest_counts, g_hash_table_unref);

  G_OBJECT_CLASS (praxis_search_result_parent_class)->finalize (object);
}

static void
praxis_search_result_class_init (PraxisSearchResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_search_result_finalize;
}

static void
praxis_search_result_init (PraxisSearchResult *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  for (guint i = 0; i < PRAXIS_N_FACETS; i++)
    self->counts[i] = g_ptr_array_new_with_free_func (count_free);
}

PraxisSearchResult *
praxis_search_result_new (PraxisQuery *query)
{
  PraxisSearchResult *self = g_object_new (PRAXIS_TYPE_SEARCH_RESULT, NULL);

  self->query = praxis_query_ref (query);
  return self;
}

void
praxis_search_result_reserve (PraxisSearchResult *self,
                              gsize               n_posts)
{
  g_array_set_size (self->hits, n_posts);
  g_array_set_size (self->hits, 0);
}

void
praxis_search_result_add (PraxisSearchResult *self,
                          guint32             id,
                          guint32             month)
{
  Hit hit = { id, month };

  g_array_append_val (self->hits, hit);
}

void
praxis_search_result_set_ranked (PraxisSearchResult *self,
                                 gboolean            ranked)
{
  self->ranked = ranked;
}

void
praxis_search_result_add_count (PraxisSearchResult *self,
                                PraxisFacet         facet,
                                const char         *value,
                                guint               count)
{
  PraxisFacetCount *added = g_new0 (PraxisFacetCount, 1);

  added->value = g_strdup (value);
  added->count = count;
  g_ptr_array_add (self->counts[facet], added);
}

void
praxis_search_result_set_collection_count (PraxisSearchResult *self,
                                           PraxisCollection    collection,
                                           guint               count)
{
  self->collection_counts[collection] = count;
}

void
praxis_search_result_set_n_notes (PraxisSearchResult *self,
                                  guint               n_notes)
{
  self->n_notes = n_notes;
}

void
praxis_search_result_take_digest_counts (PraxisSearchResult *self,
                                         GHashTable         *counts)
{
  g_clear_pointer (&self->digest_counts, g_hash_table_unref);
  self->digest_counts = counts;
}

/**
 * praxis_search_result_get_size:
 * @self: a result
 *
 * Returns: how many posts were found
 */
gsize
praxis_search_result_get_size (PraxisSearchResult *self)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), 0);

  return self->hits->len;
}

/**
 * praxis_search_result_get_id:
 * @self: a result
 * @index: a place in it
 *
 * Returns: the row of the post at that place
 */
gint64
praxis_search_result_get_id (PraxisSearchResult *self,
                             gsize               index)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), 0);
  g_return_val_if_fail (index < self->hits->len, 0);

  return g_array_index (self->hits, Hit, index).id;
}

/**
 * praxis_search_result_get_month:
 * @self: a result
 * @index: a place in it
 *
 * Returns: the month of the post at that place (see #PraxisMonth)
 */
guint
praxis_search_result_get_month (PraxisSearchResult *self,
                                gsize               index)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), 0);
  g_return_val_if_fail (index < self->hits->len, 0);

  return g_array_index (self->hits, Hit, index).month;
}

/**
 * praxis_search_result_is_ranked:
 * @self: a result
 *
 * Returns: whether the posts are in the order of how well they match, so that months are no headings for them
 */
gboolean
praxis_search_result_is_ranked (PraxisSearchResult *self)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), FALSE);

  return self->ranked;
}

/**
 * praxis_search_result_get_query:
 * @self: a result
 *
 * Returns: (transfer none): what was searched for
 */
PraxisQuery *
praxis_search_result_get_query (PraxisSearchResult *self)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), NULL);

  return self->query;
}

/**
 * praxis_search_result_get_counts:
 * @self: a result of praxis_searcher_search(); one of praxis_searcher_list() has no counts
 * @facet: a facet
 *
 * Gives the values of a facet that are worth showing: those with a post, those that are chosen, and, while only
 * years and months are chosen, months whose issues have no post yet. Topics and types stand in the order of their
 * vocabulary, years and months newest first, journals by name.
 *
 * Returns: (transfer none) (element-type PraxisFacetCount): the values
 */
GPtrArray *
praxis_search_result_get_counts (PraxisSearchResult *self,
                                 PraxisFacet         facet)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), NULL);
  g_return_val_if_fail (facet < PRAXIS_N_FACETS, NULL);

  return self->counts[facet];
}

/**
 * praxis_search_result_get_collection_count:
 * @self: a result
 * @collection: a collection
 *
 * Returns: how many posts it holds, whatever was searched for
 */
guint
praxis_search_result_get_collection_count (PraxisSearchResult *self,
                                           PraxisCollection    collection)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), 0);
  g_return_val_if_fail (collection < PRAXIS_N_COLLECTIONS, 0);

  return self->collection_counts[collection];
}

/**
 * praxis_search_result_get_n_notes:
 * @self: a result
 *
 * Returns: how many notes the reader has, whatever was searched for
 */
guint
praxis_search_result_get_n_notes (PraxisSearchResult *self)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), 0);

  return self->n_notes;
}

/**
 * praxis_search_result_get_digest_count:
 * @self: a result
 * @uuid: a digest
 *
 * Returns: how many posts it has that are not in the trash, whatever was searched for
 */
guint
praxis_search_result_get_digest_count (PraxisSearchResult *self,
                                       const char         *uuid)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCH_RESULT (self), 0);
  g_return_val_if_fail (uuid != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->digest_counts, uuid));
}
