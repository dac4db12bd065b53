/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks in which style references of several digests are printed, where these have different ones. "continue" is the response
 * that says so. */

#include "config.h"

#include "praxis-notes-style-dialog.h"

#include <glib/gi18n.h>

#include "cite/praxis-csl-style.h"

struct _PraxisNotesStyleDialog
{
  AdwAlertDialog  parent_instance;

  AdwComboRow    *row;            /* borrowed */
  GStrv           style_ids;
};

G_DEFINE_FINAL_TYPE (PraxisNotesStyleDialog, praxis_notes_style_dialog, ADW_TYPE_ALERT_DIALOG)

static void
praxis_notes_style_dialog_finalize (GObject *object)
{
  g_strfreev (PRAXIS_NOTES_STYLE_DIALOG (object)->style_ids);

  G_OBJECT_CLASS (praxis_notes_style_dialog_parent_class)->finalize (object);
}

static void
praxis_notes_style_dialog_class_init (PraxisNotesStyleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_notes_style_dialog_finalize;
}

static void
praxis_notes_style_dialog_init (PraxisNotesStyleDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  adw_alert_dialog_set_heading (dialog, _("Which Citation Style?"));
  adw_alert_dialog_set_body (dialog, _("The digests that these posts are from print references in different styles."));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "continue", _("C_ontinue…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "continue", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "continue");

  self->row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("_Citation Style"), "use-underline", TRUE, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->row));
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->row));
}

/* There is little room. */
static const char *
get_name (const PraxisCslInfo *info)
{
  return info->short_title != NULL ? info->short_title : info->title;
}

/* @styles: (element-type PraxisCslInfo): those to choose from; APA is the first choice, also where none of them is it. */
PraxisNotesStyleDialog *
praxis_notes_style_dialog_new (GPtrArray *styles)
{
  PraxisNotesStyleDialog *self = g_object_new (PRAXIS_TYPE_NOTES_STYLE_DIALOG, NULL);
  g_autoptr (PraxisCslInfo) apa = praxis_csl_style_get_info (NULL, PRAXIS_CSL_STYLE_APA, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  gtk_string_list_append (titles, get_name (apa));
  g_strv_builder_add (ids, apa->id);
  for (guint i = 0; i < styles->len; i++)
    {
      const PraxisCslInfo *info = styles->pdata[i];

      if (g_str_equal (info->id, apa->id))
        continue;
      gtk_string_list_append (titles, get_name (info));
      g_strv_builder_add (ids, info->id);
    }
  self->style_ids = g_strv_builder_end (ids);
  adw_combo_row_set_model (self->row, G_LIST_MODEL (titles));

  return self;
}

const char *
praxis_notes_style_dialog_get_style_id (PraxisNotesStyleDialog *self)
{
  return self->style_ids[adw_combo_row_get_selected (self->row)];
}
