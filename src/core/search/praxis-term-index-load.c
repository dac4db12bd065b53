/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-term-index-private.h"

#include <string.h>

#include "model/praxis-term.h"
#include "praxis-sha256.h"

/*
 * How an index of terms comes from the library. As with PraxisPostIndex it belongs to one state of the library,
 * and a newer one is a copy brought up to date. Where a term was added, renamed, merged or moved, everything is
 * read anew, since what is one value may have changed.
 */

/* From here on reading everything is quicker than taking posts out of every set. */
#define MAX_CHANGED_POSTS 2000

static PraxisFacet
facet_of (gint64 vocabulary)
{
  return vocabulary == PRAXIS_VOCABULARY_TOPIC ? PRAXIS_FACET_TOPIC : PRAXIS_FACET_TYPE;
}

/* Reads the vocabularies, and makes the hash by which a later change of them is seen. */
static gboolean
read_terms (PraxisTermIndex   *self,
            PraxisConnection  *connection,
            GError           **error)
{
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;
  PraxisSha256 hash;

  praxis_sha256_begin (&hash);
  rows = praxis_connection_query (connection, error,
                                  "SELECT term.id, term.vocabulary, term.label, term_name.key FROM term "
                                  "JOIN term_name ON term_name.term_id = term.id "
                                  "ORDER BY term.digest_id, term.vocabulary, term.position, term.id, term_name.key",
                                  "");
  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);
      gint64 vocabulary = praxis_statement_get_int (rows, 1);
      const char *label = praxis_statement_get_text (rows, 2);
      const char *key = praxis_statement_get_text (rows, 3);

      praxis_sha256_add (&hash, &id, sizeof id);
      praxis_sha256_add_text (&hash, label);
      praxis_sha256_add_text (&hash, key);
      praxis_term_index_put_name (self, facet_of (vocabulary), id, label, key);
    }
  if (!praxis_rows_end (&failure, error))
    return FALSE;
  g_free (self->terms_hash);
  self->terms_hash = praxis_sha256_end (&hash);
  return TRUE;
}

/* Takes in rows of a post and a term. */
static gboolean
put_terms (PraxisTermIndex   *self,
           PraxisConnection  *connection,
           PraxisStatement   *rows,
           GError           **error)
{
  g_autoptr(GError) failure = NULL;

  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 post = praxis_statement_get_int (rows, 0);
      gint64 term = praxis_statement_get_int (rows, 1);
      PraxisFacetValue *value = g_hash_table_lookup (self->terms, &term);

      if (value != NULL && post > 0 && post <= PRAXIS_INDEX_MAX_ID)
        praxis_post_set_add (value->posts, post);
    }
  return praxis_rows_end (&failure, error);
}

/* Takes in rows of a post, a journal and a year. */
static gboolean
put_citations (PraxisTermIndex   *self,
               PraxisConnection  *connection,
               PraxisStatement   *rows,
               GError           **error)
{
  g_autoptr(GError) failure = NULL;

  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 post = praxis_statement_get_int (rows, 0);
      const char *journal = praxis_statement_get_text (rows, 1);
      int year = praxis_statement_get_int (rows, 2);

      if (post < 1 || post > PRAXIS_INDEX_MAX_ID)
        continue;
      if (*journal != '\0')
        praxis_term_index_put_journal (self, post, journal);
      if (year > 0)
        praxis_term_index_put_cited_year (self, post, year);
    }
  return praxis_rows_end (&failure, error);
}

static gboolean
put_all (PraxisTermIndex   *self,
         PraxisConnection  *connection,
         GError           **error)
{
  g_autoptr(PraxisStatement) terms = NULL;
  g_autoptr(PraxisStatement) citations = NULL;

  terms = praxis_connection_query (connection, error, "SELECT post_id, term_id FROM post_term ORDER BY post_id, term_id",
                                   "");
  if (terms == NULL || !put_terms (self, connection, terms, error))
    return FALSE;
  citations = praxis_connection_query (connection, error,
                                       "SELECT post_id, container, year FROM citation ORDER BY post_id, position", "");
  return citations != NULL && put_citations (self, connection, citations, error);
}

static gboolean
put_post (PraxisTermIndex   *self,
          gint64             post,
          PraxisConnection  *connection,
          GError           **error)
{
  g_autoptr(PraxisStatement) terms = NULL;
  g_autoptr(PraxisStatement) citations = NULL;

  terms = praxis_connection_query (connection, error, "SELECT post_id, term_id FROM post_term WHERE post_id = ?", "i",
                                   post);
  if (terms == NULL || !put_terms (self, connection, terms, error))
    return FALSE;
  citations = praxis_connection_query (connection, error,
                                       "SELECT post_id, container, year FROM citation WHERE post_id = ? "
                                       "ORDER BY position", "i", post);
  return citations != NULL && put_citations (self, connection, citations, error);
}

/* The rows of the posts that changed after @change, or NULL without an error where they are too many. */
static GArray *
read_changed (PraxisConnection  *connection,
              gint64             change,
              GError           **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  rows = praxis_connection_query (connection, error,
                                  "SELECT id FROM post INDEXED BY post_facets WHERE change > ? LIMIT ?", "ii", change,
                                  (gint64) MAX_CHANGED_POSTS + 1);
  if (rows == NULL)
    return NULL;
  while (praxis_connection_next (connection, rows, &failure))
    {
      gint64 id = praxis_statement_get_int (rows, 0);

      g_array_append_val (ids, id);
    }
  if (!praxis_rows_end (&failure, error))
    return NULL;
  return ids->len <= MAX_CHANGED_POSTS ? g_steal_pointer (&ids) : NULL;
}

/* Whether the vocabularies are those that @old was made from. Other things change with them, blurbs above all. */
static gboolean
has_same_terms (PraxisTermIndex         *old,
                const PraxisIndexState  *state,
                PraxisConnection        *connection,
                gboolean                *same,
                GError                 **error)
{
  g_autoptr(PraxisTermIndex) probe = NULL;

  *same = old->state.frame_change == state->frame_change;
  if (*same)
    return TRUE;
  probe = praxis_term_index_new (state);
  if (!read_terms (probe, connection, error))
    return FALSE;
  *same = g_strcmp0 (probe->terms_hash, old->terms_hash) == 0;
  return TRUE;
}

static PraxisTermIndex *
load_whole (const PraxisIndexState  *state,
            PraxisConnection        *connection,
            GError                 **error)
{
  g_autoptr(PraxisTermIndex) self = praxis_term_index_new (state);

  if (!read_terms (self, connection, error) || !put_all (self, connection, error))
    return NULL;
  praxis_term_index_sort_journals (self);
  return g_steal_pointer (&self);
}

static PraxisTermIndex *
load_changed (PraxisTermIndex         *old,
              const PraxisIndexState  *state,
              GArray                  *changed,
              PraxisConnection        *connection,
              GError                 **error)
{
  g_autoptr(PraxisTermIndex) self = praxis_term_index_copy (old, state);

  for (guint i = 0; i < changed->len; i++)
    {
      gint64 id = g_array_index (changed, gint64, i);

      praxis_term_index_remove_post (self, id);
      if (!put_post (self, id, connection, error))
        return NULL;
    }
  praxis_term_index_drop_unused_journals (self);
  praxis_term_index_sort_journals (self);
  return g_steal_pointer (&self);
}

/**
 * praxis_term_index_load:
 * @old: (nullable): an index of an older state, which is left as it is
 * @state: the state that @connection sees now
 * @connection: a library, in a transaction
 * @error: return location
 *
 * Returns: (transfer full): an index of the library as it is now
 */
PraxisTermIndex *
praxis_term_index_load (PraxisTermIndex         *old,
                        const PraxisIndexState  *state,
                        PraxisConnection        *connection,
                        GError                 **error)
{
  g_autoptr(GArray) changed = NULL;
  g_autoptr(GError) failure = NULL;
  gboolean same = FALSE;

  if (old != NULL && old->state.purge_change == state->purge_change && g_str_equal (old->state.uuid, state->uuid) &&
      !has_same_terms (old, state, connection, &same, error))
    return NULL;
  if (!same)
    return load_whole (state, connection, error);
  changed = read_changed (connection, old->state.change, &failure);
  if (!praxis_rows_end (&failure, error))
    return NULL;
  if (changed == NULL)
    return load_whole (state, connection, error);
  return load_changed (old, state, changed, connection, error);
}
