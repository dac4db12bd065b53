/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "model/praxis-entry.h"
#include "praxis-store.h"

G_BEGIN_DECLS

GPtrArray *praxis_store_find_reviews (PraxisStore     *self,
                                      const char      *digest_uuid,
                                      PraxisCitation  *citation,
                                      const char      *except_post_uuid,
                                      GError         **error);

G_END_DECLS
