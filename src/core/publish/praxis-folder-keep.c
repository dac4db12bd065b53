/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-folder.h"

#include <fcntl.h>
#include <string.h>

#include "praxis-folder-private.h"

/*
 * The files of an earlier export: which of them are as they were written, so that this one can leave them as they are.
 *
 * Most are, and there are thousands: praxis_folder_look_ahead() looks at all of them before anybody asks, while others find
 * out what the export is to be.
 */

/* Has a file of the last export be one of this one, made from what @key says. */
void
praxis_folder_carry_over (PraxisFolder       *self,
                          PraxisManifestFile *file,
                          const char         *key)
{
  PraxisManifestFile *same;

  if (strcmp (file->key, key) == 0)
    {
      same = praxis_manifest_file_ref (file);
    }
  else
    {
      same = praxis_manifest_file_new (file->path, key);
      same->hash = g_strdup (file->hash);
      same->size = file->size;
      same->modified = file->modified;
    }
  file->stays = TRUE;
  g_hash_table_replace (self->after->files, (gpointer) same->path, same);
}

/* Looks at a file of this export. */
gboolean
praxis_folder_look_at (PraxisFolder *self,
                       const char   *path,
                       struct stat  *info)
{
  const char *name;
  gboolean success;
  int folder;

  g_mutex_lock (&self->lock);
  folder = praxis_parents_open (&self->parents, path, FALSE, &name);
  success = folder >= 0 && fstatat (folder, name, info, AT_SYMLINK_NOFOLLOW) == 0;
  g_mutex_unlock (&self->lock);
  return success;
}

/* Looks for a file of an earlier export. */
static PraxisManifestSeen
see (PraxisFolder *self,
     const char   *path)
{
  PraxisManifestSeen seen = { .is_known = TRUE, .size = -1 };
  struct stat info;

  if (praxis_folder_look_at (self, path, &info) && S_ISREG (info.st_mode))
    {
      seen.size = info.st_size;
      seen.modified = praxis_folder_get_modified (&info);
    }
  return seen;
}

/* Whether what was seen is what was written; of a file that was only touched or copied the new time is noted. */
static gboolean
matches (PraxisFolder             *self,
         PraxisManifestFile       *file,
         const PraxisManifestSeen *seen,
         gboolean                 *touched)
{
  *touched = FALSE;
  if (seen->size != file->size)
    return FALSE;
  if (seen->modified == file->modified)
    return TRUE;
  *touched = TRUE;
  if (!praxis_folder_has_hash (self->root, file->path, file->hash))
    return FALSE;
  file->modified = seen->modified;
  return TRUE;
}

/* Whether the file on disk is what was written. */
gboolean
praxis_folder_is_intact (PraxisFolder       *self,
                         PraxisManifestFile *file,
                         gboolean           *touched)
{
  PraxisManifestSeen seen = see (self, file->path);

  return matches (self, file, &seen, touched);
}

/**
 * praxis_folder_look_ahead:
 * @self: a folder, just opened
 *
 * Looks at all files of the export before, for praxis_folder_keep(). To be called before any other thread has the folder.
 */
void
praxis_folder_look_ahead (PraxisFolder *self)
{
  g_autoptr(GPtrArray) files = praxis_manifest_list_files (self->before);

  for (guint i = 0; self->root >= 0 && i < files->len; i++)
    {
      PraxisManifestFile *file = files->pdata[i];

      file->seen = see (self, file->path);
    }
}

/* Leaves a file of the export before as it is, if nobody has changed it. */
static gboolean
keep (PraxisFolder             *self,
      PraxisManifestFile       *file,
      const char               *key,
      const PraxisManifestSeen *seen)
{
  gboolean touched;

  if (!matches (self, file, seen, &touched))
    return FALSE;
  g_mutex_lock (&self->lock);
  self->changed |= touched || strcmp (file->key, key) != 0;
  praxis_folder_carry_over (self, file, key);
  self->n_unchanged++;
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/**
 * praxis_folder_keep:
 * @self: a folder
 * @path: a file's path in it
 * @key: what the file would be made from, as a hash
 *
 * Leaves a file as it is, if it was made from the same and nobody has changed it. May be called by any thread, but not
 * twice for a path.
 *
 * Returns: whether it is left; otherwise write it
 */
gboolean
praxis_folder_keep (PraxisFolder *self,
                    const char   *path,
                    const char   *key)
{
  PraxisManifestFile *file = g_hash_table_lookup (self->before->files, path);
  PraxisManifestSeen seen;

  if (file == NULL || strcmp (file->key, key) != 0)
    return FALSE;
  seen = file->seen.is_known ? file->seen : see (self, path);
  return keep (self, file, key, &seen);
}

/**
 * praxis_folder_keep_as:
 * @self: a folder
 * @path: a file's path in it
 * @key: what the file would be made from, as a hash
 *
 * Leaves a file as it is that would be the same again, though made from something else, if nobody has changed it. May be called
 * by any thread, but not twice for a path.
 *
 * Returns: whether it is left; otherwise write it
 */
gboolean
praxis_folder_keep_as (PraxisFolder *self,
                       const char   *path,
                       const char   *key)
{
  PraxisManifestFile *file = g_hash_table_lookup (self->before->files, path);
  PraxisManifestSeen seen;

  if (file == NULL)
    return FALSE;
  seen = see (self, path);
  return keep (self, file, key, &seen);
}

/**
 * praxis_folder_dup_file:
 * @self: a folder
 * @path: a file's path in it
 * @key: (out) (optional) (transfer none): what it was made from
 *
 * Returns: (transfer full) (nullable): the path on this computer of a file that an earlier export has written and nobody has
 *   changed since; %NULL where there is none
 */
char *
praxis_folder_dup_file (PraxisFolder  *self,
                        const char    *path,
                        const char   **key)
{
  PraxisManifestFile *file = g_hash_table_lookup (self->before->files, path);
  gboolean touched;

  if (file == NULL || !praxis_folder_is_intact (self, file, &touched))
    return NULL;
  if (key != NULL)
    *key = file->key;
  return g_build_filename (self->path, path, NULL);
}
