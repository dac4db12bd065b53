/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-export.h"
#include "praxis-folder.h"
#include "praxis-site.h"

G_BEGIN_DECLS

gboolean praxis_export_site (PraxisStore           *store,
                             PraxisSite            *site,
                             PraxisFolder          *folder,
                             PraxisExportProgress   progress,
                             gpointer               user_data,
                             GCancellable          *cancellable,
                             GError               **error);

G_END_DECLS
