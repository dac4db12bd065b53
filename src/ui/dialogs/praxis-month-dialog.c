/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks for the month that posts are moved to; the response "move" means that it is wanted. A month that they
 * are in already is no answer where the caller says so. */

#include "config.h"

#include "praxis-month-dialog.h"

#include <glib/gi18n.h>

struct _PraxisMonthDialog
{
  AdwAlertDialog  parent_instance;

  AdwComboRow    *month_row;
  GtkWidget      *year_row;
  GtkSpinButton  *year_button;

  PraxisMonth     refused;
  gboolean        is_refusing;
};

G_DEFINE_FINAL_TYPE (PraxisMonthDialog, praxis_month_dialog, ADW_TYPE_ALERT_DIALOG)

/* The first row is no month. */
static void
month_changed_cb (PraxisMonthDialog *self)
{
  gtk_widget_set_sensitive (self->year_row, adw_combo_row_get_selected (self->month_row) > 0);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "move",
                                         !self->is_refusing ||
                                         praxis_month_dialog_get_month (self) != self->refused);
}

static void
fill_months (PraxisMonthDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("instead of a month", "No Issue"));
  for (int month = 1; month <= 12; month++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2001, month, 1, 0, 0, 0);
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

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-month-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisMonthDialog, month_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisMonthDialog, year_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisMonthDialog, year_button);
  gtk_widget_class_bind_template_callback (widget_class, month_changed_cb);
}

static void
praxis_month_dialog_init (PraxisMonthDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_months (self);
}

/* @words says what is moved; the month to begin with is @month, or this one. */
AdwDialog *
praxis_month_dialog_new (const char  *words,
                         PraxisMonth  month)
{
  PraxisMonthDialog *self = g_object_new (PRAXIS_TYPE_MONTH_DIALOG, "body", words, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (month == PRAXIS_MONTH_NONE)
    month = praxis_month_new (g_date_time_get_year (now), g_date_time_get_month (now));
  gtk_spin_button_set_value (self->year_button, praxis_month_get_year (month));
  adw_combo_row_set_selected (self->month_row, praxis_month_get_month (month));

  return ADW_DIALOG (self);
}

/* Where they are already. */
void
praxis_month_dialog_refuse (PraxisMonthDialog *self,
                            PraxisMonth        month)
{
  self->refused = month;
  self->is_refusing = TRUE;
  month_changed_cb (self);
}

PraxisMonth
praxis_month_dialog_get_month (PraxisMonthDialog *self)
{
  guint month = adw_combo_row_get_selected (self->month_row);

  return month > 0 ? praxis_month_new ((int) gtk_spin_button_get_value (self->year_button), month) : PRAXIS_MONTH_NONE;
}
