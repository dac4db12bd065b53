/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-theme.h"

#include "praxis-cli.h"

/* What is wrong with a theme that can be used. */
void
praxis_cli_complain_of_theme (PraxisTheme *theme)
{
  g_auto(GStrv) warnings = praxis_theme_list_warnings (theme);

  for (gsize i = 0; warnings[i] != NULL; i++)
    praxis_cli_complain (warnings[i]);
}

/* The same by its name; of one that cannot be used nothing is said here. */
void
praxis_cli_warn_of_theme (const char *name)
{
  g_autoptr(PraxisTheme) theme = praxis_theme_load (name, NULL);

  if (theme != NULL)
    praxis_cli_complain_of_theme (theme);
}
