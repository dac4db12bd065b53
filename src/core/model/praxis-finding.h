/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include <math.h>

#include "praxis-json.h"
#include "praxis-measure.h"

G_BEGIN_DECLS

/**
 * PraxisDirection:
 * @PRAXIS_DIRECTION_UNKNOWN: nobody has said
 * @PRAXIS_DIRECTION_TREATMENT: the effect speaks for what was studied
 * @PRAXIS_DIRECTION_COMPARISON: it speaks for what that was compared with
 * @PRAXIS_DIRECTION_NEITHER: for neither
 *
 * What the sign of an effect means, which differs from study to study.
 */
typedef enum
{
  PRAXIS_DIRECTION_UNKNOWN,
  PRAXIS_DIRECTION_TREATMENT,
  PRAXIS_DIRECTION_COMPARISON,
  PRAXIS_DIRECTION_NEITHER,
} PraxisDirection;

#define PRAXIS_N_DIRECTIONS 4

#define PRAXIS_TYPE_FINDING (praxis_finding_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFinding, praxis_finding, PRAXIS, FINDING, GObject)

/**
 * PraxisFindingFields:
 * @measure: what it is a measure of
 * @estimate: the effect itself; NaN where it was not given
 * @lower: the lower bound of its interval; NaN where there is none
 * @upper: the upper bound of its interval; NaN where there is none
 * @level: the interval's level in percent, 95; NaN where it was not said
 * @p: its p-value; NaN where there is none
 * @p_comparison: how @p stands to the number: '=', '<' or '>'
 * @n: the number of people; 0 where it was not given
 * @k: the number of studies; 0 where it was not given
 * @direction: what its sign means
 * @comparison: (nullable): what was compared with what, in the author's words
 * @time_point: (nullable): when it was measured, in the author's words
 * @part: (nullable): the part of the post that it stands in, "summary" or "implications"; empty for one that was added by hand
 * @quote: (nullable): the words that it was read from (W3C Web Annotation, TextQuoteSelector)
 * @prefix: (nullable): the words before them
 * @suffix: (nullable): the words after them
 * @is_explained: whether the author approved an aside in the article that says what the number means
 *
 * What a finding is made from; every member is borrowed and copied by praxis_finding_new(). Start from
 * %PRAXIS_FINDING_FIELDS_INIT, which gives nothing.
 */
typedef struct
{
  PraxisMeasure    measure;
  double           estimate;
  double           lower;
  double           upper;
  double           level;
  double           p;
  char             p_comparison;
  gint64           n;
  gint64           k;
  PraxisDirection  direction;
  const char      *comparison;
  const char      *time_point;
  const char      *part;
  const char      *quote;
  const char      *prefix;
  const char      *suffix;
  gboolean         is_explained;
} PraxisFindingFields;

#define PRAXIS_FINDING_FIELDS_INIT \
  { .estimate = NAN, .lower = NAN, .upper = NAN, .level = NAN, .p = NAN, .p_comparison = '=' }

PraxisFinding             *praxis_finding_new        (const PraxisFindingFields *fields);
const PraxisFindingFields *praxis_finding_get_fields (PraxisFinding             *self);
gboolean                   praxis_finding_equal      (PraxisFinding             *self,
                                                      PraxisFinding             *other);
gboolean                   praxis_findings_equal     (GPtrArray                 *findings,
                                                      GPtrArray                 *others);
char                      *praxis_finding_to_text    (PraxisFinding             *self);
gboolean                   praxis_finding_has_interval (PraxisFinding           *self);
char                      *praxis_finding_dup_p      (PraxisFinding             *self);
void                       praxis_finding_append_number (GString                *text,
                                                      PraxisMeasure              measure,
                                                      double                     number);

/* praxis-finding-json.c */
yyjson_mut_val            *praxis_findings_to_json   (GPtrArray                 *findings,
                                                      PraxisJsonBuilder         *builder);
GPtrArray                 *praxis_findings_from_json (yyjson_val                *array);
PraxisFinding             *praxis_finding_from_json  (yyjson_val                *object);
gboolean                   praxis_finding_is_whole   (PraxisFinding             *self);
const char                *praxis_direction_to_string (PraxisDirection           direction);
const char                *praxis_direction_get_label (PraxisDirection           direction);
PraxisDirection            praxis_direction_parse    (const char                *string);

G_END_DECLS
