/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "edit/praxis-difference.h"
#include "import/praxis-markdown-reader.h"
#include "publish/praxis-post-formats.h"
#include "publish/praxis-post-markdown.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "test-archives.h"

/* The findings of a post and the notices about its works go wherever the post goes, and come back as they were. */

static PraxisFinding *
make_finding (double      estimate,
              const char *comparison)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = PRAXIS_MEASURE_HEDGES_G;
  fields.estimate = estimate;
  fields.lower = -0.000015;
  fields.upper = 95;
  fields.level = 99.9;
  fields.p = 0.001;
  fields.p_comparison = '<';
  fields.n = 52702;
  fields.k = 409;
  fields.direction = PRAXIS_DIRECTION_COMPARISON;
  fields.comparison = comparison;
  fields.time_point = "2023-03";
  fields.part = "implications";
  fields.quote = "g = 0.1: [\"−0\"]";
  fields.prefix = " # {{< x >}} \\ ";
  fields.suffix = "\n- no";
  fields.is_explained = TRUE;
  return praxis_finding_new (&fields);
}

static void
add_evidence (PraxisDraft *draft)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisFindingFields least = PRAXIS_FINDING_FIELDS_INIT;

  least.measure = PRAXIS_MEASURE_NNT;
  least.estimate = 63;
  g_ptr_array_add (findings, make_finding (0.1 + 0.2, "yes"));
  g_ptr_array_add (findings, praxis_finding_new (&least));
  g_ptr_array_add (notices, praxis_notice_new (PRAXIS_NOTICE_REPLACED, "10.1/a: b", "0012345", "2023-05-17", "10.1/#b"));
  praxis_draft_set_findings (draft, findings);
  praxis_draft_set_notices (draft, notices);
}

static gint64
publish_with_evidence (TestArchives *test)
{
  gint64 id = test_archives_publish (test, "One", 202301, "Alliance");
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->author.store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  add_evidence (draft);
  praxis_store_save_draft (test->author.store, test->author.digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->author.store, id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_evidence (GPtrArray *findings,
                 GPtrArray *notices)
{
  g_autoptr(PraxisDraft) expected = praxis_draft_new ();

  add_evidence (expected);
  g_assert_true (praxis_findings_equal (findings, praxis_draft_get_findings (expected)));
  g_assert_true (praxis_notices_equal (notices, praxis_draft_get_notices (expected)));
}

/* To those who subscribe, and away again when the author takes them away. */
static void
test_archive (TestArchives  *test,
              gconstpointer  data)
{
  gint64 id = publish_with_evidence (test);
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisPost) own = praxis_store_get_post_by_id (test->author.store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (own);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  PraxisSaveOutcome outcome;

  test_archives_write (test);
  report = test_archives_apply (test);
  post = praxis_store_get_post (test->reader, "one", NULL);
  assert_evidence (praxis_post_get_findings (post), praxis_post_get_notices (post));
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM finding WHERE k = 409"), ==, 1);
  test_archives_assert_sound (test->reader);

  praxis_draft_set_findings (draft, none);
  praxis_draft_set_notices (draft, none);
  g_assert_true (praxis_store_save_draft (test->author.store, test->author.digest_uuid, draft, &outcome, NULL));
  g_assert_true (praxis_store_set_status (test->author.store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  test_archives_write (test);
  praxis_archive_report_free (report);
  report = test_archives_apply (test);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM finding"), ==, 0);
  test_archives_assert_sound (test->reader);
}

static void
test_markdown (TestArchives  *test,
               gconstpointer  data)
{
  gint64 id = publish_with_evidence (test);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->author.store, id, NULL);
  g_autofree char *text = praxis_post_to_markdown (post);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisMarkdownPost) read = praxis_markdown_read_post (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->problems->len, ==, 0);
  assert_evidence (praxis_draft_get_findings (read->draft), praxis_draft_get_notices (read->draft));
}

/* A post without them says nothing of them. */
static void
test_without (TestArchives  *test,
              gconstpointer  data)
{
  gint64 id = test_archives_publish (test, "One", 202301, "Alliance");
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->author.store, id, NULL);
  g_autofree char *text = praxis_post_to_markdown (post);

  g_assert_null (strstr (text, "findings"));
  g_assert_null (strstr (text, "notices"));
}

static void
test_json (TestArchives  *test,
           gconstpointer  data)
{
  gint64 id = publish_with_evidence (test);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->author.store, id, NULL);
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->author.store, test->author.digest_uuid, NULL);
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autofree char *text = NULL;
  g_autoptr(PraxisJson) json = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) notices = NULL;

  g_assert_true (praxis_references_load (references, NULL, praxis_post_get_citations (post), NULL, NULL));
  text = praxis_post_to_json (post, digest, references);
  json = praxis_json_parse (text, -1, NULL);
  findings = praxis_findings_from_json (yyjson_obj_get (yyjson_doc_get_root (json), "findings"));
  notices = praxis_notices_from_json (yyjson_obj_get (yyjson_doc_get_root (json), "notices"));
  assert_evidence (findings, notices);
}

static void
test_duplicate (TestArchives  *test,
                gconstpointer  data)
{
  gint64 id = publish_with_evidence (test);
  g_autoptr(PraxisPost) copy = NULL;
  PraxisSaveOutcome outcome;

  g_assert_true (praxis_store_duplicate_post (test->author.store, id, &outcome, NULL));
  copy = praxis_store_get_post_by_id (test->author.store, outcome.post_id, NULL);
  assert_evidence (praxis_post_get_findings (copy), praxis_post_get_notices (copy));
}

/* Damages the table of findings in one way, and has it made again. */
static void
assert_repaired (TestArchives *test,
                 const char   *damage)
{
  g_auto(GStrv) problems = NULL;

  test_archives_run (test->author.store, damage);
  g_assert_true (praxis_store_verify (test->author.store, &problems, NULL, NULL));
  g_test_message ("%s", damage);
  g_assert_cmpuint (g_strv_length (problems), ==, 1);
  g_assert_nonnull (strstr (problems[0], "“One”"));
  g_assert_true (praxis_store_repair (test->author.store, NULL));
  test_archives_assert_sound (test->author.store);
}

static void
test_repair (TestArchives  *test,
             gconstpointer  data)
{
  publish_with_evidence (test);
  test_archives_publish (test, "Two", 202301, "Alliance");
  test_archives_assert_sound (test->author.store);
  assert_repaired (test, "DELETE FROM finding WHERE position = 1");
  assert_repaired (test, "INSERT INTO finding SELECT post_id, 7, measure, estimate, lower, upper, level, n, k, comparison, time_point, "
                         "p, p_comparison, direction FROM finding WHERE position = 1");
  assert_repaired (test, "UPDATE finding SET estimate = 0.4 WHERE position = 0");
  assert_repaired (test, "UPDATE finding SET lower = NULL WHERE position = 0");
  assert_repaired (test, "UPDATE finding SET level = 95 WHERE position = 1");
  assert_repaired (test, "UPDATE finding SET n = 1 WHERE position = 1");
  assert_repaired (test, "UPDATE finding SET time_point = '' WHERE position = 0");
  assert_repaired (test, "UPDATE finding SET measure = 'd' WHERE position = 0");
  assert_repaired (test, "UPDATE finding SET p = 0.5 WHERE position = 0");
  assert_repaired (test, "UPDATE finding SET p_comparison = '>' WHERE position = 0");
  assert_repaired (test, "UPDATE finding SET direction = 'neither' WHERE position = 0");
}

static char *
dup_pieces (const PraxisFieldDifference *field)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < field->pieces->len; i++)
    {
      const PraxisDifferencePiece *piece = field->pieces->pdata[i];
      const char marks[] = { [PRAXIS_DIFFERENCE_SAME] = '=', [PRAXIS_DIFFERENCE_ADDED] = '+', [PRAXIS_DIFFERENCE_REMOVED] = '-' };

      g_string_append_printf (text, "%c{%s}", marks[piece->kind], piece->text);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_difference (void)
{
  g_autoptr(PraxisDraft) before = praxis_draft_new ();
  g_autoptr(PraxisDraft) after = praxis_draft_new ();
  g_autoptr(PraxisReferences) references = praxis_references_new_with_style (NULL, "en-US");
  g_autoptr(GPtrArray) added = NULL;
  g_autoptr(GPtrArray) changed = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *findings = NULL, *notices = NULL, *change = NULL;

  add_evidence (after);
  added = praxis_difference_of_drafts (before, after, references);
  g_assert_cmpuint (added->len, ==, 2);
  g_assert_cmpstr (((PraxisFieldDifference *) added->pdata[0])->field, ==, "findings");
  g_assert_cmpstr (((PraxisFieldDifference *) added->pdata[1])->field, ==, "notices");
  findings = dup_pieces (added->pdata[0]);
  notices = dup_pieces (added->pdata[1]);
  g_assert_cmpstr (findings, ==, "+{g = 0.30, 99.9% CI [−1.5e-05, 95.00], p < .001, k = 409, N = 52702 · yes · 2023-03 · For what it "
                                 "was compared with · explained in the post\nNNT = 63}");
  g_assert_cmpstr (notices, ==, "+{Retracted and replaced · 10.1/a: b · 0012345 · 2023-05-17 · 10.1/#b}");
  none = praxis_difference_of_drafts (after, after, references);
  g_assert_cmpuint (none->len, ==, 0);

  g_ptr_array_add (others, make_finding (0.1 + 0.2, "no"));
  g_ptr_array_add (others, g_object_ref (praxis_draft_get_findings (after)->pdata[1]));
  praxis_draft_set_content (before, after);
  praxis_draft_set_findings (before, others);
  changed = praxis_difference_of_drafts (before, after, references);
  g_assert_cmpuint (changed->len, ==, 1);
  change = dup_pieces (changed->pdata[0]);
  g_assert_nonnull (strstr (change, "-{no}+{yes}"));
}

static void
assert_refused (const char *lines,
                const char *words)
{
  g_autofree char *text = g_strdup_printf ("---\ntitle: One\n%s---\n", lines);
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_markdown_read_post (text, -1, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* A file that somebody has edited: nothing of it is lost in silence. */
static void
test_edited (void)
{
  static const char text[] =
    "---\ntitle: One\nfindings:\n  - measure: g\n    estimate: 1\n    colour: red\n  - estimate: 2\n  - 3\n"
    "notices:\n  - state: retracted\n    doi: 10.1/a\n  - state: fine\n---\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisMarkdownPost) read = praxis_markdown_read_post (text, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (praxis_draft_get_findings (read->draft)->len, ==, 1);
  g_assert_cmpuint (praxis_draft_get_notices (read->draft)->len, ==, 1);
  g_assert_cmpuint (read->problems->len, ==, 4);
  g_assert_cmpstr (((PraxisImportProblem *) read->problems->pdata[0])->message, ==,
                   "“colour” is no key that Praxis knows; it was left out.");
  g_assert_cmpstr (((PraxisImportProblem *) read->problems->pdata[1])->message, ==,
                   "2 entries of “findings” say too little and were left out.");
  g_assert_cmpuint (((PraxisImportProblem *) read->problems->pdata[1])->line, ==, 3);
  g_assert_cmpstr (((PraxisImportProblem *) read->problems->pdata[2])->message, ==,
                   "Entry 2 of “notices”: “state” cannot be “fine”; it was left out.");
  g_assert_cmpstr (((PraxisImportProblem *) read->problems->pdata[3])->message, ==,
                   "1 entry of “notices” says too little and was left out.");
  assert_refused ("findings: none\n", "Line 3: “findings” must be a list.");
  assert_refused ("findings:\n  - measure: g\n    estimate: much\n", "Line 3: “findings”: “estimate” must be a number.");
  assert_refused ("findings:\n  - measure: g\n    estimate: 1\n    explained: 1\n", "“explained” must be true or false.");
  assert_refused ("notices:\n  - state: retracted\n    pmid: 123\n", "Line 3: “notices”: “pmid” must be text.");
}

/* What the import says of the one finding, or the one notice, of a file, one problem a line; the finding's numbers first. */
static char *
dup_said (const char *lines)
{
  g_autofree char *text = g_strdup_printf ("---\ntitle: One\n%s---\n", lines);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisMarkdownPost) read = praxis_markdown_read_post (text, -1, &error);
  g_autoptr(GString) said = g_string_new (NULL);
  GPtrArray *findings;

  g_assert_no_error (error);
  findings = praxis_draft_get_findings (read->draft);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *numbers = praxis_finding_to_text (findings->pdata[i]);

      g_string_append (said, numbers);
    }
  for (guint i = 0; i < read->problems->len; i++)
    g_string_append_printf (said, "\n%s", ((PraxisImportProblem *) read->problems->pdata[i])->message);
  return g_string_free_and_steal (g_steal_pointer (&said));
}

/* A value that means nothing is left out with a word, and the rest stays. */
static void
test_odd_values (void)
{
  static const struct { const char *values, *said; } cases[] = {
    { "direction: up, measure: g, estimate: 0.5, n: 12", "g = 0.50, N = 12\nEntry 1 of “findings”: “direction” cannot be “up”; it was left out." },
    { "n: 12.7, measure: g, estimate: 0.5, k: 3", "g = 0.50, k = 3\nEntry 1 of “findings”: “n” cannot be “12.7”; it was left out." },
    { "k: -3, measure: g, estimate: 0.5", "g = 0.50\nEntry 1 of “findings”: “k” cannot be “-3”; it was left out." },
    { "p_comp: about, p: 0.03, measure: g, estimate: 0.5", "g = 0.50\nEntry 1 of “findings”: “p_comp” cannot be “about”; it was left out." },
    { "measure: gg, estimate: 0.5", "\nEntry 1 of “findings”: “measure” cannot be “gg”; it was left out."
                                    "\n1 entry of “findings” says too little and was left out." },
    { "lower: 0.9, upper: 0.2, measure: g, estimate: 0.5, level: 95",
      "g = 0.50\nEntry 1 of “findings”: the lower bound is greater than the upper one; both were left out." },
    { "measure: or, estimate: -0.45", "\nEntry 1 of “findings”: “estimate” cannot be “-0.45”; it was left out."
                                      "\n1 entry of “findings” says too little and was left out." },
    { "measure: hr, estimate: 0, lower: 0.5, upper: -1", "\nEntry 1 of “findings”: “estimate” cannot be “0”; it was left out."
                                                         "\n1 entry of “findings” says too little and was left out." },
    { "measure: rr, estimate: 0.7, lower: -0.2, upper: 1.4", "RR = 0.70\nEntry 1 of “findings”: “lower” cannot be “-0.2”; it was left out." },
    { "measure: r, estimate: 1.2", "\nEntry 1 of “findings”: “estimate” cannot be “1.2”; it was left out."
                                   "\n1 entry of “findings” says too little and was left out." },
    /* Near misses. */
    { "measure: or, estimate: 0.45, lower: 0, upper: 1.4", "OR = 0.45, CI [0.00, 1.40]" },
    { "measure: smd, estimate: -0.45", "SMD = −0.45" },
    { "direction: neither, measure: g, estimate: 0.5", "g = 0.50" },
    { "direction: '', measure: g, estimate: 0.5", "g = 0.50" },
    { "n: 12.0, k: 1, measure: g, estimate: 0.5", "g = 0.50, k = 1, N = 12" },
    { "p_comp: '≤', p: 0.03, measure: g, estimate: 0.5", "g = 0.50, p < .03" },
    { "lower: 0.5, upper: 0.5, measure: g, estimate: 0.5", "g = 0.50, CI [0.50, 0.50]" },
    { "lower: 4, upper: -50, measure: nnt, estimate: 10", "NNT = 10, CI [4, −50]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = g_strdup_printf ("findings:\n  - {%s}\n", cases[i].values);
      g_autofree char *said = dup_said (lines);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_archives_add_test ("/findings-travel/archive", test_archive);
  test_archives_add_test ("/findings-travel/markdown", test_markdown);
  test_archives_add_test ("/findings-travel/without", test_without);
  test_archives_add_test ("/findings-travel/json", test_json);
  test_archives_add_test ("/findings-travel/duplicate", test_duplicate);
  test_archives_add_test ("/findings-travel/repair", test_repair);
  g_test_add_func ("/findings-travel/difference", test_difference);
  g_test_add_func ("/findings-travel/edited", test_edited);
  g_test_add_func ("/findings-travel/odd-values", test_odd_values);
  return g_test_run ();
}
