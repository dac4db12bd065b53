/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "praxis-folder-private.h"

/* Whether a folder still holds what exports have written into it, and what else it holds. */

/* Folders below one another; nobody has more. */
#define MAX_DEPTH 32

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): @paths in order; taken */
static GStrv
end_paths (GPtrArray *paths)
{
  g_ptr_array_sort (paths, compare_texts);
  g_ptr_array_add (paths, NULL);
  return (GStrv) g_ptr_array_free (paths, FALSE);
}

static gboolean
is_own (const char *name)
{
  return strcmp (name, ".") == 0 || strcmp (name, "..") == 0 || strcmp (name, PRAXIS_FOLDER_MANIFEST) == 0 ||
         strcmp (name, PRAXIS_FOLDER_STAGING) == 0 || g_str_has_prefix (name, PRAXIS_FOLDER_NOTE);
}

/* Finds the files below an open folder that no export has written. Closes it. */
static void
find_foreign (PraxisFolder *self,
              int           folder,
              const char   *prefix,
              guint         depth,
              GPtrArray    *foreign)
{
  DIR *entries = folder >= 0 ? fdopendir (folder) : NULL;
  struct dirent *entry;

  while (entries != NULL && (entry = readdir (entries)) != NULL)
    {
      g_autofree char *path = g_strconcat (prefix, entry->d_name, NULL);
      PraxisManifestFile *file;
      struct stat info;

      if (is_own (entry->d_name) || fstatat (folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        continue;
      if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
        {
          g_autofree char *below = g_strconcat (path, "/", NULL);

          find_foreign (self, openat (folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), below, depth + 1,
                        foreign);
        }
      else if ((file = g_hash_table_lookup (self->before->files, path)) == NULL || praxis_manifest_file_is_left (file))
        {
          g_ptr_array_add (foreign, g_filename_display_name (path));
        }
    }
  if (entries != NULL)
    closedir (entries);
}

static gboolean
check_files (PraxisFolder  *self,
             GPtrArray     *missing,
             GPtrArray     *changed,
             GCancellable  *cancellable,
             GError       **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->before->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PraxisManifestFile *file = value;
      struct stat info;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (praxis_manifest_file_is_left (file))
        continue;
      if (!praxis_folder_stat (self->root, file->path, &info))
        g_ptr_array_add (missing, g_strdup (file->path));
      else if (!S_ISREG (info.st_mode) || info.st_size != file->size ||
               !praxis_folder_has_hash (self->root, file->path, file->hash))
        g_ptr_array_add (changed, g_strdup (file->path));
    }
  return TRUE;
}

/**
 * praxis_folder_verify:
 * @folder: a folder
 * @missing: (out) (transfer full): files that were written and are not there
 * @changed: (out) (transfer full): files that are not as they were written
 * @foreign: (out) (transfer full): files that no export has written, where one has written anything
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Compares a folder with what exports have written into it, by the hashes of the files. Each list is in alphabetical order.
 * Changes nothing; an export that was interrupted is for praxis_folder_recover().
 *
 * Returns: whether it could look; otherwise @error is %PRAXIS_ERROR_DAMAGED, %PRAXIS_ERROR_TOO_NEW, %PRAXIS_ERROR_BUSY or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
praxis_folder_verify (GFile         *folder,
                      GStrv         *missing,
                      GStrv         *changed,
                      GStrv         *foreign,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(PraxisFolder) self = praxis_folder_open_to_look (folder, error);
  g_autoptr(GPtrArray) missing_paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) changed_paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) foreign_paths = g_ptr_array_new_with_free_func (g_free);

  if (self == NULL)
    return FALSE;
  if (self->before != NULL)
    {
      if (!check_files (self, missing_paths, changed_paths, cancellable, error))
        return FALSE;
      find_foreign (self, openat (self->root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), "", 0, foreign_paths);
    }
  *missing = end_paths (g_steal_pointer (&missing_paths));
  *changed = end_paths (g_steal_pointer (&changed_paths));
  *foreign = end_paths (g_steal_pointer (&foreign_paths));
  return TRUE;
}
