/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-library.h"

G_BEGIN_DECLS

/* Brings what the library keeps of the proof-reader's remarks up to date, on its threads. */
#define PRAXIS_TYPE_REVIEW_RUN (praxis_review_run_get_type ())
G_DECLARE_FINAL_TYPE (PraxisReviewRun, praxis_review_run, PRAXIS, REVIEW_RUN, GObject)

PraxisReviewRun *praxis_review_run_new       (PraxisLibrary   *library);
void             praxis_review_run_start     (PraxisReviewRun *self);
void             praxis_review_run_cancel    (PraxisReviewRun *self);
gboolean         praxis_review_run_is_active (PraxisReviewRun *self);
guint            praxis_review_run_get_done  (PraxisReviewRun *self);
guint            praxis_review_run_get_total (PraxisReviewRun *self);

G_END_DECLS
