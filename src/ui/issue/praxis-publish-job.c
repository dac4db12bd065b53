/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-publish-job.h"

#include "store/praxis-store-digests.h"

struct _PraxisPublishJob
{
  char        *digest_uuid;
  GFile       *folder;
  PraxisMonth  month;
  gboolean     plan_only;

  /* Written by the thread that publishes, read by the main loop. */
  int          permille;
};

PraxisPublishJob *
praxis_publish_job_new (const char  *digest_uuid,
                        PraxisMonth  month,
                        GFile       *folder,
                        gboolean     plan_only)
{
  PraxisPublishJob *self = g_atomic_rc_box_new0 (PraxisPublishJob);

  self->digest_uuid = g_strdup (digest_uuid);
  self->folder = g_object_ref (folder);
  self->month = month;
  self->plan_only = plan_only;

  return self;
}

static void
clear (gpointer data)
{
  PraxisPublishJob *self = data;

  g_free (self->digest_uuid);
  g_clear_object (&self->folder);
}

void
praxis_publish_job_unref (PraxisPublishJob *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
praxis_publish_job_is_plan (PraxisPublishJob *self)
{
  return self->plan_only;
}

/* From 0 to 1; 0 as long as it is not known. */
double
praxis_publish_job_get_progress (PraxisPublishJob *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  PraxisPublishJob *self = user_data;

  if (total > 0)
    g_atomic_int_set (&self->permille, (int) (1000 * (guint64) done / total));
}

/* Runs in the writer thread. */
static gpointer
run (PraxisStore   *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  PraxisPublishJob *self = data;
  PraxisPublishPlan *done = NULL;

  if (self->plan_only)
    return praxis_publish_plan (store, self->digest_uuid, self->month, self->folder, cancellable, error);

  if (!praxis_publish (store, self->digest_uuid, self->month, self->folder, progress_cb, self, cancellable, &done,
                       error))
    return NULL;

  return done;
}

void
praxis_publish_job_run_async (PraxisPublishJob    *self,
                              PraxisLibrary       *library,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  praxis_library_write_async (library, run, g_atomic_rc_box_acquire (self), (GDestroyNotify) praxis_publish_job_unref,
                              (GDestroyNotify) praxis_publish_plan_free, cancellable, callback, user_data);
}

PraxisPublishPlan *
praxis_publish_job_finish (PraxisLibrary  *library,
                           GAsyncResult   *result,
                           GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}

/* --- The digest's folder --------------------------------------------------------------------------------- */

typedef struct
{
  char *digest_uuid;
  char *uri;
} Folder;

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  g_free (folder->digest_uuid);
  g_free (folder->uri);
  g_free (folder);
}

/* Runs in the writer thread. */
static gpointer
keep_folder_job (PraxisStore   *store,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Folder *folder = data;

  return praxis_store_set_site_folder (store, folder->digest_uuid, folder->uri, error) ? data : NULL;
}

static void
folder_kept_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The folder is used all the same; it is only asked for again the next time. */
  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (error != NULL)
    g_message ("The folder was not kept: %s", error->message);
}

/* The digest's site goes there from now on. */
void
praxis_publish_keep_folder (PraxisLibrary *library,
                            const char    *digest_uuid,
                            GFile         *file)
{
  Folder *folder = g_new0 (Folder, 1);

  folder->digest_uuid = g_strdup (digest_uuid);
  folder->uri = g_file_get_uri (file);
  praxis_library_write_async (library, keep_folder_job, folder, folder_free, NULL, NULL, folder_kept_cb, NULL);
}
