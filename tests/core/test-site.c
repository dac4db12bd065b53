/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "praxis-error.h"
#include "publish/praxis-article.h"
#include "publish/praxis-export-format.h"
#include "publish/praxis-export-notes.h"
#include "publish/praxis-folder-private.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"
#include "test-library.h"

#define HOSTILE_TITLE "</title></script><script>alert(1)</script>"
#define LONG_WORD "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

static gint64
add_post (TestLibrary  *test,
          const char   *title,
          PraxisMonth   month,
          const char   *summary,
          const char   *topics,
          PraxisStatus  status)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation =
    praxis_citation_new ("{\"type\":\"article-journal\",\"title\":\"W\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
                         "\"container-title\":\"J\",\"DOI\":\"10.1/2\",\"volume\":\"1\",\"issued\":{\"date-parts\":[[2020,5]]}}",
                         NULL, NULL);
  g_auto(GStrv) labels = g_strsplit (topics, "|", -1);
  static const char *const types[] = { "Survey", NULL };
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, summary);
  praxis_draft_set_implications (draft, "Do [it](javascript:alert(1)).");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const *) labels);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, types);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, outcome.post_id, status, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static void
edit (TestLibrary *test,
      gint64       id,
      const char  *title,
      const char  *summary)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, &error);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_summary (draft, summary);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
}

static char *
site_path (TestLibrary *test,
           const char  *path)
{
  return g_build_filename (test->folder, "site", path, NULL);
}

static PraxisExportReport *
export (TestLibrary  *test,
        GError      **error)
{
  g_autofree char *path = site_path (test, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  PraxisExportReport *report = NULL;

  praxis_export (test->store, PRAXIS_EXPORT_SITE, test->digest_uuid, 0, PRAXIS_MONTH_NONE, folder, NULL, NULL, NULL, &report,
                 error);
  return report;
}

static PraxisExportReport *
must_export (TestLibrary *test)
{
  g_autoptr(GError) error = NULL;
  PraxisExportReport *report = export (test, &error);

  g_assert_no_error (error);
  return report;
}

static char *
read_page (TestLibrary *test,
           const char  *path)
{
  g_autofree char *file = site_path (test, path);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
page_exists (TestLibrary *test,
             const char  *path)
{
  g_autofree char *file = site_path (test, path);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static void
assert_holds (TestLibrary *test,
              const char  *path,
              const char  *text,
              gboolean     holds)
{
  g_autofree char *page = read_page (test, path);

  if ((strstr (page, text) != NULL) != holds)
    g_error ("%s %s “%s”:\n%s", path, holds ? "lacks" : "holds", text, page);
}

static void
test_pages (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = NULL;

  add_post (test, "First", 202302, "One *two*.", "Empathy|Training", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Second", 202303, "Three.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Secret", 202303, "Hidden.", "Placebo Effect", PRAXIS_STATUS_DRAFT);
  add_post (test, "Soon", 202304, "Later.", "Termination", PRAXIS_STATUS_READY);
  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202303, "This month… I blog.", NULL));
  report = must_export (test);

  /* The frame, the lists, posts, months and their year, topics, type, and both, references, feeds. */
  g_assert_cmpuint (report->written, ==, 4 + 3 + 2 + 2 + 1 + 2 + 1 + 2 + 3 + 2 * 3 + 4 + 4);
  g_assert_cmpuint (report->removed, ==, 0);
  g_assert_cmpstr (report->start, ==, "index.html");
  assert_holds (test, "index.html", "<h1 class=\"site-title\"><a href=\"index.html\">A digest</a></h1>", TRUE);
  assert_holds (test, "index.html", "<a href=\"2023/03/index.html\">March 2023</a>", TRUE);
  assert_holds (test, "index.html", "This month… I blog.", TRUE);
  assert_holds (test, "index.html", "<a href=\"posts/second.html\">Second</a>", TRUE);
  assert_holds (test, "index.html", "posts/first.html", FALSE);
  assert_holds (test, "index.html", "<a href=\"topics/empathy.html\"><span>Empathy</span>\u00a0"
                "<span class=\"count\">(2)</span>", TRUE);
  assert_holds (test, "archive.html", "<h2><a href=\"2023/index.html\">2023</a>\u00a0<span class=\"count\">(2)</span></h2>", TRUE);
  assert_holds (test, "archive.html", "<a href=\"2023/02/index.html\"><span>February 2023</span>\u00a0"
                "<span class=\"count\">(1)</span>", TRUE);
  assert_holds (test, "archive.html", "posts/first.html", FALSE);
  assert_holds (test, "2023/index.html", "<h2><a href=\"../2023/02/index.html\">February 2023</a></h2>", TRUE);
  assert_holds (test, "2023/index.html", "<a href=\"../posts/first.html\">First</a>", TRUE);
  assert_holds (test, "2023/03/index.html", "<h1>March 2023</h1>", TRUE);
  assert_holds (test, "2023/03/index.html", "href=\"../../style.css\"", TRUE);
  assert_holds (test, "topics/empathy.html", "<a href=\"../posts/first.html\">First</a>", TRUE);
  assert_holds (test, "topics/training.html", "Second", FALSE);
  assert_holds (test, "types/survey.html", "<a href=\"../posts/second.html\">Second</a>", TRUE);
  assert_holds (test, "posts/first.html", "<a href=\"../topics/training.html\">Training</a>", TRUE);
  assert_holds (test, "posts/first.html", "default-src &#39;none&#39;; style-src &#39;self&#39; file:; img-src &#39;self&#39; file:; "
                "base-uri &#39;none&#39;; form-action &#39;none&#39;; script-src &#39;sha256-", TRUE);
  assert_holds (test, "posts/first.html", "rel=\"next\" dir=\"auto\">Second</a>", TRUE);
  assert_holds (test, "posts/first.html", "canonical", FALSE);
}

/* Nothing of a draft, nor of what was written since, nor of the trash gets out. */
static void
test_secrets (TestLibrary   *test,
              gconstpointer  data)
{
  static const char *const pages[] = {
    "index.html", "archive.html", "2023/03/index.html", "posts/open.html", "topics/empathy.html", "types/survey.html",
    ".praxis-manifest.json", NULL
  };
  gint64 open = add_post (test, "Open", 202303, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  gint64 gone = add_post (test, "Secret gone", 202303, "Secret.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisExportReport) report = NULL;

  add_post (test, "Secret draft", 202303, "Secret.", "Placebo Effect", PRAXIS_STATUS_DRAFT);
  edit (test, open, "Secret title", "Secret text.");
  g_assert_true (praxis_store_delete_posts (test->store, &gone, 1, NULL));
  report = must_export (test);
  for (gsize i = 0; pages[i] != NULL; i++)
    {
      assert_holds (test, pages[i], "Secret", FALSE);
      assert_holds (test, pages[i], "secret", FALSE);
      assert_holds (test, pages[i], "lacebo", FALSE);
    }
  assert_holds (test, "posts/open.html", "<p>Text.</p>", TRUE);
  assert_holds (test, "index.html", ">Open</a>", TRUE);
}

static guint
count_of (const char *text,
          const char *part)
{
  g_auto(GStrv) pieces = g_strsplit (text, part, -1);

  return g_strv_length (pieces) - 1;
}

static void
test_hostile (TestLibrary   *test,
              gconstpointer  data)
{
  static const char *const pages[] = { "index.html", "archive.html", "2023/03/index.html", "types/survey.html", NULL };
  gint64 id = add_post (test, HOSTILE_TITLE, 202303, "<script>alert(1)</script>\n\n" LONG_WORD "\n\nالعلاج", "</script>|Empathy|Empathy",
                        PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autofree char *path = g_strdup_printf ("posts/%s.html", praxis_post_get_slug (post));
  g_autoptr(PraxisExportReport) report = must_export (test);
  g_autofree char *page = read_page (test, path);
  const char *json = strstr (page, "<script type=\"application/ld+json\">");

  for (gsize i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *list = read_page (test, pages[i]);

      /* The only script is the data block, beside the site's own. */
      g_assert_cmpuint (count_of (list, "<script") - count_of (list, "<script src=\""), ==, 1);
      g_assert_cmpuint (count_of (list, "</script>"), ==, count_of (list, "<script"));
      assert_holds (test, pages[i], "javascript:", FALSE);
    }
  g_assert_nonnull (json);
  g_assert_cmpuint (count_of (page, "<script"), ==, 1);
  g_assert_cmpuint (count_of (page, "</script>"), ==, 1);
  g_assert_nonnull (strstr (json, "\\u003c/script\\u003e"));
  g_assert_null (strstr (page, "javascript:"));
  assert_holds (test, "index.html", "(2)", FALSE);
}

static void
test_empty (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = must_export (test);

  g_assert_cmpuint (report->written, ==, 4 + 3 + 2 + 3);
  assert_holds (test, "posts/index.html", "Nothing has been published yet.", TRUE);
  assert_holds (test, "index.html", "Nothing has been published yet.", TRUE);
  assert_holds (test, "archive.html", "Nothing has been published yet.", TRUE);
}

static void
test_without_month (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autoptr(PraxisExportReport) first = NULL;
  g_autoptr(PraxisExportReport) second = NULL;

  add_post (test, "Adrift", PRAXIS_MONTH_NONE, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  first = must_export (test);
  assert_holds (test, "index.html", ">Adrift</a>", TRUE);
  add_post (test, "Moored", 202303, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  second = must_export (test);
  assert_holds (test, "index.html", ">Adrift</a>", FALSE);
  assert_holds (test, "archive.html", "<a href=\"undated/index.html\">Without a month</a>", TRUE);
  assert_holds (test, "undated/index.html", "<a href=\"../posts/adrift.html\">Adrift</a>", TRUE);
  assert_holds (test, "posts/adrift.html", "<a href=\"../undated/index.html\">Without a month</a>", TRUE);
  assert_holds (test, "2023/03/index.html", "neighbours", TRUE);
}

/* What stands inside the article is the same everywhere. */
static void
test_same_article (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 id = add_post (test, "One", 202303, "Text & *more*.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autofree char *article = praxis_article_to_html (post, digest, test_references_of (post));
  g_autofree char *folder_path = g_build_filename (test->folder, "pages", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (folder_path);
  g_autoptr(PraxisExportReport) site = must_export (test);
  g_autoptr(PraxisExportReport) page = NULL;
  g_autoptr(PraxisExportReport) issue = NULL;
  g_autoptr(GError) error = NULL;

  praxis_export (test->store, PRAXIS_EXPORT_POST, NULL, id, PRAXIS_MONTH_NONE, folder, NULL, NULL, NULL, &page, &error);
  g_assert_no_error (error);
  praxis_export (test->store, PRAXIS_EXPORT_ISSUE, test->digest_uuid, 0, 202303, folder, NULL, NULL, NULL, &issue, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (page->start, ==, "one.html");
  g_assert_cmpstr (issue->start, ==, "2023-03.html");
  g_assert_cmpuint (issue->removed, ==, 0);
  assert_holds (test, "posts/one.html", article, TRUE);
  assert_holds (test, "2023/03/index.html", article, TRUE);
  assert_holds (test, "../pages/one.html", article, TRUE);
  assert_holds (test, "../pages/2023-03.html", article, TRUE);
  assert_holds (test, "../pages/one.html", "style.css", FALSE);
  assert_holds (test, "../pages/one.html", "<style>", TRUE);
}

static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 draft = add_post (test, "Draft", 202303, "Text.", "Empathy", PRAXIS_STATUS_DRAFT);
  gint64 ready = add_post (test, "Ready", 202303, "Text.", "Empathy", PRAXIS_STATUS_READY);
  g_autofree char *path = site_path (test, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_false (praxis_export (test->store, PRAXIS_EXPORT_POST, NULL, draft, 0, folder, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (praxis_export (test->store, PRAXIS_EXPORT_ISSUE, test->digest_uuid, 0, 202303, folder, NULL, NULL, NULL,
                                 NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (praxis_export (test->store, PRAXIS_EXPORT_POST, NULL, ready, 0, folder, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* A second export writes what an edit has changed, and nothing else. */
static void
test_incremental (TestLibrary   *test,
                  gconstpointer  data)
{
  gint64 first = add_post (test, "First", 202301, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisExportReport) all = NULL;
  g_autoptr(PraxisExportReport) none = NULL;
  g_autoptr(PraxisExportReport) one = NULL;
  g_autoptr(PraxisExportReport) less = NULL;
  g_autofree char *manifest = NULL;
  g_autofree char *again = NULL;

  add_post (test, "Second", 202302, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Third", 202303, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);
  all = must_export (test);
  manifest = read_page (test, ".praxis-manifest.json");
  none = must_export (test);
  again = read_page (test, ".praxis-manifest.json");
  g_assert_cmpuint (none->written, ==, 0);
  g_assert_cmpuint (none->unchanged, ==, all->written);
  g_assert_cmpstr (manifest, ==, again);

  edit (test, first, "First", "Another text.");
  g_assert_true (praxis_store_set_status (test->store, first, PRAXIS_STATUS_PUBLISHED, NULL));
  one = must_export (test);
  g_assert_cmpuint (one->written, ==, 2 + 4 + 2 + 4);
  assert_holds (test, "posts/first.html", "Another text.", TRUE);
  assert_holds (test, "2023/01/index.html", "Another text.", TRUE);

  g_assert_true (praxis_store_delete_posts (test->store, &first, 1, NULL));
  less = must_export (test);
  g_assert_cmpuint (less->removed, ==, 4 + 2);
  g_assert_false (page_exists (test, "posts/first.html"));
  g_assert_false (page_exists (test, "2023/01"));
  g_assert_false (page_exists (test, "topics/empathy.html"));
  g_assert_false (page_exists (test, "topics/empathy"));
  g_assert_false (page_exists (test, ".praxis-export"));
}

static void
assert_verified (TestLibrary       *test,
                 const char *const *expected_foreign)
{
  g_autofree char *path = site_path (test, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_auto(GStrv) missing = NULL;
  g_auto(GStrv) changed = NULL;
  g_auto(GStrv) foreign = NULL;
  g_autoptr(GError) error = NULL;

  praxis_folder_verify (folder, &missing, &changed, &foreign, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (missing), ==, 0);
  g_assert_cmpuint (g_strv_length (changed), ==, 0);
  g_assert_cmpstrv (foreign, expected_foreign);
}

/* A page that somebody has changed stays when its post goes, is told of once, and is in nobody's way when the post comes back. */
static void
test_left (TestLibrary   *test,
           gconstpointer  data)
{
  static const char *const page[] = { "posts/first.html", NULL };
  static const char *const none[] = { NULL };
  gint64 id = add_post (test, "First", 202301, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autofree char *path = site_path (test, page[0]);
  g_autoptr(PraxisExportReport) first = NULL;
  g_autoptr(PraxisExportReport) gone = NULL;
  g_autoptr(PraxisExportReport) still = NULL;
  g_autoptr(PraxisExportReport) back = NULL;
  g_autoptr(PraxisExportReport) again = NULL;

  add_post (test, "Second", 202302, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);
  first = must_export (test);
  g_assert_true (g_file_set_contents (path, "By hand.", -1, NULL));
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_DRAFT, NULL));
  gone = must_export (test);
  g_assert_cmpstrv (gone->kept, page);
  assert_holds (test, page[0], "By hand.", TRUE);
  assert_verified (test, page);
  still = must_export (test);
  g_assert_cmpstrv (still->kept, none);
  g_assert_cmpuint (still->written + still->removed, ==, 0);
  assert_holds (test, page[0], "By hand.", TRUE);

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  back = must_export (test);
  assert_holds (test, page[0], "By hand.", FALSE);
  assert_holds (test, page[0], "Text.", TRUE);
  assert_verified (test, none);

  g_assert_true (g_file_set_contents (path, "By hand.", -1, NULL));
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_DRAFT, NULL));
  g_clear_pointer (&gone, praxis_export_report_free);
  gone = must_export (test);
  g_assert_cmpint (g_remove (path), ==, 0);
  again = must_export (test);
  g_assert_cmpstrv (again->kept, none);
  assert_verified (test, none);
}

/* Without the files of the archive and of the search, which have tests of their own. */
static char *
join_pages (GStrv paths)
{
  g_autoptr(GStrvBuilder) pages = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (gsize i = 0; paths[i] != NULL; i++)
    {
      if (!g_str_has_prefix (paths[i], "archive/") && !g_str_has_prefix (paths[i], "search/"))
        g_strv_builder_add (pages, paths[i]);
    }
  all = g_strv_builder_end (pages);
  return g_strjoinv (" ", all);
}

static void
assert_changes (PraxisExportReport *report,
                const char         *added,
                const char         *changed,
                const char         *removed)
{
  g_autofree char *added_paths = join_pages (report->added);
  g_autofree char *changed_paths = join_pages (report->changed);
  g_autofree char *removed_paths = join_pages (report->gone);

  g_assert_cmpstr (added_paths, ==, added);
  g_assert_cmpstr (changed_paths, ==, changed);
  g_assert_cmpstr (removed_paths, ==, removed);
}

static void
republish (TestLibrary *test,
           gint64       id,
           const char  *title,
           const char  *summary)
{
  edit (test, id, title, summary);
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
}

/* Exactly what shows a post is written again when it is edited, when one comes, and when a topic has another name. */
static void
test_written (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 first = add_post (test, "First", 202201, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisExportReport) all = NULL;
  g_autoptr(PraxisExportReport) text = NULL;
  g_autoptr(PraxisExportReport) title = NULL;
  g_autoptr(PraxisExportReport) more = NULL;
  g_autoptr(PraxisExportReport) renamed = NULL;

  add_post (test, "Second", 202301, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Third", 202302, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Fourth", 202303, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);
  all = must_export (test);

  republish (test, first, "First", "Another text.");
  text = must_export (test);
  assert_changes (text, "", "2022/01/index.html feed.json feed.xml posts/first.html topics/empathy.json topics/empathy.xml", "");

  /* The page before, and the one that it is related to. */
  republish (test, first, "The First", "Another text.");
  title = must_export (test);
  assert_changes (title, "", "2022/01/index.html 2022/index.html feed.json feed.xml posts/first.html posts/index.html "
                  "posts/second.html topics/empathy.html topics/empathy.json topics/empathy.xml topics/empathy/survey.html "
                  "types/survey.html", "");

  /* The third is neither a neighbour nor chosen. */
  add_post (test, "Fifth", 202304, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  more = must_export (test);
  assert_changes (more, "2023/04/index.html posts/fifth.html",
                  "2023/03/index.html 2023/index.html archive.html feed.json feed.xml index.html posts/first.html "
                  "posts/fourth.html posts/index.html posts/second.html topics/empathy.html topics/empathy.json "
                  "topics/empathy.xml topics/empathy/survey.html topics/training.html topics/training/survey.html "
                  "types/survey.html", "");

  g_assert_true (praxis_store_rename_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Training", "Teaching", NULL));
  renamed = must_export (test);
  g_assert_true (g_strv_contains ((const char *const *) renamed->changed, "posts/third.html"));
  g_assert_true (g_strv_contains ((const char *const *) renamed->changed, "posts/fourth.html"));
  g_assert_true (g_strv_contains ((const char *const *) renamed->changed, "index.html"));
  g_assert_true (g_strv_contains ((const char *const *) renamed->changed, "posts/index.html"));
  g_assert_false (g_strv_contains ((const char *const *) renamed->changed, "posts/second.html"));
  g_assert_false (g_strv_contains ((const char *const *) renamed->changed, "2023/index.html"));
  g_assert_false (g_strv_contains ((const char *const *) renamed->changed, "style.css"));
}

/* What a page says of itself to programs. */
static void
test_metadata (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "digest", "title", "D",
                                                 "language", "en-GB", "author", "A group", "licence", "CC-BY-4.0", "base-url",
                                                 "https://example.org/d/", NULL);
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisExportReport) report = NULL;
  static const char *const parts[] = {
    "<meta property=\"og:type\" content=\"article\">", "<meta property=\"og:url\" content=\"https://example.org/d/posts/first.html\">",
    "<meta property=\"og:locale\" content=\"en_GB\">", "<meta property=\"article:published_time\" content=\"2020-02-03\">",
    "<link rel=\"schema.DC\" href=\"http://purl.org/dc/elements/1.1/\">", "<meta name=\"DC.title\" content=\"First\">",
    "<meta name=\"DC.creator\" content=\"A group\">", "<meta name=\"DC.subject\" content=\"Empathy\">",
    "<meta name=\"DC.relation\" content=\"https://doi.org/10.1/2\">", "\"@type\":\"BlogPosting\",\"headline\":\"First\"",
    "\"author\":\"A group\"", "\"license\":\"https://creativecommons.org/licenses/by/4.0/\"",
    "\"citation\":[{\"@type\":\"ScholarlyArticle\",\"name\":\"W\"", "\"keywords\":[\"Empathy\",\"Survey\"]",
    "{\"@type\":\"ListItem\",\"position\":2,\"name\":\"2023\",\"item\":\"https://example.org/d/2023/\"}",
    "<p class=\"reading-time\">Reading time: 1 min</p>",
  };
  gint64 id;

  g_assert_true (praxis_store_update_digest (test->store, digest, before, NULL));
  id = add_post (test, "First", 202302, "One.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  report = must_export (test);
  g_clear_pointer (&report, praxis_export_report_free);
  /* The page is made again for its time alone. 2020-02-03T04:05:06Z */
  g_assert_true (praxis_connection_run (praxis_store_get_connection (test->store), NULL,
                                        "UPDATE post SET published = 1580702706 WHERE id = ?", "i", id));
  report = must_export (test);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_holds (test, "posts/first.html", parts[i], TRUE);
  assert_holds (test, "index.html", "{\"@type\":\"Blog\",\"name\":\"D\"", TRUE);
  assert_holds (test, "2023/02/index.html", "{\"@type\":\"CollectionPage\",\"name\":\"February 2023\"", TRUE);
  assert_holds (test, "404.html", "ld+json", FALSE);
}

/* What the site's posts cite, for other programs: in files beside the first page, and in the pages themselves. */
static void
test_references (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(PraxisExportReport) report = NULL;
  g_autofree char *json = NULL;
  g_autofree char *ris = NULL;
  g_autofree char *page = NULL;
  g_autofree char *month = NULL;
  const char *span;

  add_post (test, "First", 202302, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Second", 202303, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Secret", 202303, "Text.", "Placebo Effect", PRAXIS_STATUS_DRAFT);
  report = must_export (test);
  json = read_page (test, "references.json");
  ris = read_page (test, "references.ris");
  page = read_page (test, "posts/first.html");
  month = read_page (test, "2023/03/index.html");

  /* Both posts are on the same work. */
  g_assert_cmpuint (count_of (json, "\"id\""), ==, 1);
  g_assert_nonnull (strstr (json, "\"id\": \"ott2020w\""));
  g_assert_nonnull (strstr (json, "\"keyword\": \"Empathy; Training\""));
  g_assert_true (g_str_has_prefix (ris, "TY  - JOUR\r\nAU  - Ott, D.\r\nTI  - W\r\n"));
  g_assert_nonnull (strstr (ris, "KW  - Empathy\r\nKW  - Training\r\nER  - \r\n"));
  assert_holds (test, "archive.html", "<link rel=\"alternate\" type=\"application/vnd.citationstyles.csl+json\" "
                "href=\"references.json\" title=\"CSL-JSON\">", TRUE);
  assert_holds (test, "archive.html", "References: <a href=\"references.json\" "
                "type=\"application/vnd.citationstyles.csl+json\">CSL-JSON</a> · <a href=\"references.ris\"", TRUE);
  assert_holds (test, "index.html", "references.", FALSE);

  span = strstr (page, "<span class=\"Z3988\"");
  g_assert_nonnull (span);
  g_assert_true (span > strstr (page, "</article>"));
  g_assert_nonnull (strstr (page, "<meta name=\"citation_reference\" content=\"citation_title=W; citation_author=Ott, D.;"));
  g_assert_cmpuint (count_of (month, "<span class=\"Z3988\""), ==, 1);
}

/* A post that was changed brings the files up to date, also where the pages of the others are right; one that goes takes
 * its works with it. */
static void
test_references_follow (TestLibrary   *test,
                        gconstpointer  data)
{
  gint64 first = add_post (test, "First", 202302, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisExportReport) before = must_export (test);
  g_autoptr(PraxisExportReport) after = NULL;
  g_autoptr(PraxisExportReport) less = NULL;
  g_autoptr(PraxisExportReport) none = NULL;
  gint64 second = add_post (test, "Second", 202303, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);

  after = must_export (test);
  assert_holds (test, "references.ris", "KW  - Empathy\r\nKW  - Training\r\n", TRUE);
  g_assert_true (praxis_store_delete_posts (test->store, &first, 1, NULL));
  less = must_export (test);
  assert_holds (test, "references.ris", "KW  - Empathy", FALSE);
  assert_holds (test, "references.ris", "KW  - Training", TRUE);
  g_assert_true (praxis_store_delete_posts (test->store, &second, 1, NULL));
  none = must_export (test);
  g_assert_false (page_exists (test, "references.ris"));
  g_assert_false (page_exists (test, "references.json"));
  assert_holds (test, "archive.html", "references.", FALSE);
}

static char *
export_references (TestLibrary  *test,
                   gint64        post_id,
                   PraxisMonth   month,
                   GError      **error)
{
  g_autofree char *path = site_path (test, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(PraxisExportReport) report = NULL;

  const PraxisExportRequest request = { .digest_uuid = test->digest_uuid, .post_id = post_id, .month = month };

  if (!praxis_export_format_write (praxis_export_format_find ("ris"), test->store, &request, folder, &report, error))
    return NULL;
  return g_strdup (report->start);
}

/* The works of a post, a month and a digest alone: beside each other in one folder. */
static void
test_export_references (TestLibrary   *test,
                        gconstpointer  data)
{
  gint64 first = add_post (test, "First", 202302, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  gint64 draft = add_post (test, "Secret", 202303, "Text.", "Placebo Effect", PRAXIS_STATUS_DRAFT);
  g_autofree char *of_post = export_references (test, first, PRAXIS_MONTH_NONE, NULL);
  g_autofree char *of_issue = NULL;
  g_autofree char *of_digest = NULL;
  g_autoptr(GError) error = NULL;

  add_post (test, "Second", 202303, "Text.", "Training", PRAXIS_STATUS_PUBLISHED);
  of_issue = export_references (test, 0, 202303, NULL);
  of_digest = export_references (test, 0, PRAXIS_MONTH_NONE, NULL);
  g_assert_cmpstr (of_post, ==, "first.ris");
  g_assert_cmpstr (of_issue, ==, "2023-03.ris");
  g_assert_cmpstr (of_digest, ==, "references.ris");
  assert_holds (test, "first.ris", "KW  - Empathy\r\nER", TRUE);
  assert_holds (test, "2023-03.ris", "DO  - 10.1/2\r\nKW  - Training\r\nER", TRUE);
  assert_holds (test, "references.ris", "KW  - Empathy\r\nKW  - Training\r\nER", TRUE);

  g_assert_null (export_references (test, draft, PRAXIS_MONTH_NONE, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (export_references (test, 0, 202304, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static void
test_renamed (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = add_post (test, "First", 202301, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisExportReport) before = must_export (test);
  g_autoptr(PraxisExportReport) after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_store_rename_slug (test->store, id, "another", &error));
  g_assert_true (praxis_store_rename_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Empathy", "Warmth", &error));
  g_assert_no_error (error);
  after = must_export (test);
  assert_holds (test, "posts/another.html", "<p>Text.</p>", TRUE);
  assert_holds (test, "posts/another.html", ">Warmth</a>", TRUE);
  assert_holds (test, "posts/first.html", "content=\"0; url=../posts/another.html\"", TRUE);
  assert_holds (test, "index.html", "Warmth", TRUE);
  assert_holds (test, "index.html", "Empathy", FALSE);
}

static void
set_type (TestLibrary *test,
          gint64       id,
          const char  *type)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char *const []) { type, NULL });
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
}

/* Whoever knows the address of a topic that was merged comes to the one that it is in now, by its feeds too. */
static void
test_merged (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisExportReport) before = NULL;
  g_autoptr(PraxisExportReport) after = NULL;
  g_autoptr(PraxisExportReport) again = NULL;
  g_autoptr(GError) error = NULL;
  const char *const names[] = { "Warm Regard", "Regard?!", NULL };

  set_type (test, add_post (test, "First", 202301, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED), "Meta-analysis");
  add_post (test, "Second", 202302, "Text.", "Warm Regard", PRAXIS_STATUS_PUBLISHED);
  add_post (test, "Third", 202303, "Text.", "Regard", PRAXIS_STATUS_PUBLISHED);
  before = must_export (test);
  g_assert_true (page_exists (test, "topics/warm-regard.html"));
  g_assert_true (page_exists (test, "topics/regard.xml"));
  assert_holds (test, "topics/empathy.xml", "Second", FALSE);

  /* The one that goes leads on, with its feeds; a page that is there stays what it is. */
  g_assert_true (praxis_store_merge_terms (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Warm Regard", "Empathy", &error));
  g_assert_true (praxis_store_set_term_names (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Empathy", "Empathy", names, &error));
  g_assert_no_error (error);
  after = must_export (test);
  assert_holds (test, "topics/warm-regard.html", "content=\"0; url=../topics/empathy.html\"", TRUE);
  assert_holds (test, "topics/warm-regard.html", ">Empathy</a>", TRUE);
  assert_holds (test, "topics/warm-regard.xml", "<title>Second</title>", TRUE);
  assert_holds (test, "topics/warm-regard.xml", "href=\"../topics/empathy.xml\"", TRUE);
  g_assert_true (page_exists (test, "topics/warm-regard.json"));
  assert_holds (test, "topics/regard.html", "http-equiv=\"refresh\"", FALSE);
  assert_holds (test, "topics/regard.html", "Third", TRUE);
  g_assert_true (page_exists (test, "topics/empathy/meta-analysis.html"));
  g_assert_false (page_exists (test, "topics/regard/meta-analysis.html"));
  /* The combination with a type of research too. */
  assert_holds (test, "topics/warm-regard/survey.html", "content=\"0; url=../../topics/empathy/survey.html\"", TRUE);
  assert_holds (test, "topics/warm-regard/survey.html", "rel=\"icon\" type=\"image/svg+xml\" href=\"../../favicon.svg\"", TRUE);
  again = must_export (test);
  g_assert_cmpuint (again->written, ==, 0);
}

static void
test_frame (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "digest", "title",
                                                 "مختصر", "language", "ar", "author", "Q. <R>", "licence", "CC-BY-NC-4.0",
                                                 "base-url", "https://example.org/d", "introduction", "# Hello\n\nThere.",
                                                 NULL);
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisExportReport) first = NULL;
  g_autoptr(PraxisExportReport) second = NULL;
  g_autoptr(GError) error = NULL;

  add_post (test, "First", 202301, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  first = must_export (test);
  g_assert_true (praxis_store_update_digest (test->store, digest, before, &error));
  g_assert_no_error (error);
  second = must_export (test);
  /* The style sheet, the three files of references, the posts in the archive and the files of the search, but for the one
   * with the words of its controls, have nothing of a digest; the sitemap and the picture beside
   * links are new. */
  g_assert_cmpuint (second->written, ==, first->written - 4 - 4 - 1 + 2);
  assert_holds (test, "posts/first.html", "<html lang=\"ar\" dir=\"rtl\">", TRUE);
  assert_holds (test, "posts/first.html", "<link rel=\"canonical\" href=\"https://example.org/d/posts/first.html\">", TRUE);
  assert_holds (test, "2023/01/index.html", "<link rel=\"canonical\" href=\"https://example.org/d/2023/01/\">", TRUE);
  assert_holds (test, "posts/first.html", "Written by Q. &lt;R&gt;", TRUE);
  assert_holds (test, "posts/first.html", "href=\"https://creativecommons.org/licenses/by-nc/4.0/\"", TRUE);
  assert_holds (test, "index.html", "<h2>Hello</h2>", TRUE);
}

static void
cancel_late (guint    done,
             guint    total,
             gpointer user_data)
{
  if (done * 2 >= total)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *path = site_path (test, NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *title = g_strdup_printf ("Post %u", i);

      add_post (test, title, 202301 + i % 12, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
    }
  g_assert_false (praxis_export (test->store, PRAXIS_EXPORT_SITE, test->digest_uuid, 0, 0, folder, cancel_late, cancellable,
                                 cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Names from a foreign archive lead nowhere else. */
static void
test_traversal (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = add_post (test, "First", 202301, "Text.", "Empathy", PRAXIS_STATUS_PUBLISHED);
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  if (!praxis_store_rename_slug (test->store, id, "../../../outside", &error))
    {
      g_test_message ("The library refuses such a name itself: %s", error->message);
      return;
    }
  report = must_export (test);
  g_assert_true (page_exists (test, "posts/outside.html"));
}

/* A process that is killed in the middle of an export leaves a note; who verifies the library follows it. */
static void
test_notes (TestLibrary   *test,
            gconstpointer  data)
{
  g_autofree char *path = site_path (test, NULL);
  g_autofree char *staging = site_path (test, PRAXIS_FOLDER_STAGING);
  g_autofree char *note = NULL;
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(PraxisExportReport) report = must_export (test);
  g_autoptr(GError) error = NULL;
  guint n_recovered = 0;

  g_assert_true (praxis_export_recover_all (test->store, &n_recovered, &error));
  g_assert_cmpuint (n_recovered, ==, 0);
  note = praxis_export_note_begin (test->store, folder);
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_mkdir (staging, 0755), ==, 0);
  g_assert_true (praxis_export_recover_all (test->store, &n_recovered, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_recovered, ==, 1);
  g_assert_false (g_file_test (staging, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (note, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/site/pages", test_pages);
  test_library_add_test ("/site/secrets", test_secrets);
  test_library_add_test ("/site/hostile", test_hostile);
  test_library_add_test ("/site/empty", test_empty);
  test_library_add_test ("/site/without-month", test_without_month);
  test_library_add_test ("/site/same-article", test_same_article);
  test_library_add_test ("/site/refused", test_refused);
  test_library_add_test ("/site/incremental", test_incremental);
  test_library_add_test ("/site/left", test_left);
  test_library_add_test ("/site/written", test_written);
  test_library_add_test ("/site/metadata", test_metadata);
  test_library_add_test ("/site/references", test_references);
  test_library_add_test ("/site/references-follow", test_references_follow);
  test_library_add_test ("/site/export-references", test_export_references);
  test_library_add_test ("/site/renamed", test_renamed);
  test_library_add_test ("/site/merged", test_merged);
  test_library_add_test ("/site/frame", test_frame);
  test_library_add_test ("/site/cancelled", test_cancelled);
  test_library_add_test ("/site/traversal", test_traversal);
  test_library_add_test ("/site/notes", test_notes);
  return g_test_run ();
}
