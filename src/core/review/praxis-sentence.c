/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* Where a sentence begins and ends. A full stop after an abbreviation, an initial or within a number ends none. */

static const char *const abbreviations[] = {
  "vs", "e.g", "i.e", "cf", "al", "approx", "ca", "etc", "Dr", "Prof", "St", "Fig", "no", "pp", "p", "resp", "incl", "M", "SD",
};

static gboolean
ends_with_abbreviation (const char *text,
                        const char *stop)
{
  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    {
      gsize length = strlen (abbreviations[i]);
      const char *start = stop - length;

      if (start >= text && strncmp (start, abbreviations[i], length) == 0 &&
          (start == text || !g_ascii_isalpha (start[-1])))
        return TRUE;
    }
  /* An initial: "B. E. Wampold" */
  return stop - text >= 2 && g_ascii_isupper (stop[-1]) && (g_ascii_isspace (stop[-2]) || stop[-2] == '.');
}

static gboolean
is_end (const char *text,
        const char *at)
{
  const char *next;

  if (g_str_has_prefix (at, "\n\n"))
    return TRUE;
  if (*at != '.' && *at != '!' && *at != '?')
    return FALSE;
  next = at + 1;
  while (*next == ')' || *next == '"' || *next == ']')
    next++;
  if (*next == '\0')
    return TRUE;
  if (!g_ascii_isspace (*next))
    return FALSE;
  return *at != '.' || !ends_with_abbreviation (text, at);
}

/**
 * praxis_sentence_find_start:
 * @text: a text
 * @at: a place in it
 *
 * Returns: (transfer none): where the sentence starts
 */
const char *
praxis_sentence_find_start (const char *text,
                            const char *at)
{
  while (at > text && !is_end (text, at - 1))
    at--;
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/**
 * praxis_sentence_find_end:
 * @at: a place in a text, which is a part of it
 *
 * Returns: (transfer none): the place behind the words of the sentence
 */
const char *
praxis_sentence_find_end (const char *at)
{
  const char *start = at;

  while (*at != '\0' && !is_end (start, at))
    at++;
  return at;
}
