/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-error.h"
#include "publish/praxis-export.h"
#include "store/praxis-store-posts.h"

/* What is exported: pages of a kind, or references in a format; and the post or the month of it. */
typedef struct
{
  gboolean               only_references;
  PraxisReferenceFormat  format;
  PraxisExportKind       kind;
  PraxisMonth            month;
  gint64                 post_id;
  char                  *digest_uuid;
} Target;

static void
target_clear (Target *self)
{
  g_clear_pointer (&self->digest_uuid, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* --post and --issue go with their own kind of pages, which needs them. */
static gboolean
check_option (PraxisCli   *cli,
              const char  *option,
              gboolean     needed,
              GError     **error)
{
  const char *kind = praxis_cli_get (cli, "as");

  if (needed == praxis_cli_has (cli, option))
    return TRUE;
  if (needed)
    return praxis_cli_usage_error (error, _("--as %s needs --%s too."), kind, option);
  return praxis_cli_usage_error (error, _("--%s does not go with --as %s."), option, kind);
}

/* The references are those of a post, a month or a digest; then so is the kind. */
static gboolean
choose_kind (PraxisCli  *cli,
             Target     *target,
             GError    **error)
{
  const char *name = praxis_cli_get (cli, "as");

  if (praxis_reference_format_parse (name, &target->format))
    {
      target->only_references = TRUE;
      if (praxis_cli_has (cli, "post") && praxis_cli_has (cli, "issue"))
        return praxis_cli_usage_error (error, _("--post and --issue do not go together."));
      target->kind = praxis_cli_has (cli, "post") ? PRAXIS_EXPORT_POST
                     : praxis_cli_has (cli, "issue") ? PRAXIS_EXPORT_ISSUE : PRAXIS_EXPORT_SITE;
      return TRUE;
    }
  if (!praxis_export_kind_parse (name, &target->kind))
    return praxis_cli_usage_error (error, _("--as is “%s”, but takes post, issue, site, csl-json, ris or bibtex."), name);
  return check_option (cli, "post", target->kind == PRAXIS_EXPORT_POST, error) &&
         check_option (cli, "issue", target->kind == PRAXIS_EXPORT_ISSUE, error);
}

static gboolean
read_options (PraxisCli  *cli,
              Target     *target,
              GError    **error)
{
  if (!praxis_cli_has (cli, "to"))
    return praxis_cli_usage_error (error, _("Say where to: --to DIR."));
  if (!praxis_cli_has (cli, "as"))
    return praxis_cli_usage_error (error, _("Say what to export: --as post, issue, site, csl-json, ris or bibtex."));
  return choose_kind (cli, target, error) &&
         praxis_cli_get_month (cli, "issue", &target->month, error);
}

static gboolean
find_post (PraxisCli    *cli,
           PraxisStore  *store,
           Target       *target,
           GError      **error)
{
  const char *name = praxis_cli_get (cli, "post");
  g_autoptr(PraxisPost) post = praxis_store_get_post (store, name, error);
  g_autoptr(PraxisDigest) digest = NULL;

  if (post == NULL)
    return FALSE;
  target->post_id = praxis_post_get_id (post);
  target->digest_uuid = g_strdup (praxis_post_get_digest_uuid (post));
  if (!praxis_cli_has (cli, "digest"))
    return TRUE;

  digest = praxis_cli_choose_digest (cli, store, error);
  if (digest == NULL)
    return FALSE;
  if (g_str_equal (praxis_digest_get_uuid (digest), target->digest_uuid))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               /* Translators: the first %s is a digest's title, the second a post's name */
               _("“%s” has no post “%s”."), praxis_digest_get_title (digest), name);
  return FALSE;
}

static gboolean
find_target (PraxisCli    *cli,
             PraxisStore  *store,
             Target       *target,
             GError      **error)
{
  g_autoptr(PraxisDigest) digest = NULL;

  if (target->kind == PRAXIS_EXPORT_POST)
    return find_post (cli, store, target, error);
  digest = praxis_cli_choose_digest (cli, store, error);
  if (digest == NULL)
    return FALSE;
  target->digest_uuid = g_strdup (praxis_digest_get_uuid (digest));
  return TRUE;
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  praxis_cli_show_progress (done, total);
}

static void
print_json (PraxisCli                *cli,
            const PraxisExportReport *report)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);

  yyjson_mut_obj_add_uint (json, root, "written", report->written);
  yyjson_mut_obj_add_uint (json, root, "unchanged", report->unchanged);
  yyjson_mut_obj_add_uint (json, root, "removed", report->removed);
  praxis_json_add_strv (json, root, "kept", (const char * const *) report->kept);
  praxis_json_add_string (json, root, "start", report->start);
  praxis_cli_print_json (cli, json, root);
}

static void
print_text (PraxisCli                *cli,
            const PraxisExportReport *report)
{
  const char *folder = praxis_cli_get (cli, "to");
  g_autofree char *start = g_build_filename (folder, report->start, NULL);

  for (gsize i = 0; report->kept != NULL && report->kept[i] != NULL; i++)
    /* Translators: %s is a file */
    praxis_cli_print (cli, _("Left, since somebody has changed it: %s\n"), report->kept[i]);
  praxis_cli_print (cli, _("Files written: %u, left as they are: %u, removed: %u.\n"),
                    report->written, report->unchanged, report->removed);
  /* Translators: %s is a file */
  praxis_cli_print (cli, _("Begin with %s\n"), start);
}

static gboolean
export (PraxisCli           *cli,
        PraxisStore         *store,
        const Target        *target,
        PraxisExportReport **report,
        GError             **error)
{
  g_autoptr(GFile) folder = g_file_new_for_path (praxis_cli_get (cli, "to"));

  if (target->only_references)
    return praxis_export_references (store, target->format, target->digest_uuid, target->post_id, target->month, folder,
                                     progress_cb, NULL, cli->cancellable, report, error);
  return praxis_export (store, target->kind, target->digest_uuid, target->post_id, target->month, folder, progress_cb, NULL,
                        cli->cancellable, report, error);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_auto(Target) target = { .kind = PRAXIS_EXPORT_SITE };

  if (!read_options (cli, &target, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  if (store == NULL || !find_target (cli, store, &target, error))
    return PRAXIS_CLI_FAILED;
  if (!export (cli, store, &target, &report, error))
    return PRAXIS_CLI_FAILED;
  praxis_cli_keep_references (cli, store);

  praxis_cli_end_progress ();
  if (cli->json)
    print_json (cli, report);
  else
    print_text (cli, report);
  return report->kept != NULL && *report->kept != NULL ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "to", PRAXIS_CLI_OPTION_VALUE, N_("DIR"), N_("the folder: empty, or one that was exported to before") },
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("KIND"), N_("post, issue or site; or csl-json, ris or bibtex, for references") },
  { "post", PRAXIS_CLI_OPTION_VALUE, N_("POST"), N_("the post, by its UUID or slug") },
  { "issue", PRAXIS_CLI_OPTION_VALUE, N_("YYYY-MM"), N_("the month of the issue") },
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("of this digest: UUID, slug or title") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_export = {
  .name = "export",
  .help = N_("write a post, an issue or the whole site as web pages, or their references"),
  .options = options,
  .run = run,
};
