/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-update LIBRARY: subscribes to a library's first digest over a real web server of this machine, changes three posts of it,
 * and updates. It works on a copy. */

#include "config.h"

#include <string.h>

#include "../core/test-served-archive.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"

#define N_RUNS 10

/* The author is who made the library. */
static void
take_author (TestServedArchive *test,
             const char      *path)
{
  TestLibrary *author = &test->archives.author;
  g_autofree char *copy = g_strconcat (author->path, ".copy", NULL);
  g_autoptr(PraxisStore) original = NULL;
  g_autoptr(GPtrArray) digests = NULL;
  g_autoptr(GError) error = NULL;

  original = praxis_store_open (path, PRAXIS_STORE_READ, &error);
  g_assert_no_error (error);
  praxis_store_backup (original, copy, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (author->store);
  author->store = praxis_store_open (copy, PRAXIS_STORE_WRITE, &error);
  g_assert_no_error (error);
  digests = praxis_store_list_digests (author->store, &error);
  g_assert_no_error (error);
  g_free (author->digest_uuid);
  author->digest_uuid = g_strdup (praxis_digest_get_uuid (digests->pdata[0]));
}

/* Three posts that are published, of three places in the library. */
static void
list_posts (TestServedArchive *test,
            gint64           ids[3])
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM post WHERE published_revision_id IS NOT NULL AND deleted = 0 ORDER BY id "
                                              "LIMIT 1 OFFSET (SELECT count(*) FROM post WHERE published_revision_id IS NOT NULL AND deleted = 0) * %u / 3", i);

      ids[i] = test_archives_count (test->archives.author.store, sql);
    }
}

static void
measure (TestServedArchive *test,
         guint            run)
{
  g_autofree char *summary = g_strdup_printf ("Correction %u.", run);
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(GError) error = NULL;
  gint64 ids[3];
  gint64 begin;
  double seconds;

  list_posts (test, ids);
  for (guint i = 0; i < 3; i++)
    test_archives_edit (&test->archives, ids[i], summary, TRUE);
  test_served_archive_publish (test, "blog");
  test_nginx_forget (test->nginx);
  begin = g_get_monotonic_time ();
  report = test_served_archive_update (test, NULL, &error);
  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  g_assert_no_error (error);
  g_assert_cmpuint (report->changed->len, ==, 3);
  g_print ("%.3f s, %.1f kB over the wire\n", seconds, (double) test_nginx_count_bytes (test->nginx, 2) / 1000);
}

int
main (int   argc,
      char *argv[])
{
  TestServedArchive test = { 0 };
  g_autoptr(PraxisArchiveReport) first = NULL;
  gint64 begin;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-update LIBRARY\n");
      return 2;
    }
  test_served_archive_set_up (&test, NULL);
  take_author (&test, argv[1]);
  test_served_archive_publish (&test, "blog");
  begin = g_get_monotonic_time ();
  first = test_served_archive_subscribe (&test);
  g_print ("%u posts, the first time: %.2f s\n", first->added->len, (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  for (guint run = 0; run < N_RUNS; run++)
    measure (&test, run);
  test_served_archive_tear_down (&test, NULL);
  return 0;
}
