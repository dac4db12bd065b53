/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store.h"

G_BEGIN_DECLS

/* In the place of a year: all of them. */
#define PRAXIS_COVERAGE_ALL_YEARS G_MAXUINT

/**
 * PraxisCoverage:
 * @topics: (array zero-terminated=1): the topics of the vocabularies and those that posts have, by name
 * @types: (array zero-terminated=1): the types of research that posts have, by name
 * @first_year: the first year in which there are posts; 0 where there are none
 * @n_years: how many years there are from then on
 * @counts: how many posts there are of a topic in a year: topic by topic, and in each year by year
 * @type_counts: how many of these are of each type: in the same order, and for each topic and year type by type
 * @n_types: how many @types there are
 * @max: the largest of @counts
 *
 * How many posts a library has on what, and from when. A post is of the year of its issue, and counts for each of its topics, and for
 * each of its types of research.
 */
typedef struct
{
  GStrv  topics;
  GStrv  types;
  int    first_year;
  guint  n_years;
  guint *counts;
  guint *type_counts;
  guint  n_types;
  guint  max;
} PraxisCoverage;

PraxisCoverage *praxis_coverage_load           (PraxisStore           *store,
                                                const char            *digest_uuid,
                                                const char            *type,
                                                GError               **error);
PraxisCoverage *praxis_coverage_ref            (PraxisCoverage        *self);
void            praxis_coverage_unref          (PraxisCoverage        *self);
guint           praxis_coverage_get_count      (const PraxisCoverage  *self,
                                                guint                  topic,
                                                guint                  year);
guint           praxis_coverage_get_type_count (const PraxisCoverage  *self,
                                                guint                  topic,
                                                guint                  year,
                                                guint                  type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCoverage, praxis_coverage_unref)

G_END_DECLS
