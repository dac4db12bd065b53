/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys without Ctrl or Alt, for whoever reads: they are heard on the library page as long as nothing is there that one
 * can type into. A web page would swallow them, and the list of posts take them for the beginning of a search, so the
 * window hears them before either does. */

#include "config.h"

#include "praxis-window-private.h"

/* The dialog of shortcuts (praxis-shortcuts-dialog.blp) lists the same. */
static const struct { guint key; const char *action; } keys[] = {
  { GDK_KEY_j, "win.next-post" },
  { GDK_KEY_k, "win.previous-post" },
  { GDK_KEY_b, "win.bookmark" },
  { GDK_KEY_m, "win.toggle-read" },
  { GDK_KEY_u, "win.next-unread" },
  { GDK_KEY_n, "win.note" },
  { GDK_KEY_slash, "win.search" },
};

/* A text, or something that lies on the page for a moment and has keys of its own, like a menu. */
static gboolean
wants_letters (GtkWidget *focus)
{
  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
         gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
are_heard (PraxisWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return adw_navigation_view_get_visible_page (self->pages) == self->library_page &&
         adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL &&
         (focus == NULL || !wants_letters (focus));
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   action_name)
{
  return are_heard (PRAXIS_WINDOW (widget)) && gtk_widget_activate_action (widget, action_name, NULL);
}

void
praxis_window_add_keys (PraxisWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_callback_action_new (key_cb, (gpointer) keys[i].action,
                                                                                     NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
