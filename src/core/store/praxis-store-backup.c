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

static gboolean
copy_pages (PraxisConnection  *from,
            PraxisConnection  *into,
            GCancellable      *cancellable,
            GError           **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (praxis_connection_get_handle (into), "main",
                                                praxis_connection_get_handle (from), "main");
  int result = SQLITE_OK;

  while (backup != NULL && (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED) &&
         !g_cancellable_is_cancelled (cancellable))
    {
      result = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
        sqlite3_sleep (WAIT_FOR_WRITER_MS);
    }
  if (backup != NULL)
    sqlite3_backup_finish (backup);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (result == SQLITE_DONE)
    return TRUE;
  /* A source that cannot be read fails the destination's handle too; the source says why. */
  praxis_connection_set_error (sqlite3_errcode (praxis_connection_get_handle (from)) != SQLITE_OK ? from : into,
                               error);
  return FALSE;
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
  gint64 tables = 0;
  gint64 problems = 0;

  if (connection == NULL ||
      !praxis_connection_get_int (connection, &tables, error, "SELECT count(*) FROM sqlite_schema", ""))
    return NULL;
  if (tables == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("“%s” is empty; it is no backup."), name);
      return NULL;
    }
  if (!praxis_schema_check (connection, path, error) ||
      !praxis_connection_get_int (connection, &problems, error,
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

/* Opens what shall be replaced and keeps a copy. What is too damaged for that is moved aside as it is. */
static PraxisConnection *
open_and_keep (const char    *path,
               char         **kept_path,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(PraxisConnection) connection = NULL;
  g_autoptr(GError) failure = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autoptr(PraxisStore) made = praxis_store_open (path, PRAXIS_STORE_CREATE, error);

      return made != NULL ? praxis_connection_open (path, PRAXIS_CONNECTION_WRITE, error) : NULL;
    }

  *kept_path = dup_kept_path (path);
  connection = praxis_connection_open (path, PRAXIS_CONNECTION_WRITE, &failure);
  if (connection != NULL && praxis_backup_connection (connection, *kept_path, cancellable, &failure))
    return g_steal_pointer (&connection);
  if (!g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED) &&
      !g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  g_clear_pointer (&connection, praxis_connection_close);
  if (!put_in_place (path, *kept_path, error))
    return NULL;
  remove_database (path);
  return praxis_connection_open (path, PRAXIS_CONNECTION_CREATE, error);
}

/* Whoever has the library open compares its change number with what it has seen: it must not go back. */
static gboolean
renew_changes (PraxisConnection  *library,
               gint64             change,
               GError           **error)
{
  return praxis_connection_execute (library, "PRAGMA journal_mode = WAL", error) &&
         praxis_connection_run (library, error,
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

/**
 * praxis_store_restore:
 * @library_path: the library's file, which may be missing, damaged, or open elsewhere
 * @backup_path: what praxis_store_backup() wrote
 * @kept_path: (out) (nullable): where the replaced library was kept; %NULL where there was none
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Brings a backup back. The backup is looked at first; what it replaces is kept beside the library.
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
  gint64 change;

  g_return_val_if_fail (library_path != NULL && backup_path != NULL, FALSE);

  if (!check_two_files (library_path, backup_path, error))
    return FALSE;
  backup = open_backup (backup_path, error);
  if (backup == NULL)
    return FALSE;
  library = open_and_keep (library_path, &kept, cancellable, error);
  if (library == NULL)
    return FALSE;
  read_change (library, &change);
  if (!copy_pages (backup, library, cancellable, error) || !renew_changes (library, change, error))
    return FALSE;
  if (kept_path != NULL)
    *kept_path = g_steal_pointer (&kept);
  return TRUE;
}
