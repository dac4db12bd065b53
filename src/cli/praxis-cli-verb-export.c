/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-cli-archive.h"
#include "praxis-error.h"
#include "publish/praxis-export-book.h"
#include "publish/praxis-export-email.h"
#include "publish/praxis-export.h"
#include "store/praxis-store-posts.h"

typedef enum
{
  MAKE_PAGES,
  MAKE_REFERENCES,
  MAKE_BOOK,
  MAKE_EMAIL,
  MAKE_ARCHIVE,
} Make;

/* What is exported: pages of a kind, references in a format, a book, an e-mail or an archive; and the post, the month or the year of it. */
typedef struct
{
  Make                   make;
  PraxisReferenceFormat  format;
  PraxisEmailForm        form;
  PraxisExportKind       kind;
  PraxisMonth            month;
  int                    year;
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

/* The references are those of a post, a month or a digest; then so is the kind. */
static gboolean
choose_references (PraxisCli  *cli,
                   Target     *target,
                   GError    **error)
{
  target->make = MAKE_REFERENCES;
  target->kind = praxis_cli_has (cli, "post") ? PRAXIS_EXPORT_POST
                 : praxis_cli_has (cli, "issue") ? PRAXIS_EXPORT_ISSUE : PRAXIS_EXPORT_SITE;
  return check_option (cli, "year", FALSE, error) && check_option (cli, "topic", FALSE, error) &&
         refuse_together (cli, "post", "issue", error);
}

static gboolean
choose_book (PraxisCli  *cli,
             Target     *target,
             GError    **error)
{
  const char *year = praxis_cli_get (cli, "year");
  guint64 number = 0;

  target->make = MAKE_BOOK;
  target->kind = PRAXIS_EXPORT_SITE;
  if (!check_option (cli, "post", FALSE, error) || !refuse_together (cli, "issue", "year", error))
    return FALSE;
  if (year != NULL && !g_ascii_string_to_unsigned (year, 10, 1000, 9999, &number, NULL))
    return praxis_cli_usage_error (error, _("“%s” is no year. Write it as in 2023."), year);
  target->year = (int) number;
  return TRUE;
}

static gboolean
choose_pages (PraxisCli  *cli,
              Target     *target,
              GError    **error)
{
  return check_option (cli, "post", target->make == MAKE_PAGES && target->kind == PRAXIS_EXPORT_POST, error) &&
         check_option (cli, "issue", target->kind == PRAXIS_EXPORT_ISSUE, error) &&
         check_option (cli, "year", FALSE, error) && check_option (cli, "topic", FALSE, error);
}

static gboolean
choose_kind (PraxisCli  *cli,
             Target     *target,
             GError    **error)
{
  const char *name = praxis_cli_get (cli, "as");

  if (!g_str_equal (name, "archive") &&
      (!check_option (cli, "sign-with", FALSE, error) || !check_option (cli, "unsigned", FALSE, error)))
    return FALSE;
  if (praxis_reference_format_parse (name, &target->format))
    return choose_references (cli, target, error);
  if (g_str_equal (name, "epub"))
    return choose_book (cli, target, error);
  if (g_str_equal (name, "email") || g_str_equal (name, "newsletter"))
    {
      target->make = MAKE_EMAIL;
      target->form = g_str_equal (name, "email") ? PRAXIS_EMAIL_MESSAGE : PRAXIS_EMAIL_NEWSLETTER;
      target->kind = PRAXIS_EXPORT_ISSUE;
    }
  else if (g_str_equal (name, "archive"))
    {
      target->make = MAKE_ARCHIVE;
    }
  else if (!praxis_export_kind_parse (name, &target->kind))
    {
      return praxis_cli_usage_error (error, _("--as is “%s”, but takes post, issue, site, archive, epub, email, newsletter, "
                                              "csl-json, ris or bibtex."), name);
    }
  return choose_pages (cli, target, error);
}

static gboolean
read_options (PraxisCli  *cli,
              Target     *target,
              GError    **error)
{
  if (!praxis_cli_has (cli, "to"))
    return praxis_cli_usage_error (error, _("Say where to: --to DIR."));
  if (!praxis_cli_has (cli, "as"))
    return praxis_cli_usage_error (error, _("Say what to export: --as post, issue, site, archive, epub, email, newsletter, "
                                            "csl-json, ris or bibtex."));
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
  const PraxisExportBook book = {
    .digest_uuid = target->digest_uuid,
    .year = target->year,
    .month = target->month,
    .topic = praxis_cli_get (cli, "topic"),
  };

  switch (target->make)
    {
    case MAKE_REFERENCES:
      return praxis_export_references (store, target->format, target->digest_uuid, target->post_id, target->month, folder,
                                       progress_cb, NULL, cli->cancellable, report, error);
    case MAKE_BOOK:
      return praxis_export_book (store, &book, folder, progress_cb, NULL, cli->cancellable, report, error);
    case MAKE_EMAIL:
      return praxis_export_email (store, target->form, target->digest_uuid, target->month, folder, cli->cancellable, report,
                                  error);
    case MAKE_PAGES:
    default:
      return praxis_export (store, target->kind, target->digest_uuid, target->post_id, target->month, folder, progress_cb, NULL,
                            cli->cancellable, report, error);
    }
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
  if (target.make == MAKE_ARCHIVE)
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

static const PraxisCliOption options[] = {
  { "to", PRAXIS_CLI_OPTION_VALUE, N_("DIR"), N_("the folder: empty, or one that was exported to before; for an archive any, or FILE.praxis") },
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("KIND"),
    N_("post, issue or site; archive, for readers; epub, a book; email or newsletter; csl-json, ris or bibtex, for references") },
  { "post", PRAXIS_CLI_OPTION_VALUE, N_("POST"), N_("the post, by its UUID or slug") },
  { "issue", PRAXIS_CLI_OPTION_VALUE, N_("YYYY-MM"), N_("the month of the issue") },
  { "year", PRAXIS_CLI_OPTION_VALUE, N_("YEAR"), N_("a book of this year alone") },
  { "topic", PRAXIS_CLI_OPTION_VALUE, N_("TOPIC"), N_("a book of this topic alone") },
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("of this digest: UUID, slug or title") },
  { "sign-with", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("sign the archive with the key in this file") },
  { "unsigned", PRAXIS_CLI_OPTION_FLAG, NULL, N_("do not sign the archive") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_export = {
  .name = "export",
  .help = N_("write posts as web pages, an archive, a book or an e-mail, or their references"),
  .options = options,
  .run = run,
};
