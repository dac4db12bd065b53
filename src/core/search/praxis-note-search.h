/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-query.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

GPtrArray *praxis_search_notes (PraxisStore   *store,
                                PraxisQuery   *query,
                                GError       **error);

G_END_DECLS
