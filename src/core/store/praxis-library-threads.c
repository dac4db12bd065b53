/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-library-private.h"

#include "praxis-error.h"
#include "praxis-store-citations.h"
#include "praxis-store-private.h"

/* The threads of a library, and how jobs go through them. */

/* What another process wrote must show within two seconds. */
#define POLL_INTERVAL_US G_USEC_PER_SEC

/* Calls a function on the main loop, never in the thread that asks for it. */
static void
call_on_main_loop (GSourceFunc     func,
                   gpointer        data,
                   GDestroyNotify  free_data)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, NULL);
}

static gboolean
emit_changed_cb (gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr(PraxisLibrary) self = g_weak_ref_get (weak);

  if (self != NULL && !self->closed)
    g_signal_emit_by_name (self, "changed");
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/* In the writer thread: tells the main loop where the library is not what it was. */
static void
look_for_changes (PraxisLibrary *self)
{
  g_autoptr(GError) error = NULL;
  GWeakRef *weak;
  gint64 change;

  if (self->store == NULL)
    return;
  if (!praxis_store_get_change (self->store, &change, &error))
    {
      g_debug ("The library's changes cannot be read: %s", error->message);
      return;
    }
  if (change == self->change)
    return;
  self->change = change;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  call_on_main_loop (emit_changed_cb, weak, (GDestroyNotify) weak_ref_free);
}

/* A library that cannot be written can still be read; each write then says why it fails, unless it can be written by
 * now. */
static gboolean
open_store (PraxisLibrary  *self,
            GError        **error)
{
  g_autoptr(GError) failure = NULL;
  PraxisStore *store;

  if (self->store != NULL && !self->is_read_only)
    return TRUE;
  store = praxis_store_open (self->path, PRAXIS_STORE_CREATE, &failure);
  /* What is open can still be read. */
  if (store == NULL && self->store != NULL)
    return TRUE;
  self->is_read_only = g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  if (self->is_read_only)
    store = praxis_store_open (self->path, PRAXIS_STORE_READ, NULL);
  if (store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->store != NULL)
    {
      g_object_unref (self->store);
      self->store = store;
      return TRUE;
    }
  self->store = store;
  return praxis_store_get_change (self->store, &self->change, error);
}

static gboolean
return_cb (gpointer data)
{
  GTask *task = data;
  PraxisLibraryJob *job = g_task_get_task_data (task);

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

/* Gives a task back to the main loop, with the thread's reference: a task holds the library, and the library
 * must not go away in one of its own threads. */
static void
give_back (GTask *task)
{
  call_on_main_loop (return_cb, task, g_object_unref);
}

/* Lets those go on who wait for it, with the words for them. */
static void
finish_opening (PraxisLibrary *self,
                const GError  *error)
{
  g_mutex_lock (&self->lock);
  g_clear_error (&self->open_error);
  self->open_error = error != NULL ? g_error_copy (error) : NULL;
  self->n_openings--;
  g_cond_broadcast (&self->opened);
  g_mutex_unlock (&self->lock);
}

static void
run_open (PraxisLibrary *self,
          GTask         *task)
{
  PraxisLibraryJob *job = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (open_store (self, &error))
    job->result = self;
  else
    job->error = g_error_copy (error);
  /* Its answer is the first one, before those of who waited. */
  give_back (task);
  finish_opening (self, error);
}

/* What a job had to format is written when the writer has nothing else to do. */
static void
take_references (PraxisLibrary *self,
                 PraxisStore   *store)
{
  char **pairs = store != NULL ? praxis_store_steal_new_references (store) : NULL;

  if (pairs != NULL)
    g_async_queue_push (self->new_references, pairs);
}

/* That this fails costs nothing but the time to format it again. */
static void
keep_references (PraxisLibrary *self)
{
  char **pairs;

  while ((pairs = g_async_queue_try_pop (self->new_references)) != NULL)
    {
      g_autoptr(GError) error = NULL;

      if (self->is_read_only || !open_store (self, &error) ||
          !praxis_store_keep_references (self->store, (const char * const *) pairs, &error))
        g_debug ("Formatted references could not be kept: %s", error != NULL ? error->message : "read-only");
      g_strfreev (pairs);
    }
}

static void
run_write (PraxisLibrary *self,
           GTask         *task)
{
  PraxisLibraryJob *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (job->opens)
    {
      run_open (self, task);
      return;
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error) && open_store (self, &job->error))
    job->result = job->func (self->store, job->data, cancellable, &job->error);
  take_references (self, self->store);
  /* SQLite asks only once whether it may write. */
  if (g_error_matches (job->error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY))
    self->is_read_only = TRUE;
  give_back (task);
}

/* Works until the library itself comes out of the queue: that is its last word. */
gpointer
praxis_library_writer_thread (gpointer data)
{
  PraxisLibrary *self = data;

  for (;;)
    {
      gpointer item = g_async_queue_timeout_pop (self->jobs, POLL_INTERVAL_US);

      if (item == self)
        break;
      if (item != NULL)
        run_write (self, item);
      else
        keep_references (self);
      look_for_changes (self);
    }
  g_clear_object (&self->store);
  return NULL;
}

static gpointer
run_in_snapshot (PraxisStore       *store,
                 PraxisLibraryJob  *job,
                 GCancellable      *cancellable,
                 GError           **error)
{
  gpointer result;

  if (!praxis_store_begin_read (store, error))
    return NULL;
  praxis_connection_set_cancellable (praxis_store_get_connection (store), cancellable);
  result = job->func (store, job->data, cancellable, error);
  praxis_connection_set_cancellable (praxis_store_get_connection (store), NULL);
  praxis_store_end_read (store);
  return result;
}

/* What is being opened may have to be made or migrated first; what could not be opened is left alone. */
static gboolean
wait_until_open (PraxisLibrary  *self,
                 GError        **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->n_openings > 0)
    g_cond_wait (&self->opened, &self->lock);
  if (self->open_error != NULL && error != NULL)
    *error = g_error_copy (self->open_error);
  return self->open_error == NULL;
}

static void
run_read (PraxisLibrary    *self,
          PraxisLibraryJob *job,
          GCancellable     *cancellable)
{
  g_autoptr(PraxisStore) store = NULL;

  if (!wait_until_open (self, &job->error) || g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  store = g_async_queue_try_pop (self->idle_stores);
  if (store == NULL)
    store = praxis_store_open (self->path, PRAXIS_STORE_READ, &job->error);
  if (store == NULL)
    return;
  job->result = run_in_snapshot (store, job, cancellable, &job->error);
  take_references (self, store);
  g_async_queue_push (self->idle_stores, g_steal_pointer (&store));
}

/* Does one job that reads. */
void
praxis_library_reader_thread (gpointer item,
                              gpointer data)
{
  GTask *task = item;

  run_read (data, g_task_get_task_data (task), g_task_get_cancellable (task));
  give_back (task);
}
