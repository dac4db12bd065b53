/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-note-search.h"

#include <string.h>

#include "model/praxis-month.h"
#include "model/praxis-text.h"
#include "praxis-bitmap.h"
#include "praxis-query-private.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-reading.h"

/*
 * The notes that a query finds, by the rules by which it finds posts. Words are looked for in a note, in its passage and in
 * the title of its post; what names another place of a post (author:, topic:, year: …) finds the notes on such posts. Of a
 * post that is gone only what the library still knows of it can be found: its title and its years.
 */

/* A note's place in the list is its bit. */
typedef struct
{
  PraxisStore *store;
  GPtrArray   *notes;
  GHashTable  *by_uuid;
  GHashTable  *readings;
} Search;

static const PraxisReading *
find_reading (Search      *self,
              PraxisNote  *note,
              GError     **error)
{
  const char *uuid = praxis_note_get_post_uuid (note);
  PraxisReading *reading = g_hash_table_lookup (self->readings, uuid);

  if (reading == NULL)
    {
      reading = praxis_store_get_reading (self->store, uuid, error);
      if (reading != NULL)
        g_hash_table_insert (self->readings, g_strdup (uuid), reading);
    }
  return reading;
}

/* Adds the notes whose UUIDs a statement gives. */
static gboolean
gather (Search           *self,
        PraxisStatement  *statement,
        PraxisBitmap     *hits,
        GError          **error)
{
  g_autoptr(PraxisStatement) rows = statement;
  g_autoptr(GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (praxis_store_get_connection (self->store), rows, &failure))
    {
      gpointer place;

      if (g_hash_table_lookup_extended (self->by_uuid, praxis_statement_get_text (rows, 0), NULL, &place))
        praxis_bitmap_add (hits, GPOINTER_TO_SIZE (place));
    }
  return praxis_rows_end (&failure, error);
}

static gboolean
is_about (const PraxisReading   *reading,
          const PraxisQueryTerm *term)
{
  g_autofree char *title = NULL;
  int year = praxis_month_get_year (reading->month);

  if (term->text == NULL)
    {
      gboolean found = year >= term->first_year && year <= term->last_year;

      for (guint i = 0; i < reading->citations->len; i++)
        {
          int cited = praxis_citation_get_year (reading->citations->pdata[i]);

          found |= cited >= term->first_year && cited <= term->last_year;
        }
      return found;
    }
  if (term->column != PRAXIS_QUERY_ANYWHERE && term->column != PRAXIS_QUERY_TITLE)
    return FALSE;
  title = praxis_text_fold (reading->title);
  return strstr (title, term->text) != NULL;
}

static gboolean
add_by_post (Search                 *self,
             const PraxisQueryTerm  *term,
             PraxisBitmap           *hits,
             GError                **error)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const PraxisReading *reading = find_reading (self, self->notes->pdata[i], error);

      if (reading == NULL)
        return FALSE;
      if (is_about (reading, term))
        praxis_bitmap_add (hits, i);
    }
  return TRUE;
}

static PraxisBitmap *
find_term (Search                 *self,
           const PraxisQueryTerm  *term,
           GError                **error)
{
  PraxisConnection *connection = praxis_store_get_connection (self->store);
  g_autoptr(PraxisBitmap) hits = praxis_bitmap_new (self->notes->len);
  g_autoptr(PraxisBitmap) others = NULL;

  if (term->note_match != NULL &&
      !gather (self, praxis_connection_query (connection, error,
                                              "SELECT uuid FROM note_fts JOIN note ON note.id = note_fts.rowid "
                                              "WHERE note_fts MATCH ?", "t", term->note_match), hits, error))
    return NULL;
  if (term->match != NULL && term->column != PRAXIS_QUERY_ANYWHERE &&
      !gather (self, praxis_connection_query (connection, error,
                                              "SELECT note.uuid FROM post_fts JOIN post ON post.id = post_fts.rowid "
                                              "JOIN note ON post_uuid = post.uuid WHERE post_fts MATCH ?", "t", term->match),
               hits, error))
    return NULL;
  if (term->column != PRAXIS_QUERY_NOTES && !add_by_post (self, term, hits, error))
    return NULL;
  if (!term->negated)
    return g_steal_pointer (&hits);
  others = praxis_bitmap_new (self->notes->len);
  for (guint i = 0; i < self->notes->len; i++)
    praxis_bitmap_add (others, i);
  praxis_bitmap_and_not (others, hits);
  return g_steal_pointer (&others);
}

/* Leaves in @found what has one of the terms of a group. */
static gboolean
narrow (Search        *self,
        GPtrArray     *group,
        PraxisBitmap  *found,
        GError       **error)
{
  g_autoptr(PraxisBitmap) hits = praxis_bitmap_new (self->notes->len);

  for (guint i = 0; i < group->len; i++)
    {
      g_autoptr(PraxisBitmap) one = find_term (self, group->pdata[i], error);

      if (one == NULL)
        return FALSE;
      praxis_bitmap_or (hits, one);
    }
  praxis_bitmap_and (found, hits);
  return TRUE;
}

/**
 * praxis_search_notes:
 * @store: a library
 * @query: what is looked for; an empty query finds all notes
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisNote): the notes, with the one that changed last first
 */
GPtrArray *
praxis_search_notes (PraxisStore  *store,
                     PraxisQuery  *query,
                     GError      **error)
{
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GPtrArray) matching = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) praxis_reading_free);
  g_autoptr(PraxisBitmap) found = praxis_bitmap_new (0);
  Search self = { .store = store, .by_uuid = by_uuid, .readings = readings };

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  notes = praxis_store_list_notes (store, NULL, error);
  if (notes == NULL || praxis_query_is_empty (query))
    return g_steal_pointer (&notes);
  self.notes = notes;
  for (guint i = 0; i < notes->len; i++)
    {
      g_hash_table_insert (by_uuid, (gpointer) praxis_note_get_uuid (notes->pdata[i]), GSIZE_TO_POINTER (i));
      praxis_bitmap_add (found, i);
    }
  for (guint i = 0; i < praxis_query_get_n_groups (query); i++)
    {
      if (!narrow (&self, praxis_query_get_group (query, i), found, error))
        return NULL;
    }
  for (gsize i = 0; praxis_bitmap_next (found, &i); i++)
    g_ptr_array_add (matching, g_object_ref (notes->pdata[i]));
  return g_steal_pointer (&matching);
}
