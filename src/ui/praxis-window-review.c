/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does with the proof-reader. */

#include "config.h"

#include "praxis-window-private.h"

#include "praxis-check-settings-dialog.h"

static void
check_settings_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  adw_dialog_present (praxis_check_settings_dialog_new (PRAXIS_WINDOW (widget)->library), widget);
}

void
praxis_window_install_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.check-settings", NULL, check_settings_action);
}
