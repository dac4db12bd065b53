/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-cli-subscription.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"

/* Asking for news of the digests that come from a site. */

/* Leaves those that --digest names. */
static gboolean
choose (PraxisCli    *cli,
        PraxisStore  *store,
        GPtrArray    *updates,
        GError      **error)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < praxis_cli_get_count (cli, "digest"); i++)
    {
      g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, praxis_cli_get_nth (cli, "digest", i), error);
      gboolean found = FALSE;

      if (digest == NULL)
        return FALSE;
      for (guint j = 0; j < updates->len; j++)
        found = found || g_str_equal (((PraxisUpdate *) updates->pdata[j])->digest_uuid, praxis_digest_get_uuid (digest));
      if (!found)
        {
          g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                       /* Translators: %s is a digest's title */
                       _("“%s” does not come from a site, so there is nobody to ask for news."), praxis_digest_get_title (digest));
          return FALSE;
        }
      g_hash_table_add (wanted, g_strdup (praxis_digest_get_uuid (digest)));
    }
  for (guint i = updates->len; praxis_cli_has (cli, "digest") && i > 0; i--)
    {
      if (!g_hash_table_contains (wanted, ((PraxisUpdate *) updates->pdata[i - 1])->digest_uuid))
        g_ptr_array_remove_index (updates, i - 1);
    }
  return TRUE;
}

/* The key that was named is known only once it was seen; then it is tried again. */
static gboolean
bring (PraxisCli         *cli,
       PraxisStore       *store,
       PraxisDownloader  *downloader,
       const char        *folder,
       PraxisUpdate      *update)
{
  const char *key = NULL;

  if (!praxis_update_fetch (update, downloader, store, folder, NULL, cli->cancellable))
    {
      if (!g_error_matches (update->error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY))
        return FALSE;
      key = praxis_cli_get_agreed_key (cli, praxis_offer_get_manifest (update->offer));
      if (key == NULL || !praxis_update_fetch (update, downloader, store, folder, key, cli->cancellable))
        return FALSE;
    }
  return praxis_cli_has (cli, "dry-run") ? praxis_update_try (update, store, key, cli->cancellable)
                                         : praxis_update_apply (update, store, key, cli->cancellable);
}

static void
print_json (PraxisCli *cli,
            GPtrArray *updates)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *digests = yyjson_mut_obj_add_arr (json, root, "digests");

  for (guint i = 0; i < updates->len; i++)
    {
      PraxisUpdate *update = updates->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, digests);

      praxis_json_add_string (json, object, "uuid", update->digest_uuid);
      praxis_json_add_string (json, object, "title", update->title);
      praxis_json_add_string (json, object, "status", update->error != NULL ? "failed" : update->is_current ? "current" : "updated");
      if (update->error != NULL)
        praxis_json_add_string (json, object, "message", update->error->message);
      else
        praxis_cli_add_update (json, object, update, TRUE);
    }
  praxis_cli_print_json (cli, json, root);
}

static void
print_text (PraxisCli *cli,
            GPtrArray *updates)
{
  if (updates->len == 0)
    praxis_cli_print (cli, "%s\n", _("No digest of this library comes from a site. “praxis-cli subscribe” adds one."));
  for (guint i = 0; i < updates->len; i++)
    {
      PraxisUpdate *update = updates->pdata[i];
      g_autofree char *summary = NULL;

      if (update->error != NULL)
        continue;
      summary = praxis_update_dup_summary (update);
      /* Translators: the title of a digest, and a list, "3 new posts in March 2026, 1 changed" */
      praxis_cli_print (cli, _("%s: %s\n"), update->title, summary);
      praxis_cli_print_posts (cli, update);
    }
  if (updates->len > 0 && praxis_cli_has (cli, "dry-run"))
    praxis_cli_print (cli, "%s\n", _("Nothing was changed."));
}

/* Says which ones could not be updated. */
static PraxisCliStatus
complain (GPtrArray *updates)
{
  guint n_failed = 0;

  for (guint i = 0; i < updates->len; i++)
    {
      PraxisUpdate *update = updates->pdata[i];

      if (update->error == NULL)
        continue;
      praxis_cli_complain_of_update (update);
      n_failed++;
    }
  if (n_failed == 0)
    return PRAXIS_CLI_DONE;
  return n_failed < updates->len ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_FAILED;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisStore) store = praxis_cli_open (cli, PRAXIS_STORE_WRITE, error);
  g_autoptr(PraxisDownloader) downloader = NULL;
  g_autofree char *folder = praxis_offer_dup_default_folder ();
  g_autoptr(GPtrArray) updates = NULL;

  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  updates = praxis_update_list (store, error);
  if (updates == NULL || !choose (cli, store, updates, error))
    return PRAXIS_CLI_FAILED;
  downloader = praxis_cli_new_downloader ();
  for (guint i = 0; i < updates->len; i++)
    {
      bring (cli, store, downloader, folder, updates->pdata[i]);
      praxis_cli_end_progress ();
      if (g_cancellable_set_error_if_cancelled (cli->cancellable, error))
        return PRAXIS_CLI_FAILED;
    }
  if (cli->json)
    print_json (cli, updates);
  else
    print_text (cli, updates);
  return complain (updates);
}

static const PraxisCliOption options[] = {
  { "digest", PRAXIS_CLI_OPTION_VALUES, N_("DIGEST"), N_("only this digest: UUID, slug or title; may be repeated") },
  { "accept-key", PRAXIS_CLI_OPTION_VALUE, N_("KEY"), N_("trust this key from now on instead of the one before; “unsigned” for none") },
  { "dry-run", PRAXIS_CLI_OPTION_FLAG, NULL, N_("say what is new, and change nothing") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_update = {
  .name = "update",
  .help = N_("ask for news of the digests that come from a site"),
  .options = options,
  .min_arguments = 0,
  .max_arguments = 0,
  .reports_sentences = TRUE,
  .run = run,
};
