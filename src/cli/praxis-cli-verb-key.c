/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-verbs.h"

#include <glib/gi18n.h>

#include "archive/praxis-key-store.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"

/* The key that signs a digest's archives. Its secret is in the keyring or a file, never in what is printed. */

static void
print_key (PraxisCli      *cli,
           const char     *public_key,
           const char     *place)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  g_autofree char *fingerprint = *public_key != '\0' ? praxis_public_key_dup_fingerprint (public_key) : g_strdup ("");

  if (cli->json)
    {
      praxis_json_add_string (json, root, "key", public_key);
      praxis_json_add_string (json, root, "fingerprint", fingerprint);
      praxis_json_add_string (json, root, "place", place);
      praxis_cli_print_json (cli, json, root);
      return;
    }
  if (*public_key == '\0')
    {
      praxis_cli_print (cli, "%s\n", _("Archives are not signed."));
      return;
    }
  /* Translators: %s is a public key, digits and letters */
  praxis_cli_print (cli, _("Archives are signed with the key %s\n"), public_key);
  /* Translators: %s is the short form of a key, groups of letters and digits */
  praxis_cli_print (cli, _("In short: %s\n"), fingerprint);
  if (g_str_equal (place, "keyring"))
    praxis_cli_print (cli, "%s\n", _("Its secret is in your keyring. Keep a copy of it elsewhere: praxis-cli key export FILE"));
  else if (g_str_equal (place, "file"))
    praxis_cli_print (cli, "%s\n", _("Its secret is in a file. Keep a copy of it elsewhere: praxis-cli key export FILE"));
  else
    praxis_cli_print (cli, "%s\n", _("Its secret is not on this computer. Bring it back: praxis-cli key import FILE"));
}

static gboolean
show (PraxisCli     *cli,
      PraxisDigest  *digest,
      GError       **error)
{
  const char *public_key = praxis_digest_get_signing_key (digest);
  g_autoptr(PraxisSigningKey) key = NULL;
  g_autoptr(GError) failure = NULL;
  PraxisKeyPlace place = PRAXIS_KEY_PLACE_FILE;

  if (*public_key != '\0')
    key = praxis_key_store_find (praxis_digest_get_uuid (digest), public_key, &place, cli->cancellable, &failure);
  if (failure != NULL && !g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  print_key (cli, public_key, key == NULL ? "" : place == PRAXIS_KEY_PLACE_KEYRING ? "keyring" : "file");
  return TRUE;
}

/* A key that readers trust already is not given up by accident. */
static gboolean
may_replace (PraxisCli     *cli,
             PraxisDigest  *digest,
             const char    *public_key,
             GError       **error)
{
  const char *before = praxis_digest_get_signing_key (digest);

  if (*before == '\0' || g_strcmp0 (before, public_key) == 0 || praxis_cli_has (cli, "replace"))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
               /* Translators: %s is a digest's title */
               _("“%s” has another key. With a new one, every reader will be asked whether to trust it. If that is what you "
                 "want, say --replace."), praxis_digest_get_title (digest));
  return FALSE;
}

static gboolean
take_key (PraxisCli               *cli,
          PraxisStore             *store,
          PraxisDigest            *digest,
          const PraxisSigningKey  *key,
          gboolean                 is_kept,
          GError                 **error)
{
  PraxisKeyPlace place = praxis_cli_has (cli, "file") || !praxis_key_store_has_keyring (cli->cancellable)
    ? PRAXIS_KEY_PLACE_FILE : PRAXIS_KEY_PLACE_KEYRING;
  g_autoptr(PraxisDigest) now = NULL;

  if (!is_kept &&
      !praxis_key_store_save (praxis_digest_get_uuid (digest), praxis_digest_get_title (digest), key, place, cli->cancellable,
                              error))
    return FALSE;
  if (!praxis_store_set_signing_key (store, praxis_digest_get_uuid (digest), praxis_signing_key_get_public (key), error))
    return FALSE;
  now = praxis_store_find_digest (store, praxis_digest_get_uuid (digest), error);
  return now != NULL && show (cli, now, error);
}

static gboolean
make_new (PraxisCli     *cli,
          PraxisStore   *store,
          PraxisDigest  *digest,
          GError       **error)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_new ();

  return may_replace (cli, digest, NULL, error) && take_key (cli, store, digest, key, FALSE, error);
}

/* Signs with the key that is here from before, or with a new one. */
static gboolean
turn_on (PraxisCli     *cli,
         PraxisStore   *store,
         PraxisDigest  *digest,
         GError       **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisSigningKey) key = NULL;

  if (*praxis_digest_get_signing_key (digest) != '\0')
    return show (cli, digest, error);
  key = praxis_key_store_find (praxis_digest_get_uuid (digest), NULL, NULL, cli->cancellable, &failure);
  if (key != NULL)
    return take_key (cli, store, digest, key, TRUE, error);
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    return make_new (cli, store, digest, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
turn_off (PraxisCli     *cli,
          PraxisStore   *store,
          PraxisDigest  *digest,
          GError       **error)
{
  if (!praxis_store_set_signing_key (store, praxis_digest_get_uuid (digest), "", error))
    return FALSE;
  print_key (cli, "", "");
  return TRUE;
}

static gboolean
export (PraxisCli     *cli,
        PraxisDigest  *digest,
        const char    *path,
        GError       **error)
{
  g_autoptr(PraxisSigningKey) key = NULL;

  if (!praxis_key_store_find_for (digest, &key, cli->cancellable, error))
    return FALSE;
  if (key == NULL)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("“%s” has no key yet: “praxis-cli key on” makes one."), praxis_digest_get_title (digest));
      return FALSE;
    }
  if (!praxis_signing_key_save (key, path, error))
    return FALSE;
  if (!cli->json)
    /* Translators: %s is a file */
    praxis_cli_print (cli, _("The key is in “%s”. Whoever has that file can sign in your name: keep it where nobody else comes.\n"),
                      path);
  return TRUE;
}

static gboolean
import (PraxisCli     *cli,
        PraxisStore   *store,
        PraxisDigest  *digest,
        const char    *path,
        GError       **error)
{
  g_autoptr(PraxisSigningKey) key = praxis_signing_key_load (path, error);

  return key != NULL && may_replace (cli, digest, praxis_signing_key_get_public (key), error) &&
         take_key (cli, store, digest, key, FALSE, error);
}

static gboolean
run_action (PraxisCli     *cli,
            PraxisStore   *store,
            PraxisDigest  *digest,
            const char    *action,
            GError       **error)
{
  if (g_str_equal (action, "show"))
    return show (cli, digest, error);
  if (g_str_equal (action, "on"))
    return turn_on (cli, store, digest, error);
  if (g_str_equal (action, "off"))
    return turn_off (cli, store, digest, error);
  if (g_str_equal (action, "new"))
    return make_new (cli, store, digest, error);
  if (g_str_equal (action, "export"))
    return export (cli, digest, praxis_cli_get_argument (cli, 1), error);
  return import (cli, store, digest, praxis_cli_get_argument (cli, 1), error);
}

static PraxisCliStatus
run (PraxisCli  *cli,
     GError    **error)
{
  static const char *const actions[] = { "show", "on", "off", "new", "export", "import", NULL };
  const char *action = praxis_cli_get_argument (cli, 0);
  gboolean needs_file = g_str_equal (action, "export") || g_str_equal (action, "import");
  gboolean reads = g_str_equal (action, "show") || g_str_equal (action, "export");
  g_autoptr(PraxisStore) store = NULL;
  g_autoptr(PraxisDigest) digest = NULL;

  if (!g_strv_contains (actions, action))
    praxis_cli_usage_error (error, _("“%s” is not known. Say show, on, off, new, export FILE or import FILE."), action);
  else if (needs_file != (cli->arguments->len == 2))
    praxis_cli_usage_error (error, needs_file ? _("Say which file.") : _("Leave the file away."));
  if (*error != NULL)
    return PRAXIS_CLI_WRONG_USAGE;
  store = praxis_cli_open (cli, reads ? PRAXIS_STORE_READ : PRAXIS_STORE_WRITE, error);
  if (store != NULL)
    digest = praxis_cli_choose_digest (cli, store, error);
  return digest != NULL && run_action (cli, store, digest, action, error) ? PRAXIS_CLI_DONE : PRAXIS_CLI_FAILED;
}

static const PraxisCliOption options[] = {
  { "digest", PRAXIS_CLI_OPTION_VALUE, N_("DIGEST"), N_("of this digest: UUID, slug or title") },
  { "file", PRAXIS_CLI_OPTION_FLAG, NULL, N_("keep the secret in a file, not in the keyring") },
  { "replace", PRAXIS_CLI_OPTION_FLAG, NULL, N_("also where the digest has another key, which readers trust") },
  { NULL },
};

const PraxisCliVerb praxis_cli_verb_key = {
  .name = "key",
  .arguments = N_("ACTION [FILE]"),
  .help = N_("show, on, off, new, export FILE or import FILE: the key that signs the archives of a digest"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 2,
  .run = run,
};
