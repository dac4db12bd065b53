/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "publish/praxis-forest-file.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

void praxis_evidence_export (GtkWidget          *widget,
                             PraxisLibrary      *library,
                             PraxisForestPlot   *plot,
                             const char         *title,
                             PraxisForestFormat  format,
                             GCancellable       *cancellable);

G_END_DECLS
