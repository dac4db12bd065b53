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

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "In 75 randomized controlled trials with 4507 patients psychotherapy vs. control helped, SMD = \u22120.52 [95% CI \u22120.70, \u22120.33].",
    "SMD = −0.52, 95% CI [−0.70, −0.33], k = 75, N = 4507 | psychotherapy vs. control" },
  { "Depression fell from before treatment to one-year follow-up: d = 1.47; slope β = \u2212.09 per week, p = .001, n = 57 inpatients.",
    "d = 1.47 | at one-year follow-up\nβ = −0.09, p = .001, N = 57" },
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
  { "The effect at the end was d = 0.42, and it was 0.65 one year later (95% CI 0.50–0.80).", "d = 0.42" },
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
  { "Risk ratio 0.8, RR = 0.80 (0.6-1.1)", "RR = 0.80\nRR = 0.80, CI [0.60, 1.10]" },
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
  { "60% versus 30% (95% CI 20 to 40) recovered, of 180 patients each.", "60%, N = 180\n30%, N = 180" },
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
  { "It was g = 0.2 in 12 trials, and NNT = 5 in 40 people.", "g = 0.20, k = 12\nNNT = 5" },
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

/* What a percentage is of: the whole, or nothing. */
static const Case shares[] = {
  { "Relapse occurred in 45% of 80 patients and 20% in 60 controls.", "45%, N = 80" },
  { "They were interviewed, 45% of 80 patients with CBT and 20% with TAU.", "45%, N = 80" },
  { "In 52 trials with 4,100 patients, 46% had a high risk of bias.", "" },
  { "In 52 trials with 4,100 patients, 46% dropped out.", "46%, k = 52, N = 4100" },
  { "Of 180 patients, 94 (52.2%) responded.", "52.2%, N = 180" },
  { "Of the 412 clients who started, 103 (25%) dropped out and 20 (4.9%) died.", "25%, N = 412\n4.9%, N = 412" },
  { "94/180 (52.2%) responded, and 27 (28.4%) of 95 did later.", "52.2%, N = 180\n28.4%, N = 95" },
  { "Six of 71 (8.5%) dropped out.", "8.5%, N = 71" },
  { "Ninety-four of the 180 patients, or 52.2%, responded.", "52.2%, N = 180" },
  { "Forty-four percent of 300 patients improved.", "44%, N = 300" },
  { "Twenty-five percent of clients (N = 412) dropped out.", "25%, N = 412" },
  { "Dropout was 25% (103 of 412 clients), response 60% of patients (72 of 120).", "25%, N = 412\n60%, N = 120" },
  { "Recovery was 60% (27/45) with CBT and 40% (19/47) with TAU.", "60%, N = 45\n40%, N = 47" },
  { "In the CBT group (n = 45), 60% responded, and in the TAU group (n = 47), 40% responded.", "60%, N = 45\n40%, N = 47" },
  { "Of 120 patients followed for 12 months, 45% improved.", "45%, N = 120" },
  { "Participants (N = 250, 71.2% female) took part.", "71.2%, N = 250" },
  { "Of 180 patients (52% women) most were depressed.", "52%, N = 180" },
  { "The rate was 17% (95% CI 12% to 23%) in 12 trials with 640 patients.", "17%, 95% CI [12, 23], k = 12, N = 640" },
  /* Those who are the share. */
  { "Thirty participants (30%) dropped out.", "" },
  { "In the CBT condition (n = 121, 75%) most completed it.", "" },
  { "Dropout was 9.4%, n = 308.", "" },
  { "Improvement was seen in 60% of patients (n = 72).", "" },
  { "Of 180 patients, 94 (60%) responded.", "" },
  /* A part of those that are counted. */
  { "In CBT (n = 90) and TAU (n = 88), 52% and 40% responded.", "" },
  { "Response was 47.9% for CBT (n = 71) and 30.0% for waitlist (n = 70).", "" },
  { "Of 180 patients, 52% with CBT and 40% with drugs responded.", "" },
  { "Remission was 40% in the CBT group and 25% in the control group (N = 180).", "" },
  { "Dropout was lower (12% vs. 25%, N = 400).", "" },
  { "Of 120 patients, 80 completed treatment and 45% improved.", "" },
  { "Of 120 patients, 45% of completers improved.", "" },
  { "Of 80 patients 44.1% improved.", "" },
  /* No people. */
  { "Therapists accounted for 5.7% (95% CI 3.4% to 8.0%) of outcome among 6,146 patients, and explained about 5% later.", "" },
  { "Age explained 4% of variance in 300 clients, and gender 2%.", "" },
  { "The power was 80% with 120 patients, with an agreement of 91% in 60 cases.", "" },
  /* The bounds of a share. */
  { "Up to 50% of 300 patients relapse, more than 40% of 200 people, and at least 30% of 100.", "" },
  { "Between 40% and 60% of 300 patients relapse.", "" },
  { "About 40% of 300 patients relapse.", "40%, N = 300" },
  { "They attended 12 of 16 sessions (75%), and in 3/4 (75%) of trials that helped.", "" },
  { "It helped in 94 of 180 trials (52.2%) with 12,000 patients, and in 40 trials (75%) with 3,000 patients.", "" },
  { "Ten to twenty percent of 300 patients got worse, a 95 percent CI.", "" },
};

/* How many people and studies other effects are from. */
static const Case counts[] = {
  { "CBT (n = 45) was superior to drugs (n = 47), d = 0.52.", "d = 0.52" },
  { "CBT (n = 45) was superior to drugs, d = 0.52.", "d = 0.52" },
  { "They had CBT (n = 45) or drugs (n = 47), N = 92, and differed by d = 0.52.", "d = 0.52, N = 92" },
  { "In this trial (n = 90) the effect was d = 0.52.", "d = 0.52, N = 90" },
  { "Among completers (n = 60), alliance went with outcome (r = .30).", "r = 0.30, N = 60" },
  { "In women (n = 45) r = .30 and in men (n = 40) r = .20.", "r = 0.30, N = 45\nr = 0.20, N = 40" },
  { "The sample was 60 clients and 20 therapists, r = .30.", "r = 0.30" },
  { "CBT and waitlist (45 patients each) differed by d = 0.70, with 30 people per group.", "d = 0.70" },
  { "It was likelier (OR = 2.1) in the 58 patients treated than in the 60 controls.", "OR = 2.10" },
  { "It was g = 0.70 (n = 20 studies).", "g = 0.70, k = 20" },
  { "In the 30 trials with 2,000 people it was g = 0.70; in the 12 trials of others it was g = 0.05.",
    "g = 0.70, k = 30, N = 2000\ng = 0.05, k = 12" },
  { "In 75 trials with 4507 patients CBT had g = 0.70 and drugs had g = 0.30.",
    "g = 0.70, k = 75, N = 4507\ng = 0.30, k = 75, N = 4507" },
  /* Numbers that count nobody of the study. */
  { "Within 12 weeks patients improved (d = 0.80). In 2018 clients did (d = 0.20).", "d = 0.80\nd = 0.20" },
  { "In Study 2 participants wrote (d = 0.16). One may ask clients (OR = 0.62). At age 18 youths had less (d = 0.33).",
    "d = 0.16\nOR = 0.62\nd = 0.33" },
  { "In 3 of 4 families stress fell (d = 0.50). Clients were seen by one of 12 clinicians; d was 0.80.", "d = 0.50\nd = 0.80" },
  { "Alliance was rated by two psychologists, and r was .28. Two clinicians rated the tapes (r = .31).", "r = 0.28\nr = 0.31" },
  { "The 12 clinicians' clients improved (d = 0.80). Only four studies followed clients for a year, and g was 0.22.",
    "d = 0.80\ng = 0.22, k = 4" },
  { "An NNT of 5 means that five patients are treated. The NNT was 7: seven people must be treated.", "NNT = 7" },
  { "Twelve of these trials had 900 patients, and g was 0.45 for waitlist and 0.30 for TAU in 9 trials (n = 400).", "g = 0.45, N = 900" },
  { "Sixty youths took part (d = 0.35).", "d = 0.35, N = 60" },
  { "In 1,655 patients, remission was 52% under CBT and 38% with TAU, or 52% (CBT) and 38% (TAU).", "" },
};

/* Whom an effect speaks for, what was compared, and when. */
static const Case said[] = {
  { "It was d = 0.55 in favour of CBT over waitlist.", "d = 0.55 | for treatment" },
  { "It was d = 0.55 in favor of waitlist over CBT.", "d = 0.55 | for comparison" },
  { "Results favored the intervention group (d = 0.52).", "d = 0.52 | for treatment" },
  { "It was d = 0.52, favouring treatment as usual.", "d = 0.52 | for comparison" },
  { "CBT vs. EMDR differed a little, d = 0.10 in favour of EMDR.", "d = 0.10 | CBT vs. EMDR | for comparison" },
  { "Psychotherapy versus medication: g = 0.12, favouring psychotherapy.", "g = 0.12 | Psychotherapy versus medication | for treatment" },
  { "The odds ratio was 1.4 (95% CI 1.1–1.8) and favoured CBT, the other was OR = 1.2.",
    "OR = 1.40, 95% CI [1.10, 1.80]\nOR = 1.20" },
  { "Effects favoured CBT at the end (d = 0.50), but there was none later (d = 0.02).", "d = 0.50 | for treatment\nd = 0.02" },
  { "CBT vs. EMDR did not favour either one (d = 0.02).", "d = 0.02 | CBT vs. EMDR" },
  { "CBT was favoured over waitlist (d = 0.40).", "d = 0.40" },
  { "Patients favoured CBT (d = 0.40).", "d = 0.40" },
  { "There was no effect in favour of CBT (d = 0.05).", "d = 0.05" },
  { "It favoured medication over psychotherapy (d = 0.10).", "d = 0.10" },
  { "It favoured CBT, g = 0.08, and favoured IPT, g = 0.10.", "g = 0.08\ng = 0.10" },
  { "Of 180 patients 52% favoured CBT.", "52%, N = 180" },
  { "CBT versus treatment as usual had g = 0.52.", "g = 0.52 | CBT versus treatment as usual" },
  { "Cognitive therapy (CT) compared with care as usual had g = 0.52.", "g = 0.52 | Cognitive therapy (CT) compared with care as usual" },
  { "CBT was better relative to usual care, d = 0.30, and to a wait-list control.", "d = 0.30 | relative to usual care" },
  { "CBT vs. waitlist had d = 0.80 and CBT vs. TAU had d = 0.30.", "d = 0.80 | CBT vs. waitlist\nd = 0.30 | CBT vs. TAU" },
  { "It was d = 0.80 for CBT vs. waitlist and d = 0.30 for CBT vs. TAU.", "d = 0.80 | CBT vs. waitlist\nd = 0.30 | CBT vs. TAU" },
  { "CBT vs. TAU had d = 0.80 significantly, but alliance went with outcome (r = .28).", "d = 0.80 | CBT vs. TAU\nr = 0.28" },
  { "It was d = 0.50 at post-treatment and d = 0.30 at follow-up.", "d = 0.50 | at post-treatment\nd = 0.30 | at follow-up" },
  { "At post-treatment it was d = 0.50, and at follow-up d = 0.30.", "d = 0.50 | at post-treatment\nd = 0.30 | at follow-up" },
  { "Effects were g = 0.45 and g = 0.30 at post-treatment and follow-up, respectively.", "g = 0.45\ng = 0.30" },
  { "ORs were 1.4 and 1.7 for CBT vs. TAU and IPT vs. TAU.", "OR = 1.40\nOR = 1.70" },
  { "d was 0.45 after therapy and 0.30 at follow-up. NNT was 5 directly after it and 9 at follow-up.", "d = 0.45\nNNT = 5" },
  { "d was 0.80 with waitlists and 0.30 compared with TAU.", "d = 0.80" },
  { "They did not differ when compared with one another (d = 0.05).", "d = 0.05" },
  { "CBT vs. waitlist ORs were 2.4 and 3.1.", "OR = 2.40 | CBT vs. waitlist\nOR = 3.10 | CBT vs. waitlist" },
  { "Prolonged exposure vs. waitlist had g = 1.08.", "g = 1.08 | Prolonged exposure vs. waitlist" },
  { "Supportive–expressive therapy versus CBT had g = 0.05.", "g = 0.05 | Supportive–expressive therapy versus CBT" },
  { "The OR for CBT vs. TAU was 2.3.", "OR = 2.30 | CBT vs. TAU" },
};

/* Which interval is of which effect, and which number is one at all. */
static const Case numbers[] = {
  { "They were related, r = .29, d = .62, 95% CI [.10, .47].", "r = 0.29, 95% CI [0.10, 0.47]\nd = 0.62" },
  { "They were related, r = .29, d = .62, 95% CI [.40, .84].", "r = 0.29\nd = 0.62, 95% CI [0.40, 0.84]" },
  { "r = .29 (95% CI [.10, .47]), d = .62, 95% CI [.10, .47].", "r = 0.29, 95% CI [0.10, 0.47]\nd = 0.62, 95% CI [0.10, 0.47]" },
  { "SMD 0.30 (0.26–0.34), OR = 1.45 (1.10 to 1.92)", "SMD = 0.30, CI [0.26, 0.34]\nOR = 1.45, CI [1.10, 1.92]" },
  { "r = .30 (range .10–.50), d = 0.30 (0.12), g = 0.30 (0.40–0.60), MD = 3.0 (2–5)", "r = 0.30\nd = 0.30\ng = 0.30\nMD = 3.00" },
  { "B = 0.12, 95% bootstrap CI [0.02, 0.22]", "b = 0.12, 95% CI [0.02, 0.22]" },
  { "b = 0.12, 95% bias-corrected and accelerated bootstrap CI [0.02, 0.22]", "b = 0.12, 95% CI [0.02, 0.22]" },
  { "SMD = −0.40 (95% Bayesian credible interval −0.60 to −0.20)", "SMD = −0.40, 95% CI [−0.60, −0.20]" },
  { "Of 300 patients 19.7% dropped out (95% CI 15.2 to 24.1).", "19.7%, 95% CI [15.2, 24.1], N = 300" },
  { "Of 300 patients 19.7% stayed, less than before (95% CI 15.2 to 24.1).", "19.7%, N = 300" },
  { "An effect of 0.45 (Hedges' g) was found, a difference of 0.50 (d).", "g = 0.45\nd = 0.50" },
  { "A medium effect of 0.45 (Hedges' g; 95% CI 0.30 to 0.60) was found.", "g = 0.45, 95% CI [0.30, 0.60]" },
  { "The mean effect size was 0.45 (Cohen's d).", "d = 0.45" },
  { "Effects ranged from d = 0.20 to d = 0.80, and fell from d = 0.80 to d = 0.20.", "d = 0.80\nd = 0.20" },
  { "Steps were (a) 0.45 (b) 0.50 and (d), the effect of 0.45 (table 2).", "" },
  { "The log odds ratio was 0.30 (95% CI 0.10 to 0.50), the odds ratio 1.35.", "OR = 1.35" },
  { "log OR = −0.45, lnRR = 0.20, ln(RR) = 0.20, OR = −0.45, RR of 0.0", "" },
  { "The odds ratio in the catalog OR = 1.40", "OR = 1.40" },
  { "With power = .80, β = .20 and α = .05 it was enough (1 − β = .80).", "" },
  { "Change predicted outcome (β = −.31), and power did later.", "β = −0.31" },
};

/* Which of several effects what stands around them is of: nothing is better than what is another one's. */
static const Case several[] = {
  { "Depression: p = .03, d = 0.41; anxiety: p = .40, d = 0.10.", "d = 0.41\nd = 0.10" },
  { "Depression, 95% CI [0.10, 0.72], d = 0.41, anxiety, 95% CI [−0.20, 0.41], d = 0.10.", "d = 0.41\nd = 0.10" },
  { "It was d = 0.41, p = .03, and for anxiety d = 0.10, p = .40.", "d = 0.41, p = .03\nd = 0.10, p = .4" },
  { "Client-rated (k = 41, r = .25, 95% CI .20–.30) and therapist-rated alliance (k = 19, r = .22, 95% CI .17–.28) predicted outcome.",
    "r = 0.25, 95% CI [0.20, 0.30], k = 41\nr = 0.22, 95% CI [0.17, 0.28], k = 19" },
  { "CBT (n = 64, d = 1.21) was superior to TAU (n = 61, d = 0.62).", "d = 1.21, N = 64\nd = 0.62, N = 61" },
  { "Alliance (N = 120, r = .31) and adherence (N = 98, r = .12).", "r = 0.31, N = 120\nr = 0.12, N = 98" },
  { "Depression (k = 12; n = 1,104; g = 0.50; 95% CI 0.30–0.70), anxiety (k = 9; n = 812; g = 0.70; 95% CI 0.40–1.00), and PTSD (k = 4; n = 120; g = 0.20).",
    "g = 0.50, 95% CI [0.30, 0.70], k = 12, N = 1104\ng = 0.70, 95% CI [0.40, 1.00], k = 9, N = 812\ng = 0.20, k = 4, N = 120" },
  { "Waitlist (k = 12) had g = 0.80 and TAU (k = 29) had g = 0.40.", "g = 0.80, k = 12\ng = 0.40, k = 29" },
  { "Psychotherapy (k = 12, g = 0.50) and medication (k = 9, g = 0.45) were alike.", "g = 0.50, k = 12\ng = 0.45, k = 9" },
  { "At post (n = 110) d = 0.52, at follow-up (n = 87) d = 0.40.", "d = 0.52\nd = 0.40" },
  { "Trainees (n = 22; d = 0.40) and experts (n = 18; d = 0.55) improved.", "d = 0.40, N = 22\nd = 0.55, N = 18" },
  { "Effects were larger in 12 waitlist trials (g = 0.80) than in 29 TAU trials (g = 0.40).",
    "g = 0.80, k = 12\ng = 0.40, k = 29" },
  { "Goal consensus (54 studies) was related to outcome at r = .24, collaboration (53 studies) at r = .29.",
    "r = 0.24, k = 54\nr = 0.29, k = 53" },
  { "Two trials (n = 233) compared EMDR with CBT (g = 0.10) and three (n = 301) with relaxation (g = 0.55).",
    "g = 0.10, k = 2, N = 233\ng = 0.55" },
  { "An RCT with 41 patients found d = 0.55, another one with 90 patients d = 0.12.", "d = 0.55, N = 41\nd = 0.12, N = 90" },
  { "Alliance was rated by 100 clients (r = .31) and 12 therapists (r = .18).", "r = 0.31, N = 100\nr = 0.18, N = 12" },
  { "Twelve trials used waitlists (g = 0.80), 29 TAU (g = 0.40).", "g = 0.80, k = 12\ng = 0.40" },
  { "Effects were moderate immediately after treatment (d = 0.50) and small at follow-up (d = 0.35).", "d = 0.50\nd = 0.35" },
  { "At post-treatment it was g = 0.80, at 3 months g = 0.61, at 6 months g = 0.44.",
    "g = 0.80 | at post-treatment\ng = 0.61\ng = 0.44" },
  { "CBT was favored over TAU at post (d = 0.34), TAU over CBT at follow-up (d = -0.10).", "d = 0.34\nd = −0.10" },
  { "CBT led to a greater reduction in depression compared to TAU (d = 0.31).", "d = 0.31 | compared to TAU" },
  { "CBT for depression vs. TAU: g = 0.31.", "g = 0.31 | vs. TAU" },
  { "CBT plus medication compared with medication alone (g = 0.37), placebo (g = 0.72), and CBT alone (g = 0.11).",
    "g = 0.37 | CBT plus medication compared with medication alone\ng = 0.72\ng = 0.11" },
  { "We found g = 0.41 vs g = 0.72.", "g = 0.41\ng = 0.72" },
  { "CBT vs. IPT and vs. TAU: g = 0.02 and g = 0.31, respectively.", "g = 0.02\ng = 0.31" },
  { "CBT versus waitlist or TAU: g = 0.60.", "g = 0.60" },
  { "In 75 trials with 4,507 patients, psychotherapy vs. control had SMD = −0.52 [95% CI −0.70, −0.33] on symptoms and SMD = −0.30 [95% CI −0.50, −0.10] on suicide.",
    "SMD = −0.52, 95% CI [−0.70, −0.33], k = 75, N = 4507 | psychotherapy vs. control\nSMD = −0.30, 95% CI [−0.50, −0.10], k = 75, N = 4507 | psychotherapy vs. control" },
  { "The effect of CBT compared with TAU was g = 0.31 in 12 trials with 900 patients at follow-up.",
    "g = 0.31, k = 12, N = 900 | CBT compared with TAU | at follow-up" },
  { "Premature termination was likelier (OR = 1.6). Lost to follow-up were more (RR = 1.04).", "OR = 1.60\nRR = 1.04" },
  { "The effect was smaller (d = 0·34, 95% CI 0·10 to 0·58, p=0·014). The NNT was 8·3.",
    "d = 0.34, 95% CI [0.10, 0.58], p = .014\nNNT = 8.3" },
  { "Compared with the 41 patients who dropped out, completers had a stronger alliance (d = 0.52).", "d = 0.52" },
  { "Studies with at least 50 patients had g = 0.41.", "g = 0.41" },
  { "24 patients dropped out (OR = 0.81).", "OR = 0.81" },
  { "Of 120 patients, 45% dropped out, 60% of them before session 5.", "45%, N = 120" },
  { "Interrater reliability was excellent (r = .92). The alliance was related to outcome, r = .29.", "r = 0.29" },
  { "At rest HR = 72.5 bpm was found.", "" },
  { "In the trial with 92 patients, CBT was better than TAU (d = 0.41).", "d = 0.41, N = 92" },
  { "In groups of 8 patients the effect was d = 0.40.", "d = 0.40" },
  { "After 20 patients had dropped out, 100 remained (d = 0.52).", "d = 0.52" },
};

/* How a number is told: behind a verb, a header of its interval, or a name in brackets. */
static const Case forms[] = {
  { "The pooled g was 0.61 (95% CI 0.41 to 0.81), r was .62.", "g = 0.61, 95% CI [0.41, 0.81]\nr = 0.62" },
  { "F(1, 46) = 5.2, p = .027, η2p = .10", "η² = 0.10" },
  { "The between-group effect (d) was 0.45, the adjusted odds (aOR) of 1.4 (1.1–1.8).", "d = 0.45\nOR = 1.40, CI [1.10, 1.80]" },
  { "OR (95% CI) 1.41 (1.02–1.95), p = .04", "OR = 1.41, 95% CI [1.02, 1.95], p = .04" },
  { "OR [95% CI] = 0.62 [0.45, 0.85]; SMD (90% CI): −0.45 (−0.60, −0.40)",
    "OR = 0.62, 95% CI [0.45, 0.85]\nSMD = −0.45, 90% CI [−0.60, −0.40]" },
  { "The hazard ratio (95% confidence interval) was 0.72 (0.60 to 0.86).", "HR = 0.72, 95% CI [0.60, 0.86]" },
  { "g = 0.41 (0.27, 0.55), OR = 1.41 (1.02; 1.95), r = .29 (.10, .46)",
    "g = 0.41, CI [0.27, 0.55]\nOR = 1.41, CI [1.02, 1.95]\nr = 0.29, CI [0.10, 0.46]" },
  { "The number needed to treat to prevent one relapse was 6.", "NNT = 6" },
  { "NNT to prevent one relapse was 6 (95% CI 4 to 12).", "NNT = 6, 95% CI [4, 12]" },
  { "The effect was larger than expected (d = 0.85).", "d = 0.85" },
  { "A small (d = 0.2) and a large effect (d = 0.91) were found.", "d = 0.20\nd = 0.91" },
  /* Near misses: letters, other numbers in brackets, plans and the sizes of the book. */
  { "They (a) slept more, (b) was 0.45 better, (d) was 0.31 better.", "" },
  { "b was 0.45, the difference (b) was 3.40 points.", "" },
  { "g = 0.41 (0.12, 0.40), d = 0.50 (0.30, 0.95), OR = 1.41 (0.9, 4.4)", "g = 0.41\nd = 0.50\nOR = 1.41" },
  { "A medium effect, d = 0.5, was expected, and 128 patients were needed.", "" },
  { "We expected a medium effect (d = 0.5).", "" },
  { "They called effects small (d = 0.2), medium (d = 0.5) or large (d = 0.8).", "" },
  { "A small effect of r = .10, a moderate one of r = .28.", "r = 0.10\nr = 0.28" },
  { "g was 0.45 and d was 0.30.", "g = 0.45\nd = 0.30" },
  { "The mean effect (Hedges' g) was 0.45 (95% CI 0.30–0.60).", "g = 0.45, 95% CI [0.30, 0.60]" },
  { "The regression coefficient (b) was 0.34 (SE = 0.12, p = .006).", "b = 0.34, p = .006" },
  { "The pooled g for depression was 0.45 (95% CI 0.30–0.60). The RR for relapse was 0.72 (95% CI 0.60–0.86).",
    "g = 0.45, 95% CI [0.30, 0.60]\nRR = 0.72, 95% CI [0.60, 0.86]" },
  { "The NNT (95% CI) was 6 (4–14).", "NNT = 6, 95% CI [4, 14]" },
  { "g was\u00a00.61 (95% CI, 0.41 to 0.81). ORs were\u00a01.4 and\u00a01.7.", "g = 0.61, 95% CI [0.41, 0.81]\nOR = 1.40\nOR = 1.70" },
  { "The median effect was g = 0.45 (0.20–0.70). The range around g = 0.45 (−0.20–1.10) was wide.", "g = 0.45\ng = 0.45" },
  { "CBT had a small effect (d = 0.20), IPT a medium effect (d = 0.50).", "d = 0.20\nd = 0.50" },
  { "Response, defined as a 50% reduction, was likelier (OR 1.90, 95% CI 1.21–2.98), by a wide margin (g = 0.80).",
    "OR = 1.90, 95% CI [1.21, 2.98]\ng = 0.80" },
  { "We did not detect a difference between CBT and IPT (d = 0.05). Assuming data missing at random, d was 0.41.", "d = 0.05\nd = 0.41" },
};

/* Several numbers with one name. What stands behind the last of them may be of all. */
static const Case series[] = {
  { "ORs were 1.4 for women and 1.7 for men.", "OR = 1.40\nOR = 1.70" },
  { "Effects were large (ds = 0.85 and 1.02, p < .001).", "d = 0.85\nd = 1.02" },
  { "The correlations between alliance and outcome were .29 and .35, both p < .01.", "r = 0.29\nr = 0.35" },
  { "Effect sizes were 0.45 (95% CI 0.30 to 0.60) for depression and 0.30 (95% CI 0.10 to 0.50) for anxiety.",
    "SMD = 0.45, 95% CI [0.30, 0.60]\nSMD = 0.30, 95% CI [0.10, 0.50]" },
  { "RRs were 0.74 and 0.81 (95% CI 0.60–0.95 and 0.70–0.99).", "RR = 0.74\nRR = 0.81" },
  { "RRs were 0.74 and 0.81 (95% CI 0.70–0.94).", "RR = 0.74\nRR = 0.81" },
  { "The odds ratios (ORs) for dropout were 1.4 and 1.7.", "OR = 1.40\nOR = 1.70" },
  { "Hedges' gs of 0.45 (depression) and 0.30 (anxiety) were found.", "g = 0.45\ng = 0.30" },
  { "Hazard ratios were 0.8 (p = .04), 0.9 (p = .30), and 1.1 (p = .60).",
    "HR = 0.80, p = .04\nHR = 0.90, p = .3\nHR = 1.10, p = .6" },
  { "In 12 trials the effect sizes were 0.45, 0.30 and 0.12 at 3, 6 and 12 months.", "SMD = 0.45\nSMD = 0.30\nSMD = 0.12" },
  /* Near misses: ranges, one number, other numbers, and what counts as small. */
  { "gs ranged from 0.2 to 0.8, ds = 0.20–0.48, correlations between .29 and .35.", "" },
  { "Mean correlations of .29 and higher, rs = .30, effect sizes of 0.45 or more.", "" },
  { "The MDs were 1.5 and 2.5 hours late, the ds were 0.3 and 0.9 years away.", "" },
  { "Effect sizes of 0.2, 0.5, and 0.8 are considered small, medium and large.", "" },
  { "Correlations were 1.4 and 1.7, odds ratios 12% and 14%.", "" },
};

static void
check_all (const Case *all,
           gsize       n_all)
{
  for (gsize i = 0; i < n_all; i++)
    {
      g_autofree char *found = describe (all[i].text);

      g_test_message ("%s", all[i].text);
      g_assert_cmpstr (found, ==, all[i].expected);
    }
}

static void
test_found (void)
{
  check_all (cases, G_N_ELEMENTS (cases));
}

static void
test_shares (void)
{
  check_all (shares, G_N_ELEMENTS (shares));
}

static void
test_counts (void)
{
  check_all (counts, G_N_ELEMENTS (counts));
}

static void
test_said (void)
{
  check_all (said, G_N_ELEMENTS (said));
}

static void
test_numbers (void)
{
  check_all (numbers, G_N_ELEMENTS (numbers));
}

static void
test_several (void)
{
  check_all (several, G_N_ELEMENTS (several));
}

static void
test_forms (void)
{
  check_all (forms, G_N_ELEMENTS (forms));
}

static void
test_series (void)
{
  check_all (series, G_N_ELEMENTS (series));
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
    "g was 0.20 smaller in larger trials. The OR was 1.4 times higher. r was .30 or lower. d was 0.30 or more.",
    "The RR was 16.2 breaths per minute, and HRs were 7.2 and 5.1 beats higher; the gs were 0.5 and 1.5 mg.",
    "OR 1.00 (reference), r was 1.28, d was 2.5 years.",
    "Subscale correlations were .61 and .58. Correlations among the subscales were .61 and .58.",
    "The two measures correlated at r = .78, which shows convergent validity.",
    "By convention, r = .10 is small, r = .30 is medium and r = .50 is large.",
    "Effect sizes of 0.2, 0.5 and 0.8 (Cohen, 1988) were used. d is 0.2 for a small effect.",
    "A d of 0.50 means that 69% are above the mean. If d = 0.50, then 69% are. When r is .30, it is much.",
    "An odds ratio of 1.5 corresponds to it. How large is d = 0.80 really?",
    "We hypothesized that CBT would be superior (d = 0.40). The sample size was calculated for d = 0.5.",
    "The noninferiority limit was set at d = 0.25. To find an effect of d = 0.35, 172 patients are required.",
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
  g_test_add_func ("/effect/shares", test_shares);
  g_test_add_func ("/effect/counts", test_counts);
  g_test_add_func ("/effect/said", test_said);
  g_test_add_func ("/effect/numbers", test_numbers);
  g_test_add_func ("/effect/several", test_several);
  g_test_add_func ("/effect/forms", test_forms);
  g_test_add_func ("/effect/series", test_series);
  g_test_add_func ("/effect/none", test_none);
  g_test_add_func ("/effect/places", test_places);

  return g_test_run ();
}
