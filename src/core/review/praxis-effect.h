/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-finding.h"

G_BEGIN_DECLS

/**
 * PraxisEffect:
 * @start: where it starts in the text, in bytes
 * @end: where it ends, in bytes, with interval, p-value and counts
 * @estimate_start: where the estimate's number starts, in bytes
 * @estimate_end: where it ends
 * @lower_start: where the lower bound's number starts; 0 where there is no interval
 * @upper_end: where the upper bound's number ends; 0 where there is no interval
 * @estimate_decimals: how many decimals the estimate was printed with
 * @bound_decimals: the most decimals that a bound was printed with
 * @finding: the effect, with the words that it was read from
 *
 * One effect as a text reports it.
 */
typedef struct
{
  gsize          start;
  gsize          end;
  gsize          estimate_start;
  gsize          estimate_end;
  gsize          lower_start;
  gsize          upper_end;
  int            estimate_decimals;
  int            bound_decimals;
  PraxisFinding *finding;
} PraxisEffect;

GPtrArray *praxis_effects_find (const char   *text,
                                const char   *part);
void       praxis_effect_free  (PraxisEffect *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisEffect, praxis_effect_free)

G_END_DECLS
