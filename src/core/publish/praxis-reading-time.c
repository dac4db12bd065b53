/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reading-time.h"

#include <string.h>

/*
 * How long a post takes to read. Words are counted where words stand apart, and characters where they do not, in Chinese
 * and Japanese. How many a minute are read aloud depends on the language (Trauzettel-Klosinski and Dietz, 2012,
 * https://doi.org/10.1167/iovs.11-8284, table 2); where that is not known it is what English takes on.
 */

#define DEFAULT_WORDS 200

#define DEFAULT_CHARACTERS 255

static const struct
{
  const char *language;
  guint       words;
  guint       characters;
} speeds[] = {
  { "ar", 138, 0 },
  { "de", 179, 0 },
  { "en", 228, 0 },
  { "es", 218, 0 },
  { "fi", 161, 0 },
  { "fr", 195, 0 },
  { "he", 187, 0 },
  { "it", 188, 0 },
  { "ja", 0, 357 },
  { "nl", 202, 0 },
  { "pl", 166, 0 },
  { "pt", 181, 0 },
  { "ru", 184, 0 },
  { "sl", 180, 0 },
  { "sv", 199, 0 },
  { "tr", 166, 0 },
  { "zh", 0, 255 },
};

static void
find_speed (const char *language,
            guint      *words,
            guint      *characters)
{
  *words = DEFAULT_WORDS;
  *characters = DEFAULT_CHARACTERS;
  for (gsize i = 0; language != NULL && i < G_N_ELEMENTS (speeds); i++)
    {
      gsize length = strlen (speeds[i].language);

      if (g_ascii_strncasecmp (language, speeds[i].language, length) != 0 || g_ascii_isalpha (language[length]))
        continue;
      if (speeds[i].words != 0)
        *words = speeds[i].words;
      if (speeds[i].characters != 0)
        *characters = speeds[i].characters;
    }
}

static gboolean
stands_alone (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where a link leads is not read. */
static const char *
skip_address (const char *p)
{
  const char *end = p[0] == ']' && p[1] == '(' ? strchr (p, ')') : NULL;

  return end != NULL ? end : p;
}

/* Counts in CommonMark as it is typed: its signs are neither letters nor digits. An apostrophe, a hyphen or a point within
 * a word does not part it. */
static void
count (const char *text,
       guint      *n_words,
       guint      *n_characters)
{
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guchar byte;
      gunichar c;

      p = skip_address (p);
      byte = *p;
      if (byte < 0x80)
        {
          if (g_ascii_isalnum (byte))
            {
              *n_words += !in_word;
              in_word = TRUE;
              while (g_ascii_isalnum (p[1]))
                p++;
            }
          else if ((byte != '\'' && byte != '-' && byte != '.' && byte != ',') || !g_ascii_isalnum (p[1]))
            {
              in_word = FALSE;
            }
          continue;
        }
      c = g_utf8_get_char (p);
      if (stands_alone (c))
        {
          (*n_characters)++;
          in_word = FALSE;
        }
      else if (g_unichar_isalnum (c))
        {
          *n_words += !in_word;
          in_word = TRUE;
        }
      else if (!g_unichar_ismark (c) && c != 0x2019 && c != 0x200c && c != 0x00ad)
        {
          in_word = FALSE;
        }
    }
}

/**
 * praxis_reading_time_of_post:
 * @post: a post
 * @language: (nullable): the language of its digest, a BCP 47 tag
 *
 * Returns: how many minutes its summary and its implications take to read, at least 1
 */
guint
praxis_reading_time_of_post (PraxisPost *post,
                             const char *language)
{
  guint n_words = 0, n_characters = 0, words, characters;
  double minutes;

  g_return_val_if_fail (PRAXIS_IS_POST (post), 1);

  count (praxis_post_get_summary (post), &n_words, &n_characters);
  count (praxis_post_get_implications (post), &n_words, &n_characters);
  find_speed (language, &words, &characters);
  minutes = (double) n_words / words + (double) n_characters / characters;
  return MAX (1, (guint) (minutes + 0.5));
}
