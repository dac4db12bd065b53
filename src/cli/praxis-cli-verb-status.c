/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "edit/praxis-completeness.h"
#include "praxis-cli-post.h"
#include "store/praxis-store-posts.h"

/* What became of one post. */
typedef struct
{
  PraxisPost    *post;
  PraxisMissing  missing;
  GError        *error;
} Outcome;

static void
outcome_free (Outcome *outcome)
{
  g_clear_object (&outcome->post);
  g_clear_error (&outcome->error);
  g_free (outcome);
}

static gboolean
parse_status (PraxisCli     *cli,
              PraxisStatus  *status,
              GError       **error)
{
  const char *name = praxis_cli_get_argument (cli, cli->arguments->len - 1);

  return (praxis_status_parse (name, status) && *status != PRAXIS_STATUS_NEEDS_UPDATE) ||
         praxis_cli_usage_error (error, _("“%s” is no status to give. It is draft, ready or published."), name);
}

/* Finds all posts before one is changed. */
static GPtrArray *
find_posts (PraxisCli    *cli,
            PraxisStore  *store,
            GError      **error)
{
  g_autoptr(GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) outcome_free);

  for (guint i = 0; i + 1 < cli->arguments->len; i++)
    {
      Outcome *outcome = g_new0 (Outcome, 1);

      g_ptr_array_add (outcomes, outcome);
      outcome->post = praxis_store_get_post (store, praxis_cli_get_argument (cli, i), error);
      if (outcome->post == NULL)
        return NULL;
    }
  return g_steal_pointer (&outcomes);
}

static void
advance (PraxisStore  *store,
         Outcome      *outcome,
         PraxisStatus  status)
{
  g_autoptr(PraxisPost) after = NULL;

  if (!praxis_store_advance (store, praxis_post_get_id (outcome->post), status, &outcome->missing, &outcome->error))
    return;
  after = praxis_store_get_post_by_id (store, praxis_post_get_id (outcome->post), &outcome->error);
  if (after != NULL)
    g_set_object (&outcome->post, after);
}

static void
add_missing (PraxisJsonBuilder *json,
             yyjson_mut_val    *object,
             PraxisMissing      missing)
{
  yyjson_mut_val *names = yyjson_mut_obj_add_arr (json, object, "missing");

  for (guint bit = 0; bit < PRAXIS_N_MISSING; bit++)
    {
      if ((missing & (1 << bit)) != 0)
        yyjson_mut_arr_add_str (json, names, praxis_missing_to_string (1 << bit));
    }
}

static void
print_json (PraxisCli *cli,
            GPtrArray *outcomes)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *changed = yyjson_mut_obj_add_arr (json, root, "changed");
  yyjson_mut_val *refused = yyjson_mut_obj_add_arr (json, root, "refused");

  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = outcomes->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, outcome->error == NULL ? changed : refused);

      praxis_cli_add_post (json, object, outcome->post);
      if (outcome->error == NULL)
        continue;
      add_missing (json, object, outcome->missing);
      praxis_json_add_string (json, object, "message", outcome->error->message);
    }
  praxis_cli_print_json (cli, json, root);
}

static void
print_text (PraxisCli *cli,
            GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = outcomes->pdata[i];

      if (outcome->error == NULL)
        praxis_cli_print (cli, "%s [%s]\n", praxis_post_get_slug (outcome->post),
                          praxis_status_get_label (praxis_post_get_status (outcome->post)));
    }
}

/* Names the post where its own message does not. */
static void
complain (const Outcome *outcome)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", praxis_post_get_slug (outcome->post), outcome->error->message);

  praxis_cli_complain (message);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(GPtrArray) outcomes = NULL;
  PraxisStatus status;
  guint n_refused = 0;

  if (!parse_status (cli, &status, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (cli, PRAXIS_STORE_WRITE, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  outcomes = find_posts (cli, store, error);
  if (outcomes == NULL)
    return PRAXIS_CLI_FAILED;

  for (guint i = 0; i < outcomes->len; i++)
    {
      Outcome *outcome = outcomes->pdata[i];

      advance (store, outcome, status);
      if (outcome->error == NULL)
        continue;
      complain (outcome);
      n_refused++;
    }
  if (cli->json)
    print_json (cli, outcomes);
  else
    print_text (cli, outcomes);
  if (n_refused == 0)
    return PRAXIS_CLI_DONE;
  return n_refused < outcomes->len ? PRAXIS_CLI_PARTIAL : PRAXIS_CLI_FAILED;
}

const PraxisCliVerb praxis_cli_verb_status = {
  .name = "status",
  .arguments = N_("POST… STATUS"),
  .help = N_("make posts draft, ready or published; what is not complete is refused"),
  .min_arguments = 2,
  .max_arguments = -1,
  .reports_sentences = TRUE,
  .run = run,
};
