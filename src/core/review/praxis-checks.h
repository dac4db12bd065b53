/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-check.h"

G_BEGIN_DECLS

/* Raised when a check says other things than before, so that the remarks that a library keeps are made again. */
#define PRAXIS_CHECKS_VERSION 4

const PraxisCheck * const *praxis_checks_get   (gsize       *n_checks);
const PraxisCheck         *praxis_checks_find  (const char  *name);
const char                *praxis_check_get_label (const PraxisCheck *check);
const char                *praxis_check_get_rule  (const PraxisCheck *check);
const char                *praxis_check_get_origin (const PraxisCheck *check);

/* The checks, each in the file of its name */
extern const PraxisCheck praxis_check_acronym;
extern const PraxisCheck praxis_check_author_count;
extern const PraxisCheck praxis_check_author_initials;
extern const PraxisCheck praxis_check_author_name;
extern const PraxisCheck praxis_check_causal_language;
extern const PraxisCheck praxis_check_counts;
extern const PraxisCheck praxis_check_doi;
extern const PraxisCheck praxis_check_doi_work;
extern const PraxisCheck praxis_check_doubled_title;
extern const PraxisCheck praxis_check_finding;
extern const PraxisCheck praxis_check_grim;
extern const PraxisCheck praxis_check_impossible_value;
extern const PraxisCheck praxis_check_interval;
extern const PraxisCheck praxis_check_journal;
extern const PraxisCheck praxis_check_leading_zero;
extern const PraxisCheck praxis_check_malformed_number;
extern const PraxisCheck praxis_check_missing_field;
extern const PraxisCheck praxis_check_p_value;
extern const PraxisCheck praxis_check_p_zero;
extern const PraxisCheck praxis_check_pages;
extern const PraxisCheck praxis_check_person_first;
extern const PraxisCheck praxis_check_repeated_number;
extern const PraxisCheck praxis_check_retraction;
extern const PraxisCheck praxis_check_year;

G_END_DECLS
