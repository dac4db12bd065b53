/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-citations.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-store-private.h"

/*
 * What a library keeps for the citation engine: styles that the user added, and references as they were formatted.
 *
 * Whoever formats has often a connection that only reads, or a transaction that is not about this. What it made is noted
 * with the connection, and PraxisLibrary gives it to the writer when the job is done:
 *
 *   a job ──note──▶ its connection ──steal──▶ the writer ──keep──▶ the table
 *
 * The references are a cache: writing them is no change of the library, and nobody is told of it.
 */

/* Enough for every reference of a large library in two styles; of more the oldest ones go. */
#define MAX_REFERENCES 200000

static void
free_style (gpointer data)
{
  PraxisCslStyleRow *style = data;

  g_free (style->id);
  g_free (style->title);
  g_free (style);
}

/**
 * praxis_store_list_styles:
 * @self: a library
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisCslStyleRow): the styles that the user added, by title
 */
GPtrArray *
praxis_store_list_styles (PraxisStore  *self,
                          GError      **error)
{
  g_autoptr(GPtrArray) styles = g_ptr_array_new_with_free_func (free_style);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT id, title FROM csl_style ORDER BY title", "");
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      PraxisCslStyleRow *style = g_new0 (PraxisCslStyleRow, 1);

      style->id = g_strdup (praxis_statement_get_text (rows, 0));
      style->title = g_strdup (praxis_statement_get_text (rows, 1));
      g_ptr_array_add (styles, style);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&styles) : NULL;
}

/* The one text that a query gives; %NULL where it gives none, or with @error. */
static char *
get_text (PraxisStore  *self,
          const char   *sql,
          const char   *key,
          GError      **error)
{
  g_autoptr(PraxisStatement) row = praxis_connection_query (praxis_store_get_connection (self), error, sql, "t", key);

  if (row == NULL || !praxis_connection_next (praxis_store_get_connection (self), row, error))
    return NULL;
  return g_strdup (praxis_statement_get_text (row, 0));
}

/**
 * praxis_store_get_style:
 * @self: a library
 * @id: the id of a CSL style
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the style that the user added under this id; %NULL where there is none, or with @error
 */
char *
praxis_store_get_style (PraxisStore  *self,
                        const char   *id,
                        GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return get_text (self, "SELECT content FROM csl_style WHERE id = ?", id, error);
}

/**
 * praxis_store_put_style:
 * @self: a library
 * @id: the id of a CSL style
 * @title: its title
 * @content: the style
 * @error: return location
 *
 * Adds a style, or puts it in the place of one with the same id.
 *
 * Returns: whether it was written
 */
gboolean
praxis_store_put_style (PraxisStore  *self,
                        const char   *id,
                        const char   *title,
                        const char   *content,
                        GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && title != NULL && content != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self,
                           praxis_connection_run (praxis_store_get_connection (self), error,
                                                  "INSERT INTO csl_style (id, title, content) VALUES (?1, ?2, ?3) "
                                                  "ON CONFLICT DO UPDATE SET title = ?2, content = ?3", "ttt",
                                                  id, title, content) &&
                           praxis_store_touch_frame (self, error), error);
}

/**
 * praxis_store_remove_style:
 * @self: a library
 * @id: the id of a CSL style that the user added
 * @error: return location
 *
 * Returns: whether it is gone; %FALSE with %PRAXIS_ERROR_BUSY where a digest is printed in it
 */
gboolean
praxis_store_remove_style (PraxisStore  *self,
                           const char   *id,
                           GError      **error)
{
  gint64 used = 0;
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  success = praxis_connection_get_int (praxis_store_get_connection (self), &used, error,
                                       "SELECT count(*) FROM digest WHERE citation_style = ?", "t", id);
  if (success && used > 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_BUSY,
                           _("A digest is printed in this citation style. Choose another one for it first."));
      success = FALSE;
    }
  success = success && praxis_connection_run (praxis_store_get_connection (self), error,
                                              "DELETE FROM csl_style WHERE id = ?", "t", id) &&
            praxis_store_touch_frame (self, error);
  return praxis_store_end (self, success, error);
}

/**
 * praxis_store_find_cited_post:
 * @self: a library
 * @digest_uuid: a digest
 * @post_id: (out): its newest post that cites a work by more than a printed reference; 0 where there is none
 * @error: return location
 *
 * Returns: whether the library could be asked
 */
gboolean
praxis_store_find_cited_post (PraxisStore  *self,
                              const char   *digest_uuid,
                              gint64       *post_id,
                              GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (digest_uuid != NULL && post_id != NULL, FALSE);

  return praxis_connection_get_int (praxis_store_get_connection (self), post_id, error,
                                    "SELECT ifnull ((SELECT post.id FROM post JOIN digest ON digest.id = post.digest_id "
                                    "WHERE digest.uuid = ? AND post.deleted = 0 AND EXISTS "
                                    "(SELECT 1 FROM citation WHERE post_id = post.id AND title <> '') "
                                    "ORDER BY post.month DESC, post.position DESC LIMIT 1), 0)", "t", digest_uuid);
}

/**
 * praxis_store_get_reference:
 * @self: a library
 * @key: the hash of what a reference is made from
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the reference as it was formatted, HTML; %NULL where it is not known, or with @error
 */
char *
praxis_store_get_reference (PraxisStore  *self,
                            const char   *key,
                            GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return get_text (self, "SELECT html FROM formatted_reference WHERE key = ?", key, error);
}

/**
 * praxis_store_list_references:
 * @self: a library
 * @prefix: what keys begin with, not empty
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 utf8): the references with such keys, as they were formatted; %NULL with @error
 */
GHashTable *
praxis_store_list_references (PraxisStore  *self,
                              const char   *prefix,
                              GError      **error)
{
  PraxisConnection *connection;
  g_autoptr(GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (prefix != NULL && *prefix != '\0', NULL);

  connection = praxis_store_get_connection (self);
  /* The first text behind all that begin so. */
  end = g_strdup (prefix);
  end[strlen (end) - 1]++;
  rows = praxis_connection_query (connection, error, "SELECT key, html FROM formatted_reference WHERE key >= ? AND key < ?",
                                  "tt", prefix, end);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    g_hash_table_insert (references, g_strdup (praxis_statement_get_text (rows, 0)),
                         g_strdup (praxis_statement_get_text (rows, 1)));
  if (!praxis_rows_end (&failure, error))
    return NULL;
  return g_steal_pointer (&references);
}

static gboolean
insert_reference (PraxisStore  *self,
                  const char   *key,
                  const char   *html,
                  GError      **error)
{
  return praxis_connection_run (praxis_store_get_connection (self), error,
                                "INSERT INTO formatted_reference (key, html) VALUES (?, ?) ON CONFLICT DO NOTHING", "tt",
                                key, html);
}

/**
 * praxis_store_keep_references:
 * @self: a library
 * @pairs: (array zero-terminated=1): keys and references, in turn
 * @error: return location
 *
 * Writes what another connection had noted. Where there are too many, the oldest ones go.
 *
 * Returns: whether they were written
 */
gboolean
praxis_store_keep_references (PraxisStore         *self,
                              const char * const  *pairs,
                              GError             **error)
{
  PraxisConnection *connection;
  gboolean success = TRUE;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (pairs != NULL, FALSE);

  connection = praxis_store_get_connection (self);
  if (!praxis_connection_begin (connection, error))
    return FALSE;
  for (gsize i = 0; success && pairs[i] != NULL; i += 2)
    success = insert_reference (self, pairs[i], pairs[i + 1], error);
  success = success && praxis_connection_run (connection, error,
                                              "DELETE FROM formatted_reference "
                                              "WHERE id <= (SELECT max (id) FROM formatted_reference) - ?", "i",
                                              (gint64) MAX_REFERENCES);
  if (!success)
    {
      praxis_connection_rollback (connection);
      return FALSE;
    }
  return praxis_connection_commit (connection, error);
}
