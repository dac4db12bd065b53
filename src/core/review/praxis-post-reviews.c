/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-post-reviews.h"

#include "praxis-json.h"
#include "praxis-review-json.h"
#include "praxis-review-library.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-retractions.h"

/*
 * What the proof-reader says of all of the author's own posts, kept by post, so that only those are looked at again that are
 * others now. A row is stale when the post has another revision, and all are when the checks, their settings, the language of their
 * sentences or the Retraction Watch file are others. The row of a post goes when one of its works was looked up.
 *
 *   stale posts ──make──▶ reviews ──keep──▶ the table ──load──▶ posts with the remarks that nothing was decided on
 *
 * The rows are a cache: writing them is no change of the library, and nobody is told of it. What was decided stands elsewhere, and
 * counts at once.
 */

/* 2 is PRAXIS_ORIGIN_SUBSCRIBED. */
#define OF_OWN_POSTS \
  "FROM post JOIN digest ON digest.id = digest_id LEFT JOIN post_review ON post_review.post_id = post.id " \
  "WHERE origin <> 2 AND deleted = 0 "

/**
 * praxis_post_review_free:
 * @self: (transfer full): a review
 */
void
praxis_post_review_free (PraxisPostReview *self)
{
  g_free (self->remarks);
  g_free (self);
}

/**
 * praxis_reviewed_post_free:
 * @self: (transfer full): a post
 */
void
praxis_reviewed_post_free (PraxisReviewedPost *self)
{
  g_free (self->uuid);
  g_free (self->title);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

/**
 * praxis_post_reviews_dup_state:
 * @store: a library
 * @error: return location
 *
 * Returns: (transfer full): a text that is the same as long as the same content gets the same remarks; %NULL with an error
 */
char *
praxis_post_reviews_dup_state (PraxisStore  *store,
                               GError      **error)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_load_settings (store, error);
  g_autofree char *fingerprint = NULL;
  gint64 imported;

  if (settings == NULL || !praxis_store_get_retraction_file (store, NULL, &imported, NULL, error))
    return NULL;
  fingerprint = praxis_review_settings_dup_fingerprint (settings);
  return g_strdup_printf ("%d %s %s %" G_GINT64_FORMAT, PRAXIS_CHECKS_VERSION, fingerprint, g_get_language_names ()[0], imported);
}

/**
 * praxis_post_reviews_list_stale:
 * @store: a library
 * @state: what praxis_post_reviews_dup_state() gave
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of the author's own posts that were not looked at as they are, newest
 *   month first; %NULL with an error
 */
GArray *
praxis_post_reviews_list_stale (PraxisStore  *store,
                                const char   *state,
                                GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (state != NULL, NULL);

  return praxis_connection_list_ints (praxis_store_get_connection (store), error,
                                      "SELECT post.id " OF_OWN_POSTS
                                      "AND (post_id IS NULL OR post_review.revision_id <> post.revision_id OR checks <> ?) "
                                      "ORDER BY coalesce (month, 0) DESC, post.id", "t", state);
}

static char *
dup_json (GPtrArray *remarks)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);

  yyjson_mut_doc_set_root (builder, praxis_remarks_to_json (remarks, builder));
  return praxis_json_to_string (builder, FALSE);
}

/* Finds the newest content of a post, and its UUID; %NULL where it has gone. */
static gboolean
find_post (PraxisStore  *store,
           gint64        id,
           gint64       *revision_id,
           char        **uuid,
           GError      **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) row = praxis_connection_query (praxis_store_get_connection (store), error,
                                                            "SELECT revision_id, uuid FROM post WHERE id = ?", "i", id);

  *uuid = NULL;
  if (row == NULL)
    return FALSE;
  if (praxis_connection_next (praxis_store_get_connection (store), row, &failure))
    {
      *revision_id = praxis_statement_get_int (row, 0);
      *uuid = g_strdup (praxis_statement_get_text (row, 1));
    }
  return praxis_rows_end (&failure, error);
}

static PraxisPostReview *
review_post (PraxisStore     *store,
             PraxisReviewer  *reviewer,
             gint64           post_id,
             const char      *uuid,
             gint64           revision_id,
             GError         **error)
{
  g_autoptr(PraxisDraft) draft = praxis_store_get_content (store, revision_id, error);
  g_autoptr(GPtrArray) remarks = NULL;
  PraxisPostReview *review;

  if (draft == NULL)
    return NULL;
  praxis_draft_set_post_uuid (draft, uuid);
  if (!praxis_review_tell_known (store, reviewer, draft, error))
    return NULL;
  remarks = praxis_reviewer_review (reviewer, draft);
  review = g_new0 (PraxisPostReview, 1);
  review->post_id = post_id;
  review->revision_id = revision_id;
  for (guint i = 0; i < PRAXIS_N_SEVERITIES; i++)
    review->counts[i] = praxis_review_count (remarks, i);
  review->remarks = dup_json (remarks);
  return review;
}

/**
 * praxis_post_reviews_make:
 * @store: a library
 * @ids: (array length=n_ids): rows of posts
 * @n_ids: how many
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Looks at posts. It takes some milliseconds for each, and no more memory than their remarks.
 *
 * Returns: (transfer full) (element-type PraxisPostReview): what it says of each that is still there; %NULL with an error
 */
GPtrArray *
praxis_post_reviews_make (PraxisStore   *store,
                          const gint64  *ids,
                          gsize          n_ids,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_post_review_free);
  g_autoptr(PraxisReviewSettings) settings = praxis_review_load_settings (store, error);
  g_autoptr(PraxisReviewer) reviewer = settings != NULL ? praxis_reviewer_new (settings) : NULL;

  for (gsize i = 0; reviewer != NULL && i < n_ids; i++)
    {
      gint64 revision_id = 0;
      g_autofree char *uuid = NULL;
      PraxisPostReview *review;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !find_post (store, ids[i], &revision_id, &uuid, error))
        return NULL;
      if (uuid == NULL)
        continue;
      review = review_post (store, reviewer, ids[i], uuid, revision_id, error);
      if (review == NULL)
        return NULL;
      g_ptr_array_add (reviews, review);
    }
  return reviewer != NULL ? g_steal_pointer (&reviews) : NULL;
}

/* A post may have gone since it was looked at. */
static gboolean
keep_review (PraxisConnection        *connection,
             const char              *state,
             const PraxisPostReview  *review,
             GError                 **error)
{
  return praxis_connection_run (connection, error,
                                "INSERT OR REPLACE INTO post_review "
                                "(post_id, revision_id, checks, errors, doubts, suggestions, remarks) "
                                "SELECT id, ?, ?, ?, ?, ?, ? FROM post WHERE id = ?", "itiiiti",
                                review->revision_id, state,
                                (gint64) review->counts[PRAXIS_SEVERITY_ERROR],
                                (gint64) review->counts[PRAXIS_SEVERITY_DOUBT],
                                (gint64) review->counts[PRAXIS_SEVERITY_SUGGESTION], review->remarks, review->post_id);
}

/**
 * praxis_post_reviews_keep:
 * @store: a library
 * @state: what praxis_post_reviews_dup_state() gave before the posts were looked at
 * @reviews: (element-type PraxisPostReview): what praxis_post_reviews_make() gave
 * @error: return location
 *
 * Returns: whether they were written
 */
gboolean
praxis_post_reviews_keep (PraxisStore  *store,
                          const char   *state,
                          GPtrArray    *reviews,
                          GError      **error)
{
  PraxisConnection *connection;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (state != NULL && reviews != NULL, FALSE);

  connection = praxis_store_get_connection (store);
  if (!praxis_connection_begin (connection, error))
    return FALSE;
  for (guint i = 0; i < reviews->len; i++)
    {
      if (!keep_review (connection, state, reviews->pdata[i], error))
        {
          praxis_connection_rollback (connection);
          return FALSE;
        }
    }
  return praxis_connection_commit (connection, error);
}

static gboolean
is_open (PraxisRemark *remark,
         const char   *uuid,
         GHashTable   *decided)
{
  g_autofree char *name = g_strdup_printf ("%s %s %s", uuid, praxis_remark_get_fields (remark)->check,
                                           praxis_remark_get_key (remark));

  return !g_hash_table_contains (decided, name);
}

static GHashTable *
load_decided (PraxisStore  *store,
              GError      **error)
{
  g_autoptr(GHashTable) decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows = praxis_connection_query (praxis_store_get_connection (store), error,
                                                             "SELECT post_uuid || ' ' || check_id || ' ' || key "
                                                             "FROM review_decision", "");

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (store), rows, &failure))
    g_hash_table_add (decided, g_strdup (praxis_statement_get_text (rows, 0)));
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&decided) : NULL;
}

/* The post of a row, with its open remarks; NULL where there are none. */
static PraxisReviewedPost *
read_post (PraxisStatement *row,
           GHashTable      *decided)
{
  const char *uuid = praxis_statement_get_text (row, 1);
  g_autoptr(PraxisJson) json = praxis_json_parse (praxis_statement_get_text (row, 4), -1, NULL);
  g_autoptr(GPtrArray) remarks = json != NULL ? praxis_remarks_from_json (yyjson_doc_get_root (json)) : g_ptr_array_new ();
  PraxisReviewedPost *post;

  for (guint i = remarks->len; i > 0; i--)
    {
      if (!is_open (remarks->pdata[i - 1], uuid, decided))
        g_ptr_array_remove_index (remarks, i - 1);
    }
  if (remarks->len == 0)
    return NULL;
  post = g_new0 (PraxisReviewedPost, 1);
  post->id = praxis_statement_get_int (row, 0);
  post->uuid = g_strdup (uuid);
  post->title = g_strdup (praxis_statement_get_text (row, 2));
  post->month = praxis_statement_get_int (row, 3);
  post->remarks = g_steal_pointer (&remarks);
  return post;
}

/**
 * praxis_post_reviews_load:
 * @store: a library
 * @state: what praxis_post_reviews_dup_state() gave
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisReviewedPost): the author's own posts that have remarks, newest month first; those
 *   that are stale are left out. %NULL with an error
 */
GPtrArray *
praxis_post_reviews_load (PraxisStore  *store,
                          const char   *state,
                          GError      **error)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_reviewed_post_free);
  g_autoptr(GHashTable) decided = load_decided (store, error);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (state != NULL, NULL);

  if (decided == NULL)
    return NULL;
  rows = praxis_connection_query (praxis_store_get_connection (store), error,
                                  "SELECT post.id, post.uuid, post.title, coalesce (month, 0), remarks " OF_OWN_POSTS
                                  "AND post_review.revision_id = post.revision_id AND checks = ? "
                                  "AND errors + doubts + suggestions > 0 "
                                  "ORDER BY coalesce (month, 0) DESC, position, post.id", "t", state);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (store), rows, &failure))
    {
      PraxisReviewedPost *post = read_post (rows, decided);

      if (post != NULL)
        g_ptr_array_add (posts, post);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&posts) : NULL;
}
