/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-cli-changes.h"
#include "praxis-error.h"
#include "publish/praxis-export.h"
#include "publish/praxis-folder.h"
#include "store/praxis-store-maintenance.h"

/* What is in a folder that was exported to. */
typedef struct
{
  const char *path;
  GStrv       missing;
  GStrv       changed;
  GStrv       foreign;
} Folder;

static void
folder_free (Folder *folder)
{
  g_strfreev (folder->missing);
  g_strfreev (folder->changed);
  g_strfreev (folder->foreign);
  g_free (folder);
}

static void
add_folders (PraxisJsonBuilder *json,
             yyjson_mut_val    *root,
             GPtrArray         *folders)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (json, root, "folders");

  for (guint i = 0; i < folders->len; i++)
    {
      const Folder *folder = folders->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);

      praxis_json_add_string (json, object, "folder", folder->path);
      praxis_json_add_strv (json, object, "missing", (const char * const *) folder->missing);
      praxis_json_add_strv (json, object, "changed", (const char * const *) folder->changed);
      praxis_json_add_strv (json, object, "foreign", (const char * const *) folder->foreign);
    }
}

static void
print_folder (PraxisCli    *cli,
              const Folder *folder)
{
  /* Translators: %s is a folder; a list of files follows */
  g_autofree char *missing = g_strdup_printf (_("Missing in “%s”:"), folder->path);
  /* Translators: %s is a folder; a list of files follows */
  g_autofree char *changed = g_strdup_printf (_("Changed in “%s” by somebody else:"), folder->path);
  /* Translators: %s is a folder; a list of files follows, which Praxis has not written and leaves alone */
  g_autofree char *foreign = g_strdup_printf (_("In “%s” and not from Praxis:"), folder->path);

  praxis_cli_print_paths (cli, missing, (const char * const *) folder->missing);
  praxis_cli_print_paths (cli, changed, (const char * const *) folder->changed);
  praxis_cli_print_paths (cli, foreign, (const char * const *) folder->foreign);
}

static void
print_report (PraxisCli          *cli,
              const char * const *problems,
              GPtrArray          *folders,
              gboolean            ok)
{
  if (cli->json)
    {
      g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
      yyjson_mut_val *root = yyjson_mut_obj (json);

      yyjson_mut_obj_add_bool (json, root, "ok", ok);
      praxis_json_add_strv (json, root, "problems", problems);
      if (cli->arguments->len > 0)
        add_folders (json, root, folders);
      praxis_cli_print_json (cli, json, root);
      return;
    }

  for (gsize i = 0; problems[i] != NULL; i++)
    praxis_cli_print (cli, "%s\n", problems[i]);
  for (guint i = 0; i < folders->len; i++)
    print_folder (cli, folders->pdata[i]);
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

/* An export that broke off there is finished, or undone; then every file is compared with what was written.
 *
 * Returns: whether nothing is wrong there */
static gboolean
verify_folder (PraxisCli    *cli,
               const char   *path,
               GStrvBuilder *problems,
               GPtrArray    *folders)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) failure = NULL;
  Folder *folder;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_strv_builder_take (problems, g_strdup_printf (_("“%s” is not a folder."), path));
      return FALSE;
    }
  folder = g_new0 (Folder, 1);
  folder->path = path;
  if (!praxis_export_recover (file, NULL, &failure) ||
      !praxis_folder_verify (file, &folder->missing, &folder->changed, &folder->foreign, cli->cancellable, &failure))
    {
      g_strv_builder_add (problems, failure->message);
      folder_free (folder);
      return FALSE;
    }
  g_ptr_array_add (folders, folder);
  return *folder->missing == NULL && *folder->changed == NULL;
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
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func ((GDestroyNotify) folder_free);
  gboolean ok = TRUE;

  if (store == NULL ||
      (praxis_cli_has (cli, "repair") && !praxis_store_repair (store, error)) ||
      !praxis_store_verify (store, &in_library, cli->cancellable, error))
    return PRAXIS_CLI_FAILED;
  g_strv_builder_addv (found, (const char **) in_library);
  verify_exports (store, found);
  for (guint i = 0; i < cli->arguments->len; i++)
    ok &= verify_folder (cli, praxis_cli_get_argument (cli, i), found, folders);
  problems = g_strv_builder_end (found);
  ok = ok && *problems == NULL;

  print_report (cli, (const char * const *) problems, folders, ok);
  if (!cli->json && *in_library != NULL)
    praxis_cli_print (cli, "%s\n", praxis_cli_has (cli, "repair")
                                  ? _("The library is damaged. Restore a backup with “praxis-cli restore”.")
                                  : _("What lists and the search show can be made again with “praxis-cli verify "
                                      "--repair”; texts come back from a backup, with “praxis-cli restore”."));
  return ok ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

static const PraxisCliOption options[] = {
  { "repair", PRAXIS_CLI_OPTION_FLAG, NULL, N_("first make again what lists and the search show, from the texts") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_verify = {
  .name = "verify",
  .arguments = N_("[DIR…]"),
  .help = N_("check the library and what was exported to DIR, and end exports that broke off"),
  .options = options,
  .max_arguments = -1,
  .reports_sentences = TRUE,
  .run = run,
};
