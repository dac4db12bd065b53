/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "import/praxis-text-decoder.h"
#include "praxis-cli-source.h"
#include "praxis-cli-verbs.h"
#include "review/praxis-review-json.h"
#include "review/praxis-review-library.h"
#include "store/praxis-store-posts.h"

/* "check": what the proof-reader says of posts, or of a text that is no post. */

/* --- One post or text ------------------------------------------------------------------------------------- */

static void
print_remark (PraxisCli    *cli,
              PraxisRemark *remark)
{
  const PraxisRemarkFields *fields = praxis_remark_get_fields (remark);
  /* Translators: how sure a remark is, and what it says: "Doubt: The p-value of this test is .059." */
  g_autofree char *message = g_strdup_printf (C_("remark", "%s: %s"), praxis_severity_get_label (fields->severity),
                                              fields->message);

  praxis_cli_print (cli, "  %s\n", message);
  if (fields->text != NULL && *fields->text != '\0')
    praxis_cli_print (cli, "    “%s”\n", fields->text);
  praxis_cli_print (cli, "    %s\n", fields->reason);
}

static void
print_remarks (PraxisCli  *cli,
               const char *title,
               GPtrArray  *remarks)
{
  if (title != NULL)
    praxis_cli_print (cli, "%s\n", title);
  for (guint i = 0; i < remarks->len; i++)
    print_remark (cli, remarks->pdata[i]);
}

static void
add_document (PraxisJsonBuilder *json,
              yyjson_mut_val    *object,
              const char        *text,
              GPtrArray         *statistics,
              GPtrArray         *effects,
              GPtrArray         *remarks)
{
  yyjson_mut_obj_add_val (json, object, "statistics", praxis_statistics_to_json (statistics, text, json));
  yyjson_mut_obj_add_val (json, object, "findings", praxis_effects_to_json (effects, json));
  yyjson_mut_obj_add_val (json, object, "remarks", praxis_remarks_to_json (remarks, json));
}

/* --- A text ----------------------------------------------------------------------------------------------- */

/* A text belongs to no library: it is read with the settings that a new one has. */
static PraxisCliStatus
check_text (PraxisCli  *cli,
            GError    **error)
{
  const char *name = praxis_cli_get (cli, "text");
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(GBytes) bytes = praxis_cli_load (cli, name, error);
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  g_autoptr(GPtrArray) statistics = NULL, effects = NULL, remarks = NULL;
  g_autofree char *text = NULL;
  yyjson_mut_val *root;

  if (bytes == NULL)
    return PRAXIS_CLI_FAILED;
  text = praxis_text_decoder_decode (bytes, error);
  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return PRAXIS_CLI_FAILED;
    }
  remarks = praxis_reviewer_review_text (reviewer, text, &statistics, &effects);
  if (!cli->json)
    {
      print_remarks (cli, NULL, remarks);
      if (remarks->len == 0)
        praxis_cli_print (cli, "%s\n", _("No remarks."));
      return PRAXIS_CLI_DONE;
    }
  root = yyjson_mut_obj (json);
  add_document (json, root, text, statistics, effects, remarks);
  praxis_cli_print_json (cli, json, root);
  return PRAXIS_CLI_DONE;
}

/* --- Posts ------------------------------------------------------------------------------------------------ */

/* What is said of the posts, as it comes. */
typedef struct
{
  PraxisCli         *cli;
  PraxisStore       *store;
  PraxisReviewer    *reviewer;
  PraxisJsonBuilder *json;
  yyjson_mut_val    *posts;
  guint              n_remarks;
} Checking;

static gboolean
check_post (Checking    *self,
            PraxisPost  *post,
            GError     **error)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GPtrArray) remarks = praxis_review_draft (self->store, self->reviewer, draft, NULL, error);
  g_autoptr(GPtrArray) statistics = NULL, effects = NULL;
  yyjson_mut_val *object;

  if (remarks == NULL)
    return FALSE;
  self->n_remarks += remarks->len;
  if (!self->cli->json)
    {
      if (remarks->len > 0)
        print_remarks (self->cli, praxis_post_get_title (post), remarks);
      return TRUE;
    }
  praxis_review_find_evidence (draft, &statistics, &effects);
  object = yyjson_mut_arr_add_obj (self->json, self->posts);
  praxis_json_add_string (self->json, object, "uuid", praxis_post_get_uuid (post));
  praxis_json_add_string (self->json, object, "slug", praxis_post_get_slug (post));
  praxis_json_add_string (self->json, object, "title", praxis_post_get_title (post));
  add_document (self->json, object, NULL, statistics, effects, remarks);
  return TRUE;
}

static gboolean
check_named (Checking  *self,
             GError   **error)
{
  for (guint i = 0; i < self->cli->arguments->len; i++)
    {
      g_autoptr(PraxisPost) post = praxis_store_get_post (self->store, praxis_cli_get_argument (self->cli, i), error);

      if (post == NULL || !check_post (self, post, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_all (Checking  *self,
           GError   **error)
{
  g_autoptr(GArray) ids = praxis_store_list_own_posts (self->store, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(PraxisPost) post = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cli->cancellable, error))
        return FALSE;
      post = praxis_store_get_post_by_id (self->store, g_array_index (ids, gint64, i), error);
      if (post == NULL || !check_post (self, post, error))
        return FALSE;
      praxis_cli_show_progress (i + 1, ids->len);
    }
  praxis_cli_end_progress ();
  return TRUE;
}

static PraxisCliStatus
check_posts (PraxisCli  *cli,
             GError    **error)
{
  g_autoptr(PraxisReviewSettings) settings = praxis_review_settings_new ();
  g_autoptr(PraxisReviewer) reviewer = praxis_reviewer_new (settings);
  g_autoptr(PraxisStore) store = praxis_cli_open (cli, PRAXIS_STORE_READ, error);
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  Checking checking = { cli, store, reviewer, json, yyjson_mut_obj_add_arr (json, root, "posts"), 0 };

  if (store == NULL || !(cli->arguments->len > 0 ? check_named (&checking, error) : check_all (&checking, error)))
    return PRAXIS_CLI_FAILED;
  if (cli->json)
    praxis_cli_print_json (cli, json, root);
  else if (checking.n_remarks == 0)
    praxis_cli_print (cli, "%s\n", _("No remarks."));
  return PRAXIS_CLI_DONE;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  if (praxis_cli_has (cli, "text") && cli->arguments->len > 0)
    {
      praxis_cli_usage_error (error, _("--text and names of posts do not go together."));
      return PRAXIS_CLI_FAILED;
    }
  return praxis_cli_has (cli, "text") ? check_text (cli, error) : check_posts (cli, error);
}

static const PraxisCliOption options[] = {
  { "text", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("check a plain text instead of posts; - reads standard input") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_check = {
  .name = "check",
  .arguments = N_("[POST…]"),
  .help = N_("print what the proof-reader says of posts, of all of your own unless named"),
  .options = options,
  .max_arguments = -1,
  .reports_sentences = TRUE,
  .run = run,
};
