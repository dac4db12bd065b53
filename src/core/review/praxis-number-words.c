/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-number-words.h"

#include <string.h>

static const struct { const char *word; guint value; } numbers[] = {
  { "one", 1 },        { "two", 2 },        { "three", 3 },      { "four", 4 },      { "five", 5 },       { "six", 6 },
  { "seven", 7 },      { "eight", 8 },      { "nine", 9 },       { "ten", 10 },      { "eleven", 11 },    { "twelve", 12 },
  { "thirteen", 13 },  { "fourteen", 14 },  { "fifteen", 15 },   { "sixteen", 16 },  { "seventeen", 17 }, { "eighteen", 18 },
  { "nineteen", 19 },  { "twenty", 20 },    { "thirty", 30 },    { "forty", 40 },    { "fifty", 50 },     { "sixty", 60 },
  { "seventy", 70 },   { "eighty", 80 },    { "ninety", 90 },
};

static guint
read_simple (const char *word,
             gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (strlen (numbers[i].word) == length && g_ascii_strncasecmp (numbers[i].word, word, length) == 0)
        return numbers[i].value;
    }
  return 0;
}

/**
 * praxis_number_word_read:
 * @word: a word, in capital or small letters
 * @length: how long it is, in bytes
 *
 * Returns: the number that it says: 7 for "seven", 75 for "seventy-five"; 0 where it says none below a hundred
 */
guint
praxis_number_word_read (const char *word,
                         gsize       length)
{
  const char *hyphen = memchr (word, '-', length);
  guint tens, units;

  if (hyphen == NULL)
    return read_simple (word, length);
  tens = read_simple (word, hyphen - word);
  units = read_simple (hyphen + 1, length - (hyphen + 1 - word));
  return tens >= 20 && units > 0 && units < 10 ? tens + units : 0;
}
