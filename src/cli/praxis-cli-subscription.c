/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-subscription.h"

#include <glib/gi18n.h>
#include <string.h>

#include "archive/praxis-signing-key.h"
#include "praxis-cli-filter.h"
#include "praxis-error.h"

/* What the verbs that fetch digests share. */

static void
progress_cb (guint64  done,
             guint64  total,
             gpointer user_data)
{
  /* In thousandths: bytes may be more than a number has room for. */
  if (total > 0)
    praxis_cli_show_progress ((guint) (done * 1000 / total), 1000);
}

/* Returns: (transfer full): what fetches, and shows how far it has come */
PraxisDownloader *
praxis_cli_new_downloader (void)
{
  PraxisDownloader *downloader = praxis_downloader_new ();

  praxis_downloader_set_progress (downloader, progress_cb, NULL);
  return downloader;
}

static char *
without_spaces (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("", words);
}

static gboolean
is_key (const char *given,
        const char *key)
{
  g_autofree char *fingerprint = *key != '\0' ? praxis_public_key_dup_fingerprint (key) : g_strdup ("unsigned");
  g_autofree char *bare = without_spaces (fingerprint);
  g_autofree char *typed = without_spaces (given);

  return g_ascii_strcasecmp (typed, bare) == 0 || (*key != '\0' && g_ascii_strcasecmp (typed, key) == 0);
}

/**
 * praxis_cli_get_agreed_key:
 * @self: a call with the option --accept-key
 * @manifest: (nullable): what was found
 *
 * Returns: (nullable): the key of @manifest, where it is the one that was named: in full, or by its fingerprint, or "unsigned"
 */
const char *
praxis_cli_get_agreed_key (PraxisCli             *self,
                           PraxisArchiveManifest *manifest)
{
  const char *given = praxis_cli_get (self, "accept-key");

  return manifest != NULL && given != NULL && is_key (given, manifest->public_key) ? manifest->public_key : NULL;
}

/* The error, and how to agree to a key where that is what is missing. */
static char *
dup_reason (PraxisUpdate *update)
{
  PraxisArchiveManifest *manifest = update->offer != NULL ? praxis_offer_get_manifest (update->offer) : NULL;
  g_autofree char *key = NULL;

  if (manifest == NULL || !g_error_matches (update->error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY))
    return g_strdup (update->error->message);
  key = *manifest->public_key != '\0' ? praxis_public_key_dup_fingerprint (manifest->public_key) : g_strdup ("unsigned");
  /* Translators: the first is a sentence that says what went wrong, the second a key. --accept-key is typed as it stands */
  return g_strdup_printf (_("%s If you do, say so with --accept-key \"%s\"."), update->error->message, key);
}

/* Says why a digest was not updated. */
void
praxis_cli_complain_of_update (PraxisUpdate *update)
{
  g_autofree char *reason = dup_reason (update);
  /* Translators: the title of a digest, and what went wrong with it */
  g_autofree char *message = g_strdup_printf (_("%s: %s"), update->title, reason);

  praxis_cli_complain (strstr (reason, update->title) != NULL ? reason : message);
}

static void
add_posts (PraxisJsonBuilder *json,
           yyjson_mut_val    *object,
           const char        *key,
           GPtrArray         *entries)
{
  yyjson_mut_val *array = yyjson_mut_obj_add_arr (json, object, key);

  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];
      yyjson_mut_val *post = yyjson_mut_arr_add_obj (json, array);

      praxis_json_add_string (json, post, "uuid", entry->uuid);
      praxis_json_add_string (json, post, "slug", entry->slug);
      praxis_json_add_string (json, post, "title", entry->title);
      praxis_cli_add_month (json, post, entry->month);
    }
}

/* Adds what an update did to its JSON; with the posts or only how many they are. */
void
praxis_cli_add_update (PraxisJsonBuilder *json,
                       yyjson_mut_val    *object,
                       PraxisUpdate      *update,
                       gboolean           with_posts)
{
  yyjson_mut_val *months;

  if (with_posts)
    {
      add_posts (json, object, "added", update->added);
      add_posts (json, object, "changed", update->changed);
      add_posts (json, object, "removed_posts", update->removed);
    }
  else
    {
      yyjson_mut_obj_add_uint (json, object, "added", update->added->len);
      yyjson_mut_obj_add_uint (json, object, "changed", update->changed->len);
    }
  yyjson_mut_obj_add_uint (json, object, "removed", update->removed->len);
  yyjson_mut_obj_add_uint (json, object, "withdrawn", update->n_withdrawn);
  months = yyjson_mut_obj_add_arr (json, object, "months");
  for (guint i = 0; i < update->months->len; i++)
    {
      g_autofree char *month = praxis_month_to_string (g_array_index (update->months, PraxisMonth, i));

      yyjson_mut_arr_add_strcpy (json, months, month);
    }
}

static void
print_list (PraxisCli  *cli,
            const char *heading,
            GPtrArray  *entries)
{
  if (entries->len > 0)
    praxis_cli_print (cli, "  %s\n", heading);
  for (guint i = 0; i < entries->len; i++)
    {
      const PraxisEntry *entry = entries->pdata[i];
      g_autofree char *month = praxis_month_to_string (entry->month);

      praxis_cli_print (cli, "    %-7s  %s\n", month != NULL ? month : "", entry->title);
    }
}

/* Prints the posts that an update brought, and those that it took away. */
void
praxis_cli_print_posts (PraxisCli    *self,
                        PraxisUpdate *update)
{
  print_list (self, _("New:"), update->added);
  print_list (self, _("Changed:"), update->changed);
  /* Translators: the heading of a list of posts that their author has taken back */
  print_list (self, _("Withdrawn:"), update->removed);
}
