/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-query.h"
#include "praxis-rank.h"
#include "praxis-term-index.h"

G_BEGIN_DECLS

gboolean      praxis_hits_need_terms (const PraxisQuery      *query);
PraxisBitmap *praxis_hits_find       (const PraxisQuery      *query,
                                      gboolean                in_trash,
                                      const PraxisPostIndex  *posts,
                                      const PraxisTermIndex  *terms,
                                      PraxisConnection       *connection,
                                      PraxisRanking          *ranking,
                                      GError                **error);

G_END_DECLS
