/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-cli-archive.h"
#include "praxis-cli-report.h"
#include "praxis-cli-source.h"
#include "praxis-error.h"

/*
 * Everything is read before the library is touched. A file that cannot be understood leaves the others alone:
 * it is complained about, and the status says that the import was done in part.
 */

/* All Markdown files are one import, since they are parts of one digest: the first of them stands for it. */
static PraxisImport *
make_import (GPtrArray             *sources,
             const PraxisCliSource *source,
             GHashTable            *done)
{
  PraxisImport *import;

  if (source->markdown == NULL)
    return praxis_blog_page_to_import (source->page, source->name);
  import = praxis_import_new (source->name);
  for (guint i = 0; i < sources->len; i++)
    {
      PraxisCliSource *other = g_ptr_array_index (sources, i);

      if (other->markdown == NULL)
        continue;
      praxis_markdown_file_add_to (other->markdown, import, sources->len > 1 ? other->name : NULL);
      g_hash_table_add (done, other);
    }
  return import;
}

/* --- Without changing anything ----------------------------------------------- */

static void
add_json_failure (PraxisJsonBuilder     *json,
                  yyjson_mut_val        *problems,
                  const PraxisCliSource *source)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, problems);

  yyjson_mut_obj_add_uint (json, object, "line", 0);
  praxis_json_add_string (json, object, "message", source->error->message);
  praxis_json_add_string (json, object, "file", source->name);
}

/* Adds what the core says of a page to the one document that is printed. */
static void
add_json_page (PraxisJsonBuilder     *json,
               yyjson_mut_val        *posts,
               yyjson_mut_val        *problems,
               GPtrArray             *sources,
               const PraxisCliSource *source)
{
  g_autofree char *text = praxis_blog_page_to_json (source->page);
  g_autoptr(PraxisJson) page = praxis_json_parse (text, -1, NULL);
  yyjson_val *root = yyjson_doc_get_root (page);
  yyjson_arr_iter iter;
  yyjson_val *value;

  yyjson_arr_iter_init (yyjson_obj_get (root, "posts"), &iter);
  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    yyjson_mut_arr_append (posts, yyjson_val_mut_copy (json, value));
  yyjson_arr_iter_init (yyjson_obj_get (root, "problems"), &iter);
  while ((value = yyjson_arr_iter_next (&iter)) != NULL)
    {
      yyjson_mut_val *problem = yyjson_val_mut_copy (json, value);

      if (sources->len > 1)
        praxis_json_add_string (json, problem, "file", source->name);
      yyjson_mut_arr_append (problems, problem);
    }
}

/* What the Markdown files would change beside the posts. What the library has against them is said when they are imported.
 * Returns: (nullable): %NULL where there are none, or no library */
static GPtrArray *
find_edits (PraxisCli *cli,
            GPtrArray *sources)
{
  g_autoptr(GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr(PraxisImport) import = NULL;
  g_autoptr(PraxisStore) store = NULL;

  for (guint i = 0; import == NULL && i < sources->len; i++)
    {
      const PraxisCliSource *source = g_ptr_array_index (sources, i);

      if (source->markdown != NULL)
        import = make_import (sources, source, done);
    }
  store = import != NULL ? praxis_cli_open (cli, PRAXIS_STORE_READ, NULL) : NULL;
  return store != NULL ? praxis_import_find_edits (import, store, praxis_cli_get (cli, "digest"), NULL) : NULL;
}

static void
add_json_edits (PraxisJsonBuilder *json,
                yyjson_mut_val    *root,
                GPtrArray         *edits)
{
  yyjson_mut_val *array;

  if (edits == NULL)
    return;
  array = yyjson_mut_obj_add_arr (json, root, "edits");
  for (guint i = 0; i < edits->len; i++)
    yyjson_mut_arr_add_strcpy (json, array, edits->pdata[i]);
}

static void
print_json_pages (PraxisCli *cli,
                  GPtrArray *sources)
{
  g_autoptr(GPtrArray) edits = find_edits (cli, sources);
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *posts = yyjson_mut_obj_add_arr (json, root, "posts");
  yyjson_mut_val *problems = yyjson_mut_obj_add_arr (json, root, "problems");

  for (guint i = 0; i < sources->len; i++)
    {
      const PraxisCliSource *source = g_ptr_array_index (sources, i);

      if (source->page != NULL)
        add_json_page (json, posts, problems, sources, source);
      else
        add_json_failure (json, problems, source);
    }
  add_json_edits (json, root, edits);
  praxis_cli_print_json (cli, json, root);
}

static void
print_post (PraxisCli          *cli,
            PraxisBlogPagePost *post)
{
  g_autofree char *title = praxis_blog_page_post_dup_title (post);
  g_autofree char *citation = praxis_citations_dup_short_label (post->citations);

  praxis_cli_print (cli, "%-15s  %s\n", post->month_label != NULL ? post->month_label : "",
                    *title != '\0' ? title : _("(no title)"));
  if (citation != NULL && *citation != '\0')
    praxis_cli_print (cli, "%-15s  %s\n", "", citation);
}

static void
print_pages (PraxisCli *cli,
             GPtrArray *sources)
{
  g_autoptr(GPtrArray) edits = find_edits (cli, sources);
  guint n_posts = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const PraxisCliSource *source = g_ptr_array_index (sources, i);

      if (source->page == NULL)
        continue;
      for (guint j = 0; j < source->page->posts->len; j++)
        print_post (cli, g_ptr_array_index (source->page->posts, j));
      for (guint j = 0; j < source->page->problems->len; j++)
        {
          const PraxisBlogPageProblem *problem = g_ptr_array_index (source->page->problems, j);
          g_autofree char *message = praxis_cli_name_message (sources, source, problem->message);

          praxis_cli_print_problem (cli, problem->line, message);
        }
      n_posts += source->page->posts->len;
    }
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    /* Translators: %s is a part of a digest that is no post, as "the text of March 2023" */
    praxis_cli_print (cli, _("Would be updated: %s\n"), (char *) edits->pdata[i]);
  praxis_cli_print (cli, ngettext ("%u post would be imported. Nothing was changed.\n",
                                   "%u posts would be imported. Nothing was changed.\n", n_posts), n_posts);
}

/* --- Into the library --------------------------------------------------------- */

static void
take_posts (GPtrArray *into,
            GPtrArray *from)
{
  while (from->len > 0)
    g_ptr_array_add (into, g_ptr_array_steal_index (from, 0));
}

/* Takes the report of one more file into the report of them all. */
static void
add_report (PraxisImportReport   **all,
            PraxisImportReport    *report,
            GPtrArray             *sources,
            const PraxisCliSource *source)
{
  /* The problems of Markdown files say already which file they are about. */
  for (guint i = 0; source->markdown == NULL && i < report->problems->len; i++)
    {
      PraxisImportProblem *problem = g_ptr_array_index (report->problems, i);
      char *message = praxis_cli_name_message (sources, source, problem->message);

      g_free (problem->message);
      problem->message = message;
    }
  if (*all == NULL)
    {
      *all = report;
      return;
    }
  take_posts ((*all)->added, report->added);
  take_posts ((*all)->updated, report->updated);
  take_posts ((*all)->edits, report->edits);
  take_posts ((*all)->skipped, report->skipped);
  take_posts ((*all)->problems, report->problems);
  praxis_import_report_free (report);
}

static void
add_failures (PraxisImportReport *report,
              GPtrArray          *sources)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const PraxisCliSource *source = g_ptr_array_index (sources, i);
      PraxisImportProblem *problem;

      if (source->error == NULL)
        continue;
      problem = g_new0 (PraxisImportProblem, 1);
      problem->message = praxis_cli_name_message (sources, source, source->error->message);
      g_ptr_array_add (report->problems, problem);
    }
}

/* Each page is one import, which can be undone alone. What fails before anything was added ends it. */
static PraxisImportReport *
apply_sources (PraxisCli    *cli,
               PraxisStore  *store,
               GPtrArray    *sources,
               GError      **error)
{
  g_autoptr(GHashTable) done = g_hash_table_new (NULL, NULL);
  PraxisImportReport *all = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      PraxisCliSource *source = g_ptr_array_index (sources, i);
      g_autoptr(PraxisImport) import = NULL;
      PraxisImportReport *report;

      if (source->page == NULL || g_hash_table_contains (done, source))
        continue;
      import = make_import (sources, source, done);
      report = praxis_import_apply (import, store, praxis_cli_get (cli, "digest"), cli->cancellable,
                                    &source->error);
      if (report != NULL)
        {
          add_report (&all, report, sources, source);
        }
      else if (all == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&source->error));
          return NULL;
        }
    }
  return all;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  static const char *const formats[] = {
    "auto", "page", "markdown", "csl-json", "pubmed-xml", "endnote-xml", "nbib", "enw", "bibtex", "ris", "archive", NULL
  };
  const char *format = praxis_cli_get (cli, "format");
  /* A digest that is named must be there, and its library too. */
  PraxisStoreMode mode = praxis_cli_has (cli, "digest") ? PRAXIS_STORE_WRITE : PRAXIS_STORE_CREATE;
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(GPtrArray) sources = NULL;

  if (format != NULL && !g_strv_contains (formats, format))
    {
      praxis_cli_usage_error (error,
                              _("--format is “%s”, but takes auto, page, markdown, csl-json, pubmed-xml, endnote-xml, nbib, enw, bibtex, ris or archive."),
                              format);
      return PRAXIS_CLI_WRONG_USAGE;
    }
  if (praxis_cli_has_archives (cli))
    return praxis_cli_import_archive (cli, error);
  if (praxis_cli_has (cli, "accept-key"))
    {
      praxis_cli_usage_error (error, _("--accept-key is for archives alone."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  sources = praxis_cli_read_sources (cli, error);
  if (sources == NULL)
    return PRAXIS_CLI_FAILED;
  if (praxis_cli_has (cli, "dry-run"))
    {
      if (cli->json)
        print_json_pages (cli, sources);
      else
        print_pages (cli, sources);
      return praxis_cli_complain_of_sources (sources);
    }

  store = praxis_cli_open (cli, mode, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  report = apply_sources (cli, store, sources, error);
  if (report == NULL)
    return PRAXIS_CLI_FAILED;
  /* People read it in the complaints. */
  if (cli->json)
    add_failures (report, sources);
  praxis_cli_print_import (cli, report);
  return praxis_cli_complain_of_sources (sources);
}

static const PraxisCliOption options[] = {
  { "format", PRAXIS_CLI_OPTION_VALUE, N_("FORMAT"), N_("what the files are: auto, page, markdown, csl-json, pubmed-xml, endnote-xml, nbib, enw, bibtex, ris or archive") },
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("the digest that the posts go into: UUID, slug or title") },
  { "accept-key", PRAXIS_CLI_OPTION_VALUE, N_("KEY"),
    N_("trust this key from now on, where an archive is signed with another one than before; “none” where it is not signed") },
  { "dry-run", PRAXIS_CLI_OPTION_FLAG, NULL, N_("say what was understood, and change nothing") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_import = {
  .name = "import",
  .arguments = N_("FILE…"),
  .help = N_("import past blog pages, posts or a folder of Markdown, records of works, or an archive; “-” is standard input"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = -1,
  .reports_sentences = TRUE,
  .run = run,
};
