/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-effect.h"
#include "praxis-number-scanner.h"

G_BEGIN_DECLS

/* What a measure is called. */
typedef struct
{
  const char    *name;
  PraxisMeasure  measure;
} PraxisEffectName;

/* The number of an effect with its name, and their places. The level is that of an interval that is told before the number, in percent;
 * NaN for none. What follows a bare one, which shares its name with others, is not known to be of it. */
typedef struct
{
  const char    *start;
  const char    *number_start;
  const char    *end;
  PraxisMeasure  measure;
  double         estimate;
  int            decimals;
  double         level;
  gboolean       is_bare;
} PraxisEstimate;

/* The sentence that an effect stands in, where its first effect starts, where the effect starts, and where its neighbours do; a number
 * without a name or the end of the sentence where there is no next one, and NULL where there is none before. The estimates of the neighbours are NULL where they are
 * not in the sentence. */
typedef struct
{
  const char           *text;
  const char           *sentence;
  const char           *sentence_end;
  const char           *first;
  const char           *effect;
  const char           *previous;
  const char           *next;
  const PraxisEstimate *estimate;
  const PraxisEstimate *estimate_before;
  const PraxisEstimate *estimate_behind;
} PraxisEffectScope;

/* How many people or studies a sentence counts, and where: "4507 patients", "n = 57". */
typedef struct
{
  const char *start;
  const char *number_start;
  const char *end;
  gint64      count;
  /* 'n', 'N', 'k' or 'K'; 0 where a noun stands behind the number. */
  char        symbol;
  gboolean    is_of_people;
  /* "45 patients each", "30 per group" */
  gboolean    is_of_part;
} PraxisEffectCount;

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
gboolean    praxis_interval_scan_range (PraxisNumberScanner      scanner,
                                        PraxisInterval          *interval,
                                        gboolean                *is_list);
gboolean    praxis_interval_starts_range (PraxisNumberScanner    scanner,
                                        gboolean                 with_to);
gboolean    praxis_interval_is_around  (const PraxisInterval    *interval,
                                        double                   number,
                                        int                      decimals,
                                        double                   max_lopsided);
gboolean    praxis_interval_skip_name  (PraxisNumberScanner     *scanner);
gboolean    praxis_interval_skip_header (PraxisNumberScanner    *scanner,
                                        double                  *level);
const char *praxis_interval_skip       (const char              *text,
                                        const char              *at);
GArray     *praxis_effect_find_estimates (const char            *text);
gboolean    praxis_effect_scan_percentage (const char           *text,
                                        const char              *at,
                                        PraxisEstimate          *estimate);
gboolean    praxis_effect_is_i_squared (const char              *at);
gboolean    praxis_effect_scan_interval (const PraxisEffectScope *scope,
                                        const PraxisEstimate    *estimate,
                                        PraxisInterval          *interval);
gboolean    praxis_effect_is_of_earlier (const PraxisEffectScope *scope,
                                        const PraxisEstimate    *estimate,
                                        const PraxisInterval    *interval);
const char *praxis_effect_find_bare_number (const PraxisEffectScope *scope,
                                        const char              *from,
                                        const char              *to);
const char *praxis_effect_scan_p       (const PraxisEffectScope *scope,
                                        const char              *from,
                                        const char              *limit,
                                        PraxisFindingFields     *fields);
gboolean    praxis_effect_holds        (const PraxisEstimate    *estimate,
                                        const PraxisInterval    *interval);
const char *praxis_effect_find_clause_end (const PraxisEffectScope *scope,
                                        const char              *from,
                                        const char              *to);
gboolean    praxis_effect_has_contrast (const PraxisEffectScope *scope);
gboolean    praxis_effect_compares     (PraxisMeasure            measure);

/* praxis-effect-match.c */
gboolean    praxis_effect_is_one_of    (const char              *word,
                                        gsize                    length,
                                        const char *const       *wanted);
gboolean    praxis_effect_is_behind_one_of (const char           *text,
                                        const char              *at,
                                        const char *const       *wanted);
gboolean    praxis_effect_follows_one_of (const char            *text,
                                        const char              *at,
                                        const char *const       *wanted);
gboolean    praxis_effect_names_one_of (const char              *from,
                                        const char              *to,
                                        const char *const       *wanted);
gboolean    praxis_effect_contains_one_of (const char           *from,
                                        const char              *to,
                                        const char *const       *wanted);
gboolean    praxis_effect_has_words    (const char              *at,
                                        const char *const       *wanted,
                                        gsize                   *length);

/* praxis-effect-hypothetical.c */
gboolean    praxis_effect_is_hypothetical (const PraxisEffectScope *scope);

/* praxis-effect-names.c */
const PraxisEffectName *praxis_effect_skip_symbol (PraxisNumberScanner *scanner);
const PraxisEffectName *praxis_effect_skip_words (PraxisNumberScanner *scanner);
const PraxisEffectName *praxis_effect_skip_plural (PraxisNumberScanner *scanner);
void        praxis_effect_skip_abbreviation (PraxisNumberScanner *scanner,
                                        PraxisMeasure           *measure);

/* praxis-effect-links.c */
void        praxis_effect_skip_links   (PraxisNumberScanner     *scanner);
void        praxis_effect_skip_estimated (PraxisNumberScanner   *scanner);
gboolean    praxis_effect_skip_outcome (PraxisNumberScanner     *scanner,
                                        gboolean                 is_plural);
gboolean    praxis_effect_starts_number (const char             *at);
gboolean    praxis_effect_is_one_of_two (const char             *end);
gboolean    praxis_effect_skip_equals  (PraxisNumberScanner     *scanner,
                                        PraxisMeasure            measure,
                                        gboolean                 is_plain,
                                        gboolean                 is_in_brackets);

/* praxis-effect-several.c */
gboolean    praxis_effect_is_one_of_several (const PraxisEffectScope *scope);
gboolean    praxis_effect_is_last_of_row (const PraxisEffectScope *scope);
gboolean    praxis_effect_find_bracket (const PraxisEffectScope *scope,
                                        const char             **from,
                                        const char             **to);
gboolean    praxis_effect_is_followed_by (const PraxisEffectScope *scope,
                                        const char              *place);
const char *praxis_effect_find_own_end (const PraxisEffectScope *scope);

/* praxis-effect-counts.c */
gboolean    praxis_effect_scan_whole   (PraxisNumberScanner     *scanner,
                                        gint64                  *count);
gboolean    praxis_effect_counts_people (const char             *behind,
                                        const char              *limit);
GArray     *praxis_effect_collect_counts (const PraxisEffectScope *scope);
void        praxis_effect_scan_counts  (const PraxisEffectScope *scope,
                                        PraxisFindingFields     *fields);

/* praxis-effect-whole.c */
gint64      praxis_effect_find_whole   (const PraxisEffectScope *scope,
                                        GArray                  *counts);

/* praxis-effect-words.c */
char       *praxis_effect_dup_comparison (const PraxisEffectScope *scope);
char       *praxis_effect_dup_time_point (const PraxisEffectScope *scope);
PraxisDirection praxis_effect_find_direction (const PraxisEffectScope *scope);

G_END_DECLS
