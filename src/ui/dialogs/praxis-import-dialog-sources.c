/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the import dialog takes it from: a file, a folder, the clipboard, a text that was dropped. */

#include "config.h"

#include "praxis-import-dialog-private.h"

#include <glib/gi18n.h>

#include "praxis-page-source.h"

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;

  praxis_import_dialog_take_page (self, result);
}

static void
start_reading (PraxisImportDialog *self)
{
  praxis_import_dialog_stop_checking (self);
  g_clear_pointer (&self->page, praxis_blog_page_free);
  g_clear_pointer (&self->folder, praxis_markdown_folder_free);
  g_clear_pointer (&self->source_name, g_free);
  praxis_import_dialog_show (self, "busy");
}

void
praxis_import_dialog_load_file (PraxisImportDialog *self,
                                GFile              *file)
{
  start_reading (self);
  praxis_page_source_read_file (file, self->cancellable, page_read_cb, g_object_ref (self));
}

/* Text as one copies it from a browser. */
void
praxis_import_dialog_load_text (PraxisImportDialog *self,
                                const char         *text)
{
  start_reading (self);
  praxis_page_source_read_text (text, self->cancellable, page_read_cb, g_object_ref (self));
}

void
praxis_import_dialog_load_clipboard (PraxisImportDialog *self,
                                     GdkClipboard       *clipboard)
{
  start_reading (self);
  praxis_page_source_read_clipboard (clipboard, self->cancellable, page_read_cb, g_object_ref (self));
}

/* --- Commands -------------------------------------------------------------------------------------------- */

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && !praxis_import_dialog_is_closed (self))
    praxis_import_dialog_load_file (self, file);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PraxisImportDialog *self = PRAXIS_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = praxis_page_source_file_dialog_new ();

  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable, file_chosen_cb,
                        g_object_ref (self));
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (PraxisImportDialog) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder != NULL && !praxis_import_dialog_is_closed (self))
    praxis_import_dialog_load_file (self, folder);
}

static void
choose_folder_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PraxisImportDialog *self = PRAXIS_IMPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose a Markdown Folder to Import"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  praxis_import_dialog_load_clipboard (PRAXIS_IMPORT_DIALOG (widget), gtk_widget_get_clipboard (widget));
}

static void
start_over_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  praxis_import_dialog_show (PRAXIS_IMPORT_DIALOG (widget), "start");
}

void
praxis_import_dialog_install_sources (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "import.choose-folder", NULL, choose_folder_action);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "import.start-over", NULL, start_over_action);
}
