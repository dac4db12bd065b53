/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-bitmap.h"
#include "store/praxis-connection.h"

G_BEGIN_DECLS

/* The scores of the posts that a query finds, gathered while they are found. */
typedef struct _PraxisRanking PraxisRanking;

PraxisRanking *praxis_ranking_new     (const PraxisBitmap  *among,
                                       gsize                limit);
void           praxis_ranking_free    (PraxisRanking       *self);
gboolean       praxis_ranking_find    (PraxisRanking       *self,
                                       PraxisConnection    *connection,
                                       const char          *match,
                                       PraxisBitmap        *hits,
                                       GError             **error);
GArray        *praxis_ranking_list    (PraxisRanking       *self,
                                       const PraxisBitmap  *posts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRanking, praxis_ranking_free)

G_END_DECLS
