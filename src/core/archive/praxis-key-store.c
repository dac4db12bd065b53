/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-key-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>

#include "praxis-error.h"

/*
 * Where the secrets of digests are kept: in the user's keyring (the Secret Service, through libsecret), or in a file where
 * there is none, or the author wants it so. Never in a library, which is backed up and handed around.
 *
 * A secret is found by its digest and its public key. So a library that is restored from an old backup finds the key that it
 * had then, and a new key does not take the old one's place.
 *
 * The keyring may have to ask the user to open it: all of this waits, and is called from threads that may.
 */

static const SecretSchema schema = {
  APP_ID ".SigningKey",
  SECRET_SCHEMA_NONE,
  {
    { "digest", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "public-key", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/**
 * praxis_key_store_has_keyring:
 * @cancellable: (nullable): a cancellable
 *
 * Returns: whether there is a keyring to keep secrets in
 */
gboolean
praxis_key_store_has_keyring (GCancellable *cancellable)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(SecretService) service =
    secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION | SECRET_SERVICE_LOAD_COLLECTIONS, cancellable, &failure);
  g_autoptr(SecretCollection) collection = NULL;

  if (service != NULL)
    collection = secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, cancellable,
                                                   &failure);
  if (failure != NULL)
    g_debug ("There is no keyring: %s", failure->message);
  return collection != NULL;
}

/**
 * praxis_key_store_dup_path:
 * @digest_uuid: a digest
 *
 * Returns: (transfer full): the file that its key is kept in, where that is a file
 */
char *
praxis_key_store_dup_path (const char *digest_uuid)
{
  g_autofree char *name = g_strconcat (digest_uuid, ".key", NULL);

  return g_build_filename (g_get_user_data_dir (), "praxis", "keys", name, NULL);
}

/* What the keyring says is for people who use it; what it means here is that nothing was kept. */
static gboolean
fail (GError  *failure,
      GError **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
               /* Translators: %s is what the keyring says */
               _("The keyring could not be used: %s. Unlock it and try again, or keep the key in a file."),
               failure != NULL ? failure->message : _("it is locked"));
  g_clear_error (&failure);
  return FALSE;
}

static gboolean
save_in_keyring (const char              *digest_uuid,
                 const char              *digest_title,
                 const PraxisSigningKey  *key,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  g_autoptr(GError) failure = NULL;
  char *text = praxis_signing_key_to_text (key);
  /* Translators: how the key that signs a digest is named in the user's keyring; %s is the digest's title */
  g_autofree char *label = g_strdup_printf (_("Key of “%s” (Praxis)"), digest_title);
  gboolean success = secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, text, cancellable, &failure,
                                                 "digest", digest_uuid, "public-key", praxis_signing_key_get_public (key), NULL);

  praxis_signing_key_wipe_text (text);
  return success || fail (g_steal_pointer (&failure), error);
}

/* A key that is there under the digest's name and is another one keeps its file under its own. */
static gboolean
move_aside (const char              *path,
            const PraxisSigningKey  *key,
            GError                 **error)
{
  g_autoptr(PraxisSigningKey) there = praxis_signing_key_load (path, NULL);
  g_autofree char *aside = NULL;

  if (there == NULL || g_str_equal (praxis_signing_key_get_public (there), praxis_signing_key_get_public (key)))
    return TRUE;
  aside = g_strdup_printf ("%s.%.16s", path, praxis_signing_key_get_public (there));
  return praxis_signing_key_save (there, aside, error) && g_unlink (path) == 0;
}

static gboolean
save_in_file (const char              *digest_uuid,
              const PraxisSigningKey  *key,
              GError                 **error)
{
  g_autofree char *path = praxis_key_store_dup_path (digest_uuid);
  g_autofree char *folder = g_path_get_dirname (path);

  /* Where it cannot be made, the file cannot be written, which says why. */
  g_mkdir_with_parents (folder, 0700);
  return move_aside (path, key, error) && praxis_signing_key_save (key, path, error);
}

/**
 * praxis_key_store_save:
 * @digest_uuid: a digest
 * @digest_title: its title, by which the author finds the key in the keyring
 * @key: its key
 * @place: where to keep it
 * @cancellable: (nullable): ends the waiting for the keyring
 * @error: return location
 *
 * Keeps a secret; another one of the digest that was kept before stays beside it.
 *
 * Returns: whether it is kept; %FALSE with %PRAXIS_ERROR_FAILED where the keyring cannot be used, or an error of
 *   praxis_signing_key_save()
 */
gboolean
praxis_key_store_save (const char              *digest_uuid,
                       const char              *digest_title,
                       const PraxisSigningKey  *key,
                       PraxisKeyPlace           place,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  g_return_val_if_fail (digest_uuid != NULL && digest_title != NULL && key != NULL, FALSE);

  if (place == PRAXIS_KEY_PLACE_FILE)
    return save_in_file (digest_uuid, key, error);
  return save_in_keyring (digest_uuid, digest_title, key, cancellable, error);
}

static PraxisSigningKey *
find_in_file (const char *digest_uuid,
              const char *public_key)
{
  g_autofree char *path = praxis_key_store_dup_path (digest_uuid);
  g_autofree char *aside = g_strdup_printf ("%s.%.16s", path, public_key != NULL ? public_key : "");
  const char *const paths[] = { path, aside };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(PraxisSigningKey) key = praxis_signing_key_load (paths[i], NULL);

      if (key != NULL && (public_key == NULL || g_str_equal (praxis_signing_key_get_public (key), public_key)))
        return g_steal_pointer (&key);
    }
  return NULL;
}

/* The newest of what the keyring has. */
static SecretRetrievable *
choose_newest (GList *items)
{
  SecretRetrievable *newest = NULL;

  for (GList *item = items; item != NULL; item = item->next)
    {
      if (newest == NULL || secret_retrievable_get_created (item->data) > secret_retrievable_get_created (newest))
        newest = item->data;
    }
  return newest;
}

static PraxisSigningKey *
find_in_keyring (const char    *digest_uuid,
                 const char    *public_key,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GHashTable) attributes =
    secret_attributes_build (&schema, "digest", digest_uuid, public_key != NULL ? "public-key" : NULL, public_key, NULL);
  g_autolist(SecretRetrievable) items =
    secret_password_searchv_sync (&schema, attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK, cancellable, error);
  SecretRetrievable *item = choose_newest (items);
  g_autoptr(SecretValue) value = NULL;

  if (item != NULL)
    value = secret_retrievable_retrieve_secret_sync (item, cancellable, error);
  return value != NULL ? praxis_signing_key_new_from_text (secret_value_get_text (value), error) : NULL;
}

/**
 * praxis_key_store_find:
 * @digest_uuid: a digest
 * @public_key: (nullable): its public key; %NULL for the newest key that the digest has here
 * @place: (out) (optional): where the key is kept
 * @cancellable: (nullable): ends the waiting for the keyring
 * @error: return location
 *
 * Returns: (transfer full): the key; %NULL with %PRAXIS_ERROR_NOT_FOUND where this computer does not have it, or
 *   %PRAXIS_ERROR_FAILED where the keyring does not open
 */
PraxisSigningKey *
praxis_key_store_find (const char      *digest_uuid,
                       const char      *public_key,
                       PraxisKeyPlace  *place,
                       GCancellable    *cancellable,
                       GError         **error)
{
  PraxisKeyPlace found = PRAXIS_KEY_PLACE_FILE;
  g_autoptr(GError) failure = NULL;
  PraxisSigningKey *key;

  g_return_val_if_fail (digest_uuid != NULL, NULL);

  key = find_in_file (digest_uuid, public_key);
  if (key == NULL)
    {
      found = PRAXIS_KEY_PLACE_KEYRING;
      key = find_in_keyring (digest_uuid, public_key, cancellable, &failure);
    }
  if (place != NULL)
    *place = found;
  if (key != NULL)
    return key;
  /* Without a keyring the key is not in one. */
  if (failure != NULL && praxis_key_store_has_keyring (cancellable))
    fail (g_steal_pointer (&failure), error);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                         _("The key that signs this digest is not on this computer. Restore it from its backup, or make a "
                           "new one, which readers will be asked to trust."));
  return NULL;
}

/**
 * praxis_key_store_find_for:
 * @digest: a digest of the user's own
 * @key: (out) (transfer full) (nullable): the key that its archives are signed with; %NULL where they are not signed
 * @cancellable: (nullable): ends the waiting for the keyring
 * @error: return location
 *
 * Returns: whether that is known; %FALSE with an error of praxis_key_store_find()
 */
gboolean
praxis_key_store_find_for (PraxisDigest      *digest,
                           PraxisSigningKey **key,
                           GCancellable      *cancellable,
                           GError           **error)
{
  const char *public_key = praxis_digest_get_signing_key (digest);

  *key = NULL;
  if (*public_key == '\0')
    return TRUE;
  *key = praxis_key_store_find (praxis_digest_get_uuid (digest), public_key, NULL, cancellable, error);
  return *key != NULL;
}
