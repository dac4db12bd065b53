/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-archive.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "archive/praxis-archive-writer.h"
#include "archive/praxis-key-store.h"
#include "model/praxis-issue.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

/* Archives: what one is, what bringing it into the library did, and writing one. */

/* --- What an archive is --- */

static void
describe_json (PraxisCli             *self,
               PraxisArchiveManifest *manifest)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *months;

  praxis_json_add_string (json, root, "digest", praxis_digest_get_uuid (manifest->digest));
  praxis_json_add_string (json, root, "title", praxis_digest_get_title (manifest->digest));
  praxis_json_add_string (json, root, "author", praxis_digest_get_author (manifest->digest));
  praxis_json_add_string (json, root, "language", praxis_digest_get_language (manifest->digest));
  praxis_json_add_string (json, root, "address", praxis_digest_get_base_url (manifest->digest));
  yyjson_mut_obj_add_int (json, root, "issued", manifest->issued);
  yyjson_mut_obj_add_uint (json, root, "posts", manifest->n_posts);
  praxis_json_add_string (json, root, "key", manifest->public_key);
  months = yyjson_mut_obj_add_arr (json, root, "months");
  for (guint i = 0; i < manifest->issues->len; i++)
    {
      g_autofree char *month = praxis_month_to_string (praxis_issue_get_month (manifest->issues->pdata[i]));

      yyjson_mut_arr_add_strcpy (json, months, month);
    }
  praxis_cli_print_json (self, json, root);
}

static void
describe_key (PraxisCli             *self,
              PraxisArchiveManifest *manifest)
{
  g_autofree char *fingerprint = NULL;

  if (!praxis_archive_manifest_is_signed (manifest))
    {
      praxis_cli_print (self, "%s\n", _("It is not signed, so anybody may have made it."));
      return;
    }
  fingerprint = praxis_public_key_dup_fingerprint (manifest->public_key);
  /* Translators: %s is the short form of a key, groups of letters and digits */
  praxis_cli_print (self, _("It is signed with the key %s.\n"), fingerprint);
}

/**
 * praxis_cli_describe_archive:
 * @self: a call
 * @manifest: the manifest of an archive
 *
 * Says what the archive is, for people or as JSON.
 */
void
praxis_cli_describe_archive (PraxisCli             *self,
                             PraxisArchiveManifest *manifest)
{
  const char *author = praxis_digest_get_author (manifest->digest);

  if (self->json)
    {
      describe_json (self, manifest);
      return;
    }
  if (*author != '\0')
    /* Translators: the first %s is a digest's title, the second its author */
    praxis_cli_print (self, _("“%s” by %s\n"), praxis_digest_get_title (manifest->digest), author);
  else
    praxis_cli_print (self, _("“%s”\n"), praxis_digest_get_title (manifest->digest));
  praxis_cli_print (self, ngettext ("%u post", "%u posts", manifest->n_posts), manifest->n_posts);
  praxis_cli_print (self, ", ");
  praxis_cli_print (self, ngettext ("%u month\n", "%u months\n", manifest->issues->len), manifest->issues->len);
  describe_key (self, manifest);
}

/* --- What bringing it in did --- */

static gboolean
add_posts (PraxisJsonBuilder  *json,
           yyjson_mut_val     *array,
           PraxisStore        *store,
           GArray             *ids,
           GError            **error)
{
  g_autoptr(GPtrArray) entries = praxis_store_get_entries (store, (const gint64 *) ids->data, ids->len, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      PraxisEntry *entry = entries->pdata[i];
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);

      praxis_json_add_string (json, object, "uuid", entry->uuid);
      praxis_json_add_string (json, object, "slug", entry->slug);
      praxis_json_add_string (json, object, "title", entry->title);
    }
  return entries != NULL;
}

static gboolean
report_json (PraxisCli            *self,
             PraxisStore          *store,
             PraxisArchiveReport  *report,
             GError              **error)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);

  praxis_json_add_string (json, root, "digest", praxis_digest_get_uuid (report->digest));
  if (!add_posts (json, yyjson_mut_obj_add_arr (json, root, "added"), store, report->added, error) ||
      !add_posts (json, yyjson_mut_obj_add_arr (json, root, "changed"), store, report->changed, error))
    return FALSE;
  yyjson_mut_obj_add_uint (json, root, "removed", report->removed->len);
  yyjson_mut_obj_add_uint (json, root, "withdrawn", report->n_withdrawn);
  yyjson_mut_obj_add_arr (json, root, "skipped");
  yyjson_mut_obj_add_arr (json, root, "problems");
  praxis_cli_print_json (self, json, root);
  return TRUE;
}

static void
report_text (PraxisCli           *self,
             PraxisArchiveReport *report)
{
  const char *title = praxis_digest_get_title (report->digest);

  if (report->is_same)
    {
      /* Translators: %s is a digest's title */
      praxis_cli_print (self, _("There is nothing new in “%s”.\n"), title);
      return;
    }
  if (report->added->len + report->changed->len + report->removed->len == 0)
    {
      /* Translators: %s is a digest's title */
      praxis_cli_print (self, _("“%s” is up to date now; no post is another one.\n"), title);
      return;
    }
  if (report->added->len > 0)
    praxis_cli_print (self, ngettext ("%u post was added to “%s”.\n", "%u posts were added to “%s”.\n", report->added->len),
                      report->added->len, title);
  if (report->changed->len > 0)
    praxis_cli_print (self, ngettext ("%u post was changed by its author.\n", "%u posts were changed by their author.\n",
                                      report->changed->len), report->changed->len);
  if (report->removed->len > 0)
    praxis_cli_print (self, ngettext ("%u post was withdrawn by its author.\n", "%u posts were withdrawn by their author.\n",
                                      report->removed->len), report->removed->len);
  if (report->n_withdrawn > 0)
    praxis_cli_print (self, ngettext ("%u of them stays, since you have notes on it or it is in your reading list.\n",
                                      "%u of them stay, since you have notes on them or they are in your reading list.\n",
                                      report->n_withdrawn), report->n_withdrawn);
}

/**
 * praxis_cli_print_archive_report:
 * @self: a call
 * @store: the library
 * @report: what applying an archive did
 * @error: return location
 *
 * Returns: whether it could be said, for people or as JSON
 */
gboolean
praxis_cli_print_archive_report (PraxisCli            *self,
                                 PraxisStore          *store,
                                 PraxisArchiveReport  *report,
                                 GError              **error)
{
  if (self->json)
    return report_json (self, store, report, error);
  report_text (self, report);
  return TRUE;
}

/* --- import --- */

/**
 * praxis_cli_has_archives:
 * @self: a call, whose arguments are files
 *
 * Returns: whether one of them is an archive, or is said to be
 */
gboolean
praxis_cli_has_archives (PraxisCli *self)
{
  const char *format = praxis_cli_get (self, "format");

  if (format != NULL && !g_str_equal (format, "auto"))
    return g_str_equal (format, "archive");
  for (guint i = 0; i < self->arguments->len; i++)
    {
      if (praxis_archive_is_archive (praxis_cli_get_argument (self, i)))
        return TRUE;
    }
  return FALSE;
}

static PraxisCliStatus
describe (PraxisCli      *self,
          PraxisArchive  *archive,
          GError        **error)
{
  if (!praxis_archive_verify (archive, self->cancellable, error))
    return PRAXIS_CLI_FAILED;
  praxis_cli_describe_archive (self, praxis_archive_get_manifest (archive));
  return PRAXIS_CLI_DONE;
}

/* The reader names the key that is agreed to, as it was shown; "none" is none. */
static const char *
get_agreed_key (PraxisCli *self)
{
  const char *key = praxis_cli_get (self, "accept-key");

  return g_strcmp0 (key, "none") == 0 ? "" : key;
}

/**
 * praxis_cli_explain_key:
 * @manifest: the manifest of an archive
 * @error: (inout): why the archive was refused
 *
 * Adds to the refusal of a key how the reader can agree to it.
 */
void
praxis_cli_explain_key (PraxisArchiveManifest  *manifest,
                        GError                **error)
{
  g_autofree char *fingerprint = NULL;
  g_autofree char *words = NULL;

  if (!g_error_matches (*error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY))
    return;
  if (praxis_archive_manifest_is_signed (manifest))
    {
      fingerprint = praxis_public_key_dup_fingerprint (manifest->public_key);
      /* Translators: the first %s is a sentence, the second the short form of a key, the third the whole one */
      words = g_strdup_printf (_("%s The new key is %s; to trust it, say --accept-key %s."), (*error)->message, fingerprint,
                               manifest->public_key);
    }
  else
    {
      /* Translators: %s is a sentence; “none” is not translated */
      words = g_strdup_printf (_("%s To take it nevertheless, say --accept-key none."), (*error)->message);
    }
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&words);
}

/**
 * praxis_cli_import_archive:
 * @self: a call of "import" with an archive
 * @error: return location
 *
 * Returns: the status
 */
PraxisCliStatus
praxis_cli_import_archive (PraxisCli  *self,
                           GError    **error)
{
  g_autoptr(PraxisArchive) archive = NULL;
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisArchiveReport) report = NULL;

  if (self->arguments->len > 1)
    {
      praxis_cli_usage_error (error, _("An archive is imported alone: name one file."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  if (praxis_cli_has (self, "digest"))
    {
      praxis_cli_usage_error (error, _("An archive brings its own digest: leave --digest away."));
      return PRAXIS_CLI_WRONG_USAGE;
    }
  archive = praxis_archive_open (praxis_cli_get_argument (self, 0), error);
  if (archive == NULL)
    return PRAXIS_CLI_FAILED;
  if (praxis_cli_has (self, "dry-run"))
    return describe (self, archive, error);
  if (!praxis_archive_verify (archive, self->cancellable, error))
    return PRAXIS_CLI_FAILED;
  store = praxis_cli_open (self, PRAXIS_STORE_CREATE, error);
  if (store != NULL)
    report = praxis_archive_apply (store, archive, NULL, get_agreed_key (self), self->cancellable, error);
  if (report == NULL)
    praxis_cli_explain_key (praxis_archive_get_manifest (archive), error);
  return report != NULL && praxis_cli_print_archive_report (self, store, report, error) ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

/* --- export --- */

/**
 * praxis_cli_read_key:
 * @self: a call of "export"
 * @key: (out) (transfer full) (nullable): the key in the file that was named; %NULL where none was
 * @error: return location
 *
 * Returns: whether the options make sense and the file has a key
 */
gboolean
praxis_cli_read_key (PraxisCli         *self,
                     PraxisSigningKey **key,
                     GError           **error)
{
  const char *path = praxis_cli_get (self, "sign-with");

  *key = NULL;
  if (path == NULL)
    return TRUE;
  if (praxis_cli_has (self, "unsigned"))
    return praxis_cli_usage_error (error, _("--%s and --%s do not go together."), "sign-with", "unsigned");
  *key = praxis_signing_key_load (path, error);
  return *key != NULL;
}

/* The key that is asked for: one in a file, none, or the digest's own. */
static gboolean
find_key (PraxisCli         *self,
          PraxisDigest      *digest,
          PraxisSigningKey **key,
          GError           **error)
{
  if (!praxis_cli_read_key (self, key, error))
    return FALSE;
  return *key != NULL || praxis_cli_has (self, "unsigned") ||
         praxis_key_store_find_for (digest, key, self->cancellable, error);
}

/* --to is a folder, where the archive has the digest's name, or says how it is called. */
static char *
dup_archive_path (PraxisCli     *self,
                  PraxisDigest  *digest,
                  GError       **error)
{
  const char *to = praxis_cli_get (self, "to");
  g_autofree char *name = g_strconcat (praxis_digest_get_slug (digest), ".praxis", NULL);

  if (g_str_has_suffix (to, ".praxis"))
    return g_strdup (to);
  if (!praxis_cli_has (self, "dry-run") && g_mkdir_with_parents (to, 0777) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY, _("The folder “%s” could not be made."), to);
      return NULL;
    }
  return g_build_filename (to, name, NULL);
}

static void
print_outcome (PraxisCli                  *self,
               const PraxisArchiveOutcome *outcome,
               const char                 *path,
               const PraxisSigningKey     *key)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);

  if (self->json)
    {
      praxis_json_add_string (json, root, "file", path);
      yyjson_mut_obj_add_uint (json, root, "posts", outcome->n_posts);
      yyjson_mut_obj_add_uint (json, root, "written", outcome->n_written);
      yyjson_mut_obj_add_uint (json, root, "removed", outcome->n_removed);
      yyjson_mut_obj_add_bool (json, root, "changed", outcome->is_changed);
      praxis_json_add_string (json, root, "key", key != NULL ? praxis_signing_key_get_public (key) : "");
      praxis_cli_print_json (self, json, root);
      return;
    }
  if (!outcome->is_changed)
    /* Translators: %s is a file */
    praxis_cli_print (self, _("“%s” is up to date.\n"), path);
  else if (praxis_cli_has (self, "dry-run"))
    /* Translators: the number counts posts; %s is a file */
    praxis_cli_print (self, ngettext ("%u post would be in “%s”. Nothing was changed.\n",
                                      "%u posts would be in “%s”. Nothing was changed.\n", outcome->n_posts), outcome->n_posts, path);
  else
    /* Translators: the number counts posts; %s is a file */
    praxis_cli_print (self, ngettext ("%u post is in “%s”.\n", "%u posts are in “%s”.\n", outcome->n_posts),
                      outcome->n_posts, path);
  if (key == NULL)
    praxis_cli_print (self, "%s\n", _("It is not signed. Readers cannot tell whether it is yours; “praxis-cli key on” changes that."));
}

/**
 * praxis_cli_export_archive:
 * @self: a call of "export"
 * @store: the library
 * @digest_uuid: a digest
 * @error: return location
 *
 * Returns: the status
 */
PraxisCliStatus
praxis_cli_export_archive (PraxisCli    *self,
                           PraxisStore  *store,
                           const char   *digest_uuid,
                           GError      **error)
{
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, digest_uuid, error);
  g_autoptr(PraxisSigningKey) key = NULL;
  g_autofree char *path = NULL;
  PraxisArchiveOutcome outcome;

  if (digest == NULL || !find_key (self, digest, &key, error))
    return PRAXIS_CLI_FAILED;
  path = dup_archive_path (self, digest, error);
  if (path == NULL || !praxis_archive_write (store, digest_uuid, key, path, praxis_cli_has (self, "dry-run"), &outcome, self->cancellable, error))
    return PRAXIS_CLI_FAILED;
  print_outcome (self, &outcome, path, key);
  return PRAXIS_CLI_DONE;
}
