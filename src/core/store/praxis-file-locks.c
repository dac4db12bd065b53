/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Locks of a database that hold until SQLite itself lets them go.
 *
 * SQLite locks its files with POSIX locks. They belong to the process, and all of them go as soon as the process closes
 * any descriptor of the file: also one that a file chooser had to look what kind of file it is. Then another process
 * takes itself for the only one, and may write the log into the library and delete it, or start the shared memory anew,
 * under the connections of this one (https://www.sqlite.org/howtocorrupt.html, 2.2).
 *
 * Linux has locks that belong to an open file description instead, and that those of POSIX respect and are respected by.
 * SQLite counts what its connections of one process hold of a file together, and sets and clears it through any of
 * their descriptors; so all calls for one file go to one descriptor, which is kept here:
 *
 *   SQLite's descriptors    7   9       12
 *                            \ /         │
 *   LockedFile            library.db   library.db-shm
 *                             │          │
 *   the one that locks        8          13
 *
 * It is closed, and its locks end, with the last of SQLite's that have ever asked for a lock. SQLite keeps a descriptor
 * open while locks are held on its file, since with POSIX it would lose them.
 */

#ifdef F_OFD_SETLK

/* Below are those that a program prints to. */
#define LOWEST_DESCRIPTOR 3

typedef struct
{
  dev_t device;
  ino_t inode;
  int   descriptor;
  guint n_users;
} LockedFile;

static GMutex mutex;
/* SQLite's descriptors → LockedFile */
static GHashTable *locked_files;

/* A write lock wants a descriptor that can write, whoever was the first to ask for a lock. A file that was opened for
 * reading alone is opened again for that; where it cannot be, nobody here can write to it. */
static int
open_again (int descriptor)
{
  char path[64];
  int again;

  if ((fcntl (descriptor, F_GETFL) & O_ACCMODE) != O_RDWR)
    {
      g_snprintf (path, sizeof path, "/proc/self/fd/%d", descriptor);
      again = open (path, O_RDWR | O_CLOEXEC);
      if (again >= 0)
        return again;
    }
  return fcntl (descriptor, F_DUPFD_CLOEXEC, LOWEST_DESCRIPTOR);
}

static LockedFile *
find_file (const struct stat *status)
{
  GHashTableIter iter;
  LockedFile *file;

  g_hash_table_iter_init (&iter, locked_files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    {
      if (file->device == status->st_dev && file->inode == status->st_ino)
        return file;
    }
  return NULL;
}

/* %NULL with errno set, where the system has no more descriptors. */
static LockedFile *
add_file (const struct stat *status,
          int                descriptor)
{
  int again = open_again (descriptor);
  LockedFile *file;

  if (again < 0)
    return NULL;

  file = g_new0 (LockedFile, 1);
  file->device = status->st_dev;
  file->inode = status->st_ino;
  file->descriptor = again;
  return file;
}

/* The descriptor that holds the locks of the file of @descriptor; -1 with errno set. */
static int
find_descriptor (int descriptor)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  LockedFile *file;
  struct stat status;

  file = g_hash_table_lookup (locked_files, GINT_TO_POINTER (descriptor));
  if (file != NULL)
    return file->descriptor;

  if (fstat (descriptor, &status) != 0)
    return -1;
  file = find_file (&status);
  if (file == NULL)
    file = add_file (&status, descriptor);
  if (file == NULL)
    return -1;

  file->n_users++;
  g_hash_table_insert (locked_files, GINT_TO_POINTER (descriptor), file);
  return file->descriptor;
}

/* A child that is being started may have a copy of the descriptor for a moment, so the locks are ended in so many
 * words. */
static void
release_descriptor (int descriptor)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  struct flock all = { .l_type = F_UNLCK, .l_whence = SEEK_SET };
  LockedFile *file;

  file = g_hash_table_lookup (locked_files, GINT_TO_POINTER (descriptor));
  if (file == NULL)
    return;

  g_hash_table_remove (locked_files, GINT_TO_POINTER (descriptor));
  if (--file->n_users > 0)
    return;
  fcntl (file->descriptor, F_OFD_SETLK, &all);
  close (file->descriptor);
  g_free (file);
}

/* --- What SQLite calls ----------------------------------------------------------------------------------- */

static int
to_description (int command)
{
  switch (command)
    {
    case F_GETLK:
      return F_OFD_GETLK;
    case F_SETLK:
      return F_OFD_SETLK;
    case F_SETLKW:
      return F_OFD_SETLKW;
    default:
      return -1;
    }
}

/* As the system does, though what locks could write. */
static gboolean
is_refused (int                 descriptor,
            int                 command,
            const struct flock *lock)
{
  if (command == F_GETLK || lock->l_type != F_WRLCK || (fcntl (descriptor, F_GETFL) & O_ACCMODE) != O_RDONLY)
    return FALSE;

  errno = EBADF;
  return TRUE;
}

static int
call_fcntl (int descriptor,
            int command,
            ...)
{
  int own = to_description (command);
  gpointer argument;
  va_list arguments;
  int holder;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);

  if (own < 0)
    return fcntl (descriptor, command, argument);

  if (is_refused (descriptor, command, argument))
    return -1;
  holder = find_descriptor (descriptor);
  if (holder < 0)
    return -1;
  /* The system insists on it, and SQLite leaves it as it comes. */
  ((struct flock *) argument)->l_pid = 0;
  return fcntl (holder, own, argument);
}

static int
call_close (int descriptor)
{
  release_descriptor (descriptor);
  return close (descriptor);
}

/* Some systems that pass for Linux have no such locks. */
static gboolean
has_description_locks (void)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET };
  int root = open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean result;

  if (root < 0)
    return FALSE;

  result = fcntl (root, F_OFD_GETLK, &lock) == 0;
  close (root);
  return result;
}

static void
install (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  if (vfs == NULL || vfs->iVersion < 3 || !has_description_locks ())
    return;

  locked_files = g_hash_table_new (NULL, NULL);
  vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) call_close);
  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) call_fcntl);
}

#endif /* F_OFD_SETLK */

/**
 * praxis_file_locks_install:
 *
 * Makes SQLite's locks hold although somebody else in this process opens and closes the same files, where the system
 * can. To be called before the first connection of the process, whose locks it would not know; later calls do nothing.
 */
void
praxis_file_locks_install (void)
{
#ifdef F_OFD_SETLK
  static gsize installed;

  if (g_once_init_enter (&installed))
    {
      install ();
      g_once_init_leave (&installed, 1);
    }
#endif
}
