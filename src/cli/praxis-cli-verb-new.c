/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "praxis-cli-post.h"
#include "store/praxis-store-posts.h"

static void
print (PraxisCli          *cli,
       PraxisPost         *post,
       PraxisMarkdownPost *file)
{
  g_autoptr(PraxisJsonBuilder) json = NULL;
  yyjson_mut_val *root;

  if (!cli->json)
    {
      praxis_cli_complain_of_problems (file);
      praxis_cli_print (cli, "%s\n", praxis_post_get_slug (post));
      return;
    }
  json = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (json);
  praxis_cli_add_post (json, root, post);
  praxis_cli_add_problems (json, root, file);
  praxis_cli_print_json (cli, json, root);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  const char *argument = praxis_cli_get_argument (cli, 0);
  g_autoptr(PraxisMarkdownPost) file = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  g_autoptr(PraxisDraft) draft = NULL;
  g_autoptr(PraxisPost) post = NULL;
  PraxisSaveOutcome outcome;
  PraxisMonth month = PRAXIS_MONTH_NONE;

  if (!praxis_cli_get_month (cli, "month", &month, error))
    return PRAXIS_CLI_FAILED;
  if (argument != NULL && (file = praxis_cli_read_post (cli, argument, error)) == NULL)
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_WRITE, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  digest = praxis_cli_choose_digest (cli, store, error);
  if (digest == NULL)
    return PRAXIS_CLI_FAILED;

  draft = file != NULL ? g_object_ref (file->draft) : praxis_draft_new ();
  if (month != PRAXIS_MONTH_NONE)
    praxis_draft_set_month (draft, month);
  if (!praxis_store_save_draft (store, praxis_digest_get_uuid (digest), draft, &outcome, error))
    return PRAXIS_CLI_FAILED;
  post = praxis_store_get_post_by_id (store, outcome.post_id, error);
  if (post == NULL)
    return PRAXIS_CLI_FAILED;
  print (cli, post, file);
  return file != NULL && file->problems->len > 0 ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("into this digest: UUID, slug or title") },
  { "month", PRAXIS_CLI_OPTION_VALUE, N_("YYYY-MM"), N_("into the issue of this month") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_new = {
  .name = "new",
  .arguments = N_("[FILE]"),
  .help = N_("make a draft, empty or from a Markdown file; “-” is standard input"),
  .options = options,
  .max_arguments = 1,
  .reports_sentences = TRUE,
  .run = run,
};
