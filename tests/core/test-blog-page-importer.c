/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "import/praxis-blog-page-importer.h"
#include "praxis-error.h"

/* Each page in tests/data/pages stands beside the JSON that an import of it prints. All of them are invented. */

static const char * const pages[] = {
  "accordion.html", "aspx-form.html", "bold-and-lists.html", "breaks.html", "details.html", "drupal.html", "layout-table.html", "word-paste.html",
  "wordpress.html", "citation-first.txt", "late-citations.txt", "no-month.txt", "several-citations.txt", "teasers.txt", "wrapped.txt", "torn.txt",
  "announcement.txt", "archive-list.txt", "crowded.txt", "announced-title.txt", "odd-titles.txt", "dates.html",
};

static PraxisBlogPage *
read_page (const char *text)
{
  g_autoptr(GError) error = NULL;
  PraxisBlogPage *page = praxis_blog_page_importer_read (text, PRAXIS_MONTH_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (page);
  return page;
}

static PraxisBlogPagePost *
post_at (PraxisBlogPage *page,
         guint           index)
{
  g_assert_cmpuint (index, <, page->posts->len);
  return g_ptr_array_index (page->posts, index);
}

static PraxisBlogPage *
load_page (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "pages", name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  PraxisBlogPage *page = praxis_blog_page_importer_load (file, NULL, &error);

  g_assert_no_error (error);
  return page;
}

static void
test_page (gconstpointer data)
{
  g_autoptr(PraxisBlogPage) page = load_page (data);
  g_autofree char *json = praxis_blog_page_to_json (page);
  g_autofree char *stem = g_strndup (data, (gsize) (strrchr (data, '.') - (const char *) data));
  g_autofree char *name = g_strconcat (stem, ".json", NULL);
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "pages", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_strchomp (json), ==, g_strchomp (expected));
}

/* What the JSON does not hold: formatting, introduction and blurbs. */
static void
test_content (void)
{
  g_autoptr(PraxisBlogPage) drupal = load_page ("drupal.html");
  g_autoptr(PraxisBlogPage) lists = load_page ("bold-and-lists.html");
  g_autoptr(PraxisBlogPage) french = load_page ("details.html");
  g_autoptr(PraxisBlogPage) signature = load_page ("announcement.txt");
  PraxisBlogPageBlurb *blurb;

  g_assert_cmpstr (drupal->introduction, ==, "This blog began in 2013. Each month it tells of two or three works about lamps.");
  g_assert_cmpuint (drupal->blurbs->len, ==, 1);
  blurb = g_ptr_array_index (drupal->blurbs, 0);
  g_assert_cmpuint (blurb->month, ==, 202006);
  g_assert_cmpstr (blurb->text, ==, "This month… I blog about lamps, halls, and quiet reading");
  g_assert_cmpstr (post_at (drupal, 0)->summary, ==,
                   "Readers near a lamp stayed longer (*d* = 0.41, 95% CI [0.20, 0.62]) than those in the dark hall.\n\n"
                   "A second group, with *no lamp at all*, left first. See [the data](<https://lamps.example.org/data>).");
  g_assert_cmpstr (post_at (drupal, 1)->implications, ==, "- Offer the choice.\n- Mind the **flame**.");
  g_assert_cmpstr (post_at (lists, 0)->summary, ==,
                   "Readers named three things:\n\n- time,\n- quiet & warmth,\n- a *good* lamp.\n\n"
                   "In \\*all\\* halls p < .05, and the keeper_id did not matter.");
  g_assert_cmpstr (post_at (lists, 1)->implications, ==, "\\# Break it.");
  g_assert_true (g_str_has_prefix (signature->introduction, "At a meeting many keepers asked"));
  g_assert_cmpuint (post_at (french, 2)->month, ==, 202005);
  blurb = g_ptr_array_index (french->blurbs, 0);
  g_assert_cmpuint (blurb->month, ==, 202006);
}

static void
test_headings (void)
{
  static const char * const headings[] = {
    "Practice Implications", "Pratice Implications", "Practice Implication", "PRACTICE IMPLICATIONS", "Practice implications:", "Practise Implicatons",
    "Practice Implications.", "Implications for Practice", "Implications for practice:", "Clinical Implications", "Implications for Clinical Practice",
    "Implications", "practice implications", "Practice  Implications -", "Implications pour la pratique", "Practice Impliations", "Practice-Implications",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf ("June 2020\nA Lamp\nStone, J. (2015). Lamps. Hall Studies, 9(1), 50-61.\nLamps are good.\n%s\nBuy one.\n", headings[i]);
      g_autoptr(PraxisBlogPage) page = read_page (text);

      g_test_message ("%s", headings[i]);
      g_assert_cmpuint (page->posts->len, ==, 1);
      g_assert_cmpstr (post_at (page, 0)->implications, ==, "Buy one.");
      g_assert_cmpstr (post_at (page, 0)->summary, ==, "Lamps are good.");
    }
}

static void
test_inline_headings (void)
{
  static const char * const lines[] = {
    "Practice Implications: Buy one.", "Practice Implications – Buy one.", "Practice implications. Buy one.", "IMPLICATIONS FOR PRACTICE: Buy one.",
    "Pratice Implications:Buy one.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strdup_printf ("June 2020\nA Lamp\nStone, J. (2015). Lamps. Hall Studies, 9(1), 50-61.\nLamps are good.\n%s\n", lines[i]);
      g_autoptr(PraxisBlogPage) page = read_page (text);

      g_test_message ("%s", lines[i]);
      g_assert_cmpstr (post_at (page, 0)->implications, ==, "Buy one.");
    }
}

static void
test_months (void)
{
  static const struct { const char *line; PraxisMonth month; const char *label; } months[] = {
    { "June 2020", 202006, "June 2020" }, { "JUNE 2020", 202006, "JUNE 2020" }, { "Sept. 2016", 201609, "Sept. 2016" },
    { "PPRNet Blog: November 2018", 201811, "November 2018" }, { "Keeper Blog – May 2014", 201405, "May 2014" }, { "June 2020 Blog", 202006, "June 2020" },
    { "juin 2020", 202006, "juin 2020" }, { "Février 2019", 201902, "Février 2019" }, { "June, 2020", 202006, "June, 2020" },
    { "Archive for March 2013", 201303, "March 2013" }, { "June 12, 2020", 202006, "June 2020" }, { "Posted on June 12, 2020 by A. Keeper", 202006, "June 2020" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\nA Lamp\nStone, J. (2015). Lamps. Hall Studies, 9(1), 50-61.\nLamps are good.\nPractice Implications\nBuy one.\n", months[i].line);
      g_autoptr(PraxisBlogPage) page = read_page (text);

      g_test_message ("%s", months[i].line);
      g_assert_cmpuint (post_at (page, 0)->month, ==, months[i].month);
      g_assert_cmpstr (post_at (page, 0)->month_label, ==, months[i].label);
    }
}

static void
test_source_month (void)
{
  static const char text[] = "A Lamp\nStone, J. (2015). Lamps. Hall Studies, 9(1), 50-61.\nLamps are good.\nPractice Implications\nBuy one.\n";
  static const struct { const char *name; PraxisMonth month; } names[] = {
    { "pprnet_blog_march2013.html", 201303 }, { "blog-sept-2016.txt", 201609 }, { "blog_july2014.html", 201407 }, { "2019-04.txt", 201904 },
    { "blog.html", PRAXIS_MONTH_NONE }, { "page2013.txt", PRAXIS_MONTH_NONE }, { "https://x.example.org/2013/03/", 201303 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr(PraxisBlogPage) page = praxis_blog_page_importer_decode (bytes, names[i].name, NULL, NULL);

      g_test_message ("%s", names[i].name);
      g_assert_cmpuint (post_at (page, 0)->month, ==, names[i].month);
    }
}

static void
test_no_blog (void)
{
  static const char * const texts[] = {
    "", "\n\n\n", "Hello.", "Home\nAbout\nContact\nJune 2020\n", "A recipe\nTake two eggs. Beat them.\nServes 4.\n",
    "Publications\nStone, J. (2015). Lamps. Hall Studies, 9(1), 50-61.\nBrook, K. (2014). Doors. Hall Studies, 8(1), 1-9.\n",
    "@article{a,\n  title = {Lamps},\n  year = {2020}\n}\n", "<html><body><h1>Sign in</h1><form><input></form></body></html>",
    "int main (void)\n{\n  return 0;\n}\n",
    "A Study of Lamps\nAbstract\nLamps were studied.\nMethod\nWe looked.\nResults\nLight.\nDiscussion\nGood.\nImplications for practice\nBuy.\nReferences\nStone, J. (2015). Lamps. Hall Studies, 9(1), 50-61.\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      PraxisBlogPage *page = praxis_blog_page_importer_read (texts[i], PRAXIS_MONTH_NONE, NULL, &error);

      g_test_message ("%s", texts[i]);
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
      g_assert_null (page);
    }
}

/* Nothing that runs, loads or is hidden reaches a post. */
static void
test_unsafe_html (void)
{
  g_autoptr(PraxisBlogPage) page = read_page (
    "<html><body><h2>June 2020</h2><h3>A <script>alert(1)</script>Lamp</h3>"
    "<p>Stone, J. (2015). Lamps. Hall Studies, 9(1), 50-61.</p>"
    "<p onclick='steal()'>Lamps <img src=x onerror=alert(2)>are <a href='javascript:alert(3)'>good</a>. &lt;script&gt;alert(4)&lt;/script&gt;</p>"
    "<p style='display: none'>Hidden.</p><p hidden>Hidden too.</p><iframe src='//x'></iframe><noscript>No script.</noscript>"
    "<h4>Practice Implications</h4><p>Buy <a href='https://x.example.org/a&amp;b>c' style='x'>one</a>.</p></body></html>");
  PraxisBlogPagePost *post = post_at (page, 0);

  g_assert_cmpstr (post->title, ==, "A Lamp");
  g_assert_cmpstr (post->summary, ==, "Lamps are good. \\<script>alert(4)\\</script>");
  g_assert_cmpstr (post->implications, ==, "Buy [one](<https://x.example.org/a&amp;b%3Ec>).");
}

static void
test_import (void)
{
  g_autoptr(PraxisBlogPage) page = load_page ("late-citations.txt");
  g_autoptr(PraxisImport) import = praxis_blog_page_to_import (page, "late-citations.txt");
  g_autoptr(PraxisDraft) draft = praxis_blog_page_post_to_draft (post_at (page, 0));

  g_assert_nonnull (import);
  g_assert_cmpstr (praxis_draft_get_title (draft), ==, "The Open Door");
  g_assert_cmpuint (praxis_draft_get_month (draft), ==, 201907);
  g_assert_cmpstr (praxis_draft_get_summary (draft), ==, "People came in through the open door. They stayed for an hour.\n\nHalf of them came back.");
  g_assert_cmpuint (praxis_draft_get_citations (draft)->len, ==, 1);
}

/* A page with as many posts as ten years have, and input made to take long. */
static void
test_size (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PraxisBlogPage) page = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      if (i % 4 == 0)
        g_string_append_printf (text, "%s %u\n", i % 8 ? "March" : "May", 2023 - i / 8 % 28);
      g_string_append_printf (text, "Lamp Number %u\nStone, J., & Brook, K. (2015). Lamps in hall %u. Hall Studies, %u(1), 50-61.\nLamps are good in hall %u.\n"
                              "Practice Implications\nBuy lamp %u.\n", i, i, i + 1, i, i);
    }
  page = read_page (text->str);
  g_assert_cmpuint (page->posts->len, ==, 1000);
  g_assert_cmpstr (post_at (page, 999)->title, ==, "Lamp Number 999");
}

static void
test_hostile (void)
{
  static const struct { const char *head, *unit; guint count; } cases[] = {
    { "", "(", 3000000 }, { "<html>", "<div>", 300000 }, { "<html><p>", "<b>a</b> ", 300000 }, { "<html><p ", "a b c ", 300000 },
    { "", "lamp (2019) ", 200000 }, { "<html><!--", "-", 300000 }, { "<html><script>", "</", 300000 }, { "<html>", "<table>a<tr>b", 50000 },
    { "", "June 2020\n", 20000 }, { "", "Practice Implications\n", 20000 }, { "<html><body>", "<svg><path/>", 100000 }, { "<html>", "<div/>", 100000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new (cases[i].head);
      g_autoptr(GError) error = NULL;
      PraxisBlogPage *page;

      for (guint k = 0; k < cases[i].count; k++)
        g_string_append (text, cases[i].unit);
      page = praxis_blog_page_importer_read (text->str, PRAXIS_MONTH_NONE, NULL, &error);
      g_assert_null (page);
      g_assert_true (g_error_matches (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID) || g_error_matches (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE));
    }
}

static void
test_cancel (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (praxis_blog_page_importer_read ("June 2020\nA Lamp\n", PRAXIS_MONTH_NONE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (praxis_blog_page_importer_read ("<html><p>June 2020</p><p>A Lamp</p>", PRAXIS_MONTH_NONE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/blog-page-importer/", pages[i], NULL);

      g_test_add_data_func (path, pages[i], test_page);
    }
  g_test_add_func ("/blog-page-importer/content", test_content);
  g_test_add_func ("/blog-page-importer/headings", test_headings);
  g_test_add_func ("/blog-page-importer/inline-headings", test_inline_headings);
  g_test_add_func ("/blog-page-importer/months", test_months);
  g_test_add_func ("/blog-page-importer/source-month", test_source_month);
  g_test_add_func ("/blog-page-importer/no-blog", test_no_blog);
  g_test_add_func ("/blog-page-importer/unsafe-html", test_unsafe_html);
  g_test_add_func ("/blog-page-importer/import", test_import);
  g_test_add_func ("/blog-page-importer/size", test_size);
  g_test_add_func ("/blog-page-importer/hostile", test_hostile);
  g_test_add_func ("/blog-page-importer/cancel", test_cancel);
  return g_test_run ();
}
