/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <time.h>

#include "publish/praxis-forest-file.h"
#include "search/praxis-searcher.h"

/* How long it takes to read what all posts of a library report, and to put it in order. */

#define N_RUNS 9

static double
get_milliseconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) posts = NULL;
  g_autoptr(GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-evidence LIBRARY\n");
      return 2;
    }
  store = praxis_store_open (argv[1], PRAXIS_STORE_READ, &error);
  posts = store != NULL ? praxis_searcher_list (searcher, store, filter, NULL, &error) : NULL;
  for (guint i = 0; posts != NULL && i < N_RUNS; i++)
    {
      double start = get_milliseconds (CLOCK_MONOTONIC), start_of_thread = get_milliseconds (CLOCK_THREAD_CPUTIME_ID);
      g_autoptr(PraxisForestPlot) plot = praxis_forest_plot_load (store, posts, "en", PRAXIS_FOREST_BY_DATE, &error);

      if (plot == NULL)
        break;
      g_print ("plot of %zu posts %8.1f ms, of the processor %8.1f ms\n", praxis_search_result_get_size (posts),
               get_milliseconds (CLOCK_MONOTONIC) - start, get_milliseconds (CLOCK_THREAD_CPUTIME_ID) - start_of_thread);
    }
  if (error == NULL)
    return 0;
  g_printerr ("bench-evidence: %s\n", error->message);
  return 1;
}
