/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-library-private.h"

/*
 * The library as the window knows it: jobs go in, results come back on the main loop.
 *
 *   main loop ──write──▶ queue ──▶ one writer thread, first in first out, never interrupted
 *       │                            │ sees every second whether another process wrote
 *       ├──read───▶ pool ──▶ reader threads, each job on a connection of its own,
 *       │                            in one snapshot, interrupted by its cancellable
 *       ◀──results, and "changed" ───┘
 */

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisLibrary, praxis_library, G_TYPE_OBJECT)

#define N_READERS 2

static void
job_free (PraxisLibraryJob *job)
{
  if (job->free_data != NULL)
    g_clear_pointer (&job->data, job->free_data);
  g_clear_error (&job->error);
  g_free (job);
}

static void
praxis_library_dispose (GObject *object)
{
  praxis_library_close (PRAXIS_LIBRARY (object));

  G_OBJECT_CLASS (praxis_library_parent_class)->dispose (object);
}

static void
praxis_library_finalize (GObject *object)
{
  PraxisLibrary *self = PRAXIS_LIBRARY (object);

  g_free (self->path);
  g_async_queue_unref (self->jobs);
  g_async_queue_unref (self->idle_stores);
  g_async_queue_unref (self->new_references);
  g_clear_error (&self->open_error);
  g_cond_clear (&self->opened);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (praxis_library_parent_class)->finalize (object);
}

static void
praxis_library_class_init (PraxisLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = praxis_library_dispose;
  object_class->finalize = praxis_library_finalize;

  /**
   * PraxisLibrary::changed:
   *
   * Something in the library is not what it was, through this process or another one. Emitted on the main
   * loop of the default context.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
praxis_library_init (PraxisLibrary *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->opened);
  self->jobs = g_async_queue_new_full (g_object_unref);
  self->idle_stores = g_async_queue_new_full (g_object_unref);
  self->new_references = g_async_queue_new_full ((GDestroyNotify) g_strfreev);
}

/**
 * praxis_library_dup_default_path:
 *
 * Returns: (transfer full): the file of the user's own library, in the user's data folder
 */
char *
praxis_library_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "praxis", DEVEL ? "library-devel.db" : "library.db", NULL);
}

/**
 * praxis_library_new:
 * @path: the library's file; made where it is missing, when the library is opened
 *
 * Returns: (transfer full): the library, not yet open
 */
PraxisLibrary *
praxis_library_new (const char *path)
{
  PraxisLibrary *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PRAXIS_TYPE_LIBRARY, NULL);
  self->path = g_strdup (path);
  self->writer = g_thread_new ("praxis-writer", praxis_library_writer_thread, self);
  self->readers = g_thread_pool_new (praxis_library_reader_thread, self, N_READERS, FALSE, NULL);
  return self;
}

/**
 * praxis_library_get_path:
 * @self: a library
 *
 * Returns: (transfer none): its file
 */
const char *
praxis_library_get_path (PraxisLibrary *self)
{
  g_return_val_if_fail (PRAXIS_IS_LIBRARY (self), NULL);

  return self->path;
}

static GTask *
make_task (PraxisLibrary          *self,
           const PraxisLibraryJob *job,
           GCancellable           *cancellable,
           GAsyncReadyCallback     callback,
           gpointer                user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, make_task);
  /* A write that is done is done, also when its caller lost interest meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (job, sizeof *job), (GDestroyNotify) job_free);
  return task;
}

/* What a window asks for that goes with the program is not wanted any more. Takes a task that is refused. */
static gboolean
refuse_when_closed (PraxisLibrary *self,
                    GTask         *task)
{
  if (!self->closed)
    return FALSE;
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The library is closed.");
  g_object_unref (task);
  return TRUE;
}

/**
 * praxis_library_open_async:
 * @self: a library
 * @cancellable: (nullable): gives up waiting
 * @callback: (nullable): called when it is open, or failed
 * @user_data: for @callback
 *
 * Opens the library for writing: makes, migrates and checks it. One that is open already stays so. Jobs may be
 * given at once: those that read wait until it is open, and fail with its error where it cannot be opened.
 */
void
praxis_library_open_async (PraxisLibrary       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  const PraxisLibraryJob job = { .opens = TRUE };

  g_return_if_fail (PRAXIS_IS_LIBRARY (self));

  g_mutex_lock (&self->lock);
  self->n_openings++;
  g_mutex_unlock (&self->lock);
  g_async_queue_push (self->jobs, make_task (self, &job, cancellable, callback, user_data));
}

/**
 * praxis_library_open_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is open, at least for reading; %FALSE with an error of praxis_store_open()
 */
gboolean
praxis_library_open_finish (PraxisLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return praxis_library_job_finish (self, result, error) != NULL;
}

/**
 * praxis_library_read_async:
 * @self: a library
 * @job: what to do, in another thread
 * @data: (nullable): given to @job
 * @free_data: (nullable): frees @data, whatever happens
 * @free_result: (nullable): frees the result where nobody takes it
 * @cancellable: (nullable): interrupts the job
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Runs a job that reads, beside others, and sees one state of the library from its beginning to its end. A library
 * that was closed gives %G_IO_ERROR_CANCELLED.
 */
void
praxis_library_read_async (PraxisLibrary       *self,
                           PraxisJob            job,
                           gpointer             data,
                           GDestroyNotify       free_data,
                           GDestroyNotify       free_result,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  const PraxisLibraryJob all = { .func = job, .data = data, .free_data = free_data, .free_result = free_result };

  GTask *task;

  g_return_if_fail (PRAXIS_IS_LIBRARY (self));

  task = make_task (self, &all, cancellable, callback, user_data);
  if (!refuse_when_closed (self, task))
    g_thread_pool_push (self->readers, task, NULL);
}

/**
 * praxis_library_write_async:
 * @self: a library
 * @job: what to do, in another thread
 * @data: (nullable): given to @job
 * @free_data: (nullable): frees @data, whatever happens
 * @free_result: (nullable): frees the result where nobody takes it
 * @cancellable: (nullable): keeps a job that has not begun from beginning; one that runs may look at it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Runs a job that writes, after those that were given before it. Its queries are never interrupted. A library that
 * was closed gives %G_IO_ERROR_CANCELLED.
 */
void
praxis_library_write_async (PraxisLibrary       *self,
                            PraxisJob            job,
                            gpointer             data,
                            GDestroyNotify       free_data,
                            GDestroyNotify       free_result,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  const PraxisLibraryJob all = { .func = job, .data = data, .free_data = free_data, .free_result = free_result };

  GTask *task;

  g_return_if_fail (PRAXIS_IS_LIBRARY (self));

  task = make_task (self, &all, cancellable, callback, user_data);
  if (!refuse_when_closed (self, task))
    g_async_queue_push (self->jobs, task);
}

/**
 * praxis_library_job_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the job gave; %NULL with its error
 */
gpointer
praxis_library_job_finish (PraxisLibrary  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * praxis_library_close:
 * @self: a library
 *
 * Waits for the jobs that were given, which all come to their end, and closes the file.
 */
void
praxis_library_close (PraxisLibrary *self)
{
  g_return_if_fail (PRAXIS_IS_LIBRARY (self));

  if (self->closed)
    return;
  self->closed = TRUE;
  g_async_queue_push (self->jobs, self);
  g_clear_pointer (&self->writer, g_thread_join);
  g_thread_pool_free (g_steal_pointer (&self->readers), FALSE, TRUE);
  for (PraxisStore *store; (store = g_async_queue_try_pop (self->idle_stores)) != NULL;)
    g_object_unref (store);
}
