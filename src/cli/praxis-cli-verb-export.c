/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "praxis-cli-archive.h"
#include "praxis-cli-changes.h"
#include "praxis-cli-filter.h"
#include "praxis-cli-theme.h"
#include "praxis-error.h"
#include "publish/praxis-export-format.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

/* What can be exported, and of what, is core's table; a format that is added there is one here. */

/* What is asked for, with what the request borrows. */
typedef struct
{
  const PraxisExportFormat *format;
  PraxisExportRequest       request;
  char                     *digest_uuid;
  GArray                   *ids;
  PraxisSigningKey         *key;
  PraxisTheme              *theme;
} Target;

static void
target_clear (Target *self)
{
  g_clear_pointer (&self->digest_uuid, g_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->key, praxis_signing_key_free);
  g_clear_pointer (&self->theme, praxis_theme_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* The options that say what of a digest goes out. */
static const struct
{
  const char        *name;
  PraxisExportScope  scope;
} parts[] = {
  { "post", PRAXIS_EXPORT_OF_POST },
  { "issue", PRAXIS_EXPORT_OF_ISSUE },
  { "year", PRAXIS_EXPORT_OF_YEAR },
  { "topic", PRAXIS_EXPORT_OF_TOPIC },
  { "search", PRAXIS_EXPORT_OF_LIST },
  { "type", PRAXIS_EXPORT_OF_LIST },
  { "reading-list", PRAXIS_EXPORT_OF_READING_LIST },
};

static char *
dup_format_names (void)
{
  g_autoptr(GString) names = g_string_new (NULL);
  gsize n_formats;
  const PraxisExportFormat *formats = praxis_export_list_formats (&n_formats);

  for (gsize i = 0; i < n_formats; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", formats[i].name);
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static gboolean
choose_format (PraxisCli  *cli,
               Target     *target,
               GError    **error)
{
  const char *name = praxis_cli_get (cli, "as");
  g_autofree char *names = dup_format_names ();

  if (name == NULL)
    /* Translators: %s is a list of words for the command line, "post, issue, site" */
    return praxis_cli_usage_error (error, _("Say what to export: --as and one of %s."), names);
  target->format = praxis_export_format_find (name);
  if (target->format == NULL)
    /* Translators: the second %s is a list of words for the command line, "post, issue, site" */
    return praxis_cli_usage_error (error, _("--as is “%s”, but takes one of %s."), name, names);
  return TRUE;
}

/* What is not made of a whole digest must be told what of. */
static gboolean
check_needed (PraxisCli                 *cli,
              const PraxisExportFormat  *format,
              GError                   **error)
{
  if (format->scopes & PRAXIS_EXPORT_OF_DIGEST || praxis_cli_has (cli, "post") || praxis_cli_has (cli, "issue"))
    return TRUE;
  if ((format->scopes & PRAXIS_EXPORT_OF_POST) == 0)
    return praxis_cli_usage_error (error, _("--as %s needs --%s too."), format->name, "issue");
  if ((format->scopes & PRAXIS_EXPORT_OF_ISSUE) == 0)
    return praxis_cli_usage_error (error, _("--as %s needs --%s too."), format->name, "post");
  /* Translators: %s are words for the command line */
  return praxis_cli_usage_error (error, _("--as %s needs --%s or --%s too."), format->name, "post", "issue");
}

static gboolean
refuse_together (PraxisCli   *cli,
                 const char  *first,
                 const char  *second,
                 GError     **error)
{
  if (!praxis_cli_has (cli, first) || !praxis_cli_has (cli, second))
    return TRUE;
  /* Translators: %s are names of options */
  return praxis_cli_usage_error (error, _("--%s and --%s do not go together."), first, second);
}

static gboolean
check_parts (PraxisCli                 *cli,
             const PraxisExportFormat  *format,
             GError                   **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (praxis_cli_has (cli, parts[i].name) && (format->scopes & parts[i].scope) == 0)
        return praxis_cli_usage_error (error, _("--%s does not go with --as %s."), parts[i].name, format->name);
      if (parts[i].scope != PRAXIS_EXPORT_OF_POST && !refuse_together (cli, "post", parts[i].name, error))
        return FALSE;
    }
  return refuse_together (cli, "issue", "year", error);
}

static gboolean
refuse_for (PraxisCli                 *cli,
            const PraxisExportFormat  *format,
            const char                *option,
            GError                   **error)
{
  return !praxis_cli_has (cli, option) ||
         praxis_cli_usage_error (error, _("--%s does not go with --as %s."), option, format->name);
}

static gboolean
read_year (PraxisCli  *cli,
           Target     *target,
           GError    **error)
{
  const char *year = praxis_cli_get (cli, "year");
  guint64 number = 0;

  if (year != NULL && !g_ascii_string_to_unsigned (year, 10, 1000, 9999, &number, NULL))
    return praxis_cli_usage_error (error, _("“%s” is no year. Write it as in 2023."), year);
  target->request.year = (int) number;
  return TRUE;
}

static gboolean
read_options (PraxisCli  *cli,
              Target     *target,
              GError    **error)
{
  if (!praxis_cli_has (cli, "to"))
    return praxis_cli_usage_error (error, _("Say where to: --to DIR."));
  if (!choose_format (cli, target, error) ||
      !check_parts (cli, target->format, error) ||
      !check_needed (cli, target->format, error))
    return FALSE;
  if (!target->format->takes_drafts && !refuse_for (cli, target->format, "drafts", error))
    return FALSE;
  if (!g_str_equal (target->format->name, "archive") && !g_str_equal (target->format->name, "site") &&
      (!refuse_for (cli, target->format, "sign-with", error) || !refuse_for (cli, target->format, "unsigned", error)))
    return FALSE;
  if (!target->format->has_theme && !refuse_for (cli, target->format, "theme", error))
    return FALSE;
  target->request.drafts = praxis_cli_has (cli, "drafts");
  target->request.reading_list = praxis_cli_has (cli, "reading-list");
  target->request.topic = praxis_cli_get (cli, "topic");
  return read_year (cli, target, error) && praxis_cli_get_month (cli, "issue", &target->request.month, error);
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
  target->request.post_id = praxis_post_get_id (post);
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

/* The posts that a search finds, which gives what is made of them its name. */
static gboolean
find_posts (PraxisCli    *cli,
            PraxisStore  *store,
            Target       *target,
            GError      **error)
{
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  const char *text = praxis_cli_get (cli, "search");

  praxis_filter_set_digest (filter, target->digest_uuid);
  if ((text != NULL && !praxis_cli_filter_text (filter, text, error)) ||
      !praxis_cli_filter_terms (cli, store, filter, PRAXIS_FACET_TYPE, "type", error))
    return FALSE;
  result = praxis_searcher_list (searcher, store, filter, cli->cancellable, error);
  if (result == NULL)
    return FALSE;
  /* Ended by a zero, so that none are not the same as any. */
  target->ids = g_array_new (TRUE, FALSE, sizeof (gint64));
  for (gsize i = 0; i < praxis_search_result_get_size (result); i++)
    {
      gint64 id = praxis_search_result_get_id (result, i);

      g_array_append_val (target->ids, id);
    }
  target->request.name = text != NULL ? text : praxis_cli_get (cli, "type");
  return TRUE;
}

static gboolean
find_target (PraxisCli    *cli,
             PraxisStore  *store,
             Target       *target,
             GError      **error)
{
  g_autoptr(PraxisDigest) digest = NULL;

  if (praxis_cli_has (cli, "post"))
    return find_post (cli, store, target, error);
  digest = praxis_cli_choose_digest (cli, store, error);
  if (digest == NULL)
    return FALSE;
  target->digest_uuid = g_strdup (praxis_digest_get_uuid (digest));
  if (praxis_cli_has (cli, "search") || praxis_cli_has (cli, "type"))
    return find_posts (cli, store, target, error);
  return TRUE;
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  praxis_cli_show_progress (done, total);
}

static PraxisCliChanges
get_changes (const PraxisExportReport *report)
{
  return (PraxisCliChanges) {
    .added = (const char * const *) report->added,
    .changed = (const char * const *) report->changed,
    .removed = (const char * const *) report->gone,
    .kept = (const char * const *) report->kept,
    .unchanged = report->unchanged,
  };
}

/* What would be done, file by file; what was done, in numbers. */
static void
print_json (PraxisCli                *cli,
            const PraxisExportReport *report)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  const PraxisCliChanges changes = get_changes (report);

  if (praxis_cli_has (cli, "dry-run"))
    {
      praxis_cli_add_changes (json, root, &changes);
    }
  else
    {
      yyjson_mut_obj_add_uint (json, root, "written", report->written);
      yyjson_mut_obj_add_uint (json, root, "unchanged", report->unchanged);
      yyjson_mut_obj_add_uint (json, root, "removed", report->removed);
      praxis_json_add_strv (json, root, "kept", changes.kept);
    }
  praxis_json_add_string (json, root, "start", report->start);
  praxis_cli_print_json (cli, json, root);
}

static void
print_text (PraxisCli                *cli,
            const PraxisExportReport *report)
{
  const char *folder = praxis_cli_get (cli, "to");
  g_autofree char *start = g_build_filename (folder, report->start, NULL);

  if (praxis_cli_has (cli, "dry-run"))
    {
      const PraxisCliChanges changes = get_changes (report);

      praxis_cli_print_plan (cli, &changes);
      return;
    }
  for (gsize i = 0; report->kept != NULL && report->kept[i] != NULL; i++)
    /* Translators: %s is a file */
    praxis_cli_print (cli, _("Left, since somebody has changed it: %s\n"), report->kept[i]);
  praxis_cli_print (cli, _("Files written: %u, left as they are: %u, removed: %u.\n"),
                    report->written, report->unchanged, report->removed);
  /* Translators: %s is a file */
  praxis_cli_print (cli, _("Begin with %s\n"), start);
}

/* A theme that cannot be used is said where it is needed. */
static void
warn_of_digest_theme (PraxisStore *store,
                      const char  *digest_uuid)
{
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, digest_uuid, NULL);

  if (digest != NULL)
    praxis_cli_warn_of_theme (praxis_digest_get_site_theme (digest));
}

static gboolean
choose_theme (PraxisCli    *cli,
              PraxisStore  *store,
              Target       *target,
              GError      **error)
{
  const char *name = praxis_cli_get (cli, "theme");

  if (name == NULL)
    {
      if (target->format->has_theme)
        warn_of_digest_theme (store, target->digest_uuid);
      return TRUE;
    }
  /* What is written like a file is one. */
  target->theme = strchr (name, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (name, ".css")
                    ? praxis_theme_load_file (name, error) : praxis_theme_load (name, error);
  if (target->theme == NULL)
    return FALSE;
  praxis_cli_complain_of_theme (target->theme);
  target->request.theme = target->theme;
  return TRUE;
}

static gboolean
export (PraxisCli           *cli,
        PraxisStore         *store,
        Target              *target,
        PraxisExportReport **report,
        GError             **error)
{
  g_autoptr(GFile) folder = g_file_new_for_path (praxis_cli_get (cli, "to"));

  target->request.digest_uuid = target->digest_uuid;
  target->request.only_plan = praxis_cli_has (cli, "dry-run");
  target->request.progress = progress_cb;
  target->request.cancellable = cli->cancellable;
  if (target->ids != NULL)
    {
      target->request.ids = (const gint64 *) target->ids->data;
      target->request.n_ids = target->ids->len;
    }
  if (!praxis_cli_read_key (cli, &target->key, error))
    return FALSE;
  target->request.sign_with = target->key;
  target->request.is_unsigned = praxis_cli_has (cli, "unsigned");
  if (!choose_theme (cli, store, target, error))
    return FALSE;
  return praxis_export_format_write (target->format, store, &target->request, folder, report, error);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisExportReport) report = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_auto(Target) target = { NULL };

  if (!read_options (cli, &target, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  if (store == NULL || !find_target (cli, store, &target, error))
    return PRAXIS_CLI_FAILED;
  if (g_str_equal (target.format->name, "archive"))
    return praxis_cli_export_archive (cli, store, target.digest_uuid, error);
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

/* Below the options, since their help has no room for all of them. */
static void
print_help (PraxisCli *cli)
{
  gsize n_formats;
  const PraxisExportFormat *formats = praxis_export_list_formats (&n_formats);

  praxis_cli_print (cli, "\n%s\n", _("Kinds:"));
  for (gsize i = 0; i < n_formats; i++)
    praxis_cli_print_help_row (cli, formats[i].name, praxis_export_format_get_label (&formats[i]));
}

static const PraxisCliOption options[] = {
  { "to", PRAXIS_CLI_OPTION_VALUE, N_("DIR"), N_("the folder: empty, or one that was exported to before; for an archive any, or FILE.praxis") },
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("KIND"), N_("what to make; see below") },
  { "post", PRAXIS_CLI_OPTION_VALUE, N_("POST"), N_("the post, by its UUID or slug") },
  { "issue", PRAXIS_CLI_OPTION_VALUE, N_("YYYY-MM"), N_("the month of the issue") },
  { "year", PRAXIS_CLI_OPTION_VALUE, N_("YEAR"), N_("only posts of this year") },
  { "topic", PRAXIS_CLI_OPTION_VALUE, N_("TOPIC"), N_("only posts on this topic") },
  { "search", PRAXIS_CLI_OPTION_VALUE, N_("QUERY"), N_("only posts that are found by these words") },
  { "type", PRAXIS_CLI_OPTION_VALUES, N_("TYPE"), N_("only posts of this type of research; repeated, of one of them") },
  { "reading-list", PRAXIS_CLI_OPTION_FLAG, NULL, N_("only posts of your reading list") },
  { "drafts", PRAXIS_CLI_OPTION_FLAG, NULL, N_("also what is not published") },
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("of this digest: UUID, slug or title") },
  { "theme", PRAXIS_CLI_OPTION_VALUE, N_("THEME"), N_("how the pages look, in place of the digest's theme: a theme's name or FILE.css") },
  { "sign-with", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("sign the archive with the key in this file") },
  { "unsigned", PRAXIS_CLI_OPTION_FLAG, NULL, N_("do not sign the archive") },
  { "dry-run", PRAXIS_CLI_OPTION_FLAG, NULL, N_("say what would be done, and change nothing") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_export = {
  .name = "export",
  .help = N_("write posts as web pages, an archive, a book, an e-mail or for other programs, or their references"),
  .options = options,
  .run = run,
  .print_help = print_help,
};
