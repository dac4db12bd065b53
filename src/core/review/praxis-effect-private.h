/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-effect.h"
#include "praxis-number-scanner.h"

G_BEGIN_DECLS

/* The sentence that an effect stands in, where in it the effect starts, and where its neighbours do; the end of the sentence where
 * there is no next one, and NULL where there is none before. */
typedef struct
{
  const char *text;
  const char *sentence;
  const char *sentence_end;
  const char *effect;
  const char *previous;
  const char *next;
} PraxisEffectScope;

/* Where an interval stands, and its numbers. */
typedef struct
{
  const char *start;
  const char *end;
  const char *lower_start;
  double      lower;
  double      upper;
  double      level;
  int         decimals;
} PraxisInterval;

const char *praxis_sentence_find_start (const char              *text,
                                        const char              *at);
const char *praxis_sentence_find_end   (const char              *at);
gboolean    praxis_effect_is_i_squared (const char              *at);
gboolean    praxis_effect_scan_interval (const PraxisEffectScope *scope,
                                        const char              *from,
                                        PraxisInterval          *interval);
const char *praxis_effect_scan_p       (const PraxisEffectScope *scope,
                                        const char              *from,
                                        const char              *limit,
                                        PraxisFindingFields     *fields);
void        praxis_effect_scan_counts  (const PraxisEffectScope *scope,
                                        PraxisFindingFields     *fields);
char       *praxis_effect_dup_comparison (const PraxisEffectScope *scope);
char       *praxis_effect_dup_time_point (const PraxisEffectScope *scope);
PraxisDirection praxis_effect_find_direction (const PraxisEffectScope *scope);

G_END_DECLS
