/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisCoverage:
 * @topics: (array zero-terminated=1): the topics that posts have, by name
 * @types: (array zero-terminated=1): the types of research that posts have, by name
 * @first_year: the first year in which there are posts; 0 where there are none
 * @n_years: how many years there are from then on
 * @counts: how many posts there are of a topic in a year: topic by topic, and in each year by year
 * @max: the largest of them
 *
 * How many posts a library has on what, and from when. A post is of the year of its issue, and counts for each of its topics.
 */
typedef struct
{
  GStrv  topics;
  GStrv  types;
  int    first_year;
  guint  n_years;
  guint *counts;
  guint  max;
} PraxisCoverage;

PraxisCoverage *praxis_coverage_load      (PraxisStore           *store,
                                           const char            *digest_uuid,
                                           const char            *type,
                                           GError               **error);
PraxisCoverage *praxis_coverage_ref       (PraxisCoverage        *self);
void            praxis_coverage_unref     (PraxisCoverage        *self);
guint           praxis_coverage_get_count (const PraxisCoverage  *self,
                                           guint                  topic,
                                           guint                  year);
guint           praxis_coverage_get_total (const PraxisCoverage  *self,
                                           guint                  topic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCoverage, praxis_coverage_unref)

G_END_DECLS
