/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "import/praxis-import.h"
#include "import/praxis-retraction-file.h"
#include "praxis-error.h"
#include "review/praxis-concern.h"
#include "review/praxis-known-notice.h"
#include "review/praxis-review-library.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

static PraxisRetractionFile *
read_file (const char  *name,
           GError     **error)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "retractions", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return praxis_retraction_file_read (file, NULL, NULL, NULL, error);
}

static PraxisRetractionFile *
read_text (TestLibrary  *test,
           const char   *text,
           GError      **error)
{
  g_autofree char *path = g_build_filename (test->folder, "file.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return praxis_retraction_file_read (file, NULL, NULL, NULL, error);
}

/* --- The file ---------------------------------------------------------------- */

static void
test_good (void)
{
  static const PraxisRetraction expected[] = {
    { PRAXIS_NOTICE_RETRACTED, "10.5555/lantern.2020.1", "11111111", "2023-05-17", "10.5555/lantern.2023.9",
      "Concerns/Issues About Data; Investigation by Journal/Publisher" },
    { PRAXIS_NOTICE_CONCERN, "10.5555/lantern.2020.1", "", "2022-02-01", "10.5555/lantern.2022.2",
      "Concerns/Issues About Data" },
    { PRAXIS_NOTICE_REPLACED, "", "22222222", "2021-11-03", "", "Error in Analyses; Retract and Replace" },
    { PRAXIS_NOTICE_RETRACTED, "10.5555/switch", "", "2020-03-09", "10.5555/switch.n", "Upgrade/Update of Prior Notice" },
    { PRAXIS_NOTICE_NONE_KNOWN, "10.5555/switch", "", "2021-06-01", "10.5555/switch.r", "" },
    { PRAXIS_NOTICE_CORRECTED, "10.5555/door", "", "2024-01-20", "10.5555/door.c", "Error in Text" },
    { PRAXIS_NOTICE_CONCERN, "10.5555/window", "", "2024-04-04", "10.5555/window.e", "Concerns/Issues About Results" },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisRetractionFile) file = read_file ("good.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpuint (file->n_without_work, ==, 1);
  g_assert_cmpstr (file->retractions->as_of, ==, "2024-04-05");
  g_assert_cmpuint (file->retractions->records->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PraxisRetraction *record = &g_array_index (file->retractions->records, PraxisRetraction, i);

      g_assert_cmpint (record->state, ==, expected[i].state);
      g_assert_cmpstr (record->doi, ==, expected[i].doi);
      g_assert_cmpstr (record->pmid, ==, expected[i].pmid);
      g_assert_cmpstr (record->date, ==, expected[i].date);
      g_assert_cmpstr (record->notice_doi, ==, expected[i].notice_doi);
      g_assert_cmpstr (record->reasons, ==, expected[i].reasons);
    }
}

/* A cell can name several works; what looks like a separator can be a part of a DOI. */
static void
test_several (TestLibrary   *test,
              gconstpointer  data)
{
  static const struct { const char *dois, *pmids, *expected; } cases[] = {
    { "10.1/a;10.1/b", "0", "10.1/a, 10.1/b," },
    { "10.1/a; 10.1/b;", "0", "10.1/a, 10.1/b," },
    { "10.1/A 10.1/b", "", "10.1/a, 10.1/b," },
    { "10.1/a,https://doi.org/10.5555/b", "", "10.1/a, 10.5555/b," },
    { "doi:10.5555/a|doi: 10.1/b", "", "10.5555/a, 10.1/b," },
    { "10.1/a\302\240\n10.1/b", "", "10.1/a, 10.1/b," },
    { "10.1/a; unavailable", "", "10.1/a," },
    { "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2", "",
      "10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2," },
    { "10.1002/x,1;2", "", "10.1002/x,1;2," },
    { "unavailable", "111;222, 333", ",111 ,222 ,333" },
    { "10.1/a;10.1/b", "111", "10.1/a,111 10.1/b," },
    { "10.1/a", "111;222", "10.1/a,111 ,222" },
    { "unavailable; ;", "0;x1", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n"
                                               "\"%s\",\"%s\",Retraction,2020-01-01\n", cases[i].dois, cases[i].pmids);
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisRetractionFile) file = read_text (test, text, &error);
      g_autoptr(GString) found = g_string_new (NULL);

      g_assert_no_error (error);
      for (guint n = 0; n < file->retractions->records->len; n++)
        {
          const PraxisRetraction *record = &g_array_index (file->retractions->records, PraxisRetraction, n);

          g_assert_cmpstr (record->date, ==, "2020-01-01");
          g_string_append_printf (found, "%s%s,%s", n > 0 ? " " : "", record->doi, record->pmid);
        }
      g_assert_cmpstr (found->str, ==, cases[i].expected);
      g_assert_cmpuint (file->n_without_work, ==, *cases[i].expected == '\0');
    }
}

/* The columns of PubMed IDs and of days may be missing, or empty. */
static void
test_columns (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisRetractionFile) without = NULL;
  g_autoptr(PraxisRetractionFile) with = NULL;
  g_autofree char *words = praxis_known_file_dup_age_words (1764072000);

  without = read_text (test, "OriginalPaperDOI,RetractionNature,RetractionDate\n10.1/x,Retraction,\n", &error);
  g_assert_no_error (error);
  g_assert_false (without->has_pmids);
  g_assert_cmpuint (without->retractions->records->len, ==, 1);
  g_assert_cmpstr (without->retractions->as_of, ==, "");
  with = read_text (test, "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate\n10.1/x,0,Retraction,\n", &error);
  g_assert_true (with->has_pmids);
  g_assert_nonnull (strstr (words, "no newer than 2025-11-25"));
}

static void
test_damaged (void)
{
  static const struct { guint line; const char *message; } expected[] = {
    { 4, "This row is damaged, and was left out." },
    { 5, "This row is damaged, and was left out." },
    { 7, "“13/45/2023 0:00” is no date." },
    { 8, "“Removal” is no kind of notice that Praxis knows; the row was left out." },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisRetractionFile) file = read_file ("damaged.csv", &error);

  g_assert_no_error (error);
  /* The day of a notice that is dated ahead is not one that the file can speak for. */
  g_assert_cmpstr (file->retractions->as_of, ==, "2023-05-17");
  g_assert_cmpuint (file->retractions->records->len, ==, 4);
  g_assert_cmpuint (file->problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PraxisImportProblem *problem = file->problems->pdata[i];

      g_assert_cmpuint (problem->line, ==, expected[i].line);
      g_assert_cmpstr (problem->message, ==, expected[i].message);
    }
}

static void
test_other_files (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL, many = NULL, gone = NULL, cancelled = NULL;
  g_autoptr(GString) text = g_string_new ("OriginalPaperDOI,RetractionNature,RetractionDate\n");
  g_autoptr(GFile) missing = g_file_new_for_path ("/nowhere/file.csv");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "retractions", "good.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_null (read_text (test, "DOI,Title\n10.1/x,A title\n", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (read_text (test, "", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  for (guint i = 0; i < 1002; i++)
    g_string_append (text, "damaged\n");
  g_assert_null (read_text (test, text->str, &many));
  g_assert_error (many, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
  g_assert_null (praxis_retraction_file_read (missing, NULL, NULL, NULL, &gone));
  g_assert_error (gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_retraction_file_read (file, NULL, NULL, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- The library ------------------------------------------------------------- */

static PraxisCitation *
make_citation (const char *doi,
               const char *pmid)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");

  praxis_citation_builder_set_string (builder, "title", "A work");
  if (doi != NULL)
    praxis_citation_builder_set_string (builder, "DOI", doi);
  if (pmid != NULL)
    praxis_citation_builder_set_string (builder, "PMID", pmid);
  return praxis_citation_builder_end (builder, NULL);
}

static PraxisDraft *
make_draft (const char *doi,
            const char *pmid)
{
  g_autoptr(PraxisCitation) citation = make_citation (doi, pmid);
  PraxisDraft *draft = praxis_draft_new ();

  praxis_draft_set_title (draft, "A post");
  praxis_draft_add_citation (draft, citation);
  return draft;
}

static void
import (TestLibrary *test,
        const char  *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisRetractionFile) file = read_file (name, &error);

  g_assert_no_error (error);
  g_assert_true (praxis_store_put_retractions (test->store, file->retractions, &error));
  g_assert_no_error (error);
}

/* What is known of one work, "retracted 2023-05-17"; "" where there are no records. */
static char *
ask (TestLibrary *test,
     const char  *doi,
     const char  *pmid)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDraft) draft = make_draft (doi, pmid);
  g_autoptr(GPtrArray) notices = praxis_review_load_known_notices (test->store, draft, &error);

  g_assert_no_error (error);
  if (notices->len == 0)
    return g_strdup ("");
  return g_strdup_printf ("%s %s", praxis_notice_state_to_string (praxis_notice_get_state (notices->pdata[0])),
                          praxis_notice_get_date (notices->pdata[0]));
}

static void
test_states (TestLibrary   *test,
             gconstpointer  data)
{
  static const struct { const char *doi, *pmid, *known; } cases[] = {
    { "10.5555/LANTERN.2020.1", NULL, "retracted 2023-05-17" },
    { "https://doi.org/10.5555/lantern.2020.1", NULL, "retracted 2023-05-17" },
    { NULL, "11111111", "retracted 2023-05-17" },
    { NULL, "22222222", "replaced 2021-11-03" },
    { "10.5555/door", "999", "corrected 2024-01-20" },
    { "10.5555/window", NULL, "concern 2024-04-04" },
    { "10.5555/switch", NULL, "none-known 2021-06-01" },
    /* Near misses, and works that are known by nothing. */
    { "10.5555/lantern.2020.11", NULL, "none-known " },
    { "10.5555/lantern.2020", NULL, "none-known " },
    { "10.5555/lantern.2023.9", NULL, "none-known " },
    { NULL, "1111111", "none-known " },
    { NULL, "0", "" },
    { "unavailable", NULL, "" },
    { NULL, NULL, "" },
  };

  import (test, "good.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *known = ask (test, cases[i].doi, cases[i].pmid);

      g_assert_cmpstr (known, ==, cases[i].known);
    }
}

static void
test_replaces (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *as_of = NULL, *later = NULL, *none = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 imported;
  guint n_records;

  g_assert_true (praxis_store_get_retraction_file (test->store, &none, &imported, &n_records, &error));
  g_assert_null (none);
  g_assert_cmpint (imported, ==, 0);
  import (test, "good.csv");
  g_assert_true (praxis_store_get_retraction_file (test->store, &as_of, &imported, &n_records, &error));
  g_assert_cmpstr (as_of, ==, "2024-04-05");
  g_assert_cmpint (imported, >, 0);
  g_assert_cmpuint (n_records, ==, 7);
  before = ask (test, NULL, "22222222");
  g_assert_cmpstr (before, ==, "replaced 2021-11-03");
  import (test, "damaged.csv");
  g_assert_true (praxis_store_get_retraction_file (test->store, &later, NULL, &n_records, &error));
  g_assert_cmpstr (later, ==, "2023-05-17");
  g_assert_cmpuint (n_records, ==, 4);
  after = ask (test, NULL, "22222222");
  g_assert_cmpstr (after, ==, "none-known ");
}

/* A file that says nothing of any work does not take the place of one that does. */
static void
test_empty (TestLibrary   *test,
            gconstpointer  data)
{
  static const char *const texts[] = {
    "OriginalPaperDOI,RetractionNature,RetractionDate\n",
    "OriginalPaperDOI,RetractionNature,RetractionDate\n10.1/x,Removal,2020-01-01\n",
    "OriginalPaperDOI,RetractionNature,RetractionDate\nunavailable,Retraction,2020-01-01\n",
  };

  import (test, "good.csv");
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisRetractionFile) file = read_text (test, texts[i / 2], &error);
      g_autofree char *known = NULL;

      /* Whoever reads it says so, or whoever takes it. */
      g_assert_true (file == NULL ||
                     praxis_review_put_retractions (test->store, file->retractions, i % 2, NULL, &error) == NULL);
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
      known = ask (test, NULL, "22222222");
      g_assert_cmpstr (known, ==, "replaced 2021-11-03");
    }
}

/* A reinstatement takes back what was before it, no correction, and nothing that came after. */
static void
test_reinstated (TestLibrary   *test,
                 gconstpointer  data)
{
  static const char header[] = "OriginalPaperDOI,RetractionNature,RetractionDate\n";
  static const struct { const char *rows, *known; } cases[] = {
    { "10.1/x,Retraction,2020-01-01\n10.1/x,Reinstatement,2020-01-01\n", "none-known 2020-01-01" },
    { "10.1/x,Reinstatement,2020-01-01\n10.1/x,Retraction,2020-01-02\n", "retracted 2020-01-02" },
    { "10.1/x,Correction,2019-01-01\n10.1/x,Retraction,2020-01-01\n10.1/x,Reinstatement,2021-01-01\n", "corrected 2019-01-01" },
    { "10.1/x,Retraction,2020-01-01\n10.1/x,Reinstatement,2021-01-01\n10.1/x,Expression of concern,2022-01-01\n",
      "concern 2022-01-01" },
    { "10.1/x,Correction,2020-01-01\n10.1/x,Correction,2021-01-01\n", "corrected 2021-01-01" },
    { "10.1/x,Retraction,2020-01-01\n10.1/x,Correction,2021-01-01\n", "retracted 2020-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = g_strconcat (header, cases[i].rows, NULL);
      g_autoptr(PraxisRetractionFile) file = read_text (test, text, &error);
      g_autofree char *known = NULL;

      g_assert_no_error (error);
      g_assert_true (praxis_store_put_retractions (test->store, file->retractions, &error));
      known = ask (test, "10.1/x", NULL);
      g_assert_cmpstr (known, ==, cases[i].known);
    }
}

/* --- The check --------------------------------------------------------------- */

static GPtrArray *
check (TestLibrary *test,
       PraxisDraft *draft)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisReviewSettings) settings = praxis_review_load_settings (test->store, &error);
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(GPtrArray) known = praxis_review_load_known_notices (test->store, draft, &error);
  g_autoptr(GPtrArray) all = NULL;
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_no_error (error);
  praxis_reviewer_set_known_notices (reviewer, known);
  all = praxis_reviewer_review (reviewer, draft);
  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (praxis_remark_get_fields (all->pdata[i])->check, "retraction"))
        g_ptr_array_add (remarks, g_object_ref (all->pdata[i]));
    }
  return remarks;
}

static void
test_remarks (TestLibrary   *test,
              gconstpointer  data)
{
  static const struct { const char *doi, *pmid; PraxisSeverity severity; const char *message; } cases[] = {
    { "10.5555/lantern.2020.1", NULL, PRAXIS_SEVERITY_ERROR, "The work was retracted on 2023-05-17." },
    { NULL, "22222222", PRAXIS_SEVERITY_ERROR, "The work was retracted and replaced on 2021-11-03." },
    { "10.5555/door", NULL, PRAXIS_SEVERITY_DOUBT, "The work was corrected on 2024-01-20." },
    { "10.5555/window", NULL, PRAXIS_SEVERITY_DOUBT, "There is a notice of concern about the work, of 2024-04-04." },
    { "10.5555/switch", NULL, 0, NULL },
    { "10.5555/lantern.2020.11", NULL, 0, NULL },
    { NULL, "2222222", 0, NULL },
  };

  import (test, "good.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisDraft) draft = make_draft (cases[i].doi, cases[i].pmid);
      g_autoptr(GPtrArray) remarks = check (test, draft);
      g_autoptr(GPtrArray) later = NULL;

      g_assert_cmpuint (remarks->len, ==, cases[i].message != NULL);
      if (remarks->len == 0)
        continue;
      g_assert_cmpint (praxis_remark_get_fields (remarks->pdata[0])->severity, ==, cases[i].severity);
      g_assert_cmpstr (praxis_remark_get_fields (remarks->pdata[0])->message, ==, cases[i].message);
      /* The post that shows the notice has no remark any more. */
      g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
      g_assert_cmpuint (praxis_draft_get_notices (draft)->len, ==, 1);
      later = check (test, draft);
      g_assert_cmpuint (later->len, ==, 0);
    }
}

/* A graver notice takes the place of the one that is shown, and one that was taken back can be taken off. */
static void
test_shown (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisNotice) concern = praxis_notice_new (PRAXIS_NOTICE_CONCERN, "10.5555/lantern.2020.1", NULL, "2022-02-01", NULL);
  g_autoptr(PraxisNotice) retracted = praxis_notice_new (PRAXIS_NOTICE_RETRACTED, "10.5555/SWITCH", NULL, NULL, NULL);
  g_autoptr(GPtrArray) notices = g_ptr_array_new ();
  g_autoptr(PraxisDraft) draft = make_draft ("10.5555/lantern.2020.1", NULL);
  g_autoptr(PraxisCitation) other = make_citation ("10.5555/switch", NULL);
  g_autoptr(GPtrArray) unknown = NULL, remarks = NULL;

  g_ptr_array_add (notices, concern);
  g_ptr_array_add (notices, retracted);
  praxis_draft_add_citation (draft, other);
  praxis_draft_set_notices (draft, notices);
  /* Without a file nothing is known, also not that a notice does not hold. */
  unknown = check (test, draft);
  g_assert_cmpuint (unknown->len, ==, 0);
  import (test, "good.csv");
  remarks = check (test, draft);
  g_assert_cmpuint (remarks->len, ==, 2);
  g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
  g_assert_true (praxis_remark_fix (remarks->pdata[1], draft));
  g_assert_false (praxis_remark_fix (remarks->pdata[1], draft));
  g_assert_cmpuint (praxis_draft_get_notices (draft)->len, ==, 1);
  g_assert_cmpint (praxis_notice_get_state (praxis_draft_get_notices (draft)->pdata[0]), ==, PRAXIS_NOTICE_RETRACTED);
  g_assert_cmpstr (praxis_notice_get_doi (praxis_draft_get_notices (draft)->pdata[0]), ==, "10.5555/lantern.2020.1");
}

/* A notice whose record has gone from a later file is asked about; one that is found by nothing is not. */
static void
test_gone (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(PraxisDraft) draft = make_draft (NULL, "22222222");
  g_autoptr(PraxisDraft) without_number = make_draft (NULL, NULL);
  g_autoptr(PraxisNotice) elsewhere = praxis_notice_new (PRAXIS_NOTICE_CONCERN, "10.5555/elsewhere", NULL, NULL, NULL);
  g_autoptr(GPtrArray) notices = g_ptr_array_new (), before = NULL, remarks = NULL, after = NULL, nothing = NULL;

  import (test, "good.csv");
  before = check (test, draft);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_true (praxis_remark_fix (before->pdata[0], draft));
  import (test, "damaged.csv");
  remarks = check (test, draft);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpint (praxis_remark_get_fields (remarks->pdata[0])->severity, ==, PRAXIS_SEVERITY_DOUBT);
  g_assert_cmpstr (praxis_remark_get_fields (remarks->pdata[0])->message, ==,
                   "The post shows a notice about the work, of which the Retraction Watch data have none.");
  g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
  g_assert_cmpuint (praxis_draft_get_notices (draft)->len, ==, 0);
  after = check (test, draft);
  g_assert_cmpuint (after->len, ==, 0);
  g_ptr_array_add (notices, elsewhere);
  praxis_draft_set_notices (without_number, notices);
  nothing = check (test, without_number);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_concerns (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisRetractionFile) file = read_file ("good.csv", &error);
  g_autoptr(PraxisDraft) draft = make_draft ("10.5555/lantern.2020.1", NULL);
  g_autoptr(PraxisCitation) other = make_citation (NULL, "22222222");
  g_autoptr(PraxisDraft) sound = make_draft ("10.5555/sound", NULL);
  g_autoptr(GPtrArray) trial = NULL, nothing = NULL, concerns = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_add_citation (draft, other);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, sound, &outcome, &error));
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error));
  trial = praxis_review_put_retractions (test->store, file->retractions, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trial->len, ==, 2);
  nothing = praxis_review_list_concerns (test->store, NULL, &error);
  g_assert_cmpuint (nothing->len, ==, 0);
  concerns = praxis_review_put_retractions (test->store, file->retractions, FALSE, NULL, &error);
  g_assert_cmpuint (concerns->len, ==, 2);
  for (guint i = 0; i < concerns->len; i++)
    {
      const PraxisConcern *concern = concerns->pdata[i];

      g_assert_cmpint (concern->post_id, ==, outcome.post_id);
      g_assert_nonnull (concern->post_uuid);
      g_assert_false (concern->is_shown);
    }
  g_assert_true (praxis_store_delete_posts (test->store, &outcome.post_id, 1, &error));
  g_clear_pointer (&concerns, g_ptr_array_unref);
  concerns = praxis_review_list_concerns (test->store, NULL, &error);
  g_assert_cmpuint (concerns->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/retractions/good", test_good);
  g_test_add_func ("/retractions/damaged", test_damaged);
  test_library_add_test ("/retractions/file/several", test_several);
  test_library_add_test ("/retractions/file/columns", test_columns);
  test_library_add_test ("/retractions/other-files", test_other_files);
  test_library_add_test ("/retractions/states", test_states);
  test_library_add_test ("/retractions/replaces", test_replaces);
  test_library_add_test ("/retractions/empty", test_empty);
  test_library_add_test ("/retractions/reinstated", test_reinstated);
  test_library_add_test ("/retractions/remarks", test_remarks);
  test_library_add_test ("/retractions/shown", test_shown);
  test_library_add_test ("/retractions/gone", test_gone);
  test_library_add_test ("/retractions/concerns", test_concerns);

  return g_test_run ();
}
