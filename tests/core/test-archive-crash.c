/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "praxis-error.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "test-archives.h"

/* What becomes of an archive, and of a library, when the work on it is cut short. */

#define N_POSTS 60

static void
publish (TestArchives *test,
         const char   *title)
{
  for (guint i = 0; i < N_POSTS; i++)
    test_archives_publish (test, title, 202301 + i % 12, "Alliance");
}

/* The manifest of the archive, which must be whole. */
static char *
dup_manifest (TestArchives *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = praxis_archive_open (test->path, &error);

  g_assert_no_error (error);
  praxis_archive_verify (archive, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (praxis_archive_get_manifest (archive)->text);
}

typedef void (*Work) (const char *library, const char *archive, const char *key);

/* Does something in a process of its own that is killed after some time, if it is not done by then. */
static gboolean
run_and_kill (TestArchives *test,
              Work          work,
              const char   *library,
              guint         microseconds)
{
  g_autofree char *key = praxis_signing_key_to_text (test->key);
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      work (library, test->path, key);
      _exit (0);
    }
  g_usleep (microseconds);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFSIGNALED (status);
}

static void
write_archive (const char *library,
               const char *path,
               const char *key_text)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new_from_text (key_text, NULL);
  g_autoptr(PraxisStore) store = praxis_store_open (library, PRAXIS_STORE_READ, NULL);
  g_autoptr(PraxisPost) post = praxis_store_get_post (store, "first", NULL);
  PraxisArchiveOutcome outcome;

  if (!praxis_archive_write (store, praxis_post_get_digest_uuid (post), key, path, FALSE, &outcome, NULL, NULL))
    _exit (1);
}

static void
apply_archive (const char *library,
               const char *path,
               const char *key)
{
  g_autoptr(PraxisStore) store = praxis_store_open (library, PRAXIS_STORE_CREATE, NULL);
  g_autoptr(PraxisArchive) archive = praxis_archive_open (path, NULL);
  g_autoptr(PraxisArchiveReport) report = praxis_archive_apply (store, archive, NULL, NULL, NULL, NULL);

  if (report == NULL)
    _exit (1);
}

/* Killed at any moment while it is written: the archive is the old one or the new one, and the next time works. */
static void
test_kill_writing (TestArchives  *test,
                   gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_killed = 0;
  gint64 id = test_archives_publish (test, "First", 202301, "Alliance");

  publish (test, "A post");
  test_archives_write (test);
  first = dup_manifest (test);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *words = g_strdup_printf ("Words %u", i);
      g_autofree char *before = dup_manifest (test);
      g_autofree char *after = NULL;

      test_archives_edit (test, id, words, TRUE);
      n_killed += run_and_kill (test, write_archive, test->author.path, 500 + 700 * i);
      after = dup_manifest (test);
      if (g_str_equal (before, after))
        {
          test_archives_write (test);
          second = dup_manifest (test);
          g_assert_cmpstr (second, !=, before);
          g_clear_pointer (&second, g_free);
        }
    }
  g_test_message ("%u of 40 were killed", n_killed);
  g_assert_cmpuint (n_killed, >, 0);
}

static void
test_kill_applying (TestArchives  *test,
                    gconstpointer  data)
{
  guint n_killed = 0;

  test_archives_publish (test, "First", 202301, "Alliance");
  publish (test, "A post");
  test_archives_write (test);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/library-%u.db", test->author.folder, i);
      g_autoptr(PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_CREATE, NULL);
      g_auto(GStrv) problems = NULL;
      gint64 n_posts;

      g_clear_object (&store);
      n_killed += run_and_kill (test, apply_archive, path, 1000 + 2000 * i);
      store = praxis_store_open (path, PRAXIS_STORE_WRITE, NULL);
      n_posts = test_archives_count (store, "SELECT count(*) FROM post");
      g_assert_true (n_posts == 0 || n_posts == N_POSTS + 1);
      g_assert_cmpint (test_archives_count (store, "SELECT count(*) FROM digest"), ==, n_posts > 0);
      g_assert_true (praxis_store_verify (store, &problems, NULL, NULL));
      g_assert_cmpstrv (problems, ((const char *[]) { NULL }));
    }
  g_test_message ("%u of 30 were killed", n_killed);
  g_assert_cmpuint (n_killed, >, 0);
}

/* No file may grow beyond so many bytes from now on, as on a disk that is full. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full_writing (TestArchives  *test,
                   gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *temporary = NULL;
  gint64 id = test_archives_publish (test, "First", 202301, "Alliance");

  publish (test, "A post");
  test_archives_write (test);
  before = dup_manifest (test);
  temporary = g_strconcat (test->path, ".part", NULL);
  test_archives_edit (test, id, "Other words", TRUE);
  for (guint kilobytes = 1; kilobytes < 40; kilobytes += 6)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;
      PraxisArchiveOutcome outcome;
      gboolean success;

      limit_files (kilobytes * 1024);
      success = praxis_archive_write (test->author.store, test->author.digest_uuid, test->key, test->path, FALSE, &outcome, NULL,
                                      &error);
      limit_files (RLIM_INFINITY);
      g_assert_false (success);
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE);
      g_assert_null (strstr (error->message, ".part"));
      g_assert_false (g_file_test (temporary, G_FILE_TEST_EXISTS));
      after = dup_manifest (test);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_true (test_archives_write (test).is_changed);
}

static void
test_full_applying (TestArchives  *test,
                    gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_auto(GStrv) problems = NULL;

  publish (test, "A post");
  test_archives_write (test);
  for (guint kilobytes = 64; kilobytes < 400; kilobytes += 64)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisArchive) archive = praxis_archive_open (test->path, NULL);

      limit_files (kilobytes * 1024);
      report = praxis_archive_apply (test->reader, archive, NULL, NULL, NULL, &error);
      limit_files (RLIM_INFINITY);
      if (report != NULL)
        break;
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE);
      g_assert_cmpint (test_archives_count (test->reader, "SELECT (SELECT count(*) FROM post) + (SELECT count(*) FROM digest)"),
                       ==, 0);
    }
  g_clear_pointer (&report, praxis_archive_report_free);
  report = test_archives_apply (test);
  g_assert_true (praxis_store_verify (test->reader, &problems, NULL, NULL));
  g_assert_cmpstrv (problems, ((const char *[]) { NULL }));
}

/* Somebody else writes the same archive. */
static void
test_busy (TestArchives  *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *temporary = g_strconcat (test->path, ".part", NULL);
  PraxisArchiveOutcome outcome;
  int fd;

  test_archives_publish (test, "First", 202301, "Alliance");
  fd = g_creat (temporary, 0644);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_assert_false (praxis_archive_write (test->author.store, test->author.digest_uuid, test->key, test->path, FALSE, &outcome, NULL,
                                        &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_BUSY);
  close (fd);
  /* What a crash has left is no hindrance. */
  g_file_set_contents (temporary, "left over", -1, NULL);
  test_archives_write (test);
  g_free (dup_manifest (test));
}

int
main (int    argc,
      char **argv)
{
  /* A file that may not grow is an error of the write. */
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);

  test_archives_add_test ("/archive/crash/kill-writing", test_kill_writing);
  test_archives_add_test ("/archive/crash/kill-applying", test_kill_applying);
  test_archives_add_test ("/archive/crash/full-writing", test_full_writing);
  test_archives_add_test ("/archive/crash/full-applying", test_full_applying);
  test_archives_add_test ("/archive/crash/busy", test_busy);

  return g_test_run ();
}
