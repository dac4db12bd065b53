/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-part.h"

#include <string.h>

/* A part and its whole: "31 of 48", "31 out of the 48", "31/48", "thirty-one of 48". */

/* "twelve" in "one hundred and twelve" is no number of its own. */
static gboolean
is_end_of_number (GArray *words,
                  guint   i)
{
  static const char * const multiples[] = { "hundred", "thousand", NULL };

  if (i > 1 && strcmp (praxis_review_words_get (words, i - 1)->fold, "and") == 0)
    i--;
  return i > 0 && g_strv_contains (multiples, praxis_review_words_get (words, i - 1)->fold);
}

/**
 * praxis_part_read_count:
 * @words: the words of a text
 * @plain: its plain form
 * @i: the number of a word
 * @number: (out): the whole number that begins there, in digits or in words; but "one", which is seldom counted
 *
 * Returns: how many words it has; 0 where there is none
 */
guint
praxis_part_read_count (GArray     *words,
                        const char *plain,
                        guint       i,
                        guint      *number)
{
  gboolean is_in_words = i < words->len && !g_ascii_isdigit (*praxis_review_words_get (words, i)->text);
  guint length;

  if (i >= words->len || (is_in_words && is_end_of_number (words, i)))
    return 0;
  length = praxis_review_words_get_number (words, plain, i, number);
  return length > 0 && is_in_words && *number == 1 ? 0 : length;
}

/**
 * praxis_part_skip_of:
 * @words: the words of a text
 * @of: the number of an "of"
 *
 * Returns: the number of the word behind "of", or "of the"; 0 where the text ends
 */
guint
praxis_part_skip_of (GArray *words,
                     guint   of)
{
  guint at = of + 1;

  if (at < words->len && praxis_review_words_in (praxis_review_words_get (words, at)->fold, (const char * const[]) {
        "the", "all", "these", NULL }))
    at++;
  return at < words->len ? at : 0;
}

/* That word where "of" or "out of" follows a word; 0 where it does not. */
static guint
skip_of (GArray     *words,
         const char *plain,
         guint       last)
{
  guint of = last + 1;

  if (!praxis_review_words_are_next (words, plain, last))
    return 0;
  if (strcmp (praxis_review_words_get (words, of)->fold, "out") == 0 && praxis_review_words_are_next (words, plain, of))
    of++;
  return strcmp (praxis_review_words_get (words, of)->fold, "of") == 0 ? praxis_part_skip_of (words, of) : 0;
}

/* "31/48", two numbers with nothing but the slash between them; whether it is that. */
static gboolean
read_fraction (GArray     *words,
               const char *plain,
               guint       i,
               guint      *k,
               guint      *n)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i), *next = i + 1 < words->len ? word + 1 : NULL;
  gsize length = strlen (word->text);

  if (next == NULL || plain[word->full_end] != '/' || next->start != word->full_end + 1 || plain[next->full_end] == '/' ||
      (word->start > 0 && strchr (" ([\n", plain[word->start - 1]) == NULL) || length > 6 || strlen (next->text) > 6 ||
      strspn (word->text, "0123456789") != length || strspn (next->text, "0123456789") != strlen (next->text))
    return FALSE;
  *k = (guint) g_ascii_strtoull (word->text, NULL, 10);
  *n = (guint) g_ascii_strtoull (next->text, NULL, 10);
  return *k > 0 && *n > 0;
}

/**
 * praxis_part_read:
 * @words: the words of a text
 * @plain: its plain form
 * @i: the number of a word
 * @k: (out): the part
 * @n: (out): the whole
 *
 * Returns: how many words "31 of 48", "31 out of 48" or "31/48" has from @i on; 0 where it does not begin there
 */
guint
praxis_part_read (GArray     *words,
                  const char *plain,
                  guint       i,
                  guint      *k,
                  guint      *n)
{
  guint first, at, second;

  if (read_fraction (words, plain, i, k, n))
    return 2;
  first = praxis_part_read_count (words, plain, i, k);
  at = first > 0 ? skip_of (words, plain, i + first - 1) : 0;
  second = at > 0 ? praxis_part_read_count (words, plain, at, n) : 0;
  if (second == 0 || plain[praxis_review_words_get (words, at)->full_end] == '%' ||
      plain[praxis_review_words_get (words, i)->full_end] == '%')
    return 0;
  return at + second - i;
}

/**
 * praxis_part_is_in_parenthesis:
 * @plain: a text
 * @start: where to look no further back, in bytes
 * @end: a later place, in bytes
 *
 * Returns: whether a parenthesis opens between the two that is still open at @end
 */
gboolean
praxis_part_is_in_parenthesis (const char *plain,
                               gsize       start,
                               gsize       end)
{
  while (end > start && plain[end - 1] != '(' && plain[end - 1] != ')')
    end--;
  return end > start && plain[end - 1] == '(';
}
