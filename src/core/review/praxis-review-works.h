/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "praxis-review-mentions.h"

G_BEGIN_DECLS

GPtrArray *praxis_review_work_get_authors   (PraxisCitation            *citation);
gboolean   praxis_review_mention_is_of      (const PraxisReviewMention *mention,
                                             GPtrArray                 *authors);
gboolean   praxis_review_mention_is_by      (const PraxisReviewMention *mention,
                                             GPtrArray                 *authors);
gboolean   praxis_review_mention_is_of_other (const PraxisReviewMention *mention,
                                             GArray                    *words);
int        praxis_review_mention_get_year_in_front (const PraxisReviewMention *mention,
                                             GArray                    *words,
                                             guint                     *word);

G_END_DECLS
