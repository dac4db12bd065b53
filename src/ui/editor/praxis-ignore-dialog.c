/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks why a remark does not hold. One need not say. */

#include "config.h"

#include "praxis-ignore-dialog.h"

#include <glib/gi18n.h>

struct _PraxisIgnoreDialog
{
  AdwAlertDialog  parent_instance;

  GtkEditable    *reason_row;
  PraxisRemark   *remark;
};

enum
{
  IGNORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisIgnoreDialog, praxis_ignore_dialog, ADW_TYPE_ALERT_DIALOG)

static void
praxis_ignore_dialog_response (AdwAlertDialog *dialog,
                               const char     *response)
{
  PraxisIgnoreDialog *self = PRAXIS_IGNORE_DIALOG (dialog);

  if (g_str_equal (response, "ignore"))
    g_signal_emit (self, signals[IGNORED], 0, self->remark, gtk_editable_get_text (self->reason_row));
}

static void
praxis_ignore_dialog_finalize (GObject *object)
{
  g_clear_object (&PRAXIS_IGNORE_DIALOG (object)->remark);

  G_OBJECT_CLASS (praxis_ignore_dialog_parent_class)->finalize (object);
}

static void
praxis_ignore_dialog_class_init (PraxisIgnoreDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_ignore_dialog_finalize;
  ADW_ALERT_DIALOG_CLASS (klass)->response = praxis_ignore_dialog_response;

  /* With the remark, and why it does not hold, which may be empty. */
  signals[IGNORED] =
    g_signal_new ("ignored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, PRAXIS_TYPE_REMARK, G_TYPE_STRING);
}

static void
praxis_ignore_dialog_init (PraxisIgnoreDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  self->reason_row = GTK_EDITABLE (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason_row), _("Reason, for Yourself"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->reason_row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->reason_row));

  adw_alert_dialog_set_heading (dialog, _("Ignore This Remark?"));
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "ignore", _("_Ignore"), NULL);
  adw_alert_dialog_set_default_response (dialog, "ignore");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->reason_row));
}

AdwDialog *
praxis_ignore_dialog_new (PraxisRemark *remark)
{
  PraxisIgnoreDialog *self = g_object_new (PRAXIS_TYPE_IGNORE_DIALOG, NULL);
  g_autofree char *body = NULL;

  self->remark = g_object_ref (remark);
  /* Translators: %s is what a remark says, a sentence. */
  body = g_strdup_printf (_("%s It stays ignored while you edit the post, and can be taken back below the checks."),
                          praxis_remark_get_fields (remark)->message);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);

  return ADW_DIALOG (self);
}
