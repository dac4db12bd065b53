/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-library.h"

#include <glib/gstdio.h>

#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

void
test_library_set_up (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDigest) digest = NULL;

  test->folder = g_dir_make_tmp ("praxis-test-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->folder, "library.db", NULL);
  test->digest_uuid = g_uuid_string_random ();
  test->store = praxis_store_open (test->path, PRAXIS_STORE_CREATE, &error);
  g_assert_no_error (error);
  digest = g_object_new (PRAXIS_TYPE_DIGEST,
                         "uuid", test->digest_uuid,
                         "slug", "digest",
                         "title", "A digest",
                         "language", "en",
                         NULL);
  praxis_store_add_digest (test->store, digest, &error);
  g_assert_no_error (error);
}

void
test_library_tear_down (TestLibrary   *test,
                        gconstpointer  data)
{
  if (test->store != NULL)
    g_assert_finalize_object (test->store);
  test_remove_folder (test->folder);
  g_free (test->folder);
  g_free (test->path);
  g_free (test->digest_uuid);
}

/* Adds a draft, and gives its row. */
gint64
test_library_add (TestLibrary *test,
                  const char  *title,
                  PraxisMonth  month,
                  const char  *summary)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, summary);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

/* Removes a folder with everything in it; links are removed, not followed. */
void
test_remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

PraxisReferences *
test_references_of (PraxisPost *post)
{
  static PraxisReferences *references = NULL;
  g_autoptr(GError) error = NULL;

  if (references == NULL)
    references = praxis_references_new_with_style (NULL, "en-US");
  praxis_references_load (references, NULL, praxis_post_get_citations (post), NULL, &error);
  g_assert_no_error (error);
  return references;
}
