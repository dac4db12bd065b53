/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "praxis-error.h"
#include "praxis-schema.h"
#include "praxis-store-maintenance.h"
#include "praxis-store-private.h"

/* Copies of a library, made and brought back through SQLite's backup API, also while others have it open. */

/* Pages a step: small enough that a cancellation is heard at once and a writer never waits long. */
#define PAGES_PER_STEP 1024

#define WAIT_FOR_WRITER_MS 50

/* Longer than another process's transaction takes; who holds a file for so long holds it for good. */
#define PATIENCE_US (20 * G_USEC_PER_SEC)

/* Copies @pages more pages; with none of them it only takes the locks. Gives what SQLite says, or SQLITE_INTERRUPT. */
static int
copy_step (sqlite3_backup *backup,
           int             pages,
           GCancellable   *cancellable)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!g_cancellable_is_cancelled (cancellable))
    {
      int result = sqlite3_backup_step (backup, pages);

      if ((result != SQLITE_BUSY && result != SQLITE_LOCKED) || g_get_monotonic_time () > end)
        return result;
      sqlite3_sleep (WAIT_FOR_WRITER_MS);
    }
  return SQLITE_INTERRUPT;
}

/* Copies what is left. */
static int
copy_rest (sqlite3_backup *backup,
           GCancellable   *cancellable)
{
  int result;

  do
    result = copy_step (backup, PAGES_PER_STEP, cancellable);
  while (result == SQLITE_OK);
  return result;
}

/* Ends a copy, and says whether it is whole. */
static gboolean
end_copy (sqlite3_backup    *backup,
          int                result,
          PraxisConnection  *from,
          PraxisConnection  *into,
          GCancellable      *cancellable,
          GError           **error)
{
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* A source that cannot be read fails the destination's handle too; the source says why. */
  praxis_connection_set_error (sqlite3_errcode (praxis_connection_get_handle (from)) != SQLITE_OK ? from : into,
                               error);
  return FALSE;
}

static sqlite3_backup *
begin_copy (PraxisConnection *from,
            PraxisConnection *into)
{
  return sqlite3_backup_init (praxis_connection_get_handle (into), "main",
                              praxis_connection_get_handle (from), "main");
}

static gboolean
copy_pages (PraxisConnection  *from,
            PraxisConnection  *into,
            GCancellable      *cancellable,
            GError           **error)
{
  sqlite3_backup *backup = begin_copy (from, into);
  int result = backup != NULL ? copy_rest (backup, cancellable) : SQLITE_ERROR;

  return end_copy (backup, result, from, into, cancellable, error);
}

static void
remove_database (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

/* Writes a whole copy to a new file. A rollback journal instead of WAL makes it one file that can be moved. */
static gboolean
copy_to_file (PraxisConnection  *connection,
              const char        *path,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr(PraxisConnection) copy = praxis_connection_open (path, PRAXIS_CONNECTION_CREATE, error);

  return copy != NULL &&
         copy_pages (connection, copy, cancellable, error) &&
         praxis_connection_execute (copy, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
put_in_place (const char  *temporary,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (path);
  int fd;

  if (g_rename (temporary, path) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
                   /* Translators: the first %s is a file, the second the system's reason */
                   _("“%s” could not be written: %s."), name, g_strerror (errno));
      return FALSE;
    }
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
  return TRUE;
}

/**
 * praxis_backup_connection:
 * @connection: a connection to a library
 * @path: the file to write; one that is there is replaced, whole, at the end
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Returns: whether the copy is written; @path is left as it was where not
 */
gboolean
praxis_backup_connection (PraxisConnection  *connection,
                          const char        *path,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%d.part", path, (int) getpid ());
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr(GError) failure = NULL;

  remove_database (temporary);
  if (copy_to_file (connection, temporary, cancellable, &failure) && put_in_place (temporary, path, &failure))
    return TRUE;
  remove_database (temporary);
  /* Nobody knows the temporary file. */
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY))
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
                 _("“%s” cannot be written. Check the permissions of the file and its folder."), name);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A link to the library is the library too. */
static gboolean
check_two_files (const char  *library,
                 const char  *backup,
                 GError     **error)
{
  GStatBuf one, other;

  if (g_stat (backup, &other) != 0)
    return TRUE;
  if (S_ISDIR (other.st_mode) ||
      (g_stat (library, &one) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("Choose another file for the backup."));
      return FALSE;
    }
  return TRUE;
}

/**
 * praxis_store_backup:
 * @self: a library
 * @path: the file to write; one that is there is replaced, whole, at the end
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Returns: whether the copy is written
 */
gboolean
praxis_store_backup (PraxisStore   *self,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!check_two_files (praxis_store_get_path (self), path, error))
    return FALSE;
  return praxis_backup_connection (praxis_store_get_connection (self), path, cancellable, error);
}

/* A backup is brought back only if it is one: a sound library that holds something. */
static PraxisConnection *
open_backup (const char  *path,
             GError     **error)
{
  g_autoptr(PraxisConnection) connection = praxis_connection_open (path, PRAXIS_CONNECTION_UNTRUSTED, error);
  g_autofree char *name = g_filename_display_name (path);
  gint64 version = 0;
  gint64 problems = 0;

  if (connection == NULL || !praxis_schema_read_version (connection, path, &version, error))
    return NULL;
  if (version == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("“%s” is empty; it is no backup."), name);
      return NULL;
    }
  if (!praxis_connection_get_int (connection, &problems, error,
                                  "SELECT count(*) FROM pragma_integrity_check "
                                  "WHERE integrity_check <> 'ok'", ""))
    return NULL;
  if (problems > 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                   _("“%s” is damaged. Choose another backup."), name);
      return NULL;
    }
  return g_steal_pointer (&connection);
}

static char *
dup_kept_path (const char *library_path)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *base = g_strdup_printf ("%s.before-restore-%s", library_path, stamp);
  g_autofree char *kept = g_strdup (base);

  for (guint n = 2; g_file_test (kept, G_FILE_TEST_EXISTS); n++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s-%u", base, n);
    }
  return g_steal_pointer (&kept);
}

/* Moves a database with the log of what is not in it yet: its last words are there. */
static gboolean
move_database (const char  *from,
               const char  *into,
               GError     **error)
{
  static const char *const logs[] = { "-wal", "-journal" };
  g_autofree char *shared_memory = g_strconcat (from, "-shm", NULL);

  if (g_file_test (from, G_FILE_TEST_EXISTS) && !put_in_place (from, into, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *log = g_strconcat (from, logs[i], NULL);
      g_autofree char *log_there = g_strconcat (into, logs[i], NULL);

      if (g_file_test (log, G_FILE_TEST_EXISTS) && !put_in_place (log, log_there, error))
        return FALSE;
    }
  g_unlink (shared_memory);
  return TRUE;
}

/* Puts a backup where there is no library, or one that SQLite cannot read, which is moved aside as it is. */
static gboolean
replace_file (PraxisConnection  *backup,
              const char        *path,
              const char        *kept,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  if (!move_database (path, kept, error))
    return FALSE;
  if (praxis_backup_connection (backup, path, cancellable, error))
    return TRUE;
  move_database (kept, path, NULL);
  return FALSE;
}

/* Whoever has the library open compares its change number with what it has seen: it must not go back. */
static gboolean
renew_changes (PraxisConnection  *library,
               gint64             change,
               GError           **error)
{
  return praxis_connection_run (library, error,
                                "UPDATE library SET change = max (change, ?1) + 1, "
                                "frame_change = max (change, ?1) + 1, purge_change = max (change, ?1) + 1", "i",
                                change);
}

static void
read_change (PraxisConnection *library,
             gint64           *change)
{
  g_autoptr(GError) failure = NULL;

  *change = 0;
  if (!praxis_connection_get_int (library, change, &failure, "SELECT change FROM library", ""))
    g_debug ("Nothing is known of the library's changes: %s", failure->message);
}

/* Keeps a copy of what a library holds, through a connection of its own, since the other one is being written. */
static gboolean
keep_copy (const char    *path,
           const char    *kept,
           gint64        *change,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(PraxisConnection) reader = praxis_connection_open (path, PRAXIS_CONNECTION_READ, error);

  if (reader == NULL || !praxis_backup_connection (reader, kept, cancellable, error))
    return FALSE;
  read_change (reader, change);
  return TRUE;
}

/* Copies a backup over a library that others may have open. It is locked before the copy of it is made, so that
 * what another process saves is either in the copy or waits until the end. */
static gboolean
replace_content (PraxisConnection  *backup,
                 PraxisConnection  *library,
                 const char        *path,
                 const char        *kept,
                 gint64            *change,
                 GCancellable      *cancellable,
                 GError           **error)
{
  sqlite3_backup *copy = begin_copy (backup, library);
  int result = copy != NULL ? copy_step (copy, 0, cancellable) : SQLITE_ERROR;

  if (result == SQLITE_OK)
    {
      if (!keep_copy (path, kept, change, cancellable, error))
        {
          sqlite3_backup_finish (copy);
          return FALSE;
        }
      result = copy_rest (copy, cancellable);
    }
  if (end_copy (copy, result, backup, library, cancellable, error))
    return TRUE;
  g_unlink (kept);
  return FALSE;
}

/* Opens what shall be replaced. There may be nothing, or nothing that SQLite can read: then @library is NULL. What
 * is another program's, or a newer Praxis's, is not ours to replace. */
static gboolean
open_replaced (const char        *path,
               PraxisConnection **library,
               GError           **error)
{
  g_autoptr(PraxisConnection) connection = NULL;
  g_autoptr(GError) failure = NULL;
  gboolean unreadable;
  gint64 version;

  *library = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  connection = praxis_connection_open (path, PRAXIS_CONNECTION_WRITE, &failure);
  if (connection != NULL && praxis_schema_read_version (connection, path, &version, &failure) &&
      praxis_connection_execute (connection, "PRAGMA journal_mode = WAL", &failure))
    {
      *library = g_steal_pointer (&connection);
      return TRUE;
    }
  /* Another program's database can be read; what is no database at all may be what is left of a library. */
  unreadable = connection == NULL || sqlite3_errcode (praxis_connection_get_handle (connection)) != SQLITE_OK;
  if (unreadable && !g_file_test (path, G_FILE_TEST_IS_DIR) &&
      (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED) ||
       g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The library is the backup now; makes it one that can be used. */
static gboolean
finish_restore (const char  *path,
                gint64       change,
                GError     **error)
{
  g_autoptr(PraxisConnection) library = praxis_connection_open (path, PRAXIS_CONNECTION_WRITE, error);

  return library != NULL && praxis_schema_prepare (library, path, error) && renew_changes (library, change, error);
}

/**
 * praxis_store_restore:
 * @library_path: the library's file, which may be missing, damaged, or open elsewhere
 * @backup_path: what praxis_store_backup() wrote
 * @kept_path: (out) (nullable): where the replaced library was kept; %NULL where there was none
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Brings a backup back, also one of an older Praxis. The backup is looked at first; what it replaces is kept beside
 * the library. A file that is another program's, or a newer Praxis's, is not replaced.
 *
 * Returns: whether the library is the backup now; it is left as it was where not
 */
gboolean
praxis_store_restore (const char    *library_path,
                      const char    *backup_path,
                      char         **kept_path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(PraxisConnection) backup = NULL;
  g_autoptr(PraxisConnection) library = NULL;
  g_autofree char *kept = NULL;
  gint64 change = 0;

  g_return_val_if_fail (library_path != NULL && backup_path != NULL, FALSE);

  if (!check_two_files (library_path, backup_path, error))
    return FALSE;
  backup = open_backup (backup_path, error);
  if (backup == NULL || !open_replaced (library_path, &library, error))
    return FALSE;
  kept = dup_kept_path (library_path);
  if (library != NULL
      ? !replace_content (backup, library, library_path, kept, &change, cancellable, error)
      : !replace_file (backup, library_path, kept, cancellable, error))
    return FALSE;
  if (!finish_restore (library_path, change, error))
    return FALSE;
  if (kept_path != NULL)
    *kept_path = g_file_test (kept, G_FILE_TEST_EXISTS) ? g_steal_pointer (&kept) : NULL;
  return TRUE;
}
