/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review/praxis-review-library.h"
#include "store/praxis-store-looked-up.h"
#include "test-library.h"
#include "test-review.h"

/* What checks say of references. Most cases are near misses. */

typedef struct
{
  const char *json;
  const char *variable;
  const char *fix;
} Case;

/* Runs a check on a post with one work after the other: it says nothing, or one thing of one variable. */
static void
check_works (const char *check,
             const Case *cases,
             gsize       n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();
      g_autoptr(GPtrArray) remarks = NULL;
      const PraxisRemarkFields *fields;

      g_test_message ("%s", cases[i].json);
      test_review_cite (draft, cases[i].json);
      remarks = test_review_run (draft, check);
      for (guint j = 0; j < remarks->len; j++)
        g_test_message ("  %s", praxis_remark_get_fields (remarks->pdata[j])->message);
      g_assert_cmpuint (remarks->len, ==, cases[i].variable != NULL ? 1 : 0);
      if (cases[i].variable == NULL)
        continue;
      fields = praxis_remark_get_fields (remarks->pdata[0]);
      g_assert_cmpint (fields->place.field, ==, PRAXIS_DRAFT_CITATIONS);
      g_assert_cmpstr (fields->place.variable, ==, cases[i].variable);
      g_assert_cmpstr (fields->replacement, ==, cases[i].fix);
      if (cases[i].fix == NULL)
        continue;
      g_assert_true (praxis_remark_fix (remarks->pdata[0], draft));
      g_assert_cmpstr (praxis_citation_get_field (praxis_draft_get_citations (draft)->pdata[0], fields->place.variable), ==, cases[i].fix);
    }
}

#define ARTICLE(more) "{\"type\":\"article-journal\",\"title\":\"On endings\"," more "}"

static void
test_pages (void)
{
  static const Case cases[] = {
    { ARTICLE ("\"page\":\"679-670\""), "page", NULL },
    { ARTICLE ("\"page\":\"679–670\""), "page", NULL },
    { ARTICLE ("\"page\":\"679-70\""), "page", NULL },
    { ARTICLE ("\"page\":\"12-15, 30-29\""), "page", NULL },
    { ARTICLE ("\"page\":\"S20-S12\""), "page", NULL },
    { ARTICLE ("\"page\":\"670-679\""), NULL, NULL },
    { ARTICLE ("\"page\":\"679-80\""), NULL, NULL },
    { ARTICLE ("\"page\":\"1099–107\""), NULL, NULL },
    { ARTICLE ("\"page\":\"7-7\""), NULL, NULL },
    { ARTICLE ("\"page\":\"e12-5-3\""), NULL, NULL },
    { ARTICLE ("\"page\":\"xii-5\""), NULL, NULL },
    { ARTICLE ("\"page\":\"E186\""), NULL, NULL },
  };
  static const struct { const char *reference; gboolean found; } printed[] = {
    { "Berg, A. (2020). On endings. Journal of Ends, 3(2), 12-15.", TRUE },
    { "Berg, A. (2020). On endings. In B. Lo (Ed.), Ends (pp. 12-15). Press.", TRUE },
    { "Berg, A. (2020). On endings. Journal of Ends, 3(2), 12–15.", FALSE },
    { "Berg, A. (2020). On endings. Ends. https://doi.org/10.1000/123-456.", FALSE },
    { "Berg, A. (2020). On endings 2019-2020. Press. ISBN 978-3-16-148410-0.", FALSE },
  };

  check_works ("pages", cases, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();
      g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim (printed[i].reference);
      g_autoptr(GPtrArray) remarks = NULL;

      g_test_message ("%s", printed[i].reference);
      praxis_draft_add_citation (draft, citation);
      remarks = test_review_run (draft, "pages");
      g_assert_cmpuint (remarks->len, ==, printed[i].found);
    }
}

#define AUTHORS(first, second) \
  ARTICLE ("\"author\":[{\"family\":\"Berg\",\"given\":\"" first "\"},{\"family\":\"Lo\",\"given\":\"" second "\"}]")

static void
test_author_initials (void)
{
  static const Case cases[] = {
    { AUTHORS ("FF", "C."), "author", NULL },
    { AUTHORS ("F F", "C."), "author", NULL },
    { AUTHORS ("F", "C"), "author", NULL },
    { AUTHORS ("Falk", "C. Y."), "author", NULL },
    { AUTHORS ("F. F.", "C. Y."), NULL, NULL },
    { AUTHORS ("Falk", "Chi Yan"), NULL, NULL },
    { AUTHORS ("Falk F.", "Yi"), NULL, NULL },
    { AUTHORS ("J.-P.", "Ch."), NULL, NULL },
    { AUTHORS ("伟", "C."), NULL, NULL },
    { AUTHORS ("Å.", "Ç. Þ."), NULL, NULL },
    { ARTICLE ("\"author\":[{\"literal\":\"NICE\"},{\"family\":\"Lo\",\"given\":\"C.\"}]"), NULL, NULL },
  };

  check_works ("author-initials", cases, G_N_ELEMENTS (cases));
}

static void
test_doubled_title (void)
{
  static const Case cases[] = {
    { "{\"title\":\"The book of endings\",\"container-title\":\"The Book of Endings\"}", "container-title", NULL },
    { "{\"title\":\"On endings: On endings\"}", "title", "On endings" },
    { "{\"title\":\"On endings: A review of trials: A review of trials\"}", "title", "On endings: A review of trials" },
    { "{\"title\":\"The end of the the therapy\"}", "title", "The end of the therapy" },
    { "{\"title\":\"Psychotherapy\",\"container-title\":\"Psychotherapy\"}", NULL, NULL },
    { "{\"title\":\"On endings: A review\",\"container-title\":\"The book of endings\"}", NULL, NULL },
    { "{\"title\":\"Mind the gap: The gap\"}", NULL, NULL },
    { "{\"title\":\"What that that means: Had had in Baden Baden\"}", NULL, NULL },
    { "{\"title\":\"Who cares? Who does not care?\"}", NULL, NULL },
  };

  check_works ("doubled-title", cases, G_N_ELEMENTS (cases));
}

#define BY "\"author\":[{\"family\":\"Berg\",\"given\":\"A.\"}],"
#define IN "\"issued\":{\"date-parts\":[[2020]]},"

static void
test_missing_field (void)
{
  static const Case cases[] = {
    { ARTICLE (BY IN "\"volume\":\"3\""), "container-title", NULL },
    { ARTICLE (BY "\"container-title\":\"Ends\",\"volume\":\"3\""), "issued", NULL },
    { ARTICLE (IN "\"container-title\":\"Ends\",\"volume\":\"3\""), "author", NULL },
    { ARTICLE (BY IN "\"container-title\":\"Ends\""), "volume", NULL },
    { "{\"type\":\"chapter\",\"title\":\"On endings\"," BY IN "\"publisher\":\"Press\"}", "container-title", NULL },
    { "{\"type\":\"book\",\"title\":\"On endings\"," BY IN "\"edition\":\"2\"}", "publisher", NULL },
    { ARTICLE (BY IN "\"container-title\":\"Ends\",\"volume\":\"3\""), NULL, NULL },
    { ARTICLE (BY IN "\"container-title\":\"Ends\",\"number\":\"e12\""), NULL, NULL },
    { ARTICLE (BY IN "\"container-title\":\"Ends\",\"status\":\"Advance online publication\""), NULL, NULL },
    { ARTICLE (BY "\"container-title\":\"Ends\",\"volume\":\"3\",\"status\":\"in press\""), NULL, NULL },
    { "{\"type\":\"book\",\"title\":\"On endings\",\"editor\":[{\"family\":\"Lo\"}]," IN "\"publisher\":\"Press\"}", NULL, NULL },
    { "{\"type\":\"webpage\",\"title\":\"On endings\"}", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("Berg, A. (2020). On endings.");
  g_autoptr(GPtrArray) remarks = NULL;

  check_works ("missing-field", cases, G_N_ELEMENTS (cases));
  praxis_draft_add_citation (draft, citation);
  remarks = test_review_run (draft, "missing-field");
  g_assert_cmpuint (remarks->len, ==, 0);
}

#define DOI(doi) ARTICLE ("\"DOI\":\"" doi "\"")

static void
test_doi (void)
{
  static const Case cases[] = {
    { DOI ("https://doi.org/10.1002/wps.21035"), "DOI", "10.1002/wps.21035" },
    { DOI ("doi:10.1002/wps.21035"), "DOI", "10.1002/wps.21035" },
    { DOI ("10.1002/wps.21035."), "DOI", "10.1002/wps.21035" },
    { DOI ("10.1000"), "DOI", NULL },
    { DOI ("1O.1002/wps.21035"), "DOI", NULL },
    { DOI ("10.1002 wps.21035"), "DOI", NULL },
    { DOI ("wps.21035"), "DOI", NULL },
    { DOI ("10.1002/wps.21035"), NULL, NULL },
    { DOI ("10.1002/WPS.21035"), NULL, NULL },
    { DOI ("10.1037/0022-006X.73.6.1051"), NULL, NULL },
    { DOI ("10.1016/S0272-7358(00)00078-2"), NULL, NULL },
    { DOI ("10.1002/(SICI)1097-4679(199901)55:1<1::AID-JCLP1>3.0.CO;2-Q"), NULL, NULL },
    { DOI ("10.1093/acprof:oso/9780195165791.001.0001"), NULL, NULL },
    { DOI ("10.1000.10/123456"), NULL, NULL },
    { DOI (""), NULL, NULL },
    { ARTICLE ("\"URL\":\"https://example.com/10.1000\""), NULL, NULL },
  };

  check_works ("doi", cases, G_N_ELEMENTS (cases));
}

#define WITH_DOI(title, family) \
  "{\"type\":\"article-journal\",\"title\":\"" title "\",\"DOI\":\"10.1000/ABC\",\"author\":[{\"family\":\"" family "\"}]}"

/* How often the check doubts a work, with what the library has. */
static guint
count_doubts (PraxisStore    *store,
              PraxisReviewer *reviewer,
              const char     *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) remarks = NULL;
  guint count = 0;

  test_review_cite (draft, json);
  remarks = praxis_review_draft (store, reviewer, draft, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < remarks->len; i++)
    count += g_str_equal (praxis_remark_get_fields (remarks->pdata[i])->check, "doi-work");
  return count;
}

static void
test_doi_work (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(PraxisCitation) found = praxis_citation_new (WITH_DOI ("On endings: A review", "Flückiger"), NULL, NULL);
  g_autoptr(PraxisCitation) other = praxis_citation_new (WITH_DOI ("On beginnings", "Flückiger"), NULL, NULL);

  /* Nobody asked. */
  g_assert_cmpuint (count_doubts (test->store, reviewer, WITH_DOI ("On beginnings", "Berg")), ==, 0);
  g_assert_true (praxis_store_keep_looked_up (test->store, "10.1000/abc", found, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_doubts (test->store, reviewer, WITH_DOI ("On beginnings", "Berg")), ==, 1);
  g_assert_cmpuint (count_doubts (test->store, reviewer, WITH_DOI ("On endings", "Berg")), ==, 1);
  g_assert_cmpuint (count_doubts (test->store, reviewer, WITH_DOI ("On endings", "Flückiger")), ==, 0);
  g_assert_cmpuint (count_doubts (test->store, reviewer, WITH_DOI ("On Endings: a Review", "Fluckiger")), ==, 0);
  g_assert_cmpuint (count_doubts (test->store, reviewer, "{\"title\":\"On beginnings\",\"DOI\":\"10.1000/abd\"}"), ==, 0);
  /* The newest answer counts, with the same content. */
  g_assert_true (praxis_store_keep_looked_up (test->store, "10.1000/ABC", other, &error));
  g_assert_cmpuint (count_doubts (test->store, reviewer, WITH_DOI ("On endings", "Flückiger")), ==, 1);
  g_assert_cmpuint (count_doubts (test->store, reviewer, WITH_DOI ("On beginnings", "Flückiger")), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/pages", test_pages);
  g_test_add_func ("/checks/author-initials", test_author_initials);
  g_test_add_func ("/checks/doubled-title", test_doubled_title);
  g_test_add_func ("/checks/missing-field", test_missing_field);
  g_test_add_func ("/checks/doi", test_doi);
  test_library_add_test ("/checks/doi-work", test_doi_work);

  return g_test_run ();
}
