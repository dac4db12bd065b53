/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-error.h"
#include "publish/praxis-article.h"
#include "publish/praxis-export-format.h"
#include "publish/praxis-forest-file.h"
#include "publish/praxis-post-formats.h"
#include "publish/praxis-site.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-findings.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

/* What posts report in numbers, wherever it goes: pages, mail, feeds, topics of a site, files. */

static PraxisFinding *
make_finding (PraxisMeasure    measure,
              double           estimate,
              const char      *comparison,
              PraxisDirection  direction,
              gboolean         is_explained)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = measure;
  fields.estimate = estimate;
  fields.lower = estimate - 0.1;
  fields.upper = estimate + 0.1;
  fields.level = 95;
  fields.k = 11;
  fields.p = 0.003;
  fields.comparison = comparison;
  fields.direction = direction;
  fields.is_explained = is_explained;
  return praxis_finding_new (&fields);
}

static PraxisDraft *
make_draft (const char *title,
            const char *topic,
            double      estimate)
{
  const char *topics[] = { topic, NULL };
  PraxisDraft *draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation =
    praxis_citation_new ("{\"type\":\"book\",\"title\":\"W\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
                         "\"issued\":{\"date-parts\":[[2020]]}}", NULL, NULL);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, 202302);
  praxis_draft_set_summary (draft, "Sum.");
  praxis_draft_set_implications (draft, "Do it.");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  g_ptr_array_add (findings, make_finding (PRAXIS_MEASURE_HEDGES_G, estimate, "CBT <b> & care", PRAXIS_DIRECTION_TREATMENT, TRUE));
  praxis_draft_set_findings (draft, findings);
  return draft;
}

static gint64
add_post (TestLibrary *test,
          const char  *title,
          const char  *topic,
          double       estimate)
{
  g_autoptr(PraxisDraft) draft = make_draft (title, topic, estimate);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

/* Writes it anew, without publishing that. */
static void
edit_post (TestLibrary *test,
           gint64       id,
           double       estimate)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, &error);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisSaveOutcome outcome;

  g_assert_no_error (error);
  g_ptr_array_add (findings, make_finding (PRAXIS_MEASURE_HEDGES_G, estimate, "Edited", PRAXIS_DIRECTION_UNKNOWN, FALSE));
  praxis_draft_set_findings (draft, findings);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
}

static void
assert_holds (const char *text,
              const char *part,
              gboolean    holds)
{
  if ((strstr (text, part) != NULL) != holds)
    g_error ("The text %s “%s”:\n%s", holds ? "lacks" : "holds", part, text);
}

/* --- The article ------------------------------------------------------------------------------------------ */

static void
test_article (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = add_post (test, "T", "Empathy", 0.79);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autofree char *page = praxis_article_to_html (post, digest, test_references_of (post));
  g_autofree char *message = praxis_article_to_message (post, digest, test_references_of (post));
  g_autofree char *text = praxis_post_to_text (post, digest, test_references_of (post));

  assert_holds (page, "<h3>Evidence at a Glance</h3>", TRUE);
  assert_holds (page, "<svg xmlns=\"http://www.w3.org/2000/svg\"", TRUE);
  assert_holds (page, "<details><summary>The numbers as a table</summary>", TRUE);
  assert_holds (page, "CBT &lt;b&gt; &amp; care", TRUE);
  assert_holds (page, "<td class=\"number\" dir=\"ltr\" data-title=\"95% CI\">[0.69, 0.89]</td>", TRUE);
  assert_holds (page, ">what was studied</td>", TRUE);
  assert_holds (page, ">.003</td>", TRUE);
  assert_holds (page, "<?xml", FALSE);
  assert_holds (message, "<svg", FALSE);
  assert_holds (message, "<details", FALSE);
  assert_holds (message, "[0.69, 0.89]</td>", TRUE);
  assert_holds (text, "\n\nEvidence at a Glance\n\n- CBT <b> & care: g = 0.79, 95% CI [0.69, 0.89], p = .003, k = 11\n\n", TRUE);
}

/* Of 100 people with d = 0.79 78.5 are above the average of the others; the interval of the mean lies between 3 and 4. */
static void
test_meaning (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = add_post (test, "T", "Empathy", 0.79);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autofree char *explained = praxis_article_to_html (post, digest, test_references_of (post));
  g_autoptr(PraxisPost) edited = NULL;
  g_autofree char *plain = NULL;

  assert_holds (explained, "<h4 dir=\"auto\">What g = 0.79 (CBT &lt;b&gt; &amp; care) means</h4>", TRUE);
  assert_holds (explained, "Of 100 people who had what was studied, 79 do better", TRUE);
  assert_holds (explained, "overlap by 69%", TRUE);
  assert_holds (explained, "does better in 71 (", TRUE);
  assert_holds (explained, "If 20 of 100 people in the comparison group improve, about 4 have to be treated", TRUE);
  assert_holds (explained, "normally distributed and equally spread", TRUE);
  edit_post (test, id, 0.79);
  edited = praxis_store_get_post_by_id (test->store, id, NULL);
  plain = praxis_article_to_html (edited, digest, test_references_of (edited));
  assert_holds (plain, "<aside", FALSE);
}

/* --- Mail and feeds --------------------------------------------------------------------------------------- */

static void
test_formats (TestLibrary   *test,
              gconstpointer  data)
{
  static const char *const names[] = { "newsletter", "atom", "json-feed", "fragment" };

  add_post (test, "T", "Empathy", 0.79);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const PraxisExportRequest request = { .digest_uuid = test->digest_uuid, .month = 202302 };
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisExportFile) file = praxis_export_format_make (praxis_export_format_find (names[i]), test->store, &request, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
      assert_holds (text, "[0.69, 0.89]", TRUE);
      assert_holds (text, "table", TRUE);
      assert_holds (text, "svg", FALSE);
    }
}

/* --- A site ----------------------------------------------------------------------------------------------- */

static PraxisSite *
make_site (TestLibrary *test)
{
  g_autoptr(GError) error = NULL;
  PraxisPublication *publication = praxis_store_get_publication (test->store, test->digest_uuid, &error);
  g_autoptr(PraxisReferences) references = praxis_references_new (test->store, publication->digest, &error);

  g_assert_no_error (error);
  return praxis_site_new (publication, references);
}

static const PraxisSiteFile *
find_file (PraxisSite *site,
           const char *path)
{
  for (guint i = 0; i < site->files->len; i++)
    {
      const PraxisSiteFile *file = site->files->pdata[i];

      if (g_str_equal (file->path, path))
        return file;
    }
  g_error ("The site has no %s", path);
}

/* @key gets the page's key. */
static char *
render (TestLibrary  *test,
        const char   *path,
        char        **key)
{
  g_autoptr(PraxisSite) site = make_site (test);
  const PraxisSiteFile *file = find_file (site, path);
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = file->kind->render (site, file, posts, NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  *key = file->kind->dup_key (site, file);
  return g_strndup (text, length);
}

static void
test_topic (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 id;
  g_autofree char *key = NULL;
  g_autofree char *edited_key = NULL;
  g_autofree char *published_key = NULL;
  g_autofree char *page = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *published = NULL;

  add_post (test, "First", "Empathy", 0.79);
  id = add_post (test, "Second", "Empathy", 0.24);
  page = render (test, "topics/empathy.html", &key);
  assert_holds (page, "<a href=\"#evidence\">Evidence at a Glance</a>", TRUE);
  assert_holds (page, "<a href=\"../posts/first.html\">Ott, 2020</a>", TRUE);
  assert_holds (page, "direction=\"ltr\">Ott, 2020</text>", TRUE);
  assert_holds (page, "<a href=\"../posts/second.html\">Ott, 2020</a>", TRUE);
  assert_holds (page, "not pooled", TRUE);
  assert_holds (page, "role=\"group\"", TRUE);
  assert_holds (page, ">0.24 [0.14, 0.34]<", TRUE);
  /* What is written, but not published, is on no page. */
  edit_post (test, id, 0.31);
  edited = render (test, "topics/empathy.html", &edited_key);
  assert_holds (edited, ">0.24 [0.14, 0.34]<", TRUE);
  g_assert_cmpstr (page, ==, edited);
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  published = render (test, "topics/empathy.html", &published_key);
  assert_holds (published, ">0.31 [0.21, 0.41]<", TRUE);
  assert_holds (published, "0.24 [0.14", FALSE);
  g_assert_cmpstr (key, !=, published_key);
}

static void
test_topic_without (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *key = NULL;
  g_autofree char *page = NULL;
  gint64 id = add_post (test, "First", "Empathy", 0.79);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  PraxisSaveOutcome outcome;

  praxis_draft_set_findings (draft, none);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  page = render (test, "topics/empathy.html", &key);
  assert_holds (page, "Evidence", FALSE);
}

/* --- The library, and files ------------------------------------------------------------------------------- */

static PraxisForestPlot *
load (TestLibrary  *test,
      const char   *topic)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisSearchResult) posts = NULL;
  PraxisForestPlot *plot;

  if (topic != NULL)
    praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, topic, PRAXIS_CHOICE_INCLUDE);
  posts = praxis_searcher_list (searcher, test->store, filter, NULL, &error);
  g_assert_no_error (error);
  plot = praxis_forest_plot_load (test->store, posts, "en", PRAXIS_FOREST_BY_DATE, &error);
  g_assert_no_error (error);
  return plot;
}

static guint
count_rows (PraxisForestPlot *plot)
{
  guint n = 0;

  for (guint i = 0; i < plot->groups->len; i++)
    n += ((PraxisForestGroup *) plot->groups->pdata[i])->rows->len;
  return n;
}

static void
test_load (TestLibrary   *test,
           gconstpointer  data)
{
  gint64 id = add_post (test, "First", "Empathy", 0.79);
  g_autoptr(PraxisForestPlot) all = NULL;
  g_autoptr(PraxisForestPlot) one = NULL;
  g_autoptr(PraxisForestPlot) without = NULL;
  const PraxisForestRow *row;

  add_post (test, "Second", "Training", 0.24);
  all = load (test, NULL);
  one = load (test, "Empathy");
  g_assert_cmpuint (count_rows (all), ==, 2);
  g_assert_cmpuint (count_rows (one), ==, 1);
  row = ((PraxisForestGroup *) one->groups->pdata[0])->rows->pdata[0];
  g_assert_cmpint (row->source.post_id, ==, id);
  g_assert_cmpstr (row->source.label, ==, "Ott, 2020");
  g_assert_cmpint (row->source.year, ==, 2020);
  g_assert_cmpint (row->source.month, ==, 202302);
  /* What is in the trash reports nothing. */
  g_assert_true (praxis_store_delete_posts (test->store, &id, 1, NULL));
  without = load (test, NULL);
  g_assert_cmpuint (count_rows (without), ==, 1);
}

static void
test_files (TestLibrary   *test,
            gconstpointer  data)
{
  static const struct
  {
    const char         *name;
    PraxisForestFormat  format;
    const char         *beginning;
  } cases[] = {
    { "a.svg", PRAXIS_FOREST_SVG, "<?xml" },
    { "a.b.PNG", PRAXIS_FOREST_PNG, "\211PNG" },
    { "/x/a.csv", PRAXIS_FOREST_CSV, "\"measure\"" },
  };
  g_autoptr(PraxisForestPlot) plot = NULL;
  PraxisForestFormat format;
  g_autoptr(GError) error = NULL;

  add_post (test, "First", "Empathy", 0.79);
  plot = load (test, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = NULL;

      g_assert_true (praxis_forest_format_of_name (cases[i].name, &format, &error));
      g_assert_cmpint (format, ==, cases[i].format);
      bytes = praxis_forest_plot_to_bytes (plot, "T & t", format, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (g_bytes_get_data (bytes, NULL), cases[i].beginning));
    }
  g_assert_false (praxis_forest_format_of_name ("a.gif", &format, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

static void
test_files_of_nothing (TestLibrary   *test,
                       gconstpointer  data)
{
  g_autoptr(PraxisForestPlot) plot = load (test, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_forest_plot_to_bytes (plot, "Empathy", PRAXIS_FOREST_SVG, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/evidence/article", test_article);
  test_library_add_test ("/evidence/meaning", test_meaning);
  test_library_add_test ("/evidence/formats", test_formats);
  test_library_add_test ("/evidence/topic", test_topic);
  test_library_add_test ("/evidence/topic-without", test_topic_without);
  test_library_add_test ("/evidence/load", test_load);
  test_library_add_test ("/evidence/files", test_files);
  test_library_add_test ("/evidence/files-of-nothing", test_files_of_nothing);
  return g_test_run ();
}
