/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-task.h"

typedef struct
{
  GTask           *task;   /* the caller's, held by what is told that the thread is done */
  GTaskThreadFunc  func;
} Run;

static void
run_thread (GTask        *running,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Run *run = data;

  run->func (run->task, g_task_get_source_object (run->task), g_task_get_task_data (run->task),
             g_task_get_cancellable (run->task));
  g_task_return_boolean (running, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_object_unref (user_data);
}

/**
 * praxis_task_run_in_thread:
 * @self: a task
 * @func: runs in a thread, and gives @self its result there
 *
 * g_task_run_in_thread() for tasks whose source or data belong to the main loop, widgets above all: of these the thread holds
 * nothing. With that of GLib the thread may be the last to hold the task, and what the task holds would end in it.
 */
void
praxis_task_run_in_thread (GTask           *self,
                           GTaskThreadFunc  func)
{
  g_autoptr(GTask) running = NULL;
  Run *run;

  g_return_if_fail (G_IS_TASK (self));
  g_return_if_fail (func != NULL);

  run = g_new0 (Run, 1);
  run->task = self;
  run->func = func;
  running = g_task_new (NULL, NULL, done_cb, g_object_ref (self));
  g_task_set_source_tag (running, praxis_task_run_in_thread);
  g_task_set_priority (running, g_task_get_priority (self));
  g_task_set_task_data (running, run, g_free);
  g_task_run_in_thread (running, run_thread);
}
