/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "publish/praxis-forest-plot.h"
#include "test-findings.h"

/* The axis of a forest plot: what it shows, and what is cut. */

static void
test_axis_of_differences (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  PraxisForestAxis axis;
  PraxisForestSpan span;

  test_findings_add (findings, PRAXIS_MEASURE_HEDGES_G, 0.79, 0.7, 0.89);
  test_findings_add (findings, PRAXIS_MEASURE_HEDGES_G, 0.24, 0.13, 0.34);
  praxis_forest_axis_init (&axis, PRAXIS_MEASURE_HEDGES_G, findings);
  g_assert_false (axis.is_log);
  g_assert_cmpfloat (axis.no_effect, ==, 0);
  /* No effect is on it, though nothing reaches that far. */
  g_assert_cmpfloat (praxis_forest_axis_project (&axis, 0), >, 0);
  g_assert_cmpfloat (praxis_forest_axis_project (&axis, 0.89), <, 1);
  g_assert_cmpuint (axis.n_ticks, >=, 3);
  g_assert_cmpfloat_with_epsilon (axis.ticks[0], 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (axis.ticks[1], 0.2, 1e-9);
  g_assert_true (praxis_forest_axis_place (&axis, findings->pdata[0], &span));
  g_assert_true (span.has_interval);
  g_assert_false (span.cut_lower || span.cut_upper);
  g_assert_cmpfloat (span.lower, <, span.estimate);
  g_assert_cmpfloat (span.estimate, <, span.upper);
}

static void
test_axis_of_ratios (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  g_autoptr(PraxisFinding) impossible = test_finding_new (PRAXIS_MEASURE_OR, 0, NAN, NAN);
  PraxisForestAxis axis;
  PraxisForestSpan span;

  test_findings_add (findings, PRAXIS_MEASURE_OR, 2, 1, 4);
  test_findings_add (findings, PRAXIS_MEASURE_OR, 0.5, 0.25, 1);
  praxis_forest_axis_init (&axis, PRAXIS_MEASURE_OR, findings);
  g_assert_true (axis.is_log);
  g_assert_cmpfloat (axis.no_effect, ==, 1);
  /* Half and twice are as far from 1. */
  g_assert_cmpfloat_with_epsilon (praxis_forest_axis_project (&axis, 2) + praxis_forest_axis_project (&axis, 0.5), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (praxis_forest_axis_project (&axis, 1), 0.5, 1e-9);
  for (guint i = 0; i < axis.n_ticks; i++)
    g_assert_cmpfloat (axis.ticks[i], >, 0);
  g_assert_cmpuint (axis.n_ticks, >=, 3);
  g_assert_false (praxis_forest_axis_place (&axis, impossible, &span));
}

/* A lower bound of 0 is infinitely far away on an axis of logarithms. */
static void
test_axis_ratio_zero (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  PraxisForestAxis axis;
  PraxisForestSpan span;

  test_findings_add (findings, PRAXIS_MEASURE_RR, 1.2, 0, 3);
  test_findings_add (findings, PRAXIS_MEASURE_RR, 1.1, 0.9, 1.3);
  praxis_forest_axis_init (&axis, PRAXIS_MEASURE_RR, findings);
  g_assert_true (isfinite (axis.low) && isfinite (axis.high));
  g_assert_true (praxis_forest_axis_place (&axis, findings->pdata[0], &span));
  g_assert_true (span.cut_lower);
  g_assert_cmpfloat (span.lower, ==, 0);
}

static void
test_axis_cuts_long (void)
{
  g_autoptr(GPtrArray) findings = test_findings_new ();
  PraxisForestAxis axis;
  PraxisForestSpan span;

  test_findings_add (findings, PRAXIS_MEASURE_SMD, 0.3, 0.1, 0.5);
  test_findings_add (findings, PRAXIS_MEASURE_SMD, 0.4, 0.2, 0.6);
  test_findings_add (findings, PRAXIS_MEASURE_SMD, 0.5, 0.3, 0.7);
  test_findings_add (findings, PRAXIS_MEASURE_SMD, 0.6, -6, 7.2);
  praxis_forest_axis_init (&axis, PRAXIS_MEASURE_SMD, findings);
  g_assert_cmpfloat (axis.high, <, 1);
  g_assert_true (praxis_forest_axis_place (&axis, findings->pdata[3], &span));
  g_assert_true (span.cut_lower && span.cut_upper);
  g_assert_true (praxis_forest_axis_place (&axis, findings->pdata[0], &span));
  g_assert_false (span.cut_lower || span.cut_upper);
  /* One that is a little longer is not. */
  g_ptr_array_remove_index (findings, 3);
  test_findings_add (findings, PRAXIS_MEASURE_SMD, 0.6, 0.1, 1.1);
  praxis_forest_axis_init (&axis, PRAXIS_MEASURE_SMD, findings);
  g_assert_true (praxis_forest_axis_place (&axis, findings->pdata[3], &span));
  g_assert_false (span.cut_lower || span.cut_upper);
}

static void
test_axis_alone (void)
{
  static const struct
  {
    PraxisMeasure measure;
    double        number;
  } cases[] = {
    { PRAXIS_MEASURE_NNT, 4.7 }, { PRAXIS_MEASURE_PERCENTAGE, 56.6 }, { PRAXIS_MEASURE_COHENS_D, 0 }, { PRAXIS_MEASURE_OR, 1 },
    { PRAXIS_MEASURE_MD, -1e9 }, { PRAXIS_MEASURE_HR, 1e-6 },         { PRAXIS_MEASURE_R, 1 },        { PRAXIS_MEASURE_PERCENTAGE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) findings = test_findings_new ();
      PraxisForestAxis axis;
      PraxisForestSpan span;

      test_findings_add (findings, cases[i].measure, cases[i].number, NAN, NAN);
      praxis_forest_axis_init (&axis, cases[i].measure, findings);
      g_assert_cmpfloat (axis.low, <, axis.high);
      g_assert_cmpuint (axis.n_ticks, >=, 1);
      g_assert_true (praxis_forest_axis_place (&axis, findings->pdata[0], &span));
      g_assert_false (span.has_interval);
      g_assert_cmpfloat (span.estimate, >, 0);
      g_assert_cmpfloat (span.estimate, <, 1);
      g_assert_true (isnan (axis.no_effect) ==
                     (cases[i].measure == PRAXIS_MEASURE_NNT || cases[i].measure == PRAXIS_MEASURE_PERCENTAGE));
    }
}

/* Whatever a file from elsewhere says, the axis is one, and the picture has an end. */
static void
test_axis_extreme (void)
{
  static const double numbers[] = { 1.7e308, -1.7e308, 5e-324, -5e-324, 1e300, 1, 0, 123456789012345 };

  for (guint measure = PRAXIS_MEASURE_NONE + 1; measure < PRAXIS_N_MEASURES; measure++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        {
          for (gsize n = 0; n < G_N_ELEMENTS (numbers); n++)
            {
              g_autoptr(GPtrArray) findings = test_findings_new ();
              g_autoptr(PraxisForestPlot) plot = NULL;
              g_autofree char *svg = NULL;

              test_findings_add (findings, measure, numbers[i], numbers[n], numbers[i]);
              test_findings_add (findings, measure, numbers[n], numbers[n], numbers[i]);
              test_findings_add (findings, measure, numbers[n], NAN, NAN);
              plot = praxis_forest_plot_new_for_post ("en", findings, NULL, PRAXIS_FOREST_BY_DATE);
              svg = praxis_forest_plot_to_svg (plot, "T");
              g_assert_cmpuint (strlen (svg), <, 20000);
              g_assert_null (strstr (svg, "=\"nan"));
              g_assert_null (strstr (svg, "=\"-nan"));
              g_assert_null (strstr (svg, "=\"inf"));
              g_assert_null (strstr (svg, "=\"-inf"));
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forest-axis/differences", test_axis_of_differences);
  g_test_add_func ("/forest-axis/ratios", test_axis_of_ratios);
  g_test_add_func ("/forest-axis/ratio-zero", test_axis_ratio_zero);
  g_test_add_func ("/forest-axis/long", test_axis_cuts_long);
  g_test_add_func ("/forest-axis/alone", test_axis_alone);
  g_test_add_func ("/forest-axis/extreme", test_axis_extreme);
  return g_test_run ();
}
