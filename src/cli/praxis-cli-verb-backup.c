/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "store/praxis-store-maintenance.h"

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  const char *file = praxis_cli_get_argument (cli, 0);
  g_autoptr(PraxisStore) store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);

  if (store == NULL || !praxis_store_backup (store, file, cli->cancellable, error))
    return PRAXIS_CLI_FAILED;

  if (cli->json)
    {
      g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (json);

      praxis_json_add_string (json, root, "file", file);
      praxis_cli_print_json (cli, json, root);
    }
  else
    {
      praxis_cli_print (cli, _("The library is copied to “%s”.\n"), file);
    }
  return PRAXIS_CLI_DONE;
}

const PraxisCliVerb praxis_cli_verb_backup = {
  .name = "backup",
  .arguments = N_("FILE"),
  .help = N_("copy the library, also while it is in use"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
