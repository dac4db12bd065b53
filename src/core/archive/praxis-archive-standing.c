/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-archive-apply.h"
#include "praxis-archive-hash.h"
#include "praxis-error.h"
#include "praxis-sha256.h"
#include "store/praxis-store-archived.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-subscriptions.h"

/*
 * What an archive is to a library, and whether it may come in.
 *
 * A key is trusted because it was there first: the one of the first archive is pinned, and what comes later under another
 * key, or under none, is refused until the reader has agreed to that very key. Where the first archive was not signed there is
 * nothing to hold to, and the first key that comes is pinned. An older archive is never taken: with it somebody could take
 * back a correction.
 */

/**
 * praxis_archive_standing_free:
 * @standing: (transfer full): a standing
 */
void
praxis_archive_standing_free (PraxisArchiveStanding *standing)
{
  g_clear_object (&standing->digest);
  g_free (standing->key);
  g_free (standing);
}

static gboolean
read_subscription (PraxisStore            *store,
                   PraxisArchiveManifest  *manifest,
                   PraxisArchiveStanding  *standing,
                   GError                **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisSubscription) subscription =
    praxis_store_get_subscription (store, praxis_digest_get_uuid (manifest->digest), &failure);
  g_autofree char *hash = praxis_sha256_of (manifest->text, strlen (manifest->text));

  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    {
      standing->key = g_strdup ("");
      return TRUE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  standing->key = g_strdup (subscription->signing_key);
  standing->is_same = g_str_equal (hash, subscription->manifest);
  standing->is_older = manifest->issued < subscription->issued;
  standing->is_other_key = *standing->key != '\0' && !g_str_equal (standing->key, manifest->public_key);
  return TRUE;
}

/**
 * praxis_archive_compare:
 * @store: a library
 * @manifest: the manifest of an archive
 * @error: return location
 *
 * Returns: (transfer full): what the archive is to the library; %NULL with %PRAXIS_ERROR_EXISTS where the digest is the user's
 *   own, or an error of the library
 */
PraxisArchiveStanding *
praxis_archive_compare (PraxisStore            *store,
                        PraxisArchiveManifest  *manifest,
                        GError                **error)
{
  g_autoptr(PraxisArchiveStanding) standing = g_new0 (PraxisArchiveStanding, 1);
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), NULL);
  g_return_val_if_fail (manifest != NULL, NULL);

  standing->digest = praxis_store_find_digest (store, praxis_digest_get_uuid (manifest->digest), &failure);
  if (failure != NULL && !g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (standing->digest != NULL && praxis_digest_get_origin (standing->digest) != PRAXIS_ORIGIN_SUBSCRIBED)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   /* Translators: %s is a digest's title */
                   _("“%s” is written in this library, so there is nothing to add. Its archive is for other readers."),
                   praxis_digest_get_title (standing->digest));
      return NULL;
    }
  return read_subscription (store, manifest, standing, error) ? g_steal_pointer (&standing) : NULL;
}

/**
 * praxis_archive_may_apply:
 * @standing: what praxis_archive_compare() gave
 * @manifest: the manifest
 * @agreed_key: (nullable): a key that the reader has agreed to trust from now on, in hexadecimal, or an empty text where the
 *   reader has agreed to an archive that nobody signed; %NULL for none
 * @error: return location
 *
 * Returns: whether the archive may come into the library; %FALSE with %PRAXIS_ERROR_OTHER_KEY or %PRAXIS_ERROR_OLDER
 */
gboolean
praxis_archive_may_apply (PraxisArchiveStanding  *standing,
                          PraxisArchiveManifest  *manifest,
                          const char             *agreed_key,
                          GError                **error)
{
  const char *title = praxis_digest_get_title (manifest->digest);

  if (standing->is_older)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_OLDER,
                   _("This archive of “%s” is older than the one in your library, which stays as it is."), title);
      return FALSE;
    }
  if (!standing->is_other_key || g_strcmp0 (agreed_key, manifest->public_key) == 0)
    return TRUE;
  if (praxis_archive_manifest_is_signed (manifest))
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY,
                 _("This archive of “%s” is signed with another key than before. Perhaps its author has a new key; ask the "
                   "author before you trust it."), title);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY,
                 _("This archive of “%s” is not signed, although those before it were. Anybody may have made it; ask its "
                   "author before you trust it."), title);
  return FALSE;
}

/**
 * praxis_archive_list_outdated:
 * @store: a library
 * @manifest: the manifest of an archive
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint): the groups of the archive that the library does not have as they are there,
 *   from 0; all of them where it does not have the digest
 */
GArray *
praxis_archive_list_outdated (PraxisStore            *store,
                              PraxisArchiveManifest  *manifest,
                              GError                **error)
{
  g_autoptr(GPtrArray) posts = praxis_store_list_archived (store, praxis_digest_get_uuid (manifest->digest), error);
  g_autoptr(GArray) hashes = g_array_new (FALSE, FALSE, sizeof (PraxisArchiveHash));
  GArray *outdated;
  g_auto(GStrv) groups = NULL;

  if (posts == NULL)
    return NULL;
  for (guint i = 0; i < posts->len; i++)
    {
      PraxisArchivedPost *post = posts->pdata[i];
      PraxisArchiveHash hash = { post->uuid, post->hash };

      if (post->hash != NULL)
        g_array_append_val (hashes, hash);
    }
  groups = praxis_archive_hash_groups (hashes, praxis_archive_manifest_get_n_groups (manifest));
  outdated = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; groups[i] != NULL; i++)
    {
      /* A library without the digest may agree on an empty group; it has it then. */
      if (!g_str_equal (groups[i], manifest->groups[i]))
        g_array_append_val (outdated, i);
    }
  return outdated;
}
