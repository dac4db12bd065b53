/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-error.h"
#include "publish/praxis-export.h"
#include "store/praxis-store-maintenance.h"

static void
print_report (PraxisCli          *cli,
              const char * const *problems)
{
  gboolean ok = *problems == NULL;

  if (cli->json)
    {
      g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (json);

      yyjson_mut_obj_add_bool (json, root, "ok", ok);
      praxis_json_add_strv (json, root, "problems", problems);
      praxis_cli_print_json (cli, json, root);
      return;
    }

  for (gsize i = 0; problems[i] != NULL; i++)
    praxis_cli_print (cli, "%s\n", problems[i]);
  if (ok)
    praxis_cli_print (cli, "%s\n", cli->arguments->len > 0 ? _("All is sound.") : _("The library is sound."));
}

/* Looking into the search index needs the right to write. What cannot be written is looked at without it. */
static PraxisStore *
open_library (PraxisCli  *cli,
              GError    **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStore) store = praxis_cli_open (cli, PRAXIS_STORE_WRITE, &failure);

  if (store != NULL)
    return g_steal_pointer (&store);
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY))
    return praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* An export that broke off there is finished, or undone. */
static void
verify_folder (const char   *path,
               GStrvBuilder *problems)
{
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) failure = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    g_strv_builder_take (problems, g_strdup_printf (_("“%s” is not a folder."), path));
  else if (!praxis_export_recover (folder, NULL, &failure))
    g_strv_builder_add (problems, failure->message);
}

/* Exports that broke off anywhere, as the notes beside the library tell. */
static void
verify_exports (PraxisStore  *store,
                GStrvBuilder *problems)
{
  g_autoptr(GError) failure = NULL;

  if (!praxis_export_recover_all (store, NULL, &failure))
    g_strv_builder_add (problems, failure->message);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisStore) store = open_library (cli, error);
  g_autoptr(GStrvBuilder) found = g_strv_builder_new ();
  g_auto(GStrv) in_library = NULL;
  g_auto(GStrv) problems = NULL;

  if (store == NULL ||
      (praxis_cli_has (cli, "repair") && !praxis_store_repair (store, error)) ||
      !praxis_store_verify (store, &in_library, cli->cancellable, error))
    return PRAXIS_CLI_FAILED;
  g_strv_builder_addv (found, (const char **) in_library);
  verify_exports (store, found);
  for (guint i = 0; i < cli->arguments->len; i++)
    verify_folder (praxis_cli_get_argument (cli, i), found);
  problems = g_strv_builder_end (found);

  print_report (cli, (const char * const *) problems);
  if (!cli->json && *in_library != NULL)
    praxis_cli_print (cli, "%s\n", praxis_cli_has (cli, "repair")
                                  ? _("The library is damaged. Restore a backup with “praxis-cli restore”.")
                                  : _("What lists and the search show can be made again with “praxis-cli verify "
                                      "--repair”; texts come back from a backup, with “praxis-cli restore”."));
  return *problems == NULL ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

static const PraxisCliOption options[] = {
  { "repair", PRAXIS_CLI_OPTION_FLAG, NULL, N_("first make again what lists and the search show, from the texts") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_verify = {
  .name = "verify",
  .arguments = N_("[DIR…]"),
  .help = N_("check that the library is whole, and end exports that broke off, those to DIR too"),
  .options = options,
  .max_arguments = -1,
  .reports_sentences = TRUE,
  .run = run,
};
