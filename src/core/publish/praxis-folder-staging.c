/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "praxis-folder-private.h"

/*
 * The staging folder, where new files wait. A file for a folder that is there already waits under a number; a folder that
 * is not there yet waits as a whole under one, so that one rename puts all that is in it in place.
 *
 *   posts/a.html, and there is posts       .praxis-export/7
 *   1992/01/index.html, and there is none  .praxis-export/8/01/index.html
 */

/* How much waits for the disk before it is sent there. */
#define WRITE_BEHIND ((gsize) 32 << 20)

/* Sends what was written to the disk while the rest is made: praxis_folder_commit() has the less to wait for. */
static gpointer
write_behind (gpointer data)
{
  PraxisFolder *self = data;

  g_mutex_lock (&self->lock);
  while (!self->closing)
    {
      int code;

      if (self->n_unsynced < WRITE_BEHIND)
        {
          g_cond_wait (&self->written, &self->lock);
          continue;
        }
      self->n_unsynced = 0;
      g_mutex_unlock (&self->lock);
      code = syncfs (self->staging) == 0 ? 0 : errno;
      g_mutex_lock (&self->lock);
      /* The kernel says it once. */
      if (code != 0)
        self->sync_error = code;
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
end_write_behind (PraxisFolder *self)
{
  if (self->syncer == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->closing = TRUE;
  g_cond_signal (&self->written);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->syncer));
}

/* Notes that so many bytes wait for the disk. Called with the lock. */
void
praxis_folder_count_staged (PraxisFolder *self,
                            gsize         n_bytes)
{
  self->n_unsynced += n_bytes;
  if (self->n_unsynced < WRITE_BEHIND)
    return;
  if (self->syncer == NULL)
    self->syncer = g_thread_try_new ("write-behind", write_behind, self, NULL);
  g_cond_signal (&self->written);
}

/* Waits until everything that is staged is on the disk. */
gboolean
praxis_folder_sync_staged (PraxisFolder *self)
{
  end_write_behind (self);
  errno = self->sync_error;
  return self->sync_error == 0 && praxis_folder_step () && syncfs (self->staging) == 0;
}

gboolean
praxis_folder_make_staging (PraxisFolder *self)
{
  if (self->staging >= 0)
    return TRUE;
  if (!praxis_folder_step () || mkdirat (self->root, PRAXIS_FOLDER_STAGING, 0777) != 0)
    return FALSE;
  self->staging = openat (self->root, PRAXIS_FOLDER_STAGING, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  return self->staging >= 0;
}

/* Lets go of the staging folder without removing it. */
void
praxis_folder_close_staging (PraxisFolder *self)
{
  end_write_behind (self);
  g_clear_fd (&self->staging, NULL);
}

/* Whether something has the name of a folder that a file is to be in; what cannot be told shows when the file is put there. */
static gboolean
is_taken (PraxisFolder *self,
          const char   *path)
{
  struct stat info;

  return !self->is_new && (praxis_folder_stat (self->root, path, &info) || errno != ENOENT);
}

/* Returns: (nullable): where the folder @path waits, "" where it does not wait but is there; %NULL with errno */
static const char *
stage_folder (PraxisFolder *self,
              const char   *path)
{
  const char *slash = strrchr (path, '/');
  const char *above = g_hash_table_lookup (self->folders, path);
  char *staged;

  if (above != NULL)
    return above;
  above = "";
  if (slash != NULL)
    {
      g_autofree char *parent = g_strndup (path, slash - path);

      above = stage_folder (self, parent);
      if (above == NULL)
        return NULL;
    }
  if (*above != '\0')
    staged = g_strconcat (above, slash, NULL);
  else
    staged = is_taken (self, path) ? g_strdup ("") : g_strdup_printf ("%u", self->n_staged++);
  if (*staged != '\0' && (!praxis_folder_step () || mkdirat (self->staging, staged, 0777) != 0))
    {
      g_free (staged);
      return NULL;
    }
  g_hash_table_insert (self->folders, g_strdup (path), staged);
  return staged;
}

/* Finds the place in the staging folder where the file for @path is to wait. Called with the lock.
 *
 * Returns: (transfer full) (nullable): its path there; %NULL with errno */
char *
praxis_folder_dup_staged (PraxisFolder *self,
                          const char   *path)
{
  const char *slash = strrchr (path, '/');

  if (slash != NULL && !self->only_plan)
    {
      g_autofree char *parent = g_strndup (path, slash - path);
      const char *folder = stage_folder (self, parent);

      if (folder == NULL)
        return NULL;
      if (*folder != '\0')
        return g_strconcat (folder, slash, NULL);
    }
  return g_strdup_printf ("%u", self->n_staged++);
}

/* Finds the new folder that a file waits in: its number and, as long as the file's path, where it is to be.
 *
 * Returns: (transfer full) (nullable): the number; %NULL where the file waits alone */
char *
praxis_folder_dup_staged_whole (const PraxisManifestFile  *file,
                                char                     **path)
{
  const char *slash = strchr (file->staged, '/');

  if (slash == NULL)
    return NULL;
  *path = g_strndup (file->path, strlen (file->path) - strlen (slash));
  return g_strndup (file->staged, slash - file->staged);
}
