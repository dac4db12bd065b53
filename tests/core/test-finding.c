/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/praxis-draft.h"
#include "model/praxis-finding.h"
#include "model/praxis-post.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

static PraxisFinding *
make_finding (void)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = PRAXIS_MEASURE_SMD;
  fields.estimate = -0.52;
  fields.lower = -0.7;
  fields.upper = -0.33;
  fields.level = 95;
  fields.p = 0.001;
  fields.p_comparison = '<';
  fields.k = 75;
  fields.n = 4507;
  fields.comparison = "psychotherapy and control";
  fields.direction = PRAXIS_DIRECTION_TREATMENT;
  fields.part = "summary";
  fields.quote = "SMD = −0.52";
  fields.is_explained = TRUE;
  return praxis_finding_new (&fields);
}

static void
test_text (void)
{
  g_autoptr(PraxisFinding) finding = make_finding ();
  g_autofree char *text = praxis_finding_to_text (finding);
  PraxisFindingFields share = PRAXIS_FINDING_FIELDS_INIT;
  g_autoptr(PraxisFinding) other = NULL;
  g_autofree char *other_text = NULL;

  g_assert_cmpstr (text, ==, "SMD = −0.52, 95% CI [−0.70, −0.33], p < .001, k = 75, N = 4507");
  share.measure = PRAXIS_MEASURE_PERCENTAGE;
  share.estimate = 19;
  share.n = 244;
  other = praxis_finding_new (&share);
  other_text = praxis_finding_to_text (other);
  g_assert_cmpstr (other_text, ==, "19%, N = 244");
  g_assert_false (praxis_finding_has_interval (other));
  g_assert_false (praxis_finding_equal (finding, other));
}

/* A whole number is written like its neighbours, but for what counts people and for sums. */
static void
test_decimals (void)
{
  static const struct { PraxisMeasure measure; double number; const char *text; } cases[] = {
    { PRAXIS_MEASURE_OR, 2, "2.00" },         { PRAXIS_MEASURE_HEDGES_G, 0.5, "0.50" },  { PRAXIS_MEASURE_HEDGES_G, 0, "0.00" },
    { PRAXIS_MEASURE_R, 0.278, "0.278" },     { PRAXIS_MEASURE_MD, -3, "−3.00" },        { PRAXIS_MEASURE_MD, 99, "99.00" },
    { PRAXIS_MEASURE_MD, -2500, "−2500" },    { PRAXIS_MEASURE_MD, 2500.5, "2500.50" },
    { PRAXIS_MEASURE_B, 1e-5, "1e-05" },        { PRAXIS_MEASURE_NNT, 7, "7" },
    { PRAXIS_MEASURE_PERCENTAGE, 52, "52" },  { PRAXIS_MEASURE_PERCENTAGE, 19.7, "19.7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      praxis_finding_append_number (text, cases[i].measure, cases[i].number);
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

/* In the content of a post, and out again; a content without findings says nothing of them. */
static void
test_content (void)
{
  g_autoptr(PraxisFinding) finding = make_finding ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisDraft) again = NULL;
  g_autofree char *empty = praxis_draft_to_json (draft);
  g_autofree char *json = NULL, *second = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (strstr (empty, "findings"));
  g_assert_null (strstr (empty, "notices"));
  g_ptr_array_add (findings, finding);
  g_ptr_array_add (notices, praxis_notice_new (PRAXIS_NOTICE_CONCERN, "10.1/a", NULL, "2023-05-17", "10.1/b"));
  praxis_draft_set_findings (draft, findings);
  praxis_draft_set_notices (draft, notices);
  json = praxis_draft_to_json (draft);
  again = praxis_draft_new_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_draft_equal (draft, again));
  second = praxis_draft_to_json (again);
  g_assert_cmpstr (json, ==, second);
  g_ptr_array_set_size (findings, 0);
  praxis_draft_set_findings (again, findings);
  g_assert_cmpuint (praxis_draft_get_differences (draft, again), ==, 1u << PRAXIS_DRAFT_FINDINGS);
}

/* A file from anywhere. */
static void
test_hostile (void)
{
  static const char json[] =
    "[1, null, {}, {\"measure\": \"g\"}, {\"measure\": \"x\", \"estimate\": 1}, {\"measure\": \"g\", \"estimate\": \"1\"}, "
    "{\"measure\": \"r\", \"estimate\": 0.29, \"n\": -4, \"k\": 1.5, \"p\": [], \"p_comp\": \"~\", \"quote\": 7}]";
  g_autoptr(PraxisJson) document = praxis_json_parse (json, -1, NULL);
  g_autoptr(GPtrArray) findings = praxis_findings_from_json (yyjson_doc_get_root (document));
  g_autoptr(GPtrArray) none = praxis_findings_from_json (NULL);
  const PraxisFindingFields *fields;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (findings->len, ==, 1);
  fields = praxis_finding_get_fields (findings->pdata[0]);
  g_assert_cmpfloat (fields->estimate, ==, 0.29);
  g_assert_cmpint (fields->n, ==, 0);
  g_assert_cmpint (fields->k, ==, 0);
  g_assert_true (isnan (fields->p));
  g_assert_cmpstr (fields->quote, ==, "");
}

/* Another sign is another claim, and a whole number is one also with a point. */
static void
test_written_otherwise (void)
{
  static const struct { const char *json; double p; char comparison; gint64 n; } cases[] = {
    { "[{\"measure\": \"g\", \"estimate\": 1, \"p_comp\": \"≤\", \"p\": 0.03, \"n\": 3.0}]", 0.03, '<', 3 },
    { "[{\"measure\": \"g\", \"estimate\": 1, \"p_comp\": \">=\", \"p\": 0.03, \"n\": 12.7}]", 0.03, '>', 0 },
    { "[{\"measure\": \"g\", \"estimate\": 1, \"p_comp\": \"~\", \"p\": 0.03, \"n\": 1e300}]", NAN, '=', 0 },
    { "[{\"measure\": \"g\", \"estimate\": 1, \"p\": 0.03, \"n\": 4507}]", 0.03, '=', 4507 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisJson) document = praxis_json_parse (cases[i].json, -1, NULL);
      g_autoptr(GPtrArray) findings = praxis_findings_from_json (yyjson_doc_get_root (document));
      const PraxisFindingFields *fields = praxis_finding_get_fields (findings->pdata[0]);

      g_assert_true (fields->p == cases[i].p || (isnan (fields->p) && isnan (cases[i].p)));
      g_assert_cmpint (fields->p_comparison, ==, cases[i].comparison);
      g_assert_cmpint (fields->n, ==, cases[i].n);
    }
}

/* From the library, with the post. */
static void
test_stored (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisFinding) finding = make_finding ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  g_ptr_array_add (findings, finding);
  praxis_draft_set_title (draft, "With a finding");
  praxis_draft_set_findings (draft, findings);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  post = praxis_store_get_post_by_id (test->store, outcome.post_id, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_findings_equal (praxis_post_get_findings (post), findings));
}

/* What a measure cannot be, and near misses. */
static void
test_faults (void)
{
  static const struct { PraxisMeasure measure; double number; gboolean is_bound, is_fault; } cases[] = {
    { PRAXIS_MEASURE_OR, 0, FALSE, TRUE },          { PRAXIS_MEASURE_OR, -2, TRUE, TRUE },
    { PRAXIS_MEASURE_OR, 0, TRUE, FALSE },          { PRAXIS_MEASURE_HR, 0.001, FALSE, FALSE },
    { PRAXIS_MEASURE_RR, NAN, FALSE, FALSE },       { PRAXIS_MEASURE_R, 1.2, FALSE, TRUE },
    { PRAXIS_MEASURE_R, -1.01, TRUE, TRUE },        { PRAXIS_MEASURE_R, -1, FALSE, FALSE },
    { PRAXIS_MEASURE_ETA_SQUARED, 1.1, FALSE, TRUE }, { PRAXIS_MEASURE_ETA_SQUARED, 0, TRUE, FALSE },
    { PRAXIS_MEASURE_PERCENTAGE, 150, FALSE, TRUE }, { PRAXIS_MEASURE_PERCENTAGE, 100, FALSE, FALSE },
    { PRAXIS_MEASURE_NNT, 0.4, FALSE, TRUE },       { PRAXIS_MEASURE_NNT, -6, FALSE, FALSE },
    { PRAXIS_MEASURE_NNT, 0.4, TRUE, FALSE },       { PRAXIS_MEASURE_HEDGES_G, -3.2, FALSE, FALSE },
    { PRAXIS_MEASURE_BETA, 1.2, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %g", praxis_measure_to_string (cases[i].measure), cases[i].number);
      g_assert_true (cases[i].is_fault == (praxis_measure_get_fault (cases[i].measure, cases[i].number, cases[i].is_bound) != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding/text", test_text);
  g_test_add_func ("/finding/decimals", test_decimals);
  g_test_add_func ("/finding/content", test_content);
  g_test_add_func ("/finding/hostile", test_hostile);
  g_test_add_func ("/finding/written-otherwise", test_written_otherwise);
  g_test_add_func ("/finding/faults", test_faults);
  test_library_add_test ("/finding/stored", test_stored);

  return g_test_run ();
}
