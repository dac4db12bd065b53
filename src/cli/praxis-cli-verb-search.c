/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "cite/praxis-reference-list.h"
#include "model/praxis-entry.h"
#include "praxis-cli-filter.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-posts.h"

#define LIMIT 50
#define MAX_LIMIT 1000000

static const struct
{
  PraxisFacet  facet;
  const char  *key;
  const char  *heading;
} facets[] = {
  { PRAXIS_FACET_TOPIC, "topics", N_("Topics") },
  { PRAXIS_FACET_TYPE, "types", N_("Types of research") },
  { PRAXIS_FACET_YEAR, "years", N_("Years") },
  { PRAXIS_FACET_JOURNAL, "journals", N_("Journals") },
};

static char *
dup_query (PraxisCli *cli)
{
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < cli->arguments->len; i++)
    g_string_append_printf (query, "%s%s", i > 0 ? " " : "", praxis_cli_get_argument (cli, i));
  return g_string_free (query, FALSE);
}

static gboolean
choose_text (PraxisCli     *cli,
             PraxisFilter  *filter,
             GError       **error)
{
  g_autofree char *text = dup_query (cli);

  return praxis_cli_filter_text (filter, text, error);
}

static gboolean
choose_years (PraxisCli     *cli,
              PraxisFilter  *filter,
              GError       **error)
{
  for (gsize i = 0; i < praxis_cli_get_count (cli, "year"); i++)
    {
      const char *text = praxis_cli_get_nth (cli, "year", i);
      g_autofree char *year = NULL;
      guint64 number;

      if (!g_ascii_string_to_unsigned (text, 10, 1000, 9999, &number, NULL))
        return praxis_cli_usage_error (error, _("“%s” is no year. Write it as in 2023."), text);
      year = g_strdup_printf ("%u", (guint) number);
      praxis_filter_set_choice (filter, PRAXIS_FACET_YEAR, year, PRAXIS_CHOICE_INCLUDE);
    }
  return TRUE;
}

/* The first posts of a result, with what is shown of them. */
static GPtrArray *
read_hits (PraxisStore         *store,
           PraxisSearchResult  *result,
           guint                limit,
           GError             **error)
{
  gsize n_hits = MIN (limit, praxis_search_result_get_size (result));
  g_autofree gint64 *ids = g_new (gint64, n_hits);
  g_autoptr(GPtrArray) hits = NULL;

  for (gsize i = 0; i < n_hits; i++)
    ids[i] = praxis_search_result_get_id (result, i);
  hits = praxis_store_get_entries (store, ids, n_hits, error);
  if (hits == NULL || !praxis_search_add_snippets (store, praxis_search_result_get_query (result), hits, error))
    return NULL;
  return g_steal_pointer (&hits);
}

/* The works of the first posts of a result, each of them once. */
static gboolean
print_references (PraxisCli              *cli,
                  PraxisStore            *store,
                  PraxisSearchResult     *result,
                  guint                   limit,
                  PraxisReferenceFormat   format,
                  GError                **error)
{
  g_autoptr(PraxisReferenceList) list = praxis_reference_list_new (FALSE);
  gsize n_hits = MIN (limit, praxis_search_result_get_size (result));
  g_autofree char *text = NULL;

  for (gsize i = 0; i < n_hits; i++)
    {
      g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (store, praxis_search_result_get_id (result, i), error);

      if (post == NULL || g_cancellable_set_error_if_cancelled (cli->cancellable, error))
        return FALSE;
      praxis_reference_list_add (list, praxis_post_get_citations (post), praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC));
    }
  text = praxis_reference_list_write (list, format, error);
  if (text == NULL)
    return FALSE;
  /* RIS of no works is an empty text, without a line end of its own. */
  if (*text != '\0')
    praxis_cli_print_document (cli, text);
  return TRUE;
}

static void
add_facets (PraxisJsonBuilder  *json,
            yyjson_mut_val     *object,
            PraxisSearchResult *result)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      GPtrArray *counts = praxis_search_result_get_counts (result, facets[i].facet);
      yyjson_mut_val *values = yyjson_mut_obj_add_obj (json, object, facets[i].key);

      for (guint j = 0; j < counts->len; j++)
        {
          const PraxisFacetCount *count = g_ptr_array_index (counts, j);

          if (count->count > 0)
            yyjson_mut_obj_add (values, yyjson_mut_strcpy (json, count->value), yyjson_mut_uint (json, count->count));
        }
    }
}

static void
print_json (PraxisCli          *cli,
            PraxisSearchResult *result,
            GPtrArray          *hits)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *array;

  yyjson_mut_obj_add_uint (json, root, "total", praxis_search_result_get_size (result));
  add_facets (json, yyjson_mut_obj_add_obj (json, root, "facets"), result);
  array = yyjson_mut_obj_add_arr (json, root, "hits");
  for (guint i = 0; i < hits->len; i++)
    {
      const PraxisEntry *hit = g_ptr_array_index (hits, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);
      g_autofree char *snippet = hit->snippet != NULL ? praxis_snippet_format (hit->snippet, "<mark>", "</mark>") : NULL;

      praxis_json_add_string (json, object, "uuid", hit->uuid);
      praxis_json_add_string (json, object, "slug", hit->slug);
      praxis_json_add_string (json, object, "title", hit->title);
      praxis_cli_add_month (json, object, hit->month);
      praxis_json_add_string (json, object, "snippet", snippet);
    }
  praxis_cli_print_json (cli, json, root);
}

/* A snippet as plain text: its marks are control characters, which a terminal must not get. */
static char *
plain_snippet (const char *snippet)
{
  GString *plain = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (snippet, -1);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n' || character == '\t')
        g_string_append_c (plain, ' ');
      else if (!g_unichar_iscntrl (character))
        g_string_append_unichar (plain, character);
    }
  return g_string_free (plain, FALSE);
}

static void
print_facets (PraxisCli          *cli,
              PraxisSearchResult *result)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      GPtrArray *counts = praxis_search_result_get_counts (result, facets[i].facet);
      gboolean any = FALSE;

      for (guint j = 0; j < counts->len; j++)
        {
          const PraxisFacetCount *count = g_ptr_array_index (counts, j);

          if (count->count == 0)
            continue;
          if (!any)
            praxis_cli_print (cli, "\n%s\n", _(facets[i].heading));
          praxis_cli_print (cli, "%7u  %s\n", count->count, count->value);
          any = TRUE;
        }
    }
}

static void
print_text (PraxisCli          *cli,
            PraxisSearchResult *result,
            GPtrArray          *hits)
{
  guint total = praxis_search_result_get_size (result);

  for (guint i = 0; i < hits->len; i++)
    {
      const PraxisEntry *hit = g_ptr_array_index (hits, i);
      g_autofree char *month = praxis_month_to_string (hit->month);
      g_autofree char *snippet = hit->snippet != NULL ? plain_snippet (hit->snippet) : NULL;

      praxis_cli_print (cli, "%-7s  %s\n         %s\n", month != NULL ? month : "", hit->title, hit->slug);
      if (snippet != NULL)
        praxis_cli_print (cli, "         %s\n", snippet);
    }
  if (hits->len > 0)
    praxis_cli_print (cli, "\n");
  praxis_cli_print (cli, ngettext ("%u post was found.\n", "%u posts were found.\n", total), total);
  print_facets (cli, result);
}

/* What was asked for. */
typedef struct
{
  PraxisFilter          *filter;
  guint                  limit;
  gboolean               only_references;
  PraxisReferenceFormat  format;
} Request;

static void
request_clear (Request *self)
{
  g_clear_pointer (&self->filter, praxis_filter_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* Who wants references wants all of them. */
static gboolean
choose_format (PraxisCli  *cli,
               Request    *request,
               GError    **error)
{
  const char *name = praxis_cli_get (cli, "as");

  if (name == NULL)
    return TRUE;
  if (!praxis_reference_format_parse (name, &request->format))
    return praxis_cli_usage_error (error, _("--as is “%s”, but takes csl-json, ris or bibtex."), name);
  if (cli->json)
    return praxis_cli_usage_error (error, _("--json and --as %s do not go together."), name);
  request->only_references = TRUE;
  request->limit = G_MAXUINT;
  return TRUE;
}

static gboolean
read_options (PraxisCli  *cli,
              Request    *request,
              GError    **error)
{
  praxis_filter_set_any_topic (request->filter, praxis_cli_has (cli, "any"));
  return choose_format (cli, request, error) &&
         praxis_cli_get_number (cli, "limit", 0, MAX_LIMIT, &request->limit, error) &&
         choose_years (cli, request->filter, error) &&
         choose_text (cli, request->filter, error);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_auto(Request) request = { .filter = praxis_filter_new (), .limit = LIMIT };
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(GPtrArray) hits = NULL;

  if (!read_options (cli, &request, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  if (store == NULL ||
      !praxis_cli_filter_terms (cli, store, request.filter, PRAXIS_FACET_TOPIC, "topic", error) ||
      !praxis_cli_filter_terms (cli, store, request.filter, PRAXIS_FACET_TYPE, "type", error))
    return PRAXIS_CLI_FAILED;
  result = praxis_searcher_search (searcher, store, request.filter, cli->cancellable, error);
  if (result == NULL)
    return PRAXIS_CLI_FAILED;
  if (request.only_references)
    return print_references (cli, store, result, request.limit, request.format, error) ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
  hits = read_hits (store, result, request.limit, error);
  if (hits == NULL)
    return PRAXIS_CLI_FAILED;

  if (cli->json)
    print_json (cli, result, hits);
  else
    print_text (cli, result, hits);
  return PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "topic", PRAXIS_CLI_OPTION_VALUES, N_("TOPIC"), N_("only posts on this topic; repeated, on all of them") },
  { "any", PRAXIS_CLI_OPTION_FLAG, NULL, N_("one of the topics is enough") },
  { "type", PRAXIS_CLI_OPTION_VALUES, N_("TYPE"), N_("only posts of this type of research; repeated, of one of them") },
  { "year", PRAXIS_CLI_OPTION_VALUES, N_("YEAR"), N_("only posts of this year; repeated, of one of them") },
  { "limit", PRAXIS_CLI_OPTION_VALUE, N_("NUMBER"), N_("show so many posts; 50 unless told") },
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("FORMAT"), N_("print the references of all posts instead: csl-json, ris or bibtex") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_search = {
  .name = "search",
  .arguments = N_("QUERY"),
  .help = N_("search the posts, and count what they are about"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = -1,
  .run = run,
};
