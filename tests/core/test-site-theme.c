/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "praxis-error.h"
#include "publish/praxis-export.h"
#include "publish/praxis-site-preview.h"
#include "publish/praxis-theme.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

/* The theme, the header and the footer of a digest, in the site that is written of it. */

static PraxisExportReport *
export (TestLibrary *test)
{
  g_autofree char *path = g_build_filename (test->folder, "site", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  PraxisExportReport *report = NULL;

  praxis_export (test->store, PRAXIS_EXPORT_SITE, test->digest_uuid, 0, PRAXIS_MONTH_NONE, folder, NULL, NULL, NULL, &report,
                 &error);
  g_assert_no_error (error);
  return report;
}

static char *
read_file (TestLibrary *test,
           const char  *path)
{
  g_autofree char *file = g_build_filename (test->folder, "site", path, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  return text;
}

static void
assert_holds (TestLibrary *test,
              const char  *path,
              const char  *text,
              gboolean     holds)
{
  g_autofree char *page = read_file (test, path);

  if ((strstr (page, text) != NULL) != holds)
    g_error ("%s %s “%s”:\n%s", path, holds ? "lacks" : "holds", text, page);
}

/* Changes one setting of the digest; the others stay as they are. */
static void
set (TestLibrary *test,
     const char  *property,
     const char  *text)
{
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) digest = praxis_digest_new_with (before, property, text, NULL);
  g_autoptr(GError) error = NULL;

  praxis_store_update_digest (test->store, digest, before, &error);
  g_assert_no_error (error);
}

static gint64
add_published (TestLibrary *test,
               const char  *title)
{
  gint64 id = test_library_add (test, title, 202303, "Text.");
  g_autoptr(GError) error = NULL;

  praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  return id;
}

static void
write_theme (const char *name,
             const char *css)
{
  g_autofree char *folder = praxis_theme_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, css, -1, NULL));
}

/* Another theme is another style sheet, and an icon in its colours, and no other page. */
static void
test_theme (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisExportReport) first = NULL, second = NULL, third = NULL, fourth = NULL;
  g_autofree char *plain = praxis_theme_dup_style (praxis_theme_get_plain ());
  g_autofree char *style = NULL, *changed = NULL;

  add_published (test, "One");
  first = export (test);
  style = read_file (test, "style.css");
  g_assert_cmpstr (style, ==, plain);

  set (test, "site-theme", "night");
  second = export (test);
  changed = g_strjoinv (" ", second->changed);
  g_assert_cmpstr (changed, ==, "favicon.svg style.css");
  assert_holds (test, "style.css", "--color-scheme: dark;", TRUE);
  assert_holds (test, "style.css", ".implications {", TRUE);
  third = export (test);
  g_assert_cmpuint (third->written, ==, 0);

  /* The author's own, and what she changes in its file. */
  write_theme ("lake.css", ":root { --paper: #eef6ff; }");
  set (test, "site-theme", "lake");
  fourth = export (test);
  assert_holds (test, "style.css", "--paper: #eef6ff;", TRUE);
  write_theme ("lake.css", ":root { --paper: #ddeeff; }");
  g_clear_pointer (&fourth, praxis_export_report_free);
  fourth = export (test);
  g_assert_cmpuint (fourth->written, ==, 2);
  assert_holds (test, "style.css", "--paper: #ddeeff;", TRUE);
}

/* --- The picture beside links --- */

static cairo_surface_t *
read_picture (TestLibrary *test)
{
  g_autofree char *file = g_build_filename (test->folder, "site", "share.png", NULL);
  cairo_surface_t *picture = cairo_image_surface_create_from_png (file);

  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 1200);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 630);
  return picture;
}

static guint32
get_dot (cairo_surface_t *picture,
         int              x,
         int              y)
{
  const guchar *data = cairo_image_surface_get_data (picture);

  return *(const guint32 *) (data + y * cairo_image_surface_get_stride (picture) + 4 * x) & 0xffffff;
}

/* Returns: how many dots of a part of the picture above the band at its foot have another colour than the paper */
static guint
count_dots (cairo_surface_t *picture,
            int              from,
            int              to)
{
  guint n = 0;

  for (int y = 0; y < 600; y++)
    {
      for (int x = from; x < to; x++)
        n += get_dot (picture, x, y) != get_dot (picture, 0, 0);
    }
  return n;
}

static void
assert_picture (TestLibrary *test,
                guint32      paper,
                guint32      accent)
{
  cairo_surface_t *picture = read_picture (test);

  g_assert_cmphex (get_dot (picture, 0, 0), ==, paper);
  g_assert_cmphex (get_dot (picture, 600, 620), ==, accent);
  g_assert_cmpuint (count_dots (picture, 80, 1120), >, 1000);
  /* However long a text is, it keeps away from the edges. */
  g_assert_cmpuint (count_dots (picture, 0, 76), ==, 0);
  g_assert_cmpuint (count_dots (picture, 1124, 1200), ==, 0);
  cairo_surface_destroy (picture);
}

/* A site whose address is known has a picture, which every page names; it is made again when what is on it changes. */
static void
test_share (TestLibrary   *test,
            gconstpointer  data)
{
  static const char *const pages[] = { "index.html", "archive.html", "posts/index.html", "posts/one.html", "2023/03/index.html" };
  g_autoptr(PraxisExportReport) first = export (test), second = NULL, third = NULL, fourth = NULL, fifth = NULL;
  g_autofree char *file = g_build_filename (test->folder, "site", "share.png", NULL);
  g_autofree char *again = NULL, *picture = NULL, *changed = NULL, *long_title = g_strnfill (400, 'M');
  gsize length = 0, again_length = 0;

  add_published (test, "One");
  assert_holds (test, "index.html", "og:image", FALSE);
  assert_holds (test, "index.html", "twitter:card", FALSE);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));

  set (test, "author", "B & C");
  set (test, "title", "A <digest>");
  set (test, "base-url", "https://example.org/d");
  second = export (test);
  assert_picture (test, 0xfdfcfa, 0x1f5f67);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      assert_holds (test, pages[i], "<meta property=\"og:image\" content=\"https://example.org/d/share.png\">", TRUE);
      assert_holds (test, pages[i], "<meta property=\"og:image:width\" content=\"1200\">", TRUE);
      assert_holds (test, pages[i], "<meta property=\"og:image:height\" content=\"630\">", TRUE);
      assert_holds (test, pages[i], "<meta property=\"og:image:alt\" content=\"A &lt;digest&gt; – B &amp; C\">", TRUE);
      assert_holds (test, pages[i], "<meta name=\"twitter:card\" content=\"summary_large_image\">", TRUE);
    }
  assert_holds (test, "404.html", "og:image", FALSE);

  /* The same dots whenever they are drawn. */
  g_assert_true (g_file_get_contents (file, &picture, &length, NULL));
  g_assert_cmpint (g_unlink (file), ==, 0);
  third = export (test);
  g_assert_cmpuint (third->written, ==, 1);
  g_assert_true (g_file_get_contents (file, &again, &again_length, NULL));
  g_assert_cmpmem (again, again_length, picture, length);

  set (test, "site-theme", "night");
  fourth = export (test);
  changed = g_strjoinv (" ", fourth->changed);
  g_assert_cmpstr (changed, ==, "favicon.svg share.png style.css");
  assert_picture (test, 0x10132a, 0xf2bd6b);

  set (test, "title", long_title);
  fifth = export (test);
  assert_picture (test, 0x10132a, 0xf2bd6b);
  set (test, "base-url", "");
  g_clear_pointer (&fifth, praxis_export_report_free);
  fifth = export (test);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

/* A theme that cannot be used says so, and the site stays as it is. */
static void
test_bad_theme (TestLibrary   *test,
                gconstpointer  data)
{
  static const struct { const char *name; int code; } cases[] = {
    { "broken", PRAXIS_ERROR_INVALID }, { "missing", PRAXIS_ERROR_NOT_FOUND },
  };
  g_autofree char *path = g_build_filename (test->folder, "site", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(PraxisExportReport) first = NULL;
  g_autofree char *before = NULL;

  add_published (test, "One");
  first = export (test);
  before = read_file (test, "index.html");
  write_theme ("broken.css", "@import 'https://example.org/x.css';");
  add_published (test, "Two");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisExportReport) report = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *after = NULL;

      set (test, "site-theme", cases[i].name);
      g_assert_false (praxis_export (test->store, PRAXIS_EXPORT_SITE, test->digest_uuid, 0, PRAXIS_MONTH_NONE, folder, NULL, NULL,
                                     NULL, &report, &error));
      g_assert_error (error, PRAXIS_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].name));
      after = read_file (test, "index.html");
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_fragments (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(PraxisExportReport) first = NULL, second = NULL;
  gint64 id = add_published (test, "One");
  g_autofree char *path = g_build_filename (test->folder, "page", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(PraxisExportReport) alone = NULL;
  g_autoptr(GError) error = NULL;

  first = export (test);
  assert_holds (test, "index.html", "site-header", FALSE);
  set (test, "site-header", "<p><a href='archive.html'>All</a><script>alert(1)</script></p>");
  set (test, "site-footer", "<p style='color:red'><a href='https://example.org/'>Home</a></p>");
  second = export (test);
  g_assert_cmpuint (g_strv_length (second->changed), >=, 4);
  assert_holds (test, "index.html", "<div class=\"site-header\"><p><a href=\"archive.html\">All</a></p>", TRUE);
  assert_holds (test, "posts/one.html", "<div class=\"site-header\"><p><a href=\"../archive.html\">All</a></p>", TRUE);
  assert_holds (test, "2023/03/index.html", "<a href=\"../../archive.html\">All</a>", TRUE);
  assert_holds (test, "posts/one.html", "<div class=\"site-footer\"><p><a href=\"https://example.org/\">Home</a></p>", TRUE);
  assert_holds (test, "posts/one.html", "alert(1)", FALSE);
  assert_holds (test, "posts/one.html", "color:red", FALSE);

  /* Nothing of it in a page that stands alone. */
  praxis_export (test->store, PRAXIS_EXPORT_POST, NULL, id, PRAXIS_MONTH_NONE, folder, NULL, NULL, NULL, &alone, &error);
  g_assert_no_error (error);
  assert_holds (test, "../page/one.html", "<div class=\"site-", FALSE);
}

/* What is shown of a theme before it is chosen: a page of the digest, in that theme, with what is in the fields. */
static void
test_preview (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr(PraxisDigest) stored = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) digest = praxis_digest_new_with (stored, "title", "New title", "site-header", "<h1>Hello</h1>",
                                                           "site-footer", "<script>x</script>Bye", NULL);
  g_autofree char *first = NULL, *page = NULL, *exported = NULL;
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  first = praxis_site_preview (test->store, digest, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (first, "New title"));
  g_assert_nonnull (strstr (first, "Nothing has been published yet."));

  add_published (test, "One");
  page = praxis_site_preview (test->store, digest, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (page, "<div class=\"site-header\"><p><strong>Hello</strong></p>"));
  g_assert_nonnull (strstr (page, "<div class=\"site-footer\"><p>Bye</p>"));

  /* It is the page that is written. */
  g_assert_true (praxis_store_update_digest (test->store, digest, stored, NULL));
  report = export (test);
  exported = read_file (test, "posts/one.html");
  g_assert_cmpstr (page, ==, exported);
}

static void
test_preview_style (void)
{
  g_autofree char *light = praxis_site_preview_style ("clinic", FALSE, NULL);
  g_autofree char *dark = praxis_site_preview_style ("clinic", TRUE, NULL);
  g_autofree char *night = praxis_site_preview_style ("night", FALSE, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_str_has_suffix (light, "--color-scheme: light;\n}\n"));
  g_assert_true (g_str_has_suffix (dark, "--color-scheme: dark;\n}\n"));
  g_assert_true (g_str_has_suffix (night, "--color-scheme: dark;\n}\n"));
  g_assert_null (praxis_site_preview_style ("none", FALSE, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  test_library_add_test ("/site-theme/theme", test_theme);
  test_library_add_test ("/site-theme/share", test_share);
  test_library_add_test ("/site-theme/bad-theme", test_bad_theme);
  test_library_add_test ("/site-theme/fragments", test_fragments);
  test_library_add_test ("/site-theme/preview", test_preview);
  g_test_add_func ("/site-theme/preview-style", test_preview_style);
  return g_test_run ();
}
