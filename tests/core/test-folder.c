/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-folder.h"

#include "import/praxis-markdown-folder.h"

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

void
test_folder_edit (const char *folder,
                  const char *name,
                  const char *from,
                  const char *to)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
}

PraxisImportReport *
test_folder_import (TestLibrary *test,
                    const char  *folder)
{
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisMarkdownFolder) read = praxis_markdown_folder_read (file, NULL, &error);
  g_autoptr(PraxisImport) import = praxis_markdown_folder_to_import (read, "folder");
  g_autoptr(GPtrArray) known = praxis_import_find_known (import, test->store, NULL, &error);
  g_autoptr(GPtrArray) edits = praxis_import_find_edits (import, test->store, NULL, &error);
  PraxisImportReport *report;
  guint n_updates = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < known->len; i++)
    n_updates += known->pdata[i] != NULL && ((PraxisImportMet *) known->pdata[i])->updates;
  report = praxis_import_apply (import, test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->updated->len, ==, n_updates);
  g_assert_cmpuint (report->edits->len, ==, edits->len);
  for (guint i = 0; i < edits->len; i++)
    g_assert_cmpstr (report->edits->pdata[i], ==, edits->pdata[i]);
  return report;
}

gboolean
test_folder_has (const char *folder,
                 const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}
