/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-notice.h"
#include "store/praxis-store-retractions.h"

G_BEGIN_DECLS

/**
 * PraxisConcern:
 * @post_id: the post's row
 * @post_uuid: its UUID
 * @title: its title
 * @work: the work, in short: "Wampold & Flückiger, 2023"
 * @notice: what is known of the work
 * @reasons: why, in the words of Retraction Watch; may be empty
 * @is_shown: whether the post tells its readers
 *
 * A post about a work of which a notice is known.
 */
typedef struct
{
  gint64        post_id;
  char         *post_uuid;
  char         *title;
  char         *work;
  PraxisNotice *notice;
  char         *reasons;
  gboolean      is_shown;
} PraxisConcern;

void       praxis_concern_free               (PraxisConcern      *self);
GPtrArray *praxis_review_list_concerns       (PraxisStore        *store,
                                              GCancellable       *cancellable,
                                              GError            **error);
GPtrArray *praxis_review_put_retractions     (PraxisStore        *store,
                                              PraxisRetractions  *retractions,
                                              gboolean            is_trial,
                                              GCancellable       *cancellable,
                                              GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisConcern, praxis_concern_free)

G_END_DECLS
