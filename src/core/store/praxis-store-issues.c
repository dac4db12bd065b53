/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-issues.h"

#include "praxis-store-posts.h"
#include "praxis-store-private.h"

/* The order of an issue's posts: the author's, kept as a place in each post. */

/**
 * praxis_store_list_issue_posts:
 * @self: a library
 * @digest_uuid: a digest
 * @month: the month of an issue; %PRAXIS_MONTH_NONE for the posts that are in none
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisEntry): the issue's posts that are not in the trash, in its order;
 *   %NULL with %PRAXIS_ERROR_NOT_FOUND where there is no such digest
 */
GPtrArray *
praxis_store_list_issue_posts (PraxisStore  *self,
                               const char   *digest_uuid,
                               PraxisMonth   month,
                               GError      **error)
{
  g_autoptr(GArray) ids = NULL;
  gint64 digest_id;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);

  if (!praxis_store_find_digest_id (self, digest_uuid, &digest_id, error))
    return NULL;
  ids = praxis_connection_list_ints (praxis_store_get_connection (self), error,
                                     "SELECT id FROM post WHERE digest_id = ?1 AND month IS nullif (?2, 0) "
                                     "AND deleted = 0 ORDER BY position, id", "ii", digest_id, (gint64) month);
  if (ids == NULL)
    return NULL;
  return praxis_store_get_entries (self, (const gint64 *) ids->data, ids->len, error);
}

/* The posts that are named go first, in that order; the others keep theirs. */
static GArray *
merge_order (GArray        *old,
             const gint64  *ids,
             gsize          n_ids)
{
  g_autoptr(GHashTable) left = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (gint64), old->len);

  for (guint i = 0; i < old->len; i++)
    g_hash_table_add (left, &g_array_index (old, gint64, i));
  for (gsize i = 0; i < n_ids; i++)
    {
      if (g_hash_table_remove (left, &ids[i]))
        g_array_append_val (order, ids[i]);
    }
  for (guint i = 0; i < old->len; i++)
    {
      if (g_hash_table_contains (left, &g_array_index (old, gint64, i)))
        g_array_append_val (order, g_array_index (old, gint64, i));
    }
  return order;
}

static gboolean
set_order (PraxisStore   *self,
           const char    *digest_uuid,
           PraxisMonth    month,
           const gint64  *ids,
           gsize          n_ids,
           GError       **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) old = NULL;
  g_autoptr(GArray) order = NULL;
  gint64 digest_id;

  if (!praxis_store_find_own_digest_id (self, digest_uuid, &digest_id, error))
    return FALSE;
  /* Posts in the trash have their places too, so that they come back somewhere. */
  old = praxis_connection_list_ints (connection, error,
                                     "SELECT id FROM post WHERE digest_id = ? AND month = ? ORDER BY position, id", "ii",
                                     digest_id, (gint64) month);
  if (old == NULL)
    return FALSE;
  order = merge_order (old, ids, n_ids);
  for (guint i = 0; i < order->len; i++)
    {
      if (!praxis_connection_run (connection, error,
                                  "UPDATE post SET position = ?2, change = ?3 WHERE id = ?1 AND position <> ?2", "iii",
                                  g_array_index (order, gint64, i), (gint64) i, praxis_store_get_own_change (self)))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_store_set_issue_order:
 * @self: a library
 * @digest_uuid: a digest
 * @month: the month of an issue
 * @ids: (array length=n_ids): rows of its posts, in their new order
 * @n_ids: how many
 * @error: return location
 *
 * Puts an issue's posts in order, here and on the pages of its site. Posts of other issues are passed over; those of
 * the issue that are not named follow behind, in their old order.
 *
 * Returns: whether it was written; %FALSE with %PRAXIS_ERROR_NOT_FOUND where there is no such digest
 */
gboolean
praxis_store_set_issue_order (PraxisStore   *self,
                              const char    *digest_uuid,
                              PraxisMonth    month,
                              const gint64  *ids,
                              gsize          n_ids,
                              GError       **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL, FALSE);
  g_return_val_if_fail (month != PRAXIS_MONTH_NONE, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, set_order (self, digest_uuid, month, ids, n_ids, error), error);
}
