/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-missing.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

gboolean praxis_store_advance (PraxisStore    *store,
                               gint64          id,
                               PraxisStatus    status,
                               PraxisMissing  *missing,
                               GError        **error);

G_END_DECLS
