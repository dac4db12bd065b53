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
  g_autofree char *library = praxis_cli_dup_library (cli);
  g_autofree char *kept = NULL;

  if (!praxis_store_restore (library, file, &kept, cli->cancellable, error))
    return PRAXIS_CLI_FAILED;

  if (cli->json)
    {
      g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (json);

      praxis_json_add_string (json, root, "library", library);
      if (kept != NULL)
        praxis_json_add_string (json, root, "kept", kept);
      else
        yyjson_mut_obj_add_null (json, root, "kept");
      praxis_cli_print_json (cli, json, root);
      return PRAXIS_CLI_DONE;
    }

  praxis_cli_print (cli, _("The library is what “%s” holds now.\n"), file);
  if (kept != NULL)
    /* Translators: %s is a file */
    praxis_cli_print (cli, _("What it was before is kept in “%s”.\n"), kept);
  return PRAXIS_CLI_DONE;
}

const PraxisCliVerb praxis_cli_verb_restore = {
  .name = "restore",
  .arguments = N_("FILE"),
  .help = N_("bring a copy of the library back; what it replaces is kept"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
