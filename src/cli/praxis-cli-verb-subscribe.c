/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "archive/praxis-signing-key.h"
#include "praxis-cli-subscription.h"

/* Adding somebody else's digest to the library, from its site or from a file. */

static void
add_archive (PraxisJsonBuilder *json,
             yyjson_mut_val    *root,
             PraxisOffer       *offer)
{
  PraxisArchiveManifest *manifest = praxis_offer_get_manifest (offer);
  const char *address = praxis_offer_get_address (offer);
  g_autofree char *fingerprint = *manifest->public_key != '\0' ? praxis_public_key_dup_fingerprint (manifest->public_key) : NULL;

  praxis_json_add_string (json, root, "uuid", praxis_digest_get_uuid (manifest->digest));
  praxis_json_add_string (json, root, "slug", praxis_digest_get_slug (manifest->digest));
  praxis_json_add_string (json, root, "title", praxis_digest_get_title (manifest->digest));
  praxis_json_add_string (json, root, "author", praxis_digest_get_author (manifest->digest));
  praxis_json_add_string (json, root, "language", praxis_digest_get_language (manifest->digest));
  yyjson_mut_obj_add_uint (json, root, "posts", manifest->n_posts);
  praxis_json_add_string (json, root, "address", address);
  praxis_json_add_string (json, root, "key", *manifest->public_key != '\0' ? manifest->public_key : NULL);
  praxis_json_add_string (json, root, "fingerprint", fingerprint);
}

static void
print_archive (PraxisCli   *cli,
               PraxisOffer *offer)
{
  PraxisArchiveManifest *manifest = praxis_offer_get_manifest (offer);
  const char *author = praxis_digest_get_author (manifest->digest);
  const char *address = praxis_offer_get_address (offer);

  praxis_cli_print (cli, "%s\n", praxis_digest_get_title (manifest->digest));
  if (*author != '\0')
    praxis_cli_print (cli, "  %s\n", author);
  praxis_cli_print (cli, ngettext ("  %u post\n", "  %u posts\n", manifest->n_posts), manifest->n_posts);
  if (address != NULL)
    praxis_cli_print (cli, "  %s\n", address);
  if (*manifest->public_key != '\0')
    {
      g_autofree char *fingerprint = praxis_public_key_dup_fingerprint (manifest->public_key);

      /* Translators: %s is the fingerprint of a key */
      praxis_cli_print (cli, _("  Signed with the key %s\n"), fingerprint);
    }
  else if (praxis_offer_is_in_clear (offer))
    {
      praxis_cli_print (cli, "  %s\n", _("Not signed, and not fetched over a safe connection: anybody on the way can have changed it"));
    }
  else
    {
      praxis_cli_print (cli, "  %s\n", _("Not signed: nobody vouches for who made it"));
    }
}

static void
print_found (PraxisCli   *cli,
             PraxisOffer *offer)
{
  g_autoptr(PraxisJsonBuilder) json = NULL;
  yyjson_mut_val *root;

  if (!cli->json)
    {
      print_archive (cli, offer);
      praxis_cli_print (cli, "%s\n", _("Nothing was changed."));
      return;
    }
  json = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (json);
  add_archive (json, root, offer);
  praxis_cli_print_json (cli, json, root);
}

static void
print_added (PraxisCli    *cli,
             PraxisUpdate *update)
{
  g_autoptr(PraxisJsonBuilder) json = NULL;
  g_autofree char *summary = NULL;
  yyjson_mut_val *root;

  if (cli->json)
    {
      json = yyjson_mut_doc_new (NULL);
      root = yyjson_mut_obj (json);
      add_archive (json, root, update->offer);
      yyjson_mut_obj_add_bool (json, root, "new", update->is_new);
      praxis_cli_add_update (json, root, update, FALSE);
      praxis_cli_print_json (cli, json, root);
      return;
    }
  summary = praxis_update_dup_summary (update);
  print_archive (cli, update->offer);
  if (update->is_new)
    praxis_cli_print (cli, "%s\n", _("It is in the library now."));
  else
    /* Translators: %s is a list, "3 new posts in March 2026, 1 changed" */
    praxis_cli_print (cli, _("It was in the library already: %s.\n"), summary);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisDownloader) downloader = praxis_cli_new_downloader ();
  g_autofree char *folder = praxis_offer_dup_default_folder ();
  g_autoptr(PraxisOffer) offer = praxis_offer_find (downloader, praxis_cli_get_argument (cli, 0), folder, cli->cancellable, error);
  g_autoptr(PraxisUpdate) update = NULL;
  g_autoptr(PraxisStore) store = NULL;
  const char *key;

  praxis_cli_end_progress ();
  if (offer == NULL)
    return PRAXIS_CLI_FAILED;
  if (praxis_cli_has (cli, "dry-run"))
    {
      print_found (cli, offer);
      return PRAXIS_CLI_DONE;
    }
  store = praxis_cli_open (cli, PRAXIS_STORE_CREATE, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  key = praxis_cli_get_agreed_key (cli, praxis_offer_get_manifest (offer));
  update = praxis_update_new (g_steal_pointer (&offer));
  if (!praxis_update_fetch (update, downloader, store, folder, key, cli->cancellable) ||
      !praxis_update_apply (update, store, key, cli->cancellable))
    {
      praxis_cli_complain_of_update (update);
      return PRAXIS_CLI_FAILED;
    }
  praxis_cli_end_progress ();
  print_added (cli, update);
  return PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "accept-key", PRAXIS_CLI_OPTION_VALUE, N_("KEY"), N_("trust this key from now on instead of the one before; “unsigned” for none") },
  { "dry-run", PRAXIS_CLI_OPTION_FLAG, NULL, N_("say what it is, and change nothing") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_subscribe = {
  .name = "subscribe",
  .arguments = N_("ADDRESS|FILE"),
  .help = N_("add somebody else’s digest, from its site or from an archive"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
