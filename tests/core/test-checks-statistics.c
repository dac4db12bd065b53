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
  { "interval", "Adjusted for age, g = 0.40, 95% CI [0.20, 0.60], p = .30 for the effect.", "doubt: g = 0.40, 95% CI [0.20, 0.60], p = .30" },
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

  /* What is no p-value of the test is not mended into another one. */
  { "p-value", "It was t(28) = 2.20, p = .000.", "doubt: t(28) = 2.20, p = .000" },
  { "p-value", "It was t(28) = 2.20, p < .000.", "doubt: t(28) = 2.20, p < .000" },
  { "p-value", "It was t(28) = 2.20, p = .00.", "doubt: t(28) = 2.20, p = .00" },
  { "p-value", "It was t(28) = 2.20, p = 0.", "doubt: t(28) = 2.20, p = 0" },
  { "p-value", "It was t(28) = 3.80, p = .000; then t(28) = 3.20, p = .00; then t(28) = 3.42, p = .000, one-tailed.", "" },
  { "p-zero", "It was p = 0.", "suggestion: = 0" },
  { "p-zero", "It was significant (p < 0), and so was the other (p = 0, d = 0.52).", "suggestion: < 0\nsuggestion: = 0" },
  { "p-zero", "The model had p = 0 predictors, p = 0, q = 2, p = 0–1, p = 0, 05 and p > 0.", "" },
  { "p-zero", "The axis had p = .00 to .05, p = .00–.05 and p = .00-.05.", "" },

  /* Degrees of freedom in other shapes. */
  { "p-value", "It was r = .12 (n = 40), p < .001.", "error: r = .12 (n = 40), p < .001" },
  { "p-value", "It was r = .12, N = 40, p = .03.", "error: r = .12, N = 40, p = .03" },
  { "p-value", "It was F 1,58 = 2.10, p = .01, and F 2, 58 = 2.10, p = .01.", "error: F 1,58 = 2.10, p = .01\nerror: F 2, 58 = 2.10, p = .01" },
  { "p-value", "It was t = 1.20 and 58 degrees of freedom, p = .03.", "error: t = 1.20 and 58 degrees of freedom, p = .03" },
  { "p-value", "It was F = 2.10 with 1 and 58 degrees of freedom (p = .01).", "error: F = 2.10 with 1 and 58 degrees of freedom (p = .01" },
  { "p-value", "It was t = 1.20 on 58 df, p = .03.", "error: t = 1.20 on 58 df, p = .03" },
  { "p-value", "It was r = .32 (n = 40), p = .044, F 1,58 = 7.10, p = .010 and t = 2.20 with 58 degrees of freedom, p = .032.", "" },
  { "p-value", "The pooled correlation was r = .12 (N = 4,000), p = .02.", "" },
  { "p-value", "The partial correlation was r = .30 (n = 46), p = .060.", "" },
  { "p-value", "Within-person change was r = .12 (n = 40), p < .001.", "" },
  { "p-value", "It was r = .12 (n = 40 women), p < .001.", "" },
  { "p-value", "It was r = .12, 95% CI [.05, .19], n = 40, p < .001.", "" },
  { "p-value", "It was t = 1.20 in 58 patients, p = .03; F 1,58 of them, p = .01; t = 1.20, n = 58, p = .03.", "" },

  /* An interval is of the number that it is built around. */
  { "interval", "They went together, r = .29, d = .62, 95% CI [.10, .47], p = .003.", "" },
  { "interval", "The correlation was .28 (d = 0.58), 95% CI [.20, .36].", "" },
  { "interval", "It was ρ = .29, d = .62, 95% CI [.10, .47].", "" },
  { "interval", "Symptoms fell by 5.1 points (d = 0.42, 95% CI 3.2 to 7.0).", "" },
  { "interval", "It was b = 0.59 (OR = 1.80), 95% CI [0.18, 1.00], p = .004.", "" },
  { "interval", "It was OR = 1.80, d = 0.59, 95% CI [1.20, 2.70].", "" },
  { "interval", "It was r = .29, 95% CI [.10, .47], d = 0.20, 95% CI [0.30, 0.56].", "error: d = 0.20, 95% CI [0.30, 0.56]" },
  { "interval", "It was t(98) = 0.40, p = .69, g = 0.08, 95% CI [0.30, 0.50].", "error: g = 0.08, 95% CI [0.30, 0.50]" },
  { "interval", "In 75 trials with 40% women it was g = 0.80, 95% CI [0.30, 0.50].", "error: g = 0.80, 95% CI [0.30, 0.50]" },

  /* Of the logarithm of a ratio, no effect is 0. */
  { "interval", "The log odds ratio was 0.30, 95% CI [−0.10, 0.70], p = .14.", "" },
  { "interval", "The logarithm of the hazard ratio was 0.12, 95% CI [−0.05, 0.29], p = .17.", "" },
  { "interval", "The natural log of the risk ratio was 0.25 (95% CI 0.05 to 0.45), p = .01.", "" },
  { "interval", "The log-transformed odds ratio was 0.30 (95% CI 0.10 to 0.50), p = .003.", "" },
  { "interval", "In logistic regression the odds ratio was 0.30, 95% CI [0.10, 0.90], p = .14.",
    "doubt: odds ratio was 0.30, 95% CI [0.10, 0.90], p = .14" },

  /* "Not significant" is a p-value. */
  { "interval", "It was g = 0.40, 95% CI [0.20, 0.60], ns.", "doubt: g = 0.40, 95% CI [0.20, 0.60]" },
  { "interval", "It was OR = 1.80 (95% CI 1.20 to 2.70; n.s.). More was not found.", "doubt: OR = 1.80 (95% CI 1.20 to 2.70" },
  { "interval", "It was g = 0.40 (95% CI 0.20 to 0.60), p = ns.", "doubt: g = 0.40 (95% CI 0.20 to 0.60)" },
  { "interval", "It was g = 0.40, 95% CI [0.20, 0.60], not significant.", "doubt: g = 0.40, 95% CI [0.20, 0.60]" },
  { "interval", "The difference was not significant (g = 0.40, 95% CI [0.20, 0.60]).", "doubt: g = 0.40, 95% CI [0.20, 0.60]" },
  { "interval", "There was no significant difference (g = 0.42, 95% CI [0.20, 0.64]).", "doubt: g = 0.42, 95% CI [0.20, 0.64]" },
  { "interval", "It did not reach significance (g = 0.42, 95% CI [0.20, 0.64]).", "doubt: g = 0.42, 95% CI [0.20, 0.64]" },
  { "interval", "There was no significant difference (g = 0.42, 95% CI [0.20, 0.64] in CBT and g = 0.40, 95% CI [0.20, 0.60] in IPT).", "" },
  { "interval", "There was no significant predictor (g = 0.42, 95% CI [0.20, 0.64]).", "" },
  { "interval", "It was g = 0.10, 95% CI [−0.10, 0.30], ns; the rest was not significant (g = 0.10, 95% CI [−0.10, 0.30]).", "" },
  { "interval", "It was g = 0.40, 95% CI [0.20, 0.60], ns for men.", "" },
  { "interval", "It was g = 0.40, 99% CI [0.20, 0.60], ns.", "" },
  { "interval", "It was g = 0.40, 95% CI [0.20, 0.60], and the rest was not significant.", "" },
  { "interval", "It was g = 0.40, 95% CI [0.20, 0.60]; not significant were age and sex.", "" },
  { "interval", "The moderators were not significant (g = 0.40, 95% CI [0.20, 0.60]).", "" },
  { "interval", "After Bonferroni correction it was not significant (g = 0.40, 95% CI [0.20, 0.60]).", "" },

  /* Percentages with their own interval. */
  { "interval", "Dropout was 19.7% (95% CI 28.7% to 30.7%).", "error: 19.7% (95% CI 28.7% to 30.7%)" },
  { "interval", "Then 52% of the 48 patients (95% CI 60 to 70) recovered.", "error: 52% of the 48 patients (95% CI 60 to 70)" },
  { "interval", "It was I² = 61%, 95% CI [70%, 80%].", "error: I² = 61%, 95% CI [70%, 80%]" },
  { "interval", "I² was 61% (95% CI 71 to 48).", "error: I² was 61% (95% CI 71 to 48)" },
  { "interval", "I-squared was 61% (95% CI 40% to 110%).", "error: I-squared was 61% (95% CI 40% to 110%)" },
  { "interval", "Of them 5% of patients (95% CI −3% to 13%) got worse.", "doubt: 5% of patients (95% CI −3% to 13%)" },
  { "interval", "It was I² = 61%, 95% CI [48%, 71%]; I² was 0% (95% CI 0 to 40); 52% of patients (95% CI 45% to 59%) recovered.", "" },
  { "interval", "It was g = 0.52, I² = 61%, 95% CI [0.30, 0.74]. It was I² = .61, 95% CI [0.70, 0.80].", "" },
  { "interval", "It was MD = 15.1, I² = 61%, 95% CI [13.2, 17.0].", "" },
  { "interval", "The rate was 52% in CBT and 40% (95% CI 2% to 22%) in usual care.", "" },
  { "interval", "Then 40% and 52% (95% CI 2% to 22%) recovered.", "" },
  { "interval", "Then 12% more patients (95% CI −3% to 27%) recovered, a difference of 12% (95% CI −3% to 27%).", "" },
  { "interval", "Costs were 80% (95% CI 55% to 115%) of those of usual care.", "" },
  { "interval", "Compared with usual care, 52% (95% CI 2% to 22%) recovered.", "" },
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
