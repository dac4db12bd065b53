/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "archive/praxis-archive-group.h"
#include "archive/praxis-archive-hash.h"
#include "praxis-error.h"
#include "praxis-sha256.h"
#include "store/praxis-store-posts.h"
#include "test-archives.h"

/* Opens the archive and verifies it; the error is that of the first that failed. */
static PraxisArchive *
open_and_verify (TestArchives  *test,
                 GError       **error)
{
  g_autoptr(PraxisArchive) archive = praxis_archive_open (test->path, error);

  return archive != NULL && praxis_archive_verify (archive, NULL, error) ? g_steal_pointer (&archive) : NULL;
}

/* Does something to the file behind Praxis's back. */
static void
run_in_file (TestArchives *test,
             const char   *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (test->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static void
test_groups (void)
{
  guint counts[8] = { 0 };

  g_assert_cmpuint (praxis_archive_count_groups (0), ==, 1);
  g_assert_cmpuint (praxis_archive_count_groups (16), ==, 1);
  g_assert_cmpuint (praxis_archive_count_groups (17), ==, 2);
  g_assert_cmpuint (praxis_archive_count_groups (10000), ==, 1024);
  g_assert_cmpuint (praxis_archive_count_groups (G_MAXUINT), ==, 1 << 20);
  for (guint i = 0; i < 8000; i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();
      guint group = praxis_archive_group_of (uuid, 8);

      g_assert_cmpuint (praxis_archive_group_of (uuid, 1), ==, 0);
      /* Half as many groups are made of two each. */
      g_assert_cmpuint (praxis_archive_group_of (uuid, 4), ==, group / 2);
      counts[group]++;
    }
  for (guint i = 0; i < 8; i++)
    g_assert_cmpuint (counts[i], >, 800);
  /* SHA-256 ("abc"), FIPS 180-4; a digest that starts with 0xba is in the group 5 of 8. */
  g_assert_cmpuint (praxis_archive_group_of ("abc", 8), ==, 5);
}

static void
test_write (TestArchives  *test,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  g_autofree char *document = NULL;
  PraxisArchiveManifest *manifest;
  PraxisArchiveOutcome outcome;
  gint64 draft, edited;

  test_archives_publish (test, "One", 202301, "Therapist Effects");
  edited = test_archives_publish (test, "Two", 202301, "Therapist Effects");
  draft = test_library_add (&test->author, "SECRET DRAFT", 202302, "SECRET TEXT");
  test_archives_edit (test, edited, "SECRET EDIT", FALSE);
  g_assert_cmpint (draft, >, 0);

  outcome = test_archives_write (test);
  g_assert_true (outcome.is_new);
  g_assert_cmpuint (outcome.n_posts, ==, 2);
  archive = open_and_verify (test, &error);
  g_assert_no_error (error);
  manifest = praxis_archive_get_manifest (archive);
  g_assert_true (praxis_archive_manifest_is_signed (manifest));
  g_assert_cmpstr (manifest->public_key, ==, praxis_signing_key_get_public (test->key));
  g_assert_cmpstr (praxis_digest_get_uuid (manifest->digest), ==, test->author.digest_uuid);
  g_assert_cmpuint (manifest->n_posts, ==, 2);
  /* The month of the draft and the topics that no published post has stay at home. */
  g_assert_cmpuint (manifest->issues->len, ==, 1);
  g_assert_cmpuint (manifest->terms[PRAXIS_VOCABULARY_TOPIC]->len, ==, 1);
  g_assert_cmpuint (praxis_archive_get_uuids (archive)->len, ==, 2);
  document = praxis_archive_load_document (archive, praxis_archive_get_uuids (archive)->pdata[1], &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (document, "\"position\":1"));
  {
    g_autofree char *content = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (test->path, &content, &length, NULL));
    g_assert_null (memmem (content, length, "SECRET", 6));
  }
}

static void
test_update (TestArchives  *test,
             gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *manifest = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  PraxisArchiveOutcome outcome;
  gint64 id = 0;

  for (guint i = 0; i < 40; i++)
    id = test_archives_publish (test, "A post", 202301 + i % 12, "Therapist Effects");
  test_archives_write (test);
  g_file_get_contents (test->path, &before, &length, NULL);

  /* Nothing new: not a byte changes. */
  outcome = test_archives_write (test);
  g_assert_false (outcome.is_new);
  g_assert_false (outcome.is_changed);
  g_assert_cmpuint (outcome.n_written, ==, 0);
  g_file_get_contents (test->path, &after, &length, NULL);
  g_assert_cmpmem (before, length, after, length);

  test_archives_edit (test, id, "GONE WITH THE NEXT EDIT", TRUE);
  outcome = test_archives_write (test);
  g_assert_true (outcome.is_changed);
  g_assert_cmpuint (outcome.n_written, ==, 1);
  {
    g_autoptr(PraxisArchive) archive = open_and_verify (test, &error);

    g_assert_no_error (error);
    manifest = g_strdup (praxis_archive_get_manifest (archive)->text);
  }

  /* What was taken back is nowhere in the file. */
  test_archives_edit (test, id, "Other words", TRUE);
  g_assert_true (praxis_store_delete_posts (test->author.store, (const gint64[]) { id - 1 }, 1, NULL));
  outcome = test_archives_write (test);
  g_assert_cmpuint (outcome.n_removed, ==, 1);
  g_assert_cmpuint (outcome.n_posts, ==, 39);
  {
    g_autoptr(PraxisArchive) archive = open_and_verify (test, &error);
    g_autofree char *content = NULL;

    g_assert_no_error (error);
    g_assert_cmpstr (praxis_archive_get_manifest (archive)->text, !=, manifest);
    g_assert_true (g_file_get_contents (test->path, &content, &length, NULL));
    g_assert_null (memmem (content, length, "GONE WITH", 9));
  }
}

/* The same posts written from nothing and by way of updates make the same manifest, but for when. */
static void
test_same (TestArchives  *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) groups = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 20; i++)
    id = test_archives_publish (test, "A post", 202301, "Therapist Effects");
  test_archives_write (test);
  test_archives_edit (test, id, "New words", TRUE);
  test_archives_write (test);
  {
    g_autoptr(PraxisArchive) archive = open_and_verify (test, &error);

    g_assert_no_error (error);
    groups = g_strdupv (praxis_archive_get_manifest (archive)->groups);
  }
  g_unlink (test->path);
  test_archives_write (test);
  {
    g_autoptr(PraxisArchive) archive = open_and_verify (test, &error);

    g_assert_no_error (error);
    g_assert_cmpstrv (groups, praxis_archive_get_manifest (archive)->groups);
  }
}

static void
test_changed (TestArchives  *test,
              gconstpointer  data)
{
  static const struct
  {
    const char *sql;
    int         code;
    const char *words;
  } cases[] = {
    { "UPDATE post SET document = replace (document, 'study', 'STUDY')", PRAXIS_ERROR_DAMAGED, "“The changed one”" },
    { "UPDATE post SET hash = iif (hash LIKE '0%', '1', '0') || substr (hash, 2)", PRAXIS_ERROR_DAMAGED, "“The changed one”" },
    { "DELETE FROM post", PRAXIS_ERROR_DAMAGED, "missing" },
    { "INSERT INTO post SELECT '00000000-0000-4000-8000-000000000000', hash, source, document FROM post",
      PRAXIS_ERROR_DAMAGED, "“The changed one”" },
    { "UPDATE archive SET envelope = json_set (envelope, '$.manifest', 'H4sI')", PRAXIS_ERROR_DAMAGED, NULL },
    { "UPDATE archive SET envelope = json_set (envelope, '$.manifest', '')", PRAXIS_ERROR_INVALID, NULL },
    { "UPDATE archive SET envelope = json_set (envelope, '$.signature', '')", PRAXIS_ERROR_DAMAGED, "signature" },
    { "UPDATE archive SET envelope = '{}'", PRAXIS_ERROR_INVALID, "manifest" },
    { "UPDATE archive SET envelope = zeroblob (1000000)", PRAXIS_ERROR_INVALID, NULL },
    { "DELETE FROM archive", PRAXIS_ERROR_DAMAGED, NULL },
    { "ALTER TABLE post ADD COLUMN other", PRAXIS_ERROR_INVALID, NULL },
    { "ALTER TABLE post RENAME TO other; CREATE VIEW post AS SELECT * FROM other", PRAXIS_ERROR_INVALID, NULL },
    { "DROP TABLE post; CREATE VIEW post AS SELECT * FROM also; CREATE VIEW also AS SELECT * FROM post",
      PRAXIS_ERROR_INVALID, NULL },
    { "PRAGMA application_id = 1", PRAXIS_ERROR_FOREIGN, NULL },
    { "UPDATE post SET document = zeroblob (100000000)", PRAXIS_ERROR_DAMAGED, NULL },
  };

  test_archives_publish (test, "The changed one", 202301, "Therapist Effects");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_unlink (test->path);
      test_archives_write (test);
      run_in_file (test, cases[i].sql);
      g_assert_null (open_and_verify (test, &error));
      g_test_message ("%s: %s", cases[i].sql, error->message);
      g_assert_error (error, PRAXIS_ERROR, cases[i].code);
      if (cases[i].words != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* A manifest with other words under the same signature, and another signature over the same words. */
static void
test_manifest (TestArchives  *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  PraxisArchiveManifest *manifest;

  test_archives_publish (test, "One", 202301, "Therapist Effects");
  test_archives_write (test);
  archive = open_and_verify (test, &error);
  g_assert_no_error (error);
  manifest = praxis_archive_get_manifest (archive);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *envelope = NULL;
      g_autoptr(PraxisArchiveManifest) again = NULL;
      g_autofree char *text = g_strdup (manifest->text);
      g_autofree char *signature = g_strdup (manifest->signature);

      if (i == 1)
        memcpy (strstr (manifest->text, "A digest"), "B", 1);
      else if (i == 2)
        manifest->signature[0] = manifest->signature[0] == '0' ? '1' : '0';
      envelope = praxis_archive_manifest_to_envelope (manifest);
      again = praxis_archive_manifest_parse (envelope, -1, &error);
      if (i == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
      g_clear_error (&error);
      g_set_str (&manifest->text, text);
      g_set_str (&manifest->signature, signature);
    }
}

/* A post and its hash are changed together: then it is known which ones it may be. */
static void
test_group_changed (TestArchives  *test,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  g_autofree char *document = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *sql = NULL;

  test_archives_publish (test, "One", 202301, "Therapist Effects");
  test_archives_publish (test, "Two", 202301, "Therapist Effects");
  test_archives_write (test);
  archive = open_and_verify (test, &error);
  g_assert_no_error (error);
  document = praxis_archive_load_document (archive, praxis_archive_get_uuids (archive)->pdata[0], &error);
  memcpy (strstr (document, "summary*"), "SUMMARY", 7);
  hash = praxis_sha256_of (document, strlen (document));
  sql = sqlite3_mprintf ("UPDATE post SET document = %Q, hash = %Q WHERE uuid = %Q", document, hash,
                         praxis_archive_get_uuids (archive)->pdata[0]);
  run_in_file (test, sql);
  sqlite3_free (g_steal_pointer (&sql));

  /* Who has verified it gets what was verified, or nothing. */
  g_free (document);
  document = praxis_archive_load_document (archive, praxis_archive_get_uuids (archive)->pdata[0], &error);
  g_assert_true (document != NULL ? strstr (document, "SUMMARY") == NULL : error != NULL);
  g_clear_error (&error);
  g_clear_pointer (&archive, praxis_archive_free);
  archive = open_and_verify (test, &error);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "“One”, “Two”"));
}

static void
test_unsigned (TestArchives  *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = NULL;

  g_clear_pointer (&test->key, praxis_signing_key_free);
  test_archives_publish (test, "One", 202301, "Therapist Effects");
  test_archives_write (test);
  archive = open_and_verify (test, &error);
  g_assert_no_error (error);
  g_assert_false (praxis_archive_manifest_is_signed (praxis_archive_get_manifest (archive)));
}

static void
test_foreign (TestArchives  *test,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *missing = g_build_filename (test->author.folder, "missing", "digest.praxis", NULL);
  PraxisArchiveOutcome outcome;

  g_assert_null (praxis_archive_open (test->path, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (praxis_archive_open (test->author.path, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (praxis_archive_open (test->author.folder, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* What is not an archive is not replaced by one. */
  g_file_set_contents (test->path, "Something else", -1, NULL);
  g_assert_false (praxis_archive_write (test->author.store, test->author.digest_uuid, NULL, test->path, FALSE, &outcome, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_clear_error (&error);
  g_file_get_contents (test->path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "Something else");
  g_assert_false (praxis_archive_write (test->author.store, test->author.digest_uuid, NULL, missing, FALSE, &outcome, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
}

/* The way over a site: the manifest, then the groups, one by one. */
static void
test_site (TestArchives  *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(PraxisArchiveContent) content = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  g_autofree char *envelope = NULL;
  PraxisArchiveManifest *manifest;
  guint n_groups;

  for (guint i = 0; i < 40; i++)
    test_archives_publish (test, "A post", 202301, "Therapist Effects");
  praxis_store_begin_read (test->author.store, NULL);
  publication = praxis_store_get_publication (test->author.store, test->author.digest_uuid, &error);
  content = praxis_archive_content_new (test->author.store, publication, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_archive_content_load (content, publication, NULL, NULL, &error));
  praxis_archive_content_seal (content, test->key, NULL);
  envelope = praxis_archive_manifest_to_envelope (praxis_archive_content_get_manifest (content));
  manifest = praxis_archive_manifest_parse (envelope, -1, &error);
  g_assert_no_error (error);
  n_groups = praxis_archive_manifest_get_n_groups (manifest);
  g_assert_cmpuint (n_groups, ==, 4);
  archive = praxis_archive_new (manifest);
  for (guint i = 0; i < n_groups; i++)
    {
      g_autoptr(GBytes) packed = praxis_archive_content_pack_group (content, i, &error);
      g_autoptr(GBytes) again = praxis_archive_content_pack_group (content, i, &error);
      g_autoptr(GBytes) half = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) / 2);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (packed, again));
      g_assert_false (praxis_archive_has_group (archive, i));
      /* The file of another group is not taken for it. */
      if (i + 1 < n_groups)
        {
          g_assert_false (praxis_archive_add_group (archive, i + 1, packed, &error));
          g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
          g_clear_error (&error);
        }
      g_assert_false (praxis_archive_add_group (archive, i, half, &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_true (praxis_archive_add_group (archive, i, packed, &error));
      g_assert_true (praxis_archive_has_group (archive, i));
    }
  praxis_store_end_read (test->author.store);
  g_assert_cmpuint (praxis_archive_get_uuids (archive)->len, ==, 40);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive/groups", test_groups);
  test_archives_add_test ("/archive/write", test_write);
  test_archives_add_test ("/archive/update", test_update);
  test_archives_add_test ("/archive/same", test_same);
  test_archives_add_test ("/archive/changed", test_changed);
  test_archives_add_test ("/archive/manifest", test_manifest);
  test_archives_add_test ("/archive/group-changed", test_group_changed);
  test_archives_add_test ("/archive/unsigned", test_unsigned);
  test_archives_add_test ("/archive/foreign", test_foreign);
  test_archives_add_test ("/archive/site", test_site);

  return g_test_run ();
}
