/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-month-dialog.h"

#include <glib/gi18n.h>

struct _PraxisMonthDialog
{
  AdwAlertDialog  parent_instance;

  AdwComboRow    *month_row;
  GtkSpinButton  *year_button;

  PraxisMonth     before;
};

G_DEFINE_FINAL_TYPE (PraxisMonthDialog, praxis_month_dialog, ADW_TYPE_ALERT_DIALOG)

/* The month that it is already is no answer. */
static void
changed_cb (PraxisMonthDialog *self)
{
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "choose",
                                         praxis_month_dialog_get_month (self) != self->before);
}

static void
fill_months (PraxisMonthDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2000, month, 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%OB");

      gtk_string_list_append (names, name);
    }

  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (names));
}

static void
praxis_month_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_MONTH_DIALOG);

  G_OBJECT_CLASS (praxis_month_dialog_parent_class)->dispose (object);
}

static void
praxis_month_dialog_class_init (PraxisMonthDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_month_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/issue/praxis-month-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisMonthDialog, month_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisMonthDialog, year_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
praxis_month_dialog_init (PraxisMonthDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_months (self);
}

/* @month is where it begins. */
AdwDialog *
praxis_month_dialog_new (const char  *heading,
                         const char  *words,
                         PraxisMonth  month)
{
  PraxisMonthDialog *self = g_object_new (PRAXIS_TYPE_MONTH_DIALOG, "heading", heading, "body", words, NULL);

  self->before = month;
  gtk_spin_button_set_value (self->year_button, praxis_month_get_year (month));
  adw_combo_row_set_selected (self->month_row, praxis_month_get_month (month) - 1);
  changed_cb (self);

  return ADW_DIALOG (self);
}

PraxisMonth
praxis_month_dialog_get_month (PraxisMonthDialog *self)
{
  return praxis_month_new ((int) gtk_spin_button_get_value (self->year_button),
                           (int) adw_combo_row_get_selected (self->month_row) + 1);
}
