/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-references [N]: how long it takes to format N references, 1,000 unless told, in APA: with an engine that has to
 * start, with one that runs, and from the cache of a library; and the memory before, while and after. With a file as the
 * second argument the works are written there as CSL-JSON and nothing is measured, so that another program can be given them.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-words.h"
#include "cite/praxis-csl-engine.h"
#include "cite/praxis-references.h"
#include "store/praxis-store-citations.h"

/* An engine of the program itself keeps its memory for this long. */
#define IDLE_LIMIT_S 60
/* What was given back goes to the system a little later. */
#define SETTLE_S 5

static void
add_author (PraxisCitationBuilder *builder,
            BenchWords            *words,
            GRand                 *random)
{
  g_autofree char *family = bench_words_dup_name (words, random);
  char given[] = { (char) ('A' + g_rand_int_range (random, 0, 26)), '.', '\0' };
  const PraxisName name = { .family = family, .given = given };

  praxis_citation_builder_add_name (builder, "author", &name);
}

static PraxisCitation *
make_citation (BenchWords *words,
               GRand      *random,
               guint       i)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
  g_autofree char *title = bench_words_dup_title (words, random, (guint) g_rand_int_range (random, 6, 15));
  g_autofree char *journal = bench_words_dup_title (words, random, 3);
  g_autofree char *volume = g_strdup_printf ("%d", g_rand_int_range (random, 1, 90));
  g_autofree char *page = g_strdup_printf ("%d-%d", g_rand_int_range (random, 1, 400), g_rand_int_range (random, 401, 800));
  g_autofree char *doi = g_strdup_printf ("10.1000/bench.%u", i);

  for (int n = g_rand_int_range (random, 1, 7); n > 0; n--)
    add_author (builder, words, random);
  praxis_citation_builder_set_string (builder, "title", title);
  praxis_citation_builder_set_string (builder, "container-title", journal);
  praxis_citation_builder_set_string (builder, "volume", volume);
  praxis_citation_builder_set_string (builder, "page", page);
  praxis_citation_builder_set_string (builder, "DOI", doi);
  praxis_citation_builder_set_date (builder, "issued", g_rand_int_range (random, 1970, 2025), 0, 0);
  return praxis_citation_builder_end (builder, NULL);
}

static double
get_resident_mb (void)
{
  g_autofree char *text = NULL;
  char *line;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  line = text != NULL ? strstr (text, "VmRSS:") : NULL;
  return line != NULL ? strtod (line + strlen ("VmRSS:"), NULL) / 1024 : 0;
}

static void
load (const char  *name,
      PraxisStore *store,
      GPtrArray   *citations)
{
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!praxis_references_load (references, store, citations, NULL, &error))
    g_error ("%s", error->message);
  g_print ("%-34s %8.0f ms %8.0f MB\n", name, (double) (g_get_monotonic_time () - start) / 1000, get_resident_mb ());
}

static void
measure (GPtrArray *citations)
{
  g_autofree char *folder = g_dir_make_tmp ("praxis-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr(PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_CREATE, NULL);
  g_auto(GStrv) pairs = NULL;
  gint64 end;

  g_print ("%-34s %11s %8.0f MB\n", "before", "", get_resident_mb ());
  load ("the engine starts", store, citations);
  load ("the engine runs", NULL, citations);
  pairs = praxis_store_steal_new_references (store);
  praxis_store_keep_references (store, (const char * const *) pairs, NULL);
  load ("from the cache", store, citations);

  end = g_get_monotonic_time () + IDLE_LIMIT_S * G_TIME_SPAN_SECOND;
  while (praxis_csl_engine_is_running (praxis_csl_engine_get_default ()) && g_get_monotonic_time () < end)
    g_usleep (G_USEC_PER_SEC / 10);
  g_print ("%-34s %11s %8.0f MB\n", "after the engine went", "", get_resident_mb ());
  g_usleep (SETTLE_S * G_USEC_PER_SEC);
  g_print ("%-34s %11s %8.0f MB\n", "five seconds later", "", get_resident_mb ());
  g_clear_object (&store);
  g_remove (path);
  g_rmdir (folder);
}

static void
write_items (GPtrArray  *citations,
             const char *path)
{
  g_autoptr(GString) json = g_string_new ("[");

  for (guint i = 0; i < citations->len; i++)
    g_string_append_printf (json, "%s{\"id\":\"%u\",%s", i > 0 ? ",\n" : "", i,
                            praxis_citation_get_json (citations->pdata[i]) + 1);
  g_string_append (json, "]\n");
  if (!g_file_set_contents (path, json->str, -1, NULL))
    g_error ("%s cannot be written", path);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 1000;
  BenchWords *words = bench_words_new (1);
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);

  praxis_csl_engine_prepare ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (citations, make_citation (words, random, i));
  if (argc > 2)
    write_items (citations, argv[2]);
  else
    measure (citations);
  bench_words_free (words);
  return EXIT_SUCCESS;
}
