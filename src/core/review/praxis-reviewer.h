/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-checks.h"
#include "praxis-review-settings.h"

G_BEGIN_DECLS

/* The proof-reader of one post, which remembers what it said of the parts that have not changed since. */
#define PRAXIS_TYPE_REVIEWER (praxis_reviewer_get_type ())
G_DECLARE_FINAL_TYPE (PraxisReviewer, praxis_reviewer, PRAXIS, REVIEWER, GObject)

PraxisReviewer *praxis_reviewer_new           (PraxisReviewSettings  *settings);
void            praxis_reviewer_set_settings  (PraxisReviewer        *self,
                                               PraxisReviewSettings  *settings);
void            praxis_reviewer_set_known_notices (PraxisReviewer    *self,
                                               GPtrArray             *notices);
void            praxis_reviewer_set_looked_up (PraxisReviewer        *self,
                                               GHashTable            *works);
void            praxis_reviewer_set_language  (PraxisReviewer        *self,
                                               const char            *language);
GPtrArray      *praxis_reviewer_review        (PraxisReviewer        *self,
                                               PraxisDraft           *draft);
GPtrArray      *praxis_reviewer_review_text   (PraxisReviewer        *self,
                                               const char            *text,
                                               GPtrArray            **statistics,
                                               GPtrArray            **effects);
void            praxis_review_find_evidence   (PraxisDraft           *draft,
                                               GPtrArray            **statistics,
                                               GPtrArray            **effects);

G_END_DECLS
