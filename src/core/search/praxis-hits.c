/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-hits.h"

#include <string.h>

#include "model/praxis-text.h"
#include "praxis-query-private.h"

/*
 * From a query to the set of posts that it finds. The words that must be there are one question to the
 * full-text index. Each other term (a year, what is left out, an OR of unlike things) is a set of its own, and
 * sets are put together as the query says. Posts in the trash are not in the index: there the words are looked
 * for in titles and in the short form of citations.
 */

typedef struct
{
  const PraxisPostIndex *posts;
  const PraxisTermIndex *terms;
  PraxisConnection      *connection;
  gboolean               in_trash;
} Search;

static gboolean
is_years (const PraxisQueryTerm *term)
{
  return term->match == NULL && term->column != PRAXIS_QUERY_NOTES;
}

/**
 * praxis_hits_need_terms:
 * @query: a query
 *
 * Returns: whether praxis_hits_find() needs the index of terms for it: it asks for years
 */
gboolean
praxis_hits_need_terms (const PraxisQuery *query)
{
  for (guint i = 0; i < praxis_query_get_n_groups (query); i++)
    {
      GPtrArray *group = praxis_query_get_group (query, i);

      for (guint j = 0; j < group->len; j++)
        {
          if (is_years (g_ptr_array_index (group, j)))
            return TRUE;
        }
    }
  return FALSE;
}

/* Takes a statement whose first column is the rows of posts. */
static PraxisBitmap *
gather (Search           *self,
        PraxisStatement  *statement,
        GError          **error)
{
  g_autoptr(PraxisBitmap) hits = praxis_bitmap_new (praxis_post_index_get_size (self->posts));
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (self->connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);

      if (id > 0 && id <= PRAXIS_INDEX_MAX_ID)
        praxis_bitmap_add (hits, id);
    }
  return praxis_rows_end (&failure, error) ? g_steal_pointer (&hits) : NULL;
}

static PraxisBitmap *
find_match (Search      *self,
            const char  *match,
            GError     **error)
{
  return gather (self, praxis_connection_query (self->connection, error,
                                                "SELECT rowid FROM post_fts WHERE post_fts MATCH ?", "t", match), error);
}

/* The posts on which the reader has a note with these words. A deleted note has no words. */
static PraxisBitmap *
find_notes (Search      *self,
            const char  *match,
            GError     **error)
{
  return gather (self, praxis_connection_query (self->connection, error,
                                                "SELECT post.id FROM note_fts JOIN note ON note.id = note_fts.rowid "
                                                "JOIN post ON post.uuid = post_uuid WHERE note_fts MATCH ?", "t", match),
                 error);
}

static gboolean
row_has_words (PraxisStatement       *row,
               const PraxisQueryTerm *term)
{
  gboolean in_title = term->column == PRAXIS_QUERY_ANYWHERE || term->column == PRAXIS_QUERY_TITLE;
  gboolean in_citation = term->column == PRAXIS_QUERY_ANYWHERE || term->column == PRAXIS_QUERY_AUTHORS;
  g_autofree char *title = praxis_text_fold (praxis_statement_get_text (row, 0));
  g_autofree char *citation = praxis_text_fold (praxis_statement_get_text (row, 1));

  return (in_title && strstr (title, term->text) != NULL) || (in_citation && strstr (citation, term->text) != NULL);
}

static PraxisBitmap *
find_in_trash (Search                 *self,
               const PraxisQueryTerm  *term,
               GError                **error)
{
  const PraxisBitmap *trash = praxis_post_index_get_collection (self->posts, PRAXIS_COLLECTION_TRASH);
  g_autoptr(PraxisBitmap) hits = praxis_bitmap_new (praxis_post_index_get_size (self->posts));

  for (gsize id = 0; praxis_bitmap_next (trash, &id); id++)
    {
      g_autoptr(PraxisStatement) row = NULL;
      g_autoptr(GError) failure = NULL;

      row = praxis_connection_query (self->connection, error, "SELECT title, citation FROM post WHERE id = ?", "i",
                                     (gint64) id);
      if (row == NULL)
        return NULL;
      if (praxis_connection_next (self->connection, row, &failure) && row_has_words (row, term))
        praxis_bitmap_add (hits, id);
      if (!praxis_rows_end (&failure, error))
        return NULL;
    }
  return g_steal_pointer (&hits);
}

/* A post is of a year by its issue or by a work that it cites. */
static PraxisBitmap *
find_years (Search                *self,
            const PraxisQueryTerm *term)
{
  PraxisBitmap *hits = praxis_bitmap_new (praxis_post_index_get_size (self->posts));
  GArray *months = praxis_post_index_get_months (self->posts);

  for (guint i = 0; i < months->len; i++)
    {
      const PraxisMonthPosts *month = &g_array_index (months, PraxisMonthPosts, i);
      int year = praxis_month_get_year (month->month);

      if (year >= term->first_year && year <= term->last_year)
        praxis_post_set_add_to (month->posts, hits);
    }
  praxis_term_index_add_cited (self->terms, term->first_year, term->last_year, hits);
  return hits;
}

static PraxisBitmap *
find_term (Search                 *self,
           const PraxisQueryTerm  *term,
           GError                **error)
{
  g_autoptr(PraxisBitmap) hits = NULL;
  PraxisBitmap *others;

  if (is_years (term))
    hits = find_years (self, term);
  else if (term->column == PRAXIS_QUERY_NOTES)
    hits = find_notes (self, term->note_match, error);
  else if (self->in_trash)
    hits = find_in_trash (self, term, error);
  else
    hits = find_match (self, term->match, error);
  if (hits == NULL || !term->negated)
    return g_steal_pointer (&hits);
  others = praxis_bitmap_copy (praxis_post_index_get_collection (self->posts, self->in_trash
                                                                                ? PRAXIS_COLLECTION_TRASH
                                                                                : PRAXIS_COLLECTION_ALL));
  praxis_bitmap_and_not (others, hits);
  return others;
}

static PraxisBitmap *
find_group (Search     *self,
            GPtrArray  *group,
            GError    **error)
{
  g_autoptr(PraxisBitmap) hits = praxis_bitmap_new (praxis_post_index_get_size (self->posts));

  for (guint i = 0; i < group->len; i++)
    {
      g_autoptr(PraxisBitmap) one = find_term (self, g_ptr_array_index (group, i), error);

      if (one == NULL)
        return NULL;
      praxis_bitmap_or (hits, one);
    }
  return g_steal_pointer (&hits);
}

static void
narrow (PraxisBitmap **hits,
        PraxisBitmap  *by)
{
  if (*hits == NULL)
    {
      *hits = by;
      return;
    }
  praxis_bitmap_and (*hits, by);
  praxis_bitmap_free (by);
}

/**
 * praxis_hits_find:
 * @query: a query that is not empty
 * @in_trash: whether to look in the trash, and else not
 * @posts: the index of posts
 * @terms: (nullable): the index of terms, where praxis_hits_need_terms() asks for it
 * @connection: a library, in a transaction
 * @ranking: (nullable): what gets the scores of the posts that have the words of praxis_query_get_match()
 * @error: return location
 *
 * Returns: (transfer full): the posts that the query finds
 */
PraxisBitmap *
praxis_hits_find (const PraxisQuery      *query,
                  gboolean                in_trash,
                  const PraxisPostIndex  *posts,
                  const PraxisTermIndex  *terms,
                  PraxisConnection       *connection,
                  PraxisRanking          *ranking,
                  GError                **error)
{
  Search self = { .posts = posts, .terms = terms, .connection = connection, .in_trash = in_trash };
  const char *match = in_trash ? NULL : praxis_query_get_match (query);
  g_autoptr(PraxisBitmap) hits = NULL;

  if (match != NULL && ranking != NULL)
    {
      hits = praxis_bitmap_new (praxis_post_index_get_size (posts));
      if (!praxis_ranking_find (ranking, connection, match, hits, error))
        return NULL;
    }
  else if (match != NULL)
    {
      hits = find_match (&self, match, error);
      if (hits == NULL)
        return NULL;
    }
  for (guint i = 0; i < praxis_query_get_n_groups (query); i++)
    {
      GPtrArray *group = praxis_query_get_group (query, i);
      PraxisBitmap *found;

      if (match != NULL && praxis_query_group_is_plain (group))
        continue;
      found = find_group (&self, group, error);
      if (found == NULL)
        return NULL;
      narrow (&hits, found);
    }
  return g_steal_pointer (&hits);
}
