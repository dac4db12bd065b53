/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-connection-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "praxis-error.h"
#include "praxis-file-locks.h"

/*
 * SQLite with GLib's manners: errors are GErrors that a person can act on, statements are prepared once per
 * connection and always bound, a cancellable ends a long query.
 */

/* Another process's transaction is short; this long to wait means that something hangs. */
#define BUSY_TIMEOUT_MS 10000

#define CACHE_KIB 65536

/* How many of the virtual machine's steps lie between two looks at the cancellable: well under 1 ms. */
#define STEPS_BETWEEN_CHECKS 20000

/* The largest row of an archive, in bytes; what is larger makes SQLite stop before there is memory for it. */
#define MAX_ARCHIVE_ROW (40 * 1024 * 1024)

/* What the system says of a write that did not come to its end: besides a full disk, a used-up quota. */
static gboolean
is_out_of_space (int system_error)
{
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

static PraxisError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return PRAXIS_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return PRAXIS_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return PRAXIS_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return PRAXIS_ERROR_FOREIGN;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PRAXIS_ERROR_BUSY;
    default:
      return PRAXIS_ERROR_FAILED;
    }
}

/**
 * praxis_connection_set_error:
 * @self: a connection whose last call failed
 * @error: return location
 *
 * Sets @error to what the last call on @self failed with, in words.
 */
void
praxis_connection_set_error (PraxisConnection  *self,
                             GError           **error)
{
  int result = sqlite3_extended_errcode (self->handle);
  g_autofree char *name = g_filename_display_name (self->path);

  if (result == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was cancelled."));
      return;
    }

  if ((result & 0xff) == SQLITE_IOERR && is_out_of_space (sqlite3_system_errno (self->handle)))
    result = SQLITE_FULL;

  switch (code_of (result))
    {
    case PRAXIS_ERROR_NO_SPACE:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE,
                   /* Translators: %s is a file */
                   _("The disk that holds “%s” is full. Free some space, then try again."), name);
      break;
    case PRAXIS_ERROR_READ_ONLY:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
                   _("“%s” cannot be written. Check the permissions of the file and its folder."), name);
      break;
    case PRAXIS_ERROR_DAMAGED:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                   _("“%s” is damaged. Restore a backup with “praxis-cli restore”."), name);
      break;
    case PRAXIS_ERROR_FOREIGN:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN,
                   _("“%s” is not a Praxis library."), name);
      break;
    case PRAXIS_ERROR_BUSY:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_BUSY,
                   _("Another program holds “%s”. Close it, then try again."), name);
      break;
    case PRAXIS_ERROR_INVALID:
    case PRAXIS_ERROR_NOT_FOUND:
    case PRAXIS_ERROR_EXISTS:
    case PRAXIS_ERROR_AMBIGUOUS:
    case PRAXIS_ERROR_CONFLICT:
    case PRAXIS_ERROR_TOO_LARGE:
    case PRAXIS_ERROR_TOO_NEW:
    case PRAXIS_ERROR_OTHER_KEY:
    case PRAXIS_ERROR_OLDER:
    case PRAXIS_ERROR_FAILED:
    default:
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                   /* Translators: the first %s is a file, the second what SQLite says, in English */
                   _("“%s” could not be used: %s."), name, sqlite3_errmsg (self->handle));
      break;
    }
}

static int
check_cancelled_cb (gpointer data)
{
  PraxisConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
is_untrusted (PraxisConnectionMode mode)
{
  return mode == PRAXIS_CONNECTION_UNTRUSTED || mode == PRAXIS_CONNECTION_ARCHIVE;
}

/**
 * praxis_connection_set_cache:
 * @self: a connection
 * @kibibytes: how much of the file it may keep in memory; 0 for the usual
 *
 * What is read once from one end to the other need not stay.
 */
void
praxis_connection_set_cache (PraxisConnection *self,
                             guint             kibibytes)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA cache_size = -%u;", kibibytes > 0 ? kibibytes : CACHE_KIB);

  praxis_connection_execute (self, pragma, NULL);
}

/* What every connection is set to; a file from elsewhere gets no more than it needs. */
static gboolean
configure (PraxisConnection      *self,
           PraxisConnectionMode   mode,
           GError               **error)
{
  g_autofree char *pragmas = NULL;

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, !is_untrusted (mode), NULL);
  if (mode == PRAXIS_CONNECTION_ARCHIVE)
    sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, MAX_ARCHIVE_ROW);
  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_CHECKS, check_cancelled_cb, self);

  /* FULL, since NORMAL can lose committed text when the power goes. */
  pragmas = g_strdup_printf ("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
                             "PRAGMA cache_size = -%d; PRAGMA temp_store = MEMORY;", CACHE_KIB);
  if (!praxis_connection_execute (self, pragmas, error))
    return FALSE;
  if (mode == PRAXIS_CONNECTION_READ)
    return praxis_connection_execute (self, "PRAGMA query_only = ON;", error);
  return TRUE;
}

/* A database in WAL mode wants a file for its shared memory beside it, also from readers. On a medium that
 * nobody can write to there is none, and nothing that could change either. */
static gboolean
is_immutable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return g_access (path, W_OK) != 0 && g_access (folder, W_OK) != 0 && g_access (log, F_OK) != 0;
}

/* SQLite's address of a file (https://www.sqlite.org/uri.html). */
static char *
make_address (const char           *path,
              PraxisConnectionMode  mode)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
  gboolean reads = mode == PRAXIS_CONNECTION_READ || is_untrusted (mode);
  gboolean immutable = mode == PRAXIS_CONNECTION_ARCHIVE || (reads && is_immutable (path));

  return g_strconcat ("file:", escaped, immutable ? "?immutable=1" : NULL, NULL);
}

/**
 * praxis_connection_open:
 * @path: a file
 * @mode: how to open it
 * @error: return location
 *
 * Returns: (transfer full): the connection; %NULL with %PRAXIS_ERROR_NOT_FOUND where there is no such file,
 *   %PRAXIS_ERROR_READ_ONLY, %PRAXIS_ERROR_BUSY, %PRAXIS_ERROR_FOREIGN, %PRAXIS_ERROR_DAMAGED or
 *   %PRAXIS_ERROR_FAILED
 */
PraxisConnection *
praxis_connection_open (const char            *path,
                        PraxisConnectionMode   mode,
                        GError               **error)
{
  g_autoptr(PraxisConnection) self = NULL;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *address = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN, _("“%s” is a folder."), name);
      return NULL;
    }
  if (mode != PRAXIS_CONNECTION_CREATE && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
      return NULL;
    }

  /* A reader of a database in WAL mode writes to its shared memory, so it opens for writing where it can. */
  if (is_untrusted (mode))
    flags |= SQLITE_OPEN_READONLY;
  else
    flags |= SQLITE_OPEN_READWRITE;
  if (mode == PRAXIS_CONNECTION_CREATE)
    flags |= SQLITE_OPEN_CREATE;

  praxis_file_locks_install ();
  address = make_address (path, mode);
  self = g_new0 (PraxisConnection, 1);
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  if (sqlite3_open_v2 (address, &self->handle, flags, NULL) != SQLITE_OK)
    {
      praxis_connection_set_error (self, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * praxis_connection_close:
 * @self: (transfer full): a connection
 */
void
praxis_connection_close (PraxisConnection *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/**
 * praxis_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle, for what has no function here
 */
sqlite3 *
praxis_connection_get_handle (PraxisConnection *self)
{
  return self->handle;
}

/**
 * praxis_connection_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): ends queries early from now on, with %G_IO_ERROR_CANCELLED
 */
void
praxis_connection_set_cancellable (PraxisConnection *self,
                                   GCancellable     *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/**
 * praxis_connection_execute:
 * @self: a connection
 * @script: SQL without parameters, several statements if wanted
 * @error: return location
 *
 * Returns: whether all of it was executed
 */
gboolean
praxis_connection_execute (PraxisConnection  *self,
                           const char        *script,
                           GError           **error)
{
  if (sqlite3_exec (self->handle, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  praxis_connection_set_error (self, error);
  return FALSE;
}

/**
 * praxis_connection_get_last_row:
 * @self: a connection
 *
 * Returns: the row that the last INSERT made
 */
gint64
praxis_connection_get_last_row (PraxisConnection *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * praxis_connection_get_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement wrote
 */
int
praxis_connection_get_changes (PraxisConnection *self)
{
  return sqlite3_changes (self->handle);
}

/**
 * praxis_connection_begin:
 * @self: a connection
 * @error: return location
 *
 * Starts a transaction that writes. It takes the lock at once, so that it cannot fail half-way for another
 * process's sake.
 *
 * Returns: whether it started
 */
gboolean
praxis_connection_begin (PraxisConnection  *self,
                         GError           **error)
{
  return praxis_connection_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * praxis_connection_commit:
 * @self: a connection
 * @error: return location
 *
 * Returns: whether the transaction is in the database; where not, it is rolled back
 */
gboolean
praxis_connection_commit (PraxisConnection  *self,
                          GError           **error)
{
  if (praxis_connection_execute (self, "COMMIT", error))
    return TRUE;
  praxis_connection_rollback (self);
  return FALSE;
}

/**
 * praxis_connection_rollback:
 * @self: a connection
 */
void
praxis_connection_rollback (PraxisConnection *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}
