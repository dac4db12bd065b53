/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The works that are in the program; NOTICES.md has all of it. */
static void
add_works (AdwAboutDialog *about)
{
  adw_about_dialog_add_legal_section (about, "citeproc-js", "© 2009–2019 Frank Bennett", GTK_LICENSE_AGPL_3_0, NULL);
  adw_about_dialog_add_legal_section (about, "Citation.js", "© 2015–2026 Lars Willighagen", GTK_LICENSE_MIT_X11, NULL);
  adw_about_dialog_add_legal_section (about, "Moo", "© 2017 Tim Radvan", GTK_LICENSE_BSD_3, NULL);
  adw_about_dialog_add_legal_section (about, "MiniSearch", "© 2022 Luca Ongaro", GTK_LICENSE_MIT_X11, NULL);
  adw_about_dialog_add_legal_section (about, _("Citation styles and their languages"), NULL, GTK_LICENSE_CUSTOM,
                                      _("By the contributors to the Citation Style Language, under the Creative Commons "
                                        "<a href=\"https://creativecommons.org/licenses/by-sa/3.0/\">"
                                        "Attribution-ShareAlike 3.0</a> license."));
}

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
  add_works (about);
  /* Translators: your names, one a line, optionally with an e-mail or web address each. */
  adw_about_dialog_set_translator_credits (about, g_strcmp0 (_("translator-credits"), "translator-credits") != 0
                                                    ? _("translator-credits") : "");

  adw_dialog_present (dialog, parent);
}
