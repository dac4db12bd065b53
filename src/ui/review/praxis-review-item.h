/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "review/praxis-post-reviews.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_REVIEW_ITEM (praxis_review_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisReviewItem, praxis_review_item, PRAXIS, REVIEW_ITEM, GObject)

void          praxis_review_items_add          (GPtrArray                *items,
                                                const PraxisReviewedPost *post);
PraxisRemark *praxis_review_item_get_remark    (PraxisReviewItem         *self);
gint64        praxis_review_item_get_post_id   (PraxisReviewItem         *self);
const char   *praxis_review_item_get_post_uuid (PraxisReviewItem         *self);
guint         praxis_review_item_get_check     (PraxisReviewItem         *self);
gboolean      praxis_review_item_says_the_same (PraxisReviewItem         *self,
                                                PraxisReviewItem         *other);
gboolean      praxis_review_item_matches       (PraxisReviewItem         *self,
                                                const char               *folded);

G_END_DECLS
