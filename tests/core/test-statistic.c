/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "review/praxis-p-value.h"
#include "review/praxis-statistic.h"

/* build-aux/check-statistics compares thousands of sentences with statcheck; here is what it does not know, and what is none. */

static void
assert_one (const char          *text,
            PraxisStatisticType  type,
            double               df,
            double               value,
            double               p)
{
  g_autoptr(GPtrArray) found = praxis_statistics_find (text);
  const PraxisStatistic *statistic;
  double last;

  g_assert_cmpuint (found->len, ==, 1);
  statistic = found->pdata[0];
  last = isnan (statistic->df2) ? statistic->df1 : statistic->df2;
  g_assert_cmpint (statistic->type, ==, type);
  g_assert_true (isnan (df) ? isnan (last) : last == df);
  g_assert_cmpfloat (statistic->value, ==, value);
  g_assert_true (isnan (p) ? isnan (statistic->reported_p) : statistic->reported_p == p);
}

static void
assert_none (const char *text)
{
  g_autoptr(GPtrArray) found = praxis_statistics_find (text);

  g_assert_cmpuint (found->len, ==, 0);
}

/* As a person reads them, and statcheck does not. */
static void
test_shapes (void)
{
  assert_one ("It was t\u2009(45)\u2009=\u20092.10,\u00a0p\u202f=\u202f.04.", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("It was t(45) = \u22122.10, p = .04.", PRAXIS_STATISTIC_T, 45, -2.1, 0.04);
  assert_one ("It was t(45) = 2.10; p = .04.", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("It was t(45) = 2.10 (p = .04).", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("It was t(45) = 2.10, d = 0.62, p = .04.", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("It was t = 2.10, df = 45, p = .04.", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("It was t(df = 45) = 2.10, p-value = .04.", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("It was F[1, 1,204] = 4.12, p's < .05.", PRAXIS_STATISTIC_F, 1204, 4.12, 0.05);
  assert_one ("chi-square (2, N = 1,204) = 9.73, p \u2264 .008", PRAXIS_STATISTIC_CHI2, 2, 9.73, 0.008);
  assert_one ("Q within (22) = 40.1, n.s.", PRAXIS_STATISTIC_QW, 22, 40.1, NAN);
  assert_one ("z = 2.05, p = .04", PRAXIS_STATISTIC_Z, NAN, 2.05, 0.04);
  assert_one ("t(45) = 2,10, p = ,04", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
}

/* Degrees of freedom in more than one way. */
static void
test_degrees (void)
{
  assert_one ("t(1,234) = 2.20, p = .028", PRAXIS_STATISTIC_T, 1234, 2.2, 0.028);
  assert_one ("F(12, 1,234.5) = 2.20, p = .010", PRAXIS_STATISTIC_F, 1234.5, 2.2, 0.01);
  assert_one ("F(1,1,234) = 4.12, p = .04", PRAXIS_STATISTIC_F, 1234, 4.12, 0.04);
  assert_one ("F(1,234) = 4.12, p = .04", PRAXIS_STATISTIC_F, 234, 4.12, 0.04);
  assert_one ("F(2; 45) = 3.2; p = .05", PRAXIS_STATISTIC_F, 45, 3.2, 0.05);
  assert_one ("F2,45 = 3.2, p = .05", PRAXIS_STATISTIC_F, 45, 3.2, 0.05);
  assert_one ("t45 = 2.10, p = .04", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("F = 3.2 (df = 2, 45; p = .05)", PRAXIS_STATISTIC_F, 45, 3.2, 0.05);
  assert_one ("t = 2.1, p = .04, df = 45", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("\u03c7\u00b2(1, 90) = 3.84, p = .05", PRAXIS_STATISTIC_CHI2, 1, 3.84, 0.05);
  assert_one ("\u03c7\u00b2(1; N = 90) = 3.84, p = .05", PRAXIS_STATISTIC_CHI2, 1, 3.84, 0.05);
  assert_one ("r(N = 30) = .38, p = .04", PRAXIS_STATISTIC_R, 28, 0.38, 0.04);
  assert_one ("r = .38 (n = 30), p = .04", PRAXIS_STATISTIC_R, 28, 0.38, 0.04);
  assert_one ("F 1, 58 = 2.10, p = .15", PRAXIS_STATISTIC_F, 58, 2.1, 0.15);
  assert_one ("F = 2.10 on 1 and 58 degrees of freedom, p = .15", PRAXIS_STATISTIC_F, 58, 2.1, 0.15);
  assert_one ("t = 1.20 (58 df), p = .24", PRAXIS_STATISTIC_T, 58, 1.2, 0.24);
}

/* Names and p-values in other words, and what stands between. */
static void
test_words (void)
{
  assert_one ("x2(1) = 3.84, p = .05", PRAXIS_STATISTIC_CHI2, 1, 3.84, 0.05);
  assert_one ("\u03c7 2(1) = 3.84, p = .05", PRAXIS_STATISTIC_CHI2, 1, 3.84, 0.05);
  assert_one ("G\u00b2(1) = 3.84, p = .05", PRAXIS_STATISTIC_CHI2, 1, 3.84, 0.05);
  assert_one ("Chi-squared(1) = 3.84, p = .05", PRAXIS_STATISTIC_CHI2, 1, 3.84, 0.05);
  assert_one ("Q_b(3) = 8.1, p = .04", PRAXIS_STATISTIC_QB, 3, 8.1, 0.04);
  assert_one ("QE(31) = 48.1, p = .03", PRAXIS_STATISTIC_Q, 31, 48.1, 0.03);
  assert_one ("t(45) = 2.10, p (two-tailed) = .04", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("t(45) = 2.10, two-tailed p = .04", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("t(45) = 1.10, NS", PRAXIS_STATISTIC_T, 45, 1.1, NAN);
  assert_one ("t(45) = 1.10, p = n. s.", PRAXIS_STATISTIC_T, 45, 1.1, NAN);
  assert_one ("t(45) = 2.10, 95% CI [0.1, 0.4], p = .04", PRAXIS_STATISTIC_T, 45, 2.1, 0.04);
  assert_one ("F(1, 28) = 5.1, MSE = 3.2, partial \u03b7\u00b2 = .15, p = .03", PRAXIS_STATISTIC_F, 28, 5.1, 0.03);
  assert_one ("t(45) = 2,104; p = 0,041", PRAXIS_STATISTIC_T, 45, 2.104, 0.041);
  assert_one ("t(45) = 2,104.5, p < .001", PRAXIS_STATISTIC_T, 45, 2104.5, 0.001);
}

static void
test_none (void)
{
  assert_none ("");
  assert_none ("f(2, 30) = 4.5 is a formula.");
  assert_none ("It was t(45) = 2.10.");
  assert_none ("It was t(45) = 2.10. People did not see it, p = .04.");
  assert_none ("Q(14) of the year had 3 = 3, p");
  assert_none ("The r = .29 was stable, and p values were not given.");
  assert_none ("bet(45) = 2.10, p = .04");
  assert_none ("r(45) = 2.10, p = .04");
  assert_none ("t(45) = 2.10 for women, while the correlation of .30 had p = .04");
  assert_none ("z = 2.05 was the cut-off; the groups differed, p = .001.");
  assert_none ("z scores (z = 1.5 above the mean) predicted relapse, OR = 1.5, p = .03");
  assert_none ("t(45) = 2.10 (the other test had p = .04)");
  assert_none ("t2 = 4.5, p = .04");
  assert_none ("t = 4.5, p = .04");
  assert_none ("f = 0.25, df = 2, 45, p = .04");
  assert_none ("t(45) = 21%, p = .04");
  assert_none ("t(45, 3, 2) = 2.1, p = .04");
  assert_none ("At t(1) the scores fell; at t(2) = they rose, p = .04.");
}

/* Two results side by side keep their own p-values. */
static void
test_two (void)
{
  g_autoptr(GPtrArray) found = praxis_statistics_find ("t(45) = 2.10, F(1, 30) = 4.5, p = .042; z = 1.2, ns");

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (((PraxisStatistic *) found->pdata[0])->type, ==, PRAXIS_STATISTIC_F);
  g_assert_cmpstr (((PraxisStatistic *) found->pdata[0])->raw, ==, "F(1, 30) = 4.5, p = .042");
  g_assert_cmpint (((PraxisStatistic *) found->pdata[1])->type, ==, PRAXIS_STATISTIC_Z);
}

/* Values of R 4.5 (pt, pf, pchisq, pnorm). */
static void
test_p_values (void)
{
  g_assert_cmpfloat_with_epsilon (praxis_p_value_compute (PRAXIS_STATISTIC_T, 2.31, NAN, 48), 0.0252329374598, 1e-10);
  g_assert_cmpfloat_with_epsilon (praxis_p_value_compute (PRAXIS_STATISTIC_F, 4.12, 2, 56), 0.0214145943742, 1e-10);
  g_assert_cmpfloat_with_epsilon (praxis_p_value_compute (PRAXIS_STATISTIC_Z, -1.96, NAN, NAN), 0.0499957902964, 1e-10);
  g_assert_cmpfloat_with_epsilon (praxis_p_value_compute (PRAXIS_STATISTIC_CHI2, 3.84, 1, NAN), 0.0500435212487, 1e-10);
  g_assert_true (isnan (praxis_p_value_compute (PRAXIS_STATISTIC_T, 2.31, NAN, 0)));
}

static void
test_verdicts (void)
{
  static const struct { const char *text; gboolean error, decision; } cases[] = {
    { "t(48) = 2.31, p = .025", FALSE, FALSE },
    { "t(48) = 2.31, p = .026", FALSE, FALSE },  /* of 2.305 */
    { "t(48) = 2.31, p = .030", TRUE, FALSE },
    { "t(48) = 2.31, p = .060", TRUE, TRUE },
    { "t(48) = 2.31, p < .05", FALSE, FALSE },
    { "t(48) = 2.31, p > .05", TRUE, TRUE },
    { "t(48) = 2.31, ns", TRUE, TRUE },
    { "t(48) = 1.31, ns", FALSE, FALSE },
    { "t(48) = 9.31, p = .000", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) found = praxis_statistics_find (cases[i].text);
      const PraxisStatistic *statistic = found->pdata[0];

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (statistic->error, ==, cases[i].error);
      g_assert_cmpint (statistic->decision_error, ==, cases[i].decision);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistic/shapes", test_shapes);
  g_test_add_func ("/statistic/degrees", test_degrees);
  g_test_add_func ("/statistic/words", test_words);
  g_test_add_func ("/statistic/none", test_none);
  g_test_add_func ("/statistic/two", test_two);
  g_test_add_func ("/statistic/p-values", test_p_values);
  g_test_add_func ("/statistic/verdicts", test_verdicts);

  return g_test_run ();
}
