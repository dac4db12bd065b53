/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Random pasted texts, the same ones in every run: tags that need not match, as word processors write them, around words that
 * mean something in CommonMark. Whatever comes of them must be read as the same words in the same order.
 */

#include "config.h"

#include "import/praxis-rich-text.h"
#include "praxis-markdown.h"

#include <string.h>

#define N_TEXTS 20000

static const char * const tags[] = {
  "<b>", "</b>", "<i>", "</i>", "<strong>", "</strong>", "<span style='font-weight:700'>", "<span style='font-style:italic'>",
  "<span style='font-weight:normal'>", "</span>", "<p>", "</p>", "<div>", "</div>", "<br>", "<br>", "<ul>", "</ul>", "<ol>", "</ol>",
  "<ol start='9'>", "<li>", "<li>", "</li>", "<h2>", "</h2>", "<a href='https://e.org/a_b*c'>", "<a href='#x'>", "</a>", "<o:p></o:p>",
  "<p style='mso-list:l0 level2 lfo1'>", "<p style='mso-list:l0 level1 lfo1'>", "<table><tr><td>", "</td></tr></table>", "<pre>", "</pre>",
  "<blockquote>", "</blockquote>", "<!-- no -->", "<script>no</script>", "<sup>", "</sup>", "<font>", "</font>", "<hr>", " ", " ", " ", "\n",
  "&nbsp;", "&shy;",
};

/* As HTML and as what is read. */
static const char * const words[][2] = {
  { "word", "word" }, { "word", "word" }, { "wörd", "wörd" }, { "治療", "治療" }, { "*", "*" }, { "**", "**" }, { "_", "_" },
  { "__a__", "__a__" }, { "`", "`" }, { "```", "```" }, { "~~~", "~~~" }, { "#", "#" }, { "##", "##" }, { "-", "-" }, { "+", "+" },
  { "---", "---" }, { "===", "===" }, { "1.", "1." }, { "2023)", "2023)" }, { "[", "[" }, { "]", "]" }, { "](", "](" }, { "(x)", "(x)" },
  { "[a](b)", "[a](b)" }, { "[a]:", "[a]:" }, { "![", "![" }, { "!", "!" }, { "&lt;", "<" }, { "&lt;b&gt;", "<b>" }, { "&gt;", ">" },
  { "&lt;https://e.org&gt;", "<https://e.org>" }, { "&amp;", "&" }, { "&amp;amp;", "&amp;" }, { "&amp;#65;", "&#65;" }, { "\\", "\\" },
  { "\\\\", "\\\\" }, { ".", "." }, { ",", "," }, { "“", "“" }, { "”", "”" }, { "\"", "\"" }, { "'", "'" }, { ":", ":" },
  { "$", "$" }, { "^", "^" },
};

static void
append_without_space (GString    *text,
                      const char *from)
{
  for (const char *p = from; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (text, *p);
    }
}

static void
test_rich_text (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20230303);

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autoptr(GString) html = g_string_new (NULL);
      g_autoptr(GString) expected = g_string_new (NULL);
      g_autoptr(GString) found = g_string_new (NULL);
      g_autofree char *markdown = NULL, *plain = NULL;
      g_autoptr(GError) error = NULL;

      for (int n = g_rand_int_range (random, 1, 30); n > 0; n--)
        {
          const char * const *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

          if (g_rand_boolean (random))
            {
              g_string_append (html, tags[g_rand_int_range (random, 0, G_N_ELEMENTS (tags))]);
              continue;
            }
          g_string_append (html, word[0]);
          g_string_append (expected, word[1]);
        }
      markdown = praxis_rich_text_to_markdown (html->str, -1, &error);
      g_assert_no_error (error);
      plain = praxis_markdown_to_plain (markdown);
      append_without_space (found, plain);
      if (strcmp (found->str, expected->str) != 0)
        g_error ("%s became %s, which reads %s", html->str, markdown, found->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/rich-text", test_rich_text);
  return g_test_run ();
}
