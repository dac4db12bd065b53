/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisReviewWord:
 * @text: the word with straight apostrophes, without the "'s" of a possessive
 * @fold: the same without case and accents
 * @start: where it starts in the text, in bytes
 * @end: where it ends, without the "'s"
 * @full_end: where it ends with it
 * @sentence: the number of its sentence
 * @is_first: whether a sentence begins with it
 * @is_capital: whether it begins with a capital letter
 * @is_quoted: whether it stands between quotation marks
 *
 * One word, or a number, of a text.
 */
typedef struct
{
  char     *text;
  char     *fold;
  gsize     start;
  gsize     end;
  gsize     full_end;
  guint     sentence;
  gboolean  is_first;
  gboolean  is_capital;
  gboolean  is_quoted;
} PraxisReviewWord;

GArray   *praxis_review_words_new        (const char         *plain);
gboolean  praxis_review_words_are_next   (GArray             *words,
                                          const char         *plain,
                                          guint               i);
guint     praxis_review_words_get_number (GArray             *words,
                                          const char         *plain,
                                          guint               i,
                                          guint              *number);
int       praxis_review_words_get_year   (GArray             *words,
                                          guint               i);
guint     praxis_review_words_match      (GArray             *words,
                                          const char         *plain,
                                          guint               i,
                                          const char         *phrase);
gboolean  praxis_review_words_in         (const char         *word,
                                          const char * const *list);
gboolean  praxis_review_words_has        (GArray             *words,
                                          guint               from,
                                          guint               to,
                                          const char * const *list);
guint     praxis_review_words_find       (GArray             *words,
                                          gsize               at);
gboolean  praxis_review_words_sentence_has (GArray           *words,
                                          gsize               at,
                                          const char * const *list);
void      praxis_review_words_get_sentence (GArray           *words,
                                          guint               i,
                                          guint              *from,
                                          guint              *to);

static inline PraxisReviewWord *
praxis_review_words_get (GArray *words,
                         guint   i)
{
  return &g_array_index (words, PraxisReviewWord, i);
}

G_END_DECLS
