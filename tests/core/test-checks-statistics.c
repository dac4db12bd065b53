/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-review.h"

/* The checks of tests, p-values and intervals, each in both directions. */

static const TestReviewRow rows[] = {
  /* Fires */
  { "p-value", "It was t(48) = 2.31, *p* = .060.", "error: t(48) = 2.31, p = .060" },
  { "p-value", "It was t(48) = 2.31, p = .030.", "doubt: t(48) = 2.31, p = .030" },
  { "p-value", "It was F(1, 40) = 1.90, p < .05.", "error: F(1, 40) = 1.90, p < .05" },
  { "p-value", "It was t(48) = 1.10, p = .000.", "error: t(48) = 1.10, p = .000" },
  /* and stays silent */
  { "p-value", "It was t(48) = 2.31, p = .025.", "" },
  { "p-value", "It was t(48) = 2.3, p = .026.", "" },
  { "p-value", "It was t(28) = 1.90, p = .034, one-tailed.", "" },
  { "p-value", "It was t(48) = 9.31, p = .000.", "" },
  { "p-value", "The scores fell by p = .03 of t in 48 weeks.", "" },
  { "p-value", "It was t(120) = 5.02, p = 1.8e-06.", "" },
  { "p-value", "It was t(28) = 0.0, p = 1.00.", "" },
  { "p-value", "At the cut-off, z = 1.5, nobody was worse; the groups differed, p = .001.", "" },
  { "p-value", "It was t(45) = 2,104; p = 0,041.", "" },

  { "p-value", "It was t(45) = 2.40, p = .061 (Bonferroni-corrected).", "" },
  { "p-value", "The p-values were corrected by the Holm method: t(45) = 2.40, p = .061.", "" },
  { "p-value", "All comparisons were Tukey-adjusted. The first was t(45) = 2.40, p = .061.", "" },
  { "p-value", "It was t(45) = 2.10, p (adjusted) = .123.", "" },
  { "p-value", "With a Greenhouse–Geisser correction it was F(2, 90) = 4.10, p = .026.", "" },
  { "p-value", "It was so after correction for multiple testing, t(98) = 3.01, p = .020.", "" },
  { "p-value", "False discovery rate was controlled; it was t(61) = 2.20, p = .047.", "" },
  { "p-value", "It was adjusted for multiple comparisons, t(45) = 2.40, p = .061.", "" },
  { "p-value", "As a power it is t(120) = 5.02, p = 1.8 × 10⁻⁶.", "" },
  { "p-value", "After Bonferroni correction it was t(45) = 1.40, p = .010.", "error: t(45) = 1.40, p = .010" },
  { "p-value", "Adjusted for age, it was t(45) = 2.40, p = .061.", "error: t(45) = 2.40, p = .061" },
  { "p-value", "We used the bootstrap for indirect effects. It was t(45) = 2.40, p = .061.", "error: t(45) = 2.40, p = .061" },
  { "p-value", "It was H(2) = 5.1, p = .017.", "error: H(2) = 5.1, p = .017" },
  { "p-value", "It was H(2) = 6.1, p = .017.", "doubt: H(2) = 6.1, p = .017" },
  { "p-value", "It was Δχ²(1) = 5.20, p = .04.", "doubt: Δχ²(1) = 5.20, p = .04" },
  { "p-value", "It was H(2) = 6.1, p = .047, Δχ²(1) = 5.20, p = .023, and G(1) = 4.1, p = .043.", "" },

  { "p-zero", "t(48) = 9.31, *p* = .000.", "suggestion: = .000" },
  { "p-zero", "p<0.000", "suggestion: <0.000" },
  { "p-zero", "with p = 1.3 it was", "error: = 1.3" },
  { "p-zero", "p = −.03", "error: = −.03" },
  { "p-zero", "with p = 05 it was, and p = 3.", "error: = 05\nerror: = 3" },
  { "p-zero", "p < .001, p = .0004, p = 1.00", "" },
  { "p-zero", "The effect (p = 1.2 × 10⁻⁶) was large, p = 1.2 x 10-6, p = 1.2*10^-6, p = 1.1 × 10^−9, p = 1.1 · 10−9.", "" },
  { "p-zero", "There was a model where p = 5 predictors were used.", "" },
  { "p-zero", "It was p =.0.3 then.", "" },
  { "p-zero", "It was p = 1.2 × 10 in places, p = 3.1 x2.", "error: = 1.2\nerror: = 3.1" },
  { "p-zero", "p > .000 of the time; step = 0.0", "" },
  { "p-zero", "page p 0; p. 0.0; top = 3", "" },
  { "p-zero", "p = 45% of them", "" },

  { "interval", "g = 0.70, 95% CI [0.90, 0.20].", "error: g = 0.70, 95% CI [0.90, 0.20]" },
  { "interval", "SMD = 0.52, 95% CI [−0.70, −0.33].", "error: SMD = 0.52, 95% CI [−0.70, −0.33]" },
  { "interval", "g = 0.70, 95% CI [0.10, 0.75].", "doubt: g = 0.70, 95% CI [0.10, 0.75]" },
  { "interval", "OR = 2.60 (95% CI 1.10–2.70)", "doubt: OR = 2.60 (95% CI 1.10–2.70)" },
  { "interval", "g = 0.40, 95% CI [0.20, 0.60], p = .30", "doubt: g = 0.40, 95% CI [0.20, 0.60], p = .30" },
  { "interval", "g = 0.40, 95% CI [−0.20, 1.00], p < .01", "doubt: g = 0.40, 95% CI [−0.20, 1.00], p < .01" },
  { "interval", "g = 0.70 [0.52, 0.88]", "suggestion: g = 0.70 [0.52, 0.88]" },
  { "interval", "RR 0.75 (95% CI 0.80–0.95)", "error: RR 0.75 (95% CI 0.80–0.95)" },
  { "interval", "g = 0.40, p < .01, 95% CI [−0.20, 1.00]", "doubt: g = 0.40, p < .01, 95% CI [−0.20, 1.00]" },
  { "interval", "The NNT was 7 (95%-CI 12–20).", "error: NNT was 7 (95%-CI 12–20)" },
  { "interval", "The effect was b = 0.11, 95% CI [0.01, 0.31].", "doubt: b = 0.11, 95% CI [0.01, 0.31]" },
  { "interval", "The indirect effect was b = 0.11, bias-corrected bootstrap 95% CI [0.01, 0.31].", "" },
  { "interval", "The posterior had b = 0.11, 95% credible interval [0.01, 0.31].", "" },
  { "interval", "NNT = 10 (95% CI 4 to −50)", "" },
  { "interval", "The effect at the end was d = 0.42, and it was 0.65 one year later (95% CI 0.50–0.80).", "" },
  { "interval", "The effect was larger in women (d = 0.80) than in men (0.30; 95% CI 0.10–0.50).", "" },
  { "interval", "Symptoms fell (d = 0.42), by 5.1 points on the BDI (95% CI 3.2 to 7.0).", "" },
  { "interval", "The odds ratio was 2.10, larger than in the first trial (OR 1.4, 95% CI 1.1–1.8).", "" },
  { "interval", "They were better (r = .04), though patients’ expectations mattered more (ES = .24, 95% CI [.18, .30]).", "" },
  { "interval", "d = 0.10 and d = 0.42 (95% CIs −0.10 to 0.30 and 0.20 to 0.64, respectively)", "" },
  { "interval", "g = 0.30 (95% CI 0.10–0.50); Egger's test p = .40", "" },
  { "interval", "g = 0.05 (95% CI −0.10–0.20), but heterogeneity was substantial (p < .001).", "" },
  { "interval", "Intervals are at 95%: g = 0.70 [0.52, 0.88], g = 0.20 [0.10, 0.30]", "" },
  { "interval", "SMD = −0.52 [95% CI −0.70, −0.33]", "" },
  { "interval", "OR = 1.80, 95% CI [1.20, 2.70], p < .01", "" },
  { "interval", "g = 0.4, 95% CI [0.2, 0.6], p = .001", "" },
  { "interval", "g = 0.70, 95% CI [0.52, 0.87]", "" },
  { "interval", "g = 0.20, 95% CI [0.00, 0.40], p = .05", "" },
  { "interval", "g = 0.21, 95% CI [0.10, 0.32]; t(48) = 0.51, p = .61.", "" },
  { "interval", "r = .80, 95% CI [.40, .90]", "" },
  { "interval", "HR = 0.75 (95% CI 0.56 to 1.00), p = .048", "" },
  { "interval", "g = 0.20, 99% CI [−0.05, 0.45], p = .03", "" },
  /* The interval of a share is seldom symmetric, and beside shares stand intervals of differences. */
  { "interval", "Of 180 patients 52% (95% CI 60 to 44) recovered.", "error: 52% (95% CI 60 to 44)" },
  { "interval", "Of 40 patients 2.5% (95% CI 0.4% to 12.9%) got worse.", "" },
  { "interval", "Of 180 patients 52% vs. 40% (95% CI 2 to 22) recovered.", "" },
  { "interval", "Of 180 patients 52% (95% CI 0.44 to 0.60) recovered.", "" },
  { "interval", "Of 180 patients 12% (95% CI 2 to 22) more recovered.", "" },
  { "interval", "The odds ratio (OR) for dropout was 2.60 (95% CI 1.10–2.70)", "doubt: odds ratio (OR) for dropout was 2.60 (95% CI 1.10–2.70)" },
  { "interval", "The correlation between alliance and outcome was .28 in women, and they liked it (95% CI .40 to .60).", "" },
};

static void
test_rows (void)
{
  test_review_check_rows (rows, G_N_ELEMENTS (rows));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks-statistics/rows", test_rows);

  return g_test_run ();
}
