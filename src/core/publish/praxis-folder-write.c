/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "praxis-error.h"
#include "praxis-folder-private.h"
#include "praxis-hash.h"

/* The files of an export, which wait in the staging folder. */

/* Leaves a file that would be written as it is. */
static gboolean
keep_same (PraxisFolder       *self,
           PraxisManifestFile *file)
{
  PraxisManifestFile *before = g_hash_table_lookup (self->before->files, file->path);

  return before != NULL && before->size == file->size && strcmp (before->hash, file->hash) == 0 &&
         praxis_folder_keep_as (self, file->path, file->key);
}

/* Leaves a file that somebody has changed, if the folder is protected and what is in it would be lost. */
static gboolean
keep_changed (PraxisFolder       *self,
              PraxisManifestFile *file,
              const char         *data)
{
  PraxisManifestFile *before = g_hash_table_lookup (self->before->files, file->path);
  g_autofree char *text = NULL;
  gsize length;

  if (self->may_replace == NULL || self->is_new || !praxis_folder_read_file (self->root, file->path, &text, &length) ||
      (before != NULL && praxis_hash_matches (before->hash, text, length)))
    return FALSE;
  file->takes_over = ((gint64) length == file->size && memcmp (text, data, length) == 0) ||
                     self->may_replace (file->path, text, length, self->may_replace_data);
  if (file->takes_over)
    return FALSE;
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->kept, g_strdup (file->path));
  /* The next export must know what it was. */
  if (before != NULL)
    praxis_folder_carry_over (self, before, before->key);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/* Finds what stands where the file shall go. */
static gboolean
look_at_place (PraxisFolder       *self,
               PraxisManifestFile *file)
{
  struct stat info;

  /* The folder was empty; the journal's renames replace nothing that has come in the meantime. */
  if (self->is_new)
    return TRUE;
  if (!praxis_folder_look_at (self, file->path, &info))
    return errno == ENOENT;
  file->replaces = TRUE;
  if (S_ISREG (info.st_mode) && (file->takes_over || g_hash_table_contains (self->before->files, file->path)))
    return TRUE;
  errno = EEXIST;
  return FALSE;
}

/* Gives a file the name under which it waits. */
static gboolean
stage (PraxisFolder       *self,
       PraxisManifestFile *file)
{
  gboolean ready;

  g_mutex_lock (&self->lock);
  ready = self->only_plan || praxis_folder_make_staging (self);
  file->staged = ready ? praxis_folder_dup_staged (self, file->path) : NULL;
  g_mutex_unlock (&self->lock);
  return file->staged != NULL && look_at_place (self, file);
}

static void
take (PraxisFolder       *self,
      PraxisManifestFile *file,
      const struct stat  *info)
{
  file->modified = self->only_plan ? 0 : praxis_folder_get_modified (info);
  g_mutex_lock (&self->lock);
  self->changed = TRUE;
  if (!self->only_plan)
    praxis_folder_count_staged (self, file->size);
  g_hash_table_replace (self->after->files, (gpointer) file->path, file);
  g_mutex_unlock (&self->lock);
}

/* An earlier Praxis has left MD5 in its manifests. */
static void
set_hash (PraxisFolder       *self,
          PraxisManifestFile *file,
          const char         *data,
          gsize               length)
{
  PraxisManifestFile *before = g_hash_table_lookup (self->before->files, file->path);

  file->size = length;
  if (before != NULL && before->size == file->size && praxis_hash_matches (before->hash, data, length))
    file->hash = g_strdup (before->hash);
  else
    file->hash = praxis_hash_data (data, length);
}

/**
 * praxis_folder_write:
 * @self: a folder
 * @path: a file's path in it
 * @key: what the file was made from, as a hash
 * @data: (array length=length): what is in it
 * @length: how many bytes
 * @error: return location
 *
 * Writes a file, to be put in place by praxis_folder_commit(), unless somebody has changed what is there and
 * praxis_folder_protect() leaves that. May be called by any thread, but not twice for a path.
 *
 * Returns: whether it is written; otherwise %PRAXIS_ERROR_EXISTS where somebody else's file is in its place,
 *   %PRAXIS_ERROR_NO_SPACE, %PRAXIS_ERROR_READ_ONLY
 */
gboolean
praxis_folder_write (PraxisFolder  *self,
                     const char    *path,
                     const char    *key,
                     const char    *data,
                     gsize          length,
                     GError       **error)
{
  g_autoptr(PraxisManifestFile) file = NULL;
  struct stat info;

  g_return_val_if_fail (praxis_manifest_is_path (path), FALSE);

  file = praxis_manifest_file_new (path, key);
  set_hash (self, file, data, length);
  if (keep_same (self, file) || keep_changed (self, file, data))
    return TRUE;
  if (!stage (self, file) ||
      (!self->only_plan && !praxis_folder_write_file (self->staging, file->staged, data, length, FALSE, &info)))
    {
      praxis_folder_set_error (error, errno, self->name, path);
      return FALSE;
    }
  take (self, g_steal_pointer (&file), &info);
  return TRUE;
}

/* Where a file is made that cannot be held in memory. What is only planned is made all the same, to see what it is. */
static char *
dup_making_path (PraxisFolder        *self,
                 PraxisManifestFile  *file,
                 char               **temporary,
                 GError             **error)
{
  if (!self->only_plan)
    return g_build_filename (self->path, PRAXIS_FOLDER_STAGING, file->staged, NULL);
  *temporary = g_dir_make_tmp ("praxis-export-XXXXXX", error);
  return *temporary != NULL ? g_build_filename (*temporary, "file", NULL) : NULL;
}

/* Nobody knows the name under which the file waits: what there is no room in is the folder. */
static gboolean
run_make (PraxisFolder          *self,
          const char            *path,
          PraxisFolderMakeFunc   make,
          const char            *made,
          gpointer               data,
          GError               **error)
{
  g_autoptr(GError) failure = NULL;

  if (make (made, data, &failure))
    return TRUE;
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE))
    praxis_folder_set_error (error, ENOSPC, self->name, path);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Looks at what was made. */
static gboolean
read_made (PraxisManifestFile *file,
           const char         *made,
           struct stat        *info)
{
  int fd = open (made, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    return FALSE;
  if (fstat (fd, info) == 0)
    file->hash = praxis_hash_file (fd);
  file->size = info->st_size;
  close (fd);
  return file->hash != NULL;
}

/**
 * praxis_folder_make:
 * @self: a folder
 * @path: a file's path in it
 * @key: what the file was made from, as a hash
 * @make: (scope call): makes the file under the name that it is given
 * @data: for @make
 * @error: return location
 *
 * Has a file made that is too large to be held in memory, to be put in place by praxis_folder_commit(). May be called by any
 * thread, but not twice for a path.
 *
 * Returns: whether it is there; otherwise what @make says, or praxis_folder_write()'s errors
 */
gboolean
praxis_folder_make (PraxisFolder          *self,
                    const char            *path,
                    const char            *key,
                    PraxisFolderMakeFunc   make,
                    gpointer               data,
                    GError               **error)
{
  g_autoptr(PraxisManifestFile) file = NULL;
  g_autofree char *temporary = NULL;
  g_autofree char *made = NULL;
  struct stat info;
  gboolean success, same;

  g_return_val_if_fail (praxis_manifest_is_path (path), FALSE);

  file = praxis_manifest_file_new (path, key);
  if (!stage (self, file) || (!self->only_plan && !praxis_folder_step ()))
    {
      praxis_folder_set_error (error, errno, self->name, path);
      return FALSE;
    }
  made = dup_making_path (self, file, &temporary, error);
  success = made != NULL && run_make (self, path, make, made, data, error);
  if (success && !read_made (file, made, &info))
    {
      praxis_folder_set_error (error, errno, self->name, path);
      success = FALSE;
    }
  same = success && keep_same (self, file);
  if (made != NULL && (self->only_plan || same))
    g_unlink (made);
  if (temporary != NULL)
    g_rmdir (temporary);
  if (success && !same)
    take (self, g_steal_pointer (&file), &info);
  return success;
}
