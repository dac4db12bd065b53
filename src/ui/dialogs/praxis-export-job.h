/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "publish/praxis-export-format.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/* One export, run in a reader thread, with a progress that any thread can read. */
typedef struct _PraxisExportJob PraxisExportJob;

/**
 * PraxisExportResult:
 * @report: (nullable): what was done in a folder
 * @file: (nullable): the file that was made, where no folder was given
 */
typedef struct
{
  PraxisExportReport *report;
  PraxisExportFile   *file;
} PraxisExportResult;

PraxisExportJob    *praxis_export_job_new          (const PraxisExportFormat  *format,
                                                    const PraxisExportRequest *request,
                                                    GFile                     *folder);
void                praxis_export_job_unref        (PraxisExportJob           *self);
double              praxis_export_job_get_progress (PraxisExportJob           *self);
void                praxis_export_job_run_async    (PraxisExportJob           *self,
                                                    PraxisLibrary             *library,
                                                    GCancellable              *cancellable,
                                                    GAsyncReadyCallback        callback,
                                                    gpointer                   user_data);
PraxisExportResult *praxis_export_job_finish       (PraxisLibrary             *library,
                                                    GAsyncResult              *result,
                                                    GError                   **error);
void                praxis_export_result_free      (PraxisExportResult        *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisExportResult, praxis_export_result_free)

G_END_DECLS
