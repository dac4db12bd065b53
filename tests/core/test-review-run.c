/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review/praxis-checks.h"
#include "review/praxis-post-reviews.h"
#include "review/praxis-review-run.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-review.h"
#include "store/praxis-store-retractions.h"
#include "test-library.h"

static gint64
add_post (TestLibrary *test,
          const char  *title,
          const char  *doi)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
  g_autoptr(PraxisCitation) citation = NULL;
  PraxisSaveOutcome outcome;

  praxis_citation_builder_set_string (builder, "title", title);
  praxis_citation_builder_set_string (builder, "DOI", doi);
  citation = praxis_citation_builder_end (builder, NULL);
  praxis_draft_set_title (draft, title);
  praxis_draft_add_citation (draft, citation);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static void
change_title (TestLibrary *test,
              gint64       id,
              const char  *title)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, &error);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
}

/* How many posts are stale. */
static guint
count_stale (TestLibrary *test)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *state = praxis_post_reviews_dup_state (test->store, &error);
  g_autoptr(GArray) ids = praxis_post_reviews_list_stale (test->store, state, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
review_all (TestLibrary *test)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *state = praxis_post_reviews_dup_state (test->store, &error);
  g_autoptr(GArray) ids = praxis_post_reviews_list_stale (test->store, state, &error);
  g_autoptr(GPtrArray) reviews = praxis_post_reviews_make (test->store, (const gint64 *) ids->data, ids->len, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, ids->len);
  g_assert_true (praxis_post_reviews_keep (test->store, state, reviews, &error));
  g_assert_no_error (error);
}

/* How many remarks about DOIs there are, and on which posts. */
static char *
list_remarks (TestLibrary *test)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *state = praxis_post_reviews_dup_state (test->store, &error);
  g_autoptr(GPtrArray) posts = praxis_post_reviews_load (test->store, state, &error);
  GString *list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < posts->len; i++)
    {
      const PraxisReviewedPost *post = posts->pdata[i];

      for (guint j = 0; j < post->remarks->len; j++)
        {
          if (g_str_equal (praxis_remark_get_fields (post->remarks->pdata[j])->check, "doi"))
            g_string_append_printf (list, "%s:%s ", post->title, praxis_remark_get_key (post->remarks->pdata[j]));
        }
    }
  return g_string_free_and_steal (list);
}

static void
assert_remarks (TestLibrary *test,
                const char  *expected)
{
  g_autofree char *list = list_remarks (test);

  g_assert_cmpstr (list, ==, expected);
}

static void
test_stale (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 first = add_post (test, "one", "10.x");
  gint64 second = add_post (test, "two", "10.1002/wps.21035");
  g_autoptr(PraxisRetractions) retractions = praxis_retractions_new ();
  gint64 change, later;

  g_assert_cmpuint (count_stale (test), ==, 2);
  assert_remarks (test, "");
  praxis_store_get_change (test->store, &change, &error);
  review_all (test);
  /* It is no change of the library. */
  praxis_store_get_change (test->store, &later, &error);
  g_assert_cmpint (later, ==, change);
  g_assert_cmpuint (count_stale (test), ==, 0);
  assert_remarks (test, "one:10.x ");

  change_title (test, second, "other");
  g_assert_cmpuint (count_stale (test), ==, 1);
  change_title (test, first, "first");
  /* What is stale may be wrong by now. */
  assert_remarks (test, "");
  review_all (test);
  assert_remarks (test, "first:10.x ");

  praxis_store_switch_check (test->store, "doi", FALSE, &error);
  g_assert_cmpuint (count_stale (test), ==, 2);
  review_all (test);
  assert_remarks (test, "");
  praxis_store_switch_check (test->store, "doi", TRUE, &error);
  review_all (test);
  praxis_store_put_retractions (test->store, retractions, &error);
  g_assert_cmpuint (count_stale (test), ==, 2);
  review_all (test);
  praxis_store_delete_posts (test->store, &first, 1, &error);
  g_assert_no_error (error);
  assert_remarks (test, "");
  g_assert_cmpuint (count_stale (test), ==, 0);
}

/* A decision counts at once, without a run. */
static void
test_decided (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 id = add_post (test, "one", "10.x");
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, &error);

  review_all (test);
  assert_remarks (test, "one:10.x ");
  praxis_store_decide (test->store, praxis_post_get_uuid (post), "doi", "10.x", "10.x", "as printed", &error);
  g_assert_cmpuint (count_stale (test), ==, 0);
  assert_remarks (test, "");
  praxis_store_take_back_decision (test->store, praxis_post_get_uuid (post), "doi", "10.x", &error);
  g_assert_no_error (error);
  assert_remarks (test, "one:10.x ");
}

static void
set_language (TestLibrary *test,
              const char  *language,
              const char  *before)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "d", "title", "D",
                                                 "language", language, NULL);
  g_autoptr(PraxisDigest) old = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "d", "title", "D",
                                              "language", before, NULL);

  praxis_store_update_digest (test->store, digest, old, &error);
  g_assert_no_error (error);
}

/* What the one check of words for people remarks on. */
static char *
list_people (TestLibrary *test)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *state = praxis_post_reviews_dup_state (test->store, &error);
  g_autoptr(GPtrArray) posts = praxis_post_reviews_load (test->store, state, &error);
  GString *list = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < posts->len; i++)
    {
      const PraxisReviewedPost *post = posts->pdata[i];

      for (guint j = 0; j < post->remarks->len; j++)
        {
          if (g_str_equal (praxis_remark_get_fields (post->remarks->pdata[j])->check, "person-first"))
            g_string_append_printf (list, "%s ", praxis_remark_get_fields (post->remarks->pdata[j])->text);
        }
    }
  return g_string_free_and_steal (list);
}

/* The words are those of the digest's language; another one makes its posts stale, and anything else that is said of it does not. */
static void
test_language (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autofree char *english = NULL, *french = NULL, *other = NULL, *unknown = NULL;
  g_autoptr(PraxisDigest) old = NULL, titled = NULL;
  g_auto(GStrv) languages = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (draft, "Les toxicomanes. Most schizophrenics.");
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  review_all (test);
  english = list_people (test);
  g_assert_cmpstr (english, ==, "schizophrenics ");
  set_language (test, "fr-CA", "en");
  g_assert_cmpuint (count_stale (test), ==, 1);
  review_all (test);
  french = list_people (test);
  g_assert_cmpstr (french, ==, "toxicomanes ");
  languages = praxis_store_list_own_languages (test->store, &error);
  g_assert_true (g_strv_contains ((const char * const *) languages, "fr-CA"));
  old = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "d", "title", "D", "language", "fr-CA", NULL);
  titled = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "d", "title", "E", "language", "fr-CA", NULL);
  g_assert_true (praxis_store_update_digest (test->store, titled, old, &error));
  g_assert_cmpuint (count_stale (test), ==, 0);
  set_language (test, "it", "fr-CA");
  review_all (test);
  other = list_people (test);
  g_assert_cmpstr (other, ==, "");
  unknown = praxis_store_dup_post_language (test->store, "no such post", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unknown, ==, "");
}

/* A post that has gone while it was looked at costs nothing. */
static void
test_gone (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 ids[] = { add_post (test, "one", "10.x"), add_post (test, "two", "10.y"), 0 };
  g_autofree char *state = praxis_post_reviews_dup_state (test->store, &error);
  g_autoptr(GPtrArray) reviews = NULL;

  ids[2] = 999;
  reviews = praxis_post_reviews_make (test->store, ids, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reviews->len, ==, 2);
  praxis_store_delete_posts (test->store, ids, 1, &error);
  praxis_store_empty_trash (test->store, G_MAXINT64, &error);
  g_assert_true (praxis_post_reviews_keep (test->store, state, reviews, &error));
  g_assert_no_error (error);
  assert_remarks (test, "two:10.y ");
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  praxis_library_open_finish (PRAXIS_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static PraxisLibrary *
open_library (TestLibrary *test)
{
  PraxisLibrary *library = praxis_library_new (test->path);
  gboolean is_open = FALSE;

  praxis_library_open_async (library, NULL, opened_cb, &is_open);
  while (!is_open)
    g_main_context_iteration (NULL, TRUE);
  return library;
}

static void
ended_cb (PraxisReviewRun *run,
          const GError    *error,
          guint           *n_ends)
{
  g_assert_no_error (error);
  *n_ends += 1;
}

static void
progress_cb (PraxisReviewRun *run,
             guint           *n_steps)
{
  g_assert_cmpuint (praxis_review_run_get_done (run), <=, praxis_review_run_get_total (run));
  *n_steps += 1;
}

static void
test_run (TestLibrary   *test,
          gconstpointer  data)
{
  g_autoptr(PraxisLibrary) library = NULL;
  g_autoptr(PraxisReviewRun) run = NULL;
  guint n_ends = 0, n_steps = 0;

  for (guint i = 0; i < 100; i++)
    add_post (test, "post", i == 50 ? "10.x" : "10.1002/wps.21035");
  library = open_library (test);
  run = praxis_review_run_new (library);
  g_signal_connect (run, "ended", G_CALLBACK (ended_cb), &n_ends);
  g_signal_connect (run, "progress", G_CALLBACK (progress_cb), &n_steps);
  /* Cancelled at once it says nothing; started twice it ends once. */
  praxis_review_run_start (run);
  praxis_review_run_cancel (run);
  g_assert_false (praxis_review_run_is_active (run));
  praxis_review_run_start (run);
  praxis_review_run_start (run);
  while (n_ends == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (praxis_review_run_is_active (run));
  /* The first, and one for each of four batches. */
  g_assert_cmpuint (n_steps, ==, 5);
  g_assert_cmpuint (count_stale (test), ==, 0);
  assert_remarks (test, "post:10.x ");
  /* There is nothing to do any more. */
  praxis_review_run_start (run);
  while (n_ends == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_steps, ==, 5);
  praxis_library_close (library);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_library_add_test ("/review-run/stale", test_stale);
  test_library_add_test ("/review-run/decided", test_decided);
  test_library_add_test ("/review-run/language", test_language);
  test_library_add_test ("/review-run/gone", test_gone);
  test_library_add_test ("/review-run/run", test_run);

  return g_test_run ();
}
