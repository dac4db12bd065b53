/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "edit/praxis-difference.h"
#include "praxis-cli-post.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

/* The revisions of a post: listed, compared, and one of them made the newest again. */

/* --- The list ----------------------------------------------------------------- */

static char *
dup_title (const PraxisRevision *revision)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_json (revision->content, NULL);

  return g_strdup (draft != NULL ? praxis_draft_get_title (draft) : "");
}

static void
print_json_list (PraxisCli *cli,
                 GPtrArray *revisions,
                 gint64     published)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; i < revisions->len; i++)
    {
      const PraxisRevision *revision = revisions->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, root);
      g_autoptr(GDateTime) created = g_date_time_new_from_unix_utc (revision->created);
      g_autofree char *time = created != NULL ? g_date_time_format_iso8601 (created) : NULL;
      g_autofree char *title = dup_title (revision);

      yyjson_mut_obj_add_sint (json, object, "revision", revision->id);
      yyjson_mut_obj_add_sint (json, object, "parent", revision->parent);
      praxis_json_add_string (json, object, "created", time);
      praxis_json_add_string (json, object, "title", title);
      yyjson_mut_obj_add_bool (json, object, "published", revision->id == published);
    }
  praxis_cli_print_json (cli, json, root);
}

static void
print_text_list (PraxisCli *cli,
                 GPtrArray *revisions,
                 gint64     published)
{
  for (guint i = 0; i < revisions->len; i++)
    {
      const PraxisRevision *revision = revisions->pdata[i];
      g_autoptr(GDateTime) created = g_date_time_new_from_unix_local (revision->created);
      g_autofree char *time = created != NULL ? g_date_time_format (created, "%Y-%m-%d %H:%M") : g_strdup ("");
      g_autofree char *title = dup_title (revision);

      praxis_cli_print (cli, "%6d  %s  %s", (int) revision->id, time, title);
      if (revision->id == published)
        praxis_cli_print (cli, " [%s]", praxis_status_get_label (PRAXIS_STATUS_PUBLISHED));
      praxis_cli_print (cli, "\n");
    }
}

static PraxisCliStatus
list (PraxisCli    *cli,
      PraxisStore  *store,
      PraxisPost   *post,
      GError      **error)
{
  g_autoptr(GPtrArray) revisions = praxis_store_list_revisions (store, praxis_post_get_id (post), error);
  g_autoptr(PraxisPost) published = NULL;
  gint64 published_revision;

  if (revisions == NULL)
    return PRAXIS_CLI_FAILED;
  published = praxis_store_get_published_post (store, praxis_post_get_id (post), NULL);
  published_revision = published != NULL ? praxis_post_get_revision (published) : 0;
  if (cli->json)
    print_json_list (cli, revisions, published_revision);
  else
    print_text_list (cli, revisions, published_revision);
  return PRAXIS_CLI_DONE;
}

/* --- Two revisions -------------------------------------------------------------- */

/* Returns: (transfer full): the content of one of the post's revisions */
static PraxisDraft *
get_revision (PraxisStore  *store,
              PraxisPost   *post,
              gint64        revision,
              GError      **error)
{
  g_autoptr(GPtrArray) revisions = praxis_store_list_revisions (store, praxis_post_get_id (post), error);

  for (guint i = 0; revisions != NULL && i < revisions->len; i++)
    {
      if (((PraxisRevision *) revisions->pdata[i])->id == revision)
        return praxis_store_get_revision_draft (store, revision, error);
    }
  if (revisions != NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 /* Translators: %s is a post's title */
                 _("“%s” has no revision %d."), praxis_post_get_title (post), (int) revision);
  return NULL;
}

static void
print_json_differences (PraxisCli *cli,
                        GPtrArray *differences)
{
  static const char *const kinds[] = {
    [PRAXIS_DIFFERENCE_SAME] = "same",
    [PRAXIS_DIFFERENCE_ADDED] = "added",
    [PRAXIS_DIFFERENCE_REMOVED] = "removed",
  };
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; i < differences->len; i++)
    {
      const PraxisFieldDifference *difference = differences->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, root);
      yyjson_mut_val *pieces;

      praxis_json_add_string (json, object, "field", difference->field);
      pieces = yyjson_mut_obj_add_arr (json, object, "pieces");
      for (guint j = 0; j < difference->pieces->len; j++)
        {
          const PraxisDifferencePiece *piece = difference->pieces->pdata[j];
          yyjson_mut_val *entry = yyjson_mut_arr_add_obj (json, pieces);

          praxis_json_add_string (json, entry, "kind", kinds[piece->kind]);
          praxis_json_add_string (json, entry, "text", piece->text);
        }
    }
  praxis_cli_print_json (cli, json, root);
}

/* In the form of `git diff --word-diff`. */
static void
print_text_differences (PraxisCli *cli,
                        GPtrArray *differences)
{
  static const char *const forms[] = {
    [PRAXIS_DIFFERENCE_SAME] = "%s",
    [PRAXIS_DIFFERENCE_ADDED] = "{+%s+}",
    [PRAXIS_DIFFERENCE_REMOVED] = "[-%s-]",
  };

  for (guint i = 0; i < differences->len; i++)
    {
      const PraxisFieldDifference *difference = differences->pdata[i];

      praxis_cli_print (cli, "%s%s\n", i > 0 ? "\n" : "", difference->label);
      for (guint j = 0; j < difference->pieces->len; j++)
        {
          const PraxisDifferencePiece *piece = difference->pieces->pdata[j];
          g_auto(GStrv) halves = g_strsplit (forms[piece->kind], "%s", 2);

          praxis_cli_print (cli, "%s%s%s", halves[0], piece->text, halves[1]);
        }
      praxis_cli_print (cli, "\n");
    }
  if (differences->len == 0)
    praxis_cli_print (cli, "%s\n", _("They say the same."));
}

static PraxisCliStatus
compare (PraxisCli    *cli,
         PraxisStore  *store,
         PraxisPost   *post,
         gint64        from,
         gint64        to,
         GError      **error)
{
  g_autoptr(PraxisDraft) before = get_revision (store, post, from, error);
  g_autoptr(PraxisDraft) after = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  g_autoptr(PraxisReferences) references = NULL;
  g_autoptr(GPtrArray) differences = NULL;

  if (before == NULL)
    return PRAXIS_CLI_FAILED;
  after = get_revision (store, post, to != 0 ? to : praxis_post_get_revision (post), error);
  if (after == NULL)
    return PRAXIS_CLI_FAILED;
  digest = praxis_store_find_digest (store, praxis_post_get_digest_uuid (post), error);
  if (digest == NULL)
    return PRAXIS_CLI_FAILED;
  references = praxis_references_new_for_reading (store, digest);
  if (!praxis_references_load (references, store, praxis_draft_get_citations (before), cli->cancellable, error) ||
      !praxis_references_load (references, store, praxis_draft_get_citations (after), cli->cancellable, error))
    return PRAXIS_CLI_FAILED;
  differences = praxis_difference_of_drafts (before, after, references);
  if (cli->json)
    print_json_differences (cli, differences);
  else
    print_text_differences (cli, differences);
  return PRAXIS_CLI_DONE;
}

/* --- Going back ------------------------------------------------------------------- */

static PraxisCliStatus
restore (PraxisCli    *cli,
         PraxisStore  *store,
         PraxisPost   *post,
         gint64        revision,
         GError      **error)
{
  g_autoptr(PraxisJsonBuilder) json = NULL;
  g_autoptr(PraxisPost) after = NULL;
  PraxisSaveOutcome outcome;
  yyjson_mut_val *root;

  if (!praxis_store_restore_revision (store, praxis_post_get_id (post), revision, &outcome, error))
    return PRAXIS_CLI_FAILED;
  after = praxis_store_get_post_by_id (store, outcome.post_id, error);
  if (after == NULL)
    return PRAXIS_CLI_FAILED;
  if (!cli->json)
    {
      /* Translators: the first %s is a post's name, the second a status such as "Draft" */
      praxis_cli_print (cli, _("“%s” says again what revision %d said, in revision %d. Its status: %s.\n"),
                        praxis_post_get_slug (after), (int) revision, (int) outcome.revision,
                        praxis_status_get_label (praxis_post_get_status (after)));
      return PRAXIS_CLI_DONE;
    }
  json = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (json);
  praxis_cli_add_post (json, root, after);
  praxis_cli_print_json (cli, json, root);
  return PRAXIS_CLI_DONE;
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisPost) post = NULL;
  gint64 revision = 0;
  gint64 from = 0;
  gint64 to = 0;

  if (!praxis_cli_get_revision (cli, "restore", 0, &revision, error) ||
      !praxis_cli_get_revision (cli, "diff", 0, &from, error) ||
      !praxis_cli_get_revision (cli, "diff", 1, &to, error))
    return PRAXIS_CLI_FAILED;
  if (revision != 0 && from != 0)
    {
      praxis_cli_usage_error (error, _("--restore and --diff do not go together."));
      return PRAXIS_CLI_FAILED;
    }
  store = praxis_cli_open (cli, revision != 0 ? PRAXIS_STORE_WRITE : PRAXIS_STORE_READ, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  post = praxis_store_get_post (store, praxis_cli_get_argument (cli, 0), error);
  if (post == NULL)
    return PRAXIS_CLI_FAILED;
  if (revision != 0)
    return restore (cli, store, post, revision, error);
  if (from != 0)
    return compare (cli, store, post, from, to, error);
  return list (cli, store, post, error);
}

static const PraxisCliOption options[] = {
  { "diff", PRAXIS_CLI_OPTION_NUMBERS, N_("FROM [TO]"), N_("what changed from one revision to another, or to the newest") },
  { "restore", PRAXIS_CLI_OPTION_VALUE, N_("REVISION"), N_("save the content of this revision as a new one") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_history = {
  .name = "history",
  .arguments = N_("POST"),
  .help = N_("list what was saved of a post, newest first, compare it or go back"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  /* Months are written in words. */
  .reports_sentences = TRUE,
  .run = run,
};
