/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-library.h"

#include "praxis-error.h"
#include "praxis-store-citations.h"
#include "praxis-store-private.h"

/*
 * The library as the window knows it: jobs go in, results come back on the main loop.
 *
 *   main loop ──write──▶ queue ──▶ one writer thread, first in first out, never interrupted
 *       │                            │ sees every second whether another process wrote
 *       ├──read───▶ pool ──▶ reader threads, each job on a connection of its own,
 *       │                            in one snapshot, interrupted by its cancellable
 *       ◀──results, and "changed" ───┘
 */

struct _PraxisLibrary
{
  GObject parent_instance;

  /* owned; set once */
  char        *path;
  GThread     *writer;
  GThreadPool *readers;

  /* owned; the threads' */
  GAsyncQueue *jobs;
  GAsyncQueue *idle_stores;
  GAsyncQueue *new_references;

  /* owned; whoever holds the lock */
  GMutex       lock;
  GCond        opened;
  guint        n_openings;   /* asked for and not done yet */
  GError      *open_error;   /* of the last one */

  /* the writer thread's alone */
  PraxisStore *store;
  gint64       change;
  gboolean     is_read_only;

  /* the main loop's alone */
  gboolean     closed;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisLibrary, praxis_library, G_TYPE_OBJECT)

#define N_READERS 2

/* What another process wrote must show within two seconds. */
#define POLL_INTERVAL_US G_USEC_PER_SEC

typedef struct
{
  /* what to do */
  PraxisJob       func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  gboolean        opens;

  /* what came of it */
  gpointer        result;
  GError         *error;
} Job;

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    g_clear_pointer (&job->data, job->free_data);
  g_clear_error (&job->error);
  g_free (job);
}

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
    g_signal_emit (self, signals[CHANGED], 0);
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
  Job *job = g_task_get_task_data (task);

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
  Job *job = g_task_get_task_data (task);
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
  Job *job = g_task_get_task_data (task);
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

static gpointer
writer_thread (gpointer data)
{
  PraxisLibrary *self = data;

  for (;;)
    {
      gpointer item = g_async_queue_timeout_pop (self->jobs, POLL_INTERVAL_US);

      /* The library itself in the queue is its last word. */
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
run_in_snapshot (PraxisStore   *store,
                 Job           *job,
                 GCancellable  *cancellable,
                 GError       **error)
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
run_read (PraxisLibrary *self,
          Job           *job,
          GCancellable  *cancellable)
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

static void
reader_thread (gpointer item,
               gpointer data)
{
  GTask *task = item;

  run_read (data, g_task_get_task_data (task), g_task_get_cancellable (task));
  give_back (task);
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
  self->writer = g_thread_new ("praxis-writer", writer_thread, self);
  self->readers = g_thread_pool_new (reader_thread, self, N_READERS, FALSE, NULL);
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
make_task (PraxisLibrary       *self,
           const Job           *job,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
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
  const Job job = { .opens = TRUE };

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
  const Job all = { .func = job, .data = data, .free_data = free_data, .free_result = free_result };

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
  const Job all = { .func = job, .data = data, .free_data = free_data, .free_result = free_result };

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
