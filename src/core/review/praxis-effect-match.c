/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* Whether one of some words stands at a place, or before it. */

/**
 * praxis_effect_is_one_of:
 * @word: a place in a text
 * @length: how many bytes the word there has
 * @wanted: (array zero-terminated=1): words in ASCII
 *
 * Returns: whether it is one of them, in any case
 */
gboolean
praxis_effect_is_one_of (const char        *word,
                         gsize              length,
                         const char *const *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      if (strlen (wanted[i]) == length && g_ascii_strncasecmp (word, wanted[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_effect_is_behind_one_of:
 * @text: where to look no further back
 * @at: a place behind it
 * @wanted: (array zero-terminated=1): words, in ASCII where case shall not matter
 *
 * Returns: whether one of them ends at the place
 */
gboolean
praxis_effect_is_behind_one_of (const char        *text,
                                const char        *at,
                                const char *const *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      gsize length = strlen (wanted[i]);
      const char *start = at - length;

      if (at - text >= (gssize) length && g_ascii_strncasecmp (start, wanted[i], length) == 0 &&
          (start == text || !g_ascii_isalpha (start[-1]) || !g_ascii_isalpha (*start)))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_effect_follows_one_of:
 * @text: where to look no further back
 * @at: a place behind it
 * @wanted: (array zero-terminated=1): words, as for praxis_effect_is_behind_one_of()
 *
 * Returns: whether one of them ends before the place, and nothing but spaces stands between
 */
gboolean
praxis_effect_follows_one_of (const char        *text,
                              const char        *at,
                              const char *const *wanted)
{
  while (at > text && at[-1] == ' ')
    at--;
  return praxis_effect_is_behind_one_of (text, at, wanted);
}

/**
 * praxis_effect_has_words:
 * @at: a place in a text where a word starts
 * @wanted: (array zero-terminated=1): words in ASCII, or several with spaces
 * @length: (out): how many bytes those that stand there have
 *
 * Returns: whether one of them stands there, in any case
 */
gboolean
praxis_effect_has_words (const char        *at,
                         const char *const *wanted,
                         gsize             *length)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      *length = strlen (wanted[i]);
      if (g_ascii_strncasecmp (at, wanted[i], *length) == 0 && !g_ascii_isalpha (at[*length]))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_effect_names_one_of:
 * @from: a place in a text where a word starts
 * @to: a later one
 * @wanted: (array zero-terminated=1): words, as for praxis_effect_has_words()
 *
 * Returns: whether one of them stands between the two, in any case
 */
gboolean
praxis_effect_names_one_of (const char        *from,
                            const char        *to,
                            const char *const *wanted)
{
  gsize length;

  for (const char *at = from; at < to; at = g_utf8_next_char (at))
    {
      if ((at == from || !g_ascii_isalpha (at[-1])) && praxis_effect_has_words (at, wanted, &length))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_effect_contains_one_of:
 * @from: a place in a text
 * @to: a later one
 * @wanted: (array zero-terminated=1): parts of words, or words with their spaces, in their case
 *
 * Returns: whether one of them stands between the two
 */
gboolean
praxis_effect_contains_one_of (const char        *from,
                               const char        *to,
                               const char *const *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      if (g_strstr_len (from, to - from, wanted[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}
