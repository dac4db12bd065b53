/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisSuggestion:
 * @label: a value of the digest's vocabulary
 * @vocabulary: which vocabulary
 * @confidence: from 0 to 1
 * @reason: why, translated, for the author to judge
 */
typedef struct
{
  char             *label;
  PraxisVocabulary  vocabulary;
  double            confidence;
  char             *reason;
} PraxisSuggestion;

GPtrArray *praxis_suggest_terms (PraxisStore   *store,
                                 const char    *digest_uuid,
                                 PraxisDraft   *draft,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
