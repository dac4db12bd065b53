/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-reviewer.h"
#include "store/praxis-store-review.h"

G_BEGIN_DECLS

PraxisReviewSettings *praxis_review_load_settings (PraxisStore     *store,
                                                   GError         **error);
GPtrArray            *praxis_review_load_known_notices (PraxisStore *store,
                                                   PraxisDraft     *draft,
                                                   GError         **error);
GPtrArray            *praxis_review_list_notices  (PraxisStore     *store,
                                                   gint64           revision_id,
                                                   GPtrArray      **works,
                                                   GError         **error);
gboolean              praxis_review_tell_known    (PraxisStore     *store,
                                                   PraxisReviewer  *reviewer,
                                                   PraxisDraft     *draft,
                                                   GError         **error);
GPtrArray            *praxis_review_drop_decided  (GPtrArray       *remarks,
                                                   GPtrArray       *decisions);
GPtrArray            *praxis_review_draft         (PraxisStore     *store,
                                                   PraxisReviewer  *reviewer,
                                                   PraxisDraft     *draft,
                                                   GPtrArray      **decisions,
                                                   GError         **error);
guint                 praxis_review_count         (GPtrArray       *remarks,
                                                   PraxisSeverity   severity);

G_END_DECLS
