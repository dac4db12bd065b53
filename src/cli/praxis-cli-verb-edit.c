/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "import/praxis-import.h"
#include "praxis-cli-post.h"
#include "praxis-error.h"
#include "store/praxis-store-posts.h"

/* Who edits a printed copy of one post must not write it over another one. */
static gboolean
check_post (PraxisPost          *post,
            PraxisMarkdownPost  *file,
            GError             **error)
{
  if (file->uuid == NULL || g_str_equal (file->uuid, praxis_post_get_uuid (post)))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               /* Translators: both %s are a post's name */
               _("The text is of the post “%s”, not of “%s”. To use it nevertheless, take the lines “uuid:” and “slug:” out."),
               file->slug != NULL ? file->slug : file->uuid, praxis_post_get_slug (post));
  return FALSE;
}

/* A name that the post had once is that of an old copy, and none that somebody wants. */
static gboolean
check_name (PraxisStore         *store,
            PraxisPost          *post,
            PraxisMarkdownPost  *file,
            gboolean            *renamed,
            GError             **error)
{
  *renamed = FALSE;
  return file->slug == NULL ||
         (praxis_store_is_new_slug (store, praxis_post_get_id (post), file->slug, renamed, error) &&
          (!*renamed || praxis_store_check_slug (store, praxis_post_get_id (post), file->slug, error)));
}

static void
print_name (PraxisCli  *cli,
            PraxisPost *before,
            PraxisPost *after)
{
  g_autofree char *words = praxis_import_describe_rename (before, after);

  praxis_cli_print (cli, "%s\n", words);
}

static void
print (PraxisCli          *cli,
       PraxisPost         *before,
       PraxisPost         *post,
       gboolean            renamed,
       PraxisMarkdownPost *file)
{
  gboolean changed = praxis_post_get_revision (post) != praxis_post_get_revision (before);
  g_autoptr(PraxisJsonBuilder) json = NULL;
  yyjson_mut_val *root;

  if (!cli->json)
    {
      praxis_cli_complain_of_problems (file);
      if (changed)
        /* Translators: the first %s is a post's name, %d a number, the second %s a status such as "Draft" */
        praxis_cli_print (cli, _("“%s” is saved as revision %d. Its status: %s.\n"), praxis_post_get_slug (post),
                          (int) praxis_post_get_revision (post),
                          praxis_status_get_label (praxis_post_get_status (post)));
      else
        praxis_cli_print (cli, _("“%s” says so already.\n"), praxis_post_get_slug (post));
      if (renamed)
        print_name (cli, before, post);
      return;
    }
  json = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (json);
  praxis_cli_add_post (json, root, post);
  yyjson_mut_obj_add_bool (json, root, "changed", changed);
  if (renamed)
    praxis_json_add_string (json, root, "former_slug", praxis_post_get_slug (before));
  praxis_cli_add_problems (json, root, file);
  praxis_cli_print_json (cli, json, root);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  const char *argument = praxis_cli_get_argument (cli, 1);
  g_autoptr(PraxisMarkdownPost) file = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisPost) before = NULL;
  g_autoptr(PraxisPost) after = NULL;
  PraxisSaveOutcome outcome;
  gboolean renamed;
  gint64 base = 0;

  if (!praxis_cli_get_revision (cli, "base", 0, &base, error))
    return PRAXIS_CLI_FAILED;
  file = praxis_cli_read_post (cli, argument != NULL ? argument : "-", error);
  if (file == NULL)
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_WRITE, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  before = praxis_store_get_post (store, praxis_cli_get_argument (cli, 0), error);
  if (before == NULL || !check_post (before, file, error) || !check_name (store, before, file, &renamed, error))
    return PRAXIS_CLI_FAILED;

  praxis_draft_set_post_uuid (file->draft, praxis_post_get_uuid (before));
  praxis_draft_set_base_revision (file->draft, base != 0 ? base : praxis_post_get_revision (before));
  if (!praxis_store_save_draft_with_flags (store, praxis_post_get_digest_uuid (before), file->draft,
                                           PRAXIS_SAVE_REFUSE_CONFLICT, &outcome, error) ||
      (renamed && !praxis_store_rename_slug (store, outcome.post_id, file->slug, error)))
    return PRAXIS_CLI_FAILED;
  after = praxis_store_get_post_by_id (store, outcome.post_id, error);
  if (after == NULL)
    return PRAXIS_CLI_FAILED;
  print (cli, before, after, renamed, file);
  return file->problems->len > 0 ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_DONE;
}

static const PraxisCliOption options[] = {
  { "base", PRAXIS_CLI_OPTION_VALUE, N_("REVISION"), N_("refuse where this is not the newest revision any more") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_edit = {
  .name = "edit",
  .arguments = N_("POST [FILE]"),
  .help = N_("replace a post's content by a Markdown file or, without one, standard input"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 2,
  .reports_sentences = TRUE,
  .run = run,
};
