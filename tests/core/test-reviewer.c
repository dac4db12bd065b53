/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review/praxis-checks.h"
#include "review/praxis-review-library.h"
#include "review/praxis-reviewer.h"
#include "test-library.h"

/* A draft of a post with one work. */
static PraxisDraft *
make_draft (const char *doi)
{
  PraxisDraft *draft = praxis_draft_new ();
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
  g_autoptr(PraxisCitation) citation = NULL;

  praxis_citation_builder_set_string (builder, "title", "The alliance");
  praxis_citation_builder_set_string (builder, "DOI", doi);
  citation = praxis_citation_builder_end (builder, NULL);
  praxis_draft_add_citation (draft, citation);
  return draft;
}

/* The remarks of one check. */
static GPtrArray *
remarks_of (PraxisReviewer *reviewer,
            PraxisDraft    *draft,
            const char     *check)
{
  g_autoptr(GPtrArray) all = praxis_reviewer_review (reviewer, draft);
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (praxis_remark_get_fields (all->pdata[i])->check, check))
        g_ptr_array_add (remarks, g_object_ref (all->pdata[i]));
    }
  return remarks;
}

static void
test_fix (void)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(PraxisDraft) draft = make_draft ("https://doi.org/10.1002/wps.21035");
  g_autoptr(GPtrArray) remarks = remarks_of (reviewer, draft, "doi");
  g_autoptr(GPtrArray) later = NULL;

  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_true (praxis_remark_can_fix (remarks->pdata[0]));
  g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
  g_assert_cmpstr (praxis_citation_get_field (praxis_draft_get_citations (draft)->pdata[0], "DOI"), ==, "10.1002/wps.21035");
  /* The place says something else by now. */
  g_assert_false (praxis_remark_fix (remarks->pdata[0], draft));
  later = remarks_of (reviewer, draft, "doi");
  g_assert_cmpuint (later->len, ==, 0);
}

static void
test_fix_text (void)
{
  PraxisRemarkFields fields = {
    .check = "doi", .message = "m", .reason = "r", .fix_label = "Write it",
    .place = { .field = PRAXIS_DRAFT_SUMMARY, .start = 6, .end = 9 }, .original = "was", .replacement = "is",
  };
  g_autoptr(PraxisRemark) remark = praxis_remark_new (&fields);
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_summary (draft, "Größe was");
  g_assert_true (praxis_remark_fix (remark, draft));
  g_assert_cmpstr (praxis_draft_get_summary (draft), ==, "Größe is");
  g_assert_false (praxis_remark_fix (remark, draft));
  praxis_draft_set_summary (draft, "Größ");
  g_assert_false (praxis_remark_fix (remark, draft));
  g_assert_cmpstr (praxis_draft_get_summary (draft), ==, "Größ");
}

/* What did not change is not looked at again: the remark is the same object. */
static void
test_only_what_changed (void)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(PraxisDraft) draft = make_draft ("10.x");
  g_autoptr(PraxisDraft) other = make_draft ("11.y");
  g_autoptr(GPtrArray) first = remarks_of (reviewer, draft, "doi");
  g_autoptr(GPtrArray) second = NULL, third = NULL;

  g_assert_cmpuint (first->len, ==, 1);
  praxis_draft_set_summary (draft, "Other words.");
  second = remarks_of (reviewer, draft, "doi");
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_true (second->pdata[0] == first->pdata[0]);
  praxis_draft_set_citations (draft, praxis_draft_get_citations (other));
  third = remarks_of (reviewer, draft, "doi");
  g_assert_cmpuint (third->len, ==, 1);
  g_assert_cmpstr (praxis_remark_get_fields (third->pdata[0])->text, ==, "11.y");
}

static gpointer
review_thread (gpointer data)
{
  g_autoptr(PraxisDraft) draft = make_draft ("10.x");

  return praxis_reviewer_review (data, draft);
}

/* From several at once, as from the threads of a pool. */
static void
test_on_threads (void)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("review", review_thread, reviewer);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(GPtrArray) remarks = g_thread_join (threads[i]);

      g_assert_cmpuint (remarks->len, >=, 1);
    }
}

static GPtrArray *
review_with_library (PraxisStore *store,
                     PraxisDraft *draft)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisReviewSettings) settings = praxis_review_load_settings (store, &error);
  g_autoptr(GPtrArray) decisions = praxis_store_list_decisions (store, "p", &error);
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(GPtrArray) remarks = remarks_of (reviewer, draft, "doi");

  g_assert_no_error (error);
  return praxis_review_drop_decided (remarks, decisions);
}

/* A remark that was ignored, and a check that is off, stay silent, whatever else is edited. */
static void
test_decisions (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(PraxisDraft) draft = make_draft ("10.x");
  g_autoptr(GPtrArray) before = review_with_library (test->store, draft);
  g_autoptr(GPtrArray) ignored = NULL, back = NULL, off = NULL, on = NULL;
  const char *key;

  g_assert_cmpuint (before->len, ==, 1);
  key = praxis_remark_get_key (before->pdata[0]);
  g_assert_true (praxis_store_decide (test->store, "p", "doi", key, "10.x", "It is so.", NULL));
  praxis_draft_set_summary (draft, "Edited elsewhere.");
  ignored = review_with_library (test->store, draft);
  g_assert_cmpuint (ignored->len, ==, 0);
  g_assert_true (praxis_store_take_back_decision (test->store, "p", "doi", key, NULL));
  back = review_with_library (test->store, draft);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_true (praxis_store_switch_check (test->store, "doi", FALSE, NULL));
  off = review_with_library (test->store, draft);
  g_assert_cmpuint (off->len, ==, 0);
  g_assert_true (praxis_store_switch_check (test->store, "doi", TRUE, NULL));
  on = review_with_library (test->store, draft);
  g_assert_cmpuint (on->len, ==, 1);
}

/* The remarks of one check that are open on a text where one was ignored before, by its key or, @key, by one as they were once; a line
 * each. */
static char *
open_after (TestLibrary *test,
            const char  *check,
            const char  *ignored,
            const char  *key,
            const char  *text)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_load_settings (test->store, NULL);
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) before = NULL, after = NULL, decisions = NULL, open = NULL;
  g_autoptr(GString) lines = g_string_new (NULL);

  praxis_draft_set_summary (draft, ignored);
  before = remarks_of (reviewer, draft, check);
  g_assert_cmpuint (before->len, ==, 1);
  key = key != NULL ? key : praxis_remark_get_key (before->pdata[0]);
  g_assert_true (praxis_store_decide (test->store, "p", check, key, "", "It is so.", NULL));
  decisions = praxis_store_list_decisions (test->store, "p", NULL);
  praxis_draft_set_summary (draft, text);
  after = remarks_of (reviewer, draft, check);
  open = praxis_review_drop_decided (after, decisions);
  g_assert_true (praxis_store_take_back_decision (test->store, "p", check, key, NULL));
  for (guint i = 0; i < open->len; i++)
    g_string_append_printf (lines, "%s: %s\n", praxis_severity_to_string (praxis_remark_get_fields (open->pdata[i])->severity),
                            praxis_remark_get_fields (open->pdata[i])->text);
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

/* Ignoring one remark silences no other one: not another kind on the same words, nor one on the same number elsewhere. */
static void
test_keys (TestLibrary   *test,
           gconstpointer  data)
{
  static const struct { const char *check, *ignored, *key, *text, *open; } cases[] = {
    { "interval", "Then g = 0.70 [0.50, 0.90].", NULL, "So g = 0.70 [0.50, 0.90].", "" },
    { "interval", "Then g = 0.70 [0.50, 0.90].", NULL, "Then g = 0.45 [0.50, 0.90].",
      "error: g = 0.45 [0.50, 0.90]\nsuggestion: g = 0.45 [0.50, 0.90]\n" },
    { "interval", "At 95%: g = 0.45 [0.50, 0.90].", NULL, "Then g = 0.45 [0.50, 0.90].", "suggestion: g = 0.45 [0.50, 0.90]\n" },
    { "grim", "Then 57% of 48 people were well.", NULL, "Now, at last, 57% of 48 people were well, as they said.", "doubt: 57%\n" },
    { "grim", "At the end 57% of 48 people were well.", NULL, "Edited. At the end 57% of 48 people were well, they said.", "" },
    { "grim", "At the end 57% of 48 people were well.", NULL, "Before it 57% of 48 people were well.", "doubt: 57%\n" },
    { "leading-zero", "It was p = 0.03 first.", NULL, "It was p = 0.03 first. But then r = 0.03 too.", "suggestion: 0.03\n" },
    /* A decision from before keys were so counts on all but errors. */
    { "grim", "Then 57% of 48 people were well.", "57%", "Now 57% of 48 people were well.", "" },
    { "interval", "Then g = 0.70 [0.50, 0.90].", "g = 0.45 [0.50, 0.90]", "Then g = 0.45 [0.50, 0.90].",
      "error: g = 0.45 [0.50, 0.90]\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *open = open_after (test, cases[i].check, cases[i].ignored, cases[i].key, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (open, ==, cases[i].open);
    }
}

static void
test_wordings (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(PraxisReviewSettings) none = praxis_review_load_settings (test->store, NULL);
  g_autoptr(PraxisReviewSettings) own = NULL;
  g_autofree char *before = praxis_review_settings_dup_fingerprint (none);
  g_autofree char *after = NULL;

  g_assert_cmpuint (g_hash_table_size (praxis_review_settings_get_wordings (none)), ==, 0);
  g_assert_true (praxis_store_set_wordings (test->store, (const char *const[]) { "borderlines", "people with BPD", NULL }, NULL));
  own = praxis_review_load_settings (test->store, NULL);
  g_assert_cmpstr (g_hash_table_lookup (praxis_review_settings_get_wordings (own), "borderlines"), ==, "people with BPD");
  after = praxis_review_settings_dup_fingerprint (own);
  g_assert_cmpstr (before, !=, after);
}

/* Every check can be listed in the settings. */
static void
test_table (void)
{
  gsize n_checks;
  const PraxisCheck * const *checks = praxis_checks_get (&n_checks);

  for (gsize i = 0; i < n_checks; i++)
    {
      g_assert_true (praxis_checks_find (checks[i]->name) == checks[i]);
      g_assert_cmpuint (checks[i]->fields, !=, 0);
      g_assert_cmpstr (praxis_check_get_label (checks[i]), !=, "");
      g_assert_cmpstr (praxis_check_get_rule (checks[i]), !=, "");
    }
  g_assert_null (praxis_checks_find ("no such check"));
}

/* A remark says by which rule it is made, also where the rule is from no book. */
static void
test_origin (void)
{
  const PraxisCheck *borrowed = praxis_checks_find ("doi"), *own = praxis_checks_find ("repeated-number");

  g_assert_cmpstr (praxis_check_get_origin (borrowed), ==, borrowed->source);
  g_assert_null (own->source);
  g_assert_cmpstr (praxis_check_get_origin (own), ==, praxis_check_get_rule (own));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reviewer/fix", test_fix);
  g_test_add_func ("/reviewer/fix-text", test_fix_text);
  g_test_add_func ("/reviewer/only-what-changed", test_only_what_changed);
  g_test_add_func ("/reviewer/on-threads", test_on_threads);
  test_library_add_test ("/reviewer/decisions", test_decisions);
  test_library_add_test ("/reviewer/keys", test_keys);
  test_library_add_test ("/reviewer/wordings", test_wordings);
  g_test_add_func ("/reviewer/table", test_table);
  g_test_add_func ("/reviewer/origin", test_origin);

  return g_test_run ();
}
