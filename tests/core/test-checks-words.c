/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review/praxis-wordings.h"
#include "test-review.h"

/* What checks say of the words themselves: numbers, acronyms, causes, people. Most cases are near misses. */

static PraxisSeverity
get_severity (PraxisDraft *draft,
              const char  *check)
{
  g_autoptr(GPtrArray) remarks = test_review_run (draft, check);

  g_assert_cmpuint (remarks->len, ==, 1);
  return praxis_remark_get_fields (remarks->pdata[0])->severity;
}

static void
test_repeated_number (void)
{
  static const TestReviewCase cases[] = {
    { "The study followed 57 inpatients. All 75 inpatients were depressed.", "75 inpatients", NULL },
    { "They recruited 120 clients in two towns. The 102 clients were seen weekly.", "102 clients", NULL },
    { "They pooled 14 trials. The effect was small (k = 41).", "41", NULL },
    { "The sample (N = 312) was large. A year later (N = 321) it was asked again.", "321", NULL },
    { "The study followed 57 inpatients. All 57 inpatients were depressed.", NULL, NULL },
    { "The study followed 57 inpatients. The 23 inpatients who left were younger.", NULL, NULL },
    { "They gathered 14 trials. Eleven trials looked at follow-up. The 11 trials were small.", NULL, NULL },
    { "They gathered 14 trials. Forty-one trials had no control. The 41 trials were left out.", NULL, NULL },
    { "They recruited 120 clients. The 95 clients were those who stayed.", NULL, NULL },
    { "They included 40 women. All 60 men were excluded.", NULL, NULL },
    { "Study 1 was small (N = 40), Study 2 large (N = 400).", NULL, NULL },
    { "They pooled 14 trials with 900 patients. The effect was small (k = 14).", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) same = NULL, other = NULL, far = NULL;

  test_review_check (draft, "repeated-number", cases, G_N_ELEMENTS (cases));
  /* The same sentence in both texts. */
  praxis_draft_set_summary (draft, "At least one negative effect was named by 56.6% of them.");
  praxis_draft_set_implications (draft, "At least one negative effect was named by 65.6% of them.");
  other = test_review_run (draft, "repeated-number");
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpstr (praxis_remark_get_fields (other->pdata[0])->text, ==, "65.6");
  praxis_draft_set_implications (draft, "At least one negative effect was named by 56.6% of them.");
  same = test_review_run (draft, "repeated-number");
  g_assert_cmpuint (same->len, ==, 0);
  praxis_draft_set_implications (draft, "At least one negative effect was told by 65.6% of them.");
  far = test_review_run (draft, "repeated-number");
  g_assert_cmpuint (far->len, ==, 0);
}

typedef struct
{
  const char *implications;
  /* The number that is doubted in them; %NULL for none. */
  const char *found;
} Repeated;

static void
assert_repeated (const char     *summary,
                 const Repeated *cases,
                 gsize           n_cases)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_summary (draft, summary);
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr(GPtrArray) remarks = NULL;

      praxis_draft_set_implications (draft, cases[i].implications);
      remarks = test_review_run (draft, "repeated-number");
      g_test_message ("%s", cases[i].implications);
      g_assert_cmpuint (remarks->len, ==, cases[i].found != NULL ? 1 : 0);
      if (cases[i].found != NULL)
        g_assert_cmpstr (praxis_remark_get_fields (remarks->pdata[0])->text, ==, cases[i].found);
    }
}

/* The same effect in both texts, after the same words. */
static void
test_repeated_effect (void)
{
  static const Repeated cases[] = {
    { "Remember how large the difference in symptoms was (g = 0.97).", "0.97" },
    { "Remember how large the difference in symptoms was (g = 0.79).", NULL },
    { "Remember how large the difference in symptoms was (d = 0.97).", NULL },
    { "Remember that the difference in functioning was large (g = 0.97).", NULL },
    { "The difference in symptoms was (g = 0.35) at follow-up.", NULL },
  };

  assert_repeated ("At the end, the difference in symptoms was (g = 0.79) large. Later it was smaller (g = 0.35).",
                   cases, G_N_ELEMENTS (cases));
}

/* A number that both the effects and the sentences differ in is doubted once. */
static void
test_repeated_once (void)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) once = NULL, both = NULL, counted = NULL;

  praxis_draft_set_summary (draft, "In the end the effect was large (g = 0.84).");
  praxis_draft_set_implications (draft, "In the end the effect was large (g = 0.48).");
  once = test_review_run (draft, "repeated-number");
  g_assert_cmpuint (once->len, ==, 1);
  g_assert_cmpstr (praxis_remark_get_fields (once->pdata[0])->text, ==, "0.48");
  praxis_draft_set_summary (draft, "In the end the effect was large (g = 0.84). Of the clients, 56.6% were better.");
  praxis_draft_set_implications (draft, "In the end the effect was large (g = 0.48). Of the clients, 65.6% were better.");
  both = test_review_run (draft, "repeated-number");
  g_assert_cmpuint (both->len, ==, 2);
  praxis_draft_set_summary (draft, "The 57 inpatients were depressed for many years.");
  praxis_draft_set_implications (draft, "Remember that the 75 inpatients were depressed for many years.");
  counted = test_review_run (draft, "repeated-number");
  g_assert_cmpuint (counted->len, ==, 1);
}

/* Nearly the same sentence in both texts, with two digits swapped. */
static void
test_repeated_reworded (void)
{
  static const Repeated cases[] = {
    { "Remember that 84% of patients dropped out before the fourth session.", "84" },
    { "84% of these patients had dropped out before the fourth session.", "84" },
    { "Remember that 48% of patients dropped out before the fourth session.", NULL },
    /* Another number, or another thing. */
    { "Remember that 52% of patients dropped out before the fourth session.", NULL },
    { "Remember that 84% of patients stayed beyond the fourth session.", NULL },
    { "Remember that 84% of patients dropped out after the fourth session.", NULL },
    { "Remember that 84% of patients dropped out before the fourth session of group therapy.", NULL },
    { "Remember that 84% of women dropped out before the fourth session.", NULL },
    { "Remember that 84% of patients never dropped out before the fourth session.", NULL },
    /* Both of them. */
    { "Remember that 84% of patients dropped out before the fourth session. At first it was 48%.", NULL },
  };

  assert_repeated ("In all, 57 came. About 48% of the patients dropped out before the fourth session.",
                   cases, G_N_ELEMENTS (cases));
}

static void
test_acronym (void)
{
  static const TestReviewCase cases[] = {
    { "Some had had ISTDP before.", "ISTDP", NULL },
    { "Two had MBT. Mentalization-based treatment (MBT) is a therapy.", "MBT", NULL },
    { "Three had mentalization-based treatment (MBT) before.", "MBT", NULL },
    { "Present-centred therapy (PCT) was compared. PCT is short. Personal construct therapy (PCT) is another one.", "PCT", NULL },
    { "Mentalization-based treatment (MBT) is a therapy. MBT is long, and MBTs differ. MBT’s aim is clear.", NULL, NULL },
    { "MBT (mentalization-based treatment) is a therapy. MBT is long.", NULL, NULL },
    { "The score on the CAPS-5 (Clinician-Administered PTSD Scale) fell.", NULL, NULL },
    { "SPSS and SAS gave the IQR in USD, EUR, GBP and CHF for BMC and NEJM; so did IC, ET and ECR.", NULL, NULL },
    { "CBT, DBT and the DSM-5 need no words, nor do RCTs in the US; PHQ-9 and BDI-II scores fell (SMD = 0.4).", NULL, NULL },
    { "The long form in another language (XYZQ) is not looked into. XYZQ is used.", NULL, NULL },
    { "Cognitive behaviour therapy (CBT) and cognitive-behavioural therapy (CBT) are one.", NULL, NULL },
    { "It was NOT so. HE SAID THAT ALL OF THEM LEFT. Axis II and phase III came later.", NULL, NULL },
    { "As the guideline says (NICE, 2009), and B. E. Wampold too.", NULL, NULL },
    { "Short-term psychodynamic psychotherapy (STPP, 16 sessions) was offered. STPP worked.", NULL, NULL },
    { "It was one measure (Maslach Burnout Inventory; MBI), and the MBI has 22 items.", NULL, NULL },
    { "It was one of three measures (the long one; MBI).", "MBI", NULL },
    { "The trial was registered as NCT01234567 and ISRCTN73488525.", NULL, NULL },
    { "Heterogeneity was large, QM(3) = 12.1 and QB(2) = 4.5.", NULL, NULL },
    { "They used the ABCD123 scale.", "ABCD123", NULL },
  };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  test_review_check (draft, "acronym", cases, G_N_ELEMENTS (cases));
  /* In the title nothing is spelt out, and what is counts. */
  praxis_draft_set_title (draft, "Does ISTDP Work?");
  test_review_check (draft, "acronym", (const TestReviewCase[]) { { "It works.", NULL, NULL } }, 1);
  praxis_draft_set_title (draft, "Intensive Short-Term Dynamic Psychotherapy (ISTDP)");
  test_review_check (draft, "acronym", (const TestReviewCase[]) { { "ISTDP works.", NULL, NULL } }, 1);
  praxis_draft_set_title (draft, "");
  praxis_draft_set_summary (draft, "Some had had ISTDP before.");
  g_assert_cmpint (get_severity (draft, "acronym"), ==, PRAXIS_SEVERITY_SUGGESTION);
  praxis_draft_set_implications (draft, "Intensive short-term dynamic psychotherapy (ISTDP) is one.");
  g_assert_cmpint (get_severity (draft, "acronym"), ==, PRAXIS_SEVERITY_DOUBT);
}

/* What is a noun, and what comes of other things than those that are tried and measured. */
static void
test_causal_language_others (void)
{
  static const TestReviewCase cases[] = {
    { "The results in women were similar.", NULL, NULL },
    { "Results in private practice were alike.", NULL, NULL },
    { "Results in the two clinics were alike.", NULL, NULL },
    { "Results in line with this came from Ito.", NULL, NULL },
    { "Case notes, and the results in them, were coded.", NULL, NULL },
    { "The causes of burnout were workload and pay.", NULL, NULL },
    { "Common causes of dropout were cost and distance.", NULL, NULL },
    { "Beliefs on the causes of depression mattered.", NULL, NULL },
    { "Explanatory models (causes, course, cure) were drawn.", NULL, NULL },
    { "Explore causes.", NULL, NULL },
    { "The therapist takes the lead to avoid silence.", NULL, NULL },
    { "Follow the client’s lead to where it hurts.", NULL, NULL },
    { "Therapy results in depression were alike.", NULL, NULL },
    { "Therapy results in fewer symptoms.", "results in", "is associated with" },
    { "Workload causes burnout.", "causes", "is associated with" },
    { "Long hours lead to burnout.", "lead to", "are associated with" },
    { "The pandemic caused delays.", NULL, NULL },
    { "COVID-19 led to closures.", NULL, NULL },
    { "The 2008 reform led to more training places.", NULL, NULL },
    { "Changes in the law led to shorter treatments after 2012.", NULL, NULL },
    { "A pilot led to minor changes in the wording.", NULL, NULL },
    { "A typing error caused the loss of 3 forms.", NULL, NULL },
    { "Translation and back-translation resulted in a German version.", NULL, NULL },
    { "Two clusters resulted in the best fit.", NULL, NULL },
    { "Rotation led to a simple structure.", NULL, NULL },
    { "Snowballing led to 412 contacts.", NULL, NULL },
    { "Stepped care was introduced to reduce costs and resulted in 3 tiers.", NULL, NULL },
    { "Low base rates caused wide intervals.", NULL, NULL },
    { "Unreliability reduces correlations.", NULL, NULL },
    { "A ceiling effect prevents finer distinctions.", NULL, NULL },
    { "Bonferroni’s method reduces false positives.", NULL, NULL },
    { "Confidentiality prevents us from showing the quotes.", NULL, NULL },
    { "The law prevents therapists in some states from working online.", NULL, NULL },
    { "The path that led to therapy was long for most.", NULL, NULL },
    { "Many routes lead to the profession.", NULL, NULL },
    { "Their careers led to private practice in 61% of cases.", NULL, NULL },
    { "The clinic reduces fees for students.", NULL, NULL },
    { "The new version reduces the length to 12 items.", NULL, NULL },
    { "Panic attacks caused 9 emergency visits.", NULL, NULL },
    { "Therapists who prevented a suicide remembered it for years.", NULL, NULL },
    { "Waiting was longer because of therapist shortages.", NULL, NULL },
    { "Dropouts because of side effects of the treatment were few.", NULL, NULL },
    { "Distress caused by exposure was rare.", NULL, NULL },
    { "Exposure caused distress.", "caused", "was associated with" },
    { "Their distress was mainly caused by loneliness.", "caused", NULL },
    { "Something else led to dropout.", "led to", "was associated with" },
  };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char * const[]) { "Survey", NULL });
  test_review_check (draft, "causal-language", cases, G_N_ELEMENTS (cases));
}

static void
test_causal_language (void)
{
  static const TestReviewCase cases[] = {
    { "More sessions led to fewer symptoms.", "led to", "were associated with" },
    { "A warm bond led to fewer symptoms.", "led to", "was associated with" },
    { "A warm bond reduces drop-out.", "reduces", NULL },
    { "They improved because of the bond.", "because of", NULL },
    { "A warm bond may lead to fewer symptoms.", NULL, NULL },
    { "More sessions did not result in more change, and nothing led to less.", NULL, NULL },
    { "Has a warm bond led to fewer symptoms?", NULL, NULL },
    { "They had hoped that this caused the change.", NULL, NULL },
    { "In a trial, Smith and Jones (2011) showed what led to change.", NULL, NULL },
    { "Clients said that the bond led to change. “It caused everything,” one put it.", NULL, NULL },
    { "A warm bond went with fewer symptoms.", NULL, NULL },
    /* Claims, for which no other words are sure to fit. */
    { "Burnout is caused by long hours.", "caused", NULL },
    { "Long hours had caused burnout.", "caused", NULL },
    { "Long hours have resulted in burnout.", "resulted in", NULL },
    { "Long hours caused clients to leave.", "caused", NULL },
    { "The bond between therapist and patient led to change.", "led to", NULL },
    { "Sessions often led to change.", "led to", NULL },
    { "Warmth, kindness, honest answers led to change.", "led to", NULL },
    { "Long hours caused burnout.", "caused", "were associated with" },
    { "They led to change.", "led to", "were associated with" },
    { "In this sample, a warm bond led to change.", "led to", "was associated with" },
    { "The analysis showed that more sessions led to fewer symptoms.", "led to", "were associated with" },
    { "Long hours, which leads to burnout, are usual.", "leads to", "is associated with" },
    /* What the study did. */
    { "The analysis of the talks resulted in five themes.", NULL, NULL },
    { "Screening resulted in 300 eligible patients.", NULL, NULL },
    { "Because of the small sample, this is tentative.", NULL, NULL },
    { "The design prevents firm conclusions.", NULL, NULL },
    { "This led to the exclusion of two talks.", NULL, NULL },
    { "Two had left because of a move, and some preferred the phone because of the poor line.", NULL, NULL },
    { "Closing the survey early prevented duplicates.", NULL, NULL },
    { "Sessions were held online because of the pandemic.", NULL, NULL },
  };
  static const TestReviewCase silent[] = { { "More sessions led to fewer symptoms.", NULL, NULL } };
  static const char * const sets[][3] = {
    { "Randomized controlled trial", NULL }, { "Survey", "Meta-analysis", NULL }, { "Narrative review", NULL }, { "My own type", NULL },
    { "Case study", NULL }, { "Survey", "Case study", NULL }, { NULL },
  };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char * const[]) { "Survey", "Process study", NULL });
  test_review_check (draft, "causal-language", cases, G_N_ELEMENTS (cases));
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char * const[]) { "étude qualitative", NULL });
  test_review_check (draft, "causal-language", cases, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, sets[i]);
      test_review_check (draft, "causal-language", silent, 1);
    }
}

/* Verbs that say something of a cause where they stand between what is tried and what is measured alone. */
static void
test_causal_language_between (void)
{
  static const TestReviewCase cases[] = {
    { "Therapy reduced symptoms.", "reduced", NULL },
    { "More sessions reduced depressive symptoms.", "reduced", NULL },
    { "The alliance strongly improved quality of life.", "improved", NULL },
    { "Supervision has improved the satisfaction of therapists.", "improved", NULL },
    { "Therapy produced a change in symptoms.", "produced", NULL },
    { "Mindfulness enhances well-being.", "enhances", NULL },
    { "Improvement was due to the alliance.", "due to", NULL },
    { "The change was largely due to more sessions.", "due to", NULL },
    { "The recovery was a result of the treatment.", "a result of", NULL },
    { "The impact of empathy on symptoms was large.", "impact of", NULL },
    { "Empathy had an impact on symptoms.", "had an impact on", NULL },
    { "Sessions were long, and a warm bond improved outcomes.", "improved", NULL },
    { "Sessions were long, and improved outcomes were rare.", NULL, NULL },
    /* No object, or no subject that would do it. */
    { "Patients improved, and symptoms reduced over time.", NULL, NULL },
    { "Symptoms were reduced after therapy.", NULL, NULL },
    { "The treatment improved with time, and the alliance improved.", NULL, NULL },
    { "Sessions increased in number, and anxiety decreased during treatment.", NULL, NULL },
    { "Patients in therapy reduced their drinking.", NULL, NULL },
    { "The program increased its reach, and support groups improved access to care.", NULL, NULL },
    /* Adjectives. */
    { "Reduced symptoms were associated with more sessions.", NULL, NULL },
    { "Therapy improved outcomes were associated with a bond.", NULL, NULL },
    { "With therapy, improved outcomes were common, and in therapy reduced symptoms are.", NULL, NULL },
    { "Clinics with more training had improved outcomes.", NULL, NULL },
    { "Training and supervision were linked to improved outcomes.", NULL, NULL },
    { "The reduced-form model fitted well.", NULL, NULL },
    { "The alliance improved the prediction of outcome, and feedback improved outcome monitoring.", NULL, NULL },
    /* No claim of the study. */
    { "Therapists felt that therapy reduced symptoms.", NULL, NULL },
    { "Therapy may have reduced symptoms.", NULL, NULL },
    { "In a trial, therapy reduced symptoms.", NULL, NULL },
    { "How therapy improved outcomes was asked.", NULL, NULL },
    { "They studied the impact of therapy on symptoms, which has been studied before.", NULL, NULL },
    { "The impact of therapy on symptoms has been studied.", NULL, NULL },
    /* Shares of a whole, and reasons. */
    { "About 5% of the variance in outcome was due to the therapist.", NULL, NULL },
    { "Two interviews were lost due to technical problems.", NULL, NULL },
    { "Drop-out due to side effects of a treatment was rare.", NULL, NULL },
    { "The impact of the pandemic on therapists was large.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char * const[]) { "Naturalistic or effectiveness study", NULL });
  test_review_check (draft, "causal-language", cases, G_N_ELEMENTS (cases));
}

/* What a work calls itself, or a text says of it, counts for more than its type. */
static void
test_causal_language_design (void)
{
  static const TestReviewCase silent[] = {
    { "Clinics were randomly assigned to feedback. Feedback reduced drop-out.", NULL, NULL },
    { "In a multiple baseline design, therapy reduced symptoms.", NULL, NULL },
  };
  static const TestReviewCase claim[] = { { "Feedback reduced drop-out.", "reduced", NULL } };
  static const TestReviewCase none[] = { { "Feedback reduced drop-out.", NULL, NULL } };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char * const[]) { "Naturalistic or effectiveness study", NULL });
  test_review_check (draft, "causal-language", silent, G_N_ELEMENTS (silent));
  test_review_check (draft, "causal-language", claim, 1);
  test_review_cite (draft, "{\"type\":\"article-journal\",\"title\":\"Feedback in clinics: A quasi-experimental study\"}");
  test_review_check (draft, "causal-language", none, 1);
}

static void
test_causal_language_french (void)
{
  static const TestReviewCase cases[] = {
    { "L’alliance a réduit les symptômes.", "a réduit", NULL },
    { "Les séances ont diminué la détresse.", "ont diminué", NULL },
    { "La thérapie a entraîné une baisse des symptômes.", "a entraîné", NULL },
    { "Plus de séances ont conduit à moins de symptômes.", "ont conduit à", NULL },
    { "Le soutien a permis de réduire l’anxiété.", "a permis de réduire", NULL },
    { "L’amélioration était due à l’alliance.", "due à", NULL },
    { "Ils allaient mieux à cause de l’alliance.", "à cause", NULL },
    { "Les longues heures ont causé l’épuisement.", "ont causé", NULL },
    { "L’alliance peut avoir réduit les symptômes, qui ont diminué.", NULL, NULL },
    { "Les patients en thérapie ont réduit leur anxiété.", NULL, NULL },
    { "L’équipe a entraîné les thérapeutes, et a conduit une étude à Genève.", NULL, NULL },
    { "L’analyse a conduit à cinq thèmes.", NULL, NULL },
    { "Ce qui a conduit à la thérapie était souvent une rupture.", NULL, NULL },
    { "La thérapie n’a pas réduit les symptômes.", NULL, NULL },
    { "Selon elles, la thérapie a réduit l’anxiété.", NULL, NULL },
    { "Le changement de thérapeute est dû à une relation difficile, d’après elle.", NULL, NULL },
    { "Deux patientes sont parties à cause d’un déménagement.", NULL, NULL },
    { "Environ 5 % de la variance des résultats est due au thérapeute.", NULL, NULL },
    { "Avec la thérapie, l’anxiété a diminué.", NULL, NULL },
    { "A warm bond led to fewer symptoms.", NULL, NULL },
  };
  static const TestReviewCase silent[] = { { "L’alliance a réduit les symptômes. A warm bond led to fewer symptoms.", NULL, NULL } };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, (const char * const[]) { "Étude qualitative", NULL });
  test_review_check_in (draft, "fr-CA", "causal-language", cases, G_N_ELEMENTS (cases));
  test_review_check_in (draft, "de", "causal-language", silent, 1);
}

static void
test_person_first (void)
{
  static const TestReviewCase cases[] = {
    { "Most schizophrenics worked.", "schizophrenics", "people with schizophrenia" },
    { "Borderlines are in pain.", "Borderlines", "People with borderline personality disorder" },
    { "It is hard for the mentally ill, as for all.", "the mentally ill", "people with a mental illness" },
    { "She suffers from major depression.", "suffers from", "has" },
    { "Two of them committed suicide.", "committed suicide", "died by suicide" },
    { "One was an alcoholic and lived alone.", "an alcoholic", "a person with alcohol use disorder" },
    { "Nine patients failed the treatment.", "failed the treatment", "did not benefit from the treatment" },
    { "He failed the treatment fidelity check, and the borderlines between schools are blurred.", NULL, NULL },
    { "The **drug addicts** were seen weekly.", "drug addicts", "people with a drug addiction" },
    { "Borderline personality disorder and schizophrenic symptoms were studied.", NULL, NULL },
    { "The study suffers from a small sample.", NULL, NULL },
    { "Alcoholics Anonymous is a group; an alcoholic drink is none.", NULL, NULL },
    { "“Schizophrenics,” he wrote, “are people”, and “borderlines” is a word of his.", NULL, NULL },
    { "The depressed patients and the elderly couple came. The homeless shelter was near.", NULL, NULL },
    { "The treatment failed, and those with an addiction stayed.", NULL, NULL },
    { "They read The Mentally Ill in America.", NULL, NULL },
    { "Many suffer from severe and chronic depression.", "suffer from", "have" },
    { "Patients in the trial suffered from depression.", "suffered from", "had" },
    { "They asked patients suffering from depression.", "suffering from", "with" },
    { "She was suffering from a major depressive disorder.", "was suffering from", "had" },
    { "Three patients had failed the treatment.", "had failed the treatment", "had not benefited from the treatment" },
    { "There was one successful suicide.", "successful suicide", "death by suicide" },
    { "She was wheelchair-bound.", "wheelchair-bound", "using a wheelchair" },
    { "Care for the elderly and their families is rare.", "the elderly", "older adults" },
    /* Where no other words are sure to fit. */
    { "A wheelchair-bound man came.", "wheelchair-bound", NULL },
    { "While suffering from depression, she worked.", "suffering from", NULL },
    { "They spoke with heroin addicts.", "addicts", NULL },
    { "The borderline patients group met weekly.", "borderline patients", NULL },
    { "He was no longer suffering from depression.", "suffering from", NULL },
    { "They spoke with the borderline patient’s father.", "borderline patient", NULL },
    /* What the words only describe, and what suffers without being somebody. */
    { "They spoke of successful suicide prevention.", NULL, NULL },
    { "A depressive or anxious mood was rare, and so was a bipolar or unipolar disorder.", NULL, NULL },
    { "There was a borderline, a narcissistic and an avoidant pattern.", NULL, NULL },
    { "A depressive, at times irritable mood had been with her since school.", NULL, NULL },
    { "An alcoholic, a man of forty, came.", "An alcoholic", "A person with alcohol use disorder" },
    { "There was a borderline but significant effect, and a borderline (p = .06) effect.", NULL, NULL },
    { "The depressed and anxious patients came.", NULL, NULL },
    { "The study suffers from low power for depression.", NULL, NULL },
    { "Analyses suffered from low power, as depression was rare.", NULL, NULL },
    { "The trials on anxiety suffered from high attrition and stress on staff.", NULL, NULL },
  };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  test_review_check (draft, "person-first", cases, G_N_ELEMENTS (cases));
}

static void
test_person_first_french (void)
{
  static const TestReviewCase cases[] = {
    { "Les schizophrènes interrogés travaillaient.", "schizophrènes", NULL },
    { "La plupart des alcooliques avaient cessé de boire.", "alcooliques", NULL },
    { "Un toxicomane sur deux travaillait.", "Un toxicomane", NULL },
    { "Les drogués sont venus.", "drogués", NULL },
    { "Il arrive aux malades mentaux d’avoir honte.", "malades mentaux", NULL },
    { "Les borderlines sont rares.", "Les borderlines", NULL },
    /* Adjectives, other words, and what others said. */
    { "Des boissons alcooliques et des symptômes dépressifs.", NULL, NULL },
    { "Les troubles anxieux et les dépressifs se ressemblent.", NULL, NULL },
    { "Un trouble unipolaire ou un bipolaire.", NULL, NULL },
    { "Les drogues et les névroses sont fréquentes.", NULL, NULL },
    { "Les Alcooliques anonymes sont un groupe. Les alcooliques anonymes se réunissent.", NULL, NULL },
    { "Le trouble de la personnalité borderline est connu.", NULL, NULL },
    { "« Les schizophrènes sont des gens », dit-il.", NULL, NULL },
    { "Les personnes atteintes de schizophrénie et les personnes âgées sont venues.", NULL, NULL },
    { "The schizophrenics were asked.", NULL, NULL },
  };
  /* Where the gender stays, the words can be written in its place. */
  static const TestReviewCase fixes[] = {
    { "Quatre patients borderline ont quitté le groupe.", "patients borderline", "patients ayant un trouble de la personnalité limite" },
    { "Deux patientes schizophrènes sont venues.", "patientes schizophrènes", "patientes atteintes de schizophrénie" },
  };
  static const TestReviewCase silent[] = { { "Les schizophrènes et the schizophrenics.", NULL, NULL } };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  test_review_check_in (draft, "fr", "person-first", cases, G_N_ELEMENTS (cases));
  test_review_check_in (draft, "fr", "person-first", fixes, G_N_ELEMENTS (fixes));
  test_review_check_in (draft, "de-AT", "person-first", silent, 1);
}

/* What an author made of the built-in lists counts in the language of each, and what she added in all. */
static void
test_own_wordings_of_languages (void)
{
  static const struct { const char *language, *found; } cases[] = {
    { "en", "schizophrenics Frequent flyers " }, { "fr", "drogués Frequent flyers " }, { "de", "Frequent flyers " },
  };
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_review_settings_add_wording (settings, "schizophrenics", "people with schizophrenia");
  praxis_review_settings_add_wording (settings, "drogués", "personnes qui consomment");
  praxis_review_settings_add_wording (settings, "frequent flyers", "people who come often");
  reviewer = praxis_reviewer_new (settings);
  praxis_draft_set_summary (draft, "The schizophrenics. Les drogués et les drogues. Les toxicomanes. Borderlines. Frequent flyers.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) remarks = NULL;
      g_autoptr(GString) found = g_string_new (NULL);

      praxis_reviewer_set_language (reviewer, cases[i].language);
      remarks = praxis_reviewer_review (reviewer, draft);
      for (guint j = 0; j < remarks->len; j++)
        g_string_append_printf (found, "%s ", praxis_remark_get_fields (remarks->pdata[j])->text);
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

/* No shorthand is on two lists: an own list is from shorthand to wording alone. */
static void
test_wordings_once (void)
{
  static const char * const languages[] = { "en", "fr" };
  gsize n_none;

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gsize n_wordings;
      const PraxisWording *wordings = praxis_wordings_get_built_in (languages[i], &n_wordings);

      g_assert_cmpuint (n_wordings, >, 50);
      for (gsize j = 0; j < n_wordings; j++)
        {
          const char *language = NULL;

          g_assert_true (praxis_wordings_find_built_in (wordings[j].shorthand, &language) == &wordings[j]);
          g_assert_cmpstr (language, ==, languages[i]);
        }
    }
  g_assert_null (praxis_wordings_get_built_in ("frr", &n_none));
  g_assert_cmpuint (n_none, ==, 0);
}

/* The author's own list takes the place of the built-in one. */
static void
test_own_wordings (void)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) remarks = NULL;

  praxis_review_settings_add_wording (settings, "frequent flyers", "people who come often");
  praxis_review_settings_add_wording (settings, "suffers from", "has");
  praxis_review_settings_add_wording (settings, "the odd", "people who are unlike others");
  reviewer = praxis_reviewer_new (settings);
  praxis_draft_set_summary (draft, "The frequent flyers were schizophrenics. The study suffers from gaps, and the odd case.");
  remarks = praxis_reviewer_review (reviewer, draft);
  g_assert_cmpuint (remarks->len, ==, 1);
  g_assert_cmpstr (praxis_remark_get_fields (remarks->pdata[0])->replacement, ==, "people who come often");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/repeated-number", test_repeated_number);
  g_test_add_func ("/checks/repeated-effect", test_repeated_effect);
  g_test_add_func ("/checks/repeated-once", test_repeated_once);
  g_test_add_func ("/checks/repeated-reworded", test_repeated_reworded);
  g_test_add_func ("/checks/acronym", test_acronym);
  g_test_add_func ("/checks/causal-language", test_causal_language);
  g_test_add_func ("/checks/causal-language-others", test_causal_language_others);
  g_test_add_func ("/checks/causal-language-between", test_causal_language_between);
  g_test_add_func ("/checks/causal-language-design", test_causal_language_design);
  g_test_add_func ("/checks/causal-language-french", test_causal_language_french);
  g_test_add_func ("/checks/person-first", test_person_first);
  g_test_add_func ("/checks/person-first-french", test_person_first_french);
  g_test_add_func ("/checks/own-wordings-of-languages", test_own_wordings_of_languages);
  g_test_add_func ("/checks/wordings-once", test_wordings_once);
  g_test_add_func ("/checks/own-wordings", test_own_wordings);

  return g_test_run ();
}
