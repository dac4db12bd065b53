/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-search.h"

#include <string.h>

#include "praxis-hash.h"
#include "praxis-search-index.h"
#include "store/praxis-store-words.h"

/* The words of a site's posts, and where they stand, two files a shard. They are read from where the library's own search has them. */

static char *
key_of_words (PraxisSite           *site,
              const PraxisSiteFile *file)
{
  return g_strdup (((const PraxisSiteShard *) file->data)->key);
}

/* Returns: (element-type PraxisWords): of the posts of the shard */
static GPtrArray *
load_words (PraxisSite            *site,
            const PraxisSiteFile  *file,
            PraxisStore           *store,
            GError               **error)
{
  GArray *places = ((const PraxisSiteShard *) file->data)->places;
  g_autoptr(GPtrArray) all = g_ptr_array_new_full (places->len, (GDestroyNotify) praxis_words_free);

  for (guint i = 0; i < places->len; i++)
    {
      gint64 id = praxis_site_get_post (site, g_array_index (places, guint, i))->id;
      PraxisWords *words = praxis_store_get_published_words (store, id, error);

      if (words == NULL)
        return NULL;
      g_ptr_array_add (all, words);
    }
  return g_steal_pointer (&all);
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

static PraxisSearchIndex *
make_index (PraxisSite            *site,
            const PraxisSiteShard *shard,
            GPtrArray             *words)
{
  PraxisSearchIndex *index = praxis_search_index_new ();

  for (guint i = 0; i < words->len; i++)
    add_post (index, praxis_site_get_post (site, g_array_index (shard->places, guint, i)), words->pdata[i]);
  return index;
}

static GBytes *
render_words (PraxisSite            *site,
              const PraxisSiteFile  *file,
              GPtrArray             *words,
              GError               **error)
{
  const PraxisSiteShard *shard = file->data;
  g_autoptr(PraxisSearchIndex) index = make_index (site, shard, words);
  g_autoptr(GString) script = g_string_sized_new (2 * 1024 * 1024);

  g_string_append_printf (script, "praxisSearch.words(%u,JSON.parse('", shard->number);
  praxis_search_index_write_frame (index, script);
  g_string_append (script, "'),'");
  praxis_search_index_write_words (index, script);
  g_string_append (script, "');\n");
  return g_string_free_to_bytes (g_steal_pointer (&script));
}

static GBytes *
render_places (PraxisSite            *site,
               const PraxisSiteFile  *file,
               GPtrArray             *words,
               GError               **error)
{
  const PraxisSiteShard *shard = file->data;
  g_autoptr(PraxisSearchIndex) index = make_index (site, shard, words);
  g_autoptr(GString) script = g_string_sized_new (1024 * 1024);

  g_string_append_printf (script, "praxisSearch.places(%u,'", shard->number);
  praxis_search_index_write_starts (index, script);
  g_string_append (script, "','");
  praxis_search_index_write_places (index, script);
  g_string_append (script, "');\n");
  return g_string_free_to_bytes (g_steal_pointer (&script));
}

const PraxisSiteFileKind praxis_site_words_kind = { key_of_words, render_words, NULL, load_words };
const PraxisSiteFileKind praxis_site_places_kind = { key_of_words, render_places, NULL, load_words };
