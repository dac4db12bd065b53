/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-bitmap.h"
#include "store/praxis-connection.h"

G_BEGIN_DECLS

GArray *praxis_rank_posts (PraxisConnection    *connection,
                           const char          *match,
                           const PraxisBitmap  *among,
                           GError             **error);

G_END_DECLS
