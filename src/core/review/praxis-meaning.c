/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-meaning.h"

#include <math.h>

/* Farther out nothing of a normal distribution is left that a double could tell from 0. */
#define FAR 38.0

/**
 * praxis_meaning_normal:
 * @z: a number of standard deviations
 *
 * Returns: the share of a normal distribution that is below @z
 */
double
praxis_meaning_normal (double z)
{
  return erfc (-z / G_SQRT2) / 2;
}

/**
 * praxis_meaning_normal_inverse:
 * @probability: a share, between 0 and 1
 *
 * Returns: below how many standard deviations that share of a normal distribution is
 */
double
praxis_meaning_normal_inverse (double probability)
{
  double low = -FAR;
  double high = FAR;

  /* Until no double lies between both. */
  for (;;)
    {
      double middle = low + (high - low) / 2;

      if (middle <= low || middle >= high)
        return middle;
      if (praxis_meaning_normal (middle) < probability)
        low = middle;
      else
        high = middle;
    }
}

/**
 * praxis_meaning_init:
 * @self: (out caller-allocates): gets what it means
 * @difference: a standardized mean difference, of either sign
 * @event_rate: the share of the comparison group that improves anyway, between 0 and 1
 *
 * Puts a standardized mean difference d as shares of people, of two groups whose values are normally distributed with equal
 * variances, Φ being the distribution function of the normal distribution and |d| the difference without its sign:
 *
 * - overlap: 2 Φ(−|d| / 2) (Reiser and Faraggi 1999, The Statistician 48, 413–418)
 * - Cohen's U3: Φ(|d|) (Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2nd edition, 2.2)
 * - probability of superiority: Φ(|d| / √2) (McGraw and Wong 1992, https://doi.org/10.1037/0033-2909.111.2.361)
 * - number needed to treat: 1 / (Φ(|d| + Φ⁻¹(CER)) − CER), CER being @event_rate (Furukawa and Leucht 2011,
 *   https://doi.org/10.1371/journal.pone.0019070)
 *
 * Returns: whether that can be said; a difference that is no number and an event rate that is no share cannot be put so
 */
gboolean
praxis_meaning_init (PraxisMeaning *self,
                     double         difference,
                     double         event_rate)
{
  double d = fabs (difference);

  if (!isfinite (difference) || !(event_rate > 0 && event_rate < 1))
    return FALSE;
  self->overlap = 2 * praxis_meaning_normal (-d / 2);
  self->u3 = praxis_meaning_normal (d);
  self->superiority = praxis_meaning_normal (d / G_SQRT2);
  self->event_rate = event_rate;
  self->nnt = d > 0 ? 1 / (praxis_meaning_normal (d + praxis_meaning_normal_inverse (event_rate)) - event_rate) : INFINITY;
  return TRUE;
}

/**
 * praxis_meaning_of_finding:
 * @finding: a finding
 * @meaning: (out caller-allocates): gets what it means
 *
 * Returns: whether it counts in standard deviations, so that it can be put so
 */
gboolean
praxis_meaning_of_finding (PraxisFinding *finding,
                           PraxisMeaning *meaning)
{
  const PraxisFindingFields *fields = praxis_finding_get_fields (finding);

  return praxis_measure_is_standardized (fields->measure) &&
         praxis_meaning_init (meaning, fields->estimate, PRAXIS_MEANING_EVENT_RATE);
}
