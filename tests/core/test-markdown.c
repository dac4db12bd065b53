/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "import/praxis-markdown-importer.h"
#include "model/praxis-post-body.h"
#include "praxis-error.h"
#include "publish/praxis-post-formats.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-publication.h"
#include "test-library.h"

/* Saves a draft, and gives the post that came of it. */
static PraxisPost *
store_post (TestLibrary *test,
            PraxisDraft *draft)
{
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;
  PraxisPost *post;

  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error));
  g_assert_no_error (error);
  post = praxis_store_get_post_by_id (test->store, outcome.post_id, &error);
  g_assert_no_error (error);
  return post;
}

/* What is written of a post is read as the same content. */
static void
assert_round_trip (TestLibrary *test,
                   PraxisDraft *draft)
{
  g_autoptr(PraxisPost) post = store_post (test, draft);
  g_autofree char *markdown = praxis_post_to_markdown (post);
  g_autoptr(PraxisDraft) stored = praxis_draft_new_from_post (post);
  g_autofree char *before = praxis_draft_to_json (stored);
  g_autofree char *after = NULL;
  g_autoptr(PraxisMarkdownPost) read = NULL;
  g_autoptr(GError) error = NULL;

  read = praxis_markdown_read_post (markdown, -1, &error);
  g_assert_no_error (error);
  after = praxis_draft_to_json (read->draft);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (read->problems->len, ==, 0);
  g_assert_cmpstr (read->uuid, ==, praxis_post_get_uuid (post));
  g_assert_cmpstr (read->slug, ==, praxis_post_get_slug (post));
  g_assert_true (read->has_status);
  g_assert_cmpint (read->status, ==, praxis_post_get_status (post));
  g_assert_null (praxis_draft_get_post_uuid (read->draft));
}

static void
test_round_trip_sample (TestLibrary   *test,
                        gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (TEST_DATA_DIR, "..", "..", "data", "sample", "posts", NULL);
  g_autoptr(GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr(PraxisMarkdownPost) post = NULL;
      g_autoptr(GError) error = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      post = praxis_markdown_read_post (text, length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (post->problems->len, ==, 0);
      assert_round_trip (test, post->draft);
      n++;
    }
  g_assert_cmpuint (n, ==, 6);
}

#define TRICKY_CSL \
  "{\"type\":\"book\",\"title\":\"Yes: no # \\\"all\\\" {of} [it], 'so'\",\"volume\":12,\"number\":\"007\",\"edition\":1.5," \
  "\"version\":\"1.10\",\"large\":18446744073709551615,\"negative\":-3,\"custom\":{\"a\":[],\"b\":{},\"c\":null,\"d\":true," \
  "\"e\":[\"x, y\",\"- z\",\"\"]},\"author\":[{\"family\":\"O’Neil\",\"given\":\"~\"},{\"literal\":\"The group: one\"}]," \
  "\"issued\":{\"date-parts\":[[2021,3],[2022]]},\"1\":\"key\"}"

static void
test_round_trip_tricky (TestLibrary   *test,
                        gconstpointer  data)
{
  static const char *const titles[] = {
    "Plain", "No", "12", "1e5", "12:30", "2023-03", "- a", "a #b", "end:", "\"a\\b\"", "a\tb", "", "~", "…so", "null", "0x1F", "&a", "*a",
    "<<", "---", "\xe2\x80\xa8line", "\xc2\x85",
  };
  static const char *const topics[] = { "Yes", "A, B: and [C]", "12", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();
      g_autoptr(PraxisCitation) citation = praxis_citation_new (TRICKY_CSL, i % 2 ? "Printed: so. #1" : NULL, NULL);
      g_autoptr(PraxisCitation) verbatim = praxis_citation_new_verbatim ("not: understood");

      g_assert_nonnull (citation);
      praxis_draft_set_title (draft, titles[i]);
      praxis_draft_set_month (draft, i % 3 ? 202303 : PRAXIS_MONTH_NONE);
      praxis_draft_add_citation (draft, citation);
      praxis_draft_add_citation (draft, verbatim);
      praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
      praxis_draft_set_summary (draft, "---\ntitle: not the title\n---");
      praxis_draft_set_implications (draft, i % 2 ? "## Practice Implications\n\nTwice." : "");
      assert_round_trip (test, draft);
    }
}

static void
test_body (void)
{
  static const struct
  {
    const char *summary;
    const char *implications;
    const char *body;
  } cases[] = {
    { "", "", "" },
    { "a", "", "a\n" },
    { "a\n\nb", "c", "a\n\nb\n\n## Practice Implications\n\nc\n" },
    { "", "c", "\n## Practice Implications\n\nc\n" },
    { "    code\nb", "    code", "    code\nb\n\n## Practice Implications\n\n    code\n" },
    { "a\n## Practice Implications", "", "a\n\\## Practice Implications\n" },
    { "a\n\\## Practice Implications \nb", "c", "a\n\\\\## Practice Implications \nb\n\n## Practice Implications\n\nc\n" },
    { "## Practice Implications for all", "", "## Practice Implications for all\n" },
    { "a", "## Practice Implications", "a\n\n## Practice Implications\n\n## Practice Implications\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = praxis_post_body_join (cases[i].summary, cases[i].implications);
      g_autofree char *summary = NULL;
      g_autofree char *implications = NULL;

      g_assert_cmpstr (body, ==, cases[i].body);
      praxis_post_body_split (body, &summary, &implications);
      g_assert_cmpstr (summary, ==, cases[i].summary);
      g_assert_cmpstr (implications, ==, cases[i].implications);
    }
}

/* Texts that no writer of Praxis made. */
static void
test_by_hand (void)
{
  const char *text =
    "\xef\xbb\xbf---\r\n"
    "title:  A title: not\r\n";
  const char *good =
    "\xef\xbb\xbf--- \r\n"
    "# a remark\r\n"
    "title: 'It''s a title'\r\n"
    "month: 2023-03\r\n"
    "mood: cheerful\r\n"
    "topics: [Alliance, \"No\"]\r\n"
    "citations:\r\n"
    "- reference: Sella, D. (2020). Chairs that belong to somebody. Journal of Rooms, 12(3), 45-58.\r\n"
    "  page: 3\r\n"
    "---\r\n"
    "\r\n"
    "One\r\n"
    "two\r\n"
    "## Practice Implications\t\r\n"
    "Three\r\n";
  g_autoptr(PraxisMarkdownPost) post = NULL;
  g_autoptr(GError) error = NULL;
  PraxisCitation *citation;
  const PraxisImportProblem *problem;

  g_assert_null (praxis_markdown_read_post (text, -1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);

  post = praxis_markdown_read_post (good, strlen (good), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_draft_get_title (post->draft), ==, "It's a title");
  g_assert_cmpint (praxis_draft_get_month (post->draft), ==, 202303);
  g_assert_cmpstr (praxis_draft_get_summary (post->draft), ==, "One\ntwo");
  g_assert_cmpstr (praxis_draft_get_implications (post->draft), ==, "Three");
  g_assert_cmpstr (praxis_draft_get_terms (post->draft, PRAXIS_VOCABULARY_TOPIC)[1], ==, "No");
  g_assert_null (post->uuid);
  g_assert_null (post->slug);
  g_assert_false (post->has_status);
  g_assert_cmpint (post->status, ==, PRAXIS_STATUS_DRAFT);
  citation = g_ptr_array_index (praxis_draft_get_citations (post->draft), 0);
  g_assert_cmpstr (praxis_citation_get_field (citation, "title"), ==, "Chairs that belong to somebody");
  g_assert_cmpint (praxis_citation_get_year (citation), ==, 2020);

  g_assert_cmpuint (post->problems->len, ==, 2);
  problem = g_ptr_array_index (post->problems, 0);
  g_assert_cmpuint (problem->line, ==, 5);
  g_assert_nonnull (strstr (problem->message, "“mood”"));
  problem = g_ptr_array_index (post->problems, 1);
  g_assert_cmpuint (problem->line, ==, 7);
  g_assert_nonnull (strstr (problem->message, "“page”"));
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *part;
  } cases[] = {
    { "", "front matter" },
    { "no front matter", "front matter" },
    { "---\ntitle: a\n", "front matter" },
    { "---\n- a\n---\n", "no keys" },
    { "---\n---\n", "" },
    { "---\ntitle: [\n---\n", "YAML: line" },
    { "---\nsummary: a\n---\n", "“title”" },
    { "---\ntitle: ~\n---\n", "“title”" },
    { "---\nslug: a\ntitle: 1984\n---\n", "Line 3: “title” must be text" },
    { "---\ntitle: a\nmonth: \"2023-13\"\n---\n", "no month" },
    { "---\ntitle: a\nmonth: 2023\n---\n", "“month” must be text" },
    { "---\ntitle: a\nstatus: lost\n---\n", "no status" },
    { "---\ntitle: a\nstatus: needs-update\n---\n", "no status" },
    { "---\ntitle: a\nuuid: a\n---\n", "no UUID" },
    { "---\ntitle: a\nslug: [a]\n---\n", "“slug” must be text" },
    { "---\ntitle: a\ntopics: Alliance\n---\n", "“topics” must be a list" },
    { "---\ntitle: a\ntypes: [a, 12]\n---\n", "“types” must be a list" },
    { "---\ntitle: a\ncitations: a\n---\n", "“citations” must be a list" },
    { "---\ntitle: a\ncitations: [a]\n---\n", "needs “csl”" },
    { "---\ntitle: a\ncitations:\n  - reference: 12\n---\n", "needs “csl”" },
    { "---\ntitle: a\ncitations:\n  - csl: 12\n---\n", "" },
    { "---\ntitle: a\ntitle: b\n---\n", "“title” twice, the second time in line 3" },
    { "---\ntitle: a\ncitations:\n  - csl:\n      type: book\n      type: book\n---\n", "“type” twice" },
    { "---\n[a]: b\n---\n", "a key that is no text" },
    { "---\na: &a [x, x]\ntitle: *a\n---\n", "" },
    { "---\ntitle: a\nx: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\n", "" },
    { "---\ntitle: \xff\n---\n", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_markdown_read_post (cases[i].text, -1, &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
      if (strstr (error->message, cases[i].part) == NULL)
        g_error ("%s: %s", cases[i].text, error->message);
    }
}

/* Only as much is read as the caller says. */
static void
test_length (void)
{
  const char *text = "---\ntitle: a\n---\nb\nc";
  g_autoptr(PraxisMarkdownPost) post = praxis_markdown_read_post (text, strlen (text) - 2, NULL);

  g_assert_cmpstr (praxis_draft_get_summary (post->draft), ==, "b");
}

static void
test_issue (void)
{
  g_autoptr(PraxisMarkdownIssue) issue = NULL;
  g_autoptr(PraxisMarkdownIssue) plain = NULL;
  g_autoptr(GError) error = NULL;

  issue = praxis_markdown_read_issue ("---\nmonth: \"2023-03\"\nposts:\n  - b\n  - a\ncolour: red\n---\n\nThis month…\n", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (issue->month, ==, 202303);
  g_assert_cmpstr (issue->blurb, ==, "This month…");
  g_assert_cmpuint (g_strv_length (issue->slugs), ==, 2);
  g_assert_cmpuint (issue->problems->len, ==, 1);
  plain = praxis_markdown_read_issue ("---\nmonth: \"2023-03\"\n---\n", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (plain->slugs), ==, 0);
  g_assert_null (praxis_markdown_read_issue ("---\nposts: []\n---\n", -1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (praxis_markdown_read_issue ("---\nmonth: \"2023-03\"\nposts: a\n---\n", -1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    char        kind;
  } cases[] = {
    { "---\ntitle: a\n---\n", 'p' },
    { "---\ntitle: a\nmonth: \"2023-03\"\n---\n", 'p' },
    { "---\ntitle: a\nauthor: b\ntopics: []\n---\n", 'p' },
    { "---\nmonth: \"2023-03\"\n---\n", 'i' },
    { "---\ntitle: a\nlanguage: en\n---\n", 'd' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisMarkdownFile) file = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (praxis_markdown_is_file (cases[i].text, -1));
      file = praxis_markdown_file_read (cases[i].text, -1, &error);
      g_assert_no_error (error);
      g_assert_true ((file->post != NULL) == (cases[i].kind == 'p'));
      g_assert_true ((file->issue != NULL) == (cases[i].kind == 'i'));
      g_assert_true ((file->digest != NULL) == (cases[i].kind == 'd'));
    }
  g_assert_false (praxis_markdown_is_file ("", -1));
  g_assert_false (praxis_markdown_is_file ("---", -1));
  g_assert_false (praxis_markdown_is_file ("---\n\nA page: of a blog\n", -1));
  g_assert_false (praxis_markdown_is_file ("----\ntitle: a\n", -1));
  g_assert_false (praxis_markdown_is_file ("June 2020\n---\ntitle: a\n", -1));
}

/* The files of a digest come in together: the order of an issue holds for the posts of other files. */
static void
test_together (TestLibrary   *test,
               gconstpointer  data)
{
  static const char *const texts[] = {
    "---\ntitle: First\nslug: first\nmonth: \"2023-03\"\nstatus: published\n---\na\n",
    "---\ntitle: Second\nslug: second\nmonth: \"2023-03\"\nstatus: published\ncolour: red\n---\nb\n",
    "---\nmonth: \"2023-03\"\nposts: [second, first]\n---\nThis month…\n",
  };
  g_autoptr(PraxisImport) import = praxis_import_new ("files");
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(GError) error = NULL;
  PraxisPublished *first;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PraxisMarkdownFile) file = praxis_markdown_file_read (texts[i], -1, &error);

      g_assert_no_error (error);
      praxis_markdown_file_add_to (file, import, "file.md");
    }
  report = praxis_import_apply (import, test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added->len, ==, 2);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (((PraxisImportProblem *) report->problems->pdata[0])->message, "file.md: "));
  publication = praxis_store_get_publication (test->store, praxis_digest_get_uuid (report->digest), NULL);
  first = g_ptr_array_index (publication->posts, 0);
  g_assert_cmpstr (first->slug, ==, "second");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/markdown/round-trip/sample", test_round_trip_sample);
  test_library_add_test ("/markdown/round-trip/tricky", test_round_trip_tricky);
  g_test_add_func ("/markdown/body", test_body);
  g_test_add_func ("/markdown/by-hand", test_by_hand);
  g_test_add_func ("/markdown/errors", test_errors);
  g_test_add_func ("/markdown/length", test_length);
  g_test_add_func ("/markdown/issue", test_issue);
  g_test_add_func ("/markdown/kinds", test_kinds);
  test_library_add_test ("/markdown/together", test_together);
  return g_test_run ();
}
