/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-folder.h"

/* Writes the test's digest as Markdown, with its drafts if told. */
char *
test_folder_export (TestLibrary         *test,
                    PraxisStore         *store,
                    const char          *name,
                    gboolean             drafts,
                    PraxisExportReport **report)
{
  char *path = g_build_filename (test->folder, name, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  const PraxisExportRequest request = { .digest_uuid = test->digest_uuid, .drafts = drafts };

  praxis_export_format_write (praxis_export_format_find ("markdown"), store, &request, folder, report, &error);
  g_assert_no_error (error);
  return path;
}

gboolean
test_folder_has (const char *folder,
                 const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}
