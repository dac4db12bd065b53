/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-site-search LIBRARY [POSTS]: the processor's time that the index of a site's search takes, for the first digest of a
 * library, in shards of so many posts (625).
 */

#include "config.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "publish/praxis-search-index.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-publication.h"
#include "store/praxis-store-words.h"

static double
get_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
add (PraxisSearchIndex *index,
     const PraxisWords *words)
{
  praxis_search_index_begin_post (index);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TITLE, words->title);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_AUTHORS, words->authors);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_JOURNAL, words->journal);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, words->summary);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, words->implications);
  praxis_search_index_add (index, PRAXIS_SEARCH_FIELD_TEXT, words->reference);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = argc > 1 ? praxis_store_open (argv[1], PRAXIS_STORE_READ, &error) : NULL;
  g_autoptr(GPtrArray) digests = store != NULL ? praxis_store_list_digests (store, &error) : NULL;
  g_autoptr(PraxisPublication) publication = NULL;
  guint n = argc > 2 ? atoi (argv[2]) : 625;
  double reading = 0, cutting = 0, writing = 0;
  gsize size = 0;

  if (digests == NULL || digests->len == 0)
    g_error ("bench-site-search needs a library: %s", error != NULL ? error->message : "none was given");
  publication = praxis_store_get_publication (store, praxis_digest_get_uuid (digests->pdata[0]), &error);
  for (guint i = 0; i < publication->posts->len;)
    {
      g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_words_free);
      g_autoptr(PraxisSearchIndex) index = praxis_search_index_new ();
      g_autoptr(GString) json = g_string_sized_new (2 * 1024 * 1024);
      double start = get_milliseconds ();

      for (guint end = MIN (i + n, publication->posts->len); i < end; i++)
        g_ptr_array_add (all, praxis_store_get_published_words (store, ((PraxisPublished *) publication->posts->pdata[i])->id,
                                                                &error));
      reading += get_milliseconds () - start;
      start = get_milliseconds ();
      for (guint w = 0; w < all->len; w++)
        add (index, all->pdata[w]);
      cutting += get_milliseconds () - start;
      start = get_milliseconds ();
      praxis_search_index_write_frame (index, json);
      praxis_search_index_write_words (index, json);
      writing += get_milliseconds () - start;
      size += json->len;
    }
  g_print ("%u posts: to read their words %.0f ms, to count them %.0f ms, to write %.1f MB %.0f ms\n", publication->posts->len,
           reading, cutting, size / 1e6, writing);
  return EXIT_SUCCESS;
}
