/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store-publication.h"

#include <sqlite3.h>
#include <string.h>

#include "praxis-store-digests.h"
#include "praxis-store-findings.h"
#include "praxis-store-posts.h"
#include "praxis-store-private.h"
#include "praxis-store-terms.h"

/*
 * What a digest has published, read in a handful of queries however many posts there are. Titles, citations and terms
 * stand in the narrow tables as the newest revision has them; of the few posts that were edited since they were
 * published, they are read from the published revision.
 */

/* Texts are kept in pieces of so many bytes. */
#define TEXTS_SIZE 65536

/* So many topics and types most posts have at most. */
#define N_TERMS 6

static void
published_free (PraxisPublished *post)
{
  g_clear_pointer (&post->journal, g_ref_string_release);
  g_clear_pointer (&post->other_years, g_array_unref);
  g_ptr_array_unref (post->terms);
  g_clear_pointer (&post->findings, g_ptr_array_unref);
  g_clear_pointer (&post->notices, g_ptr_array_unref);
  g_clear_pointer (&post->works, g_ptr_array_unref);
  g_free (post);
}

static void
former_slug_free (PraxisFormerSlug *former)
{
  g_free (former->slug);
  g_free (former);
}

/**
 * praxis_publication_free:
 * @publication: (transfer full): a publication
 */
void
praxis_publication_free (PraxisPublication *publication)
{
  g_clear_object (&publication->digest);
  g_clear_pointer (&publication->posts, g_ptr_array_unref);
  g_clear_pointer (&publication->terms, g_ptr_array_unref);
  g_clear_pointer (&publication->issues, g_ptr_array_unref);
  g_clear_pointer (&publication->former_slugs, g_ptr_array_unref);
  g_clear_pointer (&publication->texts, g_string_chunk_free);
  g_free (publication);
}

/**
 * praxis_store_in_read:
 * @self: a library
 *
 * Returns: whether a transaction is open, so that what is read now belongs together
 */
gboolean
praxis_store_in_read (PraxisStore *self)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  return !sqlite3_get_autocommit (praxis_connection_get_handle (praxis_store_get_connection (self)));
}

/* A digest has few journals, and many posts on works in each. */
static void
set_journal (PraxisPublished *published,
             const char      *journal)
{
  g_clear_pointer (&published->journal, g_ref_string_release);
  if (journal != NULL && *journal != '\0')
    published->journal = g_ref_string_new_intern (journal);
}

/* When the revision that is published was written. */
static gboolean
read_changed (PraxisStore      *self,
              PraxisPublished  *published,
              GError          **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) created = praxis_connection_list_ints (connection, error, "SELECT created FROM revision WHERE id = ?",
                                                           "i", published->revision);

  if (created != NULL && created->len > 0)
    published->changed = g_array_index (created, gint64, 0);
  return created != NULL;
}

static void
add_other_year (PraxisPublished *published,
                int              year)
{
  if (year <= 0)
    return;
  if (published->other_years == NULL)
    published->other_years = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (published->other_years, year);
}

static void
take_works (PraxisPublished *published,
            PraxisPost      *post)
{
  GPtrArray *citations = praxis_post_get_citations (post);
  PraxisCitation *first = citations->len > 0 ? citations->pdata[0] : NULL;

  set_journal (published, first != NULL ? praxis_citation_get_field (first, "container-title") : NULL);
  published->year = first != NULL ? praxis_citation_get_year (first) : 0;
  for (guint i = 1; i < citations->len; i++)
    add_other_year (published, praxis_citation_get_year (citations->pdata[i]));
}

static void
take_notices (PraxisPublished *published,
              PraxisPost      *post)
{
  if (praxis_post_get_notices (post)->len == 0)
    return;
  published->notices = g_ptr_array_ref (praxis_post_get_notices (post));
  published->works = g_ptr_array_ref (praxis_post_get_citations (post));
}

/* Puts what was published in the place of what was written since. */
static gboolean
read_as_published (PraxisStore        *self,
                   PraxisPublication  *publication,
                   PraxisPublished    *published,
                   GError            **error)
{
  g_autofree char *label = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_published_post (self, published->id, error);

  if (post == NULL || !read_changed (self, published, error))
    return FALSE;
  take_works (published, post);
  take_notices (published, post);
  published->findings = praxis_store_narrow_findings (praxis_post_get_findings (post));
  label = praxis_citations_dup_short_label (praxis_post_get_citations (post));
  published->title = g_string_chunk_insert (publication->texts, praxis_post_get_title (post));
  published->citation = g_string_chunk_insert (publication->texts, label);
  published->month = praxis_post_get_month (post);
  g_ptr_array_set_size (published->terms, 0);
  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      GPtrArray *terms = praxis_post_get_terms (post, v);

      for (guint i = 0; i < terms->len; i++)
        g_ptr_array_add (published->terms, g_object_ref (terms->pdata[i]));
    }
  return TRUE;
}

static const char *
take_text (PraxisPublication *publication,
           PraxisStatement   *rows,
           int                column)
{
  const char *text = praxis_statement_get_text (rows, column);

  return text != NULL ? g_string_chunk_insert (publication->texts, text) : NULL;
}

/* @by_row gets the posts whose terms are those of the narrow tables, @edited the others. */
static gboolean
read_posts (PraxisStore        *self,
            PraxisPublication  *publication,
            GHashTable         *by_row,
            GPtrArray          *edited,
            GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (connection, error,
                             "SELECT post.id, post.uuid, post.slug, post.title, post.citation, month, post.position, "
                             "published_revision_id, post.modified, post.published, "
                             "revision_id <> published_revision_id, container, year "
                             "FROM digest JOIN post ON post.digest_id = digest.id "
                             "LEFT JOIN citation ON citation.post_id = post.id AND citation.position = 0 "
                             "WHERE digest.uuid = ? AND deleted = 0 AND withdrawn = 0 AND published_revision_id IS NOT NULL", "t",
                             praxis_digest_get_uuid (publication->digest));

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      PraxisPublished *post = g_new0 (PraxisPublished, 1);

      post->id = praxis_statement_get_int (rows, 0);
      post->uuid = take_text (publication, rows, 1);
      post->slug = take_text (publication, rows, 2);
      post->title = take_text (publication, rows, 3);
      post->citation = take_text (publication, rows, 4);
      post->month = praxis_statement_get_int (rows, 5);
      post->position = praxis_statement_get_int (rows, 6);
      post->revision = praxis_statement_get_int (rows, 7);
      post->modified = praxis_statement_get_int (rows, 8);
      post->published = praxis_statement_get_int (rows, 9);
      post->changed = post->modified;
      set_journal (post, praxis_statement_get_text (rows, 11));
      post->year = praxis_statement_get_int (rows, 12);
      post->terms = g_ptr_array_new_full (N_TERMS, g_object_unref);
      g_ptr_array_add (publication->posts, post);
      if (praxis_statement_get_int (rows, 10) != 0)
        g_ptr_array_add (edited, post);
      else
        g_hash_table_insert (by_row, &post->id, post);
    }
  return praxis_rows_end (&failure, error);
}

/* Few posts are on more than one work. */
static gboolean
read_other_years (PraxisStore        *self,
                  PraxisPublication  *publication,
                  GHashTable         *by_row,
                  GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (connection, error,
                             /* In this order: to look for the works of each post takes longer than to pass all by. */
                             "SELECT post_id, year FROM citation CROSS JOIN post ON post.id = post_id "
                             "CROSS JOIN digest ON digest.id = post.digest_id "
                             "WHERE citation.position > 0 AND digest.uuid = ? ORDER BY post_id, citation.position", "t",
                             praxis_digest_get_uuid (publication->digest));

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);
      PraxisPublished *post = g_hash_table_lookup (by_row, &id);

      if (post != NULL)
        add_other_year (post, praxis_statement_get_int (rows, 1));
    }
  return praxis_rows_end (&failure, error);
}

/* Returns: (transfer full): the terms of the publication by their UUIDs */
static GHashTable *
list_terms (PraxisStore        *self,
            PraxisPublication  *publication,
            GError            **error)
{
  g_autoptr(GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint v = 0; v < PRAXIS_N_VOCABULARIES; v++)
    {
      GPtrArray *terms = praxis_store_list_terms (self, praxis_digest_get_uuid (publication->digest), v, error);

      if (terms == NULL)
        return NULL;
      for (guint i = 0; i < terms->len; i++)
        g_hash_table_insert (by_uuid, (gpointer) praxis_term_get_uuid (terms->pdata[i]), terms->pdata[i]);
      g_ptr_array_extend_and_steal (publication->terms, terms);
    }
  return g_steal_pointer (&by_uuid);
}

/* Reads term by term, so that every post gets its terms in the vocabularies' order. */
static gboolean
read_post_terms (PraxisStore        *self,
                 PraxisPublication  *publication,
                 GHashTable         *by_row,
                 GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GHashTable) by_uuid = list_terms (self, publication, error);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;
  PraxisTerm *term = NULL;

  if (by_uuid == NULL)
    return FALSE;
  rows = praxis_connection_query (connection, error,
                                  "SELECT post_id, term.uuid FROM digest JOIN term ON term.digest_id = digest.id "
                                  "JOIN post_term ON term_id = term.id "
                                  "WHERE digest.uuid = ? ORDER BY vocabulary, position, term.id", "t",
                                  praxis_digest_get_uuid (publication->digest));
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);
      PraxisPublished *post = g_hash_table_lookup (by_row, &id);
      const char *uuid = praxis_statement_get_text (rows, 1);

      if (term == NULL || strcmp (praxis_term_get_uuid (term), uuid) != 0)
        term = g_hash_table_lookup (by_uuid, uuid);
      if (post != NULL && term != NULL)
        g_ptr_array_add (post->terms, g_object_ref (term));
    }
  return praxis_rows_end (&failure, error);
}

static gboolean
read_findings (PraxisStore        *self,
               PraxisPublication  *publication,
               GHashTable         *by_row,
               GError            **error)
{
  g_autoptr(GHashTable) map = praxis_store_map_published_findings (self, praxis_digest_get_uuid (publication->digest), error);
  GHashTableIter iter;
  gpointer id, findings;

  if (map == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &id, &findings))
    {
      PraxisPublished *post = g_hash_table_lookup (by_row, id);

      if (post != NULL)
        post->findings = g_ptr_array_ref (findings);
    }
  return TRUE;
}

/* Few posts show a notice; these are read, the others are not. */
static gboolean
read_notices (PraxisStore        *self,
              PraxisPublication  *publication,
              GHashTable         *by_row,
              GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) ids =
    praxis_connection_list_ints (connection, error,
                                 "SELECT post.id FROM digest JOIN post ON post.digest_id = digest.id "
                                 "JOIN revision ON revision.id = published_revision_id "
                                 "WHERE digest.uuid = ? AND EXISTS (SELECT 1 FROM finding WHERE finding.post_id = post.id) "
                                 "AND instr (content, '\"notices\":') > 0", "t", praxis_digest_get_uuid (publication->digest));

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      PraxisPublished *published = g_hash_table_lookup (by_row, &g_array_index (ids, gint64, i));
      g_autoptr(PraxisPost) post = published != NULL ? praxis_store_get_published_post (self, published->id, error) : NULL;

      if (published == NULL)
        continue;
      if (post == NULL)
        return FALSE;
      take_notices (published, post);
    }
  return ids != NULL;
}

static gboolean
read_former_slugs (PraxisStore        *self,
                   PraxisPublication  *publication,
                   GError            **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows =
    praxis_connection_query (connection, error,
                             "SELECT slug_redirect.slug, post_id FROM digest "
                             "JOIN slug_redirect ON slug_redirect.digest_id = digest.id "
                             "WHERE digest.uuid = ? ORDER BY slug_redirect.slug", "t",
                             praxis_digest_get_uuid (publication->digest));

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      PraxisFormerSlug *former = g_new0 (PraxisFormerSlug, 1);

      former->slug = g_strdup (praxis_statement_get_text (rows, 0));
      former->post_id = praxis_statement_get_int (rows, 1);
      g_ptr_array_add (publication->former_slugs, former);
    }
  return praxis_rows_end (&failure, error);
}

static int
compare_posts (gconstpointer a,
               gconstpointer b)
{
  const PraxisPublished *first = *(const PraxisPublished **) a;
  const PraxisPublished *second = *(const PraxisPublished **) b;

  /* No month is 0, so that the newest first puts it last. */
  if (first->month != second->month)
    return first->month < second->month ? 1 : -1;
  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

/**
 * praxis_store_get_publication:
 * @self: a library
 * @digest_uuid: a digest
 * @error: return location
 *
 * Call it, and what reads the posts afterwards, between praxis_store_begin_read() and praxis_store_end_read(), so that
 * all of it belongs together.
 *
 * Returns: (transfer full): what the digest has published; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is no such
 *   digest
 */
PraxisPublication *
praxis_store_get_publication (PraxisStore  *self,
                              const char   *digest_uuid,
                              GError      **error)
{
  g_autoptr(PraxisPublication) publication = g_new0 (PraxisPublication, 1);
  g_autoptr(GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GPtrArray) edited = g_ptr_array_new ();

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);

  publication->texts = g_string_chunk_new (TEXTS_SIZE);
  publication->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) published_free);
  publication->terms = g_ptr_array_new_with_free_func (g_object_unref);
  publication->former_slugs = g_ptr_array_new_with_free_func ((GDestroyNotify) former_slug_free);
  publication->digest = praxis_store_find_digest (self, digest_uuid, error);
  if (publication->digest == NULL)
    return NULL;
  publication->issues = praxis_store_list_issues (self, praxis_digest_get_uuid (publication->digest), error);
  if (publication->issues == NULL ||
      !read_posts (self, publication, by_row, edited, error) ||
      !read_other_years (self, publication, by_row, error) ||
      !read_post_terms (self, publication, by_row, error) ||
      !read_findings (self, publication, by_row, error) ||
      !read_notices (self, publication, by_row, error) ||
      !read_former_slugs (self, publication, error))
    return NULL;
  for (guint i = 0; i < edited->len; i++)
    {
      if (!read_as_published (self, publication, edited->pdata[i], error))
        return NULL;
    }
  g_ptr_array_sort (publication->posts, compare_posts);
  return g_steal_pointer (&publication);
}

/**
 * praxis_store_list_unpublished:
 * @self: a library
 * @digest_uuid: a digest
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of its posts that are not published, newest month first and in the
 *   order of each issue, those without a month last
 */
GArray *
praxis_store_list_unpublished (PraxisStore  *self,
                               const char   *digest_uuid,
                               GError      **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);

  rows = praxis_connection_query (connection, error,
                                  "SELECT post.id FROM digest JOIN post ON post.digest_id = digest.id "
                                  "WHERE digest.uuid = ? AND deleted = 0 AND published_revision_id IS NULL "
                                  "ORDER BY month IS NULL, month DESC, position, post.id", "t", digest_uuid);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);

      g_array_append_val (ids, id);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&ids) : NULL;
}
