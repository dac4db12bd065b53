/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "publish/praxis-export-format.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

void praxis_fragment_copy          (GtkWidget                 *widget,
                                    PraxisLibrary             *library,
                                    const PraxisExportFormat  *format,
                                    const PraxisExportRequest *request);
void praxis_fragment_copy_articles (GtkWidget                 *widget,
                                    PraxisLibrary             *library,
                                    const char                *digest_uuid,
                                    gint64                     post_id,
                                    PraxisMonth                month);

G_END_DECLS
