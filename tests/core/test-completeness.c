/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "edit/praxis-completeness.h"
#include "praxis-error.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

#define EVERYTHING ((1 << PRAXIS_N_MISSING) - 1)

static void
test_missing (void)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) empty = praxis_citation_new ("{\"type\":\"book\",\"title\":\" \"}", NULL, NULL);
  g_autoptr(PraxisCitation) printed = praxis_citation_new_verbatim ("Berg, A. (in press).");

  g_assert_cmpint (praxis_draft_get_missing (draft), ==, EVERYTHING);
  g_assert_cmpint (praxis_draft_get_missing_for (draft, PRAXIS_STATUS_DRAFT), ==, 0);
  praxis_draft_set_title (draft, " \302\240\n");
  praxis_draft_set_summary (draft, "\t");
  praxis_draft_add_citation (draft, empty);
  g_assert_cmpint (praxis_draft_get_missing (draft), ==, EVERYTHING);

  praxis_draft_set_title (draft, "One");
  praxis_draft_add_citation (draft, printed);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char *const[]) { "Meta-analysis", NULL });
  g_assert_cmpint (praxis_draft_get_missing (draft), ==,
                   PRAXIS_MISSING_TOPIC | PRAXIS_MISSING_SUMMARY | PRAXIS_MISSING_IMPLICATIONS | PRAXIS_MISSING_MONTH);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const[]) { "Empathy", NULL });
  praxis_draft_set_summary (draft, "S");
  praxis_draft_set_implications (draft, "I");
  g_assert_cmpint (praxis_draft_get_missing (draft), ==, PRAXIS_MISSING_MONTH);
  g_assert_cmpint (praxis_draft_get_missing_for (draft, PRAXIS_STATUS_READY), ==, 0);
  g_assert_cmpint (praxis_draft_get_missing_for (draft, PRAXIS_STATUS_PUBLISHED), ==, PRAXIS_MISSING_MONTH);
  praxis_draft_set_month (draft, 202301);
  g_assert_cmpint (praxis_draft_get_missing_for (draft, PRAXIS_STATUS_PUBLISHED), ==, 0);
}

static void
test_names (void)
{
  for (guint bit = 0; bit < PRAXIS_N_MISSING; bit++)
    {
      g_assert_cmpuint (strlen (praxis_missing_get_label (1 << bit)), >, 0);
      g_assert_cmpuint (strlen (praxis_missing_to_string (1 << bit)), >, 0);
    }
  g_assert_cmpstr (praxis_missing_get_label (PRAXIS_MISSING_TITLE), ==, "A title");
  g_assert_cmpstr (praxis_missing_to_string (PRAXIS_MISSING_MONTH), ==, "month");
}

static PraxisStatus
get_status (TestLibrary *test,
            gint64       id)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);

  return praxis_post_get_status (post);
}

static void
complete (TestLibrary *test,
          gint64       id,
          PraxisMonth  month)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("Berg, A. (in press).");
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  g_ptr_array_add (citations, citation);
  praxis_draft_set_citations (draft, citations);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const[]) { "Empathy", NULL });
  praxis_draft_set_implications (draft, "I");
  praxis_draft_set_month (draft, month);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
}

static void
test_advance (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", PRAXIS_MONTH_NONE, "S");
  g_autoptr(GError) error = NULL;
  PraxisMissing missing;

  g_assert_false (praxis_store_advance (test->store, id, PRAXIS_STATUS_READY, &missing, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_cmpint (missing, ==, PRAXIS_MISSING_CITATION | PRAXIS_MISSING_TOPIC | PRAXIS_MISSING_IMPLICATIONS);
  g_assert_nonnull (strstr (error->message, "“One”"));
  g_assert_nonnull (strstr (error->message, "A citation, A topic, Practice implications."));
  g_clear_error (&error);
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_DRAFT);

  complete (test, id, PRAXIS_MONTH_NONE);
  g_assert_true (praxis_store_advance (test->store, id, PRAXIS_STATUS_READY, &missing, &error));
  g_assert_no_error (error);
  g_assert_cmpint (missing, ==, 0);
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_READY);

  g_assert_false (praxis_store_advance (test->store, id, PRAXIS_STATUS_PUBLISHED, &missing, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_cmpint (missing, ==, PRAXIS_MISSING_MONTH);
  g_clear_error (&error);
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_READY);
  complete (test, id, 202301);
  g_assert_true (praxis_store_advance (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL, NULL));
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_PUBLISHED);
  g_assert_true (praxis_store_advance (test->store, id, PRAXIS_STATUS_DRAFT, NULL, NULL));
  g_assert_cmpint (get_status (test, id), ==, PRAXIS_STATUS_DRAFT);
}

static void
test_advance_refused (TestLibrary   *test,
                      gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "S");
  gint64 untitled = test_library_add (test, "", 202301, "S");
  g_autoptr(PraxisStore) reader = praxis_store_open (test->path, PRAXIS_STORE_READ, NULL);
  g_autoptr(GError) error = NULL;
  PraxisMissing missing;

  g_assert_false (praxis_store_advance (test->store, 99, PRAXIS_STATUS_READY, &missing, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (praxis_store_advance (test->store, id, PRAXIS_STATUS_NEEDS_UPDATE, &missing, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (praxis_store_advance (test->store, untitled, PRAXIS_STATUS_READY, &missing, &error));
  g_assert_true (g_str_has_prefix (error->message, "The post is not complete. Still missing: A title,"));
  g_clear_error (&error);
  g_assert_false (praxis_store_advance (reader, id, PRAXIS_STATUS_DRAFT, &missing, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (praxis_store_delete_posts (test->store, &id, 1, NULL));
  g_assert_false (praxis_store_advance (test->store, id, PRAXIS_STATUS_DRAFT, &missing, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/completeness/missing", test_missing);
  g_test_add_func ("/completeness/names", test_names);
  test_library_add_test ("/completeness/advance", test_advance);
  test_library_add_test ("/completeness/refused", test_advance_refused);
  return g_test_run ();
}
