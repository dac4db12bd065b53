/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store-posts.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_REVISION_ITEM (praxis_revision_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisRevisionItem, praxis_revision_item, PRAXIS, REVISION_ITEM, GObject)

PraxisRevisionItem *praxis_revision_item_new         (const PraxisRevision *revision,
                                                      gboolean              is_newest,
                                                      gboolean              is_published);
gint64              praxis_revision_item_get_id      (PraxisRevisionItem   *self);
const char         *praxis_revision_item_get_content (PraxisRevisionItem   *self);
const char         *praxis_revision_item_get_time    (PraxisRevisionItem   *self);
gboolean            praxis_revision_item_is_newest   (PraxisRevisionItem   *self);
void                praxis_revision_item_set_read    (PraxisRevisionItem   *self,
                                                      gboolean              is_read);
gboolean            praxis_revision_item_is_read     (PraxisRevisionItem   *self);

G_END_DECLS
