/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "praxis-effect-private.h"

/* Sentences that name an effect which nobody found: what a study was planned for, and what counts as a small one. */

/* Whether an effect is one of those by which sizes are told. Source: Cohen, J. (1992). A power primer. Psychological Bulletin, 112(1),
 * 155–159; of η², those of f there, as f² / (1 + f²). */
static gboolean
is_benchmark (const PraxisEstimate *estimate)
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
        return TRUE;
    }
  return FALSE;
}

/* "small (d = 0.2), medium (d = 0.5), large (d = 0.8)", "effect sizes of 0.2, 0.5 and 0.8": those of the book, which nobody found. */
static gboolean
is_rule_of_thumb (const PraxisEffectScope *scope)
{
  static const char *const small[] = { "small", NULL }, *const medium[] = { "medium", "moderate", NULL }, *const large[] = { "large", NULL };
  const PraxisEstimate *before = scope->estimate_before, *behind = scope->estimate_behind;

  if (!is_benchmark (scope->estimate))
    return FALSE;
  if (praxis_effect_names_one_of (scope->sentence, scope->sentence_end, small) && praxis_effect_names_one_of (scope->sentence, scope->sentence_end, medium) &&
      praxis_effect_names_one_of (scope->sentence, scope->sentence_end, large))
    return TRUE;
  return scope->estimate->is_bare && (before == NULL || is_benchmark (before)) && (behind == NULL || is_benchmark (behind));
}

/* "is considered small", "means that": behind the effect; behind the last of several numbers that share a name, further on. */
static gboolean
is_judged (const PraxisEffectScope *scope)
{
  static const char *const judged[] = {
    "is considered", "are considered", "was considered", "is regarded as", "are regarded as", "is conventionally", "are conventionally",
    "counts as", "count as", "is called", "are called", "would", "means", "mean", "is equivalent", "are equivalent", "corresponds to",
    "correspond to", "denotes", "denote", "represents", "represent", "has been proposed", "explains", "could matter", "will notice",
    "for a small effect", "for a medium effect", "for a large effect", "are typical", "was expected", "were expected", "is expected",
    "are expected", "was hypothesized", "was hypothesised", "was predicted", "was sought", "was anticipated", "were anticipated", "was prespecified", "being the limit", "if the", NULL
  };
  const char *behind = scope->estimate->end + strspn (scope->estimate->end, " )],");
  gsize length;

  return praxis_effect_has_words (behind, judged, &length) ||
         (scope->estimate->is_bare && praxis_effect_names_one_of (behind, scope->sentence_end, judged));
}

/* Words that make all of a sentence one of what was planned or simulated. */
static gboolean
is_planned (const PraxisEffectScope *scope)
{
  static const char *const planned[] = {
    "detectable", "powered", "power analysis", "power calculation", "power calculations", "power for", "power of", "% power",
    "sample size calculation", "sample size was", "sample size for", "required sample", "statistical power", "rule of thumb",
    "rules of thumb", "equivalence bounds", "noninferiority limit", "minimal important", "minimally important", "minimal clinically important",
    "minimum clinically important", "smallest effect", "smallest difference", "according to Cohen", "based on Cohen", "by convention",
    "according to convention", "hypothesis of", "hypothesized", "hypothesised", "simulation", "simulations", "simulated", "if the true",
    "effect was expected", "effects were expected", "we expected a", "we expected an", "expected effect of", "expected effect size",
    "an expected d", "an expected g", "we planned for", "planned for an", "are required", "are needed", "patients were needed", "prior with",
    "prior for", "fail-safe", "trivial effect of", "winsorized", "for example", "would have been found", "benchmarks", NULL
  };

  return praxis_effect_names_one_of (scope->sentence, scope->sentence_end, planned);
}

/* How many bytes may stand between words that lead to a number and the name of its measure: "to detect a difference of" */
#define MAX_LEAD 48

/* "to detect an odds ratio of 1.5", "a margin of d = 0.30", "if d = 0.50": words that lead to the effect, with nothing but words between
 * them. "a wide margin (g = 0.80)" tells of what was found. */
static gboolean
is_led_to (const PraxisEffectScope *scope)
{
  static const char *const leading[] = {
    "to detect", "to find", "to show", "detecting", "assuming", "assumed", "anticipated", "margin of", "margin was", "threshold of", "cutoff of",
    "cut-off of", "defined as", "interpreted as", "critical value", "if", "say", "suppose", "imagine", "had the effect been", "what does",
    "how large is", "even an effect", "set to", NULL
  };
  static const char *const when[] = { "when", NULL }, *const than[] = { "than", NULL };
  const char *from = scope->effect;

  while (from > scope->sentence && scope->effect - from < MAX_LEAD && strchr ("([,;:", from[-1]) == NULL)
    from--;
  while (from > scope->sentence && from < scope->effect && g_ascii_isalpha (from[-1]))
    from++;
  return praxis_effect_follows_one_of (scope->sentence, scope->effect, when) ||
         (praxis_effect_names_one_of (from, scope->effect, leading) && !praxis_effect_follows_one_of (scope->sentence, scope->effect, than));
}

/* "How large is d = 0.80 really?" */
static gboolean
is_question (const PraxisEffectScope *scope)
{
  return scope->sentence_end > scope->sentence && (scope->sentence_end[-1] == '?' || *scope->sentence_end == '?');
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
  return is_judged (scope) || is_planned (scope) || is_led_to (scope) || is_rule_of_thumb (scope) || is_question (scope);
}
