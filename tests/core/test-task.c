/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-task.h"

#define N_TASKS 50

static void
ended_cb (gpointer  data,
          GObject  *source)
{
  GThread **thread = data;

  *thread = g_thread_self ();
}

/* Its result is known before the thread goes on, so that the thread would be the last to hold the task. */
static void
dawdling_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  g_assert_true (G_IS_FILE (source));
  g_assert_cmpstr (data, ==, "data");
  g_task_return_int (task, 7);
  g_usleep (1000);
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  guint *n_done = user_data;

  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, 7);
  g_assert_no_error (error);
  *n_done += 1;
}

/* What a task holds ends where the task was made, however late the thread is. */
static void
test_ends_in_main_loop (void)
{
  GThread *threads[N_TASKS] = { NULL };
  guint n_done = 0;

  for (guint i = 0; i < N_TASKS; i++)
    {
      g_autoptr(GFile) source = g_file_new_for_path ("/");
      g_autoptr(GTask) task = g_task_new (source, NULL, count_cb, &n_done);

      g_object_weak_ref (G_OBJECT (source), ended_cb, &threads[i]);
      g_task_set_source_tag (task, test_ends_in_main_loop);
      g_task_set_task_data (task, g_strdup ("data"), g_free);
      praxis_task_run_in_thread (task, dawdling_thread);
    }

  for (guint i = 0; i < N_TASKS; i++)
    {
      while (g_atomic_pointer_get (&threads[i]) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (threads[i] == g_thread_self ());
    }
  g_assert_cmpuint (n_done, ==, N_TASKS);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean *is_done = user_data;

  g_assert_cmpint (g_task_propagate_int (G_TASK (result), &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *is_done = TRUE;
}

/* A task that is cancelled tells so, whatever its thread came to. */
static void
test_cancelled (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GFile) source = g_file_new_for_path ("/");
  g_autoptr(GTask) task = NULL;
  gboolean is_done = FALSE;

  task = g_task_new (source, cancellable, cancelled_cb, &is_done);
  g_task_set_source_tag (task, test_cancelled);
  g_task_set_task_data (task, g_strdup ("data"), g_free);
  praxis_task_run_in_thread (task, dawdling_thread);
  g_cancellable_cancel (cancellable);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/task/ends-in-main-loop", test_ends_in_main_loop);
  g_test_add_func ("/task/cancelled", test_cancelled);

  return g_test_run ();
}
