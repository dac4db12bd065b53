/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "model/praxis-post.h"
#include "praxis-json.h"
#include "publish/praxis-article.h"
#include "publish/praxis-page.h"
#include "publish/praxis-post-formats.h"
#include "publish/praxis-print-page.h"
#include "publish/praxis-reader-page.h"
#include "test-library.h"

#define UUID "d54629ca-591d-43ec-9b83-ae178463fdcd"

static PraxisDigest *
make_digest (const char *language)
{
  return g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "1a237a2f-1d6a-4e77-9ad8-6ee479f7ce80", "slug", "d", "title", "A digest",
                       "language", language, NULL);
}

static GPtrArray *
make_terms (PraxisVocabulary  vocabulary,
            const char       *labels)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto(GStrv) parts = g_strsplit (labels, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (terms, praxis_term_new (parts[i], vocabulary, parts[i], "slug", NULL, FALSE));
  return terms;
}

static PraxisPost *
make_post (const char *title,
           const char *citation,
           const char *summary,
           const char *implications)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) topics = make_terms (PRAXIS_VOCABULARY_TOPIC, "Empathy|Training");
  g_autoptr(GPtrArray) types = make_terms (PRAXIS_VOCABULARY_TYPE, "Survey");

  if (citation != NULL)
    g_ptr_array_add (citations, praxis_citation_new_verbatim (citation));
  return praxis_post_new (&(PraxisPostFields) {
    .uuid = UUID,
    .slug = "a-post",
    .title = title,
    .summary = summary,
    .implications = implications,
    .month = 202303,
    .status = PRAXIS_STATUS_READY,
    .citations = citations,
    .terms = { topics, types },
  });
}

static void
test_article (void)
{
  g_autoptr(PraxisDigest) digest = make_digest ("en");
  g_autoptr(PraxisPost) post = make_post ("Title & more", "Printed.", "Sum *it* up.", "Do.");
  g_autofree char *html = praxis_article_to_html (post, digest, test_references_of (post));

  g_assert_cmpstr (html, ==,
                   "<article class=\"post\" aria-labelledby=\"post-" UUID "\"><header>"
                   "<p class=\"post-month\"><time datetime=\"2023-03\">March 2023</time></p>\n"
                   "<h2 class=\"post-title\" id=\"post-" UUID "\" dir=\"auto\" data-field=\"title\">Title &amp; more</h2>\n"
                   "<p class=\"citation\" dir=\"auto\" data-field=\"citation\" data-index=\"0\">Printed.</p>\n"
                   "</header>\n"
                   "<div class=\"summary\" data-field=\"summary\"><p>Sum <em>it</em> up.</p>\n</div>\n"
                   "<section class=\"implications\"><h3>Practice Implications</h3>\n"
                   "<div data-field=\"implications\"><p>Do.</p>\n</div>\n</section>\n"
                   "<footer><dl class=\"post-terms\">"
                   "<div data-field=\"topics\"><dt>Topics</dt>\n<dd>Empathy</dd>\n<dd>Training</dd>\n</div>\n"
                   "<div data-field=\"types\"><dt>Type of Research</dt>\n<dd>Survey</dd>\n</div>\n"
                   "</dl>\n</footer>\n</article>\n");
}

static PraxisCitation *
make_citation (const char *author,
               const char *doi)
{
  g_autofree char *json = g_strdup_printf ("{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"%s\"}],"
                                           "\"issued\":{\"date-parts\":[[2020]]},\"DOI\":\"%s\"}", author, doi);
  g_autoptr(GError) error = NULL;
  PraxisCitation *citation = praxis_citation_new (json, NULL, &error);

  g_assert_no_error (error);
  return citation;
}

/* A post with two works and a notice about the second one. */
static PraxisPost *
make_post_with_notice (PraxisNotice *notice,
                       guint         n_works)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) notices = g_ptr_array_new ();

  if (n_works > 1)
    g_ptr_array_add (citations, make_citation ("Vik", "10.5555/one"));
  g_ptr_array_add (citations, make_citation ("Berg", "https://doi.org/10.5555/TWO"));
  g_ptr_array_add (notices, notice);
  return praxis_post_new (&(PraxisPostFields) { .uuid = UUID, .title = "T", .summary = "S", .citations = citations,
                                                .notices = notices });
}

/* A notice stands above the summary in every form of the post. */
static void
test_notice (void)
{
  g_autoptr(PraxisDigest) digest = make_digest ("en");
  g_autoptr(PraxisNotice) notice = praxis_notice_new (PRAXIS_NOTICE_RETRACTED, "10.5555/two", NULL, "2023-05-17", "10.1/<n>");
  g_autoptr(PraxisNotice) bare = praxis_notice_new (PRAXIS_NOTICE_CONCERN, "10.5555/two", NULL, NULL, NULL);
  g_autoptr(PraxisPost) post = make_post_with_notice (notice, 2);
  g_autoptr(PraxisPost) other = make_post_with_notice (bare, 1);
  g_autofree char *html = praxis_article_to_html (post, digest, test_references_of (post));
  g_autofree char *bare_html = praxis_article_to_html (other, digest, test_references_of (other));
  g_autofree char *text = praxis_post_to_text (post, digest, test_references_of (post));
  g_autofree char *json = praxis_post_to_json (post, digest, test_references_of (post));
  g_autofree char *markdown = praxis_post_to_markdown (post);

  g_assert_nonnull (strstr (html, "</header>\n<div class=\"notice\" role=\"note\"><p>"
                            "<strong>The work discussed here was retracted.</strong> <span dir=\"auto\">Berg, 2020</span> · "
                            "<time datetime=\"2023-05-17\">2023-05-17</time> · "
                            "<a href=\"https://doi.org/10.1/%3Cn%3E\">Read the Notice</a></p>\n</div>\n<div class=\"summary\""));
  g_assert_nonnull (strstr (bare_html, "<p><strong>There is a notice of concern about the work discussed here.</strong> </p>"));
  g_assert_nonnull (strstr (text, "\nThe work discussed here was retracted. Berg, 2020 2023-05-17 https://doi.org/10.1/%3Cn%3E\n\nS\n"));
  g_assert_nonnull (strstr (json, "\"state\": \"retracted\""));
  g_assert_nonnull (strstr (markdown, "state: retracted"));
}

static void
test_nearly_empty (void)
{
  g_autoptr(PraxisDigest) digest = make_digest ("");
  g_autoptr(PraxisPost) post = praxis_post_new (&(PraxisPostFields) { .uuid = UUID, .title = " ", .implications = "\n \n" });
  g_autofree char *html = praxis_article_to_html (post, digest, test_references_of (post));
  g_autofree char *text = praxis_post_to_text (post, digest, test_references_of (post));

  g_assert_nonnull (strstr (html, ">Untitled</h2>"));
  g_assert_null (strstr (html, "Implications"));
  g_assert_null (strstr (html, "<dl"));
  g_assert_null (strstr (html, "<time"));
  g_assert_nonnull (text);
}

static void
test_hostile (void)
{
  g_autoptr(PraxisDigest) digest = make_digest ("en\"><script>");
  g_autoptr(PraxisPost) post = make_post ("</title><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
                                          "<script>alert(1)</script>\n\n[a](javascript:alert(1))\n\n![b](http://x/y.png)",
                                          "<iframe src=x></iframe>\n\n</article></style>");
  g_autofree char *html = praxis_article_to_html (post, digest, test_references_of (post));
  g_autofree char *page = praxis_reader_page (post, digest, test_references_of (post), NULL);
  const char *texts[] = { html, page };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (strstr (texts[i], "<script"));
      g_assert_null (strstr (texts[i], "<img"));
      g_assert_null (strstr (texts[i], "<iframe"));
      g_assert_null (strstr (texts[i], "href"));
      g_assert_null (strstr (texts[i], "src=\""));
      g_assert_nonnull (strstr (texts[i], "&lt;script&gt;alert(1)&lt;/script&gt;"));
    }
  g_assert_null (strstr (strstr (html, "</article>") + 1, "</article>"));
}

/* The reader shows what is exported, and its policy lets in exactly its own style sheet. */
static void
test_reader_page (void)
{
  static const PraxisReaderOptions options = { 1.25, 60, 1.5, PRAXIS_READER_SCHEME_DARK, FALSE };
  static const PraxisReaderOptions absurd = { 1000, -1, 1e300, 77, FALSE };
  g_autoptr(PraxisDigest) digest = make_digest ("ar");
  g_autoptr(PraxisPost) post = make_post ("Title", NULL, "Text.", "");
  g_autofree char *html = praxis_article_to_html (post, digest, test_references_of (post));
  g_autofree char *page = praxis_reader_page (post, digest, test_references_of (post), &options);
  g_autofree char *other = praxis_reader_page (post, digest, test_references_of (post), &absurd);
  const char *start = strstr (page, "<style>") + strlen ("<style>");
  g_autofree char *css = g_strndup (start, strstr (start, "</style>") - start);
  g_autofree char *policy = praxis_page_dup_policy (css, NULL, FALSE);
  g_autoptr(GString) encoded = g_string_new (policy);

  g_string_replace (encoded, "'", "&#39;", 0);
  g_assert_nonnull (strstr (page, html));
  g_assert_nonnull (strstr (page, encoded->str));
  g_assert_nonnull (strstr (policy, "default-src 'none'; style-src 'sha256-"));
  g_assert_nonnull (strstr (page, "<html lang=\"ar\" dir=\"rtl\">"));
  g_assert_nonnull (strstr (css, "--scale:1.250;--measure:33.000rem;--leading:1.500;color-scheme:dark;"));
  g_assert_nonnull (strstr (other, "--scale:4.000;--leading:3.000;}"));
}

static void
check_printed (PraxisDigest *digest,
               const char   *title,
               PraxisMonth   month,
               const char   *blurb,
               const char   *expected_title)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *article = NULL;
  g_autofree char *page = NULL;
  g_autofree char *expected = g_strconcat ("<title>", expected_title, "</title>", NULL);

  g_ptr_array_add (posts, make_post (title, "Printed.", "Sum [it](https://example.org/up) up.", "Do."));
  article = praxis_article_to_html (posts->pdata[0], digest, test_references_of (posts->pdata[0]));
  page = praxis_print_page (digest, test_references_of (posts->pdata[0]), posts, month, blurb);
  g_assert_nonnull (strstr (page, article));
  g_assert_nonnull (strstr (page, expected));
  g_assert_nonnull (strstr (page, "default-src"));
  g_assert_true ((strstr (page, "<h1>March 2023</h1>") != NULL) == (month != PRAXIS_MONTH_NONE));
  g_assert_true (blurb == NULL || strstr (page, "<p>This month.</p>") != NULL);
}

/* What is printed has the article of every export, and a title that says what it is and whose. */
static void
test_print_page (void)
{
  g_autoptr(PraxisDigest) digest = make_digest ("en");
  g_autoptr(PraxisDigest) authored = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "1a237a2f-1d6a-4e77-9ad8-6ee479f7ce80",
                                                   "slug", "d", "title", "A digest", "author", "A. Author",
                                                   "language", "en", NULL);

  check_printed (digest, "Title", PRAXIS_MONTH_NONE, NULL, "Title – A digest");
  check_printed (digest, "", PRAXIS_MONTH_NONE, NULL, "Untitled – A digest");
  check_printed (authored, "</title><script>", PRAXIS_MONTH_NONE, NULL, "&lt;/title&gt;&lt;script&gt; – A. Author");
  check_printed (authored, "Title", 202303, "This month.", "March 2023 – A digest");
}

static void
test_text (void)
{
  g_autoptr(PraxisDigest) digest = make_digest ("en");
  g_autoptr(PraxisPost) post = make_post ("Title", "Printed.", "Sum *it* up.\n\nMore.", "Do.");
  g_autofree char *text = praxis_post_to_text (post, digest, test_references_of (post));

  g_assert_cmpstr (text, ==, "Title\nMarch 2023\n\nPrinted.\n\nSum it up.\n\nMore.\n\nPractice Implications\n\nDo.\n\n"
                             "Topics: Empathy; Training\nType of Research: Survey\n");
}

static void
test_json (void)
{
  g_autoptr(PraxisDigest) digest = make_digest ("en");
  g_autoptr(PraxisPost) post = make_post ("Title", "Printed.", "Sum *it* up.", "Do.");
  g_autofree char *text = praxis_post_to_json (post, digest, test_references_of (post));
  g_autoptr(PraxisJson) json = praxis_json_parse (text, -1, NULL);
  yyjson_val *root = yyjson_doc_get_root (json);
  g_auto(GStrv) topics = praxis_json_get_strv (root, "topics");
  g_autofree char *joined = g_strjoinv ("|", topics);

  g_assert_cmpstr (praxis_json_get_string (root, "uuid"), ==, UUID);
  g_assert_cmpstr (praxis_json_get_string (root, "month"), ==, "2023-03");
  g_assert_cmpstr (praxis_json_get_string (root, "status"), ==, "ready");
  g_assert_cmpstr (praxis_json_get_string (root, "summary"), ==, "Sum *it* up.");
  g_assert_cmpstr (joined, ==, "Empathy|Training");
  g_assert_cmpstr (praxis_json_get_string (yyjson_arr_get_first (yyjson_obj_get (root, "citations")), "formatted"), ==,
                   "Printed.");
}

#define SAMPLE_CSL \
  "{\"type\":\"article-journal\",\"title\":\"Negative effects of psychotherapy: Estimating the prevalence in a random " \
  "national sample\",\"author\":[{\"family\":\"Strauss\",\"given\":\"B.\"},{\"family\":\"Gawlytta\",\"given\":\"R.\"}," \
  "{\"family\":\"Schleu\",\"given\":\"A.\"},{\"family\":\"Frenzl\",\"given\":\"D.\"}],\"container-title\":\"BJPsych Open\"," \
  "\"volume\":\"7\",\"issue\":\"6\",\"number\":\"E186\",\"issued\":{\"date-parts\":[[2021]]}}"

/* A post of the sample comes out as its source, to the byte. */
static void
test_markdown_sample (void)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "..", "..", "data", "sample", "posts",
                                            "negative-effects-of-psychotherapy.md", NULL);
  g_autofree char *source = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *implications = NULL;
  g_autofree char *markdown = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) topics =
    make_terms (PRAXIS_VOCABULARY_TOPIC, "Attendance, Attrition, and Drop-Out|Client Factors|Outcomes and Deterioration");
  g_autoptr(GPtrArray) types = make_terms (PRAXIS_VOCABULARY_TYPE, "Survey");
  const char *middle, *body;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  middle = strstr (source, "\n\n## Practice Implications\n\n");
  body = strstr (source, "\n---\n\n") + 6;
  summary = g_strndup (body, middle - body);
  implications = g_strdup (middle + strlen ("\n\n## Practice Implications\n\n"));
  g_ptr_array_add (citations, praxis_citation_new (SAMPLE_CSL, "Strauss, B., Gawlytta, R., Schleu, A., & Frenzl, D. (2021). "
                                                   "Negative effects of psychotherapy: Estimating the prevalence in a random "
                                                   "national sample. BJPsych Open, 7(6), E186.", NULL));
  post = praxis_post_new (&(PraxisPostFields) {
    .uuid = UUID,
    .slug = "negative-effects-of-psychotherapy",
    .title = "How Common Are Negative Effects of Psychotherapy?",
    .month = 202303,
    .status = PRAXIS_STATUS_NEEDS_UPDATE,
    .summary = summary,
    .implications = implications,
    .citations = citations,
    .terms = { topics, types },
  });
  markdown = praxis_post_to_markdown (post);
  g_assert_cmpstr (markdown, ==, source);
}

/* What would be something else than text in YAML stands in quotes. */
static void
test_markdown_quotes (void)
{
  static const char *const cases[][2] = {
    { "Plain, with “quotes” & more?", "Plain, with “quotes” & more?" },
    { "What: so", "\"What: so\"" },
    { "No", "\"No\"" },
    { "12", "\"12\"" },
    { "1e5", "\"1e5\"" },
    { "12:30", "\"12:30\"" },
    { "2023-03", "\"2023-03\"" },
    { "12-15", "12-15" },
    { "- a", "\"- a\"" },
    { "a #b", "\"a #b\"" },
    { "end:", "\"end:\"" },
    { "\"a\\b\"", "\"\\\"a\\\\b\\\"\"" },
    { "a\nb\001", "\"a\\nb\\u0001\"" },
    { "", "\"\"" },
    { "~", "\"~\"" },
    { "…so", "…so" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisPost) post = make_post (cases[i][0], NULL, "a\n## Practice Implications\nb\n\n", "");
      g_autofree char *markdown = praxis_post_to_markdown (post);
      g_autofree char *line = g_strdup_printf ("\ntitle: %s\nmonth: \"2023-03\"\nstatus: ready\n", cases[i][1]);

      g_assert_nonnull (strstr (markdown, line));
      g_assert_true (g_str_has_suffix (markdown, "\ncitations: []\n---\n\na\n\\## Practice Implications\nb\n"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/whole", test_article);
  g_test_add_func ("/article/notice", test_notice);
  g_test_add_func ("/article/nearly-empty", test_nearly_empty);
  g_test_add_func ("/article/hostile", test_hostile);
  g_test_add_func ("/article/reader-page", test_reader_page);
  g_test_add_func ("/article/print-page", test_print_page);
  g_test_add_func ("/article/text", test_text);
  g_test_add_func ("/article/json", test_json);
  g_test_add_func ("/article/markdown/sample", test_markdown_sample);
  g_test_add_func ("/article/markdown/quotes", test_markdown_quotes);
  return g_test_run ();
}
