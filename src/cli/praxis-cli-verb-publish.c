/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-cli-changes.h"
#include "praxis-cli-theme.h"
#include "praxis-error.h"
#include "publish/praxis-publish.h"
#include "store/praxis-store-digests.h"

/* Publishing a month, or all that is ready, into the digest's folder. */

/* Returns: (transfer full): the folder that --to names; otherwise the digest's own */
static GFile *
choose_folder (PraxisCli     *cli,
               PraxisDigest  *digest,
               GError       **error)
{
  const char *to = praxis_cli_get (cli, "to");
  const char *uri = praxis_digest_get_site_folder (digest);

  if (to != NULL)
    return g_file_new_for_path (to);
  if (*uri != '\0')
    return g_file_new_for_uri (uri);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               /* Translators: %s is a digest's title; --to DIR is typed as it stands */
               _("“%s” has no folder for its site yet. Choose one with --to DIR; it is remembered."),
               praxis_digest_get_title (digest));
  return NULL;
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  praxis_cli_show_progress (done, total);
}

/* Does it, or finds out what it would do. */
static PraxisPublishPlan *
publish (PraxisCli     *cli,
         PraxisStore   *store,
         PraxisDigest  *digest,
         PraxisMonth    month,
         GFile         *folder,
         GError       **error)
{
  const char *uuid = praxis_digest_get_uuid (digest);
  PraxisPublishPlan *done = NULL;

  if (praxis_cli_has (cli, "dry-run"))
    return praxis_publish_plan (store, uuid, month, folder, cli->cancellable, error);
  praxis_publish (store, uuid, month, folder, progress_cb, NULL, cli->cancellable, &done, error);
  praxis_cli_keep_references (cli, store);
  praxis_cli_end_progress ();
  return done;
}

/* A folder is chosen once. That it cannot be remembered is no reason to call what was published unpublished. */
static void
remember_folder (PraxisCli    *cli,
                 PraxisStore  *store,
                 PraxisDigest *digest,
                 GFile        *folder)
{
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr(GError) error = NULL;

  if (praxis_cli_has (cli, "dry-run") || *praxis_digest_get_site_folder (digest) != '\0')
    return;
  if (!praxis_store_set_site_folder (store, praxis_digest_get_uuid (digest), uri, &error))
    praxis_cli_complain (error->message);
}

static void
add_entries (PraxisJsonBuilder *json,
             yyjson_mut_val    *root,
             const char        *key,
             GPtrArray         *entries)
{
  yyjson_mut_val *array = yyjson_mut_arr (json);

  yyjson_mut_obj_add_val (json, root, key, array);
  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);

      praxis_json_add_string (json, object, "uuid", entry->uuid);
      praxis_json_add_string (json, object, "slug", entry->slug);
      praxis_json_add_string (json, object, "title", entry->title);
      praxis_json_add_string (json, object, "status", praxis_status_to_string (entry->status));
    }
}

static PraxisCliChanges
get_changes (const PraxisPublishPlan *plan)
{
  return (PraxisCliChanges) {
    .added = (const char * const *) plan->added,
    .changed = (const char * const *) plan->changed,
    .removed = (const char * const *) plan->removed,
    .kept = (const char * const *) plan->kept,
    .unchanged = plan->unchanged,
  };
}

/* The statuses are those from before. */
static void
print_json (PraxisCli               *cli,
            const PraxisPublishPlan *plan,
            GFile                   *folder)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  g_autofree char *name = g_file_get_parse_name (folder);
  const PraxisCliChanges changes = get_changes (plan);

  add_entries (json, root, "published", plan->posts);
  add_entries (json, root, "blocked", plan->blocked);
  if (plan->faults != NULL)
    praxis_json_add_strv (json, root, "faults", (const char * const *) plan->faults);
  praxis_json_add_string (json, root, "folder", name);
  praxis_cli_add_changes (json, root, &changes);
  praxis_json_add_string (json, root, "start", plan->start);
  praxis_cli_print_json (cli, json, root);
}

static void
print_entries (PraxisCli  *cli,
               const char *heading,
               GPtrArray  *entries,
               gboolean    with_status)
{
  if (entries->len > 0)
    praxis_cli_print (cli, "%s\n", heading);
  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];

      praxis_cli_print (cli, "  %s", *entry->title != '\0' ? entry->title : entry->slug);
      if (with_status)
        praxis_cli_print (cli, " [%s]", praxis_status_get_label (entry->status));
      praxis_cli_print (cli, "\n");
    }
}

static void
print_text (PraxisCli               *cli,
            const PraxisPublishPlan *plan,
            GFile                   *folder)
{
  gboolean dry_run = praxis_cli_has (cli, "dry-run");
  const PraxisCliChanges changes = get_changes (plan);
  g_autoptr(GFile) start = g_file_resolve_relative_path (folder, plan->start);
  g_autofree char *name = g_file_get_parse_name (start);

  print_entries (cli, dry_run ? _("Would be published:") : _("Published:"), plan->posts, FALSE);
  print_entries (cli, _("Not published, since they are drafts or something is missing:"), plan->blocked, TRUE);
  if (dry_run)
    {
      praxis_cli_print_paths (cli, _("Errors that the proof-reader finds in them:"), (const char * const *) plan->faults);
      praxis_cli_print_plan (cli, &changes);
      return;
    }
  praxis_cli_print_paths (cli, _("Left, since somebody has changed them:"), changes.kept);
  praxis_cli_print (cli, _("Files written: %u, left as they are: %u, removed: %u.\n"),
                    g_strv_length (plan->added) + g_strv_length (plan->changed), plan->unchanged,
                    g_strv_length (plan->removed));
  /* Translators: %s is a file */
  praxis_cli_print (cli, _("Begin with %s\n"), name);
}

/* Drafts are not meant to be out yet; whatever else stays back is a part that was left out. */
static PraxisCliStatus
get_status (const PraxisPublishPlan *plan)
{
  for (guint i = 0; i < plan->blocked->len; i++)
    {
      if (((PraxisEntry *) plan->blocked->pdata[i])->status != PRAXIS_STATUS_DRAFT)
        return PRAXIS_CLI_PARTIAL;
    }
  return *plan->kept != NULL ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_DONE;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisPublishPlan) plan = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  g_autoptr(GFile) folder = NULL;
  PraxisMonth month = PRAXIS_MONTH_NONE;

  if (!praxis_cli_get_month (cli, "issue", &month, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_WRITE, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  digest = praxis_cli_choose_digest (cli, store, error);
  if (digest == NULL)
    return PRAXIS_CLI_FAILED;
  folder = choose_folder (cli, digest, error);
  if (folder == NULL)
    return PRAXIS_CLI_FAILED;
  praxis_cli_warn_of_theme (praxis_digest_get_site_theme (digest));
  plan = publish (cli, store, digest, month, folder, error);
  if (plan == NULL)
    return PRAXIS_CLI_FAILED;

  remember_folder (cli, store, digest, folder);
  if (cli->json)
    print_json (cli, plan, folder);
  else
    print_text (cli, plan, folder);
  return get_status (plan);
}

static const PraxisCliOption options[] = {
  { "issue", PRAXIS_CLI_OPTION_VALUE, N_("YYYY-MM"), N_("only the posts of this month") },
  { "to", PRAXIS_CLI_OPTION_VALUE, N_("DIR"), N_("the folder of the site; the one that was chosen first is remembered") },
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("of this digest: UUID, slug or title") },
  { "dry-run", PRAXIS_CLI_OPTION_FLAG, NULL, N_("say what would be done, and change nothing") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_publish = {
  .name = "publish",
  .help = N_("publish what is ready, or needs an update, and bring the site up to date"),
  .options = options,
  .reports_sentences = TRUE,
  .run = run,
};
