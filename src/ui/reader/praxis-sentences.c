/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-sentences.h"

#include <unicode/ubrk.h>

/* With the list of abbreviations that end no sentence, where ICU has one for the language. */
static UBreakIterator *
open_iterator (const char      *language,
               const gunichar2 *text,
               glong            length)
{
  g_autofree char *locale = g_strconcat (language, "@ss=standard", NULL);
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open (UBRK_SENTENCE, locale, (const UChar *) text, length, &status);

  return U_SUCCESS (status) ? iterator : NULL;
}

static gboolean
is_space (gunichar2 unit)
{
  return g_unichar_isspace (unit) || unit == 0xa0;
}

/* Without the white space around it; nothing where it has no letter and no digit, which nobody can say. */
static void
add_sentence (GArray          *sentences,
              const gunichar2 *text,
              const guint     *characters,
              glong            start,
              glong            end)
{
  gboolean has_word = FALSE;

  while (start < end && is_space (text[start]))
    start++;
  while (end > start && is_space (text[end - 1]))
    end--;
  for (glong i = start; i < end; i++)
    has_word |= g_unichar_isalnum (text[i]) || text[i] >= 0xd800;

  if (has_word)
    g_array_append_val (sentences, ((PraxisSentence) { characters[start], characters[end] }));
}

/* The number of the character that each UTF-16 unit belongs to, and of the one after the last. */
static guint *
number_characters (const gunichar2 *text,
                   glong            length)
{
  guint *numbers = g_new (guint, length + 1);
  guint n = 0;

  for (glong i = 0; i < length; i++)
    {
      gboolean is_second_half = text[i] >= 0xdc00 && text[i] <= 0xdfff;

      numbers[i] = is_second_half ? n - 1 : n;
      n += is_second_half ? 0 : 1;
    }
  numbers[length] = n;

  return numbers;
}

/* (element-type PraxisSentence): the sentences of @text, which is in @language (BCP 47), one after the other. A line
 * ends a sentence, too. */
GArray *
praxis_sentences_find (const char *text,
                       const char *language)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (PraxisSentence));
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  g_autofree guint *characters = NULL;
  UBreakIterator *iterator = units != NULL ? open_iterator (language, units, length) : NULL;
  int32_t start = 0;

  if (iterator == NULL)
    return sentences;

  characters = number_characters (units, length);
  for (int32_t end = ubrk_next (iterator); end != UBRK_DONE; start = end, end = ubrk_next (iterator))
    add_sentence (sentences, units, characters, start, end);
  ubrk_close (iterator);

  return sentences;
}
