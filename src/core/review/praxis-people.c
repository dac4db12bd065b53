/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-people.h"

/**
 * praxis_people_nouns:
 *
 * (array zero-terminated=1): what people are called who are counted, in English and in small letters: "patients", "couples"
 */
const char *const praxis_people_nouns[] = {
  "patients", "inpatients", "outpatients", "clients", "participants", "respondents", "people", "persons", "individuals", "adults",
  "women", "men", "children", "adolescents", "youths", "teenagers", "students", "trainees", "veterans", "therapists", "psychotherapists",
  "clinicians", "psychologists", "psychiatrists", "counselors", "counsellors", "supervisors", "couples", "families", "dyads", "mothers",
  "fathers", "parents", "caregivers", "volunteers", NULL
};

/**
 * praxis_people_staff:
 *
 * (array zero-terminated=1): those among them who often treat, rate or play somebody in a study and are not who is studied
 */
const char *const praxis_people_staff[] = {
  "therapists", "psychotherapists", "clinicians", "psychologists", "psychiatrists", "counselors", "counsellors", "supervisors", "trainees",
  "students", "volunteers", NULL
};
