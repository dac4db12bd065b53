/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review/praxis-aged-posts.h"
#include "review/praxis-coverage.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"
#include "test-library.h"

static gint64
add_post (TestLibrary *test,
          const char  *title,
          PraxisMonth  month,
          const char  *topics,
          const char  *type,
          int          year)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_auto(GStrv) labels = g_strsplit (topics, ",", -1);
  const char *types[] = { type, NULL };
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  if (*topics != '\0')
    praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char * const *) labels);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, types);
  if (year > 0)
    {
      g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
      g_autoptr(PraxisCitation) citation = NULL;

      praxis_citation_builder_set_date (builder, "issued", year, 0, 0);
      citation = praxis_citation_builder_end (builder, NULL);
      praxis_draft_add_citation (draft, citation);
    }
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static guint
find (char       **labels,
      const char  *label)
{
  for (guint i = 0; labels[i] != NULL; i++)
    {
      if (g_str_equal (labels[i], label))
        return i;
    }
  g_error ("There is no “%s”", label);
}

static guint
count (PraxisCoverage *coverage,
       const char     *topic,
       int             year)
{
  return praxis_coverage_get_count (coverage, find (coverage->topics, topic), year - coverage->first_year);
}

static guint
sum (PraxisCoverage *coverage,
     const char     *topic)
{
  return praxis_coverage_get_count (coverage, find (coverage->topics, topic), PRAXIS_COVERAGE_ALL_YEARS);
}

/* In all years for 0. */
static guint
count_type (PraxisCoverage *coverage,
            const char     *topic,
            int             year,
            const char     *type)
{
  return praxis_coverage_get_type_count (coverage, find (coverage->topics, topic),
                                         year != 0 ? (guint) (year - coverage->first_year) : PRAXIS_COVERAGE_ALL_YEARS,
                                         find (coverage->types, type));
}

static void
test_coverage (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCoverage) empty = praxis_coverage_load (test->store, NULL, NULL, &error);
  g_autoptr(PraxisCoverage) all = NULL, surveys = NULL, elsewhere = NULL, rest = NULL;
  gint64 deleted;

  g_assert_no_error (error);
  g_assert_cmpuint (empty->n_years, ==, 0);
  g_assert_cmpuint (g_strv_length (empty->types), ==, 0);
  add_post (test, "a", 202101, "Alliance,Empathy", "Survey", 0);
  add_post (test, "b", 202112, "Alliance", "Trial", 0);
  add_post (test, "c", 202306, "Empathy", "Survey", 0);
  add_post (test, "no month", 0, "Alliance", "Survey", 0);
  deleted = add_post (test, "deleted", 201901, "Alliance", "Survey", 0);
  praxis_store_delete_posts (test->store, &deleted, 1, &error);

  all = praxis_coverage_load (test->store, test->digest_uuid, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all->first_year, ==, 2021);
  g_assert_cmpuint (all->n_years, ==, 3);
  g_assert_cmpuint (g_strv_length (all->topics), ==, g_strv_length (empty->topics) + 1);
  g_assert_cmpuint (g_strv_length (all->types), ==, 2);
  g_assert_cmpuint (count (all, "Alliance", 2021), ==, 2);
  g_assert_cmpuint (count (all, "Alliance", 2022), ==, 0);
  g_assert_cmpuint (count (all, "Empathy", 2021), ==, 1);
  g_assert_cmpuint (count (all, "Empathy", 2023), ==, 1);
  g_assert_cmpuint (all->max, ==, 2);
  g_assert_cmpuint (sum (all, "Alliance"), ==, 2);
  g_assert_cmpuint (sum (all, "Empathy"), ==, 2);

  surveys = praxis_coverage_load (test->store, NULL, "Survey", &error);
  g_assert_cmpuint (count (surveys, "Alliance", 2021), ==, 1);
  g_assert_cmpuint (surveys->max, ==, 1);
  /* The picture keeps its rows and columns whatever is chosen. */
  g_assert_cmpuint (surveys->n_years, ==, 3);
  g_assert_cmpuint (g_strv_length (surveys->topics), ==, g_strv_length (all->topics));
  elsewhere = praxis_coverage_load (test->store, "another", NULL, &error);
  g_assert_cmpuint (elsewhere->n_years, ==, 0);
  rest = praxis_coverage_load (test->store, NULL, "No such type", &error);
  g_assert_cmpuint (rest->max, ==, 0);
}

/* What nothing was written on is there as well, until it is offered no more. */
static void
test_empty_topics (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCoverage) coverage = NULL, elsewhere = NULL, later = NULL;

  praxis_store_add_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Basket Weaving", NULL, &error);
  g_assert_no_error (error);
  add_post (test, "a", 202101, "Alliance", "Survey", 0);
  coverage = praxis_coverage_load (test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sum (coverage, "Basket Weaving"), ==, 0);
  g_assert_cmpuint (count (coverage, "Basket Weaving", 2021), ==, 0);
  g_assert_cmpuint (sum (coverage, "Alliance"), ==, 1);
  elsewhere = praxis_coverage_load (test->store, "another", NULL, &error);
  g_assert_cmpuint (g_strv_length (elsewhere->topics), ==, 0);
  praxis_store_retire_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Basket Weaving", TRUE, &error);
  g_assert_no_error (error);
  later = praxis_coverage_load (test->store, NULL, NULL, &error);
  g_assert_false (g_strv_contains ((const char * const *) later->topics, "Basket Weaving"));
}

/* A post counts for each of its types, and once for its topic. */
static void
test_types (TestLibrary   *test,
            gconstpointer  data)
{
  static const char *both[] = { "Survey", "Trial", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCoverage) all = NULL, trials = NULL;
  gint64 id = add_post (test, "a", 202101, "Alliance,Empathy", "Survey", 0);
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisDraft) draft = NULL;
  PraxisSaveOutcome outcome;

  add_post (test, "b", 202102, "Alliance", "Survey", 0);
  add_post (test, "c", 202302, "Alliance", "Survey", 0);
  post = praxis_store_get_post_by_id (test->store, id, &error);
  draft = praxis_draft_new_from_post (post);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, both);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  all = praxis_coverage_load (test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (all, "Alliance", 2021), ==, 2);
  g_assert_cmpuint (count_type (all, "Alliance", 2021, "Survey"), ==, 2);
  g_assert_cmpuint (count_type (all, "Alliance", 2021, "Trial"), ==, 1);
  g_assert_cmpuint (count_type (all, "Alliance", 2022, "Survey"), ==, 0);
  g_assert_cmpuint (count_type (all, "Alliance", 0, "Survey"), ==, 3);
  g_assert_cmpuint (count_type (all, "Empathy", 2021, "Trial"), ==, 1);
  g_assert_cmpuint (count_type (all, "Empathy", 2023, "Survey"), ==, 0);
  /* Of the posts of one type those of another are told too. */
  trials = praxis_coverage_load (test->store, NULL, "Trial", &error);
  g_assert_cmpuint (sum (trials, "Alliance"), ==, 1);
  g_assert_cmpuint (count_type (trials, "Alliance", 2021, "Survey"), ==, 1);
  g_assert_cmpuint (count_type (trials, "Alliance", 2023, "Survey"), ==, 0);
}

static GPtrArray *
list (TestLibrary *test,
      int          before_year)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *posts = praxis_aged_posts_list (test->store, NULL, before_year, NULL, &error);

  g_assert_no_error (error);
  return posts;
}

static void
test_aged (TestLibrary   *test,
           gconstpointer  data)
{
  gint64 oldest = add_post (test, "oldest", 202301, "Alliance,Empathy", "Survey", 2005);
  gint64 middle = add_post (test, "middle", 202302, "Alliance", "Survey", 2015);
  gint64 both = add_post (test, "both", 202303, "Alliance,Empathy", "Survey", 2014);
  g_autoptr(GPtrArray) posts = NULL, fewer = NULL, none = NULL;
  const PraxisAgedPost *post;

  /* Old, and nobody has written anything newer; newer, and not old; and what no year is known of. */
  add_post (test, "alone", 202303, "Sleep", "Survey", 2001);
  add_post (test, "new", 202304, "Sleep,Training", "Survey", 2000);
  add_post (test, "no year", 202304, "Alliance", "Survey", 0);
  add_post (test, "no topic", 202304, "", "Survey", 1990);

  posts = list (test, 2016);
  g_assert_cmpuint (posts->len, ==, 3);
  post = posts->pdata[0];
  g_assert_cmpstr (post->title, ==, "new");
  post = posts->pdata[1];
  g_assert_cmpint (post->id, ==, oldest);
  g_assert_cmpint (post->year, ==, 2005);
  g_assert_cmpuint (post->n_newer, ==, 2);
  /* It shares two topics, though it is older. */
  g_assert_cmpint (((PraxisAgedPost *) post->newer->pdata[0])->id, ==, both);
  g_assert_cmpint (((PraxisAgedPost *) post->newer->pdata[1])->id, ==, middle);
  post = posts->pdata[2];
  g_assert_cmpint (post->id, ==, both);
  g_assert_cmpuint (post->n_newer, ==, 1);
  g_assert_cmpint (((PraxisAgedPost *) post->newer->pdata[0])->id, ==, middle);

  fewer = list (test, 2014);
  g_assert_cmpuint (fewer->len, ==, 2);
  none = list (test, 2000);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_many_newer (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) posts = NULL;
  const PraxisAgedPost *post;

  add_post (test, "old", 202301, "Alliance", "Survey", 2000);
  for (int i = 0; i < 9; i++)
    add_post (test, "newer", 202302, "Alliance", "Survey", 2010 + i);
  posts = list (test, 2010);
  g_assert_cmpuint (posts->len, ==, 1);
  post = posts->pdata[0];
  g_assert_cmpuint (post->n_newer, ==, 9);
  g_assert_cmpuint (post->newer->len, ==, PRAXIS_AGED_POST_MAX_NEWER);
  g_assert_cmpint (((PraxisAgedPost *) post->newer->pdata[0])->year, ==, 2018);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_library_add_test ("/coverage/map", test_coverage);
  test_library_add_test ("/coverage/empty-topics", test_empty_topics);
  test_library_add_test ("/coverage/types", test_types);
  test_library_add_test ("/coverage/aged", test_aged);
  test_library_add_test ("/coverage/many-newer", test_many_newer);

  return g_test_run ();
}
