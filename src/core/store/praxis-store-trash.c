/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"

/* The trash: posts that are deleted and can come back, and what is removed for good. */

typedef gboolean (*PostFunc) (PraxisStore  *self,
                              gint64        id,
                              GError      **error);

/* Whether a post may be deleted; of one that is gone nothing is left to say no. */
static gboolean
check_own_post (PraxisStore  *self,
                gint64        id,
                GError      **error)
{
  gint64 digest_id = 0;

  return praxis_connection_get_int (praxis_store_get_connection (self), &digest_id, error,
                                    "SELECT digest_id FROM post WHERE id = ?", "i", id) &&
         praxis_store_check_own_digest (self, digest_id, error);
}

/* Does the same to several posts, all or none. */
static gboolean
for_each_post (PraxisStore   *self,
               const gint64  *ids,
               gsize          n_ids,
               PostFunc       func,
               GError       **error)
{
  gboolean success = TRUE;

  if (!praxis_store_begin (self, error))
    return FALSE;
  for (gsize i = 0; success && i < n_ids; i++)
    success = check_own_post (self, ids[i], error) && func (self, ids[i], error);
  return praxis_store_end (self, success, error);
}

/* Its words leave the index at once; the texts stay in its revisions. */
static gboolean
delete_post (PraxisStore  *self,
             gint64        id,
             GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET deleted = ?, change = ? WHERE id = ? AND deleted = 0", "iii",
                                praxis_store_now (), praxis_store_get_own_change (self), id) &&
         praxis_connection_run (praxis_store_get_connection (self), error,
                                "DELETE FROM post_text WHERE id = ?", "i", id);
}

static gboolean
restore_post (PraxisStore  *self,
              gint64        id,
              GError      **error)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (self, id, error);
  g_autoptr(PraxisDraft) content = NULL;

  if (post == NULL)
    return FALSE;
  content = praxis_draft_new_from_post (post);
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "UPDATE post SET deleted = 0, change = ? WHERE id = ?", "ii",
                                praxis_store_get_own_change (self), id) &&
         praxis_store_index_words (self, id, content, error);
}

/**
 * praxis_store_delete_posts:
 * @self: a library
 * @ids: (array length=n_ids): rows of posts
 * @n_ids: how many
 * @error: return location
 *
 * Moves posts to the trash, all or none.
 *
 * Returns: whether they are there; %FALSE with %PRAXIS_ERROR_READ_ONLY where one comes from an archive
 */
gboolean
praxis_store_delete_posts (PraxisStore   *self,
                           const gint64  *ids,
                           gsize          n_ids,
                           GError       **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  return for_each_post (self, ids, n_ids, delete_post, error);
}

/**
 * praxis_store_restore_posts:
 * @self: a library
 * @ids: (array length=n_ids): rows of posts
 * @n_ids: how many
 * @error: return location
 *
 * Takes posts out of the trash, all or none.
 *
 * Returns: whether they are back
 */
gboolean
praxis_store_restore_posts (PraxisStore   *self,
                            const gint64  *ids,
                            gsize          n_ids,
                            GError       **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  return for_each_post (self, ids, n_ids, restore_post, error);
}

/**
 * praxis_store_empty_trash:
 * @self: a library
 * @deleted_before: in seconds since 1970-01-01 UTC
 * @error: return location
 *
 * Removes for good what was moved to the trash before @deleted_before, with its history.
 *
 * Returns: whether it is removed
 */
gboolean
praxis_store_empty_trash (PraxisStore  *self,
                          gint64        deleted_before,
                          GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 old = 0;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  /* Asked first, so that a start with nothing to remove writes nothing. */
  if (!praxis_connection_get_int (connection, &old, error,
                                  "SELECT count(*) FROM post WHERE deleted > 0 AND deleted < ?", "i",
                                  deleted_before))
    return FALSE;
  if (old == 0)
    return TRUE;

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_connection_run (connection, error,
                                   "DELETE FROM post WHERE deleted > 0 AND deleted < ?", "i",
                                   deleted_before) &&
            praxis_connection_run (connection, error,
                                   "UPDATE library SET purge_change = ?", "i",
                                   praxis_store_get_own_change (self));
  return praxis_store_end (self, success, error);
}
