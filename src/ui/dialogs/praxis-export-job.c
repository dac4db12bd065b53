/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-job.h"

#include <string.h>

struct _PraxisExportJob
{
  const PraxisExportFormat *format;
  PraxisExportRequest       request;
  GFile                    *folder;

  /* What the request borrows. */
  char                     *digest_uuid;
  char                     *topic;
  char                     *name;
  gint64                   *ids;

  /* Written by the thread that exports, read by the main loop. */
  int                       permille;
};

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  PraxisExportJob *self = user_data;

  if (total > 0)
    g_atomic_int_set (&self->permille, (int) (1000 * (guint64) done / total));
}

/* @request is copied; @folder (nullable) is where to, %NULL for a file that is nowhere yet. */
PraxisExportJob *
praxis_export_job_new (const PraxisExportFormat  *format,
                       const PraxisExportRequest *request,
                       GFile                     *folder)
{
  PraxisExportJob *self = g_atomic_rc_box_new0 (PraxisExportJob);

  self->format = format;
  g_set_object (&self->folder, folder);
  self->digest_uuid = g_strdup (request->digest_uuid);
  self->topic = g_strdup (request->topic);
  self->name = g_strdup (request->name);
  if (request->ids != NULL)
    {
      /* None are not the same as any. */
      self->ids = g_new0 (gint64, request->n_ids + 1);
      memcpy (self->ids, request->ids, request->n_ids * sizeof (gint64));
    }
  self->request = *request;
  self->request.digest_uuid = self->digest_uuid;
  self->request.topic = self->topic;
  self->request.name = self->name;
  self->request.ids = self->ids;
  self->request.progress = progress_cb;
  self->request.user_data = self;

  return self;
}

static void
clear (gpointer data)
{
  PraxisExportJob *self = data;

  g_clear_object (&self->folder);
  g_free (self->digest_uuid);
  g_free (self->topic);
  g_free (self->name);
  g_free (self->ids);
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

/* Runs in a reader thread. */
static gpointer
run (PraxisStore   *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  PraxisExportJob *self = data;
  PraxisExportRequest request = self->request;
  PraxisExportResult result = { NULL, NULL };

  request.cancellable = cancellable;
  if (self->folder != NULL)
    praxis_export_format_write (self->format, store, &request, self->folder, &result.report, error);
  else
    result.file = praxis_export_format_make (self->format, store, &request, error);

  return result.report != NULL || result.file != NULL ? g_memdup2 (&result, sizeof result) : NULL;
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
                             (GDestroyNotify) praxis_export_result_free, cancellable, callback, user_data);
}

PraxisExportResult *
praxis_export_job_finish (PraxisLibrary  *library,
                          GAsyncResult   *result,
                          GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}

void
praxis_export_result_free (PraxisExportResult *result)
{
  g_clear_pointer (&result->report, praxis_export_report_free);
  g_clear_pointer (&result->file, praxis_export_file_free);
  g_free (result);
}
