/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-draft.h"

G_BEGIN_DECLS

/**
 * PraxisDifferenceKind:
 * @PRAXIS_DIFFERENCE_SAME: stands in both texts
 * @PRAXIS_DIFFERENCE_ADDED: stands in the later one only
 * @PRAXIS_DIFFERENCE_REMOVED: stands in the earlier one only
 */
typedef enum
{
  PRAXIS_DIFFERENCE_SAME,
  PRAXIS_DIFFERENCE_ADDED,
  PRAXIS_DIFFERENCE_REMOVED,
} PraxisDifferenceKind;

typedef struct
{
  PraxisDifferenceKind kind;
  char                *text;
} PraxisDifferencePiece;

/**
 * PraxisFieldDifference:
 * @field: "title", "month", "citations", "summary", "implications", "topics", "types", "findings" or "notices"
 * @label: its name, translated
 * @pieces: (element-type PraxisDifferencePiece): what differs
 */
typedef struct
{
  char      *field;
  char      *label;
  GPtrArray *pieces;
} PraxisFieldDifference;

GPtrArray *praxis_difference_of_texts  (const char         *before,
                                        const char         *after);
GPtrArray *praxis_difference_of_labels (const char * const *before,
                                        const char * const *after);
GPtrArray *praxis_difference_of_drafts (PraxisDraft        *before,
                                        PraxisDraft        *after,
                                        PraxisReferences   *references);

G_END_DECLS
