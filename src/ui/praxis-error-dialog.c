/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For a command that failed: what it was, and why. */

#include "config.h"

#include "praxis-error-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
praxis_error_dialog_present (GtkWidget    *parent,
                             const char   *heading,
                             const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, parent);
}
