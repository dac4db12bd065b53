/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-entry.h"
#include "model/praxis-month.h"
#include "praxis-store.h"

G_BEGIN_DECLS

GPtrArray *praxis_store_list_issue_posts (PraxisStore   *self,
                                          const char    *digest_uuid,
                                          PraxisMonth    month,
                                          GError       **error);
gboolean   praxis_store_set_issue_order  (PraxisStore   *self,
                                          const char    *digest_uuid,
                                          PraxisMonth    month,
                                          const gint64  *ids,
                                          gsize          n_ids,
                                          GError       **error);

G_END_DECLS
