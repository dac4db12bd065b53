/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sentences.h"

/* @expected: the sentences with a bar between them */
static void
check_sentences (const char *language,
                 const char *text,
                 const char *expected)
{
  g_autoptr (GArray) sentences = praxis_sentences_find (text, language);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    {
      const PraxisSentence *sentence = &g_array_index (sentences, PraxisSentence, i);
      g_autofree char *words = g_utf8_substring (text, sentence->start, sentence->end);

      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", words);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_sentences (void)
{
  check_sentences ("en", "", "");
  check_sentences ("en", "One. Two! Three?", "One.|Two!|Three?");
  check_sentences ("en", "It fell by 0.52 points. Good.", "It fell by 0.52 points.|Good.");
  check_sentences ("en", "Then Prof. Amber and Mr. Brook agree. So do I.", "Then Prof. Amber and Mr. Brook agree.|So do I.");
  check_sentences ("fr", "M. Dupont va bien. Et vous ?", "M. Dupont va bien.|Et vous ?");
}

static void
test_lines (void)
{
  check_sentences ("en", "A heading\nA sentence.\n\n\nAnother one", "A heading|A sentence.|Another one");
  check_sentences ("en", "Text.\n…\n– –\nMore.", "Text.|More.");
}

/* Places are characters, also where one of them is two units of UTF-16. */
static void
test_characters (void)
{
  check_sentences ("en", "😀😀 Smile. 😀 Again. Ümläute.", "😀😀 Smile.|😀 Again.|Ümläute.");
  check_sentences ("ar", "كيف حالك؟ بخير.", "كيف حالك؟|بخير.");
  check_sentences ("", "One. Two.", "One.|Two.");
  check_sentences ("no such language", "One. Two.", "One.|Two.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentences/sentences", test_sentences);
  g_test_add_func ("/sentences/lines", test_lines);
  g_test_add_func ("/sentences/characters", test_characters);

  return g_test_run ();
}
