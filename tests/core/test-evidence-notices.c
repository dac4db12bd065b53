/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "publish/praxis-article.h"
#include "publish/praxis-forest-file.h"
#include "publish/praxis-site.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-retractions.h"
#include "test-library.h"

/* What publishers have said of a work since stands beside the numbers from it, wherever these are drawn. */

#define DOI "10.5555/lantern"
#define PMID "31234567"

static void
assert_holds (const char *text,
              const char *part,
              gboolean    holds)
{
  if ((strstr (text, part) != NULL) != holds)
    g_error ("The text %s “%s”:\n%s", holds ? "lacks" : "holds", part, text);
}

static PraxisFinding *
make_finding (void)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = PRAXIS_MEASURE_HEDGES_G;
  fields.estimate = 0.5;
  fields.comparison = "CBT vs. care";
  return praxis_finding_new (&fields);
}

/* --- The plot --- */

/* @n rows, of which the last one is of a work with a notice. */
static PraxisForestPlot *
make_plot (guint              n,
           PraxisNoticeState  state,
           const char        *work)
{
  PraxisForestPlot *plot = praxis_forest_plot_new ("en");
  g_autoptr(PraxisFinding) finding = make_finding ();
  g_autoptr(PraxisNotice) notice = praxis_notice_new (state, DOI, NULL, NULL, NULL);

  for (guint i = 1; i < n; i++)
    praxis_forest_plot_add (plot, finding, &(PraxisForestSource) { .label = "Berg, 2020", .year = 2020 });
  praxis_forest_plot_add (plot, finding, &(PraxisForestSource) {
    .label = "Ott, 2019", .year = 2019, .notice = notice, .notice_work = work,
  });
  praxis_forest_plot_finish (plot, PRAXIS_FOREST_BY_DATE);
  return plot;
}

static void
test_words (void)
{
  static const struct { PraxisNoticeState state; const char *work, *words; } cases[] = {
    { PRAXIS_NOTICE_RETRACTED, NULL, "retracted" },
    { PRAXIS_NOTICE_REPLACED, NULL, "retracted and replaced" },
    { PRAXIS_NOTICE_CONCERN, NULL, "notice of concern" },
    { PRAXIS_NOTICE_CORRECTED, NULL, "corrected" },
    { PRAXIS_NOTICE_RETRACTED, "Ott, 2019", "Ott, 2019: retracted" },
    /* Of what is not known nothing is said. */
    { PRAXIS_NOTICE_NONE_KNOWN, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisForestPlot) plot = make_plot (2, cases[i].state, cases[i].work);
      const PraxisForestGroup *group = plot->groups->pdata[0];
      g_autofree char *sound = praxis_forest_row_dup_notice (plot, group->rows->pdata[0]);
      g_autofree char *words = praxis_forest_row_dup_notice (plot, group->rows->pdata[1]);

      g_assert_null (sound);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_pictures (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (2, PRAXIS_NOTICE_RETRACTED, NULL);
  g_autoptr(PraxisForestPlot) long_plot = make_plot (20, PRAXIS_NOTICE_RETRACTED, NULL);
  g_autofree char *svg = praxis_forest_group_to_svg (plot, plot->groups->pdata[0], "p");
  g_autofree char *file = praxis_forest_plot_to_svg (plot, "T");
  g_autofree char *long_file = praxis_forest_plot_to_svg (long_plot, "T");

  assert_holds (svg, "font-weight=\"bold\" text-anchor=\"start\" direction=\"ltr\">retracted</text>", TRUE);
  assert_holds (svg, "<desc id=\"p-desc\">Berg, 2020, CBT vs. care: 0.50; Ott, 2019, retracted, CBT vs. care: 0.50</desc>", TRUE);
  assert_holds (file, ">retracted</text>", TRUE);
  /* Too many to be read out, but for those that one must know of. */
  assert_holds (long_file, "Its numbers are in the table. Ott, 2019, retracted, CBT vs. care: 0.50</desc>", TRUE);
}

static char *
dup_table (const PraxisForestPlot *plot)
{
  PraxisHtml *html = praxis_html_new ();

  praxis_forest_write_table (html, plot, plot->groups->pdata[0]);
  return praxis_html_free_to_string (html);
}

static void
test_tables (void)
{
  g_autoptr(PraxisForestPlot) plot = make_plot (2, PRAXIS_NOTICE_CONCERN, NULL);
  g_autoptr(PraxisForestPlot) without = make_plot (1, PRAXIS_NOTICE_NONE_KNOWN, NULL);
  g_autofree char *table = dup_table (plot);
  g_autofree char *other = dup_table (without);
  g_autofree char *csv = praxis_forest_plot_to_csv (plot);
  g_autofree char *other_csv = praxis_forest_plot_to_csv (without);

  assert_holds (table, "<th scope=\"col\">Notice</th>", TRUE);
  assert_holds (table, "data-title=\"Notice\">notice of concern</td>", TRUE);
  assert_holds (other, "Notice", FALSE);
  assert_holds (csv, "\"month\",\"notice\",\"notice_work\"\r\n", TRUE);
  assert_holds (csv, "\"\",\"concern\",\"\"\r\n", TRUE);
  assert_holds (other_csv, "concern", FALSE);
  assert_holds (other_csv, "none", FALSE);
}

/* --- The library, and what is exported of it --- */

static PraxisCitation *
make_citation (const char *family,
               const char *doi)
{
  g_autofree char *csl = g_strdup_printf ("{\"type\":\"book\",\"title\":\"W\",\"author\":[{\"family\":\"%s\",\"given\":\"D.\"}],"
                                          "\"issued\":{\"date-parts\":[[2020]]},\"DOI\":\"%s\"}", family, doi);

  return praxis_citation_new (csl, NULL, NULL);
}

static void
save (TestLibrary *test,
      PraxisDraft *draft,
      gint64      *id)
{
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  *id = outcome.post_id;
}

static void
publish (TestLibrary *test,
         gint64       id)
{
  g_autoptr(GError) error = NULL;

  praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
}

static gint64
add_post_on (TestLibrary    *test,
             PraxisCitation *work,
             PraxisCitation *other)
{
  static const char *topics[] = { "Empathy", NULL };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 id;

  praxis_draft_set_title (draft, "First");
  praxis_draft_set_month (draft, 202302);
  praxis_draft_add_citation (draft, work);
  if (other != NULL)
    praxis_draft_add_citation (draft, other);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  g_ptr_array_add (findings, make_finding ());
  praxis_draft_set_findings (draft, findings);
  save (test, draft, &id);
  publish (test, id);
  return id;
}

static gint64
add_post (TestLibrary *test,
          gboolean     has_two_works)
{
  g_autoptr(PraxisCitation) work = make_citation ("Ott", DOI);
  g_autoptr(PraxisCitation) other = make_citation ("Berg", "10.5555/other");

  return add_post_on (test, work, has_two_works ? other : NULL);
}

static void
know (TestLibrary       *test,
      PraxisNoticeState  state)
{
  g_autoptr(PraxisRetractions) retractions = praxis_retractions_new ();
  g_autoptr(GError) error = NULL;

  praxis_retractions_add (retractions, &(PraxisRetraction) {
    .state = state, .doi = DOI, .pmid = PMID, .date = "2023-05-17", .notice_doi = "", .reasons = "",
  });
  praxis_store_put_retractions (test->store, retractions, &error);
  g_assert_no_error (error);
}

/* The author agrees to show it. */
static void
show (TestLibrary       *test,
      gint64             id,
      PraxisNoticeState  state)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 same;

  g_ptr_array_add (notices, praxis_notice_new (state, DOI, NULL, NULL, NULL));
  praxis_draft_set_notices (draft, notices);
  save (test, draft, &same);
  g_assert_cmpint (same, ==, id);
}

/* What the window and the files of plots say of the post's only finding; NULL where they say nothing. */
static char *
ask_window (TestLibrary *test)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisSearchResult) posts = praxis_searcher_list (searcher, test->store, filter, NULL, &error);
  g_autoptr(PraxisForestPlot) plot = praxis_forest_plot_load (test->store, posts, "en", PRAXIS_FOREST_BY_DATE, &error);

  g_assert_no_error (error);
  return praxis_forest_row_dup_notice (plot, ((PraxisForestGroup *) plot->groups->pdata[0])->rows->pdata[0]);
}

static void
assert_window (TestLibrary *test,
               const char  *expected)
{
  g_autofree char *notice = ask_window (test);

  g_assert_cmpstr (notice, ==, expected);
}

static char *
dup_article (TestLibrary *test,
             gint64       id)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);

  return praxis_article_to_html (post, digest, test_references_of (post));
}

/* The page of the topic, with its key. */
static char *
dup_topic (TestLibrary  *test,
           char        **key)
{
  g_autoptr(GError) error = NULL;
  PraxisPublication *publication = praxis_store_get_publication (test->store, test->digest_uuid, &error);
  g_autoptr(PraxisReferences) references = praxis_references_new (test->store, publication->digest, &error);
  g_autoptr(PraxisSite) site = praxis_site_new (publication, references);

  for (guint i = 0; i < site->files->len; i++)
    {
      const PraxisSiteFile *file = site->files->pdata[i];
      g_autoptr(GPtrArray) posts = g_ptr_array_new ();
      g_autoptr(GBytes) bytes = NULL;

      if (!g_str_equal (file->path, "topics/empathy.html"))
        continue;
      bytes = file->kind->render (site, file, posts, NULL);
      *key = file->kind->dup_key (site, file);
      return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  g_assert_not_reached ();
}

static void
test_window (TestLibrary   *test,
             gconstpointer  data)
{
  gint64 id = add_post (test, FALSE);

  assert_window (test, NULL);
  know (test, PRAXIS_NOTICE_NONE_KNOWN);
  assert_window (test, NULL);
  /* Whether or not the post shows it. */
  know (test, PRAXIS_NOTICE_CONCERN);
  assert_window (test, "notice of concern");
  show (test, id, PRAXIS_NOTICE_RETRACTED);
  assert_window (test, "retracted");
  know (test, PRAXIS_NOTICE_NONE_KNOWN);
  assert_window (test, "retracted");
}

/* A work is known by all names that it can have. */
static void
test_names (TestLibrary   *test,
            gconstpointer  data)
{
  static const char *const fields[] = {
    "\"DOI\":\"https://doi.org/" DOI "\"", "\"DOI\":\" " DOI "\"", "\"DOI\":\"" DOI " \\t\"", "\"PMID\":\"" PMID "\"",
    "\"PMID\": \" " PMID "\"",
  };
  gint64 last = 0;

  know (test, PRAXIS_NOTICE_RETRACTED);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"type\":\"article-journal\",\"title\":\"T\",%s}", fields[i]);
      g_autoptr(PraxisCitation) work = praxis_citation_new (json, NULL, NULL);
      g_autoptr(GError) error = NULL;

      if (last != 0)
        g_assert_true (praxis_store_delete_posts (test->store, &last, 1, &error));
      last = add_post_on (test, work, NULL);
      assert_window (test, "retracted");
    }
}

static void
test_several_works (TestLibrary   *test,
                    gconstpointer  data)
{
  gint64 id = add_post (test, TRUE);
  g_autofree char *article = NULL;

  know (test, PRAXIS_NOTICE_RETRACTED);
  assert_window (test, "Ott, 2020: retracted");
  show (test, id, PRAXIS_NOTICE_RETRACTED);
  article = dup_article (test, id);
  assert_holds (article, ">Ott, 2020: retracted</text>", TRUE);
}

/* Pages show what the author has agreed to, and has published. */
static void
test_pages (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 id = add_post (test, FALSE);
  g_autofree char *article = NULL, *agreed_article = NULL;
  g_autofree char *topic = NULL, *written_topic = NULL, *published_topic = NULL, *edited_topic = NULL;
  g_autofree char *key = NULL, *written_key = NULL, *published_key = NULL, *edited_key = NULL;

  know (test, PRAXIS_NOTICE_RETRACTED);
  article = dup_article (test, id);
  topic = dup_topic (test, &key);
  assert_holds (article, "retracted", FALSE);
  assert_holds (topic, "retracted", FALSE);
  show (test, id, PRAXIS_NOTICE_RETRACTED);
  agreed_article = dup_article (test, id);
  written_topic = dup_topic (test, &written_key);
  assert_holds (agreed_article, ">retracted</text>", TRUE);
  assert_holds (agreed_article, ">retracted</td>", TRUE);
  g_assert_cmpstr (topic, ==, written_topic);
  publish (test, id);
  published_topic = dup_topic (test, &published_key);
  assert_holds (published_topic, ">retracted</text>", TRUE);
  assert_holds (published_topic, ">retracted</td>", TRUE);
  g_assert_cmpstr (key, !=, published_key);
  /* What is written since is on no page. */
  show (test, id, PRAXIS_NOTICE_CORRECTED);
  edited_topic = dup_topic (test, &edited_key);
  g_assert_cmpstr (published_topic, ==, edited_topic);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-notices/words", test_words);
  g_test_add_func ("/evidence-notices/pictures", test_pictures);
  g_test_add_func ("/evidence-notices/tables", test_tables);
  test_library_add_test ("/evidence-notices/window", test_window);
  test_library_add_test ("/evidence-notices/names", test_names);
  test_library_add_test ("/evidence-notices/several-works", test_several_works);
  test_library_add_test ("/evidence-notices/pages", test_pages);
  return g_test_run ();
}
