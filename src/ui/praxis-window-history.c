/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of the post that is read, and going back to what it was. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "praxis-history-dialog.h"
#include "store/praxis-store-posts.h"

typedef struct
{
  gint64 post_id;
  gint64 revision_id;
} Restoration;

/* Runs in the writer thread. */
static gpointer
restore_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Restoration *restoration = data;
  PraxisSaveOutcome outcome;

  return praxis_store_restore_revision (store, restoration->post_id, restoration->revision_id, &outcome, error)
         ? data : NULL;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PraxisWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean restored = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error) != NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  /* What it was until now is a revision too. */
  if (restored)
    praxis_window_show_toast (self, _("Restored; the text until now is in the history"), NULL, 0);
  else
    praxis_window_show_error (self, _("The Revision Could Not Be Restored"), error);
}

static void
restore_cb (PraxisWindow *self,
            gint64        revision_id,
            GObject      *dialog)
{
  Restoration *restoration = g_new0 (Restoration, 1);

  restoration->post_id = praxis_history_dialog_get_post (PRAXIS_HISTORY_DIALOG (dialog));
  restoration->revision_id = revision_id;
  praxis_library_write_async (self->library, restore_job, restoration, g_free, NULL, NULL, restored_cb,
                              g_object_ref (self));
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPost *post = praxis_reader_get_post (self->reader);
  PraxisHistoryDialog *dialog = praxis_history_dialog_new (self->library, praxis_post_get_id (post));

  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

void
praxis_window_install_history (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
}

/* The post that is read, where it can be written to; NULL where there is none. */
PraxisPost *
praxis_window_get_own_post (PraxisWindow *self)
{
  gboolean is_on_top = adw_navigation_view_get_visible_page (self->pages) == self->library_page;
  PraxisPost *post = is_on_top ? praxis_reader_get_post (self->reader) : NULL;
  PraxisDigest *digest = post != NULL
    ? praxis_browser_find_digest (self->browser, praxis_post_get_digest_uuid (post)) : NULL;

  return digest != NULL && praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED && praxis_post_get_deleted (post) == 0
         ? post : NULL;
}

void
praxis_window_update_history (PraxisWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", praxis_window_get_own_post (self) != NULL);
}
