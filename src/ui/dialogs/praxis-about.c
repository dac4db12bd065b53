/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Who made it, under which terms. */
void
praxis_about_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_icon (about, APP_ID);
  adw_about_dialog_set_application_name (about, "Praxis");
  adw_about_dialog_set_version (about, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (about, _("The Praxis project"));
  adw_about_dialog_set_comments (about, _("Practice notes from psychotherapy research: "
                                          "read them, search them, publish them."));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  /* Translators: your names, one a line, optionally with an e-mail or web address each. */
  adw_about_dialog_set_translator_credits (about, g_strcmp0 (_("translator-credits"), "translator-credits") != 0
                                                    ? _("translator-credits") : "");

  adw_dialog_present (dialog, parent);
}
