/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "archive/praxis-archive-group.h"
#include "praxis-error.h"
#include "publish/praxis-export-format.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "test-archives.h"

/* Exports the author's site, signed if there is a key, and gives what that did. */
static PraxisExportReport *
export (TestArchives *test)
{
  g_autofree char *path = g_build_filename (test->author.folder, "site", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  PraxisExportReport *report = NULL;
  const PraxisExportRequest request = {
    .digest_uuid = test->author.digest_uuid,
    .sign_with = test->key,
  };

  praxis_export_format_write (praxis_export_format_find ("site"), test->author.store, &request, folder, &report, &error);
  g_assert_no_error (error);
  return report;
}

static char *
dup_path (TestArchives *test,
          const char   *name)
{
  return g_build_filename (test->author.folder, "site", "archive", name, NULL);
}

static char *
read_text (TestArchives *test,
           const char   *name)
{
  g_autofree char *path = dup_path (test, name);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The archive's files among those that an export wrote or removed, one a line. */
static char *
dup_archive_files (GStrv files)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (gsize i = 0; files != NULL && files[i] != NULL; i++)
    {
      if (g_str_has_prefix (files[i], "archive/"))
        g_string_append_printf (found, "%s\n", files[i] + strlen ("archive/"));
    }
  return g_string_free_and_steal (g_steal_pointer (&found));
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* Reads the site as a subscriber does: the manifest, and the groups that the reader's library lacks. */
static PraxisArchiveReport *
subscribe (TestArchives *test,
           guint        *n_fetched)
{
  g_autofree char *envelope = read_text (test, "manifest.json");
  g_autoptr(GError) error = NULL;
  PraxisArchiveManifest *manifest = praxis_archive_manifest_parse (envelope, -1, &error);
  g_autoptr(PraxisArchive) archive = NULL;
  g_autoptr(GArray) outdated = NULL;
  PraxisArchiveReport *report;

  g_assert_no_error (error);
  archive = praxis_archive_new (manifest);
  outdated = praxis_archive_list_outdated (test->reader, manifest, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < outdated->len; i++)
    {
      g_autofree char *name = praxis_archive_group_name (g_array_index (outdated, guint, i));
      g_autofree char *file = g_build_filename ("posts", name, NULL);
      g_autofree char *path = dup_path (test, file);
      g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, &error);
      g_autoptr(GBytes) packed = NULL;

      g_assert_no_error (error);
      packed = g_mapped_file_get_bytes (mapped);
      praxis_archive_add_group (archive, g_array_index (outdated, guint, i), packed, &error);
      g_assert_no_error (error);
    }
  *n_fetched = outdated->len;
  report = praxis_archive_apply (test->reader, archive, "https://example.org/archive/manifest.json", NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

static void
test_files (TestArchives  *test,
            gconstpointer  data)
{
  g_autoptr(PraxisExportReport) first = NULL;
  g_autoptr(PraxisExportReport) second = NULL;
  g_autoptr(PraxisExportReport) third = NULL;
  g_autofree char *added = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *key = NULL;
  g_autofree char *page_path = g_build_filename (test->author.folder, "site", "index.html", NULL);
  g_autofree char *page = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 40; i++)
    id = test_archives_publish (test, "A post", 202301 + i % 3, "Alliance");
  first = export (test);
  added = dup_archive_files (first->added);
  g_assert_cmpuint (count_lines (added), ==, 4 + 3);
  g_assert_nonnull (strstr (added, "digest.praxis\n"));
  key = read_text (test, "key.txt");
  g_assert_true (g_str_has_prefix (key, praxis_signing_key_get_public (test->key)));
  g_assert_true (g_file_get_contents (page_path, &page, NULL, NULL));
  g_assert_nonnull (strstr (page, "<link rel=\"alternate\" type=\"application/vnd.praxis+json\" href=\"archive/manifest.json\""));

  second = export (test);
  g_assert_cmpuint (second->written, ==, 0);

  test_archives_edit (test, id, "Other words", TRUE);
  third = export (test);
  changed = dup_archive_files (third->changed);
  /* The archive, the manifest and the one group. */
  g_assert_cmpuint (count_lines (changed), ==, 3);
  g_assert_nonnull (strstr (changed, "digest.praxis\n"));
  g_assert_nonnull (strstr (changed, "manifest.json\n"));
}

/* The file and the site are one archive, also when one of them was lost. */
static void
test_same (TestArchives  *test,
           gconstpointer  data)
{
  static const char *const names[] = { "digest.praxis", "manifest.json" };

  for (guint i = 0; i < 20; i++)
    test_archives_publish (test, "A post", 202301, "Alliance");
  praxis_export_report_free (export (test));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = dup_path (test, names[i]);
      g_autofree char *file = dup_path (test, "digest.praxis");
      g_autofree char *envelope = NULL;
      g_autofree char *in_file = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisArchive) archive = NULL;

      g_assert_cmpint (g_unlink (path), ==, 0);
      praxis_export_report_free (export (test));
      envelope = read_text (test, "manifest.json");
      archive = praxis_archive_open (file, &error);
      g_assert_no_error (error);
      g_assert_true (praxis_archive_verify (archive, NULL, &error));
      in_file = praxis_archive_manifest_to_envelope (praxis_archive_get_manifest (archive));
      g_assert_cmpstr (envelope, ==, in_file);
    }
}

static void
test_subscribe (TestArchives  *test,
                gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisArchiveReport) third = NULL;
  gint64 ids[40];
  guint n_fetched;

  for (guint i = 0; i < 40; i++)
    ids[i] = test_archives_publish (test, "A post", 202301, "Alliance");
  praxis_export_report_free (export (test));
  first = subscribe (test, &n_fetched);
  g_assert_cmpuint (n_fetched, ==, 4);
  g_assert_cmpuint (first->added->len, ==, 40);

  test_archives_edit (test, ids[7], "Other words", TRUE);
  praxis_export_report_free (export (test));
  second = subscribe (test, &n_fetched);
  g_assert_cmpuint (n_fetched, ==, 1);
  g_assert_cmpuint (second->added->len, ==, 0);
  g_assert_cmpuint (second->changed->len, ==, 1);
  g_assert_cmpuint (second->removed->len, ==, 0);

  /* So few are left that the groups are others. */
  praxis_store_delete_posts (test->author.store, ids, 30, NULL);
  praxis_export_report_free (export (test));
  third = subscribe (test, &n_fetched);
  g_assert_cmpuint (n_fetched, ==, 1);
  g_assert_cmpuint (third->removed->len, ==, 30);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post"), ==, 10);
}

/* A group that was not fetched, although the library does not have it as it is there. */
static void
test_missing_group (TestArchives  *test,
                    gconstpointer  data)
{
  g_autofree char *envelope = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    test_archives_publish (test, "A post", 202301, "Alliance");
  praxis_export_report_free (export (test));
  envelope = read_text (test, "manifest.json");
  archive = praxis_archive_new (praxis_archive_manifest_parse (envelope, -1, &error));
  g_assert_no_error (error);
  g_assert_null (praxis_archive_apply (test->reader, archive, NULL, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM digest"), ==, 0);
}

static void
test_unsigned (TestArchives  *test,
               gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(PraxisExportReport) later = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *path = dup_path (test, "key.txt");
  const PraxisExportRequest request = { .digest_uuid = test->author.digest_uuid };
  g_autofree char *site = g_build_filename (test->author.folder, "site", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (site);

  test_archives_publish (test, "One", 202301, "Alliance");
  report = export (test);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  /* The key that the digest says it is signed with is nowhere. */
  g_assert_true (praxis_store_set_signing_key (test->author.store, test->author.digest_uuid,
                                               praxis_signing_key_get_public (test->key), &error));
  g_assert_false (praxis_export_format_write (praxis_export_format_find ("site"), test->author.store, &request, folder, NULL,
                                              &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  praxis_store_set_signing_key (test->author.store, test->author.digest_uuid, "", NULL);
  g_clear_pointer (&test->key, praxis_signing_key_free);
  later = export (test);
  gone = dup_archive_files (later->gone);
  g_assert_cmpstr (gone, ==, "key.txt\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  test_archives_add_test ("/site-archive/files", test_files);
  test_archives_add_test ("/site-archive/same", test_same);
  test_archives_add_test ("/site-archive/subscribe", test_subscribe);
  test_archives_add_test ("/site-archive/missing-group", test_missing_group);
  test_archives_add_test ("/site-archive/unsigned", test_unsigned);

  return g_test_run ();
}
