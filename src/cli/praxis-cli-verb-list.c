/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "model/praxis-entry.h"
#include "praxis-cli-filter.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-posts.h"

static gboolean
choose_issue (PraxisCli     *cli,
              PraxisFilter  *filter,
              GError       **error)
{
  const char *issue = praxis_cli_get (cli, "issue");
  PraxisMonth month;

  if (!praxis_cli_get_month (cli, "issue", &month, error))
    return FALSE;
  if (issue != NULL)
    praxis_filter_set_choice (filter, PRAXIS_FACET_MONTH, issue, PRAXIS_CHOICE_INCLUDE);
  return TRUE;
}

static gboolean
check_status (PraxisCli  *cli,
              GError    **error)
{
  const char *name = praxis_cli_get (cli, "status");
  PraxisStatus status;

  return name == NULL || praxis_status_parse (name, &status) ||
         praxis_cli_usage_error (error, _("--status is “%s”, but takes draft, ready, published or needs-update."), name);
}

static GPtrArray *
find_posts (PraxisCli     *cli,
            PraxisStore   *store,
            PraxisFilter  *filter,
            GError       **error)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  result = praxis_searcher_list (searcher, store, filter, cli->cancellable, error);
  if (result == NULL)
    return NULL;
  for (gsize i = 0; i < praxis_search_result_get_size (result); i++)
    {
      gint64 id = praxis_search_result_get_id (result, i);

      g_array_append_val (ids, id);
    }
  return praxis_store_get_entries (store, (const gint64 *) ids->data, ids->len, error);
}

static void
keep_status (PraxisCli *cli,
             GPtrArray *entries)
{
  const char *name = praxis_cli_get (cli, "status");
  PraxisStatus status;

  if (!praxis_status_parse (name, &status))
    return;
  for (guint i = entries->len; i > 0; i--)
    {
      const PraxisEntry *entry = g_ptr_array_index (entries, i - 1);

      if (entry->status != status)
        g_ptr_array_remove_index (entries, i - 1);
    }
}

static void
print_json (PraxisCli *cli,
            GPtrArray *entries)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = g_ptr_array_index (entries, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, root);

      praxis_json_add_string (json, object, "uuid", entry->uuid);
      praxis_json_add_string (json, object, "slug", entry->slug);
      praxis_json_add_string (json, object, "title", entry->title);
      praxis_cli_add_month (json, object, entry->month);
      praxis_json_add_string (json, object, "status", praxis_status_to_string (entry->status));
      praxis_json_add_strv (json, object, "topics", (const char * const *) entry->topics);
    }
  praxis_cli_print_json (cli, json, root);
}

static void
print_text (PraxisCli *cli,
            GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *month = praxis_month_to_string (entry->month);

      praxis_cli_print (cli, "%-7s  %s", month != NULL ? month : "", entry->title);
      if (entry->status != PRAXIS_STATUS_PUBLISHED)
        praxis_cli_print (cli, " [%s]", praxis_status_get_label (entry->status));
      praxis_cli_print (cli, "\n         %s\n", entry->slug);
    }
  if (entries->len == 0)
    praxis_cli_print (cli, "%s\n", _("No posts."));
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  praxis_filter_set_sort (filter, PRAXIS_SORT_NEWEST);
  if (!choose_issue (cli, filter, error) || !check_status (cli, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  if (store == NULL || !praxis_cli_filter_terms (cli, store, filter, PRAXIS_FACET_TOPIC, "topic", error))
    return PRAXIS_CLI_FAILED;
  entries = find_posts (cli, store, filter, error);
  if (entries == NULL)
    return PRAXIS_CLI_FAILED;

  keep_status (cli, entries);
  if (cli->json)
    print_json (cli, entries);
  else
    print_text (cli, entries);
  return PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "status", PRAXIS_CLI_OPTION_VALUE, N_("STATUS"), N_("only posts that are draft, ready, published or needs-update") },
  { "issue", PRAXIS_CLI_OPTION_VALUE, N_("YYYY-MM"), N_("only the posts of this month") },
  { "topic", PRAXIS_CLI_OPTION_VALUES, N_("TOPIC"), N_("only posts on this topic; repeated, on all of them") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_list = {
  .name = "list",
  .help = N_("list the posts, newest first"),
  .options = options,
  .run = run,
};
