/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-search.h"

#include <string.h>

#include "praxis-hash.h"
#include "praxis-search-index.h"
#include "store/praxis-store-words.h"

/* The words of a site's posts, and where they stand, two files a shard. Those of the shards that are not right as they are, are read at the
 * beginning, from where the library's own search has them; a worker makes the files while the pages are written. */

typedef struct
{
  PraxisSiteShard *shard;
  /* (nullable): of the files that are to be written. */
  char            *words_key;
  char            *places_key;
  /* (element-type PraxisWords): of its posts. */
  GPtrArray       *words;
} Stale;

typedef struct
{
  GPtrArray *stale;
  GError    *error;
} Collected;

static void
stale_free (Stale *stale)
{
  g_free (stale->words_key);
  g_free (stale->places_key);
  g_clear_pointer (&stale->words, g_ptr_array_unref);
  g_free (stale);
}

static void
collected_free (gpointer data)
{
  Collected *self = data;

  g_ptr_array_unref (self->stale);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
read_words (PraxisSiteExport  *export,
            Stale             *stale,
            GError           **error)
{
  PraxisSite *site = praxis_site_export_get_site (export);
  PraxisStore *store = praxis_site_export_get_store (export);
  GArray *places = stale->shard->places;

  stale->words = g_ptr_array_new_full (places->len, (GDestroyNotify) praxis_words_free);
  for (guint i = 0; i < places->len; i++)
    {
      gint64 id = praxis_site_get_post (site, g_array_index (places, guint, i))->id;
      PraxisWords *words = praxis_store_get_published_words (store, id, error);

      if (words == NULL)
        return FALSE;
      g_ptr_array_add (stale->words, words);
    }
  return TRUE;
}

static gpointer
begin (PraxisSiteExport *export)
{
  PraxisSite *site = praxis_site_export_get_site (export);
  Collected *self = g_new0 (Collected, 1);

  self->stale = g_ptr_array_new_with_free_func ((GDestroyNotify) stale_free);
  for (guint i = 0; i < site->shards->len; i++)
    {
      PraxisSiteShard *shard = site->shards->pdata[i];
      char *words_key = praxis_site_export_key_if_stale (export, shard->words_path, g_strdup (shard->key));
      char *places_key = praxis_site_export_key_if_stale (export, shard->places_path, g_strdup (shard->key));
      Stale *stale;

      if (words_key == NULL && places_key == NULL)
        continue;
      stale = g_new0 (Stale, 1);
      stale->shard = shard;
      stale->words_key = words_key;
      stale->places_key = places_key;
      g_ptr_array_add (self->stale, stale);
      if (self->error == NULL)
        read_words (export, stale, &self->error);
    }
  if (self->stale->len == 0)
    g_clear_pointer (&self, collected_free);
  return self;
}

static void
add_terms (PraxisSearchIndex *index,
           PraxisPublished   *post)
{
  for (guint i = 0; i < post->terms->len; i++)
    praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TOPICS, praxis_term_get_label (post->terms->pdata[i]));
}

static void
add_post (PraxisSearchIndex *index,
          PraxisPublished   *post,
          const PraxisWords *words)
{
  praxis_search_index_begin_post (index);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TITLE, words->title);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_AUTHORS, words->authors);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_JOURNAL, words->journal);
  add_terms (index, post);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, words->summary);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, words->implications);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, words->reference);
}

static gboolean
write_words (PraxisSiteExport   *export,
             Stale              *stale,
             PraxisSearchIndex  *index,
             GError            **error)
{
  g_autoptr(GString) script = g_string_sized_new (2 * 1024 * 1024);

  if (stale->words_key == NULL)
    return TRUE;
  g_string_append_printf (script, "praxisSearch.words(%u,JSON.parse('", stale->shard->number);
  praxis_search_index_write_frame (index, script);
  g_string_append (script, "'),'");
  praxis_search_index_write_words (index, script);
  g_string_append (script, "');\n");
  return praxis_site_export_write (export, stale->shard->words_path, stale->words_key, script->str, script->len, error);
}

static gboolean
write_places (PraxisSiteExport   *export,
              Stale              *stale,
              PraxisSearchIndex  *index,
              GError            **error)
{
  g_autoptr(GString) script = g_string_sized_new (1024 * 1024);

  if (stale->places_key == NULL)
    return TRUE;
  g_string_append_printf (script, "praxisSearch.places(%u,'", stale->shard->number);
  praxis_search_index_write_starts (index, script);
  g_string_append (script, "','");
  praxis_search_index_write_places (index, script);
  g_string_append (script, "');\n");
  return praxis_site_export_write (export, stale->shard->places_path, stale->places_key, script->str, script->len, error);
}

static gboolean
write_shard (PraxisSiteExport  *export,
             Stale             *stale,
             GError           **error)
{
  PraxisSite *site = praxis_site_export_get_site (export);
  g_autoptr(PraxisSearchIndex) index = praxis_search_index_new ();

  for (guint i = 0; i < stale->words->len; i++)
    add_post (index, praxis_site_get_post (site, g_array_index (stale->shard->places, guint, i)), stale->words->pdata[i]);
  g_clear_pointer (&stale->words, g_ptr_array_unref);
  return write_words (export, stale, index, error) && write_places (export, stale, index, error);
}

static gboolean
end (PraxisSiteExport  *export,
     gpointer           collected,
     GError           **error)
{
  Collected *self = collected;

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  for (guint i = 0; i < self->stale->len; i++)
    {
      if (!write_shard (export, self->stale->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

const PraxisSiteCollection praxis_site_words = { begin, NULL, end, collected_free };
