/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "publish/praxis-article.h"
#include "publish/praxis-post-formats.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

static char *
to_markdown (PraxisPost       *post,
             PraxisDigest     *digest,
             PraxisReferences *references)
{
  return praxis_post_to_markdown (post);
}

static const struct
{
  const char  *name;
  char      *(*write) (PraxisPost       *post,
                       PraxisDigest     *digest,
                       PraxisReferences *references);
} formats[] = {
  { "text", praxis_post_to_text },
  { "html", praxis_article_to_html },
  { "markdown", to_markdown },
  { "json", praxis_post_to_json },
};

#define TEXT 0
#define JSON 3

static gboolean
choose_format (PraxisCli  *cli,
               gsize      *format,
               GError    **error)
{
  const char *name = praxis_cli_get (cli, "as");

  if (name == NULL)
    name = cli->json ? formats[JSON].name : formats[TEXT].name;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (formats[i].name, name))
        {
          *format = i;
          return !cli->json || i == JSON ||
                 praxis_cli_usage_error (error, _("--json and --as %s do not go together."), name);
        }
    }
  return praxis_cli_usage_error (error, _("--as is “%s”, but takes text, html, markdown or json."), name);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  g_autoptr(PraxisReferences) references = NULL;
  g_autofree char *text = NULL;
  gsize format = TEXT;

  if (!choose_format (cli, &format, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  post = praxis_store_get_post (store, praxis_cli_get_argument (cli, 0), error);
  if (post == NULL)
    return PRAXIS_CLI_FAILED;
  digest = praxis_store_find_digest (store, praxis_post_get_digest_uuid (post), error);
  if (digest == NULL)
    return PRAXIS_CLI_FAILED;

  references = praxis_references_new_for_reading (store, digest);
  if (!praxis_references_load (references, store, praxis_post_get_citations (post), cli->cancellable, error))
    return PRAXIS_CLI_FAILED;
  praxis_cli_keep_references (cli, store);

  text = formats[format].write (post, digest, references);
  if (format == TEXT)
    praxis_cli_print (cli, "%s%s", text, g_str_has_suffix (text, "\n") ? "" : "\n");
  else
    praxis_cli_print_document (cli, text);
  return PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("FORMAT"), N_("text, html, markdown or json") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_show = {
  .name = "show",
  .arguments = N_("POST"),
  .help = N_("print a post, named by its UUID or slug"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
