/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisCausalUse:
 * @PRAXIS_CAUSAL_ANYWHERE: behind what is tried, or before what is measured: "led to", and not "the pandemic led to closures"
 * @PRAXIS_CAUSAL_REASON: before what is tried, where they are not why somebody did something: "because of the bond"
 * @PRAXIS_CAUSAL_EFFECT: between what is tried and what is measured: "therapy reduced symptoms", and not "symptoms reduced" or "reduced
 *   symptoms were"
 * @PRAXIS_CAUSAL_OWING: between what is measured and what is tried: "improvement was due to the alliance"
 * @PRAXIS_CAUSAL_IMPACT: before both of them, in a sentence that says something of it: "the impact of empathy on symptoms was large"
 *
 * Where words say that something is a cause.
 */
typedef enum
{
  PRAXIS_CAUSAL_ANYWHERE,
  PRAXIS_CAUSAL_REASON,
  PRAXIS_CAUSAL_EFFECT,
  PRAXIS_CAUSAL_OWING,
  PRAXIS_CAUSAL_IMPACT,
} PraxisCausalUse;

/**
 * PraxisCausalPhrase:
 * @words: the words, folded; %NULL ends a list
 * @use: where they say that something is a cause
 * @link: what says for one thing that it goes with another one; %NULL where no other words fit in the place of these
 * @link_many: the same for several things
 *
 * Words that say that something is a cause.
 */
typedef struct
{
  const char      *words;
  PraxisCausalUse  use;
  const char      *link;
  const char      *link_many;
} PraxisCausalPhrase;

/**
 * PraxisCausalWords:
 * @phrases: what says that something is a cause
 * @hedges: what makes it no claim: doubt, hopes, questions, and what people told
 * @methods: what a study did, of which something else comes: "screening resulted in", "because of the small sample"
 * @decisions: what people do for a reason that they give, and what such a reason is: "left because of a move", "because of side effects"
 * @causes: what is tried
 * @outcomes: what is measured
 * @people: who does things, and is no cause
 * @openings: what begins a clause that has no subject before its verb: "in therapy reduced symptoms are rare"
 * @breaks: what stands between a verb and another thing than its object
 * @verbs: what makes of verb and object a subject, or of the object another thing: "reduced symptoms were associated", "outcome monitoring"
 * @shares: what is parted, in statistics, and not caused: "the variance due to therapists"
 * @copulas: what stands before "due to" in a sentence that says it
 *
 * The words of a language for causes, all of them folded, as for praxis_review_words_in().
 */
typedef struct
{
  const PraxisCausalPhrase *phrases;
  const char * const       *hedges;
  const char * const       *methods;
  const char * const       *decisions;
  const char * const       *causes;
  const char * const       *outcomes;
  const char * const       *people;
  const char * const       *openings;
  const char * const       *breaks;
  const char * const       *verbs;
  const char * const       *shares;
  const char * const       *copulas;
} PraxisCausalWords;

const PraxisCausalWords *praxis_causal_words_get (const char *language);

G_END_DECLS
