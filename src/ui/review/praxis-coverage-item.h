/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "review/praxis-aged-posts.h"
#include "review/praxis-coverage.h"

G_BEGIN_DECLS

/* A row of the table of coverage: a topic, a year, and how many posts there are. */
#define PRAXIS_TYPE_COVERAGE_ITEM (praxis_coverage_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisCoverageItem, praxis_coverage_item, PRAXIS, COVERAGE_ITEM, GObject)

GPtrArray  *praxis_coverage_items_new       (PraxisCoverage     *coverage);
const char *praxis_coverage_item_get_topic  (PraxisCoverageItem *self);
int         praxis_coverage_item_get_year   (PraxisCoverageItem *self);

/* A row of the list of posts whose evidence has aged. */
#define PRAXIS_TYPE_AGED_ITEM (praxis_aged_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisAgedItem, praxis_aged_item, PRAXIS, AGED_ITEM, GObject)

GPtrArray            *praxis_aged_items_new       (GPtrArray      *posts);
const PraxisAgedPost *praxis_aged_item_get_post   (PraxisAgedItem *self);

G_END_DECLS
