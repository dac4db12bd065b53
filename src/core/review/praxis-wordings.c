/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-wordings.h"

/* The built-in list: English, as the words that it looks for are. Written from the rules of the Publication Manual (APA 7, 5.4 and
 * 5.7 to 5.8): people first, no labels as nouns, no words of blame for suicide. Words that some groups choose for themselves (autistic,
 * deaf) are not on it. */

#define ANYWHERE PRAXIS_WORDING_ANYWHERE
#define NOUN PRAXIS_WORDING_NOUN
#define ILLNESS PRAXIS_WORDING_ILLNESS

static const PraxisWording wordings[] = {
  { "schizophrenics",            "people with schizophrenia",              ANYWHERE },
  { "a schizophrenic",           "a person with schizophrenia",            NOUN },
  { "schizophrenic patients",    "patients with schizophrenia",            ANYWHERE },
  { "schizophrenic patient",     "patient with schizophrenia",             ANYWHERE },
  { "borderlines",               "people with borderline personality disorder", ANYWHERE },
  { "a borderline",              "a person with borderline personality disorder", NOUN },
  { "borderline patients",       "patients with borderline personality disorder", ANYWHERE },
  { "borderline patient",        "patient with borderline personality disorder", ANYWHERE },
  { "psychotics",                "people with psychosis",                  ANYWHERE },
  { "neurotics",                 "people with neurotic symptoms",          ANYWHERE },
  { "hysterics",                 "people with conversion symptoms",        ANYWHERE },
  { "bipolars",                  "people with bipolar disorder",           ANYWHERE },
  { "a bipolar",                 "a person with bipolar disorder",         NOUN },
  { "depressives",               "people with depression",                 ANYWHERE },
  { "a depressive",              "a person with depression",               NOUN },
  { "anorexics",                 "people with anorexia nervosa",           ANYWHERE },
  { "an anorexic",               "a person with anorexia nervosa",         NOUN },
  { "bulimics",                  "people with bulimia nervosa",            ANYWHERE },
  { "a bulimic",                 "a person with bulimia nervosa",          NOUN },
  { "agoraphobics",              "people with agoraphobia",                ANYWHERE },
  { "addicts",                   "people with an addiction",               ANYWHERE },
  { "drug addicts",              "people with a drug addiction",           ANYWHERE },
  { "an addict",                 "a person with an addiction",             NOUN },
  { "alcoholics",                "people with alcohol use disorder",       ANYWHERE },
  { "an alcoholic",              "a person with alcohol use disorder",     NOUN },
  { "substance abusers",         "people with a substance use disorder",   ANYWHERE },
  { "substance abuser",          "person with a substance use disorder",   ANYWHERE },
  { "drug abuser",               "person with a drug use disorder",        ANYWHERE },
  { "victims of depression",     "people with depression",                 ANYWHERE },
  { "drug abusers",              "people with a drug use disorder",        ANYWHERE },
  { "alcohol abusers",           "people with alcohol use disorder",       ANYWHERE },
  { "junkies",                   "people with an addiction",               ANYWHERE },
  { "retarded patients",         "patients with an intellectual disability", ANYWHERE },
  { "the retarded",              "people with an intellectual disability", NOUN },
  { "epileptics",                "people with epilepsy",                   ANYWHERE },
  { "diabetics",                 "people with diabetes",                   ANYWHERE },
  { "demented patients",         "patients with dementia",                 ANYWHERE },
  { "the mentally ill",          "people with a mental illness",           NOUN },
  { "mentally ill patients",     "patients with a mental illness",         ANYWHERE },
  { "mentally ill people",       "people with a mental illness",           ANYWHERE },
  { "the depressed",             "people with depression",                 NOUN },
  { "the suicidal",              "people with suicidal thoughts",          NOUN },
  { "the disabled",              "people with a disability",               NOUN },
  { "the handicapped",           "people with a disability",               NOUN },
  { "the elderly",               "older adults",                           NOUN },
  { "the homeless",              "people without a home",                  NOUN },
  { "the obese",                 "people with obesity",                    NOUN },
  { "wheelchair bound",          "using a wheelchair",                     ANYWHERE },
  { "wheelchair-bound",          "using a wheelchair",                     ANYWHERE },
  { "wheelchair-bound patients", "patients who use a wheelchair",          ANYWHERE },
  { "wheelchair-bound people",   "people who use a wheelchair",            ANYWHERE },
  { "suffer from",               "have",                                   ILLNESS },
  { "suffers from",              "has",                                    ILLNESS },
  { "suffered from",             "had",                                    ILLNESS },
  { "suffering from",            "with",                                   ILLNESS },
  { "is suffering from",         "has",                                    ILLNESS },
  { "are suffering from",        "have",                                   ILLNESS },
  { "was suffering from",        "had",                                    ILLNESS },
  { "were suffering from",       "had",                                    ILLNESS },
  { "been suffering from",       "had",                                    ILLNESS },
  { "afflicted with",            "with",                                   ILLNESS },
  { "is afflicted with",         "has",                                    ILLNESS },
  { "are afflicted with",        "have",                                   ILLNESS },
  { "was afflicted with",        "had",                                    ILLNESS },
  { "were afflicted with",       "had",                                    ILLNESS },
  { "commit suicide",            "die by suicide",                         ANYWHERE },
  { "commits suicide",           "dies by suicide",                        ANYWHERE },
  { "committed suicide",         "died by suicide",                        ANYWHERE },
  { "committing suicide",        "dying by suicide",                       ANYWHERE },
  { "failed suicide attempt",    "suicide attempt",                        ANYWHERE },
  { "failed suicide attempts",   "suicide attempts",                       ANYWHERE },
  { "successful suicide",        "death by suicide",                       NOUN },
  { "failed the treatment",      "did not benefit from the treatment",     ANYWHERE },
  { "failed the therapy",        "did not benefit from the therapy",       ANYWHERE },
  { "have failed the treatment", "have not benefited from the treatment",  ANYWHERE },
  { "has failed the treatment",  "has not benefited from the treatment",   ANYWHERE },
  { "had failed the treatment",  "had not benefited from the treatment",   ANYWHERE },
  { "have failed the therapy",   "have not benefited from the therapy",    ANYWHERE },
  { "has failed the therapy",    "has not benefited from the therapy",     ANYWHERE },
  { "had failed the therapy",    "had not benefited from the therapy",     ANYWHERE },
};

/**
 * praxis_wordings_get_built_in:
 * @n_wordings: (out): how many there are
 *
 * Returns: (transfer none): the list that is used where an author has none
 */
const PraxisWording *
praxis_wordings_get_built_in (gsize *n_wordings)
{
  *n_wordings = G_N_ELEMENTS (wordings);
  return wordings;
}
