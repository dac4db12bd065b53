/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "import/praxis-markdown-folder.h"
#include "praxis-error.h"
#include "praxis-shortcode.h"
#include "publish/praxis-hugo-terms.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-publication.h"
#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"
#include "test-folder.h"

/* Texts that something on the way may take for more than text. */
static const char *const odd_texts[] = {
  "One: \"two\" 'three' # four\n\n---\n\nBehind a rule.",
  "Separators\xe2\x80\xa8of\xe2\x80\xa9lines, \xef\xbb\xbf, \xef\xbf\xbe and \xc2\x85.",
  "נסיון של טקסט מימין לשמאל \xe2\x80\x8f(א).",
  "<script>alert (1)</script> &amp; <b>bold</b> &lt;",
  "- a\n  - b\n    - c\n      - d\n        - e\n\n          deep\n\n1. one\n\n   > quoted\n   > > twice",
  "{{< youtube x >}} {{% note %}} {{</* comment */>}} {\\{< {\\\\{% {{ {{{< {{<",
  "    code {{< raw >}}\n\nText after code.",
  "## Practice Implications\n\nNot the implications.",
  "+++\ntitle = \"no\"\n+++",
  "---\ntitle: no\n---",
  "Emoji 🙂 :smile: ~~not struck~~ | a | b |\n\nTerm\n: no definition\n\nhttps://example.org [^1]\n\n[^1]: no note",
  "<!--more-->\n\nBehind more.",
};

static const char *const odd_titles[] = {
  "yes", "2023-03", "- \"quoted\": 'it'\\", "{{< figure >}}", "Index", "  spaces  ", "ملاحظة: عنوان", "a\xe2\x80\xa8" "b", "#hash", "null",
  "<i>Title</i> & more", "%s %d",
};

/* As odd as the text. */
static void
add_evidence (PraxisDraft *draft,
              const char  *text)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = PRAXIS_MEASURE_OR;
  fields.estimate = 1.0 / 3;
  fields.p = 0.00001;
  fields.comparison = text;
  fields.part = "summary";
  fields.quote = text;
  g_ptr_array_add (findings, praxis_finding_new (&fields));
  g_ptr_array_add (notices, praxis_notice_new (PRAXIS_NOTICE_CONCERN, "10.1/a", "007", "2023-05-17", NULL));
  praxis_draft_set_findings (draft, findings);
  praxis_draft_set_notices (draft, notices);
}

static gint64
add_post (TestLibrary  *test,
          const char   *title,
          const char   *text,
          PraxisMonth   month,
          PraxisStatus  status)
{
  static const char *const topics[] = { "Empathy", "New: topic #1", NULL };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation =
    praxis_citation_new ("{\"type\":\"book\",\"title\":\"A: b\",\"author\":[{\"family\":\"Doe\",\"given\":\"J. {{<\"}],"
                         "\"issued\":{\"date-parts\":[[2023,1]]},\"x: y\":{\"z\":[1,2.5,true,null,[\"a, b\"]]},\"empty\":[],\"note\":\"\"}",
                         "Doe, J. (2023). A: b.", NULL);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_summary (draft, text);
  praxis_draft_set_implications (draft, text);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_draft_add_citation (draft, citation);
  add_evidence (draft, text);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  if (status != PRAXIS_STATUS_DRAFT)
    praxis_store_set_status (test->store, outcome.post_id, status, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static PraxisStore *
import_folder (TestLibrary  *test,
               const char   *folder,
               const char   *library,
               guint        *n_problems)
{
  g_autofree char *path = g_build_filename (test->folder, library, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisMarkdownFolder) read = praxis_markdown_folder_read (file, NULL, &error);
  g_autoptr(PraxisImport) import = NULL;
  g_autoptr(PraxisImportReport) report = NULL;
  PraxisStore *store = praxis_store_open (path, PRAXIS_STORE_CREATE, &error);

  g_assert_no_error (error);
  import = praxis_markdown_folder_to_import (read, "folder");
  report = praxis_import_apply (import, store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->skipped->len, ==, 0);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", ((PraxisImportProblem *) report->problems->pdata[i])->message);
  *n_problems = report->problems->len;
  return store;
}

static void
assert_same_file (const char *first,
                  const char *second,
                  const char *name)
{
  g_autofree char *first_path = g_build_filename (first, name, NULL);
  g_autofree char *second_path = g_build_filename (second, name, NULL);
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  g_assert_true (g_file_get_contents (first_path, &first_text, NULL, NULL));
  g_assert_true (g_file_get_contents (second_path, &second_text, NULL, NULL));
  g_assert_cmpstr (first_text, ==, second_text);
}

static void
assert_same_folder (const char               *first,
                    const char               *second,
                    const PraxisExportReport *first_report,
                    const PraxisExportReport *second_report)
{
  g_assert_cmpstrv (first_report->added, second_report->added);
  for (gsize i = 0; first_report->added[i] != NULL; i++)
    assert_same_file (first, second, first_report->added[i]);
}

static void
fill (TestLibrary *test)
{
  static const char *const aliases[] = { "Compassion: \"x\"", "Mitgefühl", NULL };
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) after =
    g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "digest", "title", "A \"digest\": \\ {{< x >}}",
                  "introduction", "Words {{< x >}}\n\n---\n\n## Practice Implications", "author", "- Doe", "language", "fr",
                  "licence", "CC-BY-4.0", "base-url", "https://example.org/blog/", "citation-locale", "de", "site-theme", "night", "site-header", "<p>{{< x >}}</p>\n<p>\"y\"</p>",
                  "site-footer", "<p>---</p>", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_store_update_digest (test->store, after, before, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    add_post (test, odd_titles[i], odd_texts[i], 202301 + i % 3, i % 4 == 3 ? PRAXIS_STATUS_DRAFT : PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Ready", "Text.", 202305, PRAXIS_STATUS_READY);
  add_post (test, "Without a month", "Text.", PRAXIS_MONTH_NONE, PRAXIS_STATUS_PUBLISHED);
  g_assert_true (praxis_store_add_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Kindness", aliases, &error));
  g_assert_true (praxis_store_retire_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Kindness", TRUE, &error));
  g_assert_true (praxis_store_rename_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Empathy", "Feeling", &error));
  g_assert_true (praxis_store_move_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Feeling", 0, &error));
  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202301, "This month… {{% x %}}\n\n- a\n- b", &error));
  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202304, "Not yet", &error));
  g_assert_no_error (error);
}

/* Everything comes back, also what is not published, and what was of the posts before. */
static void
test_round_trip (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(PraxisExportReport) first_report = NULL;
  g_autoptr(PraxisExportReport) second_report = NULL;
  g_autoptr(PraxisStore) other = NULL;
  g_autoptr(PraxisPublication) publication = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GError) error = NULL;
  guint n_problems;
  g_autofree char *dated = NULL;
  g_autofree char *text = NULL;
  gint64 last, first_of_month;

  fill (test);
  first_of_month = add_post (test, "Renamed", "Text.", 202303, PRAXIS_STATUS_PUBLISHED);
  g_assert_true (praxis_store_rename_slug (test->store, first_of_month, "renamed-once", &error));
  g_assert_true (praxis_store_rename_slug (test->store, first_of_month, "renamed-twice", &error));
  /* 2014-05-13T16:53:20Z and 2017-07-14T02:40:00Z */
  g_assert_true (praxis_connection_run (praxis_store_get_connection (test->store), &error,
                                        "UPDATE post SET published = 1400000000, modified = 1500000000 WHERE id = ?", "i",
                                        first_of_month));
  add_post (test, "Renamed", "Another text.", 202303, PRAXIS_STATUS_PUBLISHED);
  add_post (test, "", "Untitled.", 202305, PRAXIS_STATUS_DRAFT);
  add_post (test, "", "Untitled too.", 202305, PRAXIS_STATUS_DRAFT);
  last = add_post (test, "Moved", "Text.", 202305, PRAXIS_STATUS_DRAFT);
  g_assert_true (praxis_store_set_issue_order (test->store, test->digest_uuid, 202305, &last, 1, &error));
  g_assert_no_error (error);

  first = test_folder_export (test, test->store, "first", TRUE, &first_report);
  other = import_folder (test, first, "other.db", &n_problems);
  g_assert_cmpuint (n_problems, ==, 0);
  second = test_folder_export (test, other, "second", TRUE, &second_report);
  assert_same_folder (first, second, first_report, second_report);
  dated = g_build_filename (second, "posts", "renamed-twice.md", NULL);
  g_assert_true (g_file_get_contents (dated, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\npublishDate: \"2014-05-13T16:53:20Z\"\nlastmod: \"2017-07-14T02:40:00Z\"\n"));

  publication = praxis_store_get_publication (other, test->digest_uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (publication->former_slugs->len, ==, 2);
  g_assert_cmpstr (((PraxisFormerSlug *) publication->former_slugs->pdata[0])->slug, ==, "renamed");
}

/* What is not published goes out where it is asked for, and not otherwise: neither a word nor a file of it. */
static void
test_published (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(PraxisExportReport) all = NULL;
  g_autoptr(PraxisExportReport) published = NULL;
  g_autoptr(PraxisExportReport) again = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *same = NULL;
  g_autofree char *still = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  fill (test);
  add_post (test, "Secret", "Text.", 202301, PRAXIS_STATUS_DRAFT);
  folder = test_folder_export (test, test->store, "folder", TRUE, &all);
  g_assert_true (test_folder_has (folder, "posts/secret.md"));
  g_assert_true (test_folder_has (folder, "issues/2023-04.md"));
  g_assert_true (test_folder_has (folder, "posts/index_.md"));
  same = test_folder_export (test, test->store, "folder", FALSE, &published);
  g_assert_cmpuint (published->removed, ==, 7);
  g_assert_false (test_folder_has (folder, "posts/secret.md"));
  g_assert_false (test_folder_has (folder, "posts/ready.md"));
  g_assert_false (test_folder_has (folder, "issues/2023-04.md"));
  g_assert_false (test_folder_has (folder, "issues/2023-05.md"));
  path = g_build_filename (folder, "issues", "2023-01.md", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "secret"));

  still = test_folder_export (test, test->store, "folder", FALSE, &again);
  g_assert_cmpuint (again->written, ==, 0);
  g_assert_cmpuint (again->removed, ==, 0);
}

/* A post that was edited since it was published goes out as it was published. */
static void
test_edited (TestLibrary   *test,
             gconstpointer  data)
{
  gint64 id = add_post (test, "Post", "Public.", 202301, PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (draft, "Secret.");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error));
  folder = test_folder_export (test, test->store, "folder", TRUE, NULL);
  path = g_build_filename (folder, "posts", "post.md", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\nstatus: published\n"));
  g_assert_nonnull (strstr (text, "\nPublic.\n"));
  g_assert_null (strstr (text, "Secret"));
}

/* Does away with what a post said. */
static void
rewrite_post (TestLibrary *test,
              gint64       id)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (draft, "New.");
  praxis_store_save_draft_with_flags (test->store, test->digest_uuid, draft, PRAXIS_SAVE_CONTINUE, &outcome, &error);
  g_assert_no_error (error);
  revisions = praxis_store_list_revisions (test->store, id, NULL);
  g_assert_cmpuint (revisions->len, ==, 1);
}

/* A folder that nobody has edited is merely old, even where the library knows its texts no more. */
static void
test_old (TestLibrary   *test,
          gconstpointer  data)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(PraxisMarkdownFolder) read = NULL;
  g_autoptr(PraxisImport) import = NULL;
  g_autoptr(PraxisImportReport) report = NULL;
  g_autofree char *folder = NULL;
  gint64 ids[G_N_ELEMENTS (odd_texts)];

  for (gsize i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    ids[i] = add_post (test, odd_titles[i], odd_texts[i], 202301, PRAXIS_STATUS_DRAFT);
  folder = test_folder_export (test, test->store, "folder", TRUE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    rewrite_post (test, ids[i]);
  file = g_file_new_for_path (folder);
  read = praxis_markdown_folder_read (file, NULL, NULL);
  import = praxis_markdown_folder_to_import (read, "folder");
  report = praxis_import_apply (import, test->store, NULL, NULL, NULL);
  g_assert_cmpuint (report->added->len, ==, 0);
  g_assert_cmpuint (report->updated->len, ==, 0);
  g_assert_cmpuint (report->skipped->len, ==, G_N_ELEMENTS (odd_texts));
  g_assert_cmpint (report->import_id, ==, 0);
}

/* Keys of others are spoken of; so are a file that is none and an address that is not of a post. */
static void
test_others (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;
  g_autoptr(PraxisStore) other = NULL;
  guint n_problems;

  add_post (test, "Post", "Text.", 202301, PRAXIS_STATUS_PUBLISHED);
  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  path = g_build_filename (folder, "posts", "post.md", NULL);
  broken = g_build_filename (folder, "posts", "broken.md", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_string_replace (changed, "\ndate: ", "\nweight: 3\naliases: [/elsewhere/x.html, /posts/old.html, posts/older/]\ndraft: true\ndate: ", 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  g_assert_true (g_file_set_contents (broken, "---\ntitle: [\n---\n", -1, NULL));
  other = import_folder (test, folder, "other.db", &n_problems);
  g_assert_cmpuint (n_problems, ==, 4);
}

static void
test_nothing (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (test->folder);
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_markdown_folder_read (folder, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

/* A digest that is new in a library that knows its terms and issues from elsewhere has UUIDs of its own. */
static void
test_taken (TestLibrary   *test,
            gconstpointer  data)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GString) changed = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(PraxisMarkdownFolder) read = NULL;
  g_autoptr(PraxisImport) import = NULL;
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(GPtrArray) terms = NULL;
  g_autoptr(GError) error = NULL;

  fill (test);
  folder = test_folder_export (test, test->store, "folder", FALSE, NULL);
  path = g_build_filename (folder, "digest.md", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_string_replace (changed, test->digest_uuid, "00000000-0000-4000-8000-000000000001", 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  file = g_file_new_for_path (path);
  read = praxis_markdown_folder_read (file, NULL, &error);
  g_assert_no_error (error);
  import = praxis_markdown_folder_to_import (read, "folder");
  report = praxis_import_apply (import, test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added->len, ==, 0);
  terms = praxis_store_list_terms (test->store, "00000000-0000-4000-8000-000000000001", PRAXIS_VOCABULARY_TOPIC, &error);
  g_assert_cmpstr (praxis_term_get_label (terms->pdata[0]), ==, "Feeling");
  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  g_assert_no_error (error);
  g_assert_null (praxis_store_find_digest (test->store, "00000000-0000-4000-8000-000000000001", NULL));
}

static void
set_names (TestLibrary        *test,
           const char         *label,
           const char         *new_label,
           const char * const *aliases)
{
  g_autoptr(GError) error = NULL;

  praxis_store_set_term_names (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, label, new_label, aliases, &error);
  g_assert_no_error (error);
}

static void
assert_addresses (const PraxisHugoTerm *term,
                  const char           *path,
                  const char           *target,
                  const char           *aliases)
{
  g_autofree char *all = g_strjoinv (" ", (GStrv) term->aliases->pdata);

  g_assert_cmpstr (term->path, ==, path);
  g_assert_cmpstr (term->target, ==, target);
  g_assert_cmpstr (all, ==, aliases);
}

/* What a topic was called leads to it in a site of Hugo, where nothing else is; one without a published post has no page. */
static void
test_former_topics (TestLibrary   *test,
                    gconstpointer  data)
{
  static const char *const others[] = { "../up", "Anxiety: Disorders", "École", "Training!", "C#", NULL };
  static const char *const old[] = { "Training", NULL };
  static const char *const topics[] = { "Anxiety Disorders", "Empathy", "Training", NULL };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(GPtrArray) terms = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, "Post");
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_true (praxis_store_set_status (test->store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, &error));
  set_names (test, "Training", "Learning/Teaching", old);
  set_names (test, "Empathy", "Empathy", others);
  publication = praxis_store_get_publication (test->store, test->digest_uuid, &error);
  g_assert_no_error (error);
  terms = praxis_hugo_list_terms (publication);
  g_assert_cmpuint (terms->len, ==, 2);
  assert_addresses (terms->pdata[0], "topics/empathy.md", "content/topics/Empathy/_index.md",
                    "/topics/up.html /topics/c.html /topics/ecole.html /topics/école.html");
  assert_addresses (terms->pdata[1], "topics/training.md", "content/topics/Learning/Teaching/_index.md", "/topics/training.html");
  text = praxis_hugo_term_to_markdown (terms->pdata[1]);
  g_assert_cmpstr (text, ==, "---\ntitle: Learning/Teaching\naliases:\n  - /topics/training.html\n---\n\n");
}

static void
test_shortcodes (void)
{
  static const struct
  {
    const char *text;
    const char *safe;
  } cases[] = {
    { "", "" },
    { "{{< x >}}", "{\\{< x >}}" },
    { "{{% x %}}", "{\\{% x %}}" },
    { "{\\{<", "{\\\\{<" },
    { "{{{<", "{{\\{<" },
    { "{{ x }}", "{{ x }}" },
    { "`{{< x >}}` {{< x", "`{{% brace %}}{< x >}}` {\\{< x" },
    { "`{{% brace %}}`", "`{{% brace %}}{% brace %}}`" },
    { "`{{% brace %}}{<`", "`{{% brace %}}{% brace %}}{<`" },
    { "{{% brace %}}", "{\\{% brace %}}" },
    { "`` ` {\\{% ``", "`` ` {{% brace %}}\\{% ``" },
    { "\\`{{<`", "\\`{\\{<`" },
    { "    {{<\n\n{{<", "    {{% brace %}}{<\n\n{\\{<" },
    { "- a\n\n    {{<\n\n      {{<", "- a\n\n    {\\{<\n\n      {{% brace %}}{<" },
    { "~~~ {{<\n{{{<\n~~~\n", "~~~ {\\{<\n{{{% brace %}}{<\n~~~\n" },
    { "{", "{" },
    { "{\\", "{\\" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = praxis_shortcode_protect (cases[i].text);
      g_autofree char *back = praxis_shortcode_take_back (safe);

      g_assert_cmpstr (safe, ==, cases[i].safe);
      g_assert_cmpstr (back, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/export-markdown/round-trip", test_round_trip);
  test_library_add_test ("/export-markdown/published", test_published);
  test_library_add_test ("/export-markdown/edited", test_edited);
  test_library_add_test ("/export-markdown/old", test_old);
  test_library_add_test ("/export-markdown/others", test_others);
  test_library_add_test ("/export-markdown/nothing", test_nothing);
  test_library_add_test ("/export-markdown/taken", test_taken);
  test_library_add_test ("/export-markdown/former-topics", test_former_topics);
  g_test_add_func ("/export-markdown/shortcodes", test_shortcodes);
  return g_test_run ();
}
