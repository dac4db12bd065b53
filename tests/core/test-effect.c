/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "review/praxis-effect.h"

/* The effects of a text, one a line, as a person would write them down. */
static char *
describe (const char *text)
{
  g_autoptr(GPtrArray) effects = praxis_effects_find (text, "summary");
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < effects->len; i++)
    {
      const PraxisEffect *effect = effects->pdata[i];
      const PraxisFindingFields *fields = praxis_finding_get_fields (effect->finding);
      g_autofree char *words = praxis_finding_to_text (effect->finding);
      g_autofree char *quote = g_strndup (text + effect->start, effect->end - effect->start);

      g_assert_cmpstr (quote, ==, fields->quote);
      g_assert_cmpstr (fields->part, ==, "summary");
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", words);
      if (*fields->comparison != '\0')
        g_string_append_printf (lines, " | %s", fields->comparison);
      if (*fields->time_point != '\0')
        g_string_append_printf (lines, " | at %s", fields->time_point);
      if (fields->direction != PRAXIS_DIRECTION_UNKNOWN)
        g_string_append_printf (lines, " | for %s", praxis_direction_to_string (fields->direction));
    }
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

static const struct { const char *text, *expected; } cases[] = {
  { "In 75 randomized controlled trials with 4507 patients psychotherapy vs. control helped, SMD = \u22120.52 [95% CI \u22120.70, \u22120.33].",
    "SMD = −0.52, 95% CI [−0.70, −0.33], k = 75, N = 4507 | psychotherapy vs. control" },
  { "Depression fell from before treatment to one-year follow-up: d = 1.47; slope β = \u2212.09 per week, p = .001, n = 57 inpatients.",
    "d = 1.47, N = 57 | at one-year follow-up\nβ = −0.09, p = .001, N = 57 | at one-year follow-up" },
  { "Higher mentalizing went with a better outcome: b = \u221216.80, p = .043.", "b = −16.80, p = .043" },
  { "At least one negative effect was reported by 56.6% of 244 people.", "56.6%, N = 244" },
  { "In almost 300 studies alliance and outcome were correlated at r = .29.", "r = 0.29, k = 300" },
  { "An odds ratio of 1.8 (95% CI: 1.2\u20132.7; p < .01) favouring the control group.",
    "OR = 1.80, 95% CI [1.20, 2.70], p < .01 | for comparison" },
  { "CBT compared with a waiting list had g of 0.70, CI95 = .52; .88, k = 17.",
    "g = 0.70, 95% CI [0.52, 0.88], k = 17 | CBT compared with a waiting list" },
  { "It was HR = 0.75 (95 % confidence interval from 0.60 to 0.93).", "HR = 0.75, 95% CI [0.60, 0.93]" },
  { "The number needed to treat was 7.", "NNT = 7" },
  { "Cohen's d = 0.42, 99% CI [0.10, 0.74], in seventeen trials.", "d = 0.42, 99% CI [0.10, 0.74], k = 17" },
  { "In thirty-two trials of two-arm designs it was g = 0.30.", "g = 0.30, k = 32" },
  { "The effect was small, Hedges\u2019 g = 0.20 [0.05; 0.35], in favor of psychodynamic therapy.",
    "g = 0.20, CI [0.05, 0.35] | for treatment" },
  /* A p-value that is of something else. */
  { "It was g = 0.21, 95% CI [0.10, 0.32], in seventeen trials; t(48) = 2.31, p = .060.", "g = 0.21, 95% CI [0.10, 0.32], k = 17" },
  { "It was g = 0.21 at the end, and the alliance predicted who stayed (p = .60).", "g = 0.21" },
  { "It was g = 0.21 in seventeen trials, p < .001.", "g = 0.21, p < .001, k = 17" },
  { "Depression fell (d = 1.47; slope = \u2212.09 per week, p = .001).", "d = 1.47" },
  { "It fell (d = 1.47, SE = 0.21, p < .001).", "d = 1.47, p < .001" },
  { "It fell (d = 1.47, N = 57, p < .001).", "d = 1.47, p < .001, N = 57" },
  { "It was g = 0.30 (95% CI 0.10–0.50); Egger's test p = .40.", "g = 0.30, 95% CI [0.10, 0.50]" },
  { "It was g = 0.30 (95% CI 0.10–0.50), heterogeneity was substantial (p < .001).", "g = 0.30, 95% CI [0.10, 0.50]" },
  { "RR = 1.5 (95% CI 1.1, 2.0); heterogeneity p = .40", "RR = 1.50, 95% CI [1.10, 2]" },
  { "It was g = 0.30 (95% CI 0.10–0.50; τ² = 0.04, p < .001).", "g = 0.30, 95% CI [0.10, 0.50]" },
  { "It was g = 0.30 (95% CI 0.10–0.50); the interaction with age was not significant (p = .40).", "g = 0.30, 95% CI [0.10, 0.50]" },
  /* An interval that is of something else. */
  { "The effect at the end was d = 0.42, and it was 0.65 one year later (95% CI 0.50–0.80).", "d = 0.42 | at one year later" },
  { "The effect was larger in women (d = 0.80) than in men (0.30; 95% CI 0.10–0.50).", "d = 0.80" },
  { "Symptoms fell (d = 0.42), by 5.1 points on the BDI (95% CI 3.2 to 7.0).", "d = 0.42" },
  { "The odds ratio was 2.10, larger than in the first trial (OR 1.4, 95% CI 1.1–1.8).", "OR = 2.10\nOR = 1.40, 95% CI [1.10, 1.80]" },
  { "It was better with experience (r = .04), though expectations mattered more (ES = .24, 95% CI [.18, .30]).", "r = 0.04" },
  { "d = 0.10 and d = 0.42 (95% CIs −0.10 to 0.30 and 0.20 to 0.64, respectively)", "d = 0.10\nd = 0.42" },
  { "d = 0.10 and d = 0.42 (95% CI −0.10 to 0.30 and 0.20 to 0.64, respectively)", "d = 0.10\nd = 0.42" },
  { "The effect was d = 0.42 at the end, and a year later those who had stayed had more of it (95% CI 0.5 to 0.8).", "d = 0.42" },
  { "It was d = 0.42, t(48) = 2.31, p = .025, for the total score (95% CI 1.2 to 3.0).", "d = 0.42" },
  { "The difference between d = 0.60 and d = 0.35 included zero (95% CI −0.08 to 0.58).", "d = 0.60\nd = 0.35" },
  { "They were larger in Asia (g = 0.91, k = 9) than in Europe (g = 0.48, k = 31), p = .012.", "g = 0.91, k = 9\ng = 0.48, k = 31" },
  { "It was d = 0.42 for therapy (g = 0.38), 95% CI 0.20 to 0.64.", "d = 0.42\ng = 0.38" },
  { "It was g = 0.38, I² = 61% (95% CI 40 to 75), in 20 people.", "g = 0.38, N = 20" },
  { "Avoidant ones (n = 18 of 94, 19%) improved.", "19%, N = 94" },
  { "It was 5–8%, and 10.3% of 1,504 patients reported one (I² was 61%).", "10.3%, N = 1504" },
  { "The odds ratio (1.8), 95% CI [1.2, 2.7], p < .01", "OR = 1.80, 95% CI [1.20, 2.70], p < .01" },
  { "It was g = 0.38 (k = 9), 95% CI [0.20, 0.56], p < .01", "g = 0.38, 95% CI [0.20, 0.56], p < .01, k = 9" },
  /* One that is of the effect, further on. */
  { "It was d = 0.42 at the end of treatment (95% CI 0.20 to 0.64).", "d = 0.42, 95% CI [0.20, 0.64] | at end of treatment" },
  { "It was d = 0.42 (SE = 0.11, 95% CI 0.20 to 0.64).", "d = 0.42, 95% CI [0.20, 0.64]" },
  { "It was d = 0.42, p < .001, 95%-CI [0.20, 0.64].", "d = 0.42, 95% CI [0.20, 0.64], p < .001" },
  { "Effects were d = 0.20 [0.10, 0.30] and d = 0.42 [0.20, 0.64], respectively.", "d = 0.20, CI [0.10, 0.30]\nd = 0.42, CI [0.20, 0.64]" },
  { "Mortality fell (RR 0.75; 95% CI 0.60–0.95), NNT 7.5.", "RR = 0.75, 95% CI [0.60, 0.95]\nNNT = 7.5" },
  { "The NNT was 7 (95% CI 5–12).", "NNT = 7, 95% CI [5, 12]" },
  { "η² = .06, ηp² = .10", "η² = 0.06\nη² = 0.10" },
  { "The mean difference was \u22123.2 (95% CI \u22125.1 to \u22121.3), N = 1,204.", "MD = −3.20, 95% CI [−5.10, −1.30], N = 1204" },
  { "r(46) = .30, p = .038", "r = 0.30, p = .038" },
  { "Risk ratio 0.8, RR = 0.80 (0.6-1.1)", "RR = 0.80\nRR = 0.80" },
  { "Two effects: g = 0.70 (k = 17) and g = 0.31 (k = 4).", "g = 0.70, k = 17\ng = 0.31, k = 4" },
};

static void
test_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* What is no effect. */
static void
test_none (void)
{
  static const char *const texts[] = {
    "",
    "A d = 30 days wait, and vitamin d of 2 weeks.",
    "The 95% CI was wide.",
    "Plan B = the other plan. She said r and b.",
    "F(2, 45) = 3.20, p = .05",
    "About 40% did not come back.",                /* of how many is not said */
    "The correlations were 0.3 at most in places", /* of several */
    "Scores were 5.3 and 6.7.",
    "OR 10 of them stayed.",
    "With HR 60–65, RR 0.75–0.80 and OR 1.1 to 1.4 over MD 20%.",
    "It rose by 150% in 20 people.",
    "The g > 0.5 trials were left out.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *found = describe (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (found, ==, "");
    }
}

static void
test_places (void)
{
  static const char text[] = "Größe: g = 0.70 [0.52, 0.88].";
  g_autoptr(GPtrArray) effects = praxis_effects_find (text, "");
  const PraxisEffect *effect;

  g_assert_cmpuint (effects->len, ==, 1);
  effect = effects->pdata[0];
  g_assert_true (g_str_has_prefix (text + effect->estimate_start, "0.70 ["));
  g_assert_true (g_str_has_prefix (text + effect->estimate_end, " ["));
  g_assert_true (g_str_has_prefix (text + effect->lower_start, "0.52"));
  g_assert_true (g_str_has_prefix (text + effect->upper_end, "]."));
  g_assert_cmpint (effect->estimate_decimals, ==, 2);
  g_assert_cmpint (effect->bound_decimals, ==, 2);
  g_assert_cmpstr (praxis_finding_get_fields (effect->finding)->prefix, ==, "Größe: ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/effect/found", test_found);
  g_test_add_func ("/effect/none", test_none);
  g_test_add_func ("/effect/places", test_places);

  return g_test_run ();
}
