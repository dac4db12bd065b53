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

/* The number of an effect with its name, and their places. */
typedef struct
{
  const char    *start;
  const char    *number_start;
  const char    *end;
  PraxisMeasure  measure;
  double         estimate;
  int            decimals;
} PraxisEstimate;

/* Where an interval stands, its numbers, and whether percent signs stand behind these. */
typedef struct
{
  const char *start;
  const char *end;
  const char *lower_start;
  double      lower;
  double      upper;
  double      level;
  int         decimals;
  gboolean    is_percent;
} PraxisInterval;

const char *praxis_sentence_find_start (const char              *text,
                                        const char              *at);
const char *praxis_sentence_find_end   (const char              *at);
gboolean    praxis_interval_scan       (const char              *text,
                                        const char              *at,
                                        PraxisInterval          *interval);
const char *praxis_interval_skip       (const char              *text,
                                        const char              *at);
GArray     *praxis_effect_find_estimates (const char            *text);
gboolean    praxis_effect_scan_percentage (const char           *text,
                                        const char              *at,
                                        PraxisEstimate          *estimate);
gboolean    praxis_effect_is_one_of    (const char              *word,
                                        gsize                    length,
                                        const char *const       *wanted);
gboolean    praxis_effect_is_i_squared (const char              *at);
gboolean    praxis_effect_is_hypothetical (const PraxisEffectScope *scope,
                                        const char              *behind);
gboolean    praxis_effect_scan_interval (const PraxisEffectScope *scope,
                                        const PraxisEstimate    *estimate,
                                        PraxisInterval          *interval);
gboolean    praxis_effect_is_of_earlier (const PraxisEffectScope *scope,
                                        const PraxisEstimate    *estimate,
                                        const PraxisInterval    *interval);
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
