/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "praxis-store.h"

G_BEGIN_DECLS

gboolean    praxis_store_keep_looked_up (PraxisStore     *self,
                                         const char      *doi,
                                         PraxisCitation  *found,
                                         GError         **error);
GHashTable *praxis_store_get_looked_up  (PraxisStore     *self,
                                         GPtrArray       *citations,
                                         GError         **error);

G_END_DECLS
