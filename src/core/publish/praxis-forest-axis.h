/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-finding.h"

G_BEGIN_DECLS

#define PRAXIS_FOREST_MAX_TICKS 8

/**
 * PraxisForestAxis:
 * @low: its left end
 * @high: its right end
 * @is_log: whether @low and @high are common logarithms, as for ratios
 * @no_effect: the number that says that there is no effect; NaN where none does
 * @ticks: (array length=n_ticks): the numbers that are written below it
 * @n_ticks: how many there are
 *
 * The axis of a forest plot, from left to right in every language.
 */
typedef struct
{
  double   low;
  double   high;
  gboolean is_log;
  double   no_effect;
  double   ticks[PRAXIS_FOREST_MAX_TICKS];
  guint    n_ticks;
} PraxisForestAxis;

/**
 * PraxisForestSpan:
 * @estimate: where the estimate stands, from 0 at the left end of the axis to 1 at its right end
 * @lower: where its interval begins; 0 where it is cut
 * @upper: where it ends; 1 where it is cut
 * @has_interval: whether there is an interval
 * @cut_lower: whether the interval goes on to the left of the axis
 * @cut_upper: whether it goes on to the right of it
 *
 * A finding on an axis.
 */
typedef struct
{
  double   estimate;
  double   lower;
  double   upper;
  gboolean has_interval;
  gboolean cut_lower;
  gboolean cut_upper;
} PraxisForestSpan;

void     praxis_forest_axis_init    (PraxisForestAxis       *self,
                                     PraxisMeasure           measure,
                                     GPtrArray              *findings);
double   praxis_forest_axis_project (const PraxisForestAxis *self,
                                     double                  number);
gboolean praxis_forest_axis_place   (const PraxisForestAxis *self,
                                     PraxisFinding          *finding,
                                     PraxisForestSpan       *span);

G_END_DECLS
