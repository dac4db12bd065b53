/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The evidence as a file: somebody says where, and a thread of the library draws and writes it. */

#include "config.h"

#include "praxis-evidence-export.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "praxis-error-dialog.h"
#include "praxis-toasts.h"

typedef struct
{
  GtkWidget          *widget;
  PraxisLibrary      *library;
  PraxisForestPlot   *plot;
  char               *title;
  PraxisForestFormat  format;
  GFile              *file;
  GCancellable       *cancellable;
} Task;

static void
task_clear (gpointer data)
{
  Task *task = data;

  g_object_unref (task->widget);
  g_object_unref (task->library);
  praxis_forest_plot_unref (task->plot);
  g_free (task->title);
  g_clear_object (&task->file);
  g_clear_object (&task->cancellable);
}

static void
task_unref (gpointer task)
{
  g_atomic_rc_box_release_full (task, task_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, task_unref)

/* Runs in a reader thread. */
static gpointer
export_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Task *task = data;
  g_autoptr (GBytes) bytes = praxis_forest_plot_to_bytes (task->plot, task->title, task->format, error);

  if (bytes == NULL)
    return NULL;

  return g_file_replace_contents (task->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, cancellable, error) ? data : NULL;
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  AdwToastOverlay *toasts;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (task->cancellable) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      praxis_error_dialog_present (task->widget, _("The File Could Not Be Written"), error);
      return;
    }
  name = g_file_get_basename (task->file);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Saved as “%s”"), name);
  toasts = praxis_toasts_find (task->widget);
  if (toasts != NULL)
    adw_toast_overlay_add_toast (toasts, adw_toast_new (text));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Task) task = user_data;
  Task *shared = task;

  task->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (task->file != NULL)
    praxis_library_read_async (shared->library, export_job, g_atomic_rc_box_acquire (shared), task_unref, NULL,
                               shared->cancellable, exported_cb, g_steal_pointer (&task));
}

/* Asks for a file and writes the plot into it; @cancellable ends both. */
void
praxis_evidence_export (GtkWidget          *widget,
                        PraxisLibrary      *library,
                        PraxisForestPlot   *plot,
                        const char         *title,
                        PraxisForestFormat  format,
                        GCancellable       *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (Task) task = g_atomic_rc_box_new0 (Task);
  g_autofree char *name = g_strconcat (_("Evidence"), ".", praxis_forest_format_get_extension (format), NULL);

  task->widget = g_object_ref (widget);
  task->library = g_object_ref (library);
  task->plot = praxis_forest_plot_ref (plot);
  task->title = g_strdup (title);
  task->format = format;
  task->cancellable = g_object_ref (cancellable);
  gtk_file_dialog_set_title (dialog, _("Export Evidence"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), cancellable, chosen_cb, g_steal_pointer (&task));
}
