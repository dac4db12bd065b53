/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-own.h"

#include <glib/gi18n.h>
#include <string.h>

#include "store/praxis-store-posts.h"

/* What "notes" and "reading" have in common. */

/**
 * praxis_cli_check_one:
 * @self: a call
 * @options: (array zero-terminated=1): options of which one can be given at a time
 * @error: return location
 *
 * Returns: whether no more than one is given
 */
gboolean
praxis_cli_check_one (PraxisCli           *self,
                      const char * const  *options,
                      GError             **error)
{
  const char *given = NULL;

  for (gsize i = 0; options[i] != NULL; i++)
    {
      if (!praxis_cli_has (self, options[i]))
        continue;
      if (given != NULL)
        return praxis_cli_usage_error (error, _("--%s and --%s do not go together."), given, options[i]);
      given = options[i];
    }
  return TRUE;
}

/* As the other verbs take posts: by UUID or slug. */
PraxisPost *
praxis_cli_find_post (PraxisStore  *store,
                      const char   *name,
                      GError      **error)
{
  return praxis_store_get_post (store, name, error);
}

/* Whether the call asks for a document and not for a list. */
gboolean
praxis_cli_wants_own_export (PraxisCli *self)
{
  return praxis_cli_has (self, "as") || praxis_cli_has (self, "export");
}

static gboolean
choose_format (PraxisCli          *cli,
               PraxisNotesFormat  *format,
               GError            **error)
{
  const char *name = praxis_cli_get (cli, "as");
  const char *path = praxis_cli_get (cli, "export");
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < PRAXIS_N_NOTES_FORMATS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", praxis_notes_format_get_name (i));
  if (name == NULL)
    return praxis_notes_format_guess (path, format) ||
           /* Translators: %s is a list of words for the command line */
           praxis_cli_usage_error (error, _("Say in which form: --as and one of %s."), names->str);
  if (cli->json && !g_str_equal (name, "json"))
    return praxis_cli_usage_error (error, _("--json and --as %s do not go together."), name);
  return praxis_notes_format_parse (name, format) ||
         /* Translators: the second %s is a list of words for the command line, "post, issue, site" */
         praxis_cli_usage_error (error, _("--as is “%s”, but takes one of %s."), name, names->str);
}

static char *
dup_style_id (PraxisCli *cli)
{
  const char *name = praxis_cli_get (cli, "style");

  if (name == NULL || strchr (name, '/') != NULL)
    return g_strdup (name);
  return g_strconcat ("http://www.zotero.org/styles/", name, NULL);
}

/**
 * praxis_cli_write_own:
 * @self: a call with --as or --export
 * @store: a library
 * @scope: what goes out
 * @error: return location
 *
 * Writes a document into the file that --export names, or to standard output.
 *
 * Returns: whether it is written
 */
gboolean
praxis_cli_write_own (PraxisCli         *self,
                      PraxisStore       *store,
                      PraxisNotesScope   scope,
                      GError           **error)
{
  const char *path = praxis_cli_get (self, "export");
  g_autofree char *style_id = dup_style_id (self);
  g_autofree char *text = NULL;
  PraxisNotesFormat format;

  if (!choose_format (self, &format, error))
    return FALSE;
  text = praxis_notes_export (store, scope, format, style_id, self->cancellable, error);
  if (text == NULL)
    return FALSE;
  praxis_cli_keep_references (self, store);
  if (path == NULL)
    {
      if (*text != '\0')
        praxis_cli_print_document (self, text);
      return TRUE;
    }
  return g_file_set_contents (path, text, -1, error);
}
