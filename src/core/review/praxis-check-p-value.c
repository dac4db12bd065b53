/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-p-value.h"
#include "praxis-review-number.h"
#include "praxis-review-words.h"
#include "praxis-statistic.h"

/* Where the text says that a test had one tail, the half of its p-value is as good as the whole. */
static gboolean
fits_one_tail (const PraxisStatistic *statistic)
{
  PraxisStatistic half = *statistic;

  if (!statistic->one_tailed_in_text || isnan (statistic->reported_p))
    return FALSE;
  half.reported_p = 2 * statistic->reported_p;
  praxis_p_value_judge (&half);
  return !half.error;
}

/* Half of the last digit that a p-value with an exponent is printed with, "1.8e-06"; 0 for others. */
static double
get_half_of_exponent (const PraxisStatistic *statistic)
{
  if (!(statistic->reported_p > 0) || statistic->reported_p >= 0.5 * pow (10, -statistic->p_decimals))
    return 0;
  return 0.5 * pow (10, floor (log10 (statistic->reported_p)) - statistic->p_decimals);
}

/* "p = 1.8e-06" has one decimal for statcheck, and a value of 0.0 no p-value near 1: what is printed fits all the same. */
static gboolean
fits_range (const PraxisStatistic *statistic)
{
  double half = get_half_of_exponent (statistic);

  return statistic->test_comparison == '=' && statistic->p_comparison == '=' && statistic->reported_p >= statistic->p_low - half &&
         statistic->reported_p <= statistic->p_high + half;
}

/* --- Corrected p-values ----------------------------------------------------------------------------------- */

/* What makes a p-value another one than that of its test. */
static const char * const corrections[] = {
  "bonferroni*", "holm*", "tukey*", "scheffe*", "sidak*", "dunn*", "games-howell", "hochberg*", "benjamini*", "fdr*", "greenhouse*",
  "huynh*", "permutation*", "bootstrap*", "corrected", "correction*", "discovery", "multiplicity*", "family-wise", "familywise", NULL
};

/* "adjusted for baseline" says something of the model, "adjusted for multiple comparisons" of the p-value. */
static gboolean
is_adjusted (GArray *words,
             guint   i,
             guint   to)
{
  const PraxisReviewWord *word = praxis_review_words_get (words, i);

  if (!g_str_has_suffix (word->fold, "adjusted") && strcmp (word->fold, "adjustment") != 0)
    return FALSE;
  return i + 2 >= to || strcmp (praxis_review_words_get (words, i + 1)->fold, "for") != 0 ||
         praxis_review_words_in (praxis_review_words_get (words, i + 2)->fold, (const char * const[]) { "multip*", "the", "number", NULL });
}

static gboolean
has_correction (GArray *words,
                guint   from,
                guint   to)
{
  for (guint i = from; i < to; i++)
    {
      if (praxis_review_words_in (praxis_review_words_get (words, i)->fold, corrections) || is_adjusted (words, i, to))
        return TRUE;
    }
  return FALSE;
}

/* Whether a sentence says of all p-values of the text that they are corrected, "All comparisons were Bonferroni-corrected." */
static gboolean
speaks_for_all (GArray *words,
                guint   from,
                guint   to)
{
  static const char * const all[] = {
    "p-value*", "p", "values", "tests", "contrasts", "comparisons", "analyses", "degrees", "all", NULL
  };

  return praxis_review_words_has (words, from, to, all) && has_correction (words, from, to);
}

/* Whether the sentence of a test, or one for all of them, says that its p-value is corrected. */
static gboolean
is_corrected (PraxisReviewContext   *context,
              PraxisReviewText      *text,
              const PraxisStatistic *statistic)
{
  GArray *words = praxis_review_context_get_words (context, text);

  for (guint from = 0, to; from < words->len; from = to)
    {
      guint start;

      praxis_review_words_get_sentence (words, from, &start, &to);
      if (praxis_review_words_get (words, from)->start < statistic->end && praxis_review_words_get (words, to - 1)->end > statistic->start
            ? has_correction (words, from, to) : speaks_for_all (words, from, to))
        return TRUE;
    }
  return FALSE;
}

/* A correction makes p greater. */
static gboolean
fits_correction (PraxisReviewContext   *context,
                 PraxisReviewText      *text,
                 const PraxisStatistic *statistic)
{
  gboolean is_greater = statistic->p_comparison == 'n' || statistic->p_comparison == '>' || statistic->reported_p > statistic->computed_p;

  return is_greater && is_corrected (context, text, statistic);
}

/* --- Other samples ---------------------------------------------------------------------------------------- */

/* What makes the p-value of a correlation another one than its n has: pooled over studies, of observations within people, of ranks, or
 * with something held constant. */
static gboolean
is_of_other_sample (PraxisReviewContext   *context,
                    PraxisReviewText      *text,
                    const PraxisStatistic *statistic)
{
  static const char * const words[] = {
    "meta-analy*", "studies", "trials", "samples", "pooled", "weighted", "partial", "semipartial", "semi-partial", "controlling",
    "controlled", "adjusted", "adjusting", "multilevel", "multi-level", "hierarchical", "nested", "within-*", "between-*", "within",
    "repeated", "observations", "sessions", "dyads", "latent", "disattenuated", "spearman*", "kendall*", "rank*", "biserial",
    "point-biserial", "imputed", "k", NULL
  };
  GArray *all = praxis_review_context_get_words (context, text);

  return statistic->is_df_of_n && praxis_review_words_has (all, 0, all->len, words);
}

/* --- Remarks ---------------------------------------------------------------------------------------------- */

static void
remark (PraxisReviewContext   *context,
        PraxisReviewText      *text,
        const PraxisStatistic *statistic)
{
  g_autofree char *computed = praxis_review_dup_p (statistic->computed_p);
  g_autofree char *low = praxis_review_dup_p (statistic->p_low);
  g_autofree char *high = praxis_review_dup_p (statistic->p_high);
  g_autofree char *message = NULL, *reason = NULL;

  message = statistic->decision_error
    /* Translators: %s is a p-value: ".025" or "< .001" */
    ? g_strdup_printf (_("The p-value of this test is %s, on the other side of .05."), computed)
    /* Translators: %s is a p-value: ".025" or "< .001" */
    : g_strdup_printf (_("The p-value of this test is %s."), computed);
  /* Translators: both %s are p-values */
  reason = g_strdup_printf (_("Computed again from the value and the degrees of freedom, with two tails; as the value is rounded, p is "
                              "between %s and %s. One of the numbers is misprinted, or the test had one tail."), low, high);
  praxis_review_remark_on_text (context, text, statistic->start, statistic->end, &(PraxisRemarkFields) {
    .severity = statistic->decision_error ? PRAXIS_SEVERITY_ERROR : PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = reason,
  });
}

/* "p = .000" is another check's, and its fix writes "< .001"; unless the test has no such p-value, nor one that is rounded to .00. */
static gboolean
excludes_zero (const PraxisStatistic *statistic)
{
  double half = statistic->p_decimals > 0 ? 0.5 * pow (10, -statistic->p_decimals) : 0;

  return statistic->decision_error || praxis_p_value_excludes (statistic, MAX (0.001, half));
}

static gboolean
is_wrong (PraxisReviewContext   *context,
          PraxisReviewText      *text,
          const PraxisStatistic *statistic)
{
  if (is_of_other_sample (context, text, statistic))
    return FALSE;
  if (statistic->reported_p == 0)
    return excludes_zero (statistic);
  return statistic->error && !fits_range (statistic) && !fits_one_tail (statistic) && !fits_correction (context, text, statistic);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *statistics = praxis_review_context_get_statistics (context, texts->pdata[i]);

      for (guint j = 0; j < statistics->len; j++)
        {
          if (is_wrong (context, texts->pdata[i], statistics->pdata[j]))
            remark (context, texts->pdata[i], statistics->pdata[j]);
        }
    }
}

const PraxisCheck praxis_check_p_value = {
  .name = "p-value",
  .label = N_("p-values of tests"),
  .rule = N_("A p-value must follow from the value of its test and the degrees of freedom, as far as rounding allows."),
  .source = "Nuijten et al. (2016), https://doi.org/10.3758/s13428-015-0664-2",
  .fields = PRAXIS_CHECK_READS_TEXTS,
  .run = run,
};
