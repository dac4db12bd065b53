/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "archive/praxis-archive-group.h"
#include "archive/praxis-archive-writer.h"
#include "archive/praxis-archive.h"
#include "praxis-error.h"
#include "praxis-export-site-private.h"
#include "praxis-hash.h"

/*
 * The archive in a site, so that readers can subscribe to it:
 *
 *   archive/SLUG.praxis          everything in one file
 *   archive/manifest.json        the manifest in its envelope: small, to look whether anything is new
 *   archive/posts/NNN.json.gz    a group of posts each, of which an update fetches those that have changed
 *   archive/key.txt              the public key, for people
 *
 * What the archive would hold is found out in the thread that has the library. The documents are made in another one, with a
 * connection of its own: what is published stays in the library as long as it is, under the number of its revision.
 */

#define FOLDER "archive/"

/* To be changed where the same content would make another file. */
#define FORM_OF_ARCHIVE "1"

typedef struct
{
  PraxisArchiveContent *content;
  char                 *library;
  /* The archive that is there, to be brought up to date; NULL: none that can be. */
  char                 *before;
  /* Which of the files are to be written (their keys): the archive, the manifest, the key, and the groups. */
  char                 *archive_path;
  char                 *archive;
  char                 *manifest;
  char                 *key;
  GPtrArray            *groups;
} Collected;

static void
collected_free (gpointer data)
{
  Collected *self = data;

  g_clear_pointer (&self->content, praxis_archive_content_free);
  g_free (self->library);
  g_free (self->before);
  g_free (self->archive_path);
  g_free (self->archive);
  g_free (self->manifest);
  g_free (self->key);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

/* Which archive of the digest is in the folder: what its posts were made from, and its manifest, which is in two files. */
static PraxisArchiveManifest *
read_before (PraxisSiteExport  *export,
             Collected         *self,
             GHashTable       **sources)
{
  const char *uuid = praxis_digest_get_uuid (praxis_site_export_get_site (export)->publication->digest);
  g_autofree char *path = praxis_site_export_dup_file (export, self->archive_path);
  g_autofree char *manifest_path = praxis_site_export_dup_file (export, FOLDER "manifest.json");
  g_autoptr(PraxisArchive) archive = praxis_archive_open (path, NULL);
  g_autoptr(PraxisArchiveManifest) manifest = NULL;
  g_autofree char *envelope = NULL;
  gsize length;

  if (archive != NULL && g_str_equal (praxis_digest_get_uuid (praxis_archive_get_manifest (archive)->digest), uuid))
    *sources = praxis_archive_load_sources (archive, NULL);
  if (*sources != NULL)
    self->before = g_steal_pointer (&path);
  if (g_file_get_contents (manifest_path, &envelope, &length, NULL))
    manifest = praxis_archive_manifest_parse (envelope, length, NULL);
  else if (archive != NULL)
    manifest = praxis_archive_steal_manifest (archive);
  if (manifest != NULL && !g_str_equal (praxis_digest_get_uuid (manifest->digest), uuid))
    g_clear_pointer (&manifest, praxis_archive_manifest_free);
  return g_steal_pointer (&manifest);
}

/* All that the manifest says but for when it was made, which is of no matter as long as it says the same. */
static char *
key_of_manifest (PraxisArchiveContent   *content,
                 const PraxisSigningKey *key)
{
  PraxisArchiveManifest *manifest = praxis_archive_content_get_manifest (content);
  g_autofree char *all = NULL;

  manifest->issued = 0;
  praxis_archive_manifest_seal (manifest, key);
  all = g_strconcat (FORM_OF_ARCHIVE, manifest->text, NULL);
  return praxis_hash_data (all, strlen (all));
}

static gboolean
find_stale (PraxisSiteExport  *export,
            Collected         *self,
            const char        *key)
{
  PraxisArchiveManifest *manifest = praxis_archive_content_get_manifest (self->content);
  guint n_groups = praxis_archive_manifest_get_n_groups (manifest);
  gboolean stale;

  self->archive = praxis_site_export_key_if_stale (export, self->archive_path, g_strdup (key));
  self->manifest = praxis_site_export_key_if_stale (export, FOLDER "manifest.json", g_strdup (key));
  if (praxis_archive_manifest_is_signed (manifest))
    self->key = praxis_site_export_key_if_stale (export, FOLDER "key.txt", g_strdup (manifest->public_key));
  stale = self->archive != NULL || self->manifest != NULL || self->key != NULL;
  self->groups = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *name = praxis_archive_group_name (i);
      g_autofree char *path = g_strconcat (FOLDER "posts/", name, NULL);
      char *group_key = praxis_site_export_key_if_stale (export, path, g_strconcat (FORM_OF_ARCHIVE, manifest->groups[i], NULL));

      g_ptr_array_add (self->groups, group_key);
      stale |= group_key != NULL;
    }
  return stale;
}

static gpointer
begin (PraxisSiteExport *export)
{
  PraxisSite *site = praxis_site_export_get_site (export);
  PraxisStore *store = praxis_site_export_get_store (export);
  g_autoptr(GHashTable) sources = NULL;
  g_autoptr(PraxisArchiveManifest) before = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *key = NULL;
  Collected *self;

  if (praxis_digest_get_origin (site->publication->digest) == PRAXIS_ORIGIN_SUBSCRIBED)
    return NULL;
  self = g_new0 (Collected, 1);
  self->library = g_strdup (praxis_store_get_path (store));
  self->archive_path = g_strconcat (FOLDER, praxis_digest_get_slug (site->publication->digest), ".praxis", NULL);
  before = read_before (export, self, &sources);
  self->content = praxis_archive_content_new (store, site->publication, sources, praxis_site_export_get_cancellable (export), &error);
  if (self->content == NULL)
    {
      praxis_site_export_fail (export, g_steal_pointer (&error));
      collected_free (self);
      return NULL;
    }
  key = key_of_manifest (self->content, site->signing_key);
  praxis_archive_content_seal (self->content, site->signing_key, before);
  if (!find_stale (export, self, key))
    g_clear_pointer (&self, collected_free);
  return self;
}

/* In another thread */

static gboolean
write_file (PraxisSiteExport  *export,
            Collected         *self,
            GError           **error)
{
  g_autofree char *folder = g_dir_make_tmp ("praxis-archive-XXXXXX", NULL);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "archive", NULL) : NULL;
  g_autoptr(GMappedFile) file = NULL;
  gboolean success = FALSE;

  if (folder == NULL)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY, _("The archive could not be made: there is no room for "
                                                                        "temporary files."));
      return FALSE;
    }
  if (praxis_archive_write_content (self->content, self->before, path, praxis_site_export_get_cancellable (export), error))
    file = g_mapped_file_new (path, FALSE, error);
  if (file != NULL)
    success = praxis_site_export_write (export, self->archive_path, self->archive, g_mapped_file_get_contents (file),
                                        g_mapped_file_get_length (file), error);
  g_unlink (path);
  g_rmdir (folder);
  return success;
}

static gboolean
write_groups (PraxisSiteExport  *export,
              Collected         *self,
              GError           **error)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autofree char *name = praxis_archive_group_name (i);
      g_autofree char *path = g_strconcat (FOLDER "posts/", name, NULL);
      const char *key = self->groups->pdata[i];
      g_autoptr(GBytes) packed = NULL;

      if (key == NULL)
        continue;
      packed = praxis_archive_content_pack_group (self->content, i, error);
      if (packed == NULL ||
          !praxis_site_export_write (export, path, key, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_text (PraxisSiteExport  *export,
            const char        *path,
            const char        *key,
            const char        *text,
            GError           **error)
{
  return key == NULL || praxis_site_export_write (export, path, key, text, strlen (text), error);
}

static gboolean
end (PraxisSiteExport  *export,
     gpointer           collected,
     GError           **error)
{
  Collected *self = collected;
  PraxisArchiveManifest *manifest = praxis_archive_content_get_manifest (self->content);
  g_autofree char *envelope = praxis_archive_manifest_to_envelope (manifest);
  g_autofree char *key = g_strconcat (manifest->public_key, "\n", NULL);
  g_autoptr(PraxisStore) store = praxis_store_open (self->library, PRAXIS_STORE_READ, error);

  if (store == NULL)
    return FALSE;
  praxis_archive_content_set_store (self->content, store);
  return (self->archive == NULL || write_file (export, self, error)) &&
         write_text (export, FOLDER "manifest.json", self->manifest, envelope, error) &&
         write_text (export, FOLDER "key.txt", self->key, key, error) &&
         write_groups (export, self, error);
}

const PraxisSiteCollection praxis_site_archive = { begin, NULL, end, collected_free };
