/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

/**
 * PraxisReferenceDoubt:
 * @field: the CSL variable that is in doubt
 * @message: why, as a sentence in the user's language
 */
typedef struct
{
  const char *field;
  char       *message;
} PraxisReferenceDoubt;

/**
 * PraxisReferenceParse:
 * @citation: the citation; its reference is the text as it was printed
 * @doubts: (element-type PraxisReferenceDoubt): what is not certain
 * @unplaced: (nullable): the parts that belong to no field
 * @confidence: how much speaks for the text being a reference at all: 0 nothing, 2 and more enough
 */
typedef struct
{
  PraxisCitation *citation;
  GPtrArray      *doubts;
  char           *unplaced;
  guint           confidence;
} PraxisReferenceParse;

PraxisReferenceParse *praxis_reference_parse         (const char           *text);
void                  praxis_reference_parse_free    (PraxisReferenceParse *self);
gboolean              praxis_reference_parse_is_one  (const PraxisReferenceParse *self);
gboolean              praxis_reference_looks_like_one (const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReferenceParse, praxis_reference_parse_free)

G_END_DECLS
