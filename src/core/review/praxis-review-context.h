/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-check.h"
#include "praxis-review-settings.h"

G_BEGIN_DECLS

PraxisReviewContext *praxis_review_context_new       (PraxisDraft          *draft,
                                                      PraxisReviewSettings *settings,
                                                      GPtrArray            *known_notices);
PraxisReviewContext *praxis_review_context_new_plain (const char           *text,
                                                      PraxisReviewSettings *settings);
void                 praxis_review_context_set_looked_up (PraxisReviewContext *self,
                                                          GHashTable          *works);
void                 praxis_review_context_set_language  (PraxisReviewContext *self,
                                                          const char          *language);
void                 praxis_review_context_free      (PraxisReviewContext  *self);
GPtrArray           *praxis_review_context_run       (PraxisReviewContext  *self,
                                                      const PraxisCheck    *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewContext, praxis_review_context_free)

G_END_DECLS
