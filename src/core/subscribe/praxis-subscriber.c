/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-subscriber.h"

#include "praxis-task.h"

/*
 * Subscriptions as the window knows them: what waits for the web does so on a thread that has a connection of its own to the library,
 * to read; what writes is a job of the library's writer.
 *
 *   main loop ──find, fetch──▶ a thread ──▶ main loop ──apply──▶ the writer ──▶ main loop
 */

struct _PraxisSubscriber
{
  GObject parent_instance;

  PraxisLibrary *library;
  char          *folder;
  int            thousandths;   /* atomic: how far a download is */
};

G_DEFINE_FINAL_TYPE (PraxisSubscriber, praxis_subscriber, G_TYPE_OBJECT)

static void
praxis_subscriber_finalize (GObject *object)
{
  PraxisSubscriber *self = PRAXIS_SUBSCRIBER (object);

  g_object_unref (self->library);
  g_free (self->folder);

  G_OBJECT_CLASS (praxis_subscriber_parent_class)->finalize (object);
}

static void
praxis_subscriber_class_init (PraxisSubscriberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_subscriber_finalize;
}

static void
praxis_subscriber_init (PraxisSubscriber *self)
{
}

/**
 * praxis_subscriber_new:
 * @library: a library
 * @folder: (nullable): where to keep what is fetched until it is in the library; %NULL for the usual place
 *
 * Returns: (transfer full): what subscribes for it
 */
PraxisSubscriber *
praxis_subscriber_new (PraxisLibrary *library,
                       const char    *folder)
{
  PraxisSubscriber *self = g_object_new (PRAXIS_TYPE_SUBSCRIBER, NULL);

  self->library = g_object_ref (library);
  self->folder = folder != NULL ? g_strdup (folder) : praxis_offer_dup_default_folder ();
  return self;
}

/**
 * praxis_subscriber_get_fraction:
 * @self: what subscribes
 *
 * Returns: how much has come of what is being fetched, from 0 to 1
 */
double
praxis_subscriber_get_fraction (PraxisSubscriber *self)
{
  g_return_val_if_fail (PRAXIS_IS_SUBSCRIBER (self), 0);

  return g_atomic_int_get (&self->thousandths) / 1000.0;
}

static void
progress_cb (guint64  done,
             guint64  total,
             gpointer user_data)
{
  PraxisSubscriber *self = user_data;

  if (total > 0)
    g_atomic_int_set (&self->thousandths, (int) (MIN (done, total) * 1000 / total));
}

static PraxisDownloader *
new_downloader (PraxisSubscriber *self)
{
  PraxisDownloader *downloader = praxis_downloader_new ();

  g_atomic_int_set (&self->thousandths, 0);
  praxis_downloader_set_progress (downloader, progress_cb, self);
  return downloader;
}

/* --- Find ------------------------------------------------------------------------------------------------- */

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  PraxisSubscriber *self = source;
  g_autoptr(PraxisDownloader) downloader = new_downloader (self);
  g_autoptr(GError) error = NULL;
  PraxisOffer *offer = praxis_offer_find (downloader, task_data, self->folder, cancellable, &error);

  if (offer != NULL)
    g_task_return_pointer (task, praxis_update_new (offer), (GDestroyNotify) praxis_update_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * praxis_subscriber_find_async:
 * @self: what subscribes
 * @place: see praxis_offer_find()
 * @cancellable: (nullable): a cancellable
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Finds out what there is.
 */
void
praxis_subscriber_find_async (PraxisSubscriber    *self,
                              const char          *place,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (PRAXIS_IS_SUBSCRIBER (self));
  g_return_if_fail (place != NULL);

  g_task_set_source_tag (task, praxis_subscriber_find_async);
  g_task_set_task_data (task, g_strdup (place), g_free);
  praxis_task_run_in_thread (task, find_thread);
}

/**
 * praxis_subscriber_find_finish:
 * @self: what subscribes
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): what would bring it into the library; %NULL with an error of praxis_offer_find()
 */
PraxisUpdate *
praxis_subscriber_find_finish (PraxisSubscriber  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Bring ------------------------------------------------------------------------------------------------ */

/* One thread at a time has it: this, the one that fetches, or the writer. */
typedef struct
{
  PraxisUpdate *update;
  char         *agreed_key;
} Bringing;

static void
bringing_free (gpointer data)
{
  Bringing *bringing = data;

  g_clear_pointer (&bringing->update, praxis_update_free);
  g_free (bringing->agreed_key);
  g_free (bringing);
}

/* What went wrong with a digest is told by its update; only who cancelled is told so. */
static void
return_update (GTask *task)
{
  Bringing *bringing = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&bringing->update), (GDestroyNotify) praxis_update_free);
}

/* Runs in the writer. */
static gpointer
apply_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Bringing *bringing = data;

  praxis_update_apply (bringing->update, store, bringing->agreed_key, cancellable);
  return bringing;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Bringing *bringing = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) == NULL && bringing->update->error == NULL)
    bringing->update->error = g_steal_pointer (&error);
  return_update (task);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PraxisSubscriber *self = PRAXIS_SUBSCRIBER (source);
  Bringing *bringing = g_task_get_task_data (task);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return_update (task);
  else
    praxis_library_write_async (self->library, apply_job, bringing, NULL, NULL, g_task_get_cancellable (task), applied_cb,
                                g_object_ref (task));
}

static void
fetch_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  PraxisSubscriber *self = source;
  Bringing *bringing = task_data;
  g_autoptr(PraxisDownloader) downloader = new_downloader (self);
  g_autoptr(PraxisStore) store = NULL;

  g_clear_error (&bringing->update->error);
  store = praxis_store_open (praxis_library_get_path (self->library), PRAXIS_STORE_READ, &bringing->update->error);
  g_task_return_boolean (task, store != NULL && praxis_update_fetch (bringing->update, downloader, store, self->folder, bringing->agreed_key,
                                                                     cancellable));
}

/**
 * praxis_subscriber_bring_async:
 * @self: what subscribes
 * @update: (transfer full): an update
 * @agreed_key: (nullable): see praxis_offer_apply()
 * @cancellable: (nullable): takes everything back
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Fetches what is new and brings it into the library.
 */
void
praxis_subscriber_bring_async (PraxisSubscriber    *self,
                               PraxisUpdate        *update,
                               const char          *agreed_key,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GTask) fetching = g_task_new (self, cancellable, fetched_cb, task);
  Bringing *bringing = g_new0 (Bringing, 1);

  g_task_set_source_tag (task, praxis_subscriber_bring_async);
  bringing->update = update;
  bringing->agreed_key = g_strdup (agreed_key);
  g_task_set_task_data (task, bringing, bringing_free);
  /* It ends before its caller, which has the update. */
  g_task_set_task_data (fetching, bringing, NULL);
  praxis_task_run_in_thread (fetching, fetch_thread);
}

/**
 * praxis_subscriber_bring_finish:
 * @self: what subscribes
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the update, with its own error where it did not come in; %NULL with %G_IO_ERROR_CANCELLED
 */
PraxisUpdate *
praxis_subscriber_bring_finish (PraxisSubscriber  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Check ------------------------------------------------------------------------------------------------ */

typedef struct
{
  char      *digest_uuid;
  GPtrArray *waiting;
  GPtrArray *done;
} Checking;

static void
checking_free (gpointer data)
{
  Checking *checking = data;

  g_free (checking->digest_uuid);
  g_clear_pointer (&checking->waiting, g_ptr_array_unref);
  g_ptr_array_unref (checking->done);
  g_free (checking);
}

static void check_next (GTask *task);

static void
brought_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Checking *checking = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  PraxisUpdate *update = praxis_subscriber_bring_finish (PRAXIS_SUBSCRIBER (source), result, &error);

  if (update == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_ptr_array_add (checking->done, update);
  check_next (task);
}

static void
check_next (GTask *task)
{
  Checking *checking = g_task_get_task_data (task);

  if (checking->waiting->len == 0)
    g_task_return_pointer (task, g_ptr_array_ref (checking->done), (GDestroyNotify) g_ptr_array_unref);
  else
    praxis_subscriber_bring_async (g_task_get_source_object (task), g_ptr_array_steal_index (checking->waiting, 0), NULL,
                                   g_task_get_cancellable (task), brought_cb, g_object_ref (task));
}

/* Runs in a reader. */
static gpointer
list_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return praxis_update_list (store, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Checking *checking = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  checking->waiting = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (checking->waiting == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = checking->waiting->len; checking->digest_uuid != NULL && i > 0; i--)
    {
      if (!g_str_equal (((PraxisUpdate *) checking->waiting->pdata[i - 1])->digest_uuid, checking->digest_uuid))
        g_ptr_array_remove_index (checking->waiting, i - 1);
    }
  check_next (task);
}

/**
 * praxis_subscriber_check_async:
 * @self: what subscribes
 * @digest_uuid: (nullable): a digest; %NULL for all that come from a site
 * @cancellable: (nullable): leaves what is in the library by then
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for news, one digest after the other, and brings what is new.
 */
void
praxis_subscriber_check_async (PraxisSubscriber    *self,
                               const char          *digest_uuid,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Checking *checking = g_new0 (Checking, 1);

  g_task_set_source_tag (task, praxis_subscriber_check_async);
  checking->digest_uuid = g_strdup (digest_uuid);
  checking->done = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_update_free);
  g_task_set_task_data (task, checking, checking_free);
  praxis_library_read_async (self->library, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, listed_cb, task);
}

/**
 * praxis_subscriber_check_finish:
 * @self: what subscribes
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type PraxisUpdate): what came of each digest; %NULL with an error of the library or
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
praxis_subscriber_check_finish (PraxisSubscriber  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
