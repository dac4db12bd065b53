/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-offer.h"


#include "archive/praxis-archive-group.h"
#include "praxis-archive-link.h"
#include "praxis-error.h"
#include "praxis-offer-private.h"

/*
 * The posts of an archive on a site: the groups of them that the library has not as they are, or the whole file.
 *
 *   few groups ──▶ fetch them ──▶ one is missing, or is not what the manifest says
 *      │                             │
 *      │                    the manifest once more: another one? ──▶ its groups
 *      │                             │ no
 *   many ──────────────────▶ the whole file ──▶ there is none ──▶ the groups after all
 *
 * A site that is published while it is read gives a manifest and groups that do not fit; so does one that somebody changed.
 */

/* So few questions are asked at any rate. */
#define FEW_GROUPS 4

/* The addresses of the parts stand beside the manifest's. */
static char *
dup_part_address (PraxisOffer *self,
                  const char  *folder,
                  const char  *name)
{
  g_autofree char *reference = g_strconcat (folder, name, NULL);

  return praxis_archive_link_resolve (self->base, reference);
}

/* A packed group is a third of its part of the file, but costs a question, which takes about as long as 64 KB; so groups pay unless
 * nearly all of them are needed. */
static gboolean
wants_groups (GArray                *outdated,
              PraxisArchiveManifest *manifest)
{
  return outdated->len <= FEW_GROUPS || outdated->len * 4 <= praxis_archive_manifest_get_n_groups (manifest) * 3;
}

/* Whether the site may have been published meanwhile, or is not as Praxis makes it. */
static gboolean
is_misfit (const GError *failure)
{
  return g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND) || g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED) ||
         g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE) || g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

/* --- Groups ----------------------------------------------------------------------------------------------- */

/* Where a group is kept until all are there; its hash says which one it is, whatever was published meanwhile. */
static char *
make_group_path (PraxisOffer  *self,
                 guint         group,
                 GError      **error)
{
  g_autofree char *name = g_strconcat (praxis_offer_get_manifest (self)->groups[group], ".json.gz", NULL);

  return praxis_offer_make_path (self, name, error);
}

static gboolean
add_kept_group (PraxisArchive *archive,
                guint          group,
                const char    *path)
{
  g_autoptr(GBytes) packed = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return FALSE;
  packed = g_bytes_new_take (data, length);
  return praxis_archive_add_group (archive, group, packed, NULL);
}

static gboolean
fetch_group (PraxisOffer       *self,
             PraxisDownloader  *downloader,
             guint              group,
             GCancellable      *cancellable,
             GError           **error)
{
  static const PraxisDownloadOptions options = { .as_it_lies = TRUE };
  g_autofree char *path = make_group_path (self, group, error);
  g_autofree char *name = praxis_archive_group_name (group);
  g_autofree char *address = dup_part_address (self, "posts/", name);
  g_autoptr(PraxisDownload) download = NULL;
  g_autoptr(GError) failure = NULL;

  if (path == NULL)
    return FALSE;
  if (add_kept_group (self->archive, group, path))
    return TRUE;
  download = praxis_downloader_get (downloader, address, &options, PRAXIS_ARCHIVE_MAX_GROUP, cancellable, error);
  if (download == NULL || !praxis_archive_add_group (self->archive, group, download->body, error))
    return FALSE;
  if (!g_file_set_contents_full (path, g_bytes_get_data (download->body, NULL), (gssize) g_bytes_get_size (download->body),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    g_debug ("A group is not kept: %s", failure->message);
  return TRUE;
}

static gboolean
fetch_groups (PraxisOffer       *self,
              PraxisDownloader  *downloader,
              GArray            *groups,
              GCancellable      *cancellable,
              GError           **error)
{
  for (guint i = 0; i < groups->len; i++)
    {
      if (!fetch_group (self, downloader, g_array_index (groups, guint, i), cancellable, error))
        return FALSE;
      praxis_downloader_say_progress (downloader, i + 1, groups->len);
    }
  self->is_fetched = TRUE;
  return TRUE;
}

/* --- The file --------------------------------------------------------------------------------------------- */

static gboolean
fetch_whole (PraxisOffer       *self,
             PraxisDownloader  *downloader,
             GCancellable      *cancellable,
             GError           **error)
{
  PraxisArchiveManifest *manifest = praxis_offer_get_manifest (self);
  g_autofree char *name = g_strconcat (praxis_digest_get_slug (manifest->digest), ".praxis", NULL);
  g_autofree char *address = dup_part_address (self, "", name);

  return praxis_offer_load_file (self, downloader, address, NULL, cancellable, error);
}

/* --- Together --------------------------------------------------------------------------------------------- */

/* Before anything is fetched: is it newer, and of whom it should be? */
static gboolean
may_come (PraxisOffer  *self,
          PraxisStore  *store,
          const char   *agreed_key,
          GError      **error)
{
  PraxisArchiveManifest *manifest = praxis_offer_get_manifest (self);
  g_autoptr(PraxisArchiveStanding) standing = praxis_archive_compare (store, manifest, error);

  if (standing == NULL || !praxis_archive_may_apply (standing, manifest, agreed_key, error))
    return FALSE;
  self->is_fetched = self->is_fetched || standing->is_same;
  return TRUE;
}

static gboolean
fetch_outdated (PraxisOffer       *self,
                PraxisDownloader  *downloader,
                PraxisStore       *store,
                GCancellable      *cancellable,
                GError           **error)
{
  PraxisArchiveManifest *manifest = praxis_offer_get_manifest (self);
  g_autoptr(GArray) outdated = praxis_archive_list_outdated (store, manifest, error);
  g_autoptr(GError) failure = NULL;

  if (outdated == NULL)
    return FALSE;
  if (!wants_groups (outdated, manifest))
    {
      if (fetch_whole (self, downloader, cancellable, &failure))
        return TRUE;
      if (!g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return fetch_groups (self, downloader, outdated, cancellable, error);
}

/* What does not fit is asked for once more, in the order in which it may have changed. */
static gboolean
fetch_again (PraxisOffer       *self,
             PraxisDownloader  *downloader,
             PraxisStore       *store,
             const char        *agreed_key,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autofree char *before = g_strdup (self->fetched);
  g_autoptr(GError) failure = NULL;

  if (!praxis_offer_load_manifest (self, downloader, self->address, NULL, cancellable, error) || !may_come (self, store, agreed_key, error))
    return FALSE;
  if (self->is_fetched)
    return TRUE;
  if (!g_str_equal (before, self->fetched))
    {
      if (fetch_outdated (self, downloader, store, cancellable, &failure))
        return TRUE;
      if (!is_misfit (failure))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return fetch_whole (self, downloader, cancellable, error);
}

/**
 * praxis_offer_fetch:
 * @self: an offer
 * @downloader: what fetches
 * @store: a library, which is only read
 * @agreed_key: (nullable): a key that the reader has agreed to, see praxis_archive_may_apply()
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Fetches what the library has not, and verifies it. What was fetched is kept where this breaks off.
 *
 * Returns: whether the offer can be applied; %FALSE with an error as of praxis_archive_compare(), praxis_archive_may_apply(),
 *   praxis_archive_verify() or praxis_downloader_get_file()
 */
gboolean
praxis_offer_fetch (PraxisOffer       *self,
                    PraxisDownloader  *downloader,
                    PraxisStore       *store,
                    const char        *agreed_key,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);

  if (self->is_current)
    return TRUE;
  if (!may_come (self, store, agreed_key, error))
    return FALSE;
  if (self->is_fetched || fetch_outdated (self, downloader, store, cancellable, &failure))
    return TRUE;
  if (is_misfit (failure))
    return fetch_again (self, downloader, store, agreed_key, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
