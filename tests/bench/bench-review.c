/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-review LIBRARY: how long the proof-reader takes for all posts of a library that it has not looked at, and with nothing to
 * do, how much memory the program holds at most, and what the pages take that show the archive as a whole; and the import of a
 * made-up Retraction Watch file of 70,000 rows. It works on a copy.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/praxis-retraction-file.h"
#include "review/praxis-aged-posts.h"
#include "review/praxis-concern.h"
#include "review/praxis-coverage.h"
#include "review/praxis-post-reviews.h"
#include "review/praxis-review-run.h"

#define N_ROWS 70000

static void
fail (const GError *error)
{
  g_printerr ("bench-review: %s\n", error->message);
  exit (1);
}

static void
say (const char *what,
     gint64      start)
{
  g_print ("%-60s %8.0f ms\n", what, (double) (g_get_monotonic_time () - start) / 1000);
}

static double
get_memory (const char *name)
{
  g_autofree char *text = NULL;
  char *line;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  line = text != NULL ? strstr (text, name) : NULL;
  return line != NULL ? strtod (line + strlen (name), NULL) / 1024 : 0;
}

/* --- All posts ------------------------------------------------------------------------------------------- */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!praxis_library_open_finish (PRAXIS_LIBRARY (source), result, &error))
    fail (error);
  g_main_loop_quit (data);
}

static void
ended_cb (PraxisReviewRun *run,
          const GError    *error,
          GMainLoop       *loop)
{
  if (error != NULL)
    fail (error);
  g_main_loop_quit (loop);
}

static void
progress_cb (PraxisReviewRun *run,
             double          *halfway)
{
  if (*halfway == 0 && praxis_review_run_get_done (run) * 2 >= praxis_review_run_get_total (run))
    *halfway = get_memory ("VmRSS:");
}

static void
measure_run (const char *path)
{
  g_autoptr(PraxisLibrary) library = praxis_library_new (path);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(PraxisReviewRun) run = NULL;
  double halfway = 0;
  gint64 start;

  praxis_library_open_async (library, NULL, opened_cb, loop);
  g_main_loop_run (loop);
  run = praxis_review_run_new (library);
  g_signal_connect (run, "ended", G_CALLBACK (ended_cb), loop);
  g_signal_connect (run, "progress", G_CALLBACK (progress_cb), &halfway);
  start = g_get_monotonic_time ();
  praxis_review_run_start (run);
  g_main_loop_run (loop);
  say ("all posts looked at", start);
  g_print ("%-60s %8.0f MB\n", "memory halfway", halfway);
  g_print ("%-60s %8.0f MB\n", "memory at the end", get_memory ("VmRSS:"));
  g_print ("%-60s %8.0f MB\n", "memory at most", get_memory ("VmHWM:"));
  start = g_get_monotonic_time ();
  praxis_review_run_start (run);
  g_main_loop_run (loop);
  say ("nothing to do", start);
  praxis_library_close (library);
}

/* --- The archive as a whole ------------------------------------------------------------------------------ */

static void
measure_pages (PraxisStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *state = praxis_post_reviews_dup_state (store, &error);
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GPtrArray) posts = state != NULL ? praxis_post_reviews_load (store, state, &error) : NULL;
  g_autoptr(PraxisCoverage) coverage = NULL;
  g_autoptr(GPtrArray) aged = NULL;
  guint n_remarks = 0;

  if (posts == NULL)
    fail (error);
  say ("list of remarks", start);
  for (guint i = 0; i < posts->len; i++)
    n_remarks += ((PraxisReviewedPost *) posts->pdata[i])->remarks->len;
  g_print ("%-60s %8u\n", "remarks", n_remarks);
  start = g_get_monotonic_time ();
  coverage = praxis_coverage_load (store, NULL, NULL, &error);
  say ("coverage", start);
  start = g_get_monotonic_time ();
  aged = praxis_aged_posts_list (store, NULL, 2015, NULL, &error);
  say ("posts whose evidence has aged", start);
  if (error != NULL)
    fail (error);
}

static void
write_file (const char *path)
{
  g_autoptr(GString) csv = g_string_new ("Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
                                         "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
                                         "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (csv, "%u,\"A title of some length, with a comma and \"\"quotes\"\" in it\",(HSC) Medicine;,"
                            "\"Department, University of Somewhere, Town; Another Department, Another University, Elsewhere\","
                            "Journal of Things,Publisher,Country,A Author;B Author;C Author;D Author,,Research Article;,"
                            "%u/%u/%u 0:00,10.9999/notice.%u,0,1/1/2010 0:00,10.9999/Work.%u,%u,Retraction,"
                            "+Concerns/Issues About Data;+Investigation by Journal/Publisher;+Unreliable Results;,No,"
                            "\"a note that is as long as notes are, which is some hundred characters, and stands in quotes\"\n",
                            i, i % 12 + 1, i % 28 + 1, 2000 + i % 26, i, i, 10000000 + i);
  g_file_set_contents (path, csv->str, csv->len, NULL);
}

static void
measure_retractions (PraxisStore *store,
                     const char  *folder)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "retractions.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(PraxisRetractionFile) content = NULL;
  g_autoptr(GPtrArray) concerns = NULL;
  gint64 start;

  write_file (path);
  start = g_get_monotonic_time ();
  content = praxis_retraction_file_read (file, NULL, NULL, NULL, &error);
  if (content == NULL)
    fail (error);
  say ("70000 rows of retractions read", start);
  start = g_get_monotonic_time ();
  concerns = praxis_review_put_retractions (store, content->retractions, FALSE, NULL, &error);
  if (concerns == NULL)
    fail (error);
  say ("the same written, and looked up for every post", start);
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("praxis-bench.XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr(GFile) source = argc == 2 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  g_autoptr(GFile) copy = g_file_new_for_path (path);
  g_autoptr(PraxisStore) store = NULL;
  const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };

  if (source == NULL)
    {
      g_printerr ("Usage: bench-review LIBRARY\n");
      return 2;
    }
  if (!g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    fail (error);
  measure_run (path);
  store = praxis_store_open (path, PRAXIS_STORE_WRITE, &error);
  if (store == NULL)
    fail (error);
  measure_pages (store);
  measure_retractions (store, folder);
  g_clear_object (&store);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_build_filename (folder, names[i], NULL);

      g_remove (name);
    }
  g_rmdir (folder);
  return 0;
}
