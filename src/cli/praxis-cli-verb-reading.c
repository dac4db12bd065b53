/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "praxis-cli-filter.h"
#include "praxis-cli-own.h"
#include "praxis-cli-verbs.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-reading.h"

/* "reading": the reading list, and what is read. */

/* --- What is printed --- */

static void
add_row (PraxisJsonBuilder *json,
         yyjson_mut_val    *root,
         const char        *uuid,
         const char        *title,
         PraxisMonth        month,
         gboolean           unread)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, root);

  praxis_json_add_string (json, object, "uuid", uuid);
  praxis_json_add_string (json, object, "title", title);
  praxis_cli_add_month (json, object, month);
  yyjson_mut_obj_add_bool (json, object, "unread", unread);
}

/* The reading list in its order, with posts that are gone. */
static gboolean
print_list (PraxisCli    *cli,
            PraxisStore  *store,
            GError      **error)
{
  g_autoptr(GPtrArray) list = praxis_store_list_reading (store, error);
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const PraxisReading *reading = list->pdata[i];

      add_row (json, root, reading->post_uuid, reading->title, reading->month, reading->unread);
      if (!cli->json)
        praxis_cli_print (cli, "%4u %s %s\n", i + 1, reading->unread ? "•" : " ", reading->title);
    }
  if (list != NULL && cli->json)
    praxis_cli_print_json (cli, json, root);
  return list != NULL;
}

static gboolean
print_unread (PraxisCli    *cli,
              PraxisStore  *store,
              GError      **error)
{
  g_autoptr(GArray) ids = praxis_store_list_unread (store, error);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (json);

  if (ids != NULL)
    entries = praxis_store_get_entries (store, (const gint64 *) (gpointer) ids->data, ids->len, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];

      add_row (json, root, entry->uuid, entry->title, entry->month, TRUE);
      if (!cli->json)
        praxis_cli_print (cli, "%s\n", entry->title);
    }
  if (entries != NULL && cli->json)
    praxis_cli_print_json (cli, json, root);
  return entries != NULL;
}

/* --- What is done --- */

static GArray *
find_posts (PraxisCli    *cli,
            PraxisStore  *store,
            GError      **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < cli->arguments->len; i++)
    {
      g_autoptr(PraxisPost) post = praxis_cli_find_post (store, praxis_cli_get_argument (cli, i), error);
      gint64 id;

      if (post == NULL)
        return NULL;
      id = praxis_post_get_id (post);
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* One after the other before the same post: so they come into the order in which they were named. */
static gboolean
place (PraxisCli    *cli,
       PraxisStore  *store,
       GError      **error)
{
  g_autoptr(PraxisPost) before = praxis_cli_find_post (store, praxis_cli_get (cli, "before"), error);

  for (guint i = 0; before != NULL && i < cli->arguments->len; i++)
    {
      g_autoptr(PraxisPost) post = praxis_cli_find_post (store, praxis_cli_get_argument (cli, i), error);

      if (post == NULL ||
          !praxis_store_place_reading (store, praxis_post_get_uuid (post), PRAXIS_LISTING_ON, error) ||
          !praxis_store_move_reading (store, praxis_post_get_uuid (post), praxis_post_get_uuid (before), error))
        return FALSE;
    }
  return before != NULL;
}

static gboolean
change (PraxisCli    *cli,
        PraxisStore  *store,
        GError      **error)
{
  g_autoptr(GArray) posts = find_posts (cli, store, error);
  const gint64 *ids = posts != NULL ? (const gint64 *) (gpointer) posts->data : NULL;

  if (posts == NULL)
    return FALSE;
  if (praxis_cli_has (cli, "before"))
    return place (cli, store, error);
  if (praxis_cli_has (cli, "add") || praxis_cli_has (cli, "remove"))
    return praxis_store_set_listed (store, ids, posts->len,
                                    praxis_cli_has (cli, "add") ? PRAXIS_LISTING_ON : PRAXIS_LISTING_OFF, NULL, error);
  return praxis_store_set_unread (store, ids, posts->len, praxis_cli_has (cli, "mark-unread"), NULL, error);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  static const char *const alone[] = { "add", "remove", "before", "mark-read", "mark-unread", "unread", "export", NULL };
  gboolean changes = praxis_cli_has (cli, "add") || praxis_cli_has (cli, "remove") || praxis_cli_has (cli, "before") ||
                     praxis_cli_has (cli, "mark-read") || praxis_cli_has (cli, "mark-unread");
  g_autoptr(PraxisStore) store = NULL;
  gboolean done;

  if (!praxis_cli_check_one (cli, alone, error))
    return PRAXIS_CLI_WRONG_USAGE;
  if (changes != (cli->arguments->len > 0))
    {
      praxis_cli_usage_error (error, changes ? _("Say which posts.") : _("Say what to do with the posts: --add, --remove, "
                                                                         "--before, --mark-read or --mark-unread."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  store = praxis_cli_open (cli, changes ? PRAXIS_STORE_WRITE : PRAXIS_STORE_READ, error);
  if (store == NULL)
    return PRAXIS_CLI_FAILED;
  if (changes)
    done = change (cli, store, error);
  else if (praxis_cli_wants_own_export (cli))
    done = praxis_cli_write_own (cli, store, PRAXIS_NOTES_READING_LIST, error);
  else if (praxis_cli_has (cli, "unread"))
    done = print_unread (cli, store, error);
  else
    done = print_list (cli, store, error);
  return done ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

static const PraxisCliOption options[] = {
  { "unread", PRAXIS_CLI_OPTION_FLAG, NULL, N_("list the unread posts instead") },
  { "add", PRAXIS_CLI_OPTION_FLAG, NULL, N_("put the posts at the end of the reading list") },
  { "remove", PRAXIS_CLI_OPTION_FLAG, NULL, N_("take the posts from the reading list") },
  { "before", PRAXIS_CLI_OPTION_VALUE, N_("POST"), N_("put the posts before this one of the reading list") },
  { "mark-read", PRAXIS_CLI_OPTION_FLAG, NULL, N_("mark the posts as read") },
  { "mark-unread", PRAXIS_CLI_OPTION_FLAG, NULL, N_("mark the posts as unread") },
  { "as", PRAXIS_CLI_OPTION_VALUE, N_("FORMAT"), N_("the list as markdown, html, json, csv, bibliography, bibtex, ris or csl-json") },
  { "export", PRAXIS_CLI_OPTION_VALUE, N_("FILE"), N_("write that into a file, whose ending says the form") },
  { "style", PRAXIS_CLI_OPTION_VALUE, N_("STYLE"), N_("the citation style of the references in it") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_reading = {
  .name = "reading",
  .arguments = N_("[POST…]"),
  .help = N_("show the reading list, change it, and mark posts as read"),
  .options = options,
  .max_arguments = -1,
  .run = run,
};
