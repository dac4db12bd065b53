/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-words.h"

#include <stdlib.h>
#include <string.h>

#include "edit/praxis-words.h"
#include "model/praxis-text.h"
#include "praxis-number-words.h"

/* The words of a text as checks read them: where sentences end, what is quoted, which numbers are written in words. */

/* What the words are found with. */
typedef struct
{
  const char *plain;
  GArray     *words;
  guint       sentence;
  /* Up to where the text is in quotation marks; 0 outside of them. */
  gsize       quoted_to;
} Scan;

static void
clear_word (gpointer data)
{
  PraxisReviewWord *word = data;

  g_free (word->text);
  g_free (word->fold);
}

/* What closes a quotation that @c opens; 0 where it opens none. */
static gunichar
get_closing (gunichar c)
{
  switch (c)
    {
    case '"': return '"';
    case 0x201c: return 0x201d;
    case 0x201e: return 0x201c;
    case 0x2018: return 0x2019;
    case 0xab: return 0xbb;
    default: return 0;
    }
}

/* Where the quotation ends that begins at @p; 0 where none does, or its paragraph ends before. */
static gsize
find_quotation_end (const char *plain,
                    const char *p)
{
  gunichar closing = get_closing (g_utf8_get_char (p));

  if (closing == 0 || (p > plain && praxis_words_is_letter (g_utf8_get_char (g_utf8_prev_char (p)))))
    return 0;
  for (p = g_utf8_next_char (p); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));

      if (p[0] == '\n' && p[1] == '\n')
        return 0;
      /* An apostrophe is no end: "the patients' own". */
      if (g_utf8_get_char (p) == closing && !praxis_words_is_letter (next))
        return (gsize) (p - plain);
    }
  return 0;
}

/* Abbreviations with a period that ends no sentence; @end is where the word ends in the text. */
static gboolean
is_abbreviation (const PraxisReviewWord *word,
                 const char             *end)
{
  static const char * const list[] = {
    "al", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "eg", "ie", "cf", "p", "pp", "vol", "fig", "approx", "ca", "jr", "sr", NULL
  };

  /* An initial, or the last letter of "e.g." */
  if (word->end - word->start == 1 && (word->is_capital || (word->start > 0 && end[-2] == '.')))
    return TRUE;
  return g_strv_contains (list, word->fold);
}

/* Whether a sentence ends in what stands between two words. */
static gboolean
ends_sentence (const char             *gap,
               gsize                   length,
               const PraxisReviewWord *before,
               gboolean                capital)
{
  gboolean period = FALSE;

  if (g_strstr_len (gap, length, "\n\n") != NULL)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    {
      if (gap[i] == '?' || gap[i] == '!')
        period = capital;
      if (gap[i] == '.' && capital && !is_abbreviation (before, gap))
        period = TRUE;
      if (period && g_ascii_isspace (gap[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text >= 0x80)
        return FALSE;
    }
  return TRUE;
}

/* The end of a word without "'s" and without the apostrophe behind a plural. */
static gsize
get_stem_end (const char *plain,
              gsize       start,
              gsize       end)
{
  static const char * const endings[] = { "'s", "’s", "'S", "’S" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if (end - start > length && strncmp (plain + end - length, endings[i], length) == 0)
        return end - length;
    }
  return end;
}

static char *
dup_straight (const char *text,
              gsize       length)
{
  GString *straight = g_string_new_len (text, length);

  g_string_replace (straight, "’", "'", 0);
  g_string_replace (straight, "\u00ad", "", 0);
  return g_string_free (straight, FALSE);
}

static void
add_word (Scan  *self,
          gsize  start,
          gsize  end)
{
  PraxisReviewWord word = { .start = start, .full_end = end, .end = get_stem_end (self->plain, start, end) };
  const PraxisReviewWord *before = self->words->len > 0 ? praxis_review_words_get (self->words, self->words->len - 1) : NULL;
  gunichar c = g_utf8_get_char (self->plain + start);

  word.text = dup_straight (self->plain + start, word.end - start);
  word.fold = is_ascii (word.text) ? g_ascii_strdown (word.text, -1) : praxis_text_fold (word.text);
  word.is_capital = g_unichar_isupper (c);
  word.is_quoted = start < self->quoted_to;
  word.is_first = before == NULL || ends_sentence (self->plain + before->full_end, start - before->full_end, before,
                                                   word.is_capital || g_unichar_isdigit (c));
  if (word.is_first && before != NULL)
    self->sentence++;
  word.sentence = self->sentence;
  g_array_append_val (self->words, word);
}

/**
 * praxis_review_words_new:
 * @plain: the plain form of a text
 *
 * Returns: (transfer full) (element-type PraxisReviewWord): its words
 */
GArray *
praxis_review_words_new (const char *plain)
{
  Scan scan = { plain, g_array_sized_new (FALSE, FALSE, sizeof (PraxisReviewWord), 256), 0, 0 };
  const char *p = plain;

  g_array_set_clear_func (scan.words, clear_word);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (praxis_words_is_letter (c))
        {
          const char *end = praxis_words_get_end (p);

          add_word (&scan, (gsize) (p - plain), (gsize) (end - plain));
          p = end;
          continue;
        }
      if ((gsize) (p - plain) >= scan.quoted_to)
        scan.quoted_to = find_quotation_end (plain, p);
      p = g_utf8_next_char (p);
    }
  return scan.words;
}

/**
 * praxis_review_words_are_next:
 * @words: the words of a text
 * @plain: its plain form
 * @i: the number of a word
 *
 * Returns: whether there is a word behind it, with nothing but spaces between them
 */
gboolean
praxis_review_words_are_next (GArray     *words,
                              const char *plain,
                              guint       i)
{
  if (i + 1 >= words->len || praxis_review_words_get (words, i + 1)->is_first)
    return FALSE;
  for (const char *p = plain + praxis_review_words_get (words, i)->full_end;
       p < plain + praxis_review_words_get (words, i + 1)->start; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

/* --- Numbers ---------------------------------------------------------------------------------------------- */

static guint
get_worded (const char *word)
{
  return praxis_number_word_read (word, strlen (word));
}

/* "52,702" and "409"; 0 for what has a fraction, or a letter. */
static guint
get_digits (const char *word)
{
  guint64 value = 0;

  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == ',' && p > word && strspn (p + 1, "0123456789") == 3)
        continue;
      if (!g_ascii_isdigit (*p) || value > G_MAXINT / 10)
        return 0;
      value = value * 10 + (guint) (*p - '0');
    }
  return (guint) value;
}

/* Whether the next word is three more digits of the number behind a space: "52 702". */
static gboolean
is_grouped (GArray     *words,
            const char *plain,
            guint       i)
{
  static const char * const spaces[] = { " ", "\u00a0", "\u202f", "\u2009" };
  const PraxisReviewWord *word = praxis_review_words_get (words, i), *next;

  if (i + 1 >= words->len)
    return FALSE;
  next = praxis_review_words_get (words, i + 1);
  if (strspn (next->text, "0123456789") != 3 || strlen (next->text) != 3 || strlen (word->text) > 3)
    return FALSE;
  for (gsize j = 0; j < G_N_ELEMENTS (spaces); j++)
    {
      if (next->start - word->full_end == strlen (spaces[j]) && g_str_has_prefix (plain + word->full_end, spaces[j]))
        return TRUE;
    }
  return FALSE;
}

/* "three hundred and five", "two thousand" */
static guint
get_multiplied (GArray     *words,
                const char *plain,
                guint       i,
                guint      *number)
{
  guint n = 1, factor, rest, skip;

  if (!praxis_review_words_are_next (words, plain, i))
    return n;
  factor = strcmp (praxis_review_words_get (words, i + 1)->fold, "hundred") == 0 ? 100
           : strcmp (praxis_review_words_get (words, i + 1)->fold, "thousand") == 0 ? 1000 : 0;
  if (factor == 0)
    return n;
  *number *= factor;
  n++;
  skip = praxis_review_words_are_next (words, plain, i + 1) && strcmp (praxis_review_words_get (words, i + 2)->fold, "and") == 0;
  if (!praxis_review_words_are_next (words, plain, i + 1 + skip))
    return n;
  rest = get_worded (praxis_review_words_get (words, i + 2 + skip)->fold);
  if (rest == 0)
    return n;
  *number += rest;
  return n + skip + 1;
}

/**
 * praxis_review_words_get_number:
 * @words: the words of a text
 * @plain: its plain form
 * @i: the number of a word
 * @number: (out): a whole number that begins there, in digits ("52,702") or in words ("seventy-five")
 *
 * Returns: how many words the number has; 0 where there is none
 */
guint
praxis_review_words_get_number (GArray     *words,
                                const char *plain,
                                guint       i,
                                guint      *number)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);
  guint n = 1;

  if (g_ascii_isdigit (*word->text))
    {
      /* What stands behind a decimal point or a minus is no count. */
      if (word->start > 0 && strchr (".-/", plain[word->start - 1]) != NULL)
        return 0;
      *number = get_digits (word->text);
      for (; *number > 0 && is_grouped (words, plain, i + n - 1); n++)
        *number = *number * 1000 + get_digits (praxis_review_words_get (words, i + n)->text);
      return *number > 0 ? n : 0;
    }
  *number = get_worded (word->fold);
  return *number > 0 ? get_multiplied (words, plain, i, number) : 0;
}

/**
 * praxis_review_words_get_year:
 * @words: the words of a text
 * @i: the number of a word
 *
 * Returns: the year that the word is, "2017" or "2017a"; 0 where it is none
 */
int
praxis_review_words_get_year (GArray *words,
                              guint   i)
{
  const char *text = praxis_review_words_get (words, i)->text;
  gsize digits = strspn (text, "0123456789");
  int year = atoi (text);

  if (digits != 4 || (text[4] != '\0' && (text[5] != '\0' || !g_ascii_islower (text[4]))))
    return 0;
  return year >= 1850 && year <= 2100 ? year : 0;
}

/* --- Phrases ---------------------------------------------------------------------------------------------- */

/**
 * praxis_review_words_match:
 * @words: the words of a text
 * @plain: its plain form
 * @i: the number of a word
 * @phrase: words in small letters without accents, with one space between them
 *
 * Returns: how many words of the text from @i on are the phrase; 0 where they are other ones
 */
guint
praxis_review_words_match (GArray     *words,
                           const char *plain,
                           guint       i,
                           const char *phrase)
{
  guint n = 0;

  for (const char *p = phrase; *p != '\0';)
    {
      gsize length = strcspn (p, " ");
      const PraxisReviewWord *word;

      if (i + n >= words->len || (n > 0 && !praxis_review_words_are_next (words, plain, i + n - 1)))
        return 0;
      word = praxis_review_words_get (words, i + n);
      if (strlen (word->fold) != length || strncmp (word->fold, p, length) != 0)
        return 0;
      n++;
      p += length + strspn (p + length, " ");
    }
  return n;
}

/**
 * praxis_review_words_in:
 * @word: a word in small letters
 * @list: (array zero-terminated=1): words; one that ends with "*" stands for all that begin so
 *
 * Returns: whether it is one of them
 */
gboolean
praxis_review_words_in (const char         *word,
                        const char * const *list)
{
  for (gsize i = 0; list[i] != NULL; i++)
    {
      gsize length = strlen (list[i]);

      if (list[i][length - 1] == '*' ? strncmp (word, list[i], length - 1) == 0 : strcmp (word, list[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_review_words_has:
 * @words: the words of a text
 * @from: the number of a word
 * @to: the number behind the last one to look at
 * @list: (array zero-terminated=1): words, as for praxis_review_words_in()
 *
 * Returns: whether one of the words from @from on is in the list
 */
gboolean
praxis_review_words_has (GArray             *words,
                         guint               from,
                         guint               to,
                         const char * const *list)
{
  for (guint i = from; i < MIN (to, words->len); i++)
    {
      if (praxis_review_words_in (praxis_review_words_get (words, i)->fold, list))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_review_words_get_sentence:
 * @words: the words of a text
 * @i: the number of a word
 * @from: (out): the number of the first word of its sentence
 * @to: (out): the number behind its last one
 */
void
praxis_review_words_get_sentence (GArray *words,
                                  guint   i,
                                  guint  *from,
                                  guint  *to)
{
  guint sentence = praxis_review_words_get (words, i)->sentence;

  for (*from = i; *from > 0 && praxis_review_words_get (words, *from - 1)->sentence == sentence; (*from)--);
  for (*to = i; *to < words->len && praxis_review_words_get (words, *to)->sentence == sentence; (*to)++);
}

/**
 * praxis_review_words_find:
 * @words: the words of a text
 * @at: a place in the text, in bytes
 *
 * Returns: the number of the word there, or of the next one behind it; how many there are where none is
 */
guint
praxis_review_words_find (GArray *words,
                          gsize   at)
{
  guint i = 0;

  while (i < words->len && praxis_review_words_get (words, i)->full_end <= at)
    i++;
  return i;
}

/**
 * praxis_review_words_sentence_has:
 * @words: the words of a text
 * @at: a place in the text, in bytes
 * @list: (array zero-terminated=1): words, as for praxis_review_words_in()
 *
 * Returns: whether the sentence there has one of them
 */
gboolean
praxis_review_words_sentence_has (GArray             *words,
                                  gsize               at,
                                  const char * const *list)
{
  guint i = praxis_review_words_find (words, at), from, to;

  if (i == words->len)
    return FALSE;
  praxis_review_words_get_sentence (words, i, &from, &to);
  return praxis_review_words_has (words, from, to, list);
}
