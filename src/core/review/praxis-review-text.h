/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-remark.h"

G_BEGIN_DECLS

/* The words of one part of a post, and the way back from them to its Markdown. */
typedef struct _PraxisReviewText PraxisReviewText;

PraxisReviewText *praxis_review_text_new          (PraxisDraftField  field,
                                                   const char       *markdown);
PraxisReviewText *praxis_review_text_new_plain    (PraxisDraftField  field,
                                                   const char       *text);
void              praxis_review_text_free         (PraxisReviewText *self);
PraxisDraftField  praxis_review_text_get_field    (PraxisReviewText *self);
const char       *praxis_review_text_get_plain    (PraxisReviewText *self);
PraxisPlace       praxis_review_text_get_place    (PraxisReviewText *self,
                                                   gsize             start,
                                                   gsize             end);
char             *praxis_review_text_dup_source   (PraxisReviewText *self,
                                                   gsize             start,
                                                   gsize             end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewText, praxis_review_text_free)

G_END_DECLS
