/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "archive/praxis-archive-group.h"
#include "archive/praxis-archive-writer.h"
#include "archive/praxis-archive.h"
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
 * What there is is listed in the thread that has the library. Which files are right as they are is found out in another one, and
 * without a text; documents are made there with a connection of its own: what is published stays in the library as long as it
 * is, under the number of its revision. Of a group that is right the manifest that is there knows the hash, so that nothing
 * else is made anew.
 */

#define FOLDER "archive/"

/* What of the library stays in memory: its posts are read once, and some twice. */
#define CACHE_KIB 1024

/* To be changed where the same content would make another file. */
#define FORM_OF_ARCHIVE "2"

typedef struct
{
  PraxisSiteExport     *export;
  PraxisArchiveContent *content;
  char                 *library;
  /* What is there of an earlier export: the archive, to be brought up to date, and the manifest. */
  char                 *before;
  char                 *before_manifest;
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
  g_free (self->before_manifest);
  g_free (self->archive_path);
  g_free (self->archive);
  g_free (self->manifest);
  g_free (self->key);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

static gpointer
begin (PraxisSiteExport *export)
{
  PraxisSite *site = praxis_site_export_get_site (export);
  PraxisStore *store = praxis_site_export_get_store (export);
  g_autoptr(GError) error = NULL;
  Collected *self;

  if (praxis_digest_get_origin (site->publication->digest) == PRAXIS_ORIGIN_SUBSCRIBED)
    return NULL;
  self = g_new0 (Collected, 1);
  self->export = export;
  self->library = g_strdup (praxis_store_get_path (store));
  self->archive_path = g_strconcat (FOLDER, praxis_digest_get_slug (site->publication->digest), ".praxis", NULL);
  self->content = praxis_archive_content_new (store, site->publication, &error);
  if (self->content == NULL)
    {
      praxis_site_export_fail (export, g_steal_pointer (&error));
      collected_free (self);
      return NULL;
    }
  return self;
}

/* In another thread */

/* All that the manifest says but for the hashes of the documents, in whose place are the keys of the groups, and but for when it
 * was made, which is of no matter as long as it says the same. */
static char *
key_of_manifest (PraxisArchiveContent   *content,
                 const PraxisSigningKey *key,
                 GPtrArray              *group_keys)
{
  PraxisArchiveManifest *manifest = praxis_archive_content_get_manifest (content);
  g_autoptr(GString) all = g_string_new (FORM_OF_ARCHIVE);

  manifest->issued = 0;
  praxis_archive_manifest_seal (manifest, key);
  g_string_append (all, manifest->text);
  for (guint i = 0; i < group_keys->len; i++)
    g_string_append (all, group_keys->pdata[i]);
  return praxis_hash_data (all->str, all->len);
}

static GPtrArray *
list_group_keys (PraxisArchiveContent *content)
{
  guint n_groups = praxis_archive_manifest_get_n_groups (praxis_archive_content_get_manifest (content));
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *key = praxis_archive_content_dup_group_key (content, i);

      g_ptr_array_add (keys, g_strconcat (FORM_OF_ARCHIVE, key, NULL));
    }
  return keys;
}

static gboolean
find_stale (Collected              *self,
            const PraxisSigningKey *signing_key)
{
  PraxisArchiveManifest *manifest = praxis_archive_content_get_manifest (self->content);
  g_autofree char *key = NULL;
  gboolean stale;

  self->groups = list_group_keys (self->content);
  key = key_of_manifest (self->content, signing_key, self->groups);
  self->archive = praxis_site_export_key_if_stale (self->export, self->archive_path, g_strdup (key));
  self->manifest = praxis_site_export_key_if_stale (self->export, FOLDER "manifest.json", g_strdup (key));
  if (praxis_archive_manifest_is_signed (manifest))
    self->key = praxis_site_export_key_if_stale (self->export, FOLDER "key.txt", g_strdup (manifest->public_key));
  stale = self->archive != NULL || self->manifest != NULL || self->key != NULL;
  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autofree char *name = praxis_archive_group_name (i);
      g_autofree char *path = g_strconcat (FOLDER "posts/", name, NULL);

      self->groups->pdata[i] = praxis_site_export_key_if_stale (self->export, path, self->groups->pdata[i]);
      stale |= self->groups->pdata[i] != NULL;
    }
  return stale;
}

/* The manifest of the archive that is there, which is in two files. */
static PraxisArchiveManifest *
read_before (Collected *self)
{
  g_autoptr(PraxisArchive) archive = NULL;
  g_autofree char *envelope = NULL;
  gsize length;

  if (self->before_manifest != NULL && g_file_get_contents (self->before_manifest, &envelope, &length, NULL))
    return praxis_archive_manifest_parse (envelope, length, NULL);
  archive = self->before != NULL ? praxis_archive_open (self->before, NULL) : NULL;
  return archive != NULL ? praxis_archive_steal_manifest (archive) : NULL;
}

static void
keep_groups (Collected             *self,
             PraxisArchiveManifest *before)
{
  if (before == NULL || praxis_archive_manifest_get_n_groups (before) != self->groups->len)
    return;
  for (guint i = 0; i < self->groups->len; i++)
    {
      if (self->groups->pdata[i] == NULL)
        praxis_archive_content_keep_group (self->content, i, before->groups[i]);
    }
}

typedef struct
{
  Collected             *collected;
  PraxisArchiveManifest *before;
} Making;

static gboolean
make_archive (const char  *path,
              gpointer     data,
              GError     **error)
{
  const Making *making = data;
  Collected *self = making->collected;

  return praxis_archive_write_content (self->content, praxis_site_export_get_site (self->export)->signing_key, making->before,
                                       making->before != NULL ? self->before : NULL, path,
                                       praxis_site_export_get_cancellable (self->export), error);
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

/* What the manifest says of documents is known when the archive and the groups are made. */
static gboolean
write_manifest (Collected              *self,
                PraxisArchiveManifest  *before,
                GError                **error)
{
  PraxisArchiveManifest *manifest = praxis_archive_content_get_manifest (self->content);
  g_autofree char *envelope = NULL;
  g_autofree char *key = NULL;

  if (self->archive == NULL)
    praxis_archive_content_seal (self->content, praxis_site_export_get_site (self->export)->signing_key, before);
  envelope = praxis_archive_manifest_to_envelope (manifest);
  key = g_strconcat (manifest->public_key, "\n", NULL);
  return write_text (self->export, FOLDER "manifest.json", self->manifest, envelope, error) &&
         write_text (self->export, FOLDER "key.txt", self->key, key, error);
}

static gboolean
write_files (Collected  *self,
             GError    **error)
{
  g_autoptr(PraxisStore) store = praxis_store_open (self->library, PRAXIS_STORE_READ, error);
  g_autoptr(PraxisArchiveManifest) before = NULL;
  Making making;

  /* One transaction for all: to begin one a post takes as long as to read it. */
  if (store == NULL || !praxis_store_begin_read (store, error))
    return FALSE;
  praxis_store_set_cache (store, CACHE_KIB);
  praxis_archive_content_set_store (self->content, store);
  self->before = praxis_site_export_dup_file (self->export, self->archive_path, NULL);
  self->before_manifest = praxis_site_export_dup_file (self->export, FOLDER "manifest.json", NULL);
  before = read_before (self);
  keep_groups (self, before);
  making = (Making) { self, before };
  return (self->archive == NULL ||
          praxis_site_export_make (self->export, self->archive_path, self->archive, make_archive, &making, error)) &&
         write_groups (self->export, self, error) && write_manifest (self, before, error);
}

static gboolean
end (PraxisSiteExport  *export,
     gpointer           collected,
     guint              part,
     GError           **error)
{
  Collected *self = collected;
  gboolean success = !find_stale (self, praxis_site_export_get_site (export)->signing_key) || write_files (self, error);

  /* It is large, and here nobody waits for it. */
  g_clear_pointer (&self->content, praxis_archive_content_free);
  return success;
}

const PraxisSiteCollection praxis_site_archive = { begin, NULL, NULL, NULL, end, 1, collected_free };
