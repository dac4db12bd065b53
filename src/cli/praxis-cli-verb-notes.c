/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "praxis-cli-own.h"
#include "praxis-cli-verbs.h"
#include "search/praxis-note-search.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-own-file.h"
#include "store/praxis-store-reading.h"

/* "notes": what the reader wrote on posts, found, changed, handed out and taken to another computer. */

/* --- What is printed --- */

static void
add_time (PraxisJsonBuilder *json,
          yyjson_mut_val    *object,
          const char        *key,
          gint64             time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc_usec (time);
  g_autofree char *text = date != NULL ? g_date_time_format_iso8601 (date) : NULL;

  praxis_json_add_string (json, object, key, text);
}

static gboolean
add_note (PraxisStore        *store,
          PraxisJsonBuilder  *json,
          yyjson_mut_val     *object,
          PraxisNote         *note,
          GError            **error)
{
  g_autoptr(PraxisReading) reading = praxis_store_get_reading (store, praxis_note_get_post_uuid (note), error);

  if (reading == NULL)
    return FALSE;
  praxis_json_add_string (json, object, "uuid", praxis_note_get_uuid (note));
  praxis_json_add_string (json, object, "post", praxis_note_get_post_uuid (note));
  praxis_json_add_string (json, object, "title", reading->title);
  praxis_json_add_string (json, object, "text", praxis_note_get_text (note));
  praxis_json_add_string (json, object, "quote", praxis_note_get_quote (note));
  if (praxis_note_get_variant_of (note) != NULL)
    praxis_json_add_string (json, object, "variant-of", praxis_note_get_variant_of (note));
  add_time (json, object, "created", praxis_note_get_created (note));
  add_time (json, object, "modified", praxis_note_get_modified (note));
  return TRUE;
}

static gboolean
print_json (PraxisCli    *cli,
            PraxisStore  *store,
            GPtrArray    *notes,
            GError      **error)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; i < notes->len; i++)
    {
      if (!add_note (store, json, yyjson_mut_arr_add_obj (json, root), notes->pdata[i], error))
        return FALSE;
    }
  praxis_cli_print_json (cli, json, root);
  return TRUE;
}

static void
print_lines (PraxisCli  *cli,
             const char *text,
             const char *indent)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; *text != '\0' && lines[i] != NULL; i++)
    praxis_cli_print (cli, "%s%s\n", indent, lines[i]);
}

static gboolean
print_text (PraxisCli    *cli,
            PraxisStore  *store,
            GPtrArray    *notes,
            GError      **error)
{
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr(PraxisReading) reading = praxis_store_get_reading (store, praxis_note_get_post_uuid (notes->pdata[i]), error);

      if (reading == NULL)
        return FALSE;
      praxis_cli_print (cli, "%s%s  %s\n", i > 0 ? "\n" : "", praxis_note_get_uuid (notes->pdata[i]), reading->title);
      if (praxis_note_get_variant_of (notes->pdata[i]) != NULL)
        /* Translators: of a note that was changed on two computers; %s is the UUID of the note */
        praxis_cli_print (cli, _("    (the other form of %s)\n"), praxis_note_get_variant_of (notes->pdata[i]));
      print_lines (cli, praxis_note_get_quote (notes->pdata[i]), "    > ");
      print_lines (cli, praxis_note_get_text (notes->pdata[i]), "    ");
    }
  return TRUE;
}

static gboolean
print_notes (PraxisCli    *cli,
             PraxisStore  *store,
             GPtrArray    *notes,
             GError      **error)
{
  return cli->json ? print_json (cli, store, notes, error) : print_text (cli, store, notes, error);
}

/* --- What is done --- */

static GPtrArray *
find_notes (PraxisCli    *cli,
            PraxisStore  *store,
            GError      **error)
{
  g_autofree char *text = NULL;
  g_autoptr(PraxisQuery) query = NULL;
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(PraxisPost) post = NULL;

  g_ptr_array_add (cli->arguments, NULL);
  text = g_strjoinv (" ", (char **) cli->arguments->pdata);
  query = praxis_query_parse (text);
  notes = praxis_search_notes (store, query, error);
  if (notes == NULL || !praxis_cli_has (cli, "post"))
    return g_steal_pointer (&notes);
  post = praxis_cli_find_post (store, praxis_cli_get (cli, "post"), error);
  if (post == NULL)
    return NULL;
  for (guint i = notes->len; i > 0; i--)
    {
      if (!g_str_equal (praxis_note_get_post_uuid (notes->pdata[i - 1]), praxis_post_get_uuid (post)))
        g_ptr_array_remove_index (notes, i - 1);
    }
  return g_steal_pointer (&notes);
}

static PraxisNote *
add (PraxisCli    *cli,
     PraxisStore  *store,
     GError      **error)
{
  g_autoptr(PraxisPost) post = praxis_cli_find_post (store, praxis_cli_get (cli, "post"), error);

  if (post == NULL)
    return NULL;
  return praxis_store_add_note (store, praxis_post_get_uuid (post), praxis_cli_get (cli, "add"), praxis_cli_get (cli, "quote"),
                                NULL, NULL, error);
}

/* Prints the note as it is now; a deleted one as it was. */
static gboolean
change (PraxisCli    *cli,
        PraxisStore  *store,
        GError      **error)
{
  g_autoptr(GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisNote *note;

  if (praxis_cli_has (cli, "add"))
    note = add (cli, store, error);
  else if (praxis_cli_has (cli, "change"))
    note = praxis_store_edit_note (store, praxis_cli_get_nth (cli, "change", 0), praxis_cli_get_nth (cli, "change", 1), error);
  else
    note = praxis_store_delete_note (store, praxis_cli_get (cli, "delete"), error);
  if (note == NULL)
    return FALSE;
  g_ptr_array_add (notes, note);
  return print_notes (cli, store, notes, error);
}

static gboolean
save (PraxisCli    *cli,
      PraxisStore  *store,
      GError      **error)
{
  g_autofree char *text = praxis_store_save_own (store, error);

  return text != NULL && g_file_set_contents (praxis_cli_get (cli, "save"), text, -1, error);
}

static void
print_report (PraxisCli               *cli,
              const PraxisMergeReport *report)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);

  if (!cli->json)
    {
      praxis_cli_print (cli, ngettext ("Reading state: %u post changed.\n", "Reading state: %u posts changed.\n", report->n_posts),
                        report->n_posts);
      praxis_cli_print (cli, _("Notes: %u new, %u changed, %u deleted, %u kept in two forms.\n"), report->n_added,
                        report->n_changed, report->n_deleted, report->n_variants);
      return;
    }
  yyjson_mut_obj_add_uint (json, root, "posts", report->n_posts);
  yyjson_mut_obj_add_uint (json, root, "added", report->n_added);
  yyjson_mut_obj_add_uint (json, root, "changed", report->n_changed);
  yyjson_mut_obj_add_uint (json, root, "deleted", report->n_deleted);
  yyjson_mut_obj_add_uint (json, root, "variants", report->n_variants);
  praxis_cli_print_json (cli, json, root);
}

static gboolean
merge (PraxisCli    *cli,
       PraxisStore  *store,
       GError      **error)
{
  g_autofree char *text = NULL;
  PraxisMergeReport report;

  if (!g_file_get_contents (praxis_cli_get (cli, "merge"), &text, NULL, error) ||
      !praxis_store_merge_own (store, text, &report, error))
    return FALSE;
  print_report (cli, &report);
  return TRUE;
}

static gboolean
check (PraxisCli  *cli,
       GError    **error)
{
  static const char *const alone[] = { "add", "change", "delete", "save", "merge", "export", NULL };

  if (!praxis_cli_check_one (cli, alone, error))
    return FALSE;
  if (praxis_cli_has (cli, "add") && !praxis_cli_has (cli, "post"))
    return praxis_cli_usage_error (error, _("--add needs --post: the post that the note is on."));
  if (praxis_cli_has (cli, "quote") && !praxis_cli_has (cli, "add"))
    return praxis_cli_usage_error (error, _("--quote goes with --add."));
  return TRUE;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  gboolean changes = praxis_cli_has (cli, "add") || praxis_cli_has (cli, "change") || praxis_cli_has (cli, "delete");
  g_autoptr(PraxisStore) store = NULL;
  gboolean done;

  if (!check (cli, error))
    return PRAXIS_CLI_WRONG_USAGE;
  store = praxis_cli_open (cli, changes || praxis_cli_has (cli, "merge") ? PRAXIS_STORE_WRITE : PRAXIS_STORE_READ, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  if (changes)
    done = change (cli, store, error);
  else if (praxis_cli_has (cli, "save"))
    done = save (cli, store, error);
  else if (praxis_cli_has (cli, "merge"))
    done = merge (cli, store, error);
  else if (praxis_cli_wants_own_export (cli))
    done = praxis_cli_write_own (cli, store, PRAXIS_NOTES_OF_READER, error);
  else
    {
      g_autoptr(GPtrArray) notes = find_notes (cli, store, error);

      done = notes != NULL && print_notes (cli, store, notes, error);
    }
  return done ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

static const PraxisCliOption options[] = {
  { "post", PRAXIS_CLI_OPTION_VALUE, N_("POST"), N_("those on this post: UUID or slug") },
  { "add", PRAXIS_CLI_OPTION_VALUE, N_("TEXT"), N_("write a note on the post") },
  { "quote", PRAXIS_CLI_OPTION_VALUE, N_("WORDS"), N_("the passage of the post that the new note is on") },
  { "change", PRAXIS_CLI_OPTION_PAIR, N_("NOTE TEXT"), N_("let a note, by its UUID, say something else") },
  { "delete", PRAXIS_CLI_OPTION_VALUE, N_("NOTE"), N_("delete a note") },
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("FORMAT"), N_("all of them as markdown, html, json, csv, bibliography, bibtex, ris or csl-json") },
  { "export", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("write that into a file, whose ending says the form") },
  { "style", PRAXIS_CLI_OPTION_VALUE, N_("STYLE"), N_("the citation style of the references in it") },
  { "save", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("save the notes, the reading list and what is read, for another computer") },
  { "merge", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("bring in what another computer saved") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_notes = {
  .name = "notes",
  .arguments = N_("[QUERY…]"),
  .help = N_("list and find your notes on posts; write, export and move them"),
  .options = options,
  .max_arguments = -1,
  .run = run,
};
