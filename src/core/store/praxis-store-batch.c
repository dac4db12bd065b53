/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-batch.h"

#include "model/praxis-missing.h"
#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"

/*
 * One change to many posts, and the way back. Both are saves like any other. Taking a change back undoes what it did
 * and nothing else: a post that was edited since keeps its edits, and the status that they have led to.
 */

/* What a change did to one post. */
typedef struct
{
  gint64       id;
  gint64       revision;
  GStrv        added[PRAXIS_N_VOCABULARIES];
  GStrv        removed[PRAXIS_N_VOCABULARIES];
  PraxisStatus status;
  gboolean     status_was_set;

  PraxisMonth  month_before;
  PraxisMonth  month;
  int          position_before;
  PraxisStatus status_before;
  gint64       published_revision_before;
  gint64       published_before;
} PostChange;

struct _PraxisBatch
{
  GPtrArray *changes;
};

static void
post_change_free (PostChange *change)
{
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      g_strfreev (change->added[v]);
      g_strfreev (change->removed[v]);
    }
  g_free (change);
}

/**
 * praxis_batch_free:
 * @batch: (transfer full): a change
 */
void
praxis_batch_free (PraxisBatch *batch)
{
  g_ptr_array_unref (batch->changes);
  g_free (batch);
}

/**
 * praxis_batch_get_size:
 * @batch: a change
 *
 * Returns: how many posts it changed; those that were so already do not count
 */
guint
praxis_batch_get_size (PraxisBatch *batch)
{
  g_return_val_if_fail (batch != NULL, 0);

  return batch->changes->len;
}

static gboolean
has_label (const char * const *labels,
           const char         *label)
{
  g_autofree char *key = praxis_text_fold (label);

  for (gsize i = 0; labels != NULL && labels[i] != NULL; i++)
    {
      g_autofree char *other = praxis_text_fold (labels[i]);

      if (g_str_equal (key, other))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full): the labels of @from that are not in @others */
static GStrv
subtract (const char * const *from,
          const char * const *others)
{
  g_autoptr(GStrvBuilder) rest = g_strv_builder_new ();

  for (gsize i = 0; from[i] != NULL; i++)
    {
      if (!has_label (others, from[i]))
        g_strv_builder_add (rest, from[i]);
    }
  return g_strv_builder_end (rest);
}

/* The store finds each name in the vocabulary, so that it does no harm where one is there already. */
static void
change_terms (PraxisDraft        *draft,
              PraxisVocabulary    vocabulary,
              const char * const *add,
              const char * const *remove)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) kept = subtract (praxis_draft_get_terms (draft, vocabulary), remove);
  g_auto(GStrv) all = NULL;

  g_strv_builder_addv (labels, (const char **) kept);
  if (add != NULL)
    g_strv_builder_addv (labels, (const char **) add);
  all = g_strv_builder_end (labels);
  praxis_draft_set_terms (draft, vocabulary, (const char * const *) all);
}

/* Reads a post and what of it no snapshot tells. A post that is gone or in the trash is %NULL without an error. */
static PraxisPost *
find_post (PraxisStore  *self,
           gint64        id,
           gint64       *published_revision,
           GError      **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (self, id, &failure);

  *published_revision = 0;
  if (post == NULL && !g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  if (post == NULL || praxis_post_get_deleted (post) != 0 ||
      !praxis_connection_get_int (praxis_store_get_connection (self), published_revision, error,
                                  "SELECT published_revision_id FROM post WHERE id = ?", "i", id))
    return NULL;
  return g_steal_pointer (&post);
}

static PostChange *
post_change_new (PraxisPost *post,
                 gint64      published_revision)
{
  PostChange *done = g_new0 (PostChange, 1);

  done->id = praxis_post_get_id (post);
  done->month_before = praxis_post_get_month (post);
  done->position_before = praxis_post_get_position (post);
  done->status_before = praxis_post_get_status (post);
  done->published_revision_before = published_revision;
  done->published_before = praxis_post_get_published (post);
  return done;
}

static gboolean
save_change (PraxisStore             *self,
             PraxisPost              *post,
             PraxisDraft             *draft,
             const PraxisPostChange  *change,
             PostChange              *done,
             GError                 **error)
{
  g_autoptr(PraxisDraft) before = praxis_draft_new_from_post (post);
  PraxisSaveOutcome outcome;
  gint64 status = 0;

  change_terms (draft, PRAXIS_VOCABULARY_TOPIC, change->add_topics, change->remove_topics);
  change_terms (draft, PRAXIS_VOCABULARY_TYPE, change->add_types, change->remove_types);
  if (change->set_month)
    praxis_draft_set_month (draft, change->month);
  if (!praxis_store_save_draft (self, praxis_post_get_digest_uuid (post), draft, &outcome, error) ||
      !praxis_connection_get_int (praxis_store_get_connection (self), &status, error,
                                  "SELECT status FROM post WHERE id = ?", "i", done->id))
    return FALSE;
  done->revision = outcome.revision;
  done->status = status;
  done->month = praxis_draft_get_month (draft);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      done->added[v] = subtract (praxis_draft_get_terms (draft, v), praxis_draft_get_terms (before, v));
      done->removed[v] = subtract (praxis_draft_get_terms (before, v), praxis_draft_get_terms (draft, v));
    }
  return TRUE;
}

/* Whether a post may have the status, with what it has now. */
static gboolean
may_become (PraxisDraft      *draft,
            PraxisStatus      status,
            const PostChange *done)
{
  if (status == PRAXIS_STATUS_NEEDS_UPDATE)
    return done->published_revision_before != 0;
  return praxis_draft_get_missing_for (draft, status) == 0;
}

/* What is published is more than ready: to mark it so would take it from the site. */
static gboolean
is_beyond (const PostChange *done,
           PraxisStatus      status)
{
  return status == PRAXIS_STATUS_READY && done->published_revision_before != 0;
}

static gboolean
change_post (PraxisStore             *self,
             PraxisBatch             *batch,
             gint64                   id,
             const PraxisPostChange  *change,
             GArray                  *refused,
             GError                 **error)
{
  g_autoptr(GError) failure = NULL;
  gint64 published_revision;
  g_autoptr(PraxisPost) post = find_post (self, id, &published_revision, &failure);
  g_autoptr(PraxisDraft) draft = NULL;
  PostChange *done;

  if (post == NULL)
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  draft = praxis_draft_new_from_post (post);
  done = post_change_new (post, published_revision);
  g_ptr_array_add (batch->changes, done);
  if (!save_change (self, post, draft, change, done, error))
    return FALSE;
  if (change->set_status && change->status != done->status && !is_beyond (done, change->status))
    {
      if (!may_become (draft, change->status, done))
        g_array_append_val (refused, id);
      else if (!praxis_store_set_status (self, id, change->status, error))
        return FALSE;
      else
        {
          done->status = change->status;
          done->status_was_set = TRUE;
        }
    }
  if (done->revision == praxis_post_get_revision (post) && done->status == done->status_before)
    g_ptr_array_remove (batch->changes, done);
  return TRUE;
}

static gboolean
change_all (PraxisStore             *self,
            PraxisBatch             *batch,
            const gint64            *ids,
            gsize                    n_ids,
            const PraxisPostChange  *change,
            GPtrArray              **refused,
            GError                 **error)
{
  g_autoptr(GArray) refused_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < n_ids; i++)
    {
      if (!change_post (self, batch, ids[i], change, refused_ids, error))
        return FALSE;
    }
  if (refused == NULL)
    return TRUE;
  *refused = praxis_store_get_entries (self, (const gint64 *) refused_ids->data, refused_ids->len, error);
  return *refused != NULL;
}

/**
 * praxis_store_change_posts:
 * @self: a library
 * @ids: (array length=n_ids): rows of posts; those in the trash, and those that are gone, are passed over
 * @n_ids: how many
 * @change: what to change
 * @refused: (out) (optional) (transfer full) (element-type PraxisEntry): the posts whose status stayed as it was, since
 *   something that it needs is missing; whatever else @change says was done to them too
 * @error: return location
 *
 * Changes many posts at once, all or none. Names that a digest's vocabularies do not have are added to them.
 *
 * Returns: (transfer full): what was changed, for praxis_store_undo_batch(); %NULL with an error of
 *   praxis_store_save_draft()
 */
PraxisBatch *
praxis_store_change_posts (PraxisStore             *self,
                           const gint64            *ids,
                           gsize                    n_ids,
                           const PraxisPostChange  *change,
                           GPtrArray              **refused,
                           GError                 **error)
{
  g_autoptr(PraxisBatch) batch = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  if (refused != NULL)
    *refused = NULL;
  batch = g_new0 (PraxisBatch, 1);
  batch->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) post_change_free);
  if (!praxis_store_begin (self, error))
    return NULL;
  if (praxis_store_end (self, change_all (self, batch, ids, n_ids, change, refused, error), error))
    return g_steal_pointer (&batch);
  if (refused != NULL)
    g_clear_pointer (refused, g_ptr_array_unref);
  return NULL;
}

/* The content is what it was before; so the revision that is newest now says what was published then. A status that only
 * followed the content has done so again by itself. */
static gboolean
undo_status (PraxisStore       *self,
             const PostChange  *change,
             GError           **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET status = ?2, published_revision_id = CASE ?2 "
                                "WHEN 2 THEN revision_id WHEN 3 THEN ?3 END, published = ?4, change = ?5 "
                                "WHERE id = ?1", "iiiii",
                                change->id, (gint64) change->status_before, change->published_revision_before,
                                change->published_before, praxis_store_get_own_change (self));
}

static gboolean
undo_post (PraxisStore       *self,
           const PostChange  *change,
           GError           **error)
{
  g_autoptr(GError) failure = NULL;
  gint64 published_revision;
  g_autoptr(PraxisPost) post = find_post (self, change->id, &published_revision, &failure);
  g_autoptr(PraxisDraft) draft = NULL;
  PraxisSaveOutcome outcome;
  gboolean untouched, moved;

  if (post == NULL)
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  untouched = praxis_post_get_revision (post) == change->revision && praxis_post_get_status (post) == change->status;
  moved = change->month != change->month_before && praxis_post_get_month (post) == change->month;
  draft = praxis_draft_new_from_post (post);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    change_terms (draft, v, (const char * const *) change->removed[v], (const char * const *) change->added[v]);
  if (moved)
    praxis_draft_set_month (draft, change->month_before);
  return praxis_store_save_draft (self, praxis_post_get_digest_uuid (post), draft, &outcome, error) &&
         (!moved ||
          praxis_connection_run (praxis_store_get_connection (self), error,
                                 "UPDATE post SET position = ? WHERE id = ?", "ii",
                                 (gint64) change->position_before, change->id)) &&
         (!untouched || !change->status_was_set || undo_status (self, change, error));
}

/**
 * praxis_store_undo_batch:
 * @self: the library
 * @batch: what praxis_store_change_posts() gave
 * @error: return location
 *
 * Takes a change to many posts back, all or none. Of a post that was edited since only the topics, types and the month
 * of the change are taken back, where they are still so; one that is in the trash by now is left alone.
 *
 * Returns: whether it is taken back; the errors are those of praxis_store_save_draft()
 */
gboolean
praxis_store_undo_batch (PraxisStore  *self,
                         PraxisBatch  *batch,
                         GError      **error)
{
  gboolean success = TRUE;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (batch != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  for (guint i = 0; success && i < batch->changes->len; i++)
    success = undo_post (self, batch->changes->pdata[i], error);
  return praxis_store_end (self, success, error);
}
