/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "praxis-catalogue.h"

typedef struct
{
  const char *name;
  const char *symbol;
  const char *label;
  double      no_effect;
  gboolean    is_ratio;
} Measure;

/* The symbols are those of APA 7, table 6.5. */
static const Measure measures[PRAXIS_N_MEASURES] = {
  [PRAXIS_MEASURE_NONE] = { "", "", "", NAN, FALSE },
  /* Translators: what a number in a study is a measure of */
  [PRAXIS_MEASURE_HEDGES_G] = { "g", "g", NC_ ("measure", "Hedges’ g"), 0, FALSE },
  [PRAXIS_MEASURE_COHENS_D] = { "d", "d", NC_ ("measure", "Cohen’s d"), 0, FALSE },
  [PRAXIS_MEASURE_SMD] = { "smd", "SMD", NC_ ("measure", "Standardized mean difference"), 0, FALSE },
  [PRAXIS_MEASURE_MD] = { "md", "MD", NC_ ("measure", "Mean difference"), 0, FALSE },
  [PRAXIS_MEASURE_R] = { "r", "r", NC_ ("measure", "Correlation"), 0, FALSE },
  [PRAXIS_MEASURE_OR] = { "or", "OR", NC_ ("measure", "Odds ratio"), 1, TRUE },
  [PRAXIS_MEASURE_RR] = { "rr", "RR", NC_ ("measure", "Risk ratio"), 1, TRUE },
  [PRAXIS_MEASURE_HR] = { "hr", "HR", NC_ ("measure", "Hazard ratio"), 1, TRUE },
  [PRAXIS_MEASURE_BETA] = { "beta", "β", NC_ ("measure", "Standardized coefficient"), 0, FALSE },
  [PRAXIS_MEASURE_B] = { "b", "b", NC_ ("measure", "Regression coefficient"), 0, FALSE },
  [PRAXIS_MEASURE_ETA_SQUARED] = { "eta-squared", "η²", NC_ ("measure", "Eta squared"), 0, FALSE },
  [PRAXIS_MEASURE_NNT] = { "nnt", "NNT", NC_ ("measure", "Number needed to treat"), NAN, FALSE },
  [PRAXIS_MEASURE_PERCENTAGE] = { "percentage", "%", NC_ ("measure", "Percentage"), NAN, FALSE },
};

/**
 * praxis_measure_to_string:
 * @measure: a measure
 *
 * Returns: (transfer none): its name in files, "eta-squared"; empty for none
 */
const char *
praxis_measure_to_string (PraxisMeasure measure)
{
  g_return_val_if_fail (measure < PRAXIS_N_MEASURES, "");

  return measures[measure].name;
}

/**
 * praxis_measure_parse:
 * @string: (nullable): what praxis_measure_to_string() gave
 *
 * Returns: the measure; %PRAXIS_MEASURE_NONE where it is no name of one
 */
PraxisMeasure
praxis_measure_parse (const char *string)
{
  for (guint i = 0; string != NULL && i < PRAXIS_N_MEASURES; i++)
    {
      if (g_str_equal (measures[i].name, string))
        return i;
    }
  return PRAXIS_MEASURE_NONE;
}

/**
 * praxis_measure_get_symbol:
 * @measure: a measure
 *
 * Returns: (transfer none): how it is written before a number, "η²", the same in every language
 */
const char *
praxis_measure_get_symbol (PraxisMeasure measure)
{
  g_return_val_if_fail (measure < PRAXIS_N_MEASURES, "");

  return measures[measure].symbol;
}

/**
 * praxis_measure_get_label:
 * @measure: a measure
 *
 * Returns: (transfer none): its name for people, in the process's language
 */
const char *
praxis_measure_get_label (PraxisMeasure measure)
{
  g_return_val_if_fail (measure < PRAXIS_N_MEASURES, "");

  return measure == PRAXIS_MEASURE_NONE ? "" : g_dpgettext2 (GETTEXT_PACKAGE, "measure", measures[measure].label);
}

/**
 * praxis_measure_get_label_in:
 * @measure: a measure
 * @language: (nullable): a BCP 47 tag
 *
 * Returns: (transfer none): its name for people, in the language of an exported page
 */
const char *
praxis_measure_get_label_in (PraxisMeasure  measure,
                             const char    *language)
{
  g_return_val_if_fail (measure < PRAXIS_N_MEASURES, "");

  return measure == PRAXIS_MEASURE_NONE ? "" : praxis_catalogue_get (language, "measure", measures[measure].label);
}

/**
 * praxis_measure_is_ratio:
 * @measure: a measure
 *
 * Returns: whether it is compared on the scale of logarithms
 */
gboolean
praxis_measure_is_ratio (PraxisMeasure measure)
{
  g_return_val_if_fail (measure < PRAXIS_N_MEASURES, FALSE);

  return measures[measure].is_ratio;
}

/**
 * praxis_measure_get_no_effect:
 * @measure: a measure
 *
 * Returns: the number that says that there is no effect: 0, or 1 for a ratio; NaN where no number says so
 */
double
praxis_measure_get_no_effect (PraxisMeasure measure)
{
  g_return_val_if_fail (measure < PRAXIS_N_MEASURES, NAN);

  return measures[measure].no_effect;
}

/**
 * praxis_measure_is_standardized:
 * @measure: a measure
 *
 * Returns: whether it counts in standard deviations, so that it can be put as an overlap of two groups
 */
gboolean
praxis_measure_is_standardized (PraxisMeasure measure)
{
  return measure == PRAXIS_MEASURE_HEDGES_G || measure == PRAXIS_MEASURE_COHENS_D || measure == PRAXIS_MEASURE_SMD;
}

/**
 * praxis_measure_get_fault:
 * @measure: a measure
 * @number: a number; NaN for none
 * @is_bound: whether it is a bound of an interval, not an estimate
 *
 * Returns: (transfer none) (nullable): why @measure cannot be that number, a sentence in the process's language; %NULL where it can. A
 *   bound of a ratio may be rounded to 0, and that of a number needed to treat lie anywhere, since it goes through infinity.
 */
const char *
praxis_measure_get_fault (PraxisMeasure measure,
                          double        number,
                          gboolean      is_bound)
{
  g_return_val_if_fail (measure < PRAXIS_N_MEASURES, NULL);

  if (isnan (number))
    return NULL;
  if (measures[measure].is_ratio)
    return number > 0 || (is_bound && number == 0) ? NULL : _("A ratio is greater than 0.");
  switch (measure)
    {
    case PRAXIS_MEASURE_R:
      return fabs (number) <= 1 ? NULL : _("A correlation is between −1 and 1.");
    case PRAXIS_MEASURE_ETA_SQUARED:
      return number >= 0 && number <= 1 ? NULL : _("A share of variance is between 0 and 1.");
    case PRAXIS_MEASURE_PERCENTAGE:
      return number >= 0 && number <= 100 ? NULL : _("A share of people is between 0 and 100 percent.");
    case PRAXIS_MEASURE_NNT:
      return is_bound || fabs (number) >= 1 ? NULL : _("A number needed to treat is 1 or more; −1 or less is one to harm.");
    default:
      return NULL;
    }
}
