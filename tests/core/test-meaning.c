/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "review/praxis-meaning.h"

/* Cohen 1988, table 2.2.1: U3 in percent; its U1 is 1 less the share of both areas that is common to both, so that the overlap of
 * one group is (1 − U1) / (1 − U1 / 2). */
static void
test_cohen (void)
{
  static const struct
  {
    double d, u1, u3;
  } rows[] = {
    { 0, 0, 50 },          { 0.1, 7.7, 54.0 },  { 0.2, 14.7, 57.9 }, { 0.3, 21.3, 61.8 }, { 0.4, 27.4, 65.5 },
    { 0.5, 33.0, 69.1 },   { 0.6, 38.2, 72.6 }, { 0.7, 43.0, 75.8 }, { 0.8, 47.4, 78.8 }, { 0.9, 51.6, 81.6 },
    { 1.0, 55.4, 84.1 },   { 1.5, 70.7, 93.3 }, { 2.0, 81.1, 97.7 }, { 3.0, 92.8, 99.9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PraxisMeaning meaning;
      double u1;

      g_assert_true (praxis_meaning_init (&meaning, rows[i].d, 0.2));
      u1 = (2 - 2 * meaning.overlap) / (2 - meaning.overlap);
      g_assert_cmpfloat_with_epsilon (meaning.u3 * 100, rows[i].u3, 0.051);
      g_assert_cmpfloat_with_epsilon (u1 * 100, rows[i].u1, 0.06);
    }
}

/* McGraw and Wong 1992: a man and a woman of 1960s' United States, 69.7 ± 2.8 and 64.3 ± 2.6 inches: 92 of 100. */
static void
test_superiority (void)
{
  PraxisMeaning meaning;
  double d = (69.7 - 64.3) / sqrt ((2.8 * 2.8 + 2.6 * 2.6) / 2);

  g_assert_true (praxis_meaning_init (&meaning, d, 0.2));
  g_assert_cmpfloat_with_epsilon (meaning.superiority, 0.92, 0.005);
  g_assert_true (praxis_meaning_init (&meaning, 0, 0.2));
  g_assert_cmpfloat_with_epsilon (meaning.superiority, 0.5, 1e-12);
}

/* Of the method of Furukawa and Leucht 2011, for small, middle and large effects. */
static void
test_nnt (void)
{
  static const struct
  {
    double d, rate, nnt;
  } rows[] = {
    { 0.2, 0.2, 16.5 }, { 0.5, 0.2, 6.0 }, { 0.8, 0.2, 3.5 }, { 0.2, 0.5, 12.6 }, { 0.5, 0.5, 5.2 }, { 0.8, 0.5, 3.5 },
  };
  PraxisMeaning meaning;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (praxis_meaning_init (&meaning, rows[i].d, rows[i].rate));
      g_assert_cmpfloat_with_epsilon (meaning.nnt, rows[i].nnt, 0.06);
      g_assert_cmpfloat (meaning.event_rate, ==, rows[i].rate);
    }
  g_assert_true (praxis_meaning_init (&meaning, 0, 0.2));
  g_assert_true (isinf (meaning.nnt));
}

static void
test_sign (void)
{
  PraxisMeaning above, below;

  g_assert_true (praxis_meaning_init (&above, 0.52, 0.2));
  g_assert_true (praxis_meaning_init (&below, -0.52, 0.2));
  g_assert_cmpfloat (above.u3, ==, below.u3);
  g_assert_cmpfloat (above.overlap, ==, below.overlap);
  g_assert_cmpfloat (above.nnt, ==, below.nnt);
}

static void
test_refused (void)
{
  PraxisMeaning meaning;

  g_assert_false (praxis_meaning_init (&meaning, NAN, 0.2));
  g_assert_false (praxis_meaning_init (&meaning, INFINITY, 0.2));
  g_assert_false (praxis_meaning_init (&meaning, 0.5, 0));
  g_assert_false (praxis_meaning_init (&meaning, 0.5, 1));
  g_assert_false (praxis_meaning_init (&meaning, 0.5, NAN));
}

static void
test_finding (void)
{
  PraxisFindingFields fields = PRAXIS_FINDING_FIELDS_INIT;
  PraxisMeaning meaning;

  for (guint i = 0; i < PRAXIS_N_MEASURES; i++)
    {
      g_autoptr(PraxisFinding) finding = NULL;

      fields.measure = i;
      fields.estimate = 0.5;
      finding = praxis_finding_new (&fields);
      g_assert_true (praxis_meaning_of_finding (finding, &meaning) ==
                     (i == PRAXIS_MEASURE_HEDGES_G || i == PRAXIS_MEASURE_COHENS_D || i == PRAXIS_MEASURE_SMD));
    }
}

static void
test_normal (void)
{
  g_assert_cmpfloat_with_epsilon (praxis_meaning_normal (1.959963984540054), 0.975, 1e-14);
  g_assert_cmpfloat_with_epsilon (praxis_meaning_normal_inverse (0.975), 1.959963984540054, 1e-12);
  g_assert_cmpfloat_with_epsilon (praxis_meaning_normal_inverse (0.5), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (praxis_meaning_normal_inverse (0.2), -0.8416212335729143, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meaning/cohen", test_cohen);
  g_test_add_func ("/meaning/superiority", test_superiority);
  g_test_add_func ("/meaning/nnt", test_nnt);
  g_test_add_func ("/meaning/sign", test_sign);
  g_test_add_func ("/meaning/refused", test_refused);
  g_test_add_func ("/meaning/finding", test_finding);
  g_test_add_func ("/meaning/normal", test_normal);
  return g_test_run ();
}
