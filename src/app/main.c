/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "cite/praxis-csl-engine.h"
#include "praxis-application.h"

int
main (int   argc,
      char *argv[])
{
  /* Where the translations of a build that is not installed are. */
  const char *translations = g_getenv ("PRAXIS_LOCALEDIR");
  g_autoptr (PraxisApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations != NULL ? translations : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  praxis_csl_engine_prepare ();
  application = praxis_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
