/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-sentence-case.h"

/* The suggestion for an article with this title; NULL for none. */
typedef struct
{
  const char *title;
  const char *suggestion;
} Case;

static char *
suggest (const char *title,
         const char *type,
         const char *language,
         const char *family)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new (type);
  g_autoptr(PraxisCitation) citation = NULL;

  praxis_citation_builder_set_string (builder, "title", title);
  if (language != NULL)
    praxis_citation_builder_set_string (builder, "language", language);
  if (family != NULL)
    {
      PraxisName name = { .family = (char *) family, .given = (char *) "A. B." };

      praxis_citation_builder_add_name (builder, "author", &name);
    }
  citation = praxis_citation_builder_end (builder, NULL);
  return praxis_sentence_case_suggest (citation);
}

static void
check (const Case *cases,
       gsize       n_cases,
       const char *language,
       const char *family)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *suggestion = suggest (cases[i].title, "article-journal", language, family);
      g_autofree char *again = NULL;

      g_test_message ("“%s”", cases[i].title);
      g_assert_cmpstr (suggestion, ==, cases[i].suggestion);
      /* What was suggested is right. */
      again = suggestion != NULL ? suggest (suggestion, "article-journal", language, family) : NULL;
      g_assert_cmpstr (again, ==, NULL);
    }
}

static void
test_title_case (void)
{
  static const Case cases[] = {
    { "What Waiting Does to People", "What waiting does to people" },
    { "The Role of the Therapeutic Alliance in Psychotherapy", "The role of the therapeutic alliance in psychotherapy" },
    { "Attachment in Psychotherapy", "Attachment in psychotherapy" },
    { "Waiting for Treatment: A Qualitative Study", "Waiting for treatment: A qualitative study" },
    { "Waiting for Treatment: a Qualitative Study", "Waiting for treatment: A qualitative study" },
    { "Does Psychotherapy Work? An Umbrella Review of Meta-Analyses", "Does psychotherapy work? An umbrella review of meta-analyses" },
    { "Therapist Effects. Findings From a Large Sample", "Therapist effects. Findings from a large sample" },
    { "Listening to Silence—The Meaning of Pauses in Therapy", "Listening to silence—The meaning of pauses in therapy" },
    { "Listening to Silence – The Meaning of Pauses in Therapy", "Listening to silence – The meaning of pauses in therapy" },
    { "Better Together! Couples in Group Therapy", "Better together! Couples in group therapy" },
    { "Short-Term and Long-Term Psychodynamic Psychotherapy for Depression", "Short-term and long-term psychodynamic psychotherapy for depression" },
    { "Follow-Up of Patients With Anxiety Disorders", "Follow-up of patients with anxiety disorders" },
    { "Outcomes at the Two-Year Follow-Up of a Back-to-Work Program", "Outcomes at the two-year follow-up of a back-to-work program" },
    { "Cognitive-Behavioral Therapy for Insomnia: A Meta-Analysis", "Cognitive-behavioral therapy for insomnia: A meta-analysis" },
    { "The Therapist/Client Relationship in the Digital Age", "The therapist/client relationship in the digital age" },
    { "Internet-Delivered Treatment for Social Anxiety", "Internet-delivered treatment for social anxiety" },
    { "Clients’ Experiences of Hope in Therapy", "Clients’ experiences of hope in therapy" },
    { "The Patient's Perspective on Change", "The patient's perspective on change" },
    { "What We Don't Know About Deterioration", "What we don't know about deterioration" },
    { "“I Just Want to Be Heard”: Adolescents’ Experiences of Therapy", "“I just want to be heard”: Adolescents’ experiences of therapy" },
    { "Why I Listen to Music: The Role of Emotions", "Why I listen to music: The role of emotions" },
    { "(Re)Framing the Debate About Outcome Research", "(Re)framing the debate about outcome research" },
    { "12-Week Outcomes of Group Psychotherapy", "12-week outcomes of group psychotherapy" },
    { "Predictors of Dropout From Day-Hospital Treatment", "Predictors of dropout from day-hospital treatment" },
    { "Mentalization and Epistemic Trust in Adolescents", "Mentalization and epistemic trust in adolescents" },
    { "Unpacking the Mechanisms of Change in Psychotherapy", "Unpacking the mechanisms of change in psychotherapy" },
    { "Rupture and Repair in the Working Relationship", "Rupture and repair in the working relationship" },
    { "Countertransference Management and Therapy Outcome: Three Meta-Analyses", "Countertransference management and therapy outcome: Three meta-analyses" },
    { "A Guide to Supervision of Trainee Therapists", "A guide to supervision of trainee therapists" },
    { "Measuring Empathy: Development of a Brief Scale", "Measuring empathy: Development of a brief scale" },
    { "Treating Perfectionism: A Randomized Controlled Trial", "Treating perfectionism: A randomized controlled trial" },
    { "The Great Psychotherapy Debate", "The great psychotherapy debate" },
    { "Motivational Interviewing and Acceptance and Commitment Therapy for Substance Use", "Motivational interviewing and acceptance and commitment therapy for substance use" },
    { "Individual versus Group Therapy for Obesity", "Individual versus group therapy for obesity" },
    { "Individual vs. Group Therapy for Obesity", "Individual vs. group therapy for obesity" },
    { "University Students in Distress and the Value of Counseling", "University students in distress and the value of counseling" },
    { "Childhood Maltreatment and the Course of Illness; Findings and Implications", "Childhood maltreatment and the course of illness; findings and implications" },
    { "Feedback & Outcome in the Treatment of Eating Disorders", "Feedback & outcome in the treatment of eating disorders" },
    { "Sudden Gains in Therapy ... and Beyond", "Sudden gains in therapy ... and beyond" },
  };

  check (cases, G_N_ELEMENTS (cases), NULL, NULL);
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "CBT and iCBT for PTSD in Veterans", "CBT and iCBT for PTSD in veterans" },
    { "The DSM-5 and the ICD-11 in Practice", "The DSM-5 and the ICD-11 in practice" },
    { "The Legacy of McDonald and the Concept of Recovery", "The legacy of McDonald and the concept of recovery" },
    { "COVID-19 and the Practice of Telepsychotherapy", "COVID-19 and the practice of telepsychotherapy" },
    { "Changes in the Beck Depression Inventory During Treatment", "Changes in the Beck Depression Inventory during treatment" },
    { "Validation of the Working Alliance Inventory: A Short Form", "Validation of the Working Alliance Inventory: A short form" },
    { "The Patient Health Questionnaire in Primary Care", "The Patient Health Questionnaire in primary care" },
    { "The Hamilton Rating Scale for Depression and Its Critics", NULL },
    { "The Hamilton Rating Scale for Depression and Its Limits", "The Hamilton Rating Scale for Depression and its limits" },
    { "Use of the Rorschach With Adolescents", "Use of the Rorschach with adolescents" },
    { "Bayesian Models of Change in Psychotherapy", "Bayesian models of change in psychotherapy" },
    { "A Bayesian Model of the Therapeutic Process", "A Bayesian model of the therapeutic process" },
    { "Using Likert Items in Psychotherapy Research", "Using Likert items in psychotherapy research" },
    { "On Freud and the Talking Cure", "On Freud and the talking cure" },
    { "On Freud's Theory of Dreams", "On Freud's theory of dreams" },
    { "Kleinian and Lacanian Approaches to Dreams", "Kleinian and Lacanian approaches to dreams" },
    { "Process and Outcome in Gestalt Therapy", "Process and outcome in Gestalt therapy" },
    { "Caring for Relatives With Alzheimer's Disease", "Caring for relatives with Alzheimer's disease" },
    { "Depression in Patients With Parkinson’s Disease", "Depression in patients with Parkinson’s disease" },
    { "Parents of Children With Down Syndrome", "Parents of children with Down syndrome" },
    { "Psychotherapy in Germany and the United States", NULL },
    { "The Practice of Psychotherapy in Germany and the United States", "The practice of psychotherapy in Germany and the United States" },
    { "Trauma Among Syrian Refugees in Norway", "Trauma among Syrian refugees in Norway" },
    { "Cultural Adaptation of Treatments for Latino Youth", "Cultural adaptation of treatments for Latino youth" },
    { "African American Clients' Perceptions of Therapists", "African American clients' perceptions of therapists" },
    { "Mental Health Services in New York", "Mental health services in New York" },
    { "Mental Health in New York and the Case for Change", "Mental health in New York and the case for change" },
    { "Suicide Rates on Monday and in December", "Suicide rates on Monday and in December" },
    { "Non-Western Views of the Self", "Non-Western views of the self" },
    { "Buddhist Ideas in Psychotherapy and Counseling", "Buddhist ideas in psychotherapy and counseling" },
    { "The Process of Change: Part II", "The process of change: Part II" },
    { "Emotion Regulation and Personality, Part II: Clinical Applications", "Emotion regulation and personality, Part II: Clinical applications" },
    { "Schema Therapy for Cluster C Personality Disorders", "Schema therapy for Cluster C personality disorders" },
    { "A Review of Treatments for Bipolar I Disorder", "A review of treatments for bipolar I disorder" },
    { "Effects of <i>Drosophila</i> Genes on Behavior", "Effects of <i>Drosophila</i> genes on behavior" },
    { "Vitamin D and the Course of Depression", "Vitamin D and the course of depression" },
    { "Time to Relapse in the World Health Organization Sample", "Time to relapse in the World Health Organization sample" },
    { "Efficacy of EMDR: A U.S. Sample", "Efficacy of EMDR: A U.S. sample" },
  };

  check (cases, G_N_ELEMENTS (cases), NULL, NULL);
}

static void
test_right_as_they_are (void)
{
  static const Case cases[] = {
    { "What waiting does to people", NULL },
    { "The role of the therapeutic alliance in psychotherapy", NULL },
    { "Waiting for treatment: A qualitative study", NULL },
    { "Waiting for treatment: a qualitative study", NULL },
    { "The Working Alliance Inventory in a sample of outpatients", NULL },
    { "Validation of the Beck Depression Inventory in a community sample", NULL },
    { "Trauma among Syrian refugees in Norway", NULL },
    { "Treatment of adolescents in the Vermont Family Project", NULL },
    { "The effects of training: Results from the Helping Skills Study", NULL },
    { "CBT for PTSD", NULL },
    { "Depression", NULL },
    { "Psychotherapy", NULL },
    { "", NULL },
    { "…", NULL },
    { "A network analysis of symptoms among patients of the Sunrise Clinic", NULL },
    { "Caring for relatives with Alzheimer's disease", NULL },
    { "Young people's views of Therapy", NULL },
    { "I never promised you a cure: On hope", NULL },
    { "iCBT and eHealth for adolescents", NULL },
    { "Talking about talking about it", NULL },
    { "In search of lost meaning", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), NULL, NULL);
}

/* Each has a word of which only somebody who knows the work can say how it is written; where it is the first one, it is right
 * in any case. */
static void
test_silent (void)
{
  static const Case cases[] = {
    { "The Case of Ellen West and the Question of Despair", NULL },
    { "Learning From Rosa: A Case Study", NULL },
    { "Psychotherapy in Zanzibarland and the Role of Families", NULL },
    { "The Influence of Smithers on the Practice of Therapy", NULL },
    { "Smithers's Theory of the Self in Practice", "Smithers's theory of the self in practice" },
    { "On Smithers's Theory of the Self in Practice", NULL },
    { "The Effects of the Coping Power Scale on Outcome", NULL },
    { "The Therapist Warmth Questionnaire: Development and Validation", NULL },
    { "Outcomes of the Norwegian Multisite Study", NULL },
    { "The Treatment of Depression Collaborative Research Program", NULL },
    { "Dreams of August and the Work of Mourning", NULL },
    { "Therapy in May and in June", NULL },
    { "The Mental Health Act and the Rights of Patients", "The Mental Health Act and the rights of patients" },
    { "The Act of Listening in Therapy", NULL },
    { "Counseling at the University of Something Great", NULL },
    { "Phase II Trial of a Brief Treatment for Anxiety", "Phase II trial of a brief treatment for anxiety" },
    { "A Phase II Trial of a Brief Treatment for Anxiety", NULL },
    { "Attachment at Time 2 and the Course of Illness", NULL },
    { "Black Clients and White Therapists in the Process of Change", NULL },
    { "Therapists in the North and in the South", NULL },
    { "The Value of a “Good Enough” Therapist", NULL },
    { "E-Mental Health and the Future of Therapy", "E-mental health and the future of therapy" },
    { "The Promise of E-Mental Health in Practice", NULL },
    { "The Wisdom of Grace in Therapy", NULL },
    { "Veterans of the War and the Burden of Guilt", NULL },
    { "Living With Brugada Syndrome and the Fear of Death", NULL },
    { "The Interview as an Encounter", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), NULL, NULL);
}

static void
test_capitals (void)
{
  static const Case cases[] = {
    { "THE ROLE OF THE THERAPEUTIC ALLIANCE IN PSYCHOTHERAPY", "The role of the therapeutic alliance in psychotherapy" },
    { "CBT FOR PTSD IN VETERANS: A META-ANALYSIS OF OUTCOMES", "CBT for PTSD in veterans: A meta-analysis of outcomes" },
    { "A BAYESIAN MODEL OF THE THERAPEUTIC PROCESS", "A Bayesian model of the therapeutic process" },
    { "THE WORKING ALLIANCE INVENTORY AND TREATMENT OUTCOME", "The Working Alliance Inventory and treatment outcome" },
    { "TRAUMA AMONG REFUGEES IN GERMANY AND THE UNITED STATES", "Trauma among refugees in Germany and the United States" },
    { "EMOTION REGULATION, PART II: CLINICAL APPLICATIONS OF THEORY", "Emotion regulation, Part II: Clinical applications of theory" },
    { "ON FREUD'S THEORY OF DREAMS AND SYMPTOMS", "On Freud's theory of dreams and symptoms" },
    { "THE EFFECTS OF XYZT ON DEPRESSION AND ANXIETY", NULL },
    { "THE INFLUENCE OF SMITHERS ON THE PRACTICE OF THERAPY", NULL },
    { "TREATMENT OF PATIENTS WITH AIDS IN PRACTICE", NULL },
    { "CBT FOR PTSD", NULL },
    { "PSYCHOTHERAPY", NULL },
    { "DIE WIRKUNG DER PSYCHOTHERAPIE BEI DEPRESSIONEN", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), NULL, NULL);
}

static void
test_languages (void)
{
  static const Case foreign[] = {
    { "Die Wirkung der Psychotherapie bei Depression", NULL },
    { "Psychodynamische Psychotherapie: Grundlagen und Praxis", NULL },
    { "Das Unbehagen in der Kultur", NULL },
    { "Intervention und Evaluation in der Praxis", NULL },
    { "Depression, Kognition, Emotion", NULL },
    { "Evaluation, Intervention, Motivation, Rehabilitation", NULL },
    { "L’alliance thérapeutique : une revue", NULL },
    { "La Psychothérapie et la Dépression", NULL },
    { "Évaluation de la Motivation en Psychiatrie", NULL },
    { "La Alianza Terapéutica en el Tratamiento", NULL },
    { "De Effectiviteit van Psychotherapie", NULL },
    { "心理治疗的效果", NULL },
    { "Психотерапия и Депрессия", NULL },
  };
  static const Case known[] = { { "Attachment Theory", "Attachment theory" }, { "Cognitive Therapy, Revisited", "Cognitive therapy, revisited" } };

  check (foreign, G_N_ELEMENTS (foreign), NULL, NULL);
  check (foreign, 3, "de", NULL);
  check (foreign, 3, "en", NULL);
  check (known, 2, "en", NULL);
  check (known, 2, "en-US", NULL);
  check (known, 2, "English", NULL);
  /* Without the language, nothing here says that it is English. */
  g_assert_null (suggest ("Evaluation Intervention Motivation", "article-journal", NULL, NULL));
  g_assert_null (suggest ("What Waiting Does to People", "article-journal", "de", NULL));
  g_assert_null (suggest ("What Waiting Does to People", "article-journal", "enm", NULL));
}

static void
test_authors (void)
{
  static const Case smithers[] = {
    { "The Influence of Smithers on the Practice of Therapy", "The influence of Smithers on the practice of therapy" },
    { "A Reply to Smithers's Theory of the Self", "A reply to Smithers's theory of the self" },
  };
  static const Case hope[] = { { "The Role of Hope in Therapy", NULL } };
  static const Case two[] = { { "The Influence of Oldcastle on the Practice of Therapy", "The influence of Oldcastle on the practice of therapy" } };

  check (smithers, G_N_ELEMENTS (smithers), NULL, "Smithers");
  check (hope, 1, NULL, "Hope");
  check (two, 1, NULL, "Smithers-Oldcastle");
}

static void
test_types (void)
{
  static const char * const types[] = { "article-journal", "book", "chapter", "thesis", "report", "webpage", "article" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *suggestion = suggest ("What Waiting Does to People", types[i], NULL, NULL);

      g_test_message ("%s", types[i]);
      g_assert_cmpstr (suggestion, ==, "What waiting does to people");
    }
  g_assert_null (suggest ("What Waiting Does to People", "legislation", NULL, NULL));
  g_assert_null (suggest ("What Waiting Does to People", "software", NULL, NULL));
}

static void
test_no_title (void)
{
  g_autoptr(PraxisCitation) verbatim = praxis_citation_new_verbatim ("Writer (2020). What Waiting Does to People.");

  g_assert_null (praxis_sentence_case_suggest (verbatim));
}

/* A title of any length takes no longer than a key press. */
static void
test_long (void)
{
  g_autoptr(GString) title = g_string_new ("The");
  g_autofree char *suggestion = NULL;
  gint64 start;

  while (title->len < 20000)
    g_string_append (title, " <i Smithers <b> & Working Alliance of “Hope: (");
  start = g_get_monotonic_time ();
  suggestion = suggest (title->str, "book", "en", NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentence-case/title-case", test_title_case);
  g_test_add_func ("/sentence-case/names", test_names);
  g_test_add_func ("/sentence-case/right-as-they-are", test_right_as_they_are);
  g_test_add_func ("/sentence-case/silent", test_silent);
  g_test_add_func ("/sentence-case/capitals", test_capitals);
  g_test_add_func ("/sentence-case/languages", test_languages);
  g_test_add_func ("/sentence-case/authors", test_authors);
  g_test_add_func ("/sentence-case/types", test_types);
  g_test_add_func ("/sentence-case/no-title", test_no_title);
  g_test_add_func ("/sentence-case/long", test_long);

  return g_test_run ();
}
