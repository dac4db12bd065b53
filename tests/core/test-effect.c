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
  { "RR = 1.5 (95% CI 1.1, 2.0); heterogeneity p = .40", "RR = 1.50, 95% CI [1.10, 2.00]" },
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
  /* A share with its interval, whose bounds are no shares. */
  { "In 180 patients 52% (95% CI [44, 60]) recovered.", "52%, 95% CI [44, 60], N = 180" },
  { "Remission was 52% (95% CI 44% to 60%, n = 180).", "52%, 95% CI [44, 60], N = 180" },
  { "The rate was 52% (CI 44%–60%) in 180 patients.", "52%, CI [44, 60], N = 180" },
  { "Of 244 people, 13.1% [9.2%, 18.1%] felt worse.", "13.1%, CI [9.2, 18.1], N = 244" },
  { "52% of patients (95% CI, 44%-60%) recovered (N = 180).", "52%, 95% CI [44, 60], N = 180" },
  { "It was 52% (95% CI 44 to 60) with CBT and 40% (95% CI 32 to 48) with drugs, in 180 patients each.",
    "52%, 95% CI [44, 60], N = 180\n40%, 95% CI [32, 48], N = 180" },
  { "Dropout was 19.7% (95% CI [18.7%, 20.7%]) across 669 studies with 83,834 clients.",
    "19.7%, 95% CI [18.7, 20.7], k = 669, N = 83834" },
  /* An interval that is not of the share, and a number that is not of all. */
  { "60% versus 30% (95% CI 20 to 40) of 180 patients recovered.", "60%, N = 180\n30%, N = 180" },
  { "Of 180 patients 52% responded, more than of the others (95% CI 40 to 60).", "52%, N = 180" },
  { "Of 180 patients 52% (95% CI 0.44 to 0.60) responded.", "52%, N = 180" },
  { "Of 180 patients 52% responded (OR 1.6, 95% CI 44% to 60%).", "52%, N = 180\nOR = 1.60, N = 180" },
  { "In 30 trials with 2,400 patients it was 5.2% (95% prediction interval 1% to 12%).", "5.2%, k = 30, N = 2400" },
  { "Of 180 patients, 52% (n = 94) responded.", "52%, N = 180" },
  { "Of 180 patients, 52% (94 people; 95% CI 44 to 60) responded.", "52%, N = 180" },
  { "After treatment 34% (n = 17 of 50) had recovered.", "34%, N = 50" },
  { "It rose from 44% to 60% of 180 patients.", "44%, N = 180\n60%, N = 180" },
  /* Two names of one effect, and what it is of. */
  { "The risk ratio (RR) was 0.72 (95% CI 0.60 to 0.86).", "RR = 0.72, 95% CI [0.60, 0.86]" },
  { "The odds ratio (OR) for dropout was 1.4.", "OR = 1.40" },
  { "The number needed to treat (NNT) was 5.", "NNT = 5" },
  { "NNT was 5 (95% CI 4 to 8), NNT: 6", "NNT = 5, 95% CI [4, 8]\nNNT = 6" },
  { "A standardized mean difference (SMD) of 0.45", "SMD = 0.45" },
  { "The effect size (Hedges' g) was 0.45, an adjusted odds ratio [aOR] 1.4.", "g = 0.45\nOR = 1.40" },
  { "The pooled standardized mean difference across 17 trials was 0.45 (95% CI 0.30 to 0.60; I² = 40%).",
    "SMD = 0.45, 95% CI [0.30, 0.60], k = 17" },
  { "It was g = 0.2 in 12 trials, and NNT = 5 in 40 people.", "g = 0.20, k = 12, N = 40\nNNT = 5, k = 12, N = 40" },
  { "For every 5 patients treated (NNT = 5), one more recovers.", "NNT = 5" },
  { "The odds ratio at 12 months was 1.4, the correlation of alliance with outcome r = .28.", "OR = 1.40\nr = 0.28" },
  { "The relative risk of relapse was estimated at 0.74.", "RR = 0.74" },
  { "The correlation between alliance and outcome was .28.", "r = 0.28" },
  { "The mean difference (MD) on the HAM-D was −2.8 points (95% CI −4.1 to −1.5).", "MD = −2.80, 95% CI [−4.10, −1.50]" },
  { "The odds ratio for CBT vs. waiting list was 2.3 (95% CI 1.8 to 2.9).",
    "OR = 2.30, 95% CI [1.80, 2.90] | CBT vs. waiting list" },
  { "The OR for dropout was 1.4, the HR for relapse 0.6.", "OR = 1.40" },
  { "CBT helped (SMD, −0.45; 95% CI, −0.60 to −0.30).", "SMD = −0.45, 95% CI [−0.60, −0.30]" },
  { "An odds ratio of 1.4 (95% confidence interval (CI) 1.1 to 1.8), OR: 0.72, CI95% [0.60, 0.86].",
    "OR = 1.40, 95% CI [1.10, 1.80]\nOR = 0.72, 95% CI [0.60, 0.86]" },
  { "A d of 0.50 counts as medium, and CBT had d = 0.62.", "d = 0.62" },
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
    /* How much something changed is no share of people. */
    "The risk was reduced by 28% (95% CI 14% to 40%) in 4507 patients.",
    "A 28% relative risk reduction (95% CI 14 to 40) in 4507 patients.",
    "In 4507 patients the risk was 28% lower, a difference of about 12%.",
    "It explained 12% of the variance in 300 patients.",
    "Among 180 patients 44%–60%, or 44% to 60%, or between 44% and 60% responded.",
    "It was 52% (n = 94) here.",
    "About 1 in 5 clients (20%) drops out, one in five clients (20%).",
    /* What would be an effect, or counts as one. */
    "With 80% power to detect an odds ratio of 1.5, 400 patients were needed.",
    "An effect size of 0.2 is considered small, a d of 0.8 would be large.",
    "The sample was powered to find d = 0.5.",
    /* Numbers of something else behind the name of a measure. */
    "The odds ratio for those who stayed was 1.4.",
    "The risk ratio for dropout was 1.4 times that of controls.",
    "The mean difference in age was 1.4 years.",
    "The odds ratio for women was not 1.4 but 2.",
    "The effect size for depression, which was measured twice, was 0.45.",
    "The odds ratio of 1.1 to 1.4, and the odds ratio for dropout was 1.1–1.4.",
    "The correlation for women and men was .28 and .31, respectively.",
    "The correlation for women was 1.28.",
    "The intraclass correlation was .85, the correlation between raters was .80.",
    "The RR for patients at rest was 16.5, the MD for the ward was 1.5 hours late.",
    "She saw an MD, 2.5 years before.",
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
