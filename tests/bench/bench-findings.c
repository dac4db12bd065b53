/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-findings.h"

/* What an invented post reports: one to four effects of one or two measures, some of them without an interval, and now and then
 * one so uncertain that a plot has to cut it. */

static void
add_interval (PraxisFindingFields *fields,
              GRand               *random)
{
  double width = g_rand_double_range (random, 0.05, 0.4) * (g_rand_int_range (random, 0, 40) == 0 ? 20 : 1);

  if (praxis_measure_is_ratio (fields->measure))
    {
      fields->lower = fields->estimate / exp (width);
      fields->upper = fields->estimate * exp (width);
    }
  else
    {
      fields->lower = fields->estimate - width;
      fields->upper = fields->estimate + width;
    }
  fields->level = g_rand_int_range (random, 0, 10) == 0 ? 90 : 95;
}

static double
make_estimate (PraxisMeasure  measure,
               GRand         *random)
{
  switch (measure)
    {
    case PRAXIS_MEASURE_NNT: return g_rand_int_range (random, 2, 60);
    case PRAXIS_MEASURE_PERCENTAGE: return g_rand_int_range (random, 1, 99);
    default: return praxis_measure_is_ratio (measure) ? g_rand_double_range (random, 0.4, 3) : g_rand_double_range (random, -0.4, 1.2);
    }
}

/* As a study prints it. */
static double
rounded (double number)
{
  return round (number * 100) / 100;
}

static PraxisFinding *
make_finding (GRand *random)
{
  static const char *const comparisons[] = { "Therapy vs. care as usual", "Therapy vs. waiting list", "Therapy vs. another therapy",
                                             "Therapy & medication vs. medication <alone>" };
  static const char *const times[] = { "", "end of treatment", "follow-up" };
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;

  fields.measure = g_rand_int_range (random, PRAXIS_MEASURE_HEDGES_G, PRAXIS_N_MEASURES);
  fields.estimate = make_estimate (fields.measure, random);
  if (fields.measure < PRAXIS_MEASURE_ETA_SQUARED && g_rand_int_range (random, 0, 5) > 0)
    add_interval (&fields, random);
  fields.estimate = rounded (fields.estimate);
  fields.lower = rounded (fields.lower);
  fields.upper = rounded (fields.upper);
  fields.n = g_rand_int_range (random, 0, 3) > 0 ? g_rand_int_range (random, 20, 5000) : 0;
  fields.k = g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 2, 90) : 0;
  fields.comparison = comparisons[g_rand_int_range (random, 0, G_N_ELEMENTS (comparisons))];
  fields.time_point = times[g_rand_int_range (random, 0, G_N_ELEMENTS (times))];
  fields.direction = g_rand_int_range (random, 0, PRAXIS_N_DIRECTIONS);
  fields.is_explained = g_rand_int_range (random, 0, 3) == 0;
  return praxis_finding_new (&fields);
}

/**
 * bench_findings_make:
 * @random: chance
 *
 * Returns: (transfer full) (element-type PraxisFinding): what a post reports
 */
GPtrArray *
bench_findings_make (GRand *random)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_rand_int_range (random, 0, 5);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (findings, make_finding (random));
  return findings;
}
