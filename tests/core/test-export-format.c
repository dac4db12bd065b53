/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-error.h"
#include "publish/praxis-export-format.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-reading.h"
#include "test-library.h"

static gint64
add_published (TestLibrary *test,
               const char  *title,
               PraxisMonth  month,
               const char  *doi)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autofree char *json = g_strdup_printf ("{\"type\":\"book\",\"title\":\"%s\",\"DOI\":\"%s\"}", title, doi);
  g_autoptr(PraxisCitation) citation = praxis_citation_new (json, NULL, NULL);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_summary (draft, "Text.");
  praxis_draft_set_month (draft, month);
  praxis_draft_add_citation (draft, citation);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static PraxisExportFile *
make (TestLibrary          *test,
      PraxisExportRequest   request,
      GError              **error)
{
  request.digest_uuid = test->digest_uuid;
  return praxis_export_format_make (praxis_export_format_find ("ris"), test->store, &request, error);
}

static void
assert_works (PraxisExportFile *file,
              const char       *name,
              guint             n_works)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;

  g_assert_nonnull (file);
  text = g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
  parts = g_strsplit (text, "TY  - ", -1);
  g_assert_cmpstr (file->name, ==, name);
  g_assert_cmpuint (g_strv_length (parts) - 1, ==, n_works);
}

/* Every row can be found, says what it is, makes one thing and can be made of something. */
static void
test_table (void)
{
  gsize n_formats;
  const PraxisExportFormat *formats = praxis_export_list_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    {
      g_assert_true (praxis_export_format_find (formats[i].name) == &formats[i]);
      g_assert_cmpstr (praxis_export_format_get_label (&formats[i]), !=, "");
      g_assert_true ((formats[i].make != NULL) != (formats[i].write != NULL));
      g_assert_cmpint (formats[i].scopes, !=, 0);
      g_assert_true (!formats[i].is_html || formats[i].make != NULL);
    }
  g_assert_null (praxis_export_format_find ("nothing"));
  g_assert_null (praxis_export_format_find (NULL));
}

static void
test_list (TestLibrary   *test,
           gconstpointer  data)
{
  gint64 first = add_published (test, "First", 202301, "10.1/1");
  gint64 ids[2];
  const gint64 none = 0;
  g_autoptr(PraxisExportFile) found = NULL;
  g_autoptr(PraxisExportFile) of_year = NULL;
  g_autoptr(GError) error = NULL;

  ids[0] = first;
  ids[1] = add_published (test, "Second", 202402, "10.1/2");
  add_published (test, "Third", 202403, "10.1/3");
  found = make (test, (PraxisExportRequest) { .ids = ids, .n_ids = 2, .name = "Two: words?" }, &error);
  assert_works (found, "references-two-words.ris", 2);
  of_year = make (test, (PraxisExportRequest) { .ids = ids, .n_ids = 2, .year = 2024 }, &error);
  assert_works (of_year, "references-2024-selection.ris", 1);

  g_assert_null (make (test, (PraxisExportRequest) { .ids = &none, .n_ids = 0 }, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

/* The list has posts of other digests too, and those that are not published. */
static void
test_reading_list (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 first = add_published (test, "First", 202301, "10.1/1");
  gint64 draft = test_library_add (test, "Draft", 202301, "Text.");
  g_autoptr(PraxisExportFile) list = NULL;
  g_autoptr(PraxisExportFile) nothing = NULL;
  g_autoptr(GError) error = NULL;

  add_published (test, "Second", 202402, "10.1/2");
  nothing = make (test, (PraxisExportRequest) { .reading_list = TRUE }, &error);
  g_assert_null (nothing);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (praxis_store_set_listed (test->store, &first, 1, PRAXIS_LISTING_ON, NULL, &error));
  g_assert_true (praxis_store_set_listed (test->store, &draft, 1, PRAXIS_LISTING_ON, NULL, &error));
  list = make (test, (PraxisExportRequest) { .reading_list = TRUE }, &error);
  g_assert_no_error (error);
  assert_works (list, "references-reading-list.ris", 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-format/table", test_table);
  test_library_add_test ("/export-format/list", test_list);
  test_library_add_test ("/export-format/reading-list", test_reading_list);
  return g_test_run ();
}
