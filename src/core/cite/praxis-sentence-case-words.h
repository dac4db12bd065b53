/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisWordClass:
 * @PRAXIS_WORD_UNKNOWN: nothing is known of it: it may be a name
 * @PRAXIS_WORD_AMBIGUOUS: a name in some titles and none in others
 * @PRAXIS_WORD_COMMON: written with a small letter within a sentence
 * @PRAXIS_WORD_FUNCTION: the same, and small in most titles in title case as well
 * @PRAXIS_WORD_PROPER: written with a capital wherever it stands
 * @PRAXIS_WORD_ACRONYM: written in capitals
 *
 * How a word is written in a sentence.
 */
typedef enum
{
  PRAXIS_WORD_UNKNOWN,
  PRAXIS_WORD_AMBIGUOUS,
  PRAXIS_WORD_COMMON,
  PRAXIS_WORD_FUNCTION,
  PRAXIS_WORD_PROPER,
  PRAXIS_WORD_ACRONYM,
} PraxisWordClass;

PraxisWordClass      praxis_sentence_case_classify      (const char   *word,
                                                         const char  **spelling);
gboolean             praxis_sentence_case_is_guessed    (const char   *word);
const char * const  *praxis_sentence_case_get_phrases   (void);
gboolean             praxis_sentence_case_is_instrument (const char   *word);
gboolean             praxis_sentence_case_is_numbered   (const char   *word);
gboolean             praxis_sentence_case_is_foreign    (const char   *word);

/* The lists; words are parted by spaces. */
extern const char * const praxis_sentence_case_common[];
extern const char * const praxis_sentence_case_function;
extern const char * const praxis_sentence_case_proper[];
extern const char * const praxis_sentence_case_acronyms[];
extern const char * const praxis_sentence_case_phrases[];

G_END_DECLS
