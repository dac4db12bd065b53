/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "praxis-error.h"
#include "praxis-sha256.h"
#include "store/praxis-schema.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "test-library.h"

static gint64
get_int (PraxisConnection *connection,
         const char       *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  praxis_connection_get_int (connection, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;

  g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  g_assert_null (praxis_store_open (path, PRAXIS_STORE_CREATE, &error));
  g_assert_error (error, PRAXIS_ERROR, code);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

static void
test_migrations (TestLibrary   *test,
                 gconstpointer  data)
{
  static const char *const first[] = { "CREATE TABLE a (x)", NULL };
  static const char *const both[] = { "CREATE TABLE a (x)", "CREATE TABLE b (y); INSERT INTO b SELECT x FROM a", NULL };
  static const char *const broken[] = { "", "", "CREATE TABLE c (z); CREATE TABLE a (x)", NULL };
  g_autofree char *path = g_build_filename (test->folder, "old.db", NULL);
  g_autofree char *backup = g_strconcat (path, ".version-1.backup", NULL);
  g_autoptr(PraxisConnection) connection = praxis_connection_open (path, PRAXIS_CONNECTION_CREATE, NULL);
  g_autoptr(PraxisConnection) kept = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_schema_migrate (connection, path, first, &error));
  g_assert_cmpint (get_int (connection, "PRAGMA user_version"), ==, 1);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_true (praxis_connection_execute (connection, "INSERT INTO a VALUES (7)", NULL));

  g_assert_true (praxis_schema_migrate (connection, path, both, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_int (connection, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (get_int (connection, "SELECT y FROM b"), ==, 7);
  kept = praxis_connection_open (backup, PRAXIS_CONNECTION_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (kept, "SELECT x FROM a"), ==, 7);

  /* One that fails half-way leaves nothing behind. */
  g_assert_false (praxis_schema_migrate (connection, path, broken, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (get_int (connection, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (get_int (connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'c'"), ==, 0);
}

#define NEWEST_VERSION 7

/* Applies the first @version migrations, as the Praxis of that time did. */
static PraxisConnection *
make_old_schema (const char *path,
                 guint       version)
{
  PraxisConnection *connection = praxis_connection_open (path, PRAXIS_CONNECTION_CREATE, NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) migrations = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= version; i++)
    {
      g_autofree char *name = g_strdup_printf (APP_PATH "/migrations/%03u.sql", i);
      g_autoptr(GBytes) sql = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      g_assert_no_error (error);
      g_strv_builder_take (builder, g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql)));
    }
  migrations = g_strv_builder_end (builder);
  g_assert_true (praxis_connection_execute (connection, "PRAGMA journal_mode = WAL", NULL));
  g_assert_true (praxis_schema_migrate (connection, path, (const char *const *) migrations, &error));
  g_assert_no_error (error);
  return connection;
}

/* The first version that has them knew no p-values of them in its table. */
#define FIRST_WITH_FINDINGS 6

static void
add_finding (PraxisConnection *connection,
             PraxisDraft      *draft)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = PRAXIS_MEASURE_HEDGES_G;
  fields.estimate = 0.3;
  fields.p = 0.04;
  fields.p_comparison = '<';
  fields.direction = PRAXIS_DIRECTION_TREATMENT;
  g_ptr_array_add (findings, praxis_finding_new (&fields));
  praxis_draft_set_findings (draft, findings);
  praxis_connection_execute (connection, "PRAGMA foreign_keys = OFF; INSERT INTO finding (post_id, position, measure, estimate, n, k, "
                                         "comparison, time_point) VALUES (1, 0, 'g', 0.3, 0, 0, '', '')", &error);
  g_assert_no_error (error);
}

/* Makes a library as an older Praxis wrote it, with one post, which is in an import too. */
static void
make_old_version (const char *path,
                  guint       version)
{
  g_autoptr(PraxisConnection) connection = make_old_schema (path, version);
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autofree char *content = NULL;
  g_autofree char *hash = NULL;
  g_autoptr(GError) error = NULL;

  praxis_draft_set_title (draft, "Old");
  praxis_draft_set_summary (draft, "Words of old.");
  if (version >= FIRST_WITH_FINDINGS)
    add_finding (connection, draft);
  content = praxis_draft_to_json (draft);
  hash = praxis_sha256_of (content, strlen (content));
  praxis_connection_execute (connection,
                             "INSERT INTO library VALUES (1, 'u', 1, 1, 1); "
                             "INSERT INTO digest (id, uuid, slug, title, introduction, author, language, licence, base_url, "
                             "origin, created, modified) VALUES (1, 'd', 'd', 'D', '', '', 'en', '', '', 0, 1, 1); "
                             "BEGIN; INSERT INTO post (id, uuid, digest_id, month, slug, title, citation, status, position, "
                             "revision_id, published_revision_id, created, modified, published, deleted, change) "
                             "VALUES (1, 'p', 1, NULL, 'old', 'Old', '', 0, 0, 1, NULL, 1, 1, 0, 0, 1); "
                             "INSERT INTO post_text VALUES (1, 'Old', '', '', '', 'Words of old.', '', ''); "
                             "INSERT INTO import VALUES (1, 1, 'page'); "
                             "INSERT INTO import_row (import_id, kind, row_id) VALUES (1, 'digest', 1), (1, 'post', 1);",
                             &error);
  g_assert_no_error (error);
  praxis_connection_run (connection, &error, "INSERT INTO revision VALUES (1, 1, 0, 1, ?, ?)", "tt", hash, content);
  g_assert_no_error (error);
  praxis_connection_execute (connection, "COMMIT", &error);
  g_assert_no_error (error);
}

static void
assert_upgraded (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_WRITE, &error);
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  g_auto(GStrv) problems = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (get_int (praxis_store_get_connection (store), "PRAGMA user_version"), ==, NEWEST_VERSION);
  g_assert_true (praxis_store_verify (store, &problems, NULL, NULL));
  g_assert_cmpstrv (problems, ((const char *const[]) { NULL }));
  digest = praxis_store_find_digest (store, "d", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_digest_get_site_folder (digest), ==, "");
  g_assert_cmpuint (praxis_digest_get_word_target (digest), ==, 300);
  post = praxis_store_get_post (store, "old", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_post_get_summary (post), ==, "Words of old.");
}

static void
test_old_versions (TestLibrary   *test,
                   gconstpointer  data)
{
  for (guint version = 1; version < NEWEST_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("%s/version-%u.db", test->folder, version);
      g_autofree char *backup = g_strdup_printf ("%s.version-%u.backup", path, version);
      g_autoptr(GError) error = NULL;

      make_old_version (path, version);
      assert_upgraded (path);

      /* The copy that was made before comes back as what it was, and is brought up to date too. */
      g_assert_true (praxis_store_restore (path, backup, NULL, NULL, &error));
      g_assert_no_error (error);
      assert_upgraded (path);
    }
}

static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  PraxisConnection *connection = praxis_store_get_connection (test->store);
  g_autofree char *foreign = g_build_filename (test->folder, "foreign.db", NULL);
  g_autofree char *text = g_build_filename (test->folder, "letter.txt", NULL);
  g_autoptr(PraxisConnection) other = praxis_connection_open (foreign, PRAXIS_CONNECTION_CREATE, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_connection_execute (other, "CREATE TABLE a (x)", NULL));
  g_clear_pointer (&other, praxis_connection_close);
  assert_refused (foreign, PRAXIS_ERROR_FOREIGN);

  other = praxis_connection_open (foreign, PRAXIS_CONNECTION_WRITE, NULL);
  g_assert_true (praxis_connection_execute (other, "PRAGMA application_id = 1349679169", NULL));
  g_clear_pointer (&other, praxis_connection_close);
  assert_refused (foreign, PRAXIS_ERROR_FOREIGN);

  g_assert_true (g_file_set_contents (text, "This is a letter to a friend, and no database at all. "
                                      "It is long enough to be looked at by a database, too.", -1, NULL));
  assert_refused (text, PRAXIS_ERROR_FOREIGN);
  g_assert_null (praxis_store_open (test->folder, PRAXIS_STORE_CREATE, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (praxis_store_open ("/nowhere/at/all.db", PRAXIS_STORE_WRITE, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);

  g_assert_true (praxis_connection_execute (connection, "PRAGMA user_version = 99", NULL));
  g_clear_object (&test->store);
  assert_refused (test->path, PRAXIS_ERROR_TOO_NEW);
}

static void
test_full_disk (TestLibrary   *test,
                gconstpointer  data)
{
  PraxisConnection *connection = praxis_store_get_connection (test->store);
  gint64 id = test_library_add (test, "One", 202301, "kept");
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisPost) after = NULL;
  g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                            get_int (connection, "PRAGMA page_count"));
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) problems = NULL;
  PraxisSaveOutcome outcome;

  g_assert_true (praxis_connection_execute (connection, limit, NULL));
  praxis_draft_set_summary (draft, text);
  g_assert_false (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE);
  after = praxis_store_get_post_by_id (test->store, id, NULL);
  g_assert_cmpstr (praxis_post_get_summary (after), ==, "kept");
  g_assert_true (praxis_connection_execute (connection, "PRAGMA max_page_count = 1000000", NULL));
  g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
}

static void
add_forever (const char *path,
             const char *digest_uuid,
             guint       n)
{
  g_autoptr(PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_WRITE, NULL);

  /* A fork carries on its parent's random numbers, and UUIDs come from them. */
  g_random_set_seed (getpid ());
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();
      g_autoptr(GError) error = NULL;
      PraxisSaveOutcome outcome;

      praxis_draft_set_title (draft, "A tale");
      praxis_draft_set_month (draft, 202301);
      praxis_store_save_draft (store, digest_uuid, draft, &outcome, &error);
      g_assert_no_error (error);
    }
  _exit (0);
}

static void
test_two_processes (TestLibrary   *test,
                    gconstpointer  data)
{
  PraxisConnection *connection;
  g_auto(GStrv) problems = NULL;
  pid_t children[2];

  /* SQLite must not be carried over a fork, so nothing is open here. */
  g_clear_object (&test->store);
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        add_forever (test->path, test->digest_uuid, 50);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  test->store = praxis_store_open (test->path, PRAXIS_STORE_WRITE, NULL);
  connection = praxis_store_get_connection (test->store);
  g_assert_cmpint (get_int (connection, "SELECT count(*) FROM post"), ==, 100);
  g_assert_cmpint (get_int (connection, "SELECT count(DISTINCT position) FROM post"), ==, 100);
  g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
}

/* What another process saves while a backup comes back is in the copy that is kept, or in the library afterwards. */
static void
test_restore_beside_writer (TestLibrary   *test,
                            gconstpointer  data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(PraxisConnection) before = NULL;
  g_autoptr(GError) error = NULL;
  pid_t child;
  int status;

  g_assert_true (praxis_store_backup (test->store, backup, NULL, NULL));
  g_clear_object (&test->store);
  child = fork ();
  if (child == 0)
    add_forever (test->path, test->digest_uuid, 200);
  g_usleep (G_USEC_PER_SEC / 10);
  g_assert_true (praxis_store_restore (test->path, backup, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);

  test->store = praxis_store_open (test->path, PRAXIS_STORE_WRITE, NULL);
  before = praxis_connection_open (kept, PRAXIS_CONNECTION_READ, NULL);
  g_assert_cmpint (get_int (before, "SELECT count(*) FROM post") +
                   get_int (praxis_store_get_connection (test->store), "SELECT count(*) FROM post"), ==, 200);
}

static void
test_killed (TestLibrary   *test,
             gconstpointer  data)
{
  g_clear_object (&test->store);
  for (guint i = 0; i < 5; i++)
    {
      g_auto(GStrv) problems = NULL;
      gint64 before, after;
      pid_t child;
      int status;

      test->store = praxis_store_open (test->path, PRAXIS_STORE_WRITE, NULL);
      before = get_int (praxis_store_get_connection (test->store), "SELECT count(*) FROM post");
      g_clear_object (&test->store);
      child = fork ();
      if (child == 0)
        add_forever (test->path, test->digest_uuid, G_MAXUINT);

      /* Killed in the middle of its writing: as soon as some of it can be seen. */
      test->store = praxis_store_open (test->path, PRAXIS_STORE_WRITE, NULL);
      do
        after = get_int (praxis_store_get_connection (test->store), "SELECT count(*) FROM post");
      while (after < before + 10);
      kill (child, SIGKILL);
      waitpid (child, &status, 0);
      g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
      g_assert_cmpuint (g_strv_length (problems), ==, 0);
      g_clear_object (&test->store);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/schema/migrations", test_migrations);
  test_library_add_test ("/schema/old-versions", test_old_versions);
  test_library_add_test ("/schema/refused", test_refused);
  test_library_add_test ("/schema/full-disk", test_full_disk);
  test_library_add_test ("/schema/two-processes", test_two_processes);
  test_library_add_test ("/schema/restore", test_restore_beside_writer);
  test_library_add_test ("/schema/killed", test_killed);
  return g_test_run ();
}
