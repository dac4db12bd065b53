/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csl-engine.h"

#include <glib/gi18n-lib.h>
#include <jsc/jsc.h>

#include "praxis-error.h"
#include "praxis-sha256.h"
#include "praxis-task.h"

/*
 * The libraries that know citations are JavaScript. They run in a virtual machine of JavaScriptCore on one thread of
 * the engine's own, which starts with the first call and ends, with its memory, when nothing was asked for a while:
 *
 *   any thread ──call──▶ queue ──▶ the engine's thread: one script, one function, JSON in and JSON out
 *        ▲─────────── the job is done ───────────┘
 *
 * A call that runs cannot be interrupted from outside, so the machine has a watchdog, and whoever cancels goes away
 * without waiting for it. The watchdog looks in between two steps of the script, and one search with a regular expression
 * is a single step that may take for ever: whoever waits too long leaves the thread to itself, and a new one goes on.
 */

/* What a call may take. Formatting one reference takes 2 ms; a style that takes this long does not end. */
#define LIMIT_MILLISECONDS 5000
/* What a machine takes for the memory of the computer: it collects the sooner what is not needed any more. */
#define MEMORY_BYTES (gsize) (256 * 1024 * 1024)
/* When nobody waits any more, long after a watchdog that counts the time of a busy processor. */
#define PATIENCE_SECONDS 30
/* An engine that is asked again within this time keeps its memory. */
#define IDLE_SECONDS 30

/* What JavaScriptCore says when the watchdog bites. */
#define TERMINATED "JavaScript execution terminated."

#define SCRIPT_PATH APP_PATH "/citation-engine.js"

/* Held by who asks and by who answers; written under the engine's mutex. */
typedef struct
{
  char     *method;
  char     *argument;
  char     *result;
  GError   *error;
  gboolean  is_done;
  gboolean  is_given_up;
} Job;

struct _PraxisCslEngine
{
  GObject  parent_instance;

  guint    idle_seconds;
  guint    patience;
  GMutex   mutex;
  GCond    asked;
  GCond    answered;
  GQueue   queue;
  Job     *running;
  gint64   running_since;
  guint    thread_number;   /* of the thread that answers; those before it were left */
  gboolean is_running;
};

G_DEFINE_FINAL_TYPE (PraxisCslEngine, praxis_csl_engine, G_TYPE_OBJECT)

static void
clear_job (gpointer data)
{
  Job *job = data;

  g_free (job->method);
  g_free (job->argument);
  g_free (job->result);
  g_clear_error (&job->error);
}

static void
unref_job (gpointer job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

/* --- In the engine's thread ------------------------------------------------------------------------------- */

static void
set_too_long (GError **error)
{
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               ngettext ("The citation engine was stopped, since it took longer than %u second.",
                         "The citation engine was stopped, since it took longer than %u seconds.",
                         LIMIT_MILLISECONDS / 1000),
               LIMIT_MILLISECONDS / 1000);
}

/* Takes what the script threw, if it did. */
static gboolean
take_exception (JSCContext  *context,
                GError     **error)
{
  JSCException *exception = jsc_context_get_exception (context);
  g_autofree char *message = NULL;

  if (exception == NULL)
    return FALSE;
  /* What is thrown need not be an error. */
  message = jsc_exception_get_message (exception) != NULL ? g_strdup (jsc_exception_get_message (exception))
                                                          : jsc_exception_to_string (exception);
  if (g_strcmp0 (message, TERMINATED) == 0)
    set_too_long (error);
  else
    /* Translators: %s is what the engine said, in English */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("The citation engine gave up: %s"), message);
  jsc_context_clear_exception (context);
  return TRUE;
}

static JSCValue *
load_script (JSCContext  *context,
             GError     **error)
{
  g_autoptr(GBytes) script = g_resources_lookup_data (SCRIPT_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JSCValue) value = NULL;
  gsize size;
  const char *text;

  if (script == NULL)
    return NULL;
  text = g_bytes_get_data (script, &size);
  value = jsc_context_evaluate_with_source_uri (context, text, (gssize) size, "citation-engine.js", 1);
  if (take_exception (context, error))
    return NULL;
  return jsc_context_get_value (context, "praxisCall");
}

static char *
run (JSCContext  *context,
     JSCValue    *function,
     Job         *job,
     GError     **error)
{
  g_autoptr(JSCValue) value = jsc_value_function_call (function, G_TYPE_STRING, job->method, G_TYPE_STRING, job->argument,
                                                       G_TYPE_NONE);

  if (take_exception (context, error))
    return NULL;
  return jsc_value_to_string (value);
}

/* Waits, with the mutex held, for what is to be done next. */
static Job *
wait_for_job (PraxisCslEngine *self)
{
  gint64 end = g_get_monotonic_time () + self->idle_seconds * G_TIME_SPAN_SECOND;

  while (g_queue_is_empty (&self->queue))
    {
      if (!g_cond_wait_until (&self->asked, &self->mutex, end))
        return g_queue_pop_head (&self->queue);
    }
  return g_queue_pop_head (&self->queue);
}

/* Returns: whether the thread is still the one that answers */
static gboolean
answer (PraxisCslEngine *self,
        guint            thread_number,
        Job             *job,
        char            *result,
        GError          *error)
{
  gboolean is_left;

  g_mutex_lock (&self->mutex);
  is_left = self->thread_number != thread_number;
  if (is_left)
    {
      g_free (result);
      g_clear_error (&error);
    }
  else
    {
      job->result = result;
      job->error = error;
      job->is_done = TRUE;
      self->running = NULL;
      g_cond_broadcast (&self->answered);
    }
  g_mutex_unlock (&self->mutex);
  return !is_left;
}

/* Returns: the next job, and whether somebody still waits for it; NULL where none came for so long that the thread ends */
static Job *
take_job (PraxisCslEngine *self,
          gboolean        *is_wanted)
{
  Job *job;

  g_mutex_lock (&self->mutex);
  job = wait_for_job (self);
  self->running = job;
  self->running_since = g_get_monotonic_time ();
  *is_wanted = job != NULL && !job->is_given_up;
  if (job == NULL)
    self->is_running = FALSE;
  g_mutex_unlock (&self->mutex);
  return job;
}

/* One machine, until a job fails, since what a watchdog cut short may be in any state, or nothing comes any more.
 * Returns: whether there may be more to do */
static gboolean
run_machine (PraxisCslEngine *self,
             guint            thread_number)
{
  g_autoptr(JSCVirtualMachine) machine = jsc_virtual_machine_new ();
  g_autoptr(JSCContext) context = jsc_context_new_with_virtual_machine (machine);
  g_autoptr(GError) broken = NULL;
  g_autoptr(JSCValue) function = load_script (context, &broken);
  gboolean has_failed = FALSE;

  while (!has_failed)
    {
      gboolean is_wanted;
      Job *job = take_job (self, &is_wanted);
      GError *error = NULL;
      gboolean is_left;
      char *result;

      if (job == NULL)
        return FALSE;

      result = function != NULL && is_wanted ? run (context, function, job, &error) : NULL;
      if (function == NULL)
        error = g_error_copy (broken);
      has_failed = error != NULL;
      is_left = !answer (self, thread_number, job, result, error);
      unref_job (job);
      if (is_left)
        return FALSE;
    }
  return TRUE;
}

static gpointer
engine_thread (gpointer data)
{
  g_autoptr(PraxisCslEngine) self = data;
  guint thread_number;

  g_mutex_lock (&self->mutex);
  thread_number = self->thread_number;
  g_mutex_unlock (&self->mutex);
  while (run_machine (self, thread_number))
    ;
  return NULL;
}

/* --- In the threads that ask ------------------------------------------------------------------------------ */

static void
praxis_csl_engine_finalize (GObject *object)
{
  PraxisCslEngine *self = PRAXIS_CSL_ENGINE (object);

  g_assert (g_queue_is_empty (&self->queue));
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->asked);
  g_cond_clear (&self->answered);

  G_OBJECT_CLASS (praxis_csl_engine_parent_class)->finalize (object);
}

static void
praxis_csl_engine_class_init (PraxisCslEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_csl_engine_finalize;
}

static void
praxis_csl_engine_init (PraxisCslEngine *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->asked);
  g_cond_init (&self->answered);
  g_queue_init (&self->queue);
}

/**
 * praxis_csl_engine_prepare:
 *
 * Sets the watchdog of the virtual machines of this process. Has to be called before the first of them, which may be
 * WebKit's, so in main(). A program that shows web pages has to begin with WebKit before it asks an engine: WebKit ends
 * it where the first machine is another thread's.
 */
void
praxis_csl_engine_prepare (void)
{
  static gsize is_set = 0;

  if (g_once_init_enter (&is_set))
    {
      jsc_options_set_uint ("watchdog", LIMIT_MILLISECONDS);
      jsc_options_set_size ("forceRAMSize", MEMORY_BYTES);
      g_once_init_leave (&is_set, 1);
    }
}

/**
 * praxis_csl_engine_new:
 * @idle_seconds: after how long without a call the engine gives its memory back, in seconds
 *
 * Returns: (transfer full): an engine, which starts with the first call
 */
PraxisCslEngine *
praxis_csl_engine_new (guint idle_seconds)
{
  PraxisCslEngine *self = g_object_new (PRAXIS_TYPE_CSL_ENGINE, NULL);

  praxis_csl_engine_prepare ();
  self->idle_seconds = idle_seconds;
  self->patience = PATIENCE_SECONDS;
  return self;
}

/**
 * praxis_csl_engine_set_patience:
 * @self: an engine that does nothing now
 * @seconds: how long a call that no watchdog ends is waited for, in seconds
 */
void
praxis_csl_engine_set_patience (PraxisCslEngine *self,
                                guint            seconds)
{
  g_return_if_fail (PRAXIS_IS_CSL_ENGINE (self));

  self->patience = seconds;
}

/**
 * praxis_csl_engine_get_default:
 *
 * Returns: (transfer none): the one engine of the process
 */
PraxisCslEngine *
praxis_csl_engine_get_default (void)
{
  static PraxisCslEngine *engine = NULL;

  if (g_once_init_enter_pointer (&engine))
    g_once_init_leave_pointer (&engine, praxis_csl_engine_new (IDLE_SECONDS));
  return engine;
}

/**
 * praxis_csl_engine_get_version:
 *
 * Returns: what another engine's results could differ by: the hash of its script
 */
const char *
praxis_csl_engine_get_version (void)
{
  static char *version = NULL;

  if (g_once_init_enter_pointer (&version))
    {
      g_autoptr(GBytes) script = g_resources_lookup_data (SCRIPT_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_once_init_leave_pointer (&version, script != NULL
                                           ? praxis_sha256_of (g_bytes_get_data (script, NULL), g_bytes_get_size (script))
                                           : g_strdup (""));
    }
  return version;
}

/**
 * praxis_csl_engine_is_running:
 * @self: an engine
 *
 * Returns: whether it has a thread and the memory that goes with it
 */
gboolean
praxis_csl_engine_is_running (PraxisCslEngine *self)
{
  gboolean is_running;

  g_return_val_if_fail (PRAXIS_IS_CSL_ENGINE (self), FALSE);

  g_mutex_lock (&self->mutex);
  is_running = self->is_running;
  g_mutex_unlock (&self->mutex);
  return is_running;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  PraxisCslEngine *self = user_data;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->answered);
  g_mutex_unlock (&self->mutex);
}

/* With the mutex held. */
static void
start_thread (PraxisCslEngine *self)
{
  self->is_running = TRUE;
  g_thread_unref (g_thread_new ("praxis-csl", engine_thread, g_object_ref (self)));
}

/* Leaves a thread that does not come back, with its machine. With the mutex held. */
static void
leave_thread (PraxisCslEngine *self)
{
  set_too_long (&self->running->error);
  self->running->is_done = TRUE;
  self->running = NULL;
  self->is_running = FALSE;
  self->thread_number++;
  if (!g_queue_is_empty (&self->queue))
    start_thread (self);
  g_cond_broadcast (&self->answered);
}

/* Waits a while for an answer, with the mutex held. */
static void
wait_for_answer (PraxisCslEngine *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 since = self->running != NULL ? self->running_since : now;

  if (!g_cond_wait_until (&self->answered, &self->mutex, since + self->patience * G_TIME_SPAN_SECOND) &&
      self->running != NULL &&
      g_get_monotonic_time () >= self->running_since + self->patience * G_TIME_SPAN_SECOND)
    leave_thread (self);
}

/* Puts the job into the queue, and waits until it is done or nobody wants it any more. */
static void
do_job (PraxisCslEngine *self,
        Job             *job,
        GCancellable    *cancellable)
{
  gulong handler = cancellable != NULL
                     ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL) : 0;

  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->queue, g_atomic_rc_box_acquire (job));
  if (!self->is_running)
    start_thread (self);
  g_cond_signal (&self->asked);
  while (!job->is_done && !g_cancellable_is_cancelled (cancellable))
    wait_for_answer (self);
  job->is_given_up = !job->is_done;
  g_mutex_unlock (&self->mutex);

  g_cancellable_disconnect (cancellable, handler);
}

/**
 * praxis_csl_engine_call:
 * @self: an engine
 * @method: one of the methods of engine/main.js
 * @argument: its argument, JSON
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Calls the engine and waits for it. Not for the main loop.
 *
 * Returns: (transfer full): what the method returned, JSON; %NULL with %PRAXIS_ERROR_INVALID and the reason where it gave
 *   up, also where it did not end within five seconds, and with %G_IO_ERROR_CANCELLED
 */
char *
praxis_csl_engine_call (PraxisCslEngine  *self,
                        const char       *method,
                        const char       *argument,
                        GCancellable     *cancellable,
                        GError          **error)
{
  Job *job;
  char *result = NULL;

  g_return_val_if_fail (PRAXIS_IS_CSL_ENGINE (self), NULL);
  g_return_val_if_fail (method != NULL && argument != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  job = g_atomic_rc_box_new0 (Job);
  job->method = g_strdup (method);
  job->argument = g_strdup (argument);
  do_job (self, job, cancellable);

  if (job->is_given_up)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  else
    result = g_steal_pointer (&job->result);
  unref_job (job);
  return result;
}

typedef struct
{
  char *method;
  char *argument;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  g_free (call->method);
  g_free (call->argument);
  g_free (call);
}

static void
call_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Call *call = data;
  GError *error = NULL;
  char *result = praxis_csl_engine_call (source, call->method, call->argument, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * praxis_csl_engine_call_async:
 * @self: an engine
 * @method: one of the methods of engine/main.js
 * @argument: its argument, JSON
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * praxis_csl_engine_call() for the main loop.
 */
void
praxis_csl_engine_call_async (PraxisCslEngine     *self,
                              const char          *method,
                              const char          *argument,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Call *call;

  g_return_if_fail (PRAXIS_IS_CSL_ENGINE (self));
  g_return_if_fail (method != NULL && argument != NULL);

  call = g_new0 (Call, 1);
  call->method = g_strdup (method);
  call->argument = g_strdup (argument);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, praxis_csl_engine_call_async);
  g_task_set_task_data (task, call, free_call);
  praxis_task_run_in_thread (task, call_thread);
}

/**
 * praxis_csl_engine_call_finish:
 * @self: an engine
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): what praxis_csl_engine_call() returns
 */
char *
praxis_csl_engine_call_finish (PraxisCslEngine  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
