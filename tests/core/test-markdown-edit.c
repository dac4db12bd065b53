/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "edit/praxis-markdown-edit.h"

#include <string.h>

/* Texts are written with "^" where the selection starts and ends, or where the caret is. */
static char *
read_text (const char *written,
           gsize      *start,
           gsize      *end)
{
  g_auto(GStrv) parts = g_strsplit (written, "^", -1);

  *start = *end = (gsize) g_utf8_strlen (parts[0], -1);
  if (g_strv_length (parts) > 2)
    *end += (gsize) g_utf8_strlen (parts[1], -1);
  return g_strjoinv ("", parts);
}

static char *
apply (const char     *text,
       PraxisTextEdit *edit)
{
  g_autoptr(GString) changed = NULL;
  const char *from = g_utf8_offset_to_pointer (text, (glong) edit->offset);
  const char *to = g_utf8_offset_to_pointer (from, (glong) edit->n_removed);

  g_assert_cmpuint (edit->offset + edit->n_removed, <=, g_utf8_strlen (text, -1));
  changed = g_string_new_len (text, from - text);
  g_string_append (changed, edit->inserted);
  g_string_append (changed, to);
  g_assert_cmpuint (edit->selection_start, <=, edit->selection_end);
  g_assert_cmpuint (edit->selection_end, <=, g_utf8_strlen (changed->str, -1));
  if (edit->selection_end > edit->selection_start)
    g_string_insert (changed, g_utf8_offset_to_pointer (changed->str, (glong) edit->selection_end) - changed->str, "^");
  g_string_insert (changed, g_utf8_offset_to_pointer (changed->str, (glong) edit->selection_start) - changed->str, "^");
  return g_string_free_and_steal (g_steal_pointer (&changed));
}

static void
assert_emphasis (const char *before,
                 gboolean    strong,
                 const char *after)
{
  gsize start, end;
  g_autofree char *text = read_text (before, &start, &end);
  g_autoptr(PraxisTextEdit) edit = praxis_markdown_toggle_emphasis (text, start, end, strong);
  g_autofree char *changed = apply (text, edit);

  g_assert_cmpstr (changed, ==, after);
}

static void
assert_bold (const char *before,
             const char *after)
{
  assert_emphasis (before, TRUE, after);
}

/* On and off again. */
static void
assert_both (const char *before,
             const char *after)
{
  assert_bold (before, after);
  assert_bold (after, before);
}

static void
test_bold_selection (void)
{
  assert_both ("The ^alliance^ matters.", "The **^alliance^** matters.");
  assert_both ("^Café thérapie^", "**^Café thérapie^**");
  assert_bold ("The^ alliance ^matters.", "The **^alliance^** matters.");
  assert_bold ("The ^**alliance**^ matters.", "The ^alliance^ matters.");
  assert_bold ("un^belie^vable", "un**^belie^**vable");
  assert_bold ("one^  ^two", "one^  ^two");
  /* What is bold within the selection already needs no marks of its own. */
  assert_bold ("^one **two** three^", "**^one two three^**");
  assert_bold ("one ^two **three^ four** five", "one **^two three^ four** five");
  assert_bold ("**one ^two** three^ four", "**one ^two three^** four");
  /* Nor may marks cross those of an italic passage. */
  assert_bold ("^one *two^ three* four", "**^one *two^ three*** four");
  assert_bold ("one *two ^three^ four* five", "one *two **^three^** four* five");
  assert_bold ("*^word^*", "***^word^***");
}

static void
test_bold_off (void)
{
  assert_bold ("**one ^two^ three**", "**one** ^two^ **three**");
  assert_bold ("**^one^ two**", "^one^ **two**");
  assert_bold ("**one ^two^**", "**one** ^two^");
  assert_bold ("__one ^two^__", "__one__ ^two^");
  /* Marks that would not close there are not written. */
  assert_bold ("**one (^two^**", "one (^two^");
  assert_bold ("***^word^***", "*^word^*");
  /* Marks that are no marks. */
  assert_bold ("\\**^word^\\**", "\\****^word^**\\**");
  assert_bold ("`**`^word^`**`", "`**`**^word^**`**`");
}

static void
test_bold_caret (void)
{
  assert_both ("The all^iance matters.", "The **all^iance** matters.");
  assert_both ("The ^alliance matters.", "The **^alliance** matters.");
  assert_both ("drop-o^ut", "**drop-o^ut**");
  assert_both ("Die Verständ^igung", "Die **Verständ^igung**");
  assert_both ("The alliance^ matters.", "The **alliance**^ matters.");
  assert_both ("and ^ then", "and **^** then");
  assert_both ("^", "**^**");
  assert_bold ("**two wo^rds**", "two wo^rds");
  /* Writing in bold ends with the same key. */
  assert_bold ("**word^**", "**word**^");
  assert_bold ("***^***", "*^*");
}

static void
test_italics (void)
{
  assert_emphasis ("The ^alliance^ matters.", FALSE, "The *^alliance^* matters.");
  assert_emphasis ("The *^alliance^* matters.", FALSE, "The ^alliance^ matters.");
  assert_emphasis ("The _^alliance^_ matters.", FALSE, "The ^alliance^ matters.");
  assert_emphasis ("**^word^**", FALSE, "***^word^***");
  assert_emphasis ("***^word^***", FALSE, "**^word^**");
  assert_emphasis ("**wo^rd**", FALSE, "***wo^rd***");
  assert_emphasis ("*wo^rd*", FALSE, "wo^rd");
  assert_emphasis ("*fo^o**bar*", FALSE, "fo^o**bar");
  assert_emphasis ("a ^ b", FALSE, "a *^* b");
  assert_emphasis ("a *^* b", FALSE, "a ^ b");
  assert_emphasis ("2 * 3 ^is^ 2 * 3", FALSE, "2 * 3 *^is^* 2 * 3");
}

static void
test_paragraphs (void)
{
  assert_both ("^First.\n\nSecond.^", "**^First.**\n\n**Second.^**");
  assert_both ("^First line\nsame paragraph.^", "**^First line\nsame paragraph.^**");
  assert_bold ("^- one\n- two^", "^- **one**\n- **two^**");
  assert_bold ("1. o^ne\n2. tw^o", "1. o**^ne**\n2. **tw^**o");
  assert_bold ("### ^Heading\nText^", "### **^Heading**\n**Text^**");
  assert_bold ("^**First.**\n\nSecond.^", "^**First.**\n\n**Second.^**");
}

static void
assert_list (const char *before,
             gboolean    numbered,
             const char *after)
{
  gsize start, end;
  g_autofree char *text = read_text (before, &start, &end);
  g_autoptr(PraxisTextEdit) edit = praxis_markdown_toggle_list (text, start, end, numbered);
  g_autofree char *changed = apply (text, edit);

  g_assert_cmpstr (changed, ==, after);
}

static void
test_list (void)
{
  assert_list ("on^e", FALSE, "- on^e");
  assert_list ("- on^e", FALSE, "on^e");
  assert_list ("^", FALSE, "- ^");
  assert_list ("- ^", FALSE, "^");
  assert_list ("^one\ntwo^", FALSE, "- ^one\n- two^");
  assert_list ("^one\n\ntwo^", TRUE, "1. ^one\n2. two^");
  assert_list ("^one\ntwo\n^three", FALSE, "- ^one\n- two^\n\nthree");
  assert_list ("- o^ne\n- tw^o", FALSE, "o^ne\n\ntw^o");
  assert_list ("- o^ne\n- tw^o", TRUE, "1. o^ne\n2. tw^o");
  assert_list ("1. o^ne\n2. tw^o", FALSE, "- o^ne\n- tw^o");
  /* A list stands apart from the text around it, and goes on where there is one. */
  assert_list ("before\non^e\nafter", FALSE, "before\n\n- on^e\n\nafter");
  assert_list ("1. one\ntw^o", TRUE, "1. one\n2. tw^o");
  assert_list ("- one\n- tw^o\n- three", FALSE, "- one\n\ntw^o\n\n- three");
  assert_list ("  * o^ne", FALSE, "o^ne");
  assert_list ("**on^e**", FALSE, "- **on^e**");
}

static void
assert_enter (const char *before,
              const char *after)
{
  gsize start, end;
  g_autofree char *text = read_text (before, &start, &end);
  g_autoptr(PraxisTextEdit) edit = praxis_markdown_continue_list (text, start);
  g_autofree char *changed = edit != NULL ? apply (text, edit) : NULL;

  g_assert_cmpstr (changed, ==, after);
}

static void
test_continue_list (void)
{
  assert_enter ("- one^", "- one\n- ^");
  assert_enter ("* one^", "* one\n* ^");
  assert_enter ("- one^ two\nthree", "- one\n- ^ two\nthree");
  assert_enter ("  3) one^", "  3) one\n  4) ^");
  assert_enter ("1. one^\n2. two\n   - in\n3. three\n5. five", "1. one\n2. ^\n3. two\n   - in\n4. three\n5. five");
  assert_enter ("- one\n- ^", "- one\n\n^");
  assert_enter ("- ^", "^");
  assert_enter ("plain^", NULL);
  assert_enter ("^- one", NULL);
  assert_enter ("*one*^", NULL);
  assert_enter ("2020.^", NULL);
  assert_enter ("^", NULL);
}

static void
assert_link (const char *before,
             const char *url,
             const char *after)
{
  gsize start, end;
  g_autofree char *text = read_text (before, &start, &end);
  g_autoptr(PraxisTextEdit) edit = praxis_markdown_insert_link (text, start, end, url);
  g_autofree char *changed = apply (text, edit);

  g_assert_cmpstr (changed, ==, after);
}

static void
test_link (void)
{
  assert_link ("see ^the study^.", "https://doi.org/10.1/x", "see [the study](https://doi.org/10.1/x)^.");
  assert_link ("see ^the study^.", NULL, "see [the study](^).");
  assert_link ("see^ the study ^.", NULL, "see [the study](^) .");
  assert_link ("see étu^de.", NULL, "see [étude](^).");
  assert_link ("see ^.", NULL, "see [^]().");
  assert_link ("see ^.", "https://example.org/?a=1&b=2", "see <https://example.org/?a=1&b=2>^.");
  assert_link ("see ^https://example.org/a^.", NULL, "see [^](https://example.org/a).");
  assert_link ("^a] b^", "https://example.org/(x) y", "[a\\] b](https://example.org/%28x%29%20y)^");
  assert_link ("^[1] b^", "https://example.org/", "[[1] b](https://example.org/)^");
  assert_link ("^one\n\ntwo^", NULL, "[one](^)\n\ntwo");
  assert_link ("see [the st^udy](https://example.org/).", NULL, "see [the study](^https://example.org/^).");
  assert_link ("see [the st^udy](https://example.org/).", "https://example.net/é", "see [the study](https://example.net/é)^.");
}

static void
test_count_words (void)
{
  static const struct
  {
    const char *text;
    guint       n_words;
  } cases[] = {
    { "", 0 },
    { "  \n\n ", 0 },
    { "One two, three.", 3 },
    { "the client’s drop-out isn't", 4 },
    { "**bold** *text* with un**believ**able marks", 5 },
    { "- one\n- two\n\n1. three\n\n### four", 4 },
    { "see [the study](https://doi.org/10.1/x) here", 4 },
    { "see <https://doi.org/10.1002/wps.21035> here", 3 },
    { "g = 0.79, n = 52,702; p < .001", 6 },
    { "and/or – — …", 2 },
    { "Dépendance à l’alcool chez l'étudiant", 5 },
    { "Cafe\u0301 nai\u0308ve", 2 },
    { "العلاج النفسي", 2 },
    { "'quoted' -dash- ", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (praxis_markdown_count_words (cases[i].text), ==, cases[i].n_words);
}

/* Whatever is selected of whatever text, the edit fits the text and its selection fits the result. */
static void
test_any_text (void)
{
  static const char * const pieces[] = {
    "*", "**", "_", "`", "[", "](", ")", "\\", "\n", "\n\n", " ", "- ", "1. ", "9) ", "# ", "> ", "word", "é", "😀", "<a", ">", "\t",
  };
  g_autoptr(GRand) random = g_rand_new_with_seed (20230302);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(PraxisTextEdit) edit = NULL;
      g_autofree char *changed = NULL;
      gsize start, end;

      for (int n = g_rand_int_range (random, 0, 14); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      start = (gsize) g_rand_int_range (random, 0, (int) g_utf8_strlen (text->str, -1) + 3);
      end = g_rand_boolean (random) ? start : (gsize) g_rand_int_range (random, 0, (int) g_utf8_strlen (text->str, -1) + 3);
      switch (i % 4)
        {
        case 0:
          edit = praxis_markdown_toggle_emphasis (text->str, start, end, g_rand_boolean (random));
          break;
        case 1:
          edit = praxis_markdown_toggle_list (text->str, start, end, g_rand_boolean (random));
          break;
        case 2:
          edit = praxis_markdown_insert_link (text->str, start, end, g_rand_boolean (random) ? "https://example.org/" : NULL);
          break;
        default:
          edit = praxis_markdown_continue_list (text->str, start);
          break;
        }
      if (edit != NULL)
        changed = apply (text->str, edit);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown-edit/bold-selection", test_bold_selection);
  g_test_add_func ("/markdown-edit/bold-off", test_bold_off);
  g_test_add_func ("/markdown-edit/bold-caret", test_bold_caret);
  g_test_add_func ("/markdown-edit/italics", test_italics);
  g_test_add_func ("/markdown-edit/paragraphs", test_paragraphs);
  g_test_add_func ("/markdown-edit/list", test_list);
  g_test_add_func ("/markdown-edit/continue-list", test_continue_list);
  g_test_add_func ("/markdown-edit/link", test_link);
  g_test_add_func ("/markdown-edit/count-words", test_count_words);
  g_test_add_func ("/markdown-edit/any-text", test_any_text);
  return g_test_run ();
}
