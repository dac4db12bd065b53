/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/praxis-draft.h"

G_BEGIN_DECLS

/**
 * PraxisSeverity:
 * @PRAXIS_SEVERITY_SUGGESTION: a matter of style, or something to think of
 * @PRAXIS_SEVERITY_DOUBT: it is likely wrong, and may be right
 * @PRAXIS_SEVERITY_ERROR: it cannot be right
 *
 * How much a remark weighs.
 */
typedef enum
{
  PRAXIS_SEVERITY_SUGGESTION,
  PRAXIS_SEVERITY_DOUBT,
  PRAXIS_SEVERITY_ERROR,
} PraxisSeverity;

#define PRAXIS_N_SEVERITIES 3

/**
 * PraxisPlace:
 * @field: the part of the post
 * @index: of several citations or findings which one
 * @variable: (nullable): of a citation the CSL variable, "DOI", "author"; %NULL for the whole
 * @start: in a text where it starts, in characters of its Markdown
 * @end: where it ends, in characters; as @start where it is on the whole part
 *
 * Where in a post's content something stands.
 */
typedef struct
{
  PraxisDraftField  field;
  guint             index;
  const char       *variable;
  guint             start;
  guint             end;
} PraxisPlace;

/**
 * PraxisRemarkFields:
 * @check: the name of the check that makes it, a literal
 * @severity: how much it weighs
 * @place: where it stands
 * @text: (nullable): the words that it is about
 * @message: what is remarked, a sentence
 * @reason: why: the rule, and what was computed, sentences
 * @key: (nullable): what tells it from other remarks of the check through edits elsewhere; @text where it is %NULL
 * @fix_label: (nullable): what its fix does, an imperative, "Write “p = .03”"; %NULL where no fix is certain
 * @replacement: (nullable): the Markdown that stands in the place afterwards, or the value of the CSL variable
 * @original: (nullable): the Markdown that stands there now, the variable's value, or praxis_finding_to_text() of the finding; nothing is
 *   fixed where it is another one
 * @finding: (nullable): the finding that is in the place of number `place.index` afterwards, where @place is in the findings
 * @notice: (nullable): the notice that the post shows of a work afterwards, wherever @place is; one that says that none is known
 *   takes away the notice that is shown
 *
 * What a remark is made from; every member is borrowed and copied by praxis_remark_new().
 */
typedef struct
{
  const char     *check;
  PraxisSeverity  severity;
  PraxisPlace     place;
  const char     *text;
  const char     *message;
  const char     *reason;
  const char     *key;
  const char     *fix_label;
  const char     *replacement;
  const char     *original;
  PraxisFinding  *finding;
  PraxisNotice   *notice;
} PraxisRemarkFields;

#define PRAXIS_TYPE_REMARK (praxis_remark_get_type ())
G_DECLARE_FINAL_TYPE (PraxisRemark, praxis_remark, PRAXIS, REMARK, GObject)

PraxisRemark             *praxis_remark_new                (const PraxisRemarkFields *fields);
const PraxisRemarkFields *praxis_remark_get_fields         (PraxisRemark             *self);
const char               *praxis_remark_get_key            (PraxisRemark             *self);
gboolean                  praxis_remark_can_fix            (PraxisRemark             *self);
gboolean                  praxis_remark_fix                (PraxisRemark             *self,
                                                            PraxisDraft              *draft);
int                       praxis_remark_compare            (PraxisRemark             *self,
                                                            PraxisRemark             *other);
const char               *praxis_severity_to_string        (PraxisSeverity            severity);
PraxisSeverity            praxis_severity_parse            (const char               *string);
const char               *praxis_severity_get_label        (PraxisSeverity            severity);

G_END_DECLS
