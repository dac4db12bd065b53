/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "praxis-export.h"
#include "praxis-folder.h"

G_BEGIN_DECLS

/* What all exports do the same way: praxis-export-run.c. */
typedef PraxisExportReport *(*PraxisExportFunc) (gconstpointer   data,
                                                 GError        **error);

gboolean            praxis_export_run        (PraxisStore          *store,
                                              GFile                *folder,
                                              gboolean              only_plan,
                                              PraxisExportFunc      func,
                                              gconstpointer         data,
                                              PraxisExportReport  **report,
                                              GError              **error);
PraxisFolder       *praxis_export_open_alone (GFile                *folder,
                                              PraxisDigest         *digest,
                                              gboolean              only_plan,
                                              GError              **error);
PraxisExportReport *praxis_export_end_alone  (PraxisFolder         *target,
                                              const char           *path,
                                              const char           *data,
                                              gsize                 length,
                                              GError              **error);
PraxisExportReport *praxis_export_report_new (PraxisFolder         *folder,
                                              const char           *start);

G_END_DECLS
