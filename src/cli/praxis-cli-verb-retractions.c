/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "import/praxis-import.h"
#include "import/praxis-retraction-file.h"
#include "praxis-cli-report.h"
#include "praxis-error.h"
#include "review/praxis-concern.h"
#include "review/praxis-known-notice.h"

/* What the verb has to say: of a file, or of the one that the library has. */
typedef struct
{
  PraxisRetractionFile *file;
  char                 *as_of;
  gint64                imported;
  guint                 n_records;
  GPtrArray            *concerns;
} Report;

static void
clear_report (Report *report)
{
  g_clear_pointer (&report->file, praxis_retraction_file_free);
  g_free (report->as_of);
  g_clear_pointer (&report->concerns, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, clear_report)

static void
add_concern (PraxisJsonBuilder   *json,
             yyjson_mut_val      *array,
             const PraxisConcern *concern)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);
  PraxisNotice *notice = concern->notice;

  praxis_json_add_string (json, object, "uuid", concern->post_uuid);
  praxis_json_add_string (json, object, "title", concern->title);
  praxis_json_add_string (json, object, "work", concern->work);
  praxis_json_add_string (json, object, "state", praxis_notice_state_to_string (praxis_notice_get_state (notice)));
  praxis_json_add_string (json, object, "date", praxis_notice_get_date (notice));
  praxis_json_add_string (json, object, "doi", praxis_notice_get_doi (notice));
  praxis_json_add_string (json, object, "pmid", praxis_notice_get_pmid (notice));
  praxis_json_add_string (json, object, "notice_doi", praxis_notice_get_notice_doi (notice));
  praxis_json_add_string (json, object, "reasons", concern->reasons);
  yyjson_mut_obj_add_bool (json, object, "shown", concern->is_shown);
}

static void
print_json (PraxisCli    *cli,
            const Report *report)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *array;

  if (*report->as_of != '\0')
    praxis_json_add_string (json, root, "as_of", report->as_of);
  else
    yyjson_mut_obj_add_null (json, root, "as_of");
  yyjson_mut_obj_add_uint (json, root, "records", report->n_records);
  if (report->file != NULL)
    yyjson_mut_obj_add_bool (json, root, "pmid_column", report->file->has_pmids);
  array = yyjson_mut_obj_add_arr (json, root, "posts");
  for (guint i = 0; i < report->concerns->len; i++)
    add_concern (json, array, report->concerns->pdata[i]);
  array = yyjson_mut_obj_add_arr (json, root, "problems");
  for (guint i = 0; report->file != NULL && i < report->file->problems->len; i++)
    {
      const PraxisImportProblem *problem = report->file->problems->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);

      yyjson_mut_obj_add_uint (json, object, "line", problem->line);
      praxis_json_add_string (json, object, "message", problem->message);
    }
  praxis_cli_print_json (cli, json, root);
}

static void
print_concern (PraxisCli           *cli,
               const PraxisConcern *concern)
{
  g_autofree char *words = praxis_known_notice_dup_words (concern->notice);
  const char *notice_doi = praxis_notice_get_notice_doi (concern->notice);

  praxis_cli_print (cli, "%s\n  %s: %s\n", concern->title, concern->work, words);
  if (*concern->reasons != '\0')
    /* Translators: why a work was retracted, in English */
    praxis_cli_print (cli, _("  Reasons: %s\n"), concern->reasons);
  if (*notice_doi != '\0')
    praxis_cli_print (cli, "  https://doi.org/%s\n", notice_doi);
  if (concern->is_shown)
    praxis_cli_print (cli, _("  The post shows it to its readers.\n"));
}

static void
print_text (PraxisCli    *cli,
            const Report *report)
{
  for (guint i = 0; report->file != NULL && i < report->file->problems->len; i++)
    {
      const PraxisImportProblem *problem = report->file->problems->pdata[i];

      praxis_cli_print_problem (cli, problem->line, problem->message);
    }
  if (*report->as_of != '\0')
    /* Translators: %u is how many notices about works there are, %s the day that they speak for, "2026-11-25" */
    praxis_cli_print (cli, ngettext ("%u notice, as of %s.\n", "%u notices, as of %s.\n", report->n_records),
                      report->n_records, report->as_of);
  else
    {
      g_autofree char *words = praxis_known_file_dup_age_words (report->imported);

      praxis_cli_print (cli, ngettext ("%u notice, as of an unknown day.\n", "%u notices, as of an unknown day.\n",
                                       report->n_records), report->n_records);
      praxis_cli_print (cli, "%s\n", words);
    }
  if (report->file != NULL && !report->file->has_pmids)
    praxis_cli_print (cli, "%s\n", _("The file has no column “OriginalPaperPubMedID”: works were matched by DOI only."));
  if (report->concerns->len == 0)
    praxis_cli_print (cli, _("None of them is known to be about a work in this library.\n"));
  for (guint i = 0; i < report->concerns->len; i++)
    print_concern (cli, report->concerns->pdata[i]);
}

static gboolean
take_file (PraxisCli    *cli,
           PraxisStore  *store,
           const char   *path,
           Report       *report,
           GError      **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);

  report->file = praxis_retraction_file_read (file, NULL, NULL, cli->cancellable, error);
  if (report->file == NULL)
    return FALSE;
  report->as_of = g_strdup (report->file->retractions->as_of);
  report->imported = g_get_real_time () / G_USEC_PER_SEC;
  report->n_records = report->file->retractions->records->len;
  report->concerns = praxis_review_put_retractions (store, report->file->retractions, praxis_cli_has (cli, "dry-run"),
                                                    cli->cancellable, error);
  return report->concerns != NULL;
}

static gboolean
take_library (PraxisCli    *cli,
              PraxisStore  *store,
              Report       *report,
              GError      **error)
{
  if (!praxis_store_get_retraction_file (store, &report->as_of, &report->imported, &report->n_records, error))
    return FALSE;
  if (report->as_of == NULL)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("No Retraction Watch file was imported yet. Get the CSV file that Crossref offers, then name it here."));
      return FALSE;
    }
  report->concerns = praxis_review_list_concerns (store, cli->cancellable, error);
  return report->concerns != NULL;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  const char *path = cli->arguments->len > 0 ? praxis_cli_get_argument (cli, 0) : NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_auto(Report) report = { NULL };

  if (path == NULL && praxis_cli_has (cli, "dry-run"))
    {
      praxis_cli_usage_error (error, _("--dry-run needs a file."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  store = praxis_cli_open (cli, path != NULL ? PRAXIS_STORE_WRITE : PRAXIS_STORE_READ, error);
  if (store == NULL ||
      !(path != NULL ? take_file (cli, store, path, &report, error) : take_library (cli, store, &report, error)))
    return PRAXIS_CLI_FAILED;
  if (cli->json)
    print_json (cli, &report);
  else
    print_text (cli, &report);
  return report.file != NULL && report.file->problems->len > 0 ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "dry-run", PRAXIS_CLI_OPTION_FLAG, NULL, N_("say which posts are concerned, and change nothing") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_retractions = {
  .name = "retractions",
  .arguments = N_("[FILE]"),
  .help = N_("import the Retraction Watch CSV file, and list the posts about works that were retracted, corrected or doubted"),
  .options = options,
  .max_arguments = 1,
  .reports_sentences = TRUE,
  .run = run,
};
