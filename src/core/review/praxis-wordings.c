/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-wordings.h"

#include <string.h>

/* The built-in lists, one for each language that there is one for: the words are those of one language. Words that some groups choose for
 * themselves (autistic, deaf) are on none of them. No shorthand is on two lists, so that an entry of an author's own list, which she made
 * from them, counts in the language that it is of. */

#define ANYWHERE PRAXIS_WORDING_ANYWHERE
#define NOUN PRAXIS_WORDING_NOUN
#define ILLNESS PRAXIS_WORDING_ILLNESS

/* English, written from the rules of the Publication Manual (APA 7, 5.4 and 5.7 to 5.8): people first, no labels as nouns, no words of
 * blame for suicide. */
static const PraxisWording english[] = {
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
  { "failed the treatment",      "did not benefit from the treatment",     NOUN },
  { "failed the therapy",        "did not benefit from the therapy",       NOUN },
  { "have failed the treatment", "have not benefited from the treatment",  NOUN },
  { "has failed the treatment",  "has not benefited from the treatment",   NOUN },
  { "had failed the treatment",  "had not benefited from the treatment",   NOUN },
  { "have failed the therapy",   "have not benefited from the therapy",    NOUN },
  { "has failed the therapy",    "has not benefited from the therapy",     NOUN },
  { "had failed the therapy",    "had not benefited from the therapy",     NOUN },
};

/* French, from what guides for writing about people in that language share: people first ("personnes atteintes de", "vivant avec", "en
 * situation de"), no adjectives as nouns, no word of success or failure for suicide. "Souffrir de" is not on it, as what fits in its place
 * needs another article. */
static const PraxisWording french[] = {
  { "malades mentaux",                  "personnes vivant avec un trouble mental", ANYWHERE },
  { "un malade mental",                 "une personne vivant avec un trouble mental", ANYWHERE },
  { "une malade mentale",               "une personne vivant avec un trouble mental", ANYWHERE },
  { "handicapés mentaux",               "personnes ayant un trouble du développement intellectuel", ANYWHERE },
  { "déficients mentaux",               "personnes ayant un trouble du développement intellectuel", ANYWHERE },
  { "attardés mentaux",                 "personnes ayant un trouble du développement intellectuel", ANYWHERE },
  { "schizophrènes",                    "personnes atteintes de schizophrénie", NOUN },
  { "un schizophrène",                  "une personne atteinte de schizophrénie", NOUN },
  { "une schizophrène",                 "une personne atteinte de schizophrénie", NOUN },
  { "patients schizophrènes",           "patients atteints de schizophrénie", ANYWHERE },
  { "patientes schizophrènes",          "patientes atteintes de schizophrénie", ANYWHERE },
  { "patient schizophrène",             "patient atteint de schizophrénie", ANYWHERE },
  { "patiente schizophrène",            "patiente atteinte de schizophrénie", ANYWHERE },
  { "les borderlines",                  "les personnes ayant un trouble de la personnalité limite", NOUN },
  { "des borderlines",                  "des personnes ayant un trouble de la personnalité limite", NOUN },
  { "un borderline",                    "une personne ayant un trouble de la personnalité limite", NOUN },
  { "une borderline",                   "une personne ayant un trouble de la personnalité limite", NOUN },
  { "patients borderline",              "patients ayant un trouble de la personnalité limite", ANYWHERE },
  { "patients borderlines",             "patients ayant un trouble de la personnalité limite", ANYWHERE },
  { "patientes borderline",             "patientes ayant un trouble de la personnalité limite", ANYWHERE },
  { "patientes borderlines",            "patientes ayant un trouble de la personnalité limite", ANYWHERE },
  { "patiente borderline",              "patiente ayant un trouble de la personnalité limite", ANYWHERE },
  { "psychotiques",                     "personnes vivant avec une psychose", NOUN },
  { "un psychotique",                   "une personne vivant avec une psychose", NOUN },
  { "névrosés",                         "personnes ayant des symptômes névrotiques", NOUN },
  { "hystériques",                      "personnes ayant des symptômes de conversion", NOUN },
  { "bipolaires",                       "personnes vivant avec un trouble bipolaire", NOUN },
  { "un bipolaire",                     "une personne vivant avec un trouble bipolaire", NOUN },
  { "une bipolaire",                    "une personne vivant avec un trouble bipolaire", NOUN },
  { "dépressifs",                       "personnes atteintes de dépression", NOUN },
  { "un dépressif",                     "une personne atteinte de dépression", NOUN },
  { "une dépressive",                   "une personne atteinte de dépression", NOUN },
  { "anorexiques",                      "personnes atteintes d’anorexie", NOUN },
  { "une anorexique",                   "une personne atteinte d’anorexie", NOUN },
  { "boulimiques",                      "personnes atteintes de boulimie", NOUN },
  { "une boulimique",                   "une personne atteinte de boulimie", NOUN },
  { "agoraphobes",                      "personnes atteintes d’agoraphobie", NOUN },
  { "toxicomanes",                      "personnes ayant un trouble de l’usage de substances", NOUN },
  { "un toxicomane",                    "une personne ayant un trouble de l’usage de substances", NOUN },
  { "une toxicomane",                   "une personne ayant un trouble de l’usage de substances", NOUN },
  { "patients toxicomanes",             "patients ayant un trouble de l’usage de substances", ANYWHERE },
  { "drogués",                          "personnes ayant un trouble de l’usage de substances", NOUN },
  { "héroïnomanes",                     "personnes dépendantes à l’héroïne", NOUN },
  { "cocaïnomanes",                     "personnes dépendantes à la cocaïne", NOUN },
  { "alcooliques",                      "personnes ayant un trouble de l’usage d’alcool", NOUN },
  { "un alcoolique",                    "une personne ayant un trouble de l’usage d’alcool", NOUN },
  { "une alcoolique",                   "une personne ayant un trouble de l’usage d’alcool", NOUN },
  { "patients alcooliques",             "patients ayant un trouble de l’usage d’alcool", ANYWHERE },
  { "suicidaires",                      "personnes ayant des idées suicidaires", NOUN },
  { "déments",                          "personnes atteintes de démence", NOUN },
  { "épileptiques",                     "personnes atteintes d’épilepsie", NOUN },
  { "diabétiques",                      "personnes vivant avec un diabète", NOUN },
  { "obèses",                           "personnes vivant avec une obésité", NOUN },
  { "handicapés",                       "personnes en situation de handicap", NOUN },
  { "vieillards",                       "personnes âgées", NOUN },
  { "cloué dans un fauteuil roulant",   "qui utilise un fauteuil roulant", ANYWHERE },
  { "clouée dans un fauteuil roulant",  "qui utilise un fauteuil roulant", ANYWHERE },
  { "cloués dans un fauteuil roulant",  "qui utilisent un fauteuil roulant", ANYWHERE },
  { "clouées dans un fauteuil roulant", "qui utilisent un fauteuil roulant", ANYWHERE },
  { "commettre un suicide",             "mourir par suicide", ANYWHERE },
  { "suicide réussi",                   "mort par suicide", ANYWHERE },
  { "suicides réussis",                 "morts par suicide", ANYWHERE },
  { "tentative de suicide ratée",       "tentative de suicide", ANYWHERE },
  { "tentatives de suicide ratées",     "tentatives de suicide", ANYWHERE },
};

static const struct
{
  const char          *language;
  const PraxisWording *wordings;
  gsize                n_wordings;
} lists[] = {
  { "en", english, G_N_ELEMENTS (english) },
  { "fr", french, G_N_ELEMENTS (french) },
};

/**
 * praxis_wordings_get_built_in:
 * @language: a language, a tag as in BCP 47
 * @n_wordings: (out): how many there are; 0 for a language that there is no list for
 *
 * Returns: (transfer none) (nullable): the list that is used for texts in that language where an author has none
 */
const PraxisWording *
praxis_wordings_get_built_in (const char *language,
                              gsize      *n_wordings)
{
  gsize length = strcspn (language, "-_");

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (strlen (lists[i].language) == length && g_ascii_strncasecmp (language, lists[i].language, length) == 0)
        {
          *n_wordings = lists[i].n_wordings;
          return lists[i].wordings;
        }
    }
  *n_wordings = 0;
  return NULL;
}

/**
 * praxis_wordings_find_built_in:
 * @shorthand: words
 * @language: (out) (optional): the language of the list that they are on
 *
 * Returns: (transfer none) (nullable): what the built-in lists say of them; %NULL where they are on none
 */
const PraxisWording *
praxis_wordings_find_built_in (const char  *shorthand,
                               const char **language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (gsize j = 0; j < lists[i].n_wordings; j++)
        {
          if (!g_str_equal (lists[i].wordings[j].shorthand, shorthand))
            continue;
          if (language != NULL)
            *language = lists[i].language;
          return &lists[i].wordings[j];
        }
    }
  return NULL;
}
