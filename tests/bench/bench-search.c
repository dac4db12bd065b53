/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-search FILE [SEED]: how long searches take in a library of make-archive. Every search is one that was not
 * made before; it gives the ranked list and the counts of all facets.
 */

#include "config.h"

#include "bench-words.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-posts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_SEARCHES 300

/* A person searches for words that say something: not for the sixty that stand in every text. */
#define FIRST_RANK 60

typedef struct
{
  PraxisSearcher *searcher;
  PraxisStore    *store;
  BenchWords     *words;
  GRand          *random;
} Bench;

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_times (const char *name,
             GArray     *times)
{
  g_array_sort (times, compare_times);
  g_print ("%-34s %8.2f %8.2f %8.2f\n", name, g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100), g_array_index (times, double, times->len - 1));
}

/* What a person waits for, unless BENCH_CLOCK=cpu asks for the work alone: on a machine that is busy with other
 * things the one says little. */
static double
get_ms (void)
{
  gboolean work_alone = g_strcmp0 (g_getenv ("BENCH_CLOCK"), "cpu") == 0;
  struct timespec now;

  clock_gettime (work_alone ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static PraxisSearchResult *
find (Bench        *self,
      PraxisFilter *filter,
      gboolean      with_counts,
      GArray       *times)
{
  g_autoptr(GError) error = NULL;
  double start = get_ms ();
  double took;
  PraxisSearchResult *result;

  result = with_counts ? praxis_searcher_search (self->searcher, self->store, filter, NULL, &error)
                       : praxis_searcher_list (self->searcher, self->store, filter, NULL, &error);
  if (result == NULL)
    {
      g_printerr ("bench-search: %s\n", error->message);
      exit (1);
    }
  took = get_ms () - start;
  if (times != NULL)
    g_array_append_val (times, took);
  return result;
}

/* The resident memory of this process in MB, as Linux counts it. */
static double
get_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024 : 0;
}

static const char *
draw_word (Bench *self)
{
  const char *word;
  gboolean common;

  do
    {
      word = bench_words_draw (self->words, self->random);
      common = FALSE;
      for (guint i = 0; i < FIRST_RANK && !common; i++)
        common = g_str_equal (word, bench_words_get (self->words, i));
    }
  while (common);
  return word;
}

static void
bench_words (Bench      *self,
             const char *name,
             guint       n_words,
             gboolean    typing)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      g_autoptr(PraxisFilter) filter = praxis_filter_new ();
      g_autoptr(PraxisSearchResult) result = NULL;
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint j = 0; j < n_words; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? " " : "", draw_word (self));
      if (typing)
        g_string_truncate (text, MAX (3, text->len - 2));
      else
        g_string_append_c (text, ' ');
      praxis_filter_set_text (filter, text->str);
      result = find (self, filter, TRUE, times);
    }
  print_times (name, times);
}

/* A search as it stands, narrowed by two topics, a year and a journal in turn. */
static void
bench_narrowed (Bench *self)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      g_autoptr(PraxisFilter) filter = praxis_filter_new ();
      g_autoptr(PraxisSearchResult) result = NULL;
      g_autoptr(PraxisSearchResult) narrowed = NULL;

      if (i % 2)
        praxis_filter_set_text (filter, draw_word (self));
      result = find (self, filter, TRUE, NULL);
      for (PraxisFacet facet = 0; facet < PRAXIS_N_FACETS; facet++)
        {
          GPtrArray *counts = praxis_search_result_get_counts (result, facet);

          if (counts->len > 0 && g_rand_boolean (self->random))
            {
              PraxisFacetCount *count = g_ptr_array_index (counts, bench_skewed_index (self->random, counts->len));

              praxis_filter_set_choice (filter, facet, count->value, PRAXIS_CHOICE_INCLUDE);
            }
        }
      narrowed = find (self, filter, TRUE, times);
    }
  print_times ("narrowed by facets", times);
}

static void
bench_list (Bench *self)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();

  for (guint i = 0; i < 50; i++)
    {
      g_autoptr(PraxisSearchResult) result = find (self, filter, FALSE, times);

      g_assert (praxis_search_result_get_size (result) > 0);
    }
  print_times ("list of all posts", times);
}

static void
bench_snippets (Bench *self)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      g_autoptr(PraxisFilter) filter = praxis_filter_new ();
      g_autoptr(PraxisSearchResult) result = NULL;
      g_autoptr(GPtrArray) entries = NULL;
      gint64 ids[20];
      gsize n;
      double start;
      double took;

      praxis_filter_set_text (filter, draw_word (self));
      result = find (self, filter, FALSE, NULL);
      n = MIN (praxis_search_result_get_size (result), G_N_ELEMENTS (ids));
      for (gsize j = 0; j < n; j++)
        ids[j] = praxis_search_result_get_id (result, j);
      start = get_ms ();
      entries = praxis_store_get_entries (self->store, ids, n, NULL);
      praxis_search_add_snippets (self->store, praxis_search_result_get_query (result), entries, NULL);
      took = get_ms () - start;
      g_array_append_val (times, took);
    }
  print_times ("20 rows with snippets", times);
}

static void
bench_first (Bench *self)
{
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) list = NULL;
  g_autoptr(PraxisSearchResult) result = NULL;
  double start = get_ms ();
  double memory = get_memory ();

  list = find (self, filter, FALSE, NULL);
  g_print ("%-34s %8.2f ms\n", "first list", get_ms () - start);
  start = get_ms ();
  result = find (self, filter, TRUE, NULL);
  g_print ("%-34s %8.2f ms\n", "then first counts", get_ms () - start);
  g_print ("%-34s %8.1f MB (with SQLite's cache)\n", "memory for both", get_memory () - memory);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  guint32 seed = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) : 1;
  g_autoptr(BenchWords) words = bench_words_new (seed);
  g_autoptr(GRand) random = g_rand_new_with_seed (seed + 1);
  Bench self = { .searcher = searcher, .words = words, .random = random };

  if (argc < 2)
    {
      g_printerr ("Usage: bench-search FILE [SEED]\n");
      return 2;
    }
  store = praxis_store_open (argv[1], PRAXIS_STORE_READ, &error);
  if (store == NULL)
    {
      g_printerr ("bench-search: %s\n", error->message);
      return 1;
    }
  self.store = store;
  bench_first (&self);
  g_print ("%-34s %8s %8s %8s  (ms)\n", "", "median", "p95", "worst");
  bench_list (&self);
  bench_words (&self, "one word", 1, FALSE);
  bench_words (&self, "two words", 2, FALSE);
  bench_words (&self, "three words", 3, FALSE);
  bench_words (&self, "one word while it is typed", 1, TRUE);
  bench_words (&self, "two words while they are typed", 2, TRUE);
  bench_narrowed (&self);
  bench_snippets (&self);
  g_print ("%-34s %8.1f MB\n", "memory of the process", get_memory ());
  return 0;
}
