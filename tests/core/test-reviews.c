/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-reviews.h"
#include "test-library.h"

static PraxisCitation *
make_citation (const char *title,
               int         year,
               const char *doi)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");

  if (title != NULL)
    praxis_citation_builder_set_string (builder, "title", title);
  if (year != 0)
    praxis_citation_builder_set_date (builder, "issued", year, 0, 0);
  if (doi != NULL)
    praxis_citation_builder_set_string (builder, "DOI", doi);
  return praxis_citation_builder_end (builder, NULL);
}

static gint64
add (TestLibrary *test,
     const char  *digest_uuid,
     const char  *title,
     const char  *work,
     int          year,
     const char  *doi)
{
  g_autoptr(PraxisCitation) citation = make_citation (work, year, doi);
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_add_citation (draft, citation);
  /* The same work twice in a post is one review. */
  praxis_draft_add_citation (draft, citation);
  praxis_store_save_draft (test->store, digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

/* Asserts the titles of the posts that cite a work, a word each, newest first. */
static void
assert_reviews (TestLibrary *test,
                const char  *digest_uuid,
                const char  *except,
                const char  *work,
                int          year,
                const char  *doi,
                const char  *titles)
{
  g_autoptr(PraxisCitation) citation = make_citation (work, year, doi);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = praxis_store_find_reviews (test->store, digest_uuid, citation, except, &error);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((PraxisEntry *) entries->pdata[i])->title);
  g_assert_cmpstr (found->str, ==, titles);
}

static void
test_same_work (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 one = add (test, test->digest_uuid, "One", "The Étude of rooms", 2020, "10.1000/ABC_1");
  gint64 two = add (test, test->digest_uuid, "Two", "Another study", 2021, "https://doi.org/10.1000/xyz");
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, one, NULL);

  add (test, test->digest_uuid, "Undated", "Old words", 0, NULL);
  add (test, test->digest_uuid, "Nameless", NULL, 2020, NULL);

  assert_reviews (test, NULL, NULL, NULL, 0, "10.1000/abc_1", "One");
  assert_reviews (test, NULL, NULL, NULL, 0, " https://doi.org/10.1000/Abc_1", "One");
  assert_reviews (test, NULL, NULL, NULL, 0, "doi:10.1000/xyz", "Two");
  /* No wildcards, and no end of another one. */
  assert_reviews (test, NULL, NULL, NULL, 0, "10.1000/abcx1", "");
  assert_reviews (test, NULL, NULL, NULL, 0, "10.1000/a%", "");
  assert_reviews (test, NULL, NULL, NULL, 0, "1", "");

  assert_reviews (test, NULL, NULL, "the etude  of ROOMS", 2020, NULL, "One");
  assert_reviews (test, NULL, NULL, "the etude of rooms", 2021, NULL, "");
  assert_reviews (test, NULL, NULL, "the etude of rooms", 0, NULL, "");
  assert_reviews (test, NULL, NULL, "Old words", 0, NULL, "");
  assert_reviews (test, NULL, NULL, "Old words", 2020, NULL, "");
  assert_reviews (test, NULL, NULL, NULL, 2020, NULL, "");
  /* By the one or by the other. */
  assert_reviews (test, NULL, NULL, "Another study", 2021, "10.1000/abc_1", "Two One");

  assert_reviews (test, NULL, praxis_post_get_uuid (post), NULL, 0, "10.1000/abc_1", "");
  g_assert_true (praxis_store_delete_posts (test->store, &two, 1, NULL));
  assert_reviews (test, NULL, NULL, "Another study", 2021, NULL, "");
}

static void
test_digests (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "u", "slug", "other", "title", "Other",
                                                 "language", "en", NULL);

  g_assert_true (praxis_store_add_digest (test->store, digest, NULL));
  add (test, test->digest_uuid, "Here", "A study", 2020, NULL);
  add (test, "u", "There", "A study", 2020, NULL);
  assert_reviews (test, test->digest_uuid, NULL, "A study", 2020, NULL, "Here");
  assert_reviews (test, "u", NULL, "A study", 2020, NULL, "There");
  assert_reviews (test, NULL, NULL, "A study", 2020, NULL, "There Here");
  assert_reviews (test, "nowhere", NULL, "A study", 2020, NULL, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/reviews/same-work", test_same_work);
  test_library_add_test ("/reviews/digests", test_digests);
  return g_test_run ();
}
