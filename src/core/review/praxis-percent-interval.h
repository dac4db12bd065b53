/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-effect.h"

G_BEGIN_DECLS

/**
 * PraxisPercentInterval:
 * @start: where the percentage, or the name of I², starts in the text, in bytes
 * @end: where the interval ends, in bytes
 * @estimate: the percentage
 * @lower: the bound that stands first
 * @upper: the other one
 * @estimate_decimals: how many decimals the percentage was printed with
 * @bound_decimals: the most decimals that a bound was printed with
 * @is_i_squared: whether it is the I² of a meta-analysis, and not a share
 * @is_of_people: whether the text says that it is a share of people
 *
 * A percentage with its interval right behind it: "I² = 61% (95% CI 48% to 71%)".
 */
typedef struct
{
  gsize    start;
  gsize    end;
  double   estimate;
  double   lower;
  double   upper;
  int      estimate_decimals;
  int      bound_decimals;
  gboolean is_i_squared;
  gboolean is_of_people;
} PraxisPercentInterval;

GArray *praxis_percent_intervals_find (const char *text);

G_END_DECLS
