/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "praxis-error.h"
#include "praxis-folder-private.h"
#include "praxis-hash.h"

/*
 * Files below a folder that is open. Every name on the way is opened without following links, so that a link that
 * somebody has put into the folder leads nowhere.
 */

#define OLD_SUFFIX ".old"

static int steps_left = -1;
static gboolean break_kills;

void
praxis_folder_break_after (int      steps,
                           gboolean kill)
{
  steps_left = steps;
  break_kills = kill;
}

/* Everything that changes the disk asks here first. */
gboolean
praxis_folder_step (void)
{
  if (G_LIKELY (steps_left < 0))
    return TRUE;
  if (steps_left-- > 0)
    return TRUE;
  if (break_kills)
    raise (SIGKILL);
  errno = EIO;
  return FALSE;
}

static int
open_folder (int         parent,
             const char *name)
{
  return openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void
close_quietly (int fd)
{
  int code = errno;

  close (fd);
  errno = code;
}

/* Returns: the folder that holds @path, to be closed; @name is the rest of @path. */
int
praxis_folder_open_parent (int          root,
                           const char  *path,
                           gboolean     create,
                           const char **name)
{
  const char *slash;
  int folder = root;

  if (strchr (path, '/') == NULL)
    folder = fcntl (root, F_DUPFD_CLOEXEC, 0);
  while (folder >= 0 && (slash = strchr (path, '/')) != NULL)
    {
      g_autofree char *part = g_strndup (path, slash - path);
      int child = open_folder (folder, part);

      if (child < 0 && errno == ENOENT && create)
        {
          if (praxis_folder_step () && (mkdirat (folder, part, 0777) == 0 || errno == EEXIST))
            child = open_folder (folder, part);
        }
      if (folder != root)
        close_quietly (folder);
      folder = child;
      path = slash + 1;
    }
  *name = path;
  return folder;
}

void
praxis_parents_init (PraxisParents *self,
                     int            root)
{
  *self = (PraxisParents) { .root = root };
}

void
praxis_parents_clear (PraxisParents *self)
{
  for (guint i = 0; i < PRAXIS_PARENTS_MAX; i++)
    {
      if (self->paths[i] != NULL)
        close_quietly (self->fds[i]);
      g_clear_pointer (&self->paths[i], g_free);
    }
}

/* Returns: what praxis_folder_open_parent() does, but not to be closed; good until the folder is removed, or until
 * the next few calls */
int
praxis_parents_open (PraxisParents  *self,
                     const char     *path,
                     gboolean        create,
                     const char    **name)
{
  const char *slash = strrchr (path, '/');
  gsize length = slash != NULL ? slash - path : 0;
  int folder;

  if (slash == NULL)
    {
      *name = path;
      return self->root;
    }
  for (guint i = 0; i < PRAXIS_PARENTS_MAX; i++)
    {
      if (self->paths[i] != NULL && strncmp (self->paths[i], path, length) == 0 && self->paths[i][length] == '\0')
        {
          *name = slash + 1;
          return self->fds[i];
        }
    }
  folder = praxis_folder_open_parent (self->root, path, create, name);
  if (folder < 0)
    return folder;
  if (self->paths[self->next] != NULL)
    close (self->fds[self->next]);
  g_free (self->paths[self->next]);
  self->paths[self->next] = g_strndup (path, length);
  self->fds[self->next] = folder;
  self->next = (self->next + 1) % PRAXIS_PARENTS_MAX;
  return folder;
}

gboolean
praxis_folder_stat (int          root,
                    const char  *path,
                    struct stat *info)
{
  const char *name;
  int folder = praxis_folder_open_parent (root, path, FALSE, &name);
  gboolean success;

  if (folder < 0)
    return FALSE;
  success = fstatat (folder, name, info, AT_SYMLINK_NOFOLLOW) == 0;
  close_quietly (folder);
  return success;
}

gint64
praxis_folder_get_modified (const struct stat *info)
{
  return (gint64) info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec;
}

/* Reads a file of about so many bytes. */
static gboolean
read_all (int    fd,
          gsize  size,
          char **data,
          gsize *length)
{
  /* One more for the end, where read() says that there is no more, and one for the NUL. */
  gsize room = size + 2;
  g_autofree char *bytes = g_malloc (room);
  gsize filled = 0;
  gssize n;

  while ((n = read (fd, bytes + filled, room - 1 - filled)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      filled += n;
      if (filled + 1 < room)
        continue;
      room *= 2;
      bytes = g_realloc (bytes, room);
    }
  bytes[filled] = '\0';
  *length = filled;
  *data = g_steal_pointer (&bytes);
  return TRUE;
}

/* Reads a regular file; nothing else, not even a pipe, is waited for. */
gboolean
praxis_folder_read_file (int          root,
                         const char  *path,
                         char       **data,
                         gsize       *length)
{
  const char *name;
  int folder = praxis_folder_open_parent (root, path, FALSE, &name);
  struct stat info;
  gboolean success = FALSE;
  int fd;

  if (folder < 0)
    return FALSE;
  fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  close_quietly (folder);
  if (fd < 0)
    return FALSE;
  if (fstat (fd, &info) == 0)
    {
      errno = EINVAL;
      success = S_ISREG (info.st_mode) && read_all (fd, info.st_size, data, length);
    }
  close_quietly (fd);
  return success;
}

gboolean
praxis_folder_has_hash (int         root,
                        const char *path,
                        const char *hash)
{
  g_autofree char *data = NULL;
  gsize length;

  return praxis_folder_read_file (root, path, &data, &length) && praxis_hash_matches (hash, data, length);
}

static gboolean
write_all (int         fd,
           const char *data,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= n;
    }
  return TRUE;
}

gboolean
praxis_folder_write_file (int          folder,
                          const char  *name,
                          const char  *data,
                          gsize        length,
                          gboolean     sync,
                          struct stat *info)
{
  struct stat ignored;
  gboolean success;
  int fd;

  if (!praxis_folder_step ())
    return FALSE;
  fd = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0)
    return FALSE;
  success = write_all (fd, data, length) && (!sync || fdatasync (fd) == 0) &&
            fstat (fd, info != NULL ? info : &ignored) == 0;
  if (!success)
    close_quietly (fd);
  else
    success = close (fd) == 0;
  return success;
}

static gboolean
cannot (int code)
{
  return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP;
}

/* Puts the new file in place of the old one. Where the file system can exchange two names nobody ever sees the page
 * missing; the old file waits in the staging folder under the new one's name, or with a suffix. */
static gboolean
exchange (int         staging,
          const char *staged,
          int         folder,
          const char *name)
{
  g_autofree char *old = NULL;

  if (renameat2 (staging, staged, folder, name, RENAME_EXCHANGE) == 0)
    return TRUE;
  if (!cannot (errno))
    return FALSE;
  old = g_strconcat (staged, OLD_SUFFIX, NULL);
  return renameat (folder, name, staging, old) == 0 && renameat (staging, staged, folder, name) == 0;
}

static gboolean
rename_new (int         from,
            const char *old_name,
            int         to,
            const char *new_name)
{
  struct stat info;

  if (renameat2 (from, old_name, to, new_name, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (!cannot (errno))
    return FALSE;
  if (fstatat (to, new_name, &info, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return renameat (from, old_name, to, new_name) == 0;
}

/* Puts what is staged, which may be a folder, in its place in an open folder; what it replaces waits in the staging folder. */
gboolean
praxis_folder_put_at (int         staging,
                      const char *staged,
                      int         folder,
                      const char *name,
                      gboolean    replace)
{
  struct stat info;

  if (!praxis_folder_step ())
    return FALSE;
  if (replace && fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0)
    return exchange (staging, staged, folder, name);
  return rename_new (staging, staged, folder, name);
}

/* The same for paths. */
gboolean
praxis_folder_put (int         staging,
                   const char *staged,
                   int         root,
                   const char *path,
                   gboolean    replace)
{
  const char *staged_name, *name;
  int from = praxis_folder_open_parent (staging, staged, FALSE, &staged_name);
  int folder = from >= 0 ? praxis_folder_open_parent (root, path, TRUE, &name) : -1;
  gboolean success = folder >= 0 && praxis_folder_put_at (from, staged_name, folder, name, replace);

  if (from >= 0)
    close_quietly (from);
  if (folder >= 0)
    close_quietly (folder);
  return success;
}

/* Undoes praxis_folder_put(), file by file: somebody else's may be in a folder that was new. */
gboolean
praxis_folder_take_back (int         staging,
                         const char *staged,
                         int         root,
                         const char *path,
                         gboolean    replaced)
{
  g_autofree char *old = g_strconcat (staged, OLD_SUFFIX, NULL);
  const char *staged_name, *name;
  int folder = praxis_folder_open_parent (root, path, FALSE, &name);
  int to = folder >= 0 ? praxis_folder_open_parent (staging, staged, TRUE, &staged_name) : -1;
  struct stat info;
  gboolean success;

  if (to < 0)
    success = FALSE;
  else if (fstatat (staging, old, &info, AT_SYMLINK_NOFOLLOW) == 0)
    success = (renameat (folder, name, staging, staged) == 0 || errno == ENOENT) && renameat (staging, old, folder, name) == 0;
  else if (replaced)
    success = renameat2 (staging, staged, folder, name, RENAME_EXCHANGE) == 0;
  else
    success = renameat (folder, name, to, staged_name) == 0;
  if (to >= 0)
    close_quietly (to);
  if (folder >= 0)
    close_quietly (folder);
  return success;
}

/* Takes a file away into the staging folder. */
gboolean
praxis_folder_take (int         root,
                    const char *path,
                    int         staging,
                    const char *staged)
{
  const char *name;
  int folder = praxis_folder_open_parent (root, path, FALSE, &name);
  gboolean success;

  if (folder < 0)
    return FALSE;
  success = praxis_folder_step () && renameat (folder, name, staging, staged) == 0;
  close_quietly (folder);
  return success;
}

/* Removes the folders on the way to @path that are empty now. */
void
praxis_folder_prune (int         root,
                     const char *path)
{
  g_autofree char *rest = g_strdup (path);
  char *slash;

  while ((slash = strrchr (rest, '/')) != NULL)
    {
      const char *name;
      int folder;

      *slash = '\0';
      folder = praxis_folder_open_parent (root, rest, FALSE, &name);
      if (folder < 0)
        continue;
      if (unlinkat (folder, name, AT_REMOVEDIR) != 0)
        {
          close (folder);
          return;
        }
      close (folder);
    }
}

/* A folder that was made for git has nothing in it yet that an export could be in the way of. */
gboolean
praxis_folder_is_empty (int folder)
{
  DIR *entries = fdopendir (openat (folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct dirent *entry;
  gboolean empty = TRUE;

  if (entries == NULL)
    return FALSE;
  while (empty && (entry = readdir (entries)) != NULL)
    empty = strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0 || strcmp (entry->d_name, ".git") == 0;
  closedir (entries);
  return empty;
}

/* Removes a folder and what is in it. */
void
praxis_folder_remove_all (int         root,
                          const char *name)
{
  int folder = open_folder (root, name);
  DIR *entries = folder >= 0 ? fdopendir (folder) : NULL;
  struct dirent *entry;

  while (entries != NULL && (entry = readdir (entries)) != NULL)
    {
      if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0 &&
          unlinkat (folder, entry->d_name, 0) != 0 && errno == EISDIR)
        praxis_folder_remove_all (folder, entry->d_name);
    }
  if (entries != NULL)
    closedir (entries);
  unlinkat (root, name, AT_REMOVEDIR);
}

/* Says in words what the system said with @code. */
void
praxis_folder_set_error (GError     **error,
                         int          code,
                         const char  *folder,
                         const char  *path)
{
  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE,
                 _("There is not enough space in “%s”. Nothing was changed there. Make room, or choose another folder."),
                 folder);
  else if (code == EROFS || code == EACCES || code == EPERM)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
                 _("You may not write in “%s”. Choose another folder."), folder);
  else if ((code == ELOOP || code == ENOTDIR) && path != NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                 _("Something in the way of “%s” in “%s” is a link or a file where a folder must be. Praxis does not follow "
                   "links: choose another folder, or remove it."), path, folder);
  else if ((code == EEXIST || code == EISDIR) && path != NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                 _("“%s” is in “%s” already, and Praxis has not written it. Choose another folder, or move it away."),
                 path, folder);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                 /* Translators: the second %s is what the system says */
                 _("Nothing could be exported to “%s”: %s."), folder, g_strerror (code));
}
