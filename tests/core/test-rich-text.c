/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-rich-text.h"
#include "praxis-error.h"

#include <string.h>

static char *
convert (const char *html)
{
  g_autoptr(GError) error = NULL;
  char *markdown = praxis_rich_text_to_markdown (html, -1, &error);

  g_assert_no_error (error);
  return markdown;
}

/* What each program copies, and what is to come of it: NAME.html and NAME.md. */
static void
test_file (gconstpointer data)
{
  g_autofree char *path = g_strdup_printf (TEST_DATA_DIR "/rich-text/%s.html", (const char *) data);
  g_autofree char *expected_path = g_strdup_printf (TEST_DATA_DIR "/rich-text/%s.md", (const char *) data);
  g_autofree char *html = NULL, *expected = NULL, *markdown = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &html, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  markdown = convert (html);
  g_assert_cmpstr (markdown, ==, g_strchomp (expected));
}

static void
test_pieces (void)
{
  static const char * const cases[][2] = {
    { "", "" },
    { "plain words", "plain words" },
    { "<b> bold </b>", "**bold**" },
    { "<b>a</b> <b>b</b>", "**a b**" },
    { "<b></b>x", "x" },
    { "<i>a <b>b</b></i><b> c</b>", "*a* ***b* c**" },
    { "<b>a <a href='https://e.org/'>b</a></b>", "**a [b](<https://e.org/>)**" },
    { "<a href='https://e.org/'><b>a</b> b</a>", "[**a** b](<https://e.org/>)" },
    { "<a href='https://e.org/'>[1]</a>", "[[1]](<https://e.org/>)" },
    { "<a href='https://e.org/'>a] b</a>", "a] b" },
    { "x<sup><a href='#fn1'>1</a></sup>", "x1" },
    { "<h3>C #</h3>", "### C \\#" },
    { "<li>alone</li>", "- alone" },
    { "<ul><li><ul><li><ul><li>deep</li></ul></li></ul></li></ul>", "- deep" },
    { "<ol><li>a<li>b</ol><p>c</p><ol><li>d</ol>", "1. a\n2. b\n\nc\n\n1. d" },
    { "<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b" },
    { "<pre>a\nb</pre>", "a\\\nb" },
    { "a\xff" "b", "ab" },
    { "می\u200cخواهم", "می\u200cخواهم" },
    { "<p>&#0;&#27;x", "x" },
    { "<!--StartFragment-->no end", "no end" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown = convert (cases[i][0]);

      g_assert_cmpstr (markdown, ==, cases[i][1]);
    }
}

static void
test_length (void)
{
  g_autofree char *markdown = praxis_rich_text_to_markdown ("<b>one</b> two", 10, NULL);

  g_assert_cmpstr (markdown, ==, "**one**");
}

static void
test_limits (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autofree char *large = g_strnfill (2 * 1024 * 1024 + 1, 'x');
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_rich_text_to_markdown (large, -1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE);
  g_clear_error (&error);
  for (int i = 0; i < 600; i++)
    g_string_append (deep, "<div>");
  g_assert_null (praxis_rich_text_to_markdown (deep->str, -1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE);
}

/* More marks than anybody would make: the last of them are left out, the words are not. */
static void
test_many_marks (void)
{
  g_autoptr(GString) html = g_string_new ("<p>");
  g_autofree char *markdown = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (html, "<span style='font-weight:700'>a</span>b<i>c</i>");
  markdown = convert (html->str);
  g_assert_true (g_str_has_prefix (markdown, "**a**bc**a**b"));
}

int
main (int   argc,
      char *argv[])
{
  static const char * const files[] = { "google-docs", "libreoffice", "plain-paragraphs", "web-page", "word" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/rich-text/file/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_file);
    }
  g_test_add_func ("/rich-text/pieces", test_pieces);
  g_test_add_func ("/rich-text/length", test_length);
  g_test_add_func ("/rich-text/limits", test_limits);
  g_test_add_func ("/rich-text/many-marks", test_many_marks);
  return g_test_run ();
}
