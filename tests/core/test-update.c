/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "subscribe/praxis-update.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "praxis-error.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "subscribe/praxis-subscriber.h"
#include "test-served-archive.h"

/* Update of a whole library: what is said, what stays, and what a kill leaves. */

static void
assert_sound (PraxisStore *store)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) problems = NULL;

  praxis_store_verify (store, &problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (problems, ((const char *[]) { NULL }));
}

static void
change_posts (TestServedArchive *test,
              guint            n_posts,
              const char      *summary)
{
  for (guint i = 0; i < n_posts; i++)
    test_archives_edit (&test->archives, 1 + i, summary, TRUE);
}

/* All that a query gives, as one text. */
static char *
dump (PraxisStore *store,
      const char  *sql)
{
  sqlite3 *handle = praxis_connection_get_handle (praxis_store_get_connection (store));
  sqlite3_stmt *statement = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  sqlite3_finalize (statement);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static PraxisUpdate *
update_first (TestServedArchive *test,
              const char      *agreed_key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) updates = praxis_update_list (test->archives.reader, &error);
  PraxisUpdate *update;

  g_assert_no_error (error);
  g_assert_cmpuint (updates->len, ==, 1);
  update = g_ptr_array_steal_index (updates, 0);
  if (praxis_update_fetch (update, test->downloader, test->archives.reader, test->folder, agreed_key, NULL))
    praxis_update_apply (update, test->archives.reader, agreed_key, NULL);
  return update;
}

/* --- What is said ----------------------------------------------------------------------------------------- */

static void
assert_summary (PraxisUpdate *update,
                const char   *expected)
{
  g_autofree char *summary = NULL;

  g_assert_no_error (update->error);
  summary = praxis_update_dup_summary (update);
  g_assert_cmpstr (summary, ==, expected);
}

static void
test_words (TestServedArchive *test,
            gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisUpdate) nothing = NULL;
  g_autoptr(PraxisUpdate) some = NULL;
  g_autoptr(PraxisUpdate) more = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 one = 1;

  test_served_archive_add_posts (test, 4);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  nothing = update_first (test, NULL);
  assert_summary (nothing, "nothing new");
  g_assert_true (nothing->is_current);

  change_posts (test, 1, "A correction.");
  test_archives_publish (&test->archives, "New", 202603, "Alliance");
  test_archives_publish (&test->archives, "Newer", 202603, "Alliance");
  test_served_archive_publish (test, "blog");
  some = update_first (test, NULL);
  assert_summary (some, "2 new posts in March 2026, 1 changed");
  g_assert_cmpstr (((PraxisEntry *) some->added->pdata[0])->title, !=, NULL);
  g_assert_false (some->is_new);

  praxis_store_delete_posts (test->archives.author.store, &one, 1, &error);
  g_assert_no_error (error);
  test_archives_publish (&test->archives, "April", 202604, "Alliance");
  test_archives_publish (&test->archives, "May", 202605, "Alliance");
  test_served_archive_publish (test, "blog");
  more = update_first (test, NULL);
  assert_summary (more, "2 new posts, “Post 0” withdrawn");
}

static void
test_key (TestServedArchive *test,
          gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisUpdate) update = NULL;
  g_autofree char *old = NULL;

  test_served_archive_add_posts (test, 4);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  old = g_strdup (praxis_signing_key_get_public (test->archives.key));
  praxis_signing_key_free (test->archives.key);
  test->archives.key = praxis_signing_key_new ();
  change_posts (test, 1, "A correction.");
  test_served_archive_publish (test, "blog");
  update = update_first (test, NULL);
  g_assert_error (update->error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY);
  g_assert_cmpstr (update->trusted_key, ==, old);
  /* The same update once more, now that the reader has agreed. */
  g_assert_true (praxis_update_fetch (update, test->downloader, test->archives.reader, test->folder,
                                      praxis_signing_key_get_public (test->archives.key), NULL));
  g_assert_true (praxis_update_apply (update, test->archives.reader, praxis_signing_key_get_public (test->archives.key), NULL));
  assert_summary (update, "1 changed");
}

/* Finding out changes nothing. */
static void
test_try (TestServedArchive *test,
          gconstpointer    data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisUpdate) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) updates = NULL;
  gint64 before = 0;
  gint64 after = 0;

  test_served_archive_add_posts (test, 4);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  change_posts (test, 2, "A correction.");
  test_served_archive_publish (test, "blog");
  praxis_store_get_change (test->archives.reader, &before, NULL);
  updates = praxis_update_list (test->archives.reader, &error);
  g_assert_true (praxis_update_fetch (updates->pdata[0], test->downloader, test->archives.reader, test->folder, NULL, NULL));
  g_assert_true (praxis_update_try (updates->pdata[0], test->archives.reader, NULL, NULL));
  assert_summary (updates->pdata[0], "2 changed");
  praxis_store_get_change (test->archives.reader, &after, NULL);
  g_assert_cmpint (before, ==, after);
  again = update_first (test, NULL);
  assert_summary (again, "2 changed");
}

/* --- What is the reader's own ----------------------------------------------------------------------------- */

#define OWN_NOTES "SELECT * FROM note ORDER BY id"
#define OWN_READING "SELECT * FROM reading WHERE digest_uuid <> '' AND post_uuid IN (SELECT post_uuid FROM own_before) ORDER BY post_uuid"

static void
test_own (TestServedArchive *test,
          gconstpointer    data)
{
  PraxisStore *reader = test->archives.reader;
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisUpdate) update = NULL;
  g_autoptr(PraxisUpdate) back = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *reading = NULL;
  g_autofree char *notes_after = NULL;
  g_autofree char *reading_after = NULL;
  g_autofree char *summary = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 gone[] = { 1, 2 };

  test_served_archive_add_posts (test, 6);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  /* The library has the posts in the order of their UUIDs. One with a note, one in the reading list, one that is read, one unread; the first two vanish, two others change. */
  test_archives_run (reader,
                     "UPDATE reading SET unread = 0, unread_set = 5 WHERE post_uuid IN (SELECT uuid FROM post WHERE title <> 'Post 3');"
                     "UPDATE post SET own = own & ~1 WHERE title <> 'Post 3';"
                     "INSERT INTO note (uuid, post_uuid, text, quote, created, modified) SELECT 'n-' || uuid, uuid, 'Mine', 'A summary', 7, 7 FROM post WHERE title IN ('Post 0', 'Post 2');"
                     "UPDATE post SET own = own | 4 WHERE title IN ('Post 0', 'Post 2');"
                     "UPDATE reading SET place = 1, place_set = 6 WHERE post_uuid = (SELECT uuid FROM post WHERE title = 'Post 2');"
                     "UPDATE post SET own = own | 2 WHERE title = 'Post 2';"
                     "CREATE TEMP TABLE own_before AS SELECT post_uuid FROM reading;");
  notes = dump (reader, OWN_NOTES);
  reading = dump (reader, OWN_READING);

  praxis_store_delete_posts (test->archives.author.store, gone, 2, &error);
  g_assert_no_error (error);
  test_archives_edit (&test->archives, 3, "A correction.", TRUE);
  test_archives_edit (&test->archives, 5, "Another one.", TRUE);
  test_served_archive_publish (test, "blog");
  update = update_first (test, NULL);
  g_assert_no_error (update->error);
  g_assert_cmpuint (update->removed->len, ==, 2);
  summary = praxis_update_dup_summary (update);
  g_assert_cmpstr (summary, ==, "2 changed, 2 withdrawn");
  g_assert_cmpuint (update->n_withdrawn, ==, 1);
  notes_after = dump (reader, OWN_NOTES);
  reading_after = dump (reader, OWN_READING);
  g_assert_cmpstr (notes, ==, notes_after);
  g_assert_cmpstr (reading, ==, reading_after);
  g_assert_cmpint (test_archives_count (reader, "SELECT count(*) FROM post WHERE own & 4"), ==, 2);
  g_assert_cmpint (test_archives_count (reader, "SELECT count(*) FROM post WHERE own & 2"), ==, 1);
  g_assert_cmpint (test_archives_count (reader, "SELECT count(*) FROM post WHERE withdrawn > 0"), ==, 1);
  assert_sound (reader);

  /* And they are there again. */
  praxis_store_restore_posts (test->archives.author.store, gone, 2, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->archives.author.store, 1, PRAXIS_STATUS_PUBLISHED, NULL);
  test_served_archive_publish (test, "blog");
  back = update_first (test, NULL);
  g_assert_no_error (back->error);
  g_assert_cmpint (test_archives_count (reader, "SELECT count(*) FROM post WHERE withdrawn > 0"), ==, 0);
  g_free (notes_after);
  notes_after = dump (reader, OWN_NOTES);
  g_assert_cmpstr (notes, ==, notes_after);
}

/* --- On threads ------------------------------------------------------------------------------------------- */

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_threads (TestServedArchive *test,
              gconstpointer    data)
{
  g_autofree char *path = g_build_filename (test->folder, "..", "threads.db", NULL);
  g_autofree char *address = test_nginx_dup_address (test->nginx, TEST_NGINX_PLAIN, "/blog/");
  g_autoptr(PraxisLibrary) library = praxis_library_new (path);
  g_autoptr(PraxisSubscriber) subscriber = praxis_subscriber_new (library, test->folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) found = NULL;
  g_autoptr(GAsyncResult) brought = NULL;
  g_autoptr(GAsyncResult) checked = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(PraxisUpdate) update = NULL;
  g_autoptr(GPtrArray) updates = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;

  test_served_archive_add_posts (test, 40);
  test_served_archive_publish (test, "blog");
  praxis_library_open_async (library, NULL, keep_result_cb, &opened);
  g_assert_true (praxis_library_open_finish (library, wait_for (&opened), &error));
  praxis_subscriber_find_async (subscriber, address, NULL, keep_result_cb, &found);
  update = praxis_subscriber_find_finish (subscriber, wait_for (&found), &error);
  g_assert_no_error (error);
  praxis_subscriber_bring_async (subscriber, g_steal_pointer (&update), NULL, NULL, keep_result_cb, &brought);
  update = praxis_subscriber_bring_finish (subscriber, wait_for (&brought), &error);
  g_assert_no_error (error);
  g_assert_no_error (update->error);
  g_assert_true (update->is_new);
  g_assert_cmpuint (update->added->len, ==, 40);
  g_assert_cmpfloat (praxis_subscriber_get_fraction (subscriber), ==, 1);

  change_posts (test, 3, "A correction.");
  test_served_archive_publish (test, "blog");
  praxis_subscriber_check_async (subscriber, NULL, NULL, keep_result_cb, &checked);
  updates = praxis_subscriber_check_finish (subscriber, wait_for (&checked), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (updates->len, ==, 1);
  assert_summary (updates->pdata[0], "3 changed");

  g_cancellable_cancel (cancellable);
  praxis_subscriber_check_async (subscriber, NULL, cancellable, keep_result_cb, &cancelled);
  none = praxis_subscriber_check_finish (subscriber, wait_for (&cancelled), &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  praxis_library_close (library);
}

/* --- A kill ----------------------------------------------------------------------------------------------- */

static guint n_steps;
static guint last_step;

static int
step_cb (unsigned  event,
         void     *context,
         void     *statement,
         void     *text)
{
  if (++n_steps >= last_step)
    raise (SIGKILL);
  return 0;
}

static void
step_progress_cb (guint64  done,
                  guint64  total,
                  gpointer user_data)
{
  step_cb (0, NULL, NULL, NULL);
}

/* In a process of its own: updates the library, and is killed with the given statement or part, if it comes so far. */
static int
update_until (const char *library,
              const char *folder,
              const char *step)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = praxis_store_open (library, PRAXIS_STORE_WRITE, &error);
  g_autoptr(PraxisDownloader) downloader = praxis_downloader_new ();
  g_autoptr(GPtrArray) updates = NULL;
  PraxisUpdate *update;

  g_assert_no_error (error);
  last_step = (guint) atoi (step);
  updates = praxis_update_list (store, &error);
  g_assert_no_error (error);
  praxis_downloader_set_progress (downloader, step_progress_cb, NULL);
  sqlite3_trace_v2 (praxis_connection_get_handle (praxis_store_get_connection (store)), SQLITE_TRACE_STMT, step_cb, NULL);
  update = updates->pdata[0];
  if (!praxis_update_fetch (update, downloader, store, folder, NULL, NULL) || !praxis_update_apply (update, store, NULL, NULL))
    g_printerr ("%s\n", update->error->message);
  return update->error == NULL ? 0 : 1;
}

/* Returns: whether it was killed, and did not come to its end */
static gboolean
run_until (TestServedArchive *test,
           const char      *path,
           guint            step)
{
  g_autofree char *number = g_strdup_printf ("%u", step);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--update-until", path, test->folder,
                                                     number, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_signaled (process))
    return TRUE;
  g_assert_true (g_subprocess_get_successful (process));
  return FALSE;
}

/* Old or new, and nothing between. */
static gboolean
is_new_state (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_WRITE, &error);
  gint64 n_corrected;
  gint64 n_posts;

  g_assert_no_error (error);
  assert_sound (store);
  n_corrected = test_archives_count (store, "SELECT count(*) FROM post_text WHERE summary LIKE '%correction%'");
  n_posts = test_archives_count (store, "SELECT count(*) FROM post");
  if (n_corrected == 0)
    g_assert_cmpint (n_posts, ==, 40);
  else
    g_assert_cmpint (n_posts, ==, 41);
  g_assert_true (n_corrected == 0 || n_corrected == 5);
  return n_corrected != 0;
}

static void
test_kill (TestServedArchive *test,
           gconstpointer    data)
{
  g_autofree char *reader = g_strdup (praxis_store_get_path (test->archives.reader));
  g_autofree char *path = g_strconcat (reader, ".copy", NULL);
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(GError) error = NULL;
  guint n_killed = 0;
  gboolean goes_on = TRUE;

  test_served_archive_add_posts (test, 40);
  test_served_archive_publish (test, "blog");
  first = test_served_archive_subscribe (test);
  change_posts (test, 5, "A correction.");
  test_archives_publish (&test->archives, "New", 202603, "Alliance");
  test_served_archive_publish (test, "blog");
  praxis_store_backup (test->archives.reader, path, NULL, &error);
  g_assert_no_error (error);
  /* Each time a bit later; what one leaves is what the next one begins with. */
  for (guint step = 1; goes_on; step += 1 + step / 12)
    {
      goes_on = run_until (test, path, step);
      g_assert_true (is_new_state (path) == !goes_on || goes_on);
      n_killed += goes_on;
    }
  g_test_message ("killed %u times", n_killed);
  g_assert_cmpuint (n_killed, >=, 20);
  g_assert_true (is_new_state (path));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc == 5 && g_str_equal (argv[1], "--update-until"))
    return update_until (argv[2], argv[3], argv[4]);

  g_test_init (&argc, &argv, NULL);
  test_served_archive_add_test ("/update/words", test_words);
  test_served_archive_add_test ("/update/key", test_key);
  test_served_archive_add_test ("/update/try", test_try);
  test_served_archive_add_test ("/update/own", test_own);
  test_served_archive_add_test ("/update/threads", test_threads);
  test_served_archive_add_test ("/update/kill", test_kill);
  return g_test_run ();
}
