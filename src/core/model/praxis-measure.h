/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisMeasure:
 * @PRAXIS_MEASURE_NONE: none of these
 * @PRAXIS_MEASURE_HEDGES_G: a standardized mean difference, corrected for small samples
 * @PRAXIS_MEASURE_COHENS_D: a standardized mean difference
 * @PRAXIS_MEASURE_SMD: a standardized mean difference that is not said to be one of the two
 * @PRAXIS_MEASURE_MD: a difference of means in the units of the scale
 * @PRAXIS_MEASURE_R: a correlation
 * @PRAXIS_MEASURE_OR: an odds ratio
 * @PRAXIS_MEASURE_RR: a risk ratio
 * @PRAXIS_MEASURE_HR: a hazard ratio
 * @PRAXIS_MEASURE_BETA: a standardized coefficient of a regression
 * @PRAXIS_MEASURE_B: a coefficient of a regression in the units of the scale
 * @PRAXIS_MEASURE_ETA_SQUARED: a share of variance
 * @PRAXIS_MEASURE_NNT: how many must be treated for one more to benefit
 * @PRAXIS_MEASURE_PERCENTAGE: a share of people, in percent
 *
 * What a number that a study reports is a measure of.
 */
typedef enum
{
  PRAXIS_MEASURE_NONE,
  PRAXIS_MEASURE_HEDGES_G,
  PRAXIS_MEASURE_COHENS_D,
  PRAXIS_MEASURE_SMD,
  PRAXIS_MEASURE_MD,
  PRAXIS_MEASURE_R,
  PRAXIS_MEASURE_OR,
  PRAXIS_MEASURE_RR,
  PRAXIS_MEASURE_HR,
  PRAXIS_MEASURE_BETA,
  PRAXIS_MEASURE_B,
  PRAXIS_MEASURE_ETA_SQUARED,
  PRAXIS_MEASURE_NNT,
  PRAXIS_MEASURE_PERCENTAGE,
} PraxisMeasure;

#define PRAXIS_N_MEASURES 14

const char    *praxis_measure_to_string         (PraxisMeasure  measure);
PraxisMeasure  praxis_measure_parse             (const char    *string);
const char    *praxis_measure_get_symbol        (PraxisMeasure  measure);
const char    *praxis_measure_get_label         (PraxisMeasure  measure);
const char    *praxis_measure_get_label_in      (PraxisMeasure  measure,
                                                 const char    *language);
gboolean       praxis_measure_is_ratio          (PraxisMeasure  measure);
double         praxis_measure_get_no_effect     (PraxisMeasure  measure);
gboolean       praxis_measure_is_standardized   (PraxisMeasure  measure);
const char    *praxis_measure_get_fault         (PraxisMeasure  measure,
                                                 double         number,
                                                 gboolean       is_bound);

G_END_DECLS
