/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-name.h"
#include "praxis-review-words.h"

G_BEGIN_DECLS

#define PRAXIS_REVIEW_MENTION_NAMES 8

/**
 * PraxisReviewMention:
 * @names: the names, folded: of one with a particle or given names all words with a space between them
 * @name_words: the number of the last word of each name
 * @n_names: how many there are
 * @first: the number of the first word of the first name
 * @last: the number of the last word of names and of what stands for more of them
 * @has_others: whether "and colleagues" or "et al." follows
 * @year: the year behind it, in brackets or behind a comma; 0 where there is none
 * @year_word: the number of the word that is the year
 * @n_years: how many years there are
 *
 * A work, or its authors, as prose names them: "Wampold and Flückiger (2023)".
 */
typedef struct
{
  char     *names[PRAXIS_REVIEW_MENTION_NAMES];
  guint     name_words[PRAXIS_REVIEW_MENTION_NAMES];
  guint     n_names;
  guint     first;
  guint     last;
  gboolean  has_others;
  int       year;
  guint     year_word;
  guint     n_years;
} PraxisReviewMention;

GPtrArray *praxis_review_mentions_find   (GArray                    *words,
                                          const char                *plain);
void       praxis_review_mention_free    (PraxisReviewMention       *self);
gboolean   praxis_review_mention_names   (const PraxisReviewMention *self,
                                          guint                      i,
                                          const PraxisName          *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewMention, praxis_review_mention_free)

G_END_DECLS
