/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-library.h"

#include "edit/praxis-suggestion.h"
#include "import/praxis-sample.h"
#include "model/praxis-post.h"
#include "praxis-error.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-terms.h"

#include <string.h>

static PraxisDraft *
make_draft (const char *title,
            const char *work,
            const char *summary)
{
  PraxisDraft *draft = praxis_draft_new ();

  praxis_draft_set_title (draft, title);
  praxis_draft_set_summary (draft, summary);
  if (work != NULL)
    {
      PraxisCitationBuilder *builder = praxis_citation_builder_new ("article-journal");
      g_autoptr(PraxisCitation) citation = NULL;

      praxis_citation_builder_set_string (builder, "title", work);
      citation = praxis_citation_builder_end (builder, NULL);
      praxis_citation_builder_free (builder);
      praxis_draft_add_citation (draft, citation);
    }
  return draft;
}

static char *
suggest (TestLibrary *test,
         PraxisDraft *draft)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) suggestions = praxis_suggest_terms (test->store, test->digest_uuid, draft, NULL, &error);
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();
  double last = 1;

  g_assert_no_error (error);
  for (guint i = 0; i < suggestions->len; i++)
    {
      PraxisSuggestion *suggestion = suggestions->pdata[i];

      g_assert_cmpfloat (suggestion->confidence, >, 0);
      g_assert_cmpfloat (suggestion->confidence, <=, last);
      g_assert_cmpstr (suggestion->reason, !=, NULL);
      last = suggestion->confidence;
      g_ptr_array_add (labels, suggestion->label);
    }
  g_ptr_array_sort_values (labels, (GCompareFunc) strcmp);
  g_ptr_array_add (labels, NULL);
  return g_strjoinv ("|", (char **) labels->pdata);
}


static void
assert_suggests (TestLibrary *test,
                 const char  *title,
                 const char  *work,
                 const char  *summary,
                 const char  *expected)
{
  g_autoptr(PraxisDraft) draft = make_draft (title, work, summary);
  g_autofree char *labels = suggest (test, draft);

  g_assert_cmpstr (labels, ==, expected);
}

#define CBT "Cognitive Therapy (CT) and Cognitive-Behavioural Therapy (CBT)"

/* What names a term in a title, in whichever form. */
static void
test_titles (TestLibrary   *test,
             gconstpointer  data)
{
  static const char * const cases[][2] = {
    { "Treating anxiety", "Anxiety Disorders" },
    { "The alliances of older adults", "Alliance and Therapeutic Relationship" },
    { "Why clients dropped out", "Attendance, Attrition, and Drop-Out" },
    { "Predictors of dropout", "Attendance, Attrition, and Drop-Out" },
    { "Does CBT last?", CBT },
    { "Cognitive behavior therapy at work", CBT },
    { "Cognitive-behavioral treatments at work", CBT },
    { "Combined treatment in practice", "Combination Therapy" },
    { "A meta-analysis of attachment", "Attachment|Meta-analysis" },
    { "A metaanalysis of empathy", "Empathy|Meta-analysis" },
    { "A meta-analytic view", "Meta-analysis" },
    { "A randomised controlled trial", "Randomized controlled trial" },
    { "An RCT of something", "Randomized controlled trial" },
    { "Patient preferences", "Client Preferences" },
    { "PTSD in veterans", "Trauma and/or PTSD" },
    { "The misspelt adherance", "Adherence" },
    { "The placebo in question", "Placebo Effect" },
    { "Pharmacotherapies compared", "Medications/Pharmacotherapy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_suggests (test, cases[i][0], NULL, "", cases[i][1]);
      assert_suggests (test, "Something else", cases[i][0], "", cases[i][1]);
    }
}

/* What is too little, or something else. */
static void
test_nothing (TestLibrary   *test,
              gconstpointer  data)
{
  static const char * const titles[] = {
    "", "Therapy, treatment, factors and outcomes", "Psychotherapy with clients", "Resistant symptoms", "Treatment resistance",
    "Interpersonal skills", "A CT scan", "Meta-analyses of randomized controlled trials", "The group", "A case", "Personality and process",
    "Practice and research", "Medical care", "Meta and analysis. Drop. Out", "Wait length and frequency", "Review of a book",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    assert_suggests (test, titles[i], NULL, "", "");
}

/* In the texts, a mention in passing is not enough. */
static void
test_texts (TestLibrary   *test,
            gconstpointer  data)
{
  assert_suggests (test, "Title", NULL, "Many reported anxiety.", "");
  assert_suggests (test, "Title", NULL, "Anxiety, anxiety, and [anxiety](https://example.org/anxiety).", "");
  assert_suggests (test, "Title", NULL, "First anxiety. Then anxiety.", "");
  assert_suggests (test, "Title", NULL, "First anxiety. Then anxiety. Always anxiety.", "Anxiety Disorders");
  assert_suggests (test, "Title", NULL, "Some **dropped out**. Others may drop out later.", "Attendance, Attrition, and Drop-Out");
  assert_suggests (test, "Title", NULL, "Cognitive therapy, that is CBT, was tried.", "");
}

/* Neither what the post has nor what is retired. */
static void
test_left_out (TestLibrary   *test,
               gconstpointer  data)
{
  const char * const topics[] = { "Adherance", NULL };
  g_autoptr(PraxisDraft) draft = make_draft ("Adherence, anxiety, and attachment", NULL, "");
  g_autoptr(GError) error = NULL;
  g_autofree char *labels = NULL;

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_store_retire_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Attachment", TRUE, &error);
  g_assert_no_error (error);
  labels = suggest (test, draft);
  g_assert_cmpstr (labels, ==, "Anxiety Disorders");
}

static void
test_at_most (TestLibrary   *test,
              gconstpointer  data)
{
  const char *title = "Adherence, alliance, anxiety, attachment, attrition, depression, empathy, suicide: survey, case study, qualitative study, "
                      "process study";
  g_autoptr(PraxisDraft) draft = make_draft (title, NULL, "");
  g_autoptr(GPtrArray) suggestions = praxis_suggest_terms (test->store, test->digest_uuid, draft, NULL, NULL);
  guint n[PRAXIS_N_VOCABULARIES] = { 0, };

  for (guint i = 0; i < suggestions->len; i++)
    n[((PraxisSuggestion *) suggestions->pdata[i])->vocabulary]++;
  g_assert_cmpuint (n[PRAXIS_VOCABULARY_TOPIC], ==, 5);
  g_assert_cmpuint (n[PRAXIS_VOCABULARY_TYPE], ==, 3);
}

static void
test_reason (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisDraft) draft = make_draft ("Why Clients Dropped Out", NULL, "");
  g_autoptr(GPtrArray) suggestions = praxis_suggest_terms (test->store, test->digest_uuid, draft, NULL, NULL);

  g_assert_cmpuint (suggestions->len, ==, 1);
  g_assert_cmpstr (((PraxisSuggestion *) suggestions->pdata[0])->reason, ==, "The text says “Dropped Out”");
}

/* Posts in which a word that no label has goes with a topic. */
static void
add_posts (TestLibrary *test)
{
  const char * const tagged[] = { "Transference and Countertransference", NULL }, * const other[] = { "Training", NULL };

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *summary = g_strdup_printf (i % 10 == 0 ? "Enactments and splitting of team%d in every hour." : "Lessons for novices%d.", i);
      g_autoptr(PraxisDraft) draft = make_draft ("A post", NULL, summary);
      g_autoptr(GError) error = NULL;
      PraxisSaveOutcome outcome;

      praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, i % 10 == 0 ? tagged : other);
      praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
      g_assert_no_error (error);
    }
}

static void
test_posts (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisDraft) draft = make_draft ("Enactments", NULL, "On splitting.");
  g_autoptr(GPtrArray) suggestions = NULL;
  PraxisSuggestion *suggestion;

  add_posts (test);
  suggestions = praxis_suggest_terms (test->store, test->digest_uuid, draft, NULL, NULL);
  g_assert_cmpuint (suggestions->len, ==, 1);
  suggestion = suggestions->pdata[0];
  g_assert_cmpstr (suggestion->label, ==, "Transference and Countertransference");
  g_assert_cmpstr (suggestion->reason, ==, "Posts with similar words have it");
  /* What nearly every post has says nothing. */
  assert_suggests (test, "Lessons", NULL, "", "");
}

static void
test_errors (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisDraft) draft = make_draft ("Anxiety", NULL, "");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_suggest_terms (test->store, "none", draft, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_suggest_terms (test->store, test->digest_uuid, draft, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count_suggestions (PraxisStore *store,
                   PraxisPost  *post,
                   guint       *right,
                   guint       *wrong)
{
  g_autoptr(PraxisDraft) tagged = praxis_draft_new_from_post (post);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) suggestions = NULL;

  for (int i = 0; i < PRAXIS_N_VOCABULARIES; i++)
    praxis_draft_set_terms (draft, i, (const char * const[]) { NULL });
  suggestions = praxis_suggest_terms (store, praxis_post_get_digest_uuid (post), draft, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < suggestions->len; i++)
    {
      PraxisSuggestion *suggestion = suggestions->pdata[i];
      gboolean has = g_strv_contains (praxis_draft_get_terms (tagged, suggestion->vocabulary), suggestion->label);

      g_test_message ("%s: %s %s (%.2f, %s)", praxis_post_get_title (post), has ? "right" : "wrong", suggestion->label, suggestion->confidence,
                      suggestion->reason);
      *(has ? right : wrong) += 1;
    }
}

/* The sample's posts without their terms: most of what is found must be theirs. */
static void
test_sample (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisImportReport) report = praxis_sample_import (test->store, &error);
  g_autoptr(GArray) ids = NULL;
  guint right = 0, wrong = 0;

  g_assert_no_error (error);
  ids = praxis_connection_list_ints (praxis_store_get_connection (test->store), &error, "SELECT id FROM post", "");
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 6);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      count_suggestions (test->store, post, &right, &wrong);
    }
  g_assert_cmpuint (right, >=, 14);
  g_assert_cmpuint (wrong, <=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/suggestion/titles", test_titles);
  test_library_add_test ("/suggestion/nothing", test_nothing);
  test_library_add_test ("/suggestion/texts", test_texts);
  test_library_add_test ("/suggestion/left-out", test_left_out);
  test_library_add_test ("/suggestion/at-most", test_at_most);
  test_library_add_test ("/suggestion/reason", test_reason);
  test_library_add_test ("/suggestion/posts", test_posts);
  test_library_add_test ("/suggestion/errors", test_errors);
  test_library_add_test ("/suggestion/sample", test_sample);
  return g_test_run ();
}
