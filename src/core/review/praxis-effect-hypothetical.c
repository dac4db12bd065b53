/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "praxis-effect-private.h"

/* Sentences that name an effect which nobody found: what a study was planned for, and what counts as a small one. */

/* "small", "a medium effect of": what an effect is called by its size */
static gboolean
follows_size (const char *text,
              const char *at)
{
  static const char *const sizes[] = {
    "small", "medium", "moderate", "large", "small effect", "medium effect", "moderate effect", "large effect", "small effect of",
    "medium effect of", "moderate effect of", "large effect of", NULL
  };

  while (at > text && strchr (" ([", at[-1]) != NULL)
    at--;
  return praxis_effect_is_behind_one_of (text, at, sizes);
}

/* Whether an effect is one of those by which sizes are told, with its name. Source: Cohen, J. (1992). A power primer. Psychological
 * Bulletin, 112(1), 155–159; of η², those of f there, as f² / (1 + f²). */
static gboolean
is_benchmark (const char           *text,
              const PraxisEstimate *estimate)
{
  static const double differences[] = { 0.2, 0.5, 0.8 }, correlations[] = { 0.1, 0.3, 0.5 }, shares[] = { 0.01, 0.06, 0.14 };
  const double *benchmarks;

  if (estimate == NULL)
    return FALSE;
  if (praxis_measure_is_standardized (estimate->measure))
    benchmarks = differences;
  else if (estimate->measure == PRAXIS_MEASURE_R)
    benchmarks = correlations;
  else if (estimate->measure == PRAXIS_MEASURE_ETA_SQUARED)
    benchmarks = shares;
  else
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      if (fabs (estimate->estimate - benchmarks[i]) < 1e-9)
        return follows_size (text, estimate->start);
    }
  return FALSE;
}

/* "small (d = 0.2), medium (d = 0.5)": two of them in a sentence are those of the book, and were not found. */
static gboolean
is_rule_of_thumb (const PraxisEffectScope *scope)
{
  return is_benchmark (scope->text, scope->estimate) &&
         (is_benchmark (scope->text, scope->estimate_before) || is_benchmark (scope->text, scope->estimate_behind));
}

/* "is considered small", "would": behind the effect; behind the last of several numbers that share a name, further on. */
static gboolean
is_judged (const PraxisEffectScope *scope)
{
  static const char *const judged[] = {
    "is considered", "are considered", "is regarded as", "are regarded as", "is conventionally", "are conventionally", "counts as",
    "count as", "is called", "are called", "would", NULL
  };
  const char *behind = scope->estimate->end + strspn (scope->estimate->end, " )],");
  gsize length;

  if (praxis_effect_has_words (behind, judged, &length))
    return TRUE;
  for (; scope->estimate->is_bare && behind < scope->sentence_end; behind = g_utf8_next_char (behind))
    {
      if (!g_ascii_isalpha (behind[-1]) && praxis_effect_has_words (behind, judged, &length))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_planned (const PraxisEffectScope *scope)
{
  static const char *const planned[] = {
    "detect", "detectable", "powered", "power analysis", "power calculation", "power calculations", "sample size calculation",
    "statistical power", "assuming", "assumed", "anticipated", "rule of thumb", "rules of thumb", "margin", "threshold", "cutoff", "cut-off",
    "equivalence bounds", "minimal important", "minimally important", "smallest effect", "interpreted as", "according to Cohen",
    "hypothesis of", "simulation", "simulations", "simulated", "critical value", "defined as", "if the true", "effect was expected",
    "effects were expected", "was expected, and", "we expected a", "we expected an", "expected effect of", "expected effect size", NULL
  };
  gsize length;

  for (const char *at = scope->sentence; at < scope->sentence_end; at = g_utf8_next_char (at))
    {
      if ((at == scope->sentence || !g_ascii_isalpha (at[-1])) && praxis_effect_has_words (at, planned, &length))
        return TRUE;
    }
  return FALSE;
}

/* "d = 0.5, was expected", "(d = 0.5) was hypothesized" */
static gboolean
is_expected (const PraxisEffectScope *scope)
{
  static const char *const expected[] = {
    "was expected", "were expected", "is expected", "are expected", "was hypothesized", "was hypothesised", "was predicted", "was sought", NULL
  };
  gsize length;

  return praxis_effect_has_words (scope->estimate->end + strspn (scope->estimate->end, " )],"), expected, &length);
}

/**
 * praxis_effect_is_hypothetical:
 * @scope: the sentence of an effect
 *
 * Returns: whether the sentence says what would be an effect, or what counts as one, and not that it was found: "power to detect
 *   d = 0.50", "a d of 0.20 is considered small"
 */
gboolean
praxis_effect_is_hypothetical (const PraxisEffectScope *scope)
{
  return is_judged (scope) || is_expected (scope) || is_planned (scope) || is_rule_of_thumb (scope);
}
