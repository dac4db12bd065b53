/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-export.h"
#include "praxis-feed.h"

G_BEGIN_DECLS

gboolean praxis_export_feed (PraxisStore          *store,
                             PraxisFeedFormat      format,
                             const char           *digest_uuid,
                             const char           *topic,
                             GFile                *folder,
                             GCancellable         *cancellable,
                             PraxisExportReport  **report,
                             GError              **error);

G_END_DECLS
