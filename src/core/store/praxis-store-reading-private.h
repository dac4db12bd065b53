/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/* The bits of a post, from what the reader has on it; that it has changed is known from nowhere else. */
#define PRAXIS_STORE_OWN \
  "(own & 8) | coalesce ((SELECT (unread <> 0) + 2 * (place > 0) FROM reading WHERE post_uuid = post.uuid), 0) " \
  "| 4 * EXISTS (SELECT 1 FROM note WHERE post_uuid = post.uuid AND note.deleted = 0)"

/* In a transaction that writes. */
gint64   praxis_store_now_precise     (void);
gboolean praxis_store_ensure_reading  (PraxisStore  *self,
                                       const char   *post_uuid,
                                       GError      **error);
gboolean praxis_store_follow_reading  (PraxisStore  *self,
                                       const char   *post_uuid,
                                       GError      **error);
gboolean praxis_store_index_own       (PraxisStore  *self,
                                       gint64        post_id,
                                       PraxisDraft  *draft,
                                       GError      **error);

G_END_DECLS
