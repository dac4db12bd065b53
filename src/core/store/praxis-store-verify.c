/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-sha256.h"
#include "praxis-store-maintenance.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"
#include "praxis-store-reading-private.h"

/* Whether a library is sound, from SQLite's pages up to the words of the posts, and making again what is derived. */

/* Adds a problem for each row of a statement whose first column names what is wrong. */
static gboolean
report_rows (PraxisStore      *self,
             PraxisStatement  *statement,
             const char       *format,
             GStrvBuilder     *problems,
             GError          **error)
{
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      g_autoptr(GString) problem = g_string_new (format);

      g_string_replace (problem, "{}", praxis_statement_get_text (rows, 0), 1);
      g_strv_builder_add (problems, problem->str);
    }
  return praxis_rows_end (&failure, error);
}

static gboolean
verify_database (PraxisStore   *self,
                 GStrvBuilder  *problems,
                 GError       **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  return report_rows (self,
                      praxis_connection_query (connection, error,
                                               "SELECT integrity_check FROM pragma_integrity_check "
                                               "WHERE integrity_check <> 'ok'", ""),
                      /* Translators: {} is what SQLite says, in English */
                      _("The file is damaged: {}"), problems, error) &&
         report_rows (self,
                      praxis_connection_query (connection, error,
                                               "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check", ""),
                      /* Translators: {} is a place in the database */
                      _("A row points to one that is gone: {}"), problems, error);
}

/* Every revision must still be what was written. */
static gboolean
verify_revisions (PraxisStore   *self,
                  GStrvBuilder  *problems,
                  GError       **error)
{
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT content, hash, revision.id, title FROM revision "
                                  "JOIN post ON post.id = post_id", "");
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      const char *content = praxis_statement_get_text (rows, 0);
      g_autofree char *hash = praxis_sha256_of (content, strlen (content));

      if (!g_str_equal (hash, praxis_statement_get_text (rows, 1)))
        g_strv_builder_take (problems,
                             /* Translators: the number counts revisions, %s is a post's title */
                             g_strdup_printf (_("Revision %d of “%s” is not what was saved."),
                                              (int) praxis_statement_get_int (rows, 2),
                                              praxis_statement_get_text (rows, 3)));
    }
  return praxis_rows_end (&failure, error);
}

/* The narrow tables that the facets are made from must say what the newest revision says. A name that the
 * vocabulary writes otherwise by now says nothing here. */
static gboolean
verify_facets (PraxisStore   *self,
               GStrvBuilder  *problems,
               GError       **error)
{
  return report_rows (self,
                      praxis_connection_query (
                        praxis_store_get_connection (self), error,
                        "SELECT post.title FROM post JOIN revision ON revision.id = revision_id "
                        "WHERE CASE WHEN json_valid (content) THEN "
                        "(SELECT count(*) FROM citation WHERE post_id = post.id) <> "
                        "json_array_length (content, '$.citations') "
                        "OR EXISTS (SELECT 1 FROM json_each (content, '$.citations') AS item "
                        "JOIN citation ON post_id = post.id AND position = item.key "
                        "WHERE (json_type (item.value, '$.csl.title') = 'text' "
                        "AND citation.title <> item.value ->> '$.csl.title') "
                        "OR (json_type (item.value, '$.csl.container-title') = 'text' "
                        "AND container <> item.value ->> '$.csl.container-title')) "
                        "OR (SELECT count(*) FROM post_term WHERE post_id = post.id) > "
                        "json_array_length (content, '$.topics') + json_array_length (content, '$.types') "
                        "OR EXISTS (SELECT 1 FROM json_each (content, '$.topics') AS label "
                        "JOIN term_name ON term_name.digest_id = post.digest_id AND vocabulary = 0 "
                        "AND term_name.key = lower (label.value) AND name = label.value "
                        "WHERE term_id NOT IN (SELECT term_id FROM post_term WHERE post_id = post.id)) END", ""),
                      /* Translators: {} is a post's title */
                      _("The filters do not know what “{}” cites or is about."), problems, error);
}

/* So must the table that the evidence is made from. SQLite reads decimals to 15 digits alone. */
static gboolean
verify_findings (PraxisStore   *self,
                 GStrvBuilder  *problems,
                 GError       **error)
{
  return report_rows (self,
                      praxis_connection_query (
                        praxis_store_get_connection (self), error,
                        "SELECT post.title FROM post JOIN revision ON revision.id = revision_id "
                        "WHERE CASE WHEN json_valid (content) THEN "
                        "(SELECT count(*) FROM finding WHERE post_id = post.id) <> "
                        "coalesce (json_array_length (content, '$.findings'), 0) "
                        "OR EXISTS (SELECT 1 FROM json_each (content, '$.findings') AS item "
                        "JOIN finding ON post_id = post.id AND position = item.key "
                        "WHERE measure <> item.value ->> '$.measure' "
                        "OR round (estimate, 9) <> round (item.value ->> '$.estimate', 9) "
                        "OR round (lower, 9) IS NOT round (item.value ->> '$.lower', 9) "
                        "OR round (upper, 9) IS NOT round (item.value ->> '$.upper', 9) "
                        "OR round (level, 9) IS NOT round (item.value ->> '$.level', 9) "
                        "OR n <> coalesce (item.value ->> '$.n', 0) OR k <> coalesce (item.value ->> '$.k', 0) "
                        "OR comparison <> coalesce (item.value ->> '$.comparison', '') "
                        "OR time_point <> coalesce (item.value ->> '$.time_point', '') "
                        "OR round (p, 9) IS NOT round (item.value ->> '$.p', 9) "
                        "OR p_comparison <> coalesce (item.value ->> '$.p_comp', '') "
                        "OR direction <> coalesce (item.value ->> '$.direction', '')) END", ""),
                      /* Translators: {} is a post's title */
                      _("The evidence does not show the findings of “{}”."), problems, error);
}

/* Looking into an index needs the right to write; without it the rest has to do. */
static gboolean
verify_index (PraxisStore   *self,
              const char    *check,
              const char    *problem,
              GStrvBuilder  *problems,
              GError       **error)
{
  g_autoptr(GError) failure = NULL;

  if (praxis_connection_run (praxis_store_get_connection (self), &failure, check, "") ||
      g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY))
    return TRUE;
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED))
    {
      g_strv_builder_add (problems, problem);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What is derived must be there, and the index must hold exactly its words. */
static gboolean
verify_derived (PraxisStore   *self,
                GStrvBuilder  *problems,
                GError       **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);

  if (!report_rows (self,
                    praxis_connection_query (connection, error,
                                             "SELECT post.title FROM post LEFT JOIN post_text USING (id) "
                                             "WHERE (post_text.id IS NULL) <> (deleted <> 0)", ""),
                    _("The words of “{}” are not in the search."), problems, error) ||
      !report_rows (self,
                    praxis_connection_query (connection, error,
                                             "SELECT post.title FROM post JOIN revision ON revision.id = revision_id "
                                             "WHERE json_valid (content) AND content ->> 'title' <> post.title", ""),
                    _("The title of “{}” is not the one that was saved."), problems, error) ||
      !report_rows (self,
                    praxis_connection_query (connection, error,
                                             "SELECT title FROM post WHERE own <> (" PRAXIS_STORE_OWN ")", ""),
                    _("The lists do not show what you have on “{}”."), problems, error) ||
      !verify_facets (self, problems, error) ||
      !verify_findings (self, problems, error))
    return FALSE;

  return verify_index (self, "INSERT INTO post_fts (post_fts, rank) VALUES ('integrity-check', 1)",
                       _("The search index does not hold the posts' words."), problems, error) &&
         verify_index (self, "INSERT INTO note_fts (note_fts, rank) VALUES ('integrity-check', 1)",
                       _("The search index does not hold the words of your notes."), problems, error);
}

/**
 * praxis_store_verify:
 * @self: a library
 * @problems: (out): what is wrong, a sentence each; empty where nothing is
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Returns: whether the library could be looked at
 */
gboolean
praxis_store_verify (PraxisStore   *self,
                     GStrv         *problems,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GStrvBuilder) found = g_strv_builder_new ();
  gboolean success;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);

  praxis_connection_set_cancellable (praxis_store_get_connection (self), cancellable);
  success = verify_database (self, found, error) &&
            verify_revisions (self, found, error) &&
            verify_derived (self, found, error);
  praxis_connection_set_cancellable (praxis_store_get_connection (self), NULL);
  if (success)
    *problems = g_strv_builder_end (found);
  return success;
}

/* Makes again what is derived from one post's content. Where that cannot be read, what was derived from it once is all
 * that is left of its words, and stays as it is. */
static gboolean
rebuild_post (PraxisStore  *self,
              gint64        id,
              GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisDraft) content = NULL;
  g_autoptr(GArray) term_ids = NULL;
  g_autoptr(GError) failure = NULL;
  gint64 digest_id;

  post = praxis_store_get_post_by_id (self, id, &failure);
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED))
    return TRUE;
  if (post != NULL)
    content = praxis_store_get_content (self, praxis_post_get_revision (post), &failure);
  if (content == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return praxis_store_find_digest_id (self, praxis_post_get_digest_uuid (post), &digest_id, error) &&
         /* The vocabulary of an archive is its author's; a name that is not in it says nothing any more. */
         (praxis_store_check_own_digest (self, digest_id, NULL) ||
          praxis_store_keep_known_terms (self, digest_id, content, error)) &&
         praxis_store_resolve_terms (self, digest_id, content, &term_ids, error) &&
         praxis_store_index_post (self, id, content, term_ids, error) &&
         (praxis_post_get_deleted (post) == 0 ||
          praxis_connection_run (connection, error, "DELETE FROM post_text WHERE id = ?", "i", id)) &&
         praxis_connection_run (connection, error, "UPDATE post SET change = ? WHERE id = ?", "ii",
                                praxis_store_get_own_change (self), id);
}

static gboolean
rebuild (PraxisStore  *self,
         GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) ids = praxis_connection_list_ints (connection, error, "SELECT id FROM post", "");

  /* The index is made from the words first, so that changing the words takes out what is there. */
  if (ids == NULL ||
      !praxis_connection_execute (connection, "INSERT INTO post_fts (post_fts) VALUES ('rebuild')", error) ||
      !praxis_connection_execute (connection, "INSERT INTO note_fts (note_fts) VALUES ('rebuild')", error) ||
      !praxis_connection_run (connection, error,
                              "UPDATE post SET change = ?, own = " PRAXIS_STORE_OWN " WHERE own <> (" PRAXIS_STORE_OWN ")", "i",
                              praxis_store_get_own_change (self)))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!rebuild_post (self, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_store_repair:
 * @self: a library
 * @error: return location
 *
 * Makes what lists, facets and search need again from the newest revisions. A post whose newest revision cannot be
 * read is left as it is.
 *
 * Returns: whether they are made
 */
gboolean
praxis_store_repair (PraxisStore  *self,
                     GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  if (!praxis_store_begin (self, error))
    return FALSE;
  return praxis_store_end (self, rebuild (self, error), error);
}
