/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-site-search.h"

#include "praxis-search-index.h"
#include "store/praxis-store-words.h"

/*
 * The words of a site's posts, and where they stand, two files a shard. They are read from where the library's own search has them,
 * once for both files, and both are made of one index: whichever is made first leaves the content of the other one in the shard.
 */

static char *
key_of_words (PraxisSite           *site,
              const PraxisSiteFile *file)
{
  return g_strdup (((const PraxisSiteShard *) file->data)->key);
}

static GPtrArray *
read_words (PraxisSite             *site,
            const PraxisSiteShard  *shard,
            PraxisStore            *store,
            GError                **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_full (shard->places->len, (GDestroyNotify) praxis_words_free);

  for (guint i = 0; i < shard->places->len; i++)
    {
      gint64 id = praxis_site_get_post (site, g_array_index (shard->places, guint, i))->id;
      PraxisWords *words = praxis_store_get_published_words (store, id, error);

      if (words == NULL)
        return NULL;
      g_ptr_array_add (all, words);
    }
  return g_steal_pointer (&all);
}

/* Returns: (element-type PraxisWords): of the posts of the shard */
static GPtrArray *
load_words (PraxisSite            *site,
            const PraxisSiteFile  *file,
            PraxisStore           *store,
            GError               **error)
{
  PraxisSiteShard *shard = (PraxisSiteShard *) file->data;

  if (shard->words != NULL)
    return g_steal_pointer (&shard->words);
  shard->words = read_words (site, shard, store, error);
  return shard->words != NULL ? g_ptr_array_ref (shard->words) : NULL;
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
write_words (const PraxisSiteShard *shard,
             PraxisSearchIndex     *index)
{
  g_autoptr(GString) script = g_string_sized_new (2 * 1024 * 1024);

  g_string_append_printf (script, "praxisSearch.words(%u,JSON.parse('", shard->number);
  praxis_search_index_write_frame (index, script);
  g_string_append (script, "'),'");
  praxis_search_index_write_words (index, script);
  g_string_append (script, "');\n");
  return g_string_free_to_bytes (g_steal_pointer (&script));
}

static GBytes *
write_places (const PraxisSiteShard *shard,
              PraxisSearchIndex     *index)
{
  g_autoptr(GString) script = g_string_sized_new (1024 * 1024);

  g_string_append_printf (script, "praxisSearch.places(%u,'", shard->number);
  praxis_search_index_write_starts (index, script);
  g_string_append (script, "','");
  praxis_search_index_write_places (index, script);
  g_string_append (script, "');\n");
  return g_string_free_to_bytes (g_steal_pointer (&script));
}

/* The two files of a shard follow each other, so that another worker may be at the other one: it waits, and finds it made. */
static GBytes *
take_script (PraxisSite           *site,
             const PraxisSiteFile *file,
             GPtrArray            *words,
             guint                 which)
{
  PraxisSiteShard *shard = (PraxisSiteShard *) file->data;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&shard->lock);

  if (shard->scripts[which] == NULL)
    {
      g_autoptr(PraxisSearchIndex) index = make_index (site, shard, words);

      for (guint i = 0; i < PRAXIS_N_SITE_SCRIPTS; i++)
        g_clear_pointer (&shard->scripts[i], g_bytes_unref);
      shard->scripts[PRAXIS_SITE_SCRIPT_WORDS] = write_words (shard, index);
      shard->scripts[PRAXIS_SITE_SCRIPT_PLACES] = write_places (shard, index);
    }
  return g_steal_pointer (&shard->scripts[which]);
}

static GBytes *
render_words (PraxisSite            *site,
              const PraxisSiteFile  *file,
              GPtrArray             *words,
              GError               **error)
{
  return take_script (site, file, words, PRAXIS_SITE_SCRIPT_WORDS);
}

static GBytes *
render_places (PraxisSite            *site,
               const PraxisSiteFile  *file,
               GPtrArray             *words,
               GError               **error)
{
  return take_script (site, file, words, PRAXIS_SITE_SCRIPT_PLACES);
}

const PraxisSiteFileKind praxis_site_words_kind = { key_of_words, render_words, NULL, load_words };
const PraxisSiteFileKind praxis_site_places_kind = { key_of_words, render_places, NULL, load_words };
