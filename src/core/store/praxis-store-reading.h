/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-reading.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisListing:
 * @PRAXIS_LISTING_OFF: not in the reading list
 * @PRAXIS_LISTING_ON: in the reading list; what comes into it goes to its end
 * @PRAXIS_LISTING_BACK: in the reading list; what was in it before goes to the place that it had
 */
typedef enum
{
  PRAXIS_LISTING_OFF,
  PRAXIS_LISTING_ON,
  PRAXIS_LISTING_BACK,
} PraxisListing;

gboolean       praxis_store_set_unread         (PraxisStore    *self,
                                                const gint64   *ids,
                                                gsize           n_ids,
                                                gboolean        unread,
                                                GArray        **changed,
                                                GError        **error);
GArray        *praxis_store_list_unread        (PraxisStore    *self,
                                                GError        **error);
gboolean       praxis_store_find_read_revision (PraxisStore    *self,
                                                gint64          post_id,
                                                gint64         *revision_id,
                                                GError        **error);
gboolean       praxis_store_set_listed         (PraxisStore    *self,
                                                const gint64   *ids,
                                                gsize           n_ids,
                                                PraxisListing   listing,
                                                GArray        **changed,
                                                GError        **error);
gboolean       praxis_store_place_reading      (PraxisStore    *self,
                                                const char     *post_uuid,
                                                PraxisListing   listing,
                                                GError        **error);
gboolean       praxis_store_move_reading       (PraxisStore    *self,
                                                const char     *post_uuid,
                                                const char     *before_uuid,
                                                GError        **error);
GPtrArray     *praxis_store_list_reading       (PraxisStore    *self,
                                                GError        **error);
PraxisReading *praxis_store_get_reading        (PraxisStore    *self,
                                                const char     *post_uuid,
                                                GError        **error);

G_END_DECLS
