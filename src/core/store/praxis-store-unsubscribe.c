/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-subscriptions.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-store-digests.h"
#include "praxis-store-private.h"
#include "praxis-store-reading-private.h"

/*
 * Removing a digest that came from an archive, and taking that back. Its rows are copied into temporary tables first, as they
 * are, those of every table that points to the digest or to its posts; so it can come back without its site, and with what the
 * author had signed. The copy is gone with the connection, or when another digest is removed.
 */

#define KEPT "removed_"

/* A table with rows of a digest, and which ones these are. */
typedef struct
{
  char *name;
  char *condition;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_free (part->condition);
  g_free (part);
}

/* Returns: (transfer full) (element-type Part): the tables that have rows of a digest, that of digests first */
static GPtrArray *
list_parts (PraxisStore  *self,
            gint64        digest_id,
            GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error,
                                  "SELECT 'digest', 'id', 'digest' UNION ALL SELECT * FROM ("
                                  "SELECT schema.name, key.\"from\", min (key.\"table\") "
                                  "FROM main.sqlite_schema AS schema, pragma_foreign_key_list (schema.name) AS key "
                                  "WHERE schema.type = 'table' AND key.\"table\" IN ('digest', 'post') AND key.\"to\" = 'id' "
                                  "GROUP BY schema.name ORDER BY schema.rowid)", "");
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      Part *part = g_new0 (Part, 1);
      gboolean is_of_post = g_str_equal (praxis_statement_get_text (rows, 2), "post");

      part->name = g_strdup (praxis_statement_get_text (rows, 0));
      part->condition = g_strdup_printf (is_of_post ? "%s IN (SELECT id FROM main.post WHERE digest_id = %" G_GINT64_FORMAT ")"
                                                    : "%s = %" G_GINT64_FORMAT,
                                         praxis_statement_get_text (rows, 1), digest_id);
      g_ptr_array_add (parts, part);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&parts) : NULL;
}

static gboolean
keep (PraxisStore  *self,
      GPtrArray    *parts,
      GError      **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = parts->pdata[i];
      g_autofree char *sql = g_strdup_printf ("DROP TABLE IF EXISTS temp." KEPT "%s; "
                                              "CREATE TEMP TABLE " KEPT "%s AS SELECT * FROM main.%s WHERE %s",
                                              part->name, part->name, part->name, part->condition);

      if (!praxis_connection_execute (praxis_store_get_connection (self), sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_digest (PraxisStore  *self,
               const char   *digest_uuid,
               GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (self, digest_uuid, error);
  g_autoptr(GPtrArray) parts = NULL;
  gint64 id;

  if (digest == NULL || !praxis_store_find_digest_id (self, digest_uuid, &id, error))
    return FALSE;
  if (praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   /* Translators: %s is a digest's title */
                   _("“%s” does not come from an archive, so it stays."), praxis_digest_get_title (digest));
      return FALSE;
    }
  parts = list_parts (self, id, error);
  return parts != NULL && keep (self, parts, error) &&
         praxis_connection_run (connection, error,
                                "DELETE FROM post_text WHERE id IN (SELECT id FROM post WHERE digest_id = ?)", "i", id) &&
         praxis_connection_run (connection, error, "DELETE FROM post WHERE digest_id = ?", "i", id) &&
         praxis_connection_run (connection, error, "DELETE FROM digest WHERE id = ?", "i", id) &&
         praxis_connection_run (connection, error, "UPDATE library SET purge_change = ?", "i",
                                praxis_store_get_own_change (self)) &&
         praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_remove_subscription:
 * @self: a library
 * @digest_uuid: a digest that comes from an archive
 * @error: return location
 *
 * Removes the digest and its posts. What the reader has on them (notes, the reading list, what is read) stays, and is there
 * again as soon as the posts are. Until @self is closed or removes another one, praxis_store_restore_subscription() brings
 * the digest back.
 *
 * Returns: whether it is removed; %FALSE with %PRAXIS_ERROR_NOT_FOUND, or %PRAXIS_ERROR_INVALID for a digest that does not come
 *   from an archive
 */
gboolean
praxis_store_remove_subscription (PraxisStore  *self,
                                  const char   *digest_uuid,
                                  GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, remove_digest (self, digest_uuid, error), error);
}

/* --- Taking it back --- */

/* Finds the row that a digest had; it must not have come back by another way, nor its place in addresses be taken. */
static gboolean
find_removed (PraxisStore  *self,
              const char   *digest_uuid,
              gint64       *digest_id,
              GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  gint64 is_kept = 0;
  gint64 is_here = 0;

  *digest_id = 0;
  if (!praxis_connection_get_int (connection, &is_kept, error,
                                  "SELECT count(*) FROM temp.sqlite_schema WHERE name = '" KEPT "digest'", "") ||
      (is_kept != 0 && !praxis_connection_get_int (connection, digest_id, error,
                                                   "SELECT id FROM temp." KEPT "digest WHERE uuid = ?", "t", digest_uuid)))
    return FALSE;
  if (*digest_id == 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                           _("The digest can no longer be brought back. Subscribe to it again."));
      return FALSE;
    }
  if (!praxis_connection_get_int (connection, &is_here, error,
                                  "SELECT count(*) FROM temp." KEPT "digest AS removed JOIN main.digest "
                                  "ON digest.uuid = removed.uuid OR digest.slug = removed.slug", ""))
    return FALSE;
  if (is_here != 0)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                         _("The digest is in the library again already."));
  return is_here == 0;
}

static gboolean
bring_back (PraxisStore  *self,
            GPtrArray    *parts,
            GError      **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = parts->pdata[i];
      g_autofree char *sql = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM temp." KEPT "%s; DROP TABLE temp." KEPT "%s",
                                              part->name, part->name, part->name);

      if (!praxis_connection_execute (praxis_store_get_connection (self), sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_digest (PraxisStore  *self,
                const char   *digest_uuid,
                GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GPtrArray) parts = NULL;
  gint64 id;

  if (!find_removed (self, digest_uuid, &id, error))
    return FALSE;
  parts = list_parts (self, id, error);
  /* The tables point to each other: what is asked for holds at the end. */
  return parts != NULL && praxis_connection_execute (connection, "PRAGMA defer_foreign_keys = ON", error) &&
         bring_back (self, parts, error) &&
         praxis_connection_run (connection, error,
                                "UPDATE post SET own = " PRAXIS_STORE_OWN ", change = ? WHERE digest_id = ?", "ii",
                                praxis_store_get_own_change (self), id) &&
         praxis_store_touch_frame (self, error);
}

/**
 * praxis_store_restore_subscription:
 * @self: a library
 * @digest_uuid: the digest that praxis_store_remove_subscription() has removed last
 * @error: return location
 *
 * Brings it back as it was, with its posts. What the reader has done with notes and the reading list meanwhile holds.
 *
 * Returns: whether it is there again; %FALSE with %PRAXIS_ERROR_NOT_FOUND where it was not the last one that was removed, and
 *   %PRAXIS_ERROR_EXISTS where it has come again by another way, or another digest stands in its place
 */
gboolean
praxis_store_restore_subscription (PraxisStore  *self,
                                   const char   *digest_uuid,
                                   GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, restore_digest (self, digest_uuid, error), error);
}
