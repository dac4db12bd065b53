/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "praxis-error.h"
#include "store/praxis-library.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "test-library.h"

typedef struct
{
  GMainLoop *loop;
  gpointer   result;
  GError    *error;
  guint      n_changed;
} Waiting;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static void
changed_cb (PraxisLibrary *library,
            Waiting       *waiting)
{
  waiting->n_changed++;
  g_main_loop_quit (waiting->loop);
}

static void
open_library (PraxisLibrary *library,
              Waiting       *waiting)
{
  praxis_library_open_async (library, NULL, done_cb, waiting);
  g_main_loop_run (waiting->loop);
}

static gpointer
count_posts (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 *count = data;

  return praxis_connection_get_int (praxis_store_get_connection (store), count, error,
                                    "SELECT count(*) FROM post", "") ? data : NULL;
}

static gpointer
add_post (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, "Tale");
  return praxis_store_save_draft (store, data, draft, &outcome, error) ? data : NULL;
}

static gpointer
count_for_ever (PraxisStore   *store,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  gint64 value;

  return praxis_connection_get_int (praxis_store_get_connection (store), &value, error,
                                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                    "SELECT count(*) FROM n", "") ? data : NULL;
}

static void
test_jobs (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { .loop = loop };
  PraxisLibrary *library = praxis_library_new (test->path);
  gint64 count = 0;

  open_library (library, &waiting);
  g_assert_no_error (waiting.error);
  praxis_library_write_async (library, add_post, test->digest_uuid, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  praxis_library_read_async (library, count_posts, &count, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (count, ==, 1);

  /* A reader cannot write. */
  praxis_library_read_async (library, add_post, test->digest_uuid, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_error (waiting.error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_clear_error (&waiting.error);

  /* A program that ends may still ask for something. */
  praxis_library_close (library);
  praxis_library_read_async (library, count_posts, &count, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  praxis_library_write_async (library, add_post, test->digest_uuid, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  g_assert_finalize_object (library);
}

static void
test_changed (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { .loop = loop };
  PraxisLibrary *library = praxis_library_new (test->path);
  gint64 start;

  open_library (library, &waiting);
  g_signal_connect (library, "changed", G_CALLBACK (changed_cb), &waiting);

  /* Another connection writes, as another process would. */
  start = g_get_monotonic_time ();
  test_library_add (test, "Theirs", 202301, "text");
  g_main_loop_run (loop);
  g_assert_cmpuint (waiting.n_changed, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);

  praxis_library_write_async (library, add_post, test->digest_uuid, NULL, NULL, NULL, NULL, NULL);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiting.n_changed, ==, 2);
  g_assert_finalize_object (library);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .loop = loop };
  PraxisLibrary *library = praxis_library_new (test->path);

  open_library (library, &waiting);
  praxis_library_read_async (library, count_for_ever, &waiting, NULL, NULL, cancellable, done_cb, &waiting);
  g_idle_add (cancel_cb, cancellable);
  g_main_loop_run (loop);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  g_assert_finalize_object (library);
}

static void
test_open_failure (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { .loop = loop };
  PraxisLibrary *library = praxis_library_new (test->folder);

  open_library (library, &waiting);
  g_assert_error (waiting.error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN);
  g_clear_error (&waiting.error);
  g_assert_finalize_object (library);
}

/* Asked for at once, a reader waits for a library that has yet to be made. */
static void
test_read_waits (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = g_build_filename (test->folder, "new.db", NULL);
  Waiting waiting = { .loop = loop };
  PraxisLibrary *library = praxis_library_new (path);
  gint64 count = -1;

  praxis_library_open_async (library, NULL, NULL, NULL);
  praxis_library_read_async (library, count_posts, &count, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (count, ==, 0);
  g_assert_finalize_object (library);
}

/* What cannot be opened is not read either, until it can be. */
static void
test_read_refused (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *path = g_build_filename (test->folder, "later.db", NULL);
  Waiting waiting = { .loop = loop };
  PraxisLibrary *library = praxis_library_new (path);
  gint64 count = -1;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  praxis_library_open_async (library, NULL, NULL, NULL);
  praxis_library_read_async (library, count_posts, &count, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_error (waiting.error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN);
  g_clear_error (&waiting.error);

  g_assert_cmpint (g_rmdir (path), ==, 0);
  praxis_library_open_async (library, NULL, NULL, NULL);
  praxis_library_read_async (library, count_posts, &count, NULL, NULL, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (count, ==, 0);
  g_assert_finalize_object (library);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/library/jobs", test_jobs);
  test_library_add_test ("/library/changed", test_changed);
  test_library_add_test ("/library/cancel", test_cancel);
  test_library_add_test ("/library/open-failure", test_open_failure);
  test_library_add_test ("/library/read-waits", test_read_waits);
  test_library_add_test ("/library/read-refused", test_read_refused);
  return g_test_run ();
}
