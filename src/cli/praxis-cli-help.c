/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* The help of the program and of each verb, from the tables. */

/* Columns before what a row explains. */
#define FIRST_COLUMN 28

/**
 * praxis_cli_print_help_row:
 * @self: a call
 * @name: what can be typed
 * @help: what it does
 *
 * Prints a row of the help.
 */
void
praxis_cli_print_help_row (PraxisCli  *self,
                           const char *name,
                           const char *help)
{
  glong width = g_utf8_strlen (name, -1);

  praxis_cli_print (self, "  %s%*s%s\n", name, MAX (FIRST_COLUMN - (int) width, 2), "", help);
}

static void
print_options (PraxisCli             *self,
               const PraxisCliOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      g_autofree char *name = g_strdup_printf ("--%s%s%s", options->name,
                                               options->values != NULL ? " " : "",
                                               options->values != NULL ? _(options->values) : "");

      praxis_cli_print_help_row (self, name, _(options->help));
    }
}

static void
print_verb (PraxisCli           *self,
            const PraxisCliVerb *verb)
{
  g_autofree char *name = g_strdup_printf ("%s%s%s", verb->name,
                                           verb->arguments != NULL ? " " : "",
                                           verb->arguments != NULL ? _(verb->arguments) : "");

  praxis_cli_print_help_row (self, name, _(verb->help));
}

static void
print_verbs (PraxisCli *self)
{
  const PraxisCliVerb *verb;

  praxis_cli_print (self, "%s\n", _("Verbs:"));
  for (gsize i = 0; (verb = praxis_cli_get_verb (i)) != NULL; i++)
    print_verb (self, verb);
  praxis_cli_print (self, "\n");
}

/**
 * praxis_cli_print_help:
 * @self: a call
 *
 * Says how to use the verb that was typed, or the program where there is none.
 */
void
praxis_cli_print_help (PraxisCli *self)
{
  const PraxisCliVerb *verb = self->verb;

  if (verb == NULL)
    {
      praxis_cli_print (self, "%s\n\n", _("Usage: praxis-cli [--library FILE] [--json] VERB [ARGUMENTS]"));
      print_verbs (self);
    }
  else
    {
      /* Translators: %s is a verb with its arguments, "show POST" */
      praxis_cli_print (self, _("Usage: praxis-cli %s"), verb->name);
      if (verb->arguments != NULL)
        praxis_cli_print (self, " %s", _(verb->arguments));
      praxis_cli_print (self, "%s\n\n%s\n\n", verb->options != NULL ? _(" [OPTIONS]") : "", _(verb->help));
    }

  praxis_cli_print (self, "%s\n", _("Options:"));
  if (verb != NULL)
    print_options (self, verb->options);
  print_options (self, praxis_cli_get_common_options ());
  if (verb != NULL && verb->print_help != NULL)
    verb->print_help (self);
  if (verb == NULL)
    praxis_cli_print (self, "\n%s\n", _("It ends with 0 when all is done, 1 when it was refused or failed and nothing "
                                        "was changed,\n2 when the command makes no sense, and 3 when a part was left "
                                        "out."));
}
