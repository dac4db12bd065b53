/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-html.h"
#include "publish/praxis-prose.h"

static void
assert_html (PraxisHtml *html,
             const char *expected)
{
  g_autofree char *text = praxis_html_free_to_string (html);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_elements (void)
{
  PraxisHtml *html = praxis_html_new ();

  praxis_html_open (html, "p", "class", "a", "id", NULL, NULL);
  praxis_html_element (html, "i", "x", NULL);
  praxis_html_text (html, "y");
  praxis_html_close (html);
  praxis_html_void (html, "hr", NULL);
  assert_html (html, "<p class=\"a\"><i>x</i>y</p>\n<hr>\n");
}

static void
test_xhtml (void)
{
  PraxisHtml *html = praxis_html_new_xhtml ();

  praxis_html_doctype (html);
  praxis_html_open (html, "p", NULL);
  praxis_html_void (html, "br", "class", "a>", NULL);
  praxis_html_close (html);
  assert_html (html, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<p><br class=\"a&gt;\"/>\n</p>\n");
}

static void
test_encoders (void)
{
  PraxisHtml *html = praxis_html_new ();

  praxis_html_element (html, "p", "<script>alert('x')</script> & \"", "title", "\"><b onclick='x'>&amp;", NULL);
  assert_html (html, "<p title=\"&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;&amp;amp;\">"
                     "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;</p>\n");
}

/* Control characters, half characters and non-characters may stand in no page. */
static void
test_characters (void)
{
  PraxisHtml *html = praxis_html_new ();

  praxis_html_text (html, "a\001b\177c\302\205d\xff\xfe" "e\357\277\277f\tg\nüن🙂\xe2\x82");
  assert_html (html, "a\357\277\275b\357\277\275c\357\277\275d\357\277\275\357\277\275e\357\277\275f\tg\nüن🙂"
                     "\357\277\275\357\277\275");
}

static void
test_allowed (void)
{
  g_autofree char *text = praxis_html_dup_allowed ("<b>a\001b\177c\302\205d\xff</b>\357\277\277\tü🙂\xe2\x82");

  g_assert_cmpstr (text, ==, "<b>a\357\277\275b\357\277\275c\357\277\275d\357\277\275</b>\357\277\275\tü🙂"
                             "\357\277\275\357\277\275");
}

static void
test_addresses (void)
{
  static const char *const safe[] = {
    "https://example.org/a?b#c", "HTTP://example.org", "mailto:a@example.org", "../posts/a.html", "#content", "a.html", "",
    "?q=a:b", "/a:b", NULL
  };
  static const char *const unsafe[] = {
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "\001javascript:x",
    "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:x", "\\\\host\\x", "x:y", "\xff",
    "javascript&colon;alert(1):", NULL
  };
  PraxisHtml *html = praxis_html_new ();

  for (gsize i = 0; safe[i] != NULL; i++)
    g_assert_true (praxis_html_is_safe_address (safe[i]));
  for (gsize i = 0; unsafe[i] != NULL; i++)
    g_assert_false (praxis_html_is_safe_address (unsafe[i]));
  g_assert_false (praxis_html_is_safe_address (NULL));

  praxis_html_link (html, "javascript:alert(1)", "a");
  praxis_html_element (html, "a", "b", "href", "data:text/html,x", NULL);
  praxis_html_link (html, "c.html?a&b", "c");
  assert_html (html, "a<a>b</a><a href=\"c.html?a&amp;b\">c</a>");
}

static void
test_json (void)
{
  g_autoptr(PraxisJsonBuilder) builder = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (builder);
  PraxisHtml *html = praxis_html_new ();
  g_autofree char *json = NULL;

  yyjson_mut_doc_set_root (builder, root);
  praxis_json_add_string (builder, root, "name", "</script><!--<script>&");
  json = praxis_html_dup_json (builder);
  praxis_html_json (html, "application/ld+json", json);
  assert_html (html, "<script type=\"application/ld+json\">{\"name\":\"\\u003c/script\\u003e\\u003c!--"
                     "\\u003cscript\\u003e\\u0026\"}</script>\n");
}

static void
test_direction (void)
{
  g_assert_cmpstr (praxis_html_get_direction ("ar"), ==, "rtl");
  g_assert_cmpstr (praxis_html_get_direction ("he-IL"), ==, "rtl");
  g_assert_cmpstr (praxis_html_get_direction ("fa-AF"), ==, "rtl");
  g_assert_cmpstr (praxis_html_get_direction ("ar-Latn"), ==, "ltr");
  g_assert_cmpstr (praxis_html_get_direction ("az-Arab"), ==, "rtl");
  g_assert_cmpstr (praxis_html_get_direction ("arn"), ==, "ltr");
  g_assert_cmpstr (praxis_html_get_direction ("fr"), ==, "ltr");
  g_assert_cmpstr (praxis_html_get_direction (NULL), ==, "ltr");
}

static void
assert_markdown (const char *markdown,
                 const char *expected)
{
  g_autofree char *html = praxis_prose_to_html (markdown, 3);

  g_assert_cmpstr (html, ==, expected);
}

static void
test_markdown (void)
{
  assert_markdown ("*a* **b** p < .05", "<p><em>a</em> <strong>b</strong> p &lt; .05</p>\n");
  assert_markdown ("[a](https://example.org/?a&b)", "<p><a href=\"https://example.org/?a&amp;b\">a</a></p>\n");
}

static void
test_markdown_headings (void)
{
  assert_markdown ("# a\n\n### b\n\n## c", "<h3>a</h3>\n<h4>b</h4>\n<h4>c</h4>\n");
  assert_markdown ("### a\n\n# b", "<h3>a</h3>\n<h3>b</h3>\n");
  assert_markdown ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e",
                   "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n");
}

static void
test_markdown_hostile (void)
{
  assert_markdown ("a\001&#2;b", "<p>a\357\277\275\357\277\275b</p>\n");
  assert_markdown ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
  assert_markdown ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
  assert_markdown ("[a](javascript:alert(1))", "<p>a</p>\n");
  assert_markdown ("[a](JAVASCRIPT&colon;alert(1))", "<p>a</p>\n");
  assert_markdown ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n");
  assert_markdown ("![a *b*](https://example.org/x.png)", "<p>a <em>b</em></p>\n");
  assert_markdown ("[![a](https://example.org/x.png)](data:text/html,x)", "<p>a</p>\n");
  assert_markdown ("", "");
}

static void
test_plain (void)
{
  g_autofree char *plain = praxis_prose_to_text ("# A\n\nb *c*\nd\n\n- e\n- [f](https://example.org)\n\n<b>g");
  g_autofree char *excerpt = praxis_prose_to_excerpt ("One two, three four.\n\nNext", 9);
  g_autofree char *whole = praxis_prose_to_excerpt ("One\ntwo.\n\nNext", 9);
  g_autofree char *sentence = praxis_prose_to_excerpt ("One two. Three four five six.", 14);
  g_autofree char *word = praxis_prose_to_excerpt ("ééééééééé", 4);
  g_autofree char *linked = praxis_prose_to_excerpt ("*One* [two](https://example.org/).", 20);

  g_assert_cmpstr (plain, ==, "A\n\nb c d\n\n• e\n• f <https://example.org>\n\n<b>g");
  g_assert_cmpstr (excerpt, ==, "One two…");
  g_assert_cmpstr (whole, ==, "One two.");
  g_assert_cmpstr (sentence, ==, "One two.");
  g_assert_cmpstr (word, ==, "éééé…");
  g_assert_cmpstr (linked, ==, "One two.");
}

/* The address of a link stands behind its words, where they do not say it and it leads somewhere. */
static void
test_plain_links (void)
{
  static const struct { const char *markdown; const char *plain; } cases[] = {
    { "See [the *trial*](https://example.org/a_b?c=1&d=2 \"Title\").", "See the trial <https://example.org/a_b?c=1&d=2>." },
    { "[a](https://example.org/a) [b](http://example.org/b)", "a <https://example.org/a> b <http://example.org/b>" },
    { "[a][1]\n\n[1]: https://example.org/", "a <https://example.org/>" },
    { "<https://example.org/x>", "https://example.org/x" },
    { "[example.org](https://example.org/)", "example.org" },
    { "[https://example.org/](https://example.org)", "https://example.org/" },
    { "[example.org](https://example.com/)", "example.org <https://example.com/>" },
    { "[write](mailto:author@example.org)", "write <author@example.org>" },
    { "<author@example.org>", "author@example.org" },
    { "[](https://example.org/)", "<https://example.org/>" },
    { "[a](javascript:alert(1)) [b](../c.html) [d](#e) [f]()", "a b d f" },
    { "[![g](https://example.org/g.png)](https://example.org/h)", "g <https://example.org/h>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = praxis_prose_to_text (cases[i].markdown);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

/* A beginning without markup is not parsed; what comes of it is the same. */
static void
test_excerpt_plain (void)
{
  static const char *const texts[] = {
    "wo words, then (more) of them: half = 50%. And so on; it's long – “enough”. Or not?",
    "wo.",
    "wo  spaces   here and at the end   \n",
    "wo *marked* words and more of them",
    "wo\nlines of one paragraph\n\nand another",
    "wo lines\n- and a list",
    "wo lines\n===\nbelow a heading",
    "wo &amp; a reference, http://example.org and more",
    "wo \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 \xe2\x80\xa6\xe2\x80\xa6",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = g_strconcat ("T", texts[i], NULL);
      g_autofree char *marked = g_strconcat ("&#84;", texts[i], NULL);

      for (gsize length = 0; length < 90; length++)
        {
          g_autofree char *excerpt = praxis_prose_to_excerpt (plain, length);
          g_autofree char *parsed = praxis_prose_to_excerpt (marked, length);

          g_assert_cmpstr (excerpt, ==, parsed);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/elements", test_elements);
  g_test_add_func ("/html/xhtml", test_xhtml);
  g_test_add_func ("/html/encoders", test_encoders);
  g_test_add_func ("/html/characters", test_characters);
  g_test_add_func ("/html/allowed", test_allowed);
  g_test_add_func ("/html/addresses", test_addresses);
  g_test_add_func ("/html/json", test_json);
  g_test_add_func ("/html/direction", test_direction);
  g_test_add_func ("/html/excerpt/plain", test_excerpt_plain);
  g_test_add_func ("/html/markdown", test_markdown);
  g_test_add_func ("/html/markdown/headings", test_markdown_headings);
  g_test_add_func ("/html/markdown/hostile", test_markdown_hostile);
  g_test_add_func ("/html/plain", test_plain);
  g_test_add_func ("/html/plain-links", test_plain_links);
  return g_test_run ();
}
