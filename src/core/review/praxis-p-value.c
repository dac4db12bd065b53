/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-p-value.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

/*
 * Computes p-values again, and judges those that were reported. The verdicts are those of statcheck (Nuijten, Hartgerink, van Assen,
 * Epskamp & Wicherts, 2016, Behavior Research Methods 48, 1205–1226): a value that was printed as 2.31 may be anything from 2.305 to
 * 2.315, and a p-value is in error where no value in that range has it.
 */

#define ALPHA 0.05

/* Less than any digit that is printed: what rounding in binary may be off. */
#define TINY 1e-12

/**
 * praxis_p_value_compute:
 * @type: a test
 * @value: its value
 * @df1: its degrees of freedom, as PraxisStatistic has them
 * @df2: the others
 *
 * Returns: the two-tailed p-value of t, r and z, the upper tail of the others; NaN where there is none
 */
double
praxis_p_value_compute (PraxisStatisticType type,
                        double              value,
                        double              df1,
                        double              df2)
{
  gsl_set_error_handler_off ();
  switch (type)
    {
    case PRAXIS_STATISTIC_T:
      return df2 > 0 ? 2 * gsl_cdf_tdist_P (-fabs (value), df2) : NAN;
    case PRAXIS_STATISTIC_F:
      return df1 > 0 && df2 > 0 ? gsl_cdf_fdist_Q (MAX (value, 0), df1, df2) : NAN;
    case PRAXIS_STATISTIC_R:
      if (df2 <= 0 || fabs (value) > 1)
        return NAN;
      return fabs (value) == 1 ? 0 : 2 * gsl_cdf_tdist_P (-fabs (value) * sqrt (df2 / (1 - value * value)), df2);
    case PRAXIS_STATISTIC_Z:
      return 2 * gsl_cdf_ugaussian_P (-fabs (value));
    case PRAXIS_STATISTIC_CHI2:
    case PRAXIS_STATISTIC_Q:
    case PRAXIS_STATISTIC_QB:
    case PRAXIS_STATISTIC_QW:
    default:
      return df1 > 0 ? gsl_cdf_chisq_Q (MAX (value, 0), df1) : NAN;
    }
}

static double
round_to (double number,
          int    decimals)
{
  double scale = pow (10, decimals);

  return round (number * scale) / scale;
}

/* The p-values that the value can have: of what is printed as 2.31 the greatest is that of 2.305. */
static void
compute_range (PraxisStatistic *statistic)
{
  double half = 0.5 * pow (10, -statistic->value_decimals);
  double low = praxis_p_value_compute (statistic->type, statistic->value - half, statistic->df1, statistic->df2);
  double high = praxis_p_value_compute (statistic->type, statistic->value + half, statistic->df1, statistic->df2);

  statistic->computed_p = praxis_p_value_compute (statistic->type, statistic->value, statistic->df1, statistic->df2);
  statistic->p_low = fmin (low, high);
  statistic->p_high = fmax (low, high);
}

/* "ns" says that p is above the level. */
static void
get_reported (const PraxisStatistic *statistic,
              char                  *comparison,
              double                *p)
{
  *comparison = statistic->p_comparison == 'n' ? '>' : statistic->p_comparison;
  *p = statistic->p_comparison == 'n' ? ALPHA : statistic->reported_p;
}

/* A p-value is rounded where it is given as equal to a number, and a limit is not. */
static double
round_like (const PraxisStatistic *statistic,
            double                 p)
{
  return statistic->p_comparison == '=' ? round_to (p, statistic->p_decimals) : p;
}

/* Of "t < 1" no more is known than that p is above that of 1, of "t > 1" that it is below. */
static gboolean
is_error (const PraxisStatistic *statistic)
{
  double low = round_like (statistic, statistic->p_low), high = round_like (statistic, statistic->p_high), p;
  char comparison;

  get_reported (statistic, &comparison, &p);
  if (p == 0)
    return TRUE;
  switch (statistic->test_comparison)
    {
    case '<':
      return comparison != '>' && p < high - TINY;
    case '>':
      return comparison != '<' && p > low + TINY;
    default:
      return (comparison != '>' && p < low - TINY) || (comparison != '<' && p > high + TINY);
    }
}

/* Whether what is reported and what is computed fall on two sides of the level, as far as the value says. */
static gboolean
is_decision_error (const PraxisStatistic *statistic)
{
  gboolean significant = statistic->computed_p <= ALPHA, too_small, too_great;
  double p;
  char comparison;

  get_reported (statistic, &comparison, &p);
  too_small = comparison != '>' && p <= ALPHA && !significant;
  too_great = comparison != '<' && (comparison == '>' ? p >= ALPHA : p > ALPHA) && significant;
  switch (statistic->test_comparison)
    {
    case '<':
      return too_small;
    case '>':
      return too_great;
    default:
      return too_small || too_great;
    }
}

/* A value that is printed as 0.0 may be nothing at all, of which p is 1; statcheck's range ends with the p-values of its two ends. */
static gboolean
may_be_nothing (const PraxisStatistic *statistic)
{
  return fabs (statistic->value) <= 0.5 * pow (10, -statistic->value_decimals);
}

/**
 * praxis_p_value_judge:
 * @statistic: a test as it is reported
 *
 * Computes its p-value, and says whether the reported one is in error.
 */
void
praxis_p_value_judge (PraxisStatistic *statistic)
{
  compute_range (statistic);
  if (isnan (statistic->computed_p))
    return;
  statistic->error = is_error (statistic);
  statistic->decision_error = statistic->error && is_decision_error (statistic);
  if (may_be_nothing (statistic))
    statistic->p_high = 1;
}

/**
 * praxis_p_value_excludes:
 * @statistic: a test that was judged
 * @limit: a p-value
 *
 * Returns: whether it would be an error to report the p-value of the test as below @limit; where the text says that tests had one tail,
 *   with one as well
 */
gboolean
praxis_p_value_excludes (const PraxisStatistic *statistic,
                         double                 limit)
{
  PraxisStatistic below = *statistic;

  below.p_comparison = '<';
  below.reported_p = statistic->one_tailed_in_text ? 2 * limit : limit;
  below.error = FALSE;
  praxis_p_value_judge (&below);
  return below.error;
}
