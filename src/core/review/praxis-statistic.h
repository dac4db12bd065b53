/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisStatisticType:
 * @PRAXIS_STATISTIC_T: Student's t, with one number of degrees of freedom
 * @PRAXIS_STATISTIC_F: F, with two
 * @PRAXIS_STATISTIC_R: a correlation, with one
 * @PRAXIS_STATISTIC_Z: z, with none
 * @PRAXIS_STATISTIC_CHI2: χ², with one
 * @PRAXIS_STATISTIC_Q: Q of a test for heterogeneity, with one
 * @PRAXIS_STATISTIC_QB: Q between groups, with one
 * @PRAXIS_STATISTIC_QW: Q within groups, with one
 *
 * The tests whose p-value can be computed from what is printed.
 */
typedef enum
{
  PRAXIS_STATISTIC_T,
  PRAXIS_STATISTIC_F,
  PRAXIS_STATISTIC_R,
  PRAXIS_STATISTIC_Z,
  PRAXIS_STATISTIC_CHI2,
  PRAXIS_STATISTIC_Q,
  PRAXIS_STATISTIC_QB,
  PRAXIS_STATISTIC_QW,
} PraxisStatisticType;

#define PRAXIS_N_STATISTIC_TYPES 8

/**
 * PraxisStatistic:
 * @type: which test
 * @start: where it starts in the text, in bytes
 * @end: where it ends, in bytes, the p-value included
 * @raw: the words, with white space made one space
 * @df1: the degrees of freedom of χ² and Q, and the first ones of F; NaN for other tests
 * @df2: the degrees of freedom of t and r, and the second ones of F; NaN for other tests
 * @test_comparison: '=', '<' or '>'
 * @value: the value of the test
 * @value_decimals: how many decimals it was printed with
 * @p_comparison: '=', '<' or '>'; 'n' for "ns"
 * @reported_p: the p-value as printed; NaN for "ns"
 * @p_decimals: how many decimals that was printed with
 * @computed_p: the two-tailed p-value of @value; NaN where it cannot be computed
 * @p_low: the smallest p-value that a value which is printed so can have
 * @p_high: the greatest one; 1 where the value may be nothing
 * @one_tailed_in_text: whether the text says "one-tailed", "one-sided" or "directional"
 * @is_df_of_n: whether the text gives no degrees of freedom, and @df2 is that of a correlation among as many people as it gives
 * @error: whether no such p-value would be printed as @reported_p is
 * @decision_error: whether, besides, one of the two is significant at 5% and the other one is not
 * @p_start: where the p-value starts ("p", or "ns"), in bytes
 *
 * One test as a text reports it, with its p-value computed again. The names in JSON are those of statcheck's table.
 */
typedef struct
{
  PraxisStatisticType  type;
  gsize                start;
  gsize                end;
  gsize                p_start;
  char                *raw;
  double               df1;
  double               df2;
  double               value;
  double               reported_p;
  double               computed_p;
  double               p_low;
  double               p_high;
  int                  value_decimals;
  int                  p_decimals;
  char                 test_comparison;
  char                 p_comparison;
  gboolean             one_tailed_in_text;
  gboolean             is_df_of_n;
  gboolean             error;
  gboolean             decision_error;
} PraxisStatistic;

GPtrArray  *praxis_statistics_find          (const char          *text);
void        praxis_statistic_free           (PraxisStatistic     *self);
const char *praxis_statistic_type_to_string (PraxisStatisticType  type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisStatistic, praxis_statistic_free)

G_END_DECLS
