/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-schema.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-store-maintenance.h"
#include "praxis-store.h"

/*
 * The form of a library and its versions. Migration N is the SQL that makes a library of version N − 1 one of
 * version N; version 0 is an empty file. The version is SQLite's user_version.
 */

#define MIGRATIONS_PATH APP_PATH "/migrations/"

static char *
load_migration (guint version)
{
  g_autofree char *path = g_strdup_printf (MIGRATIONS_PATH "%03u.sql", version);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    return NULL;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GStrv
load_migrations (void)
{
  g_autoptr(GStrvBuilder) migrations = g_strv_builder_new ();
  char *sql;

  for (guint version = 1; (sql = load_migration (version)) != NULL; version++)
    g_strv_builder_take (migrations, sql);
  return g_strv_builder_end (migrations);
}

static gboolean
set_pragma (PraxisConnection  *connection,
            const char        *name,
            gint64             value,
            GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s = %" G_GINT64_FORMAT, name, value);

  return praxis_connection_execute (connection, sql, error);
}

/* Reads whose file it is and of which version; a file with nothing in it is nobody's, of version 0. */
static gboolean
read_version (PraxisConnection  *connection,
              const char        *path,
              gint64             newest,
              gint64            *version,
              GError           **error)
{
  g_autofree char *name = g_filename_display_name (path);
  gint64 application = 0;
  gint64 tables = 0;

  if (!praxis_connection_get_int (connection, &application, error, "PRAGMA application_id", "") ||
      !praxis_connection_get_int (connection, version, error, "PRAGMA user_version", "") ||
      !praxis_connection_get_int (connection, &tables, error, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;

  if (application == 0 && *version == 0 && tables == 0)
    return TRUE;
  if (application == PRAXIS_ARCHIVE_APPLICATION_ID)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN,
                   _("“%s” is an archive of posts, not a library."), name);
      return FALSE;
    }
  if (application != PRAXIS_LIBRARY_APPLICATION_ID)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN,
                   _("“%s” belongs to another program; it is not a Praxis library."), name);
      return FALSE;
    }
  if (*version > newest)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_NEW,
                   _("“%s” was written by a newer Praxis. Update Praxis to open it."), name);
      return FALSE;
    }
  return TRUE;
}

/* In one snapshot, so that another process that makes the library meanwhile is seen whole or not at all. */
static gboolean
read_version_at_once (PraxisConnection  *connection,
                      const char        *path,
                      gint64             newest,
                      gint64            *version,
                      GError           **error)
{
  gboolean success;

  if (!praxis_connection_execute (connection, "BEGIN", error))
    return FALSE;
  success = read_version (connection, path, newest, version, error);
  praxis_connection_rollback (connection);
  return success;
}

static gboolean
apply_migration (PraxisConnection  *connection,
                 const char        *sql,
                 gint64             version,
                 GError           **error)
{
  return praxis_connection_execute (connection, sql, error) &&
         set_pragma (connection, "application_id", PRAXIS_LIBRARY_APPLICATION_ID, error) &&
         set_pragma (connection, "user_version", version, error);
}

static gboolean
apply_migrations (PraxisConnection    *connection,
                  const char          *path,
                  const char * const  *migrations,
                  GError             **error)
{
  gint64 newest = g_strv_length ((GStrv) migrations);
  gint64 version = 0;

  /* Looked at again under the lock: another process may have been faster. */
  if (!read_version (connection, path, newest, &version, error))
    return FALSE;
  for (; version < newest; version++)
    {
      if (!apply_migration (connection, migrations[version], version + 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_schema_migrate:
 * @connection: a connection that writes
 * @path: the file it is open on
 * @migrations: (array zero-terminated=1): the SQL that leads from each version to the next one
 * @error: return location
 *
 * Brings a library to the newest version, in one transaction. A library that holds something is copied to
 * "FILE.version-N.backup" first, unless that is there already.
 *
 * Returns: whether the library is of the newest version; it is left as it was where not
 */
gboolean
praxis_schema_migrate (PraxisConnection    *connection,
                       const char          *path,
                       const char * const  *migrations,
                       GError             **error)
{
  gint64 newest = g_strv_length ((GStrv) migrations);
  gint64 version = 0;

  if (!read_version_at_once (connection, path, newest, &version, error))
    return FALSE;
  if (version == newest)
    return TRUE;
  if (version > 0)
    {
      g_autofree char *backup = g_strdup_printf ("%s.version-%" G_GINT64_FORMAT ".backup", path, version);

      if (!g_file_test (backup, G_FILE_TEST_EXISTS) &&
          !praxis_backup_connection (connection, backup, NULL, error))
        return FALSE;
    }

  if (!praxis_connection_begin (connection, error))
    return FALSE;
  if (!apply_migrations (connection, path, migrations, error))
    {
      praxis_connection_rollback (connection);
      return FALSE;
    }
  return praxis_connection_commit (connection, error);
}

/**
 * praxis_schema_read_version:
 * @connection: a connection
 * @path: the file it is open on
 * @version: (out): which version of a library it is; 0 where nothing is in it
 * @error: return location
 *
 * Returns: whether the file is a library that this Praxis knows; %FALSE with %PRAXIS_ERROR_FOREIGN,
 *   %PRAXIS_ERROR_TOO_NEW, or what keeps it from being read
 */
gboolean
praxis_schema_read_version (PraxisConnection  *connection,
                            const char        *path,
                            gint64            *version,
                            GError           **error)
{
  g_auto(GStrv) migrations = load_migrations ();

  *version = 0;
  return read_version (connection, path, g_strv_length (migrations), version, error);
}

/**
 * praxis_schema_check:
 * @connection: a connection
 * @path: the file it is open on
 * @error: return location
 *
 * Returns: whether the file is a library of the newest version; %FALSE with %PRAXIS_ERROR_FOREIGN,
 *   %PRAXIS_ERROR_TOO_NEW, or %PRAXIS_ERROR_READ_ONLY for an older one that would have to be migrated
 */
gboolean
praxis_schema_check (PraxisConnection  *connection,
                     const char        *path,
                     GError           **error)
{
  g_auto(GStrv) migrations = load_migrations ();
  gint64 newest = g_strv_length (migrations);
  gint64 version = 0;

  if (!read_version (connection, path, newest, &version, error))
    return FALSE;
  if (version < newest)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
                   _("“%s” was written by an older Praxis and cannot be brought up to date, since it "
                     "cannot be written."), name);
      return FALSE;
    }
  return TRUE;
}

/**
 * praxis_schema_prepare:
 * @connection: a connection that writes
 * @path: the file it is open on
 * @error: return location
 *
 * Makes an empty file a library and an older library one of the newest version.
 *
 * Returns: whether it is one now
 */
gboolean
praxis_schema_prepare (PraxisConnection  *connection,
                       const char        *path,
                       GError           **error)
{
  g_auto(GStrv) migrations = load_migrations ();
  gint64 newest = g_strv_length (migrations);
  gint64 version = 0;

  /* Nothing of a file is touched before it is known to be ours, not even its journal mode. */
  if (!read_version_at_once (connection, path, newest, &version, error))
    return FALSE;
  if (!praxis_connection_execute (connection, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  return praxis_schema_migrate (connection, path, (const char * const *) migrations, error);
}
