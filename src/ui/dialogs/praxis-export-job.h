/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "publish/praxis-export.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/**
 * PraxisExportJobForm:
 * @PRAXIS_EXPORT_JOB_PAGES: web pages, of a kind
 * @PRAXIS_EXPORT_JOB_BOOK: what a digest, or one of its years, has published, as a book
 * @PRAXIS_EXPORT_JOB_EMAIL: a month as a message
 *
 * What a job makes.
 */
typedef enum
{
  PRAXIS_EXPORT_JOB_PAGES,
  PRAXIS_EXPORT_JOB_BOOK,
  PRAXIS_EXPORT_JOB_EMAIL,
} PraxisExportJobForm;

/* One export, run in a reader thread, with a progress that any thread can read. */
typedef struct _PraxisExportJob PraxisExportJob;

PraxisExportJob    *praxis_export_job_new          (PraxisExportJobForm   form,
                                                    PraxisExportKind      kind,
                                                    const char           *digest_uuid,
                                                    gint64                post_id,
                                                    PraxisMonth           month,
                                                    int                   year,
                                                    GFile                *folder);
void                praxis_export_job_unref        (PraxisExportJob      *self);
double              praxis_export_job_get_progress (PraxisExportJob      *self);
void                praxis_export_job_run_async    (PraxisExportJob      *self,
                                                    PraxisLibrary        *library,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
PraxisExportReport *praxis_export_job_finish       (PraxisLibrary        *library,
                                                    GAsyncResult         *result,
                                                    GError              **error);

G_END_DECLS
