/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks whether to trust an archive that is not signed with the key of those before; the response "trust" means yes. */

#include "config.h"

#include "praxis-key-dialog.h"

#include <glib/gi18n.h>

#include "archive/praxis-signing-key.h"

static char *
dup_key (const char *public_key)
{
  return public_key != NULL && *public_key != '\0' ? praxis_public_key_dup_fingerprint (public_key) : g_strdup (_("none"));
}

static GtkWidget *
new_row (const char *title,
         const char *key)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), key);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  return row;
}

AdwDialog *
praxis_key_dialog_new (PraxisUpdate *update)
{
  const char *public_key = praxis_offer_get_manifest (update->offer)->public_key;
  g_autofree char *old_key = dup_key (update->trusted_key);
  g_autofree char *new_key = dup_key (public_key);
  /* Translators: %s is the title of a digest */
  g_autofree char *body = g_strdup_printf (*public_key != '\0'
                                           ? _("“%s” has come with another signature than before. That is so where its author has a new key, and "
                                               "where somebody else wants to be taken for the author. Ask the author before you trust it.")
                                           : _("“%s” has come without a signature, although it had one before. Anybody may have made this. Ask "
                                               "its author before you trust it."), update->title);
  AdwDialog *dialog = adw_alert_dialog_new (*public_key != '\0' ? _("Trust Another Signature?") : _("Trust It Without a Signature?"), body);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The keys"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), new_row (_("Key so far"), old_key));
  gtk_list_box_append (GTK_LIST_BOX (list), new_row (_("Key of what came"), new_key));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "refuse", _("_Leave It as It Is"), "trust", _("_Trust It"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "trust", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "refuse");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "refuse");
  return dialog;
}
