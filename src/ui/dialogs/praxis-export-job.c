/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-job.h"

#include "publish/praxis-export-book.h"
#include "publish/praxis-export-email.h"

struct _PraxisExportJob
{
  PraxisExportJobForm  form;
  PraxisExportKind     kind;
  char                *digest_uuid;
  GFile               *folder;
  gint64               post_id;
  PraxisMonth          month;
  int                  year;

  /* Written by the thread that exports, read by the main loop. */
  int                  permille;
};

/* @year: 0 for all; only a book has one. */
PraxisExportJob *
praxis_export_job_new (PraxisExportJobForm  form,
                       PraxisExportKind     kind,
                       const char          *digest_uuid,
                       gint64               post_id,
                       PraxisMonth          month,
                       int                  year,
                       GFile               *folder)
{
  PraxisExportJob *self = g_atomic_rc_box_new0 (PraxisExportJob);

  self->form = form;
  self->kind = kind;
  self->digest_uuid = g_strdup (digest_uuid);
  self->folder = g_object_ref (folder);
  self->post_id = post_id;
  self->month = month;
  self->year = year;

  return self;
}

static void
clear (gpointer data)
{
  PraxisExportJob *self = data;

  g_free (self->digest_uuid);
  g_clear_object (&self->folder);
}

void
praxis_export_job_unref (PraxisExportJob *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* From 0 to 1; 0 as long as it is not known. */
double
praxis_export_job_get_progress (PraxisExportJob *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  PraxisExportJob *self = user_data;

  if (total > 0)
    g_atomic_int_set (&self->permille, (int) (1000 * (guint64) done / total));
}

static gboolean
export (PraxisExportJob     *self,
        PraxisStore         *store,
        GCancellable        *cancellable,
        PraxisExportReport **report,
        GError             **error)
{
  const PraxisExportBook book = { .digest_uuid = self->digest_uuid, .year = self->year };

  if (self->form == PRAXIS_EXPORT_JOB_BOOK)
    return praxis_export_book (store, &book, self->folder, progress_cb, self, cancellable, report, error);
  if (self->form == PRAXIS_EXPORT_JOB_EMAIL)
    return praxis_export_email (store, PRAXIS_EMAIL_MESSAGE, self->digest_uuid, self->month, self->folder, cancellable,
                                report, error);

  return praxis_export (store, self->kind, self->digest_uuid, self->post_id, self->month, self->folder, progress_cb,
                        self, cancellable, report, error);
}

/* Runs in a reader thread. */
static gpointer
run (PraxisStore   *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  PraxisExportJob *self = data;
  PraxisExportReport *report = NULL;

  if (!export (self, store, cancellable, &report, error))
    return NULL;

  return report;
}

void
praxis_export_job_run_async (PraxisExportJob     *self,
                             PraxisLibrary       *library,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  praxis_library_read_async (library, run, g_atomic_rc_box_acquire (self),
                             (GDestroyNotify) praxis_export_job_unref,
                             (GDestroyNotify) praxis_export_report_free, cancellable, callback, user_data);
}

PraxisExportReport *
praxis_export_job_finish (PraxisLibrary  *library,
                          GAsyncResult   *result,
                          GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}
