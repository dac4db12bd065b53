/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with the post that is read and is the reader's own: passages are highlighted, notes written, and what changed
 * since is looked at. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "praxis-history-dialog.h"

static void
mark_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  praxis_reader_mark (PRAXIS_WINDOW (widget)->reader, g_str_equal (action_name, "win.note"));
}

static void
notes_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PraxisReader *reader = PRAXIS_WINDOW (widget)->reader;

  if (g_str_equal (action_name, "win.post-notes"))
    praxis_reader_toggle_notes (reader);
  else
    praxis_reader_show_notes (reader);
}

/* Also of a digest that somebody else writes: there it is only looked at. */
static void
what_changed_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisHistoryDialog *dialog = praxis_history_dialog_new (self->library,
                                                           praxis_post_get_id (praxis_reader_get_post (self->reader)));

  praxis_history_dialog_show_news (dialog);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* --- Closing --------------------------------------------------------------------------------------------- */

static void
note_saved_cb (PraxisWindow *self,
               const char   *failure)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_saving_notes)
    return;

  if (failure != NULL)
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, failure);
      self->is_saving_notes = FALSE;
      praxis_window_show_error (self, _("A Note Could Not Be Saved"), error);
    }
  else if (!praxis_notes_pane_is_unsaved (praxis_reader_get_notes_pane (self->reader)))
    {
      self->is_saving_notes = FALSE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* Whether the library has all that was written in notes; where not, the window closes when it has. */
gboolean
praxis_window_has_saved_notes (PraxisWindow *self)
{
  PraxisNotesPane *pane = praxis_reader_get_notes_pane (self->reader);

  if (!praxis_notes_pane_is_unsaved (pane))
    return TRUE;

  if (!self->is_saving_notes)
    {
      self->is_saving_notes = TRUE;
      g_signal_handlers_disconnect_by_func (pane, note_saved_cb, self);
      g_signal_connect_object (pane, "saved", G_CALLBACK (note_saved_cb), self, G_CONNECT_SWAPPED);
    }
  praxis_notes_pane_save (pane);

  return FALSE;
}

/* --- All of them ----------------------------------------------------------------------------------------- */

void
praxis_window_install_marks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.highlight", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.note", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "win.post-notes", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "win.show-notes", NULL, notes_action);
  gtk_widget_class_install_action (widget_class, "win.what-changed", NULL, what_changed_action);
}

void
praxis_window_update_marks (PraxisWindow *self)
{
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  PraxisPost *post = is_on_top ? praxis_reader_get_post (self->reader) : NULL;
  gboolean takes_notes = post != NULL && praxis_post_get_deleted (post) == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.highlight", takes_notes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.note", takes_notes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.post-notes", post != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-notes", post != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.what-changed", post != NULL);
}
