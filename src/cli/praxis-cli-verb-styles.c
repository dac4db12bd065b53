/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cite/praxis-csl-style.h"
#include "model/praxis-text.h"
#include "praxis-error.h"

/* Whether a style has all of the words in its names or its id. */
static gboolean
matches (PraxisCli           *cli,
         const PraxisCslInfo *info)
{
  g_autofree char *names = g_strjoin (" ", info->title, info->short_title != NULL ? info->short_title : "", info->id, NULL);
  g_autofree char *key = praxis_text_fold (names);

  for (guint i = 0; i < cli->arguments->len; i++)
    {
      g_autofree char *word = praxis_text_fold (praxis_cli_get_argument (cli, i));

      if (strstr (key, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
print_json (PraxisCli *cli,
            GPtrArray *styles)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; i < styles->len; i++)
    {
      const PraxisCslInfo *info = g_ptr_array_index (styles, i);
      yyjson_mut_val *object;

      if (!matches (cli, info))
        continue;
      object = yyjson_mut_arr_add_obj (json, root);
      praxis_json_add_string (json, object, "id", info->id);
      praxis_json_add_string (json, object, "title", info->title);
      yyjson_mut_obj_add_bool (json, object, "added", info->is_added);
    }
  praxis_cli_print_json (cli, json, root);
}

static void
print_text (PraxisCli *cli,
            GPtrArray *styles)
{
  for (guint i = 0; i < styles->len; i++)
    {
      const PraxisCslInfo *info = g_ptr_array_index (styles, i);

      if (matches (cli, info))
        praxis_cli_print (cli, "%s  %s\n", info->id, info->title);
    }
}

static gboolean
add (PraxisCli   *cli,
     const char  *path,
     GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *content = praxis_csl_style_read_file (file, cli->cancellable, error);
  g_autoptr(PraxisStore) store = content != NULL ? praxis_cli_open (cli, PRAXIS_STORE_WRITE, error) : NULL;
  g_autoptr(PraxisCslInfo) info = store != NULL ? praxis_csl_style_add (store, content, cli->cancellable, error) : NULL;
  g_autoptr(GPtrArray) styles = g_ptr_array_new ();

  if (info == NULL)
    return FALSE;
  g_ptr_array_add (styles, info);
  if (cli->json)
    print_json (cli, styles);
  else
    /* Translators: the title of a citation style, and its id */
    praxis_cli_print (cli, _("The citation style “%s” was added: %s\n"), info->title, info->id);
  return TRUE;
}

/* Without a library there are the system's styles. */
static gboolean
list (PraxisCli  *cli,
      GError    **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStore) store = praxis_cli_open (cli, PRAXIS_STORE_READ, &failure);
  g_autoptr(GPtrArray) styles = NULL;

  if (store == NULL && !g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  styles = praxis_csl_style_list (store, cli->cancellable, error);
  if (styles == NULL)
    return FALSE;
  if (cli->json)
    print_json (cli, styles);
  else
    print_text (cli, styles);
  return TRUE;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  const char *path = praxis_cli_get (cli, "add");

  if (path != NULL && cli->arguments->len > 0)
    {
      praxis_cli_usage_error (error, _("--add takes one file, and no words beside it."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  return (path != NULL ? add (cli, path, error) : list (cli, error)) ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

static const PraxisCliOption options[] = {
  { "add", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("try a style of your own, a CSL file, and add it to the library") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_styles = {
  .name = "styles",
  .arguments = N_("[WORD…]"),
  .help = N_("list the citation styles of this computer that have all of the words in their names; add one"),
  .options = options,
  .max_arguments = -1,
  .run = run,
};
