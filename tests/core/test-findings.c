/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-findings.h"

#include <math.h>

/* With an interval of 95%, or without one where the bounds are NAN. */
PraxisFinding *
test_finding_new (PraxisMeasure  measure,
                  double         estimate,
                  double         lower,
                  double         upper)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = measure;
  fields.estimate = estimate;
  fields.lower = lower;
  fields.upper = upper;
  fields.level = isnan (lower) ? NAN : 95;
  return praxis_finding_new (&fields);
}

GPtrArray *
test_findings_new (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

void
test_findings_add (GPtrArray     *findings,
                   PraxisMeasure  measure,
                   double         estimate,
                   double         lower,
                   double         upper)
{
  g_ptr_array_add (findings, test_finding_new (measure, estimate, lower, upper));
}
