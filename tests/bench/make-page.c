/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * make-page POSTS [SEED]: prints a blog page with POSTS invented posts, as it comes out of a browser by copying:
 * ten posts a month, newest first, each with title, reference, three paragraphs of summary and the implications.
 */

#include "config.h"

#include "bench-words.h"

#include <stdio.h>
#include <stdlib.h>

#define LAST_YEAR 2024
#define POSTS_A_MONTH 10

static const char * const months[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
};

static void
append_reference (BenchWords *words,
                  GRand      *random,
                  int         year,
                  GString    *page)
{
  guint n_authors = 1 + bench_skewed_index (random, 6);
  g_autoptr(GString) title = g_string_new (NULL);
  g_autofree char *journal = bench_words_dup_title (words, random, 2);

  for (guint i = 0; i < n_authors; i++)
    {
      g_autofree char *family = bench_words_dup_name (words, random);

      g_string_append_printf (page, "%s%s, %c.", i == 0 ? "" : i + 1 == n_authors ? ", & " : ", ", family,
                              'A' + g_rand_int_range (random, 0, 26));
    }
  bench_words_append (words, random, g_rand_int_range (random, 6, 8), title);
  g_string_append_printf (page, " (%d). %s Journal of %s, %d(%d), %d–%d. https://doi.org/10.5555/made.up.%08x\n\n", year,
                          title->str, journal, g_rand_int_range (random, 1, 90), g_rand_int_range (random, 1, 12),
                          g_rand_int_range (random, 1, 200), g_rand_int_range (random, 201, 400), g_rand_int (random));
}

static void
append_post (BenchWords *words,
             GRand      *random,
             int         year,
             GString    *page)
{
  g_autofree char *title = bench_words_dup_title (words, random, g_rand_int_range (random, 5, 12));

  g_string_append_printf (page, "%s\n\n", title);
  append_reference (words, random, year, page);
  for (guint i = 0; i < 3; i++)
    {
      bench_words_append (words, random, g_rand_int_range (random, 35, 75), page);
      g_string_append (page, "\n\n");
    }
  g_string_append (page, "Practice Implications\n\n");
  bench_words_append (words, random, g_rand_int_range (random, 40, 80), page);
  g_string_append (page, "\n\n");
}

int
main (int   argc,
      char *argv[])
{
  guint n_posts = argc > 1 ? strtoul (argv[1], NULL, 10) : 0;
  guint32 seed = argc > 2 ? strtoul (argv[2], NULL, 10) : 1;
  g_autoptr(BenchWords) words = bench_words_new (seed);
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GString) page = g_string_new ("A Made-up Blog\n\n");

  if (n_posts == 0)
    {
      g_printerr ("Usage: make-page POSTS [SEED]\n");
      return 2;
    }
  for (guint i = 0; i < n_posts; i++)
    {
      guint month = i / POSTS_A_MONTH;
      int year = LAST_YEAR - month / 12;

      if (i % POSTS_A_MONTH == 0)
        g_string_append_printf (page, "%s %d\n\n", months[11 - month % 12], year);
      append_post (words, random, year - g_rand_int_range (random, 0, 3), page);
    }
  /* UTF-8, whatever the terminal speaks. */
  fputs (page->str, stdout);
  return 0;
}
