/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-words.h"

#include <string.h>

/* What a word is, for counting, comparing and finding them. */

/**
 * praxis_words_is_letter:
 * @c: a character
 *
 * Returns: whether it is a part of a word: a letter, a digit, an accent, a soft hyphen
 */
gboolean
praxis_words_is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0xad;
}

/**
 * praxis_words_is_joiner:
 * @c: a character
 *
 * Returns: whether two letters with it between them are one word: an apostrophe, a hyphen
 */
gboolean
praxis_words_is_joiner (gunichar c)
{
  return c == '\'' || c == '-' || c == 0x2019 || c == 0x2010 || c == 0x2011;
}

/* The end of an address that is written out, or @p where there is none. */
static const char *
skip_address (const char *p)
{
  if (g_ascii_strncasecmp (p, "https://", 8) != 0 && g_ascii_strncasecmp (p, "http://", 7) != 0 && g_ascii_strncasecmp (p, "www.", 4) != 0)
    return p;
  return p + strcspn (p, " \t\n");
}

/**
 * praxis_words_get_end:
 * @word: UTF-8 that begins with a letter or digit
 *
 * Returns: (transfer none): where the word or the number ends; an address that is written out is one word
 */
const char *
praxis_words_get_end (const char *word)
{
  const char *p = skip_address (word);

  if (p != word)
    return p;
  for (;;)
    {
      gunichar last = g_utf8_get_char (p), c, next;

      p = g_utf8_next_char (p);
      c = g_utf8_get_char (p);
      next = c != 0 ? g_utf8_get_char (g_utf8_next_char (p)) : 0;
      if (praxis_words_is_letter (c))
        continue;
      if (praxis_words_is_letter (last) && praxis_words_is_joiner (c) && praxis_words_is_letter (next))
        continue;
      if ((c != '.' && c != ',') || !g_unichar_isdigit (last) || !g_unichar_isdigit (next))
        return p;
    }
}
