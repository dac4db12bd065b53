/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-wordings.h"

/*
 * Shorthand that makes an illness of a person, blames, or judges, with what says the same of a person who has something: the rules are
 * those of APA 7, chapter 5, and of reporting on suicide. The list is English, as the words are; an author's own list takes its place.
 */
static const PraxisWording built_in[] = {
  { "addict", "person with a substance use disorder" },
  { "addicts", "people with a substance use disorder" },
  { "alcoholic", "person with an alcohol use disorder" },
  { "alcoholics", "people with an alcohol use disorder" },
  { "anorexics", "people with anorexia nervosa" },
  { "autistics", "autistic people" },
  { "bipolars", "people with bipolar disorder" },
  { "borderlines", "people with borderline personality disorder" },
  { "bulimics", "people with bulimia nervosa" },
  { "committed suicide", "died by suicide" },
  { "commit suicide", "die by suicide" },
  { "commits suicide", "dies by suicide" },
  { "depressives", "people with depression" },
  { "drug abuser", "person who uses drugs" },
  { "drug abusers", "people who use drugs" },
  { "failed suicide", "suicide attempt" },
  { "failed suicide attempt", "suicide attempt" },
  { "neurotics", "people with neurotic symptoms" },
  { "schizophrenics", "people with schizophrenia" },
  { "psychotics", "people with psychosis" },
  { "psychopaths", "people with psychopathic traits" },
  { "substance abuser", "person with a substance use disorder" },
  { "substance abusers", "people with a substance use disorder" },
  { "successful suicide", "death by suicide" },
  { "the disabled", "people with disabilities" },
  { "the homeless", "people without housing" },
  { "the mentally ill", "people with mental illness" },
  { "treatment failures", "people who did not benefit from treatment" },
  { "victims of depression", "people with depression" },
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
  *n_wordings = G_N_ELEMENTS (built_in);
  return built_in;
}
