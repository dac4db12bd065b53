/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a post must have before it is ready; each line leads to its field. */

#include "config.h"

#include "praxis-missing-dialog.h"

#include <glib/gi18n.h>

#include "model/praxis-draft.h"

struct _PraxisMissingDialog
{
  AdwAlertDialog parent_instance;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisMissingDialog, praxis_missing_dialog, ADW_TYPE_ALERT_DIALOG)

static const struct { PraxisMissing missing; PraxisDraftField field; } fields[] = {
  { PRAXIS_MISSING_TITLE, PRAXIS_DRAFT_TITLE },
  { PRAXIS_MISSING_MONTH, PRAXIS_DRAFT_MONTH },
  { PRAXIS_MISSING_TOPIC, PRAXIS_DRAFT_TOPICS },
  { PRAXIS_MISSING_CITATION, PRAXIS_DRAFT_CITATIONS },
  { PRAXIS_MISSING_SUMMARY, PRAXIS_DRAFT_SUMMARY },
  { PRAXIS_MISSING_IMPLICATIONS, PRAXIS_DRAFT_IMPLICATIONS },
};

/* After the dialog has gone, which gives the keyboard back to where it was. */
static void
row_activated_cb (PraxisMissingDialog *self,
                  AdwActionRow        *row)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "field"));

  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[CHOSEN], 0, field);
  g_object_unref (self);
}

static void
praxis_missing_dialog_class_init (PraxisMissingDialogClass *klass)
{
  /* With the PraxisDraftField to go to. */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
praxis_missing_dialog_init (PraxisMissingDialog *self)
{
}

AdwDialog *
praxis_missing_dialog_new (PraxisMissing missing)
{
  PraxisMissingDialog *self = g_object_new (PRAXIS_TYPE_MISSING_DIALOG, NULL);
  GtkWidget *list = gtk_list_box_new ();

  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (self), _("Not Ready Yet"));
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), _("The post still needs this. Choose a line to go there."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self), "close", _("_Close"));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row;

      if ((missing & fields[i].missing) == 0)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), praxis_missing_get_label (fields[i].missing));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data (G_OBJECT (row), "field", GUINT_TO_POINTER (fields[i].field));
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self), list);

  return ADW_DIALOG (self);
}
