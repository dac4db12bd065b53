/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-error.h"
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
    praxis_cli_print (cli, "%s\n", _("The library is sound."));
  else
    praxis_cli_print (cli, "%s\n", _("The library is damaged. Restore a backup with “praxis-cli restore”."));
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

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisStore) store = open_library (cli, error);
  g_auto(GStrv) problems = NULL;

  if (store == NULL || !praxis_store_verify (store, &problems, cli->cancellable, error))
    return PRAXIS_CLI_FAILED;
  print_report (cli, (const char * const *) problems);
  return *problems == NULL ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

const PraxisCliVerb praxis_cli_verb_verify = {
  .name = "verify",
  .help = N_("check that the library is whole"),
  .max_arguments = 0,
  .reports_sentences = TRUE,
  .run = run,
};
