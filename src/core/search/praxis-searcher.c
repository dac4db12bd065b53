/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-searcher.h"

#include "praxis-facets.h"
#include "praxis-hits.h"
#include "praxis-search-result-private.h"
#include "store/praxis-store-private.h"

/*
 * One searcher serves one library; all its readers may use it at the same time. It keeps two indexes of the facets
 * in memory, and brings them up to date before each search:
 *
 *     PraxisPostIndex   months, places, digests, status   quick to make: a list waits for nothing else
 *     PraxisTermIndex   topics, types, journals, years    made when something asks for it
 *
 * The words of a query become a set of posts through FTS5; everything else is sets too, and putting them together
 * and counting them needs no SQL at all.
 *
 * An index that was made by a reader with a newer snapshot of the library is taken as it is: at worst a post is
 * shown, or not shown, that changed a moment ago, and the next search puts it right.
 */

/* Scoring more hits takes longer than a person notices; and nobody reads so many by their relevance. */
#define MAX_RANKED 15000

/* What is done with an index of either type. */
typedef struct
{
  gpointer                (*load)      (gpointer                 old,
                                        const PraxisIndexState  *state,
                                        PraxisConnection        *connection,
                                        GError                 **error);
  gpointer                (*ref)       (gpointer                 index);
  void                    (*unref)     (gpointer                 index);
  const PraxisIndexState *(*get_state) (gpointer                 index);
} IndexType;

typedef struct
{
  const IndexType *type;
  gpointer         index;
  /* Guards the index, for moments. */
  GMutex           lock;
  /* Held while it is made, so that two readers do not make the same one. */
  GMutex           making;
} KeptIndex;

struct _PraxisSearcher
{
  GObject parent_instance;

  KeptIndex posts;
  KeptIndex terms;
};

G_DEFINE_FINAL_TYPE (PraxisSearcher, praxis_searcher, G_TYPE_OBJECT)

/* What belongs to one search. */
typedef struct
{
  PraxisConnection *connection;
  PraxisIndexState  state;
  PraxisPostIndex  *posts;
  PraxisTermIndex  *terms;
  PraxisRanking    *ranking;
} Session;

static void
session_clear (Session *session)
{
  praxis_index_state_clear (&session->state);
  g_clear_pointer (&session->posts, praxis_post_index_unref);
  g_clear_pointer (&session->terms, praxis_term_index_unref);
  g_clear_pointer (&session->ranking, praxis_ranking_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, session_clear)

static gpointer
load_posts (gpointer                 old,
            const PraxisIndexState  *state,
            PraxisConnection        *connection,
            GError                 **error)
{
  return praxis_post_index_load (old, state, connection, error);
}

static gpointer
load_terms (gpointer                 old,
            const PraxisIndexState  *state,
            PraxisConnection        *connection,
            GError                 **error)
{
  return praxis_term_index_load (old, state, connection, error);
}

static const PraxisIndexState *
get_posts_state (gpointer index)
{
  return praxis_post_index_get_state (index);
}

static const PraxisIndexState *
get_terms_state (gpointer index)
{
  return praxis_term_index_get_state (index);
}

static const IndexType posts_type = {
  .load = load_posts,
  .ref = (gpointer (*) (gpointer)) praxis_post_index_ref,
  .unref = (GDestroyNotify) praxis_post_index_unref,
  .get_state = get_posts_state,
};

static const IndexType terms_type = {
  .load = load_terms,
  .ref = (gpointer (*) (gpointer)) praxis_term_index_ref,
  .unref = (GDestroyNotify) praxis_term_index_unref,
  .get_state = get_terms_state,
};

static void
kept_index_init (KeptIndex       *self,
                 const IndexType *type)
{
  self->type = type;
  g_mutex_init (&self->lock);
  g_mutex_init (&self->making);
}

static void
kept_index_clear (KeptIndex *self)
{
  g_clear_pointer (&self->index, self->type->unref);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->making);
}

/* Whether an index can be used where the library is at @wanted. */
static gboolean
is_current (const PraxisIndexState *state,
            const PraxisIndexState *wanted)
{
  return state->change >= wanted->change && g_str_equal (state->uuid, wanted->uuid);
}

/* Returns: (transfer full): the index, up to date; the caller's to unref */
static gpointer
kept_index_get (KeptIndex               *self,
                const PraxisIndexState  *state,
                PraxisConnection        *connection,
                GError                 **error)
{
  g_autoptr(GMutexLocker) making = g_mutex_locker_new (&self->making);
  gpointer old = NULL;
  gpointer made;

  g_mutex_lock (&self->lock);
  if (self->index != NULL)
    old = self->type->ref (self->index);
  g_mutex_unlock (&self->lock);
  if (old != NULL && is_current (self->type->get_state (old), state))
    return old;

  made = self->type->load (old, state, connection, error);
  g_clear_pointer (&old, self->type->unref);
  if (made == NULL)
    return NULL;
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->index, self->type->unref);
  self->index = self->type->ref (made);
  g_mutex_unlock (&self->lock);
  return made;
}

static void
praxis_searcher_finalize (GObject *object)
{
  PraxisSearcher *self = PRAXIS_SEARCHER (object);

  kept_index_clear (&self->posts);
  kept_index_clear (&self->terms);

  G_OBJECT_CLASS (praxis_searcher_parent_class)->finalize (object);
}

static void
praxis_searcher_class_init (PraxisSearcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_searcher_finalize;
}

static void
praxis_searcher_init (PraxisSearcher *self)
{
  kept_index_init (&self->posts, &posts_type);
  kept_index_init (&self->terms, &terms_type);
}

static gboolean
find_posts (PraxisSearcher  *self,
            Session         *session,
            GError         **error)
{
  session->posts = kept_index_get (&self->posts, &session->state, session->connection, error);
  return session->posts != NULL;
}

static gboolean
find_terms (PraxisSearcher  *self,
            Session         *session,
            GError         **error)
{
  session->terms = kept_index_get (&self->terms, &session->state, session->connection, error);
  return session->terms != NULL;
}

static gboolean
is_by_relevance (const PraxisFilter *filter)
{
  PraxisSort sort = praxis_filter_get_sort (filter);

  return sort == PRAXIS_SORT_AUTOMATIC || sort == PRAXIS_SORT_RELEVANCE;
}

/* Posts that were read a moment ago stay among the unread ones; one that is deleted does not. */
static void
add_kept (Session            *session,
          const PraxisFilter *filter,
          PraxisBitmap       *base)
{
  const PraxisBitmap *all = praxis_post_index_get_collection (session->posts, PRAXIS_COLLECTION_ALL);
  GArray *kept = praxis_filter_get_kept (filter);

  for (guint i = 0; i < kept->len; i++)
    {
      gint64 id = g_array_index (kept, gint64, i);

      if (praxis_bitmap_contains (all, id))
        praxis_bitmap_add (base, id);
    }
}

/* The posts that the collection, the digest and the query leave, with their ranking where one is wanted. */
static PraxisBitmap *
find_base (Session             *session,
           const PraxisFilter  *filter,
           PraxisQuery         *query,
           GError             **error)
{
  PraxisCollection collection = praxis_filter_get_collection (filter);
  const char *digest = praxis_filter_get_digest (filter);
  g_autoptr(PraxisBitmap) base = NULL;

  base = praxis_bitmap_copy (praxis_post_index_get_collection (session->posts, collection));
  if (collection == PRAXIS_COLLECTION_UNREAD)
    add_kept (session, filter, base);
  if (digest != NULL)
    {
      const PraxisBitmap *posts = praxis_post_index_get_digest (session->posts, digest);
      g_autoptr(PraxisBitmap) none = praxis_bitmap_new (0);

      praxis_bitmap_and (base, posts != NULL ? posts : none);
    }
  if (!praxis_query_is_empty (query))
    {
      g_autoptr(PraxisBitmap) hits = NULL;

      if (is_by_relevance (filter))
        session->ranking = praxis_ranking_new (base, MAX_RANKED);
      hits = praxis_hits_find (query, collection == PRAXIS_COLLECTION_TRASH, session->posts, session->terms,
                               session->connection, session->ranking, error);
      if (hits == NULL)
        return NULL;
      praxis_bitmap_and (base, hits);
    }
  return g_steal_pointer (&base);
}

static void
add_newest (Session            *session,
            const PraxisBitmap *posts,
            PraxisSearchResult *result)
{
  gsize n_ids;
  const guint32 *order = praxis_post_index_get_order (session->posts, &n_ids);

  for (gsize i = 0; i < n_ids; i++)
    {
      if (praxis_bitmap_contains (posts, order[i]))
        praxis_search_result_add (result, order[i], praxis_post_index_get_month (session->posts, order[i]));
    }
}

/* The months backwards, each in its own order. */
static void
add_oldest (Session            *session,
            const PraxisBitmap *posts,
            PraxisSearchResult *result)
{
  gsize end;
  const guint32 *order = praxis_post_index_get_order (session->posts, &end);

  while (end > 0)
    {
      PraxisMonth month = praxis_post_index_get_month (session->posts, order[end - 1]);
      gsize start = end - 1;

      while (start > 0 && praxis_post_index_get_month (session->posts, order[start - 1]) == month)
        start--;
      for (gsize i = start; i < end; i++)
        {
          if (praxis_bitmap_contains (posts, order[i]))
            praxis_search_result_add (result, order[i], month);
        }
      end = start;
    }
}

static void
add_ranked (Session            *session,
            GArray             *ids,
            PraxisSearchResult *result)
{
  for (guint i = 0; i < ids->len; i++)
    {
      guint32 id = g_array_index (ids, guint32, i);

      praxis_search_result_add (result, id, praxis_post_index_get_month (session->posts, id));
    }
  praxis_search_result_set_ranked (result, TRUE);
}

/* The order of the reading list, which has no months; %NULL with an error. */
static GArray *
list_reading (Session             *session,
              const PraxisBitmap  *posts,
              GError             **error)
{
  g_autoptr(GArray) all = praxis_connection_list_ints (session->connection, error,
                                                       "SELECT post.id FROM reading JOIN post ON post.uuid = post_uuid "
                                                       "WHERE place > 0 ORDER BY place, post_uuid", "");
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      guint32 id = g_array_index (all, gint64, i);

      if (praxis_bitmap_contains (posts, id))
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
add_posts (Session             *session,
           const PraxisFilter  *filter,
           const PraxisBitmap  *posts,
           PraxisSearchResult  *result,
           GError             **error)
{
  gboolean by_place = praxis_filter_get_collection (filter) == PRAXIS_COLLECTION_LISTED &&
                      praxis_filter_get_sort (filter) == PRAXIS_SORT_AUTOMATIC;
  g_autoptr(GArray) ranked = session->ranking != NULL ? praxis_ranking_list (session->ranking, posts) : NULL;

  if (ranked == NULL && by_place)
    {
      ranked = list_reading (session, posts, error);
      if (ranked == NULL)
        return FALSE;
    }
  praxis_search_result_reserve (result, praxis_bitmap_count (posts));
  if (ranked != NULL)
    add_ranked (session, ranked, result);
  else if (praxis_filter_get_sort (filter) == PRAXIS_SORT_OLDEST)
    add_oldest (session, posts, result);
  else
    add_newest (session, posts, result);
  return TRUE;
}

static gboolean
count_collections (Session             *session,
                   PraxisSearchResult  *result,
                   GError             **error)
{
  gint64 n_notes = 0;

  for (PraxisCollection i = 0; i < PRAXIS_N_COLLECTIONS; i++)
    praxis_search_result_set_collection_count (result, i, praxis_bitmap_count (
                                                 praxis_post_index_get_collection (session->posts, i)));
  praxis_search_result_take_digest_counts (result, praxis_post_index_list_digests (session->posts));
  if (!praxis_connection_get_int (session->connection, &n_notes, error,
                                  "SELECT count(*) FROM note WHERE deleted = 0", ""))
    return FALSE;
  praxis_search_result_set_n_notes (result, n_notes);
  return TRUE;
}

static PraxisSearchResult *
search_in_snapshot (PraxisSearcher      *self,
                    PraxisConnection    *connection,
                    const PraxisFilter  *filter,
                    gboolean             with_counts,
                    GError             **error)
{
  g_autoptr(PraxisQuery) query = praxis_query_parse (praxis_filter_get_text (filter));
  g_autoptr(PraxisSearchResult) result = praxis_search_result_new (query);
  g_autoptr(PraxisFacets) facets = NULL;
  g_autoptr(PraxisBitmap) base = NULL;
  g_autoptr(PraxisBitmap) posts = NULL;
  g_auto(Session) session = { .connection = connection };

  if (!praxis_index_state_read (&session.state, connection, error) || !find_posts (self, &session, error))
    return NULL;
  if ((with_counts || praxis_facets_need_terms (filter) || praxis_hits_need_terms (query)) &&
      !find_terms (self, &session, error))
    return NULL;
  base = find_base (&session, filter, query, error);
  if (base == NULL)
    return NULL;
  facets = praxis_facets_new (filter, session.posts, session.terms);
  posts = praxis_facets_narrow (facets, base);
  if (!add_posts (&session, filter, posts, result, error) || !count_collections (&session, result, error))
    return NULL;
  if (with_counts)
    praxis_facets_count (facets, base, praxis_query_is_empty (query) &&
                         praxis_filter_get_collection (filter) == PRAXIS_COLLECTION_ALL, result);
  return g_steal_pointer (&result);
}

static PraxisSearchResult *
search (PraxisSearcher      *self,
        PraxisStore         *store,
        const PraxisFilter  *filter,
        gboolean             with_counts,
        GCancellable        *cancellable,
        GError             **error)
{
  PraxisConnection *connection = praxis_store_get_connection (store);
  PraxisSearchResult *result;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  /* A job of PraxisLibrary comes with a snapshot, and with its cancellable at work. */
  if (!sqlite3_get_autocommit (praxis_connection_get_handle (connection)))
    return search_in_snapshot (self, connection, filter, with_counts, error);

  if (!praxis_store_begin_read (store, error))
    return NULL;
  praxis_connection_set_cancellable (connection, cancellable);
  result = search_in_snapshot (self, connection, filter, with_counts, error);
  praxis_connection_set_cancellable (connection, NULL);
  praxis_store_end_read (store);
  return result;
}

/**
 * praxis_searcher_new:
 *
 * Returns: (transfer full): a searcher, for one library
 */
PraxisSearcher *
praxis_searcher_new (void)
{
  return g_object_new (PRAXIS_TYPE_SEARCHER, NULL);
}

/**
 * praxis_searcher_search:
 * @self: a searcher
 * @store: a library, always the same one; each thread has a store of its own
 * @filter: what is wanted
 * @cancellable: (nullable): ends the search early
 * @error: return location
 *
 * Finds posts, and counts the values of all facets.
 *
 * Returns: (transfer full): what was found; %NULL with %G_IO_ERROR_CANCELLED, %PRAXIS_ERROR_DAMAGED or
 *   another #PraxisError of the library
 */
PraxisSearchResult *
praxis_searcher_search (PraxisSearcher      *self,
                        PraxisStore         *store,
                        const PraxisFilter  *filter,
                        GCancellable        *cancellable,
                        GError             **error)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCHER (self), NULL);
  g_return_val_if_fail (PRAXIS_IS_STORE (store) && filter != NULL, NULL);

  return search (self, store, filter, TRUE, cancellable, error);
}

/**
 * praxis_searcher_list:
 * @self: a searcher
 * @store: a library, always the same one; each thread has a store of its own
 * @filter: what is wanted
 * @cancellable: (nullable): ends the search early
 * @error: return location
 *
 * Finds posts as praxis_searcher_search() does, without the counts of the facets. It does not wait for what only
 * they need, so that the first list is there at once.
 *
 * Returns: (transfer full): what was found; %NULL with %G_IO_ERROR_CANCELLED, %PRAXIS_ERROR_DAMAGED or
 *   another #PraxisError of the library
 */
PraxisSearchResult *
praxis_searcher_list (PraxisSearcher      *self,
                      PraxisStore         *store,
                      const PraxisFilter  *filter,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_return_val_if_fail (PRAXIS_IS_SEARCHER (self), NULL);
  g_return_val_if_fail (PRAXIS_IS_STORE (store) && filter != NULL, NULL);

  return search (self, store, filter, FALSE, cancellable, error);
}
