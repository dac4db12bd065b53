/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog's commands: into a folder, into a file of its own, onto the clipboard, and what came of it. */

#include "config.h"

#include "praxis-export-dialog-private.h"

#include <glib/gi18n.h>

#include "praxis-fragment.h"
#include "praxis-words.h"

static gboolean
progress_cb (gpointer user_data)
{
  PraxisExportDialog *self = user_data;
  double fraction = praxis_export_job_get_progress (self->job);

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  else
    gtk_progress_bar_pulse (self->progress_bar);

  return G_SOURCE_CONTINUE;
}

static void
show_done (PraxisExportDialog *self,
           const char         *title,
           const char         *words)
{
  adw_status_page_set_title (self->done_page, title);
  praxis_status_page_set_words (self->done_page, words);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->open_button);
}

static char *
dup_written_title (guint n_written)
{
  return g_strdup_printf (ngettext ("%'u File Written", "%'u Files Written", n_written), n_written);
}

static void
show_report (PraxisExportDialog *self)
{
  guint n_written = self->report->written;
  g_autofree char *title = dup_written_title (n_written);
  g_autofree char *folder = g_file_get_parse_name (self->folder);
  g_autoptr (GString) text = g_string_new (folder);

  if (self->report->unchanged > 0)
    g_string_append_printf (text, "\n%s", _("The rest is up to date."));
  if (self->report->kept != NULL && self->report->kept[0] != NULL)
    g_string_append_printf (text, "\n%s", _("Files that were changed by somebody else were left alone."));
  show_done (self, n_written > 0 ? title : _("Everything Is Up to Date"), text->str);
}

/* What went wrong, instead of what was exported. */
static void
show_failure (PraxisExportDialog *self,
              const GError       *error)
{
  praxis_status_page_set_words (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* --- Into a file ----------------------------------------------------------------------------------------- */

typedef struct
{
  PraxisExportDialog *dialog;
  GBytes             *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->dialog);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
file_written_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autofree char *title = dup_written_title (1);
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (praxis_export_dialog_is_closed (self))
    return;

  if (written)
    show_done (self, title, name);
  else
    show_failure (self, error);
}

static void
file_named_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  PraxisExportDialog *self = saving->dialog;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || praxis_export_dialog_is_closed (self))
    return;

  g_set_object (&self->saved, file);
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->cancellable,
                                       file_written_cb, g_object_ref (self));
}

static void
save_file (PraxisExportDialog *self,
           PraxisExportFile   *file)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Saving *saving = g_new0 (Saving, 1);

  saving->dialog = g_object_ref (self);
  saving->bytes = g_bytes_ref (file->bytes);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_file_dialog_set_title (dialog, _("Save the Export"));
  gtk_file_dialog_set_initial_name (dialog, file->name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->cancellable,
                        file_named_cb, saving);
}

/* --- The export ------------------------------------------------------------------------------------------ */

static void
show_result (PraxisExportDialog *self,
             PraxisExportResult *result)
{
  if (result->file != NULL)
    {
      save_file (self, result->file);
      return;
    }

  g_clear_pointer (&self->report, praxis_export_report_free);
  self->report = g_steal_pointer (&result->report);
  show_report (self);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisExportResult) done = praxis_export_job_finish (PRAXIS_LIBRARY (source), result, &error);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->job, praxis_export_job_unref);
  if (praxis_export_dialog_is_closed (self))
    return;

  if (done != NULL)
    show_result (self, done);
  else if (g_cancellable_is_cancelled (self->export_cancellable))
    gtk_stack_set_visible_child_name (self->stack, "form");
  else
    show_failure (self, error);
}

static void
remember_folder (PraxisExportDialog *self)
{
  g_autofree char *uri = g_file_get_uri (self->folder);

  g_settings_set_string (self->settings, "last-export-folder", uri);
}

static void
start_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (widget);
  const PraxisExportFormat *format = praxis_export_dialog_get_format (self);
  PraxisExportRequest request = praxis_export_dialog_get_request (self);

  g_clear_object (&self->saved);
  if (format->write != NULL)
    remember_folder (self);
  self->job = praxis_export_job_new (format, &request, format->write != NULL ? self->folder : NULL);

  g_clear_object (&self->export_cancellable);
  self->export_cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  self->progress_id = g_timeout_add (100, progress_cb, self);
  praxis_export_job_run_async (self->job, self->library, self->export_cancellable, exported_cb, g_object_ref (self));
}

/* The toast is the window's. */
static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (widget);
  PraxisExportRequest request = praxis_export_dialog_get_request (self);

  praxis_fragment_copy (GTK_WIDGET (gtk_widget_get_root (widget)), self->library, praxis_export_dialog_get_format (self),
                        &request);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_cancellable_cancel (PRAXIS_EXPORT_DIALOG (widget)->export_cancellable);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_stack_set_visible_child_name (PRAXIS_EXPORT_DIALOG (widget)->stack, "form");
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisExportDialog *self = PRAXIS_EXPORT_DIALOG (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GFile) start = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  if (self->saved != NULL)
    start = g_object_ref (self->saved);
  else
    start = self->report->start != NULL ? g_file_resolve_relative_path (self->folder, self->report->start)
                                      : g_object_ref (self->folder);
  launcher = gtk_file_launcher_new (start);
  if (g_str_equal (action_name, "export.open"))
    gtk_file_launcher_launch (launcher, window, NULL, NULL, NULL);
  else
    gtk_file_launcher_open_containing_folder (launcher, window, NULL, NULL, NULL);
}

void
praxis_export_dialog_install_run (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "export.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "export.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "export.show-folder", NULL, open_action);
}
