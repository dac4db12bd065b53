/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-posts.h"

#include <glib/gi18n-lib.h>

#include "model/praxis-text.h"
#include "praxis-error.h"
#include "praxis-json.h"
#include "praxis-store-private.h"

/* Reading posts: whole ones, the published form of one, and the entries that lists show. */

#define ENTRY_COLUMNS \
  "post.id, post.uuid, post.slug, digest.uuid, post.title, post.citation, revision.hash, post.month, " \
  "post.status, post.deleted, post.own, " \
  "CASE WHEN post.own & 4 THEN (SELECT count(*) FROM note WHERE post_uuid = post.uuid AND note.deleted = 0) ELSE 0 END"

#define POST_COLUMNS \
  "post.id, post.uuid, post.slug, digest.uuid, post.month, post.status, post.position, post.revision_id, " \
  "post.created, post.modified, post.published, post.deleted, post.own, post.withdrawn"

PraxisDraft *
praxis_store_get_content (PraxisStore  *self,
                          gint64        revision_id,
                          GError      **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;
  PraxisDraft *content = NULL;

  row = praxis_connection_query (praxis_store_get_connection (self), error,
                                 "SELECT content FROM revision WHERE id = ?", "i", revision_id);
  if (row == NULL)
    return NULL;
  if (praxis_connection_next (praxis_store_get_connection (self), row, &failure))
    content = praxis_draft_new_from_json (praxis_statement_get_text (row, 0), &failure);
  if (content != NULL)
    return content;
  if (failure != NULL && !g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_INVALID))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                         _("The text of a post is missing. Restore a backup with “praxis-cli restore”."));
  return NULL;
}

/* Takes a statement that gives the columns of terms, with their vocabulary last. */
static gboolean
read_terms (PraxisStore       *self,
            PraxisStatement   *statement,
            PraxisPostFields  *fields,
            GError           **error)
{
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    {
      guint64 vocabulary = praxis_statement_get_int (rows, 4);

      /* A damaged number must not write past the lists. */
      if (vocabulary >= PRAXIS_N_VOCABULARIES)
        continue;
      g_ptr_array_add (fields->terms[vocabulary],
                       praxis_term_new (praxis_statement_get_text (rows, 0), vocabulary,
                                        praxis_statement_get_text (rows, 1),
                                        praxis_statement_get_text (rows, 2), NULL,
                                        praxis_statement_get_int (rows, 3) != 0));
    }
  return praxis_rows_end (&failure, error);
}

/* The terms that the post has now. */
static PraxisStatement *
query_terms (PraxisStore  *self,
             gint64        post_id,
             GError      **error)
{
  return praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT uuid, label, slug, retired, vocabulary "
                                  "FROM post_term JOIN term ON term.id = term_id "
                                  "WHERE post_id = ? ORDER BY vocabulary, position, term.id", "i", post_id);
}

/* The keys that the labels in a content are found by, as JSON: one array a vocabulary. */
static char *
make_term_keys (PraxisDraft *content)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  yyjson_mut_doc_set_root (json, root);
  for (guint i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    {
      const char * const *labels = praxis_draft_get_terms (content, i);
      yyjson_mut_val *keys = yyjson_mut_arr_add_arr (json, root);

      for (gsize j = 0; labels[j] != NULL; j++)
        {
          g_autofree char *key = praxis_text_fold (labels[j]);

          yyjson_mut_arr_add_strcpy (json, keys, key);
        }
    }
  return praxis_json_to_string (json, FALSE);
}

/* The terms that a content names. Its labels may have been renamed or merged since: any name will do. */
static PraxisStatement *
query_terms_of_content (PraxisStore  *self,
                        gint64        post_id,
                        PraxisDraft  *content,
                        GError      **error)
{
  g_autofree char *keys = make_term_keys (content);

  return praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT DISTINCT term.uuid, label, term.slug, retired, term.vocabulary "
                                  "FROM json_each (?2) AS vocabulary CROSS JOIN json_each (vocabulary.value) AS name "
                                  "CROSS JOIN post CROSS JOIN term_name "
                                  "ON term_name.digest_id = post.digest_id "
                                  "AND term_name.vocabulary = vocabulary.key AND term_name.key = name.value "
                                  "JOIN term ON term.id = term_name.term_id WHERE post.id = ?1 "
                                  "ORDER BY term.vocabulary, term.position, term.id", "it", post_id, keys);
}

/* Makes a post from a row of POST_COLUMNS and the content of a revision. */
static PraxisPost *
build_post (PraxisStore      *self,
            PraxisStatement  *row,
            gint64            revision_id,
            gint64            modified,
            gboolean          as_revised,
            GError          **error)
{
  g_autoptr(PraxisDraft) content = praxis_store_get_content (self, revision_id, error);
  g_autoptr(GPtrArray) topics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) types = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 id = praxis_statement_get_int (row, 0);
  PraxisPostFields fields;

  if (content == NULL)
    return NULL;
  fields = (PraxisPostFields) {
    .id = id,
    .uuid = praxis_statement_get_text (row, 1),
    .slug = praxis_statement_get_text (row, 2),
    .digest_uuid = praxis_statement_get_text (row, 3),
    .title = praxis_draft_get_title (content),
    .summary = praxis_draft_get_summary (content),
    .implications = praxis_draft_get_implications (content),
    .month = as_revised ? praxis_draft_get_month (content) : praxis_statement_get_int (row, 4),
    .status = praxis_statement_get_int (row, 5),
    .position = praxis_statement_get_int (row, 6),
    .revision = revision_id,
    .created = praxis_statement_get_int (row, 8),
    .modified = modified,
    .published = praxis_statement_get_int (row, 10),
    .deleted = praxis_statement_get_int (row, 11),
    .own = praxis_statement_get_int (row, 12),
    .withdrawn = praxis_statement_get_int (row, 13),
    .citations = praxis_draft_get_citations (content),
    .findings = praxis_draft_get_findings (content),
    .notices = praxis_draft_get_notices (content),
    .terms = { topics, types },
  };
  if (!read_terms (self,
                   as_revised ? query_terms_of_content (self, id, content, error)
                              : query_terms (self, id, error),
                   &fields, error))
    return NULL;
  return praxis_post_new (&fields);
}

/* Takes a statement that gives at most one row of POST_COLUMNS. */
static PraxisPost *
read_post (PraxisStore      *self,
           PraxisStatement  *statement,
           const char       *name,
           GError          **error)
{
  g_autoptr(PraxisStatement) row = statement;
  g_autoptr(GError) failure = NULL;

  if (row == NULL)
    return NULL;
  if (praxis_connection_next (praxis_store_get_connection (self), row, &failure))
    return build_post (self, row, praxis_statement_get_int (row, 7), praxis_statement_get_int (row, 9), FALSE, error);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no post “%s”."), name);
  return NULL;
}

/**
 * praxis_store_get_post:
 * @self: a library
 * @name: a post's UUID or slug, or a slug that it had
 * @error: return location
 *
 * Where several digests have a post of this slug, it is the one in the user's own digest. Posts in the trash
 * are found by their UUID alone.
 *
 * Returns: (transfer full): the post; %NULL with %PRAXIS_ERROR_NOT_FOUND
 */
PraxisPost *
praxis_store_get_post (PraxisStore  *self,
                       const char   *name,
                       GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return read_post (self,
                    praxis_connection_query (praxis_store_get_connection (self), error,
                                             "WITH found (post_id, age) AS ("
                                             "SELECT id, 0 FROM post WHERE uuid = ?1 "
                                             "UNION ALL "
                                             /* Slugs are found digest by digest, which is how they are indexed. */
                                             "SELECT post.id, 1 FROM digest CROSS JOIN post "
                                             "ON post.digest_id = digest.id AND post.slug = ?1 "
                                             "UNION ALL "
                                             "SELECT post_id, 2 FROM digest CROSS JOIN slug_redirect "
                                             "ON slug_redirect.digest_id = digest.id "
                                             "AND slug_redirect.slug = ?1) "
                                             "SELECT " POST_COLUMNS " "
                                             "FROM found JOIN post ON post.id = found.post_id "
                                             "JOIN digest ON digest.id = digest_id "
                                             "WHERE age = 0 OR deleted = 0 "
                                             "ORDER BY age, digest.origin, digest.id LIMIT 1", "t", name),
                    name, error);
}

/**
 * praxis_store_get_post_by_id:
 * @self: a library
 * @id: a post's row
 * @error: return location
 *
 * Returns: (transfer full): the post, also from the trash; %NULL with %PRAXIS_ERROR_NOT_FOUND
 */
PraxisPost *
praxis_store_get_post_by_id (PraxisStore  *self,
                             gint64        id,
                             GError      **error)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return read_post (self,
                    praxis_connection_query (praxis_store_get_connection (self), error,
                                             "SELECT " POST_COLUMNS " "
                                             "FROM post JOIN digest ON digest.id = digest_id "
                                             "WHERE post.id = ?", "i", id),
                    name, error);
}

/**
 * praxis_store_get_published_post:
 * @self: a library
 * @id: a post's row
 * @error: return location
 *
 * Gives a post as it was published: of one that was edited since, the published revision and its time, under its present
 * slug and with the present labels of its terms.
 *
 * Returns: (transfer full): the post; %NULL with %PRAXIS_ERROR_NOT_FOUND where it is not published or in the
 *   trash
 */
PraxisPost *
praxis_store_get_published_post (PraxisStore  *self,
                                 gint64        id,
                                 GError      **error)
{
  g_autoptr(PraxisStatement) row = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  row = praxis_connection_query (praxis_store_get_connection (self), error,
                                 "SELECT " POST_COLUMNS ", post.published_revision_id, revision.created "
                                 "FROM post JOIN digest ON digest.id = digest_id "
                                 "JOIN revision ON revision.id = post.published_revision_id "
                                 "WHERE post.id = ? AND deleted = 0 AND published_revision_id IS NOT NULL", "i",
                                 id);
  if (row == NULL)
    return NULL;
  if (praxis_connection_next (praxis_store_get_connection (self), row, &failure))
    {
      gint64 current = praxis_statement_get_int (row, 7);
      gint64 published = praxis_statement_get_int (row, 14);

      return build_post (self, row, published, praxis_statement_get_int (row, current != published ? 15 : 9),
                         current != published, error);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("This post is not published."));
  return NULL;
}

static GStrv
read_topics (PraxisStore  *self,
             gint64        post_id,
             GError      **error)
{
  g_autoptr(GStrvBuilder) topics = g_strv_builder_new ();
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (praxis_store_get_connection (self), error,
                                  "SELECT label FROM post_term JOIN term ON term.id = term_id "
                                  "WHERE post_id = ? AND vocabulary = 0 ORDER BY position, term.id", "i",
                                  post_id);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (praxis_store_get_connection (self), rows, &failure))
    g_strv_builder_add (topics, praxis_statement_get_text (rows, 0));
  return praxis_rows_end (&failure, error) ? g_strv_builder_end (topics) : NULL;
}

static PraxisEntry *
build_entry (PraxisStore      *self,
             PraxisStatement  *row,
             GError          **error)
{
  g_autoptr(PraxisEntry) entry = praxis_entry_new ();

  entry->id = praxis_statement_get_int (row, 0);
  entry->uuid = g_strdup (praxis_statement_get_text (row, 1));
  entry->slug = g_strdup (praxis_statement_get_text (row, 2));
  entry->digest_uuid = g_strdup (praxis_statement_get_text (row, 3));
  entry->title = g_strdup (praxis_statement_get_text (row, 4));
  entry->citation = g_strdup (praxis_statement_get_text (row, 5));
  entry->hash = g_strdup (praxis_statement_get_text (row, 6));
  entry->month = praxis_statement_get_int (row, 7);
  entry->status = praxis_statement_get_int (row, 8);
  entry->deleted = praxis_statement_get_int (row, 9);
  entry->own = praxis_statement_get_int (row, 10);
  entry->n_notes = praxis_statement_get_int (row, 11);
  entry->topics = read_topics (self, entry->id, error);
  return entry->topics != NULL ? g_steal_pointer (&entry) : NULL;
}

/**
 * praxis_store_get_entries:
 * @self: a library
 * @ids: (array length=n_ids): rows of posts
 * @n_ids: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisEntry): what lists show of them, in the order of @ids; posts
 *   that are gone are left out
 */
GPtrArray *
praxis_store_get_entries (PraxisStore   *self,
                          const gint64  *ids,
                          gsize          n_ids,
                          GError       **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_entry_free);

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr(PraxisStatement) row = NULL;
      g_autoptr(GError) failure = NULL;
      PraxisEntry *entry;

      row = praxis_connection_query (praxis_store_get_connection (self), error,
                                     "SELECT " ENTRY_COLUMNS " FROM post "
                                     "JOIN digest ON digest.id = digest_id "
                                     "JOIN revision ON revision.id = revision_id "
                                     "WHERE post.id = ?", "i", ids[i]);
      if (row == NULL)
        return NULL;
      if (!praxis_connection_next (praxis_store_get_connection (self), row, &failure))
        {
          if (failure == NULL)
            continue;
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      entry = build_entry (self, row, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return g_steal_pointer (&entries);
}
