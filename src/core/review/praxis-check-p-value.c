/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "praxis-checks.h"
#include "praxis-p-value.h"
#include "praxis-review-number.h"
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

/* "p = 1.8e-06" has one decimal for statcheck, and a value of 0.0 no p-value near 1: what is printed fits all the same. */
static gboolean
fits_range (const PraxisStatistic *statistic)
{
  return statistic->test_comparison == '=' && statistic->p_comparison == '=' && statistic->reported_p >= statistic->p_low &&
         statistic->reported_p <= statistic->p_high;
}

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

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *statistics = praxis_review_context_get_statistics (context, texts->pdata[i]);

      for (guint j = 0; j < statistics->len; j++)
        {
          const PraxisStatistic *statistic = statistics->pdata[j];
          gboolean is_zero = statistic->reported_p == 0;

          /* "p = .000" is another check's, unless the test is not significant at all. */
          if (is_zero ? statistic->decision_error : statistic->error && !fits_range (statistic) && !fits_one_tail (statistic))
            remark (context, texts->pdata[i], statistic);
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
