/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Archives: opening one, and what comes of it. */

#include "config.h"

#include "praxis-window-private.h"

#include "praxis-archive-dialog.h"

static void
added_cb (PraxisWindow *self,
          const char   *uuid,
          const char   *message)
{
  praxis_browser_set_collection (self->browser, PRAXIS_COLLECTION_ALL, uuid);
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  praxis_window_show_toast (self, message, NULL, 0);
}

/* Whether a file is an archive, as far as its name tells; what is in it, a thread looks at. */
gboolean
praxis_window_is_archive (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".praxis");
}

void
praxis_window_open_archive (PraxisWindow *self,
                            GFile        *file)
{
  PraxisArchiveDialog *dialog = praxis_archive_dialog_new (self->library, file);

  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && !g_cancellable_is_cancelled (self->cancellable))
    praxis_window_open_archive (self, file);
}

static void
open_archive_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  g_autoptr (GtkFileDialog) chooser = praxis_archive_dialog_new_chooser ();

  gtk_file_dialog_open (chooser, GTK_WINDOW (self), self->cancellable, chosen_cb, g_object_ref (self));
}

void
praxis_window_install_archives (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-archive", NULL, open_archive_action);
}

void
praxis_window_update_archives (PraxisWindow *self)
{
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-archive", is_on_top && self->open);
}
