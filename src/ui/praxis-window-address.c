/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The address of a post in the site. Until it is published it follows the title; from then on it stays, unless the author
 * changes it here. */

#include "config.h"

#include "praxis-window-private.h"

#include <glib/gi18n.h>

#include "store/praxis-store-posts.h"

/* One change of an address; @before is what it was. */
typedef struct
{
  PraxisWindow *window;
  gint64        post_id;
  char         *wanted;
  char         *before;
} Renaming;

static void
renaming_free (Renaming *renaming)
{
  g_object_unref (renaming->window);
  g_free (renaming->wanted);
  g_free (renaming->before);
  g_free (renaming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Renaming, renaming_free)

/* Runs in the writer thread. Gives the address as it is then. */
static gpointer
rename_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Renaming *renaming = data;
  g_autoptr (PraxisPost) post = NULL;

  if (!praxis_store_rename_slug (store, renaming->post_id, renaming->wanted, error))
    return NULL;
  post = praxis_store_get_post_by_id (store, renaming->post_id, error);

  return post != NULL ? g_strdup (praxis_post_get_slug (post)) : NULL;
}

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Renaming) renaming = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  g_autofree char *text = NULL;
  PraxisWindow *self = renaming->window;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (slug == NULL)
    {
      praxis_window_show_error (self, _("The Address Could Not Be Changed"), error);
      return;
    }
  g_set_str (&self->former_address, renaming->before);
  /* Translators: %s is the name of a post in addresses: "a-chair-by-the-window" */
  text = g_strdup_printf (_("The address is “%s” once the site is published"), slug);
  praxis_window_show_toast (self, text, "win.undo-address", renaming->post_id);
}

static void
rename_post (PraxisWindow *self,
             gint64        post_id,
             const char   *wanted,
             const char   *before)
{
  Renaming *renaming = g_new0 (Renaming, 1);

  renaming->window = g_object_ref (self);
  renaming->post_id = post_id;
  renaming->wanted = g_strdup (wanted);
  renaming->before = g_strdup (before);
  praxis_library_write_async (self->library, rename_job, renaming, NULL, g_free, NULL, renamed_cb, renaming);
}

/* --- Asking ---------------------------------------------------------------------------------------------- */

static void
change_cb (PraxisWindow   *self,
           const char     *response,
           AdwAlertDialog *dialog)
{
  GtkEditable *row = g_object_get_data (G_OBJECT (dialog), "address");
  PraxisPost *post = g_object_get_data (G_OBJECT (dialog), "post");
  const char *before = praxis_post_get_slug (post);

  if (!g_str_equal (gtk_editable_get_text (row), before))
    rename_post (self, praxis_post_get_id (post), gtk_editable_get_text (row), before);
}

static void
address_changed_cb (AdwAlertDialog *dialog,
                    GtkEditable    *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  adw_alert_dialog_set_response_enabled (dialog, "change", *text != '\0');
}

static GtkWidget *
new_address_row (const char *address)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name in the Address"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), address);

  return row;
}

static void
change_address_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  PraxisPost *post = praxis_reader_get_post (self->reader);
  GtkWidget *row = new_address_row (praxis_post_get_slug (post));
  GtkWidget *list = gtk_list_box_new ();
  AdwDialog *dialog = adw_alert_dialog_new (_("Change the Web Address?"),
                                            _("The page moves with the next publishing. Its old address leads to the new one, "
                                              "so that links go on working."));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "change", _("C_hange"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "change", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "change");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_set_focus (dialog, row);
  g_object_set_data (G_OBJECT (dialog), "address", row);
  g_object_set_data_full (G_OBJECT (dialog), "post", g_object_ref (post), g_object_unref);
  g_signal_connect_object (row, "changed", G_CALLBACK (address_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::change", G_CALLBACK (change_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PraxisWindow *self = PRAXIS_WINDOW (widget);
  g_autofree char *wanted = g_steal_pointer (&self->former_address);

  if (wanted != NULL)
    rename_post (self, g_variant_get_int64 (parameter), wanted, NULL);
}

/* --- The actions ----------------------------------------------------------------------------------------- */

void
praxis_window_install_address (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.change-address", NULL, change_address_action);
  gtk_widget_class_install_action (widget_class, "win.undo-address", "x", undo_action);
}

/* Of a post that has an address of its own already, and can be written to. */
void
praxis_window_update_address (PraxisWindow *self)
{
  PraxisPost *post = praxis_window_get_own_post (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.change-address",
                                 post != NULL && praxis_post_get_published (post) != 0);
}
