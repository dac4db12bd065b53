/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cite/praxis-csl-style.h"
#include "cite/praxis-reference-parser.h"
#include "cite/praxis-reference-writer.h"
#include "cite/praxis-references.h"
#include "import/praxis-record-importer.h"
#include "import/praxis-text-decoder.h"
#include "praxis-cli-report.h"
#include "praxis-cli-source.h"
#include "praxis-cli-verbs.h"
#include "praxis-error.h"

/* References of a file, in a citation style: of records, or of references as somebody printed them. No library is needed, but
 * it may have the style. */

/* --- What is cited ---------------------------------------------------------------- */

static void
report_problem (guint       line,
                const char *message)
{
  g_autofree char *text = line > 0 ? g_strdup_printf (_("Line %u: %s"), line, message) : g_strdup (message);

  praxis_cli_complain (text);
}

/* One printed reference a line. Returns: how many lines are none */
static guint
read_lines (const char *text,
            GPtrArray  *citations)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_failed = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(PraxisReferenceParse) parse = NULL;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      parse = praxis_reference_parse (lines[i]);
      if (praxis_reference_parse_is_one (parse))
        {
          g_ptr_array_add (citations, g_object_ref (parse->citation));
          continue;
        }
      g_ptr_array_add (citations, praxis_citation_new_verbatim (lines[i]));
      report_problem (i + 1, _("This is not understood as a reference; it stays as it is."));
      n_failed++;
    }
  return n_failed;
}

static gboolean
read_records (PraxisCli           *cli,
              const char          *text,
              PraxisRecordFormat   format,
              GPtrArray           *citations,
              guint               *n_failed,
              GError             **error)
{
  g_autoptr(PraxisBlogPage) page = praxis_record_importer_read (text, format, cli->cancellable, error);

  if (page == NULL)
    return FALSE;
  for (guint i = 0; i < page->posts->len; i++)
    {
      const PraxisBlogPagePost *post = g_ptr_array_index (page->posts, i);

      for (guint j = 0; j < post->citations->len; j++)
        g_ptr_array_add (citations, g_object_ref (post->citations->pdata[j]));
    }
  for (guint i = 0; i < page->problems->len; i++)
    {
      const PraxisBlogPageProblem *problem = g_ptr_array_index (page->problems, i);

      if (problem->field != NULL)
        continue;
      report_problem (problem->line, problem->message);
      (*n_failed)++;
    }
  return TRUE;
}

static gboolean
read_citations (PraxisCli  *cli,
                GPtrArray  *citations,
                guint      *n_failed,
                GError    **error)
{
  const char *from = praxis_cli_get (cli, "from");
  PraxisRecordFormat format = praxis_record_format_from_name (from);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (from != NULL && format == PRAXIS_RECORD_FORMAT_NONE && !g_str_equal (from, "text") && !g_str_equal (from, "auto"))
    return praxis_cli_usage_error (error, _("--from is “%s”, but takes auto, text or a form that import takes."), from);
  bytes = praxis_cli_load (cli, praxis_cli_get_argument (cli, 0), error);
  text = bytes != NULL ? praxis_text_decoder_decode (bytes, error) : NULL;
  if (text == NULL)
    return FALSE;
  if (from == NULL || g_str_equal (from, "auto"))
    format = praxis_record_format_detect (text);
  if (format != PRAXIS_RECORD_FORMAT_NONE)
    return read_records (cli, text, format, citations, n_failed, error);
  *n_failed = read_lines (text, citations);
  if (citations->len > 0)
    return TRUE;
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("The file is empty."));
  return FALSE;
}

/* --- In which style --------------------------------------------------------------- */

/* A file, an id, or the last part of an id. */
static PraxisReferences *
choose_style (PraxisCli  *cli,
              GError    **error)
{
  const char *name = praxis_cli_get (cli, "style");
  const char *locale = praxis_cli_get (cli, "locale");
  g_autofree char *library = praxis_cli_dup_library (cli);
  g_autofree char *id = NULL;
  g_autofree char *content = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(GError) failure = NULL;

  if (name != NULL && g_str_has_suffix (name, ".csl"))
    {
      g_autoptr(PraxisCslInfo) info = NULL;

      if (!g_file_get_contents (name, &content, NULL, error))
        return NULL;
      info = praxis_csl_info_read (content, error);
      return info != NULL ? praxis_references_new_with_style (content, locale != NULL ? locale : "en-US") : NULL;
    }
  id = name == NULL || strchr (name, '/') != NULL ? g_strdup (name != NULL ? name : "")
                                                  : g_strconcat ("http://www.zotero.org/styles/", name, NULL);
  if (g_file_test (library, G_FILE_TEST_EXISTS))
    store = praxis_store_open (library, PRAXIS_STORE_READ, NULL);
  content = praxis_csl_style_load (store, id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return praxis_references_new_with_style (content, locale != NULL ? locale : "en-US");
}

/* --- The verb --------------------------------------------------------------------- */

typedef enum
{
  FORM_TEXT,
  FORM_HTML,
  FORM_FILE,
} Form;

static gboolean
choose_form (PraxisCli              *cli,
             Form                   *form,
             PraxisReferenceFormat  *format,
             GError                **error)
{
  const char *as = praxis_cli_get (cli, "as");

  *form = as == NULL || g_str_equal (as, "text") ? FORM_TEXT : g_str_equal (as, "html") ? FORM_HTML : FORM_FILE;
  if (*form == FORM_FILE && !praxis_reference_format_parse (as, format))
    return praxis_cli_usage_error (error, _("--as is “%s”, but takes text, html, csl-json, ris or bibtex."), as);
  if (*form == FORM_FILE && cli->json)
    return praxis_cli_usage_error (error, _("--json and --as %s do not go together."), as);
  return TRUE;
}

static void
print_references (PraxisCli        *cli,
                  PraxisReferences *references,
                  GPtrArray        *citations,
                  Form              form)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *text = praxis_references_dup_text (references, citations->pdata[i]);
      g_autofree char *html = praxis_references_dup_html (references, citations->pdata[i]);

      if (cli->json)
        {
          yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, root);

          praxis_json_add_string (json, object, "text", text);
          praxis_json_add_string (json, object, "html", html);
        }
      else
        {
          praxis_cli_print (cli, "%s\n", form == FORM_HTML ? html : text);
        }
    }
  if (cli->json)
    praxis_cli_print_json (cli, json, root);
}

/* In the format of another program, which has styles of its own. */
static gboolean
print_file (PraxisCli              *cli,
            GPtrArray              *citations,
            PraxisReferenceFormat   format,
            GError                **error)
{
  g_autofree char *text = praxis_reference_write (format, citations, NULL, error);

  if (text == NULL)
    return FALSE;
  praxis_cli_print_document (cli, text);
  return TRUE;
}

static gboolean
print_in_style (PraxisCli  *cli,
                GPtrArray  *citations,
                Form        form,
                GError    **error)
{
  g_autoptr(PraxisReferences) references = choose_style (cli, error);

  if (references == NULL || !praxis_references_load (references, NULL, citations, cli->cancellable, error))
    return FALSE;
  print_references (cli, references, citations, form);
  return TRUE;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisReferenceFormat format = PRAXIS_REFERENCE_CSL_JSON;
  guint n_failed = 0;
  Form form;

  if (!choose_form (cli, &form, &format, error))
    return PRAXIS_CLI_WRONG_USAGE;
  if (!read_citations (cli, citations, &n_failed, error))
    return PRAXIS_CLI_FAILED;
  if (form == FORM_FILE ? !print_file (cli, citations, format, error) : !print_in_style (cli, citations, form, error))
    return PRAXIS_CLI_FAILED;
  return n_failed > 0 ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "from", PRAXIS_CLI_OPTION_VALUE, N_("FORMAT"), N_("what the file is: auto, text (one printed reference a line) or a form that import takes") },
  { "style", PRAXIS_CLI_OPTION_VALUE, N_("STYLE"), N_("a citation style: its name, its id, or a .csl file; APA, 7th edition, unless told") },
  { "locale", PRAXIS_CLI_OPTION_VALUE, N_("LANGUAGE"), N_("the language of the references; English unless told") },
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("FORMAT"), N_("text, html, csl-json, ris or bibtex") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_cite = {
  .name = "cite",
  .arguments = N_("FILE"),
  .help = N_("print the references of a file in a citation style; “-” is standard input"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
