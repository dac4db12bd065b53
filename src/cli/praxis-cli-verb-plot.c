/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "praxis-cli-filter.h"
#include "praxis-cli-verbs.h"
#include "praxis-error.h"
#include "publish/praxis-forest-file.h"
#include "publish/praxis-notice-words.h"
#include "review/praxis-review-library.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

/* "plot": what a post reports in numbers, or the posts on a topic, as a forest plot in a file. */

static gboolean
get_sort (PraxisCli         *cli,
          PraxisForestSort  *sort,
          GError           **error)
{
  const char *name = praxis_cli_get (cli, "sort");

  if (name == NULL || g_str_equal (name, "date"))
    *sort = PRAXIS_FOREST_BY_DATE;
  else if (g_str_equal (name, "size"))
    *sort = PRAXIS_FOREST_BY_SIZE;
  else
    return praxis_cli_usage_error (error, _("--sort is “%s”, but takes date or size."), name);
  return TRUE;
}

static PraxisForestPlot *
plot_post (PraxisStore       *store,
           PraxisPost        *post,
           PraxisForestSort   sort,
           GError           **error)
{
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, praxis_post_get_digest_uuid (post), error);
  g_autofree char *label = praxis_citations_dup_short_label (praxis_post_get_citations (post));
  g_autoptr(GPtrArray) works = NULL;
  g_autoptr(GPtrArray) notices =
    digest != NULL ? praxis_review_list_notices (store, praxis_post_get_revision (post), &works, error) : NULL;
  PraxisNotice *notice = praxis_notices_find_gravest (notices);
  g_autofree char *work = praxis_notice_dup_work (notice, works);
  const PraxisForestSource source = {
    .label = label,
    .title = praxis_post_get_title (post),
    .month = praxis_post_get_month (post),
    .notice = notice,
    .notice_work = work,
  };

  if (notices == NULL)
    return NULL;
  return praxis_forest_plot_new_for_post (praxis_digest_get_language (digest), praxis_post_get_findings (post), &source, sort);
}

/* The language of the digest that all posts are of; NULL, for that of the process, where they are of several. */
static gboolean
find_language (PraxisStore         *store,
               PraxisSearchResult  *posts,
               char               **language,
               GError             **error)
{
  gsize n_posts = praxis_search_result_get_size (posts);
  g_autofree gint64 *ids = g_new (gint64, n_posts);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  const char *uuid;

  for (gsize i = 0; i < n_posts; i++)
    ids[i] = praxis_search_result_get_id (posts, i);
  entries = praxis_store_get_entries (store, ids, n_posts, error);
  if (entries == NULL)
    return FALSE;
  uuid = entries->len > 0 ? ((PraxisEntry *) entries->pdata[0])->digest_uuid : NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      if (!g_str_equal (uuid, ((PraxisEntry *) entries->pdata[i])->digest_uuid))
        return TRUE;
    }
  if (uuid == NULL)
    return TRUE;
  digest = praxis_store_find_digest (store, uuid, error);
  *language = digest != NULL ? g_strdup (praxis_digest_get_language (digest)) : NULL;
  return digest != NULL;
}

/* Says what was made, as a document for programs; people find the file. */
static void
print (PraxisCli              *cli,
       const char             *path,
       const PraxisForestPlot *plot)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  guint n_findings = 0;

  if (!cli->json)
    return;
  for (guint i = 0; i < plot->groups->len; i++)
    n_findings += ((PraxisForestGroup *) plot->groups->pdata[i])->rows->len;
  praxis_json_add_string (json, root, "to", path);
  yyjson_mut_obj_add_uint (json, root, "findings", n_findings);
  praxis_cli_print_json (cli, json, root);
}

static gboolean
write_file (const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no folder “%s”."), folder);
      return FALSE;
    }
  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}

static PraxisForestPlot *
plot_topic (PraxisCli         *cli,
            PraxisStore       *store,
            const char        *label,
            PraxisForestSort   sort,
            GError           **error)
{
  g_autofree char *language = NULL;
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) posts = NULL;

  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, label, PRAXIS_CHOICE_INCLUDE);
  posts = praxis_searcher_list (searcher, store, filter, cli->cancellable, error);
  if (posts == NULL || !find_language (store, posts, &language, error))
    return NULL;
  return praxis_forest_plot_load (store, posts, language, sort, error);
}

/* A post by its UUID or slug; otherwise a topic by its label or another name of it. */
static PraxisForestPlot *
make_plot (PraxisCli         *cli,
           PraxisStore       *store,
           PraxisForestSort   sort,
           char             **title,
           GError           **error)
{
  const char *name = praxis_cli_get_argument (cli, 0);
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post (store, name, &failure);

  if (post != NULL)
    {
      *title = g_strdup (praxis_post_get_title (post));
      return plot_post (store, post, sort, error);
    }
  if (!g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  *title = praxis_cli_find_label (store, PRAXIS_VOCABULARY_TOPIC, name, NULL);
  if (*title != NULL)
    return plot_topic (cli, store, *title, sort, error);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
               _("There is neither a post nor a topic “%s”. “praxis-cli list” and “praxis-cli topics” list them."), name);
  return NULL;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  const char *path = praxis_cli_get (cli, "to");
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisForestPlot) plot = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *title = NULL;
  PraxisForestFormat format;
  PraxisForestSort sort = PRAXIS_FOREST_BY_DATE;

  if (path == NULL)
    {
      praxis_cli_usage_error (error, _("--to is missing: the file to write, which ends with .svg, .png or .csv."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  if (!get_sort (cli, &sort, error) || !praxis_forest_format_of_name (path, &format, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  plot = store != NULL ? make_plot (cli, store, sort, &title, error) : NULL;
  bytes = plot != NULL ? praxis_forest_plot_to_bytes (plot, title, format, error) : NULL;
  if (bytes == NULL || !write_file (path, bytes, error))
    return PRAXIS_CLI_FAILED;
  print (cli, path, plot);
  return PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "to", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("the file to write: .svg, .png or .csv") },
  { "sort", PRAXIS_CLI_OPTION_VALUE, N_("ORDER"), N_("date, the newest works first, or size, the largest first") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_plot = {
  .name = "plot",
  .arguments = N_("TOPIC|POST"),
  .help = N_("draw what a post, or the posts on a topic, report in numbers"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
