/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-review.h"

/* The checks of numbers that are no tests, each in both directions; and what certain fixes of numbers write. */

static const TestReviewRow rows[] = {
  { "impossible-value", "Empathy and outcome went together (*r* = 2.8).", "error: r = 2.8" },
  { "impossible-value", "There was a correlation of −1.4 between them.", "error: correlation of −1.4" },
  { "impossible-value", "*I*² = 172%", "error: I² = 172" },
  { "impossible-value", "(M = 3.1, SD = −1.2)", "error: SD = −1.2" },
  { "impossible-value", "The NNT was 0.4 for CBT.", "error: NNT was 0.4" },
  { "impossible-value", "Then 150% of the patients were well.", "error: 150%" },
  { "impossible-value", "Then 484 percent of clients were well.", "error: 484 percent" },
  { "impossible-value", "They followed 57 inpatients: 30 women and 37 men.", "error: 57 inpatients: 30 women and 37 men" },
  { "impossible-value", "They followed 57 inpatients (20 women and 30 men).", "doubt: 57 inpatients (20 women and 30 men" },
  { "impossible-value", "In all, 120 adults took part: 60 in the treatment group and 65 in the control group.",
    "error: 120 adults took part: 60 in the treatment group and 65 in the control" },
  { "impossible-value", "r = .28, r(98) = −1.00, r < 2, R² = .3, I² = 100%, I² = 0, SD = 0.4, variance of 12, NNT = 7, NNT = −4", "" },
  { "impossible-value", "Costs increased by 150%; 120% more patients came, at 110% of the clients' weight, by 140% of patients", "" },
  { "impossible-value", "The fee rose to 130% of the therapists’ income; 100% of patients stayed; 99.5% of clients", "" },
  { "impossible-value", "A correlation of 24 reports; the correlation was 3 times as high", "" },
  { "impossible-value", "With r = 3 cm or r = 20% or for = 2, or = 3 it is", "" },
  { "impossible-value", "They followed 57 inpatients: 30 women and 27 men.", "" },
  { "impossible-value", "They followed 57 inpatients: 20 women, 30 men and 7 non-binary people.", "" },
  { "impossible-value", "They followed 57 inpatients, 30 women from another study, and 37 men.", "" },
  { "impossible-value", "They followed 57 inpatients: 30% women and 70% men.", "" },
  { "impossible-value", "They followed 57 inpatients. There were 30 women and 37 men in the clinic.", "" },
  { "impossible-value", "Of 120 patients (60 women), 58 had CBT: 30 men and 28 more.", "" },

  { "impossible-value", "The 12 patients (15 women and 9 men) were inpatients.", "error: 12 patients (15 women and 9 men" },
  { "impossible-value", "Twenty couples (20 women and 20 men) took part.", "" },
  { "impossible-value", "They saw 40 dyads (30 women and 50 men).", "" },
  { "impossible-value", "Of 12 studies (5 on women and 9 on men), all were small.", "" },
  { "impossible-value", "They pooled 14 trials (30 treatment arms and 14 control arms).", "" },
  { "impossible-value", "Five groups of 12 patients (30 women and 30 men) met weekly.", "" },
  { "impossible-value", "Twelve groups of six to eight therapists (51 women and 33 men) met.", "" },
  { "impossible-value", "There were 12 patients in each group (10 women and 14 men).", "" },
  { "impossible-value", "They treated 30 patients (20 women), compared with 15 men of the other group.", "" },
  { "impossible-value", "They asked 120 students (62 women) and 68 male controls.", "" },
  { "impossible-value", "Among 48 patients (30 women), most were married; 20 men lived alone.", "" },
  { "impossible-value", "They treated 30 patients, of whom 20 were women, and 15 men of the comparison group.", "" },
  { "impossible-value", "Scores were −1 SD below; at SD = −1 the slope was flat, at SD = −2 flatter.", "" },
  { "impossible-value", "The scores had SD = −1.0, SD = −3.", "error: SD = −1.0\nerror: SD = −3" },

  { "impossible-value", "Of the 57 inpatients, 30 were women and 37 were men.",
    "error: 57 inpatients, 30 were women and 37 were men" },
  { "impossible-value", "It was a sample of N = 120 (70 women, 60 men).", "error: N = 120 (70 women, 60 men" },
  { "impossible-value", "Then 120 patients were randomized to CBT (n = 70) or a waiting list (n = 60).",
    "error: 120 patients were randomized to CBT (n = 70) or a waiting list (n = 60" },
  { "impossible-value", "They followed 57 inpatients, of whom 30 were women and 37 were men.",
    "error: 57 inpatients, of whom 30 were women and 37 were men" },
  { "impossible-value", "They followed 57 inpatients (in Bern, among them 30 women and 37 men).",
    "error: 57 inpatients (in Bern, among them 30 women and 37 men" },
  { "impossible-value", "Of the 57 inpatients, 20 women and 30 men stayed, and a sample of N = 120 (60 women, 60 men) came.", "" },
  { "impossible-value", "Then 120 patients were randomized to CBT (n = 60) or a waiting list (n = 60), and follow-ups (n = 50) came.", "" },
  { "impossible-value", "Then 120 patients were randomized to CBT (n = 60) or a list (n = 50); others joined groups (n = 70).", "" },
  { "impossible-value", "Then 120 patients were randomized to CBT (n = 60), alone (n = 30) or in groups (n = 30), or waited (n = 60).", "" },
  { "impossible-value", "Then 20 therapists with 120 clients were assigned to training (n = 60) or none (n = 60).", "" },
  { "impossible-value", "Then 60 patients and their partners were randomized to EFT (n = 60) or a list (n = 60).", "" },
  { "impossible-value", "A total of 120 outpatients (mean age 36) had been randomly assigned to CBT (n = 70) or IPT (n = 60).",
    "error: 120 outpatients (mean age 36) had been randomly assigned to CBT (n = 70) or IPT (n = 60" },
  { "impossible-value", "In 2 wards all of the 120 patients were randomised to CBT (n = 70) or IPT (n = 60).",
    "error: 120 patients were randomised to CBT (n = 70) or IPT (n = 60" },
  { "impossible-value", "Then 20 therapists were randomized to feedback (n = 60 patients) or none (n = 58 patients).", "" },
  { "impossible-value", "Then 30 therapists were randomly assigned to give CBT (n = 45) or IPT (n = 43).", "" },
  { "impossible-value", "At each site, 20 patients were randomized to CBT (n = 45) or IPT (n = 43).", "" },
  { "impossible-value", "Of 130 people, 120 patients were randomized to CBT (n = 70) or IPT (n = 60).", "" },
  { "impossible-value", "They saw 120 patients of clinics in Bern (n = 70) and Basel (n = 60).", "" },
  { "impossible-value", "It was rs = 1.28, kappa was 1.4, and I-squared = 172%; Cronbach’s α = 1.2.",
    "error: rs = 1.28\nerror: kappa was 1.4\nerror: I-squared = 172\nerror: α = 1.2" },
  { "impossible-value", "It was rs = .28, kappa was .4, I-squared = 72%, Cronbach’s α = .82; the prior had α = 1.2, of kappa 3 times.", "" },
  { "impossible-value", "It explained 130% of the variance. In the end 113% recovered.", "error: 130%\nerror: 113%" },
  { "impossible-value", "It explained 13% of the variance; costs rose by 130% of the total variance. Then 13% recovered.", "" },

  { "impossible-value", "It was σ² = −0.3, s² = −1.2, τ² was -0.1, tau-squared was −0.1, and the variance was −0.3.",
    "error: σ² = −0.3\nerror: s² = −1.2\nerror: τ² was -0.1\nerror: tau-squared was −0.1\nerror: variance was −0.3" },
  { "impossible-value", "It was ρ = 1.3, rho was −1.4, with correlations of 1.3; they correlated at 1.4, a correlation coefficient of 1.2.",
    "error: ρ = 1.3\nerror: rho was −1.4\nerror: correlations of 1.3\nerror: correlated at 1.4\nerror: correlation coefficient of 1.2" },
  { "impossible-value", "Tau² = −0.02. Correlations of 1.2 were found. Alpha was 1.2 in the prior.",
    "error: Tau² = −0.02\nerror: Correlations of 1.2" },
  { "impossible-value", "The correlation between the alliance and outcome was 1.28, and that of empathy is .31.",
    "error: correlation between the alliance and outcome was 1.28" },
  { "impossible-value", "The correlation of alliance with outcome was .28, the correlation between raters, when d was 1.4, was .31.", "" },
  { "impossible-value", "The correlation in trials that had a mean of 1.4, or whose mean was 1.4, was .3 in men and 1.5 times that in women.", "" },
  { "impossible-value", "The correlation of men was 1.4 times as high, the correlation between men was 3 of 4.", "" },
  { "impossible-value", "The ICC was 1.2.", "error: ICC was 1.2" },
  { "impossible-value", "R² = 1.3", "error: R² = 1.3" },
  { "impossible-value", "It was σ² = 0.3, s² = 1.2, tau-squared was 0.1, ρ = −.30, rho was .45; they correlated at .28, with correlations of .3.", "" },
  { "impossible-value", "A negative variance was fixed (variance = −0.03). It was a Heywood case, residual variance = −0.03.", "" },
  { "impossible-value", "Its reliability was high (alpha = 1.2), and the variance was −1.4.", "error: alpha = 1.2\nerror: variance was −1.4" },
  { "impossible-value", "The reliability at an alpha of 1.4 µV was high. Then 130% of the patients came, as recruited.", "" },
  { "impossible-value", "They correlated at 12 months, at 1.5 years, and at 1.5 and 3 years; the correlation was 1.4 times as high.", "" },
  { "impossible-value", "The correlation was 1.5 times larger, and correlated at 1.5-year follow-up.", "" },
  { "impossible-value", "The adjusted R² = −.02, and R² = −.11 in new data; the variance at −1.5 was small.", "" },

  { "impossible-value", "Of 100 patients, 120 improved.", "error: 100 patients, 120" },
  { "impossible-value", "Of the 100 patients, 120 (60%) improved.", "error: 100 patients, 120" },
  { "impossible-value", "In all, 120 of the 100 patients improved.", "error: 120 of the 100 patients" },
  { "impossible-value", "Thirty-five of twenty adults came (n = 35 of 20 adults).",
    "error: Thirty-five of twenty adults\nerror: 35 of 20 adults" },
  { "impossible-value", "In the end 35 of 20 recovered, and many were well (35 out of 20).", "error: 35 of 20\nerror: 35 out of 20" },
  { "impossible-value", "Of 100 patients, 80 improved; 20 of the 100 patients and 12 of 20 did (12 of 20).", "" },
  { "impossible-value", "Of 100 patients, 120 sessions were recorded. Of 20 couples, 35 improved.", "" },
  { "impossible-value", "Session 35 of 20 patients, in 2019 of 20 patients, at 24 of 12 patients, aged 35 of 20 patients.", "" },
  { "impossible-value", "It took 120 of 20 therapists’ hours, 120 items of 20 patients, a score of 35 of 20, at 120/80 (120/80).", "" },
  { "impossible-value", "They read 35 of 20 reports; BWV 35 of 20 May.", "" },
  { "impossible-value", "He scored 28 of 27 points, and answered 12 of the 10 questions.", "error: 28 of 27 points\nerror: 12 of the 10 questions" },
  { "impossible-value", "He scored 27 of 28 points. In session 28 of 24 sessions, or in week 12 of 10 weeks, a score of 28 of 27 points.", "" },

  { "impossible-value", "Then 120 patients with depression were randomized to CBT (n = 70) or a list (n = 60).",
    "error: 120 patients with depression were randomized to CBT (n = 70) or a list (n = 60" },
  { "impossible-value", "A total of 120 adults aged 18 to 65 who had been depressed for years were randomly assigned to CBT (n = 70) or IPT (n = 60).",
    "error: 120 adults aged 18 to 65 who had been depressed for years were randomly assigned to CBT (n = 70) or IPT (n = 60" },
  { "impossible-value", "Then 120 patients with panic were randomized to CBT (n = 60) or IPT (n = 60).", "" },
  { "impossible-value", "Then 20 patients with panic withdrew and 120 were randomized to CBT (n = 60) or IPT (n = 60).", "" },
  { "impossible-value", "Then 20 patients with panic withdrew and the others were randomized to CBT (n = 60) or IPT (n = 60).", "" },
  { "impossible-value", "Then 60 women with panic and their partners were randomized to CBT (n = 60) or IPT (n = 60).", "" },
  { "impossible-value", "Then 20 patients in 60 clinics were randomized to CBT (n = 60) or IPT (n = 60).", "" },

  { "impossible-value", "Sensitivity was 181%, with a specificity of 120%. The dropout rate was 112%.", "error: 181%\nerror: 120%\nerror: 112%" },
  { "impossible-value", "Of the 91 women, 120% improved.", "error: 120%" },
  { "impossible-value", "Sensitivity was 81%. The dropout rate was 120% higher, or 120% of that of the others; scores rose by 120%.", "" },
  { "impossible-value", "The recruitment rate was 112%. Of the 91 women, 20% improved, and 120% more than before.", "" },
  { "impossible-value", "The AUC was 1.2 with a sensitivity of 80%.", "error: AUC was 1.2" },
  { "impossible-value", "The cortisol AUC was 12.4; the AUC was .81 with a sensitivity of 80%. Its AUC was 31.2.", "" },

  { "p-zero", "A p-value of 1.3 was found, the p value was 5.2.", "error: 1.3\nerror: 5.2" },
  /* What audits found that is right as it stands. */
  { "impossible-value", "About 120 patients were randomized to CBT (n = 61) or IPT (n = 63). More than 100 patients were randomized to CBT (n = 60) or IPT (n = 60).", "" },
  { "impossible-value", "The 120 patients were randomly assigned to CBT or IPT, and depression (n = 80) and anxiety (n = 62) were frequent.", "" },
  { "impossible-value", "Thirty patients were randomized and their sessions (n = 240) and homework sheets (n = 180) were rated.", "" },
  { "impossible-value", "The 120 patients assigned to CBT had comorbid depression (n = 80) or personality disorders (n = 62).", "" },
  { "impossible-value", "A total of 80 adults were randomized to active treatment (n = 60), namely CBT (n = 30) or ACT (n = 30), or waitlist (n = 20).", "" },
  { "impossible-value", "Twelve students were assigned to treat clients with anxiety (n = 20) or depression (n = 22).", "" },
  { "impossible-value", "Then 120 patients were randomly assigned equally to either CBT (n = 70) or IPT (n = 60).",
    "error: 120 patients were randomly assigned equally to either CBT (n = 70) or IPT (n = 60" },
  { "impossible-value", "Clients did 14 of 12 modules twice. He rated his pain as 11 of 10 points. She scored 66 of 60 points with the bonus.", "" },
  { "impossible-value", "Sessions 5 and 15 of 12 therapies were rated. Of the 12 patients, 24 completed diaries were analyzed.", "" },
  { "impossible-value", "Of the 12 patients, 24 completed treatment.", "error: 12 patients, 24" },
  { "impossible-value", "Compared with waitlist (100%), the recovery rate was 140%. The increase in prevalence was 120%.", "" },
  { "impossible-value", "Symptom burden (AUC = 12.3) was predicted by it. The AUC was 78 with a sensitivity of 80%.", "" },
  { "p-zero", "The −log10 p-value was 3.4. The Bonferroni-corrected p-value was 1.35. The p-value of 1.96 SE is .05.", "" },
  { "p-zero", "The p-value was 4.9 10−5, the p-value was 5.5 E-8, the sum of each p value is 2.4.", "" },
  { "p-zero", "A p-value of .13 was found, a p-value of 5% and p values of 2 tests, a p-value 1.3 times as high.", "" },

  { "grim", "Of 244 people, 57.6% had bad memories.", "doubt: 57.6%" },
  { "grim", "Of the 48 adults, 66% were well.", "doubt: 66%" },
  { "grim", "In the end 66% of the 48 adults were well.", "doubt: 66%" },
  { "grim", "Then 31 of 48 adults (63%) were well.", "doubt: 63%" },
  { "grim", "Many were well (31 of 48, 64.5%).", "doubt: 64.5%" },
  { "grim", "In all, 63% (n = 31 of 48) were well.", "doubt: 63%" },
  { "grim", "The mean number of sessions was 3.45 (n = 12).", "doubt: 3.45" },
  { "grim", "The 12 patients had an average number of visits of 3.45.", "doubt: 3.45" },
  { "grim", "Of 25 people, 33% - with 50% of the staff - were well. They had an average of 12 sessions.", "doubt: 33%" },
  { "grim", "They treated 48 patients (66% women), for 12 sessions on average.", "doubt: 66%" },
  { "grim", "Of 244 people, 57.8% had bad memories; of 244 people, 57.6% did.", "" },
  { "grim", "Of the 48 adults, 65% were well. Then 67% of the 48 adults were well.", "" },
  { "grim", "Then 31 of 48 adults (65%) were well, 64.6% (31 of 48), and 1 of 8 (12%), 1 of 8 (13%), 1 of 8 (12.5%).", "" },
  { "grim", "About 66% of the 48 adults were well; almost 66% of 48 patients; 60–66% of the 48 adults.", "" },
  { "grim", "Of 48 adults, 66% of those who completed the scales were well. Some answers were missing, so 66% of 48 adults.", "" },
  { "grim", "Of 2440 people, 57.6% had bad memories, and 57% of 244 people did.", "" },
  { "grim", "Of 48 adults, 44 came; 66% of these were well. Of 48 women, who were old, 66% were well.", "" },
  { "grim", "In 14 of 48 studies, 66% of 2000 people were well (95% CI 60–70).", "" },
  { "grim", "The mean number of sessions was 3.42 (n = 12). The mean number of sessions was 3.45 (n = 120).", "" },
  { "grim", "The mean number of sessions was about 3.45 (n = 12). The mean score was 3.45 (n = 12).", "" },
  { "grim", "The mean number of sessions was 3.45 in 12 patients and in 14 controls (n = 14).", "" },

  { "grim", "Then 31 (56%) of 48 patients were well.", "doubt: 56%" },
  { "grim", "Then 31/48 (56%) were well.", "doubt: 56%" },
  { "grim", "Then 31 out of 48 (56%) were well.", "doubt: 56%" },
  { "grim", "Then 66 percent of the 48 adults were well.", "doubt: 66 percent" },
  { "grim", "They treated 48 patients (66% women).", "doubt: 66%" },
  { "grim", "Then 31 (65%) of 48 patients, 31/48 (65%), 31 out of 48 (65%), 65 percent of the 48 adults were well.", "" },
  { "grim", "They treated 48 patients (65% women), 48 couples (66% women), 48 people (66% women in one group) and about 48 patients (66% women).", "" },
  { "grim", "They scored 31/48 on the scale (56% better), on 12/03/2019 (56%), and 31 (56%) of those who came.", "" },
  { "grim", "It worked in 9 of 12 studies (95% CI 45–92).", "" },
  { "grim", "In all, 8 of 40 clients (45% women) came back.", "" },
  { "grim", "It was so in 12 of 30 trials (20% of all patients).", "" },
  { "grim", "Then 2 of 10 patients (40% of whom were women) left.", "" },
  { "grim", "She attended 57% of 20 sessions, 57% of 20 hours and 57% of 20 points.", "" },
  { "grim", "It took 57% of 20 therapists’ time, 57% of 20 therapists' time.", "" },
  { "grim", "Of 244 people, 57.6% of the women and 30.3% of the men had bad memories.", "" },
  { "grim", "Of 48 adults, 66% in the first group were well.", "" },
  { "grim", "The mean number of sessions per week was 1.45 for 12 patients.", "" },
  { "grim", "The average number of hours of training was 3.45 for 12 therapists.", "" },
  { "grim", "The mean number of years of practice was 3.45 for 12 therapists.", "" },

  { "grim", "Of 40 patients, 12 (35%) improved.", "doubt: 35%" },
  { "grim", "Of the 40 patients, twelve (35%) improved.", "doubt: 35%" },
  { "grim", "Twelve (35%) of 40 patients improved.", "doubt: 35%" },
  { "grim", "Thirty-one of 48 adults (56%) were well.", "doubt: 56%" },
  { "grim", "One hundred and twelve of 200 patients (46%) were well.", "doubt: 46%" },
  { "grim", "Then 12 of 40 patients (35%) improved.", "doubt: 35%" },
  { "grim", "Of 40 patients, 12 (30%) improved; twelve (30%) of 40 did; 112 of 200 (56%).", "" },
  { "grim", "One hundred and twelve of 200 patients (56%) were well.", "" },
  { "grim", "Of 40 patients, 12 (35%) of those who came improved. Of 40 patients, 12 (35%) in the first group did.", "" },
  { "grim", "Of 40 patients, 12 (35% of the women) improved. Of 40 patients, 34 came and 12 (35%) improved.", "" },
  { "grim", "Of 40 patients, 12 (35%) improved; six answers were missing.", "" },
  { "grim", "One of 14 trials (35%) was rated low.", "" },

  { "malformed-number", "They pooled 4,5070 patients (g = 0.5).", "doubt: 4,5070" },
  { "malformed-number", "They pooled 4,5070 patients.", "doubt: 4,5070" },
  { "malformed-number", "It needs R (≥ 4.1.0), lavaan > 0.6.12, and was so on date = 5.10.2019; HAMD = 0/52.", "" },
  { "malformed-number", "It was g = 1.5.2 and 3.4.1% of them.", "error: 1.5.2\nerror: 3.4.1" },
  { "malformed-number", "They came in 2019,2020; items 3,12 and 4,507 patients.", "" },
  { "malformed-number", "It cost 45,07 dollars; g = 0.52, d = 0.31.", "doubt: 45,07" },
  { "malformed-number", "In all 1,234,56 people (g = 0.5).", "doubt: 1,234,56" },
  { "malformed-number", "It was g = 0.5.2 then.", "error: 0.5.2" },
  { "malformed-number", "It was 0..52 then, and 12.3.4% of them.", "error: 0..52\nerror: 12.3.4" },
  { "malformed-number", "It was g = 0.5O and 1l7 people.", "doubt: 0.5O\ndoubt: 1l7" },
  { "malformed-number", "It was *g* = 0/52.", "doubt: 0/52" },
  { "malformed-number", "g = 0.70, 95% CI [0.52, 0,88]", "doubt: [0.52, 0,88]" },
  { "malformed-number", "They pooled 4,507 patients, 1,234,567 words, 4,507.5 kg, 1.234.567 Wörter, 4507 and .52, 0.52.", "" },
  { "malformed-number", "Sie zahlten 45,07 Euro, 3,5% mehr, g = 0,52 [0,31; 0,73].", "" },
  { "malformed-number", "On 12.03.2019 at 10.30.15, 2019-03-12, 12/03/2019, 3/4, 1/2 of 24/7, 10:30, 2019,2020 (d = 0.5)", "" },
  { "malformed-number", "See 10.1177/1948550616673876, doi:10.1037/0022-006x.76.2.1, https://example.org/2.3.1/4,5070, a.0.5.2@b.org", "" },
  { "malformed-number", "Section 2.3.1 of R 4.3.2, version 1.0rc2, lavaan 0.6.12, at 192.168.0.1, ISBN 978-1-4338-3216-1", "" },
  { "malformed-number", "Call 555-123-4567: 1st, 3rd, 1990s, 2x2, 5-HT, B12, 10k, 3D, COVID-19, PM2.5, O2, 0.5l, 1e5, p = 1.8e-06", "" },
  { "malformed-number", "F(1,40) = 2.3, studies [3,12,145], n = 0/52, df = 1/48, pages 3–7, 6–12, Smith1,2, items 3,5 and 12,14", "" },
  { "malformed-number", "Items 3,5 and 12,14 and studies 1,12 (g = 0.50, 0.40, 0.30, 0.20, 0.10)", "" },
  { "malformed-number", "t(1,40) = 2.30, [3,12,145], [12,14] in Table 3.I (g = 0.50, 0.40, 0.30, 0.20, 0.10)", "" },
  { "malformed-number", "g = 0.70 [0.52, 0.88], OR = 2 (1.10–2.70), (3, 0.5)", "" },

  { "malformed-number", "They treated 12,34 patients.", "doubt: 12,34" },
  { "malformed-number", "They treated 12,34 patients (g = 0.5).", "doubt: 12,34" },
  { "malformed-number", "It was so in 12,3 studies.", "doubt: 12,3" },
  { "malformed-number", "It was g = 0,52 in women and d = 0.31 in men.", "doubt: 0,52" },
  { "malformed-number", "It was r = 0,29 and d = 0.31.", "doubt: 0,29" },
  { "malformed-number", "It was an effect size (d) of 0.5.2.", "error: 0.5.2" },
  { "malformed-number", "The effect size was 0.5.2, a correlation of .3.1, a d of 0.5.2, and a difference of 5.1.2 points.",
    "error: 0.5.2\nerror: .3.1\nerror: 0.5.2\nerror: 5.1.2" },
  { "malformed-number", "It was wide, 95% CI [0.3.1, 0.70], and 95% CI 0.31 to 0.7.0.", "error: 0.3.1\nerror: 0.7.0" },
  { "malformed-number", "An effect size of O.52 and of 0.5O, and an odds ratio of 1.5s2.", "doubt: O.52\ndoubt: 0.5O\ndoubt: 1.5s2" },
  { "malformed-number", "The correlation of 0/52 was high, and the effect size was 0/31.", "doubt: 0/52\ndoubt: 0/31" },
  { "malformed-number", "Items 12,14 patients like; studies 3,12 people read; [12,14] patients, (3,12) patients; as in items12,14 patients.", "" },
  { "malformed-number", "Sie sahen 12,34 Patienten in Version 2.0; es war 12,5 people.", "" },
  { "malformed-number", "Sie zahlten 45,07 Euro, mit Version 2.0. Es war 5,2 im Vergleich zu Software 0.9.", "" },
  { "malformed-number", "In version 0.6.12, section 0.5.2, a release of 0.6.12, the effect of 5.10.2019, item d of 2.3.1, a mean score of 0/52, a ratio of 1/2.", "" },
  { "malformed-number", "They had a rate of 0/52, 0/52 patients, a total of 3.4.1, and items 3,5 (d = 0.31).", "" },

  { "leading-zero", "*p* = 0.03", "suggestion: 0.03" },
  { "leading-zero", "d = .47 and g = -.52", "suggestion: .47\nsuggestion: .52" },
  { "leading-zero", "r = 0.29, β = −0.09", "suggestion: 0.29\nsuggestion: 0.09" },
  { "leading-zero", "The p-value of 0.03, ICC = 0.82, r(46) = 0.30, r (N = 46) = 0.30.",
    "suggestion: 0.03\nsuggestion: 0.82\nsuggestion: 0.30\nsuggestion: 0.30" },
  { "leading-zero", "A p-value of .03, ICC = .82, r(46) = .30; p-values of 0.03 m, r (of us) or 0.30", "" },
  { "leading-zero", "β = −.23 (SE = .07), b = 1.20 (SE = 0.31)", "" },
  { "leading-zero", "r = .30 (SE = 0.05), r = .30 (SE = .05), a correlation of .30 (n = 40, SE = .05)", "" },
  { "leading-zero", "b = 1.20 (SE = .31)", "suggestion: .31" },
  { "leading-zero", "b = 1.20 (n = 40, SE = .31)", "suggestion: .31" },
  { "leading-zero", "β = 0.37 (95% CI .05–.69), r = 0.37 (95% CI 0.05–0.69)", "suggestion: 0.37\nsuggestion: 0.37" },
  { "leading-zero", "β = −0.37, SE = 0.16, 95% CI [−0.69, −0.05]", "" },
  { "leading-zero", "p = .03, r = .29, d = 0.47, OR = 1.80", "" },
  { "leading-zero", "p = 1.00; r = 1.0; β = −1.20", "" },
  { "leading-zero", "step = 0.03 and mid = .5, 0.5 kg, version .3", "" },
  { "leading-zero", "b = −16.80, p < .001", "" },
};

static void
test_rows (void)
{
  test_review_check_rows (rows, G_N_ELEMENTS (rows));
}

/* What a certain fix writes, markup left whole. */
static void
test_fixes (void)
{
  static const struct { const char *before, *after; } fixes[] = {
    { "t(48) = 9.31, *p* = .000.", "t(48) = 9.31, *p* < .001." },
    { "It was p < .000.", "It was p < .001." },
    { "It was p = .00.", "It was p < .01." },
    { "C’était p = ,000.", "C’était p < ,001." },
    { "It was t(48) = 9.31, p = .00.", "It was t(48) = 9.31, p < .001." },
    { "It was t(48) = 9.31, p = 0.", "It was t(48) = 9.31, p < .001." },
    { "**d** = .47", "**d** = 0.47" },
    { "*p* = 0.03.", "*p* = .03." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fixes); i++)
    {
      g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
      g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();
      g_autoptr(GPtrArray) remarks = NULL;
      guint n_fixed = 0;

      praxis_draft_set_summary (draft, fixes[i].before);
      remarks = praxis_reviewer_review (reviewer, draft);
      for (guint j = 0; j < remarks->len; j++)
        n_fixed += praxis_remark_fix (remarks->pdata[j], draft);
      g_assert_cmpuint (n_fixed, ==, 1);
      g_assert_cmpstr (praxis_draft_get_summary (draft), ==, fixes[i].after);
    }
}

/* What no fix is certain of. */
static void
test_no_fixes (void)
{
  static const char * const summaries[] = {
    "It was t(28) = 2.20, p = .000.", "It was t(28) = 2.20, p < .000.", "It was t(28) = 2.20, p = .00.", "It was p = 0.", "It was p < 0.",
    "It was p = .0.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();
      g_autoptr(GPtrArray) remarks = NULL;

      praxis_draft_set_summary (draft, summaries[i]);
      remarks = test_review_run (draft, "p-zero");
      g_assert_cmpuint (remarks->len, ==, 1);
      g_assert_false (praxis_remark_can_fix (remarks->pdata[0]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks-numbers/rows", test_rows);
  g_test_add_func ("/checks-numbers/fixes", test_fixes);
  g_test_add_func ("/checks-numbers/no-fixes", test_no_fixes);

  return g_test_run ();
}
