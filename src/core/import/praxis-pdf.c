/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a PDF says about itself. The parser of such files is large and reads what strangers made, so that it runs in a
 * process of its own:
 *
 *   file ──opened in a thread──▶ praxis-pdf-info, which can write nothing ──one line of JSON──▶ checked ──▶ PraxisPdf
 *
 * However that process ends, nothing here does. */

#include "config.h"

#include "praxis-pdf.h"

#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "praxis-error.h"
#include "praxis-pdf-answer.h"
#include "praxis-pdf-file.h"
#include "praxis-task.h"

/* Seconds. */
#define PATIENCE 10

#define MAX_ANSWER (64 * 1024)

/* One file that is being read. */
typedef struct
{
  GSubprocess  *helper;
  GCancellable *stop;        /* by the caller or by the clock */
  GCancellable *cancellable; /* the caller's */
  gulong        cancelled_id;
  GSource      *clock;
  gboolean      is_late;
  gsize         length;
  char          answer[MAX_ANSWER + 1];
} Reading;

G_DEFINE_BOXED_TYPE (PraxisPdf, praxis_pdf, praxis_pdf_copy, praxis_pdf_free)

static void
reading_free (Reading *reading)
{
  g_cancellable_disconnect (reading->cancellable, reading->cancelled_id);
  if (reading->clock != NULL)
    g_source_destroy (reading->clock);
  g_clear_pointer (&reading->clock, g_source_unref);
  /* It may run still where nobody waits for it any more. */
  if (reading->helper != NULL)
    g_subprocess_force_exit (reading->helper);
  g_clear_object (&reading->helper);
  g_clear_object (&reading->cancellable);
  g_clear_object (&reading->stop);
  g_free (reading);
}

/* --- The end ---------------------------------------------------------------------------------------------- */

static void
return_failure (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (reading->is_late)
    g_set_error_literal (&error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                         _("The PDF takes too long to read. Type the reference instead."));
  else
    praxis_pdf_set_failed (&error);
  g_task_return_error (task, error);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(PraxisPdf) pdf = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL))
    return_failure (task);
  else if ((pdf = praxis_pdf_answer_parse (reading->answer, reading->length, &error)) == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&pdf), (GDestroyNotify) praxis_pdf_free);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &reading->length, NULL) ||
      reading->length > MAX_ANSWER)
    {
      return_failure (task);
      return;
    }
  g_subprocess_wait_check_async (reading->helper, reading->stop, ended_cb, g_steal_pointer (&task));
}

/* --- The helper ------------------------------------------------------------------------------------------- */

static gboolean
late_cb (gpointer user_data)
{
  Reading *reading = user_data;

  reading->is_late = TRUE;
  g_cancellable_cancel (reading->stop);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      stop)
{
  g_cancellable_cancel (stop);
}

static void
start_clock (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  reading->clock = g_timeout_source_new_seconds (PATIENCE);
  g_source_set_callback (reading->clock, late_cb, reading, NULL);
  g_source_attach (reading->clock, g_task_get_context (task));
  if (reading->cancellable != NULL)
    reading->cancelled_id = g_cancellable_connect (reading->cancellable, G_CALLBACK (cancelled_cb),
                                                   g_object_ref (reading->stop), g_object_unref);
}

static const char *
get_program (void)
{
  const char *named = g_getenv ("PRAXIS_PDF_INFO");

  return named != NULL ? named : HELPERDIR "/praxis-pdf-info";
}

/* The file is its standard input. What it complains about is nobody's concern, and nothing to end it for. */
static GSubprocess *
start_helper (int      fd,
              GError **error)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GError) local_error = NULL;
  GSubprocess *helper;

  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "G_MESSAGES_DEBUG");
  helper = g_subprocess_launcher_spawn (launcher, &local_error, get_program (), NULL);
  if (helper == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                 /* Translators: %s is what the system says, without a period. */
                 _("The part of Praxis that reads PDFs cannot be started: %s. Install Praxis again."),
                 local_error->message);
  return helper;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  int fd = (int) g_task_propagate_int (G_TASK (result), &error);

  if (fd >= 0 && g_cancellable_set_error_if_cancelled (reading->cancellable, &error))
    close (fd);
  else if (fd >= 0)
    reading->helper = start_helper (fd, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  start_clock (task);
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (reading->helper), reading->answer, sizeof reading->answer,
                                 G_PRIORITY_DEFAULT, reading->stop, answered_cb, g_steal_pointer (&task));
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  int fd = praxis_pdf_file_open (source, cancellable, &error);

  if (fd < 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_int (task, fd);
}

/* --- What everybody may call ------------------------------------------------------------------------------ */

/**
 * praxis_pdf_copy:
 * @self: what a PDF says
 *
 * Returns: (transfer full): the same once more
 */
PraxisPdf *
praxis_pdf_copy (const PraxisPdf *self)
{
  PraxisPdf *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (PraxisPdf, 1);
  copy->title = g_strdup (self->title);
  copy->doi = g_strdup (self->doi);
  copy->author = g_strdup (self->author);
  copy->n_pages = self->n_pages;
  return copy;
}

/**
 * praxis_pdf_free:
 * @self: (transfer full): what a PDF says
 */
void
praxis_pdf_free (PraxisPdf *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->doi);
  g_free (self->author);
  g_free (self);
}

/**
 * praxis_pdf_read_async:
 * @file: a PDF
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main loop
 * @user_data: for @callback
 *
 * Reads what @file says about itself: the title and first author of its data, the title that is printed largest on its first
 * page, a DOI in its data or on its first pages. Nothing is looked up.
 */
void
praxis_pdf_read_async (GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) opening = NULL;
  Reading *reading;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  reading = g_new0 (Reading, 1);
  reading->stop = g_cancellable_new ();
  g_set_object (&reading->cancellable, cancellable);
  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, praxis_pdf_read_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  opening = g_task_new (file, cancellable, opened_cb, g_steal_pointer (&task));
  g_task_set_source_tag (opening, praxis_pdf_read_async);
  /* An open file must not be lost on the way. */
  g_task_set_check_cancellable (opening, FALSE);
  praxis_task_run_in_thread (opening, open_thread);
}

/**
 * praxis_pdf_read_finish:
 * @file: the PDF
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the PDF says, as far as it says anything; %NULL with %PRAXIS_ERROR_NOT_FOUND
 *   where there is no such file, %PRAXIS_ERROR_TOO_LARGE above %PRAXIS_PDF_MAX, %PRAXIS_ERROR_INVALID where it is no PDF or
 *   has a password, %PRAXIS_ERROR_DAMAGED, %G_IO_ERROR_CANCELLED, or %PRAXIS_ERROR_FAILED where the helper is not there,
 *   takes more than 10 seconds or ends badly
 */
PraxisPdf *
praxis_pdf_read_finish (GFile         *file,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
