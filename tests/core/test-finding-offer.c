/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review/praxis-finding-offer.h"
#include "review/praxis-reviewer.h"
#include "store/praxis-store-review.h"

static PraxisDraft *
make_draft (const char *summary)
{
  PraxisDraft *draft = praxis_draft_new ();

  praxis_draft_set_summary (draft, summary);
  return draft;
}

/* What is listed and not confirmed. */
static GPtrArray *
offer (PraxisDraft *draft,
       GPtrArray   *decisions)
{
  g_autoptr(GPtrArray) findings = praxis_finding_list (draft, decisions);
  GPtrArray *offered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      if (!g_ptr_array_find (praxis_draft_get_findings (draft), findings->pdata[i], NULL))
        g_ptr_array_add (offered, g_object_ref (findings->pdata[i]));
    }
  return offered;
}

static void
confirm (PraxisDraft   *draft,
         PraxisFinding *finding)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();

  g_ptr_array_add (findings, finding);
  praxis_draft_set_findings (draft, findings);
}

static void
test_offer (void)
{
  g_autoptr(PraxisDraft) draft = make_draft ("CBT helped, *g* = 0.70, and drugs did, *g* = 0.31.");
  g_autoptr(GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr(GPtrArray) offered = offer (draft, decisions), rest = NULL, none = NULL;
  g_autofree char *key = NULL;
  PraxisDecision decision = { .check = (char *) PRAXIS_FINDING_DECISION };

  g_assert_cmpuint (offered->len, ==, 2);
  confirm (draft, offered->pdata[0]);
  rest = offer (draft, decisions);
  g_assert_cmpuint (rest->len, ==, 1);
  decision.key = key = praxis_finding_dup_key (rest->pdata[0]);
  g_ptr_array_add (decisions, &decision);
  none = offer (draft, decisions);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Shares of the same size are told apart by the words before them. */
static void
test_repeated (void)
{
  g_autoptr(PraxisDraft) draft = make_draft ("Of 244 people 13.1% felt worse. Of 244 people in work 13.1% worked less.");
  g_autoptr(GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr(GPtrArray) offered = offer (draft, decisions), rest = NULL, none = NULL;
  g_autofree char *key = NULL;
  PraxisDecision decision = { .check = (char *) PRAXIS_FINDING_DECISION };

  g_assert_cmpuint (offered->len, ==, 2);
  confirm (draft, offered->pdata[1]);
  rest = offer (draft, decisions);
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_cmpstr (praxis_finding_get_fields (rest->pdata[0])->prefix, ==, praxis_finding_get_fields (offered->pdata[0])->prefix);
  decision.key = key = praxis_finding_dup_key (rest->pdata[0]);
  g_ptr_array_add (decisions, &decision);
  none = offer (draft, decisions);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What the check says of the confirmed finding once the text is another one. */
static GPtrArray *
review_after (const char *before,
              const char *after,
              PraxisDraft **edited)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr(PraxisDraft) draft = make_draft (before);
  g_autoptr(GPtrArray) offered = offer (draft, decisions), all = NULL;
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_object_unref);

  confirm (draft, offered->pdata[0]);
  praxis_draft_set_summary (draft, after);
  all = praxis_reviewer_review (reviewer, draft);
  for (guint i = 0; i < all->len; i++)
    {
      if (g_str_equal (praxis_remark_get_fields (all->pdata[i])->check, "finding-changed"))
        g_ptr_array_add (remarks, g_object_ref (all->pdata[i]));
    }
  *edited = g_steal_pointer (&draft);
  return remarks;
}

static void
test_changed (void)
{
  g_autoptr(PraxisDraft) draft = NULL;
  g_autoptr(GPtrArray) remarks = review_after ("In seventeen trials CBT helped, g = 0.70 [0.52, 0.88], at the end.",
                                               "In seventeen trials CBT helped, g = 0.76 [0.52, 1.00], at the end.", &draft);
  const PraxisFindingFields *fields;

  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpint (praxis_remark_get_fields (remarks->pdata[0])->severity, ==, PRAXIS_SEVERITY_DOUBT);
  g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
  fields = praxis_finding_get_fields (praxis_draft_get_findings (draft)->pdata[0]);
  g_assert_cmpfloat (fields->estimate, ==, 0.76);
  g_assert_cmpfloat (fields->upper, ==, 1.00);
  g_assert_cmpint (fields->k, ==, 17);
}

/* What stands at its place now is not offered beside the finding, and taking its numbers ends the remark. */
static void
test_changed_parts (void)
{
  static const struct { const char *before, *after, *message; } cases[] = {
    { "At the end CBT helped, g = 0.5.", "At the end CBT helped, g = 0.55.", "g = 0.55" },
    { "Of 244 people 8% felt worse.", "Of 244 people 28% felt worse.", "28%, N = 244" },
    { "Of 244 people 8% felt worse. Of 90 people 9% did.", "Of 244 people 7% felt worse. Of 90 people 8% did.", "7%, N = 244" },
    { "For one more to recover, NNT = 7.", "For one more to recover, NNT = 75.", "NNT = 75" },
    { "At the end CBT helped, g = 0.5.", "At the end CBT helped, g = 0.5, 95% CI [0.2, 0.8].", "g = 0.50, 95% CI [0.20, 0.80]" },
    { "At the end CBT helped, g = 0.5, 95% CI [0.2, 0.8].", "At the end CBT helped, g = 0.5, 90% CI [0.2, 0.8].",
      "g = 0.50, 90% CI [0.20, 0.80]" },
    { "At the end CBT helped, g = 0.5, 95% CI [0.2, 0.8].", "At the end CBT helped, g = 0.5, 95% CI [0.2, 0.8], p = .002.",
      "g = 0.50, 95% CI [0.20, 0.80], p = .002" },
    { "At the end CBT helped, g = 0.5, p = .04.", "At the end CBT helped, g = 0.5, p < .04.", "g = 0.50, p < .04" },
    { "In 12 trials with 120 patients CBT helped much, at the end of it all, g = 0.5.",
      "In 15 trials with 200 patients CBT helped much, at the end of it all, g = 0.5.", "g = 0.50, k = 15, N = 200" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
      g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
      g_autoptr(PraxisDraft) draft = NULL;
      g_autoptr(GPtrArray) remarks = review_after (cases[i].before, cases[i].after, &draft);
      g_autoptr(GPtrArray) decisions = g_ptr_array_new (), listed = praxis_finding_list (draft, decisions), later = NULL;
      g_autofree char *said = g_strdup_printf ("The text says “%s” now,", cases[i].message);

      g_test_message ("%s", cases[i].after);
      g_assert_cmpuint (remarks->len, ==, 1);
      g_assert_true (g_str_has_prefix (praxis_remark_get_fields (remarks->pdata[0])->message, said));
      g_assert_true (listed->pdata[0] == praxis_draft_get_findings (draft)->pdata[0]);
      g_assert_cmpuint (listed->len, ==, strstr (cases[i].after, "did") != NULL ? 2 : 1);
      g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
      later = praxis_reviewer_review (reviewer, draft);
      for (guint j = 0; j < later->len; j++)
        g_assert_cmpstr (praxis_remark_get_fields (later->pdata[j])->check, !=, "finding-changed");
    }
}

/* What the author has corrected by hand is no change of the text, also when words around it are. */
static void
test_corrected (void)
{
  static const char *const texts[] = {
    "In 12 trials (18 comparisons) CBT helped, g = 0.70.",
    "At the end, in 12 trials (18 comparisons), CBT helped, g = 0.70.",
    "In twelve trials (eighteen comparisons) CBT helped, g = 0.70.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
      g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
      g_autoptr(PraxisDraft) draft = make_draft (texts[0]);
      g_autoptr(GPtrArray) decisions = g_ptr_array_new (), offered = offer (draft, decisions), remarks = NULL;
      PraxisFindingFields fields = *praxis_finding_get_fields (offered->pdata[0]);
      g_autoptr(PraxisFinding) corrected = NULL;

      fields.k = 18;
      fields.estimate = 0.71;
      corrected = praxis_finding_new (&fields);
      confirm (draft, corrected);
      praxis_draft_set_summary (draft, texts[i]);
      remarks = praxis_reviewer_review (reviewer, draft);
      for (guint j = 0; j < remarks->len; j++)
        g_assert_cmpstr (praxis_remark_get_fields (remarks->pdata[j])->check, !=, "finding-changed");
    }
}

/* An interval that the Praxis of then did not read is no change of the text; one that was not there is. */
static void
test_read_better (void)
{
  static const struct { const char *text; guint n_remarks; } cases[] = {
    { "Of 180 people 52% (95% CI 44% to 60%) recovered.", 0 },
    { "At the end, of 180 people 52% (95% CI 44% to 60%) recovered.", 0 },
    { "Of 180 people 52% [95% CI 44% to 60%] recovered.", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
      g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
      g_autoptr(PraxisDraft) draft = make_draft (cases[i].text);
      g_autoptr(GPtrArray) remarks = NULL;
      PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
      g_autoptr(PraxisFinding) finding = NULL;
      guint n_remarks = 0;

      fields.measure = PRAXIS_MEASURE_PERCENTAGE;
      fields.estimate = 52;
      fields.n = 180;
      fields.part = "summary";
      fields.quote = "52%";
      fields.prefix = "Of 180 people ";
      fields.suffix = " (95% CI 44% to 60%) recovered";
      finding = praxis_finding_new (&fields);
      confirm (draft, finding);
      remarks = praxis_reviewer_review (reviewer, draft);
      for (guint j = 0; j < remarks->len; j++)
        n_remarks += g_str_equal (praxis_remark_get_fields (remarks->pdata[j])->check, "finding-changed");
      g_assert_cmpuint (n_remarks, ==, cases[i].n_remarks);
    }
}

static void
test_gone (void)
{
  g_autoptr(PraxisDraft) draft = NULL;
  g_autoptr(GPtrArray) remarks = review_after ("CBT helped, g = 0.70.", "CBT helped a lot.", &draft);

  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpint (praxis_remark_get_fields (remarks->pdata[0])->severity, ==, PRAXIS_SEVERITY_SUGGESTION);
}

static void
test_silent (void)
{
  static const char *const after[] = {
    "In seventeen trials CBT helped, g = 0.70, at the end. And more words.",
    "Other words first. In 17 trials, CBT helped, g = 0.70, at the end.",
    "In seventeen trials CBT helped, *g* = 0.70, at the end, d = 0.2.",
    "In seventeen trials CBT helped, g=0.70, at the end.",
    "In seventeen trials CBT helped a bit (g = 0.70) at the end.",
    "In seventeen trials CBT helped, g = 0.70, at the end, and drugs did, g = 0.31.",
    "Drugs helped, g = 0.31. In seventeen trials CBT helped, g = 0.70, at the end.",
    "At the end, across all seventeen of the trials, CBT had helped by g = 0.70.",
    "In seventeen trials CBT helped, g = .70, at the end.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    {
      g_autoptr(PraxisDraft) draft = NULL;
      g_autoptr(GPtrArray) remarks = review_after ("In seventeen trials CBT helped, g = 0.70, at the end.", after[i], &draft);

      g_test_message ("%s", after[i]);
      g_assert_cmpuint (remarks->len, ==, 0);
    }
}

/* The sentence is in the other text now. */
static void
test_moved (void)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr(PraxisDraft) draft = make_draft ("CBT helped, g = 0.70.");
  g_autoptr(GPtrArray) offered = offer (draft, decisions), all = NULL;

  confirm (draft, offered->pdata[0]);
  praxis_draft_set_summary (draft, "CBT helped a lot.");
  praxis_draft_set_implications (draft, "CBT helps, g = 0.70.");
  all = praxis_reviewer_review (reviewer, draft);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpstr (praxis_remark_get_fields (all->pdata[i])->check, !=, "finding-changed");
}

/* What was confirmed, or came from a file, before such numbers were refused. */
static void
test_impossible (void)
{
  static const struct { PraxisMeasure measure; double estimate, lower; const char *message; } cases[] = {
    { PRAXIS_MEASURE_OR, -0.45, NAN, "The finding “OR = −0.45” cannot be right." },
    { PRAXIS_MEASURE_R, 1.2, NAN, "The finding “r = 1.20” cannot be right." },
    { PRAXIS_MEASURE_HR, 0.8, -0.2, "The finding “HR = 0.80, CI [−0.20, 2.00]” cannot be right." },
    { PRAXIS_MEASURE_SMD, -0.45, NAN, NULL },
    { PRAXIS_MEASURE_OR, 0.45, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
      g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
      g_autoptr(PraxisDraft) draft = make_draft ("CBT helped a lot.");
      g_autoptr(GPtrArray) remarks = NULL;
      PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
      g_autoptr(PraxisFinding) finding = NULL;
      const char *message = NULL;

      fields.measure = cases[i].measure;
      fields.estimate = cases[i].estimate;
      fields.lower = cases[i].lower;
      fields.upper = isnan (cases[i].lower) ? NAN : 2;
      finding = praxis_finding_new (&fields);
      confirm (draft, finding);
      remarks = praxis_reviewer_review (reviewer, draft);
      for (guint j = 0; j < remarks->len; j++)
        {
          if (g_str_equal (praxis_remark_get_fields (remarks->pdata[j])->check, "finding-changed"))
            message = praxis_remark_get_fields (remarks->pdata[j])->message;
        }
      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/finding-offer/offer", test_offer);
  g_test_add_func ("/finding-offer/repeated", test_repeated);
  g_test_add_func ("/finding-offer/changed", test_changed);
  g_test_add_func ("/finding-offer/changed-parts", test_changed_parts);
  g_test_add_func ("/finding-offer/corrected", test_corrected);
  g_test_add_func ("/finding-offer/read-better", test_read_better);
  g_test_add_func ("/finding-offer/gone", test_gone);
  g_test_add_func ("/finding-offer/silent", test_silent);
  g_test_add_func ("/finding-offer/moved", test_moved);
  g_test_add_func ("/finding-offer/impossible", test_impossible);

  return g_test_run ();
}
