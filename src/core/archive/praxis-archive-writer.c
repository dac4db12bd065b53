/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "praxis-archive-private.h"
#include "praxis-archive.h"
#include "praxis-error.h"
#include "store/praxis-connection.h"

/*
 * Writing an archive into a file. It is made under another name, beside the file, from a copy of the archive that is there:
 * only the posts that have changed are written into the copy. When it is whole and on the disk it takes the file's name, so
 * that who opens it, copies it to a server, or loses power, has the old archive or the new one.
 *
 * The other name is always the same, and who writes to it holds a lock on it; so what a crash has left is used again, and two
 * writers do not meet. Nothing that was taken out of an archive stays in its free pages.
 */

#define COPY_CHUNK (1024 * 1024)

/* --- Files --- */

static gboolean
set_write_error (const char  *path,
                 int          system_error,
                 GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE,
                 _("The disk that holds “%s” is full. Free some space, then try again."), name);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
                 _("“%s” could not be written: %s."), name, g_strerror (system_error));
  return FALSE;
}

/* Nobody knows the temporary file; what SQLite says of it is true of the archive. */
static gboolean
fail (const char  *path,
      GError      *failure,
      GError     **error)
{
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE))
    set_write_error (path, ENOSPC, error);
  else if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY))
    set_write_error (path, EACCES, error);
  else
    g_propagate_error (error, g_error_copy (failure));
  g_error_free (failure);
  return FALSE;
}

static gboolean
copy_bytes (int from,
            int into)
{
  g_autofree char *buffer = g_malloc (COPY_CHUNK);
  gssize length;

  /* The file system shares or copies the blocks itself where it can. */
  while ((length = copy_file_range (from, NULL, into, NULL, COPY_CHUNK * 64, 0)) > 0)
    ;
  if (length == 0)
    return TRUE;
  if (errno != EXDEV && errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
    return FALSE;
  while ((length = read (from, buffer, COPY_CHUNK)) > 0)
    {
      for (gssize written = 0, step; written < length; written += step)
        {
          step = write (into, buffer + written, length - written);
          if (step < 0)
            return FALSE;
        }
    }
  return length == 0;
}

/* Makes @path a copy of @before, or empty. */
static gboolean
start_file (const char  *before,
            const char  *path,
            GError     **error)
{
  int into = g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  int from = before != NULL ? g_open (before, O_RDONLY | O_CLOEXEC, 0) : -1;
  int system_error = 0;

  if (into < 0 || (before != NULL && (from < 0 || !copy_bytes (from, into))))
    system_error = errno;
  if (from >= 0)
    close (from);
  if (into >= 0)
    close (into);
  return system_error == 0 || set_write_error (path, system_error, error);
}

static gboolean
sync_file (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean success = fd >= 0 && fsync (fd) == 0;
  int system_error = errno;

  if (fd >= 0)
    close (fd);
  return success || set_write_error (path, system_error, error);
}

/* --- The database --- */

/* What stays in memory of the file that is made. */
#define CACHE_KIB 2048

static gboolean
set_up (PraxisConnection  *connection,
        gboolean           is_new,
        GError           **error)
{
  g_autofree char *sql = NULL;

  praxis_connection_set_cache (connection, CACHE_KIB);
  /* The file has another name until it is whole, so a journal would be for nothing. */
  if (!praxis_connection_execute (connection,
                                  "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;",
                                  error))
    return FALSE;
  if (!is_new)
    return TRUE;
  sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d; "
                         PRAXIS_ARCHIVE_TABLE_ARCHIVE ";" PRAXIS_ARCHIVE_TABLE_POST ";",
                         PRAXIS_ARCHIVE_APPLICATION_ID, PRAXIS_ARCHIVE_FORMAT);
  return praxis_connection_execute (connection, sql, error);
}

static gboolean
write_posts (PraxisArchiveContent  *content,
             PraxisConnection      *connection,
             gboolean               is_new,
             GCancellable          *cancellable,
             GError               **error)
{
  GPtrArray *entries = praxis_archive_content_get_entries (content);

  for (guint i = 0; i < entries->len; i++)
    {
      PraxisArchiveEntry *entry = entries->pdata[i];
      g_autofree char *document = NULL;

      if (entry->is_known && !is_new)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      document = praxis_archive_content_make_document (content, i, error);
      if (document == NULL ||
          !praxis_connection_run (connection, error,
                                  "INSERT INTO post (uuid, hash, source, document) VALUES (?1, ?2, ?3, ?4) "
                                  "ON CONFLICT DO UPDATE SET hash = ?2, source = ?3, document = ?4", "tttt",
                                  entry->uuid, entry->hash, entry->source, document))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_uuids (PraxisConnection  *connection,
            GHashTable        *uuids,
            GError           **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows = praxis_connection_query (connection, error, "SELECT uuid FROM post", "");

  if (rows == NULL)
    return FALSE;
  while (praxis_connection_next (connection, rows, &failure))
    g_hash_table_add (uuids, g_strdup (praxis_statement_get_text (rows, 0)));
  return praxis_rows_end (&failure, error);
}

static gboolean
remove_others (PraxisArchiveContent  *content,
               PraxisConnection      *connection,
               GError               **error)
{
  g_autoptr(GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *entries = praxis_archive_content_get_entries (content);
  GHashTableIter iter;
  gpointer uuid;

  if (!list_uuids (connection, gone, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_remove (gone, ((PraxisArchiveEntry *) entries->pdata[i])->uuid);
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    {
      if (!praxis_connection_run (connection, error, "DELETE FROM post WHERE uuid = ?", "t", uuid))
        return FALSE;
    }
  return TRUE;
}

/* Of what the manifest says, the hashes of documents come last. */
static gboolean
write_manifest (PraxisArchiveContent    *content,
                PraxisConnection        *connection,
                const PraxisSigningKey  *key,
                PraxisArchiveManifest   *before,
                GError                 **error)
{
  g_autofree char *envelope = NULL;

  praxis_archive_content_seal (content, key, before);
  envelope = praxis_archive_manifest_to_envelope (praxis_archive_content_get_manifest (content));
  return praxis_connection_run (connection, error, "INSERT INTO archive (id, envelope) VALUES (1, ?1) "
                                "ON CONFLICT DO UPDATE SET envelope = ?1", "t", envelope);
}

static gboolean
write_database (PraxisArchiveContent    *content,
                const PraxisSigningKey  *key,
                PraxisArchiveManifest   *before,
                gboolean                 is_new,
                const char              *path,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr(PraxisConnection) connection = praxis_connection_open (path, PRAXIS_CONNECTION_CREATE, error);

  if (connection == NULL || !set_up (connection, is_new, error) || !praxis_connection_begin (connection, error))
    return FALSE;
  if (write_posts (content, connection, is_new, cancellable, error) &&
      (is_new || remove_others (content, connection, error)) &&
      write_manifest (content, connection, key, before, error))
    return praxis_connection_commit (connection, error);
  praxis_connection_rollback (connection);
  return FALSE;
}

/**
 * praxis_archive_write_content:
 * @content: what goes into the archive; sealed when it is written
 * @key: (nullable): the key to sign it with
 * @manifest: (nullable): the manifest of the archive that is there, if any
 * @before: (nullable): the archive in which the posts are that @content knows; %NULL to write all posts
 * @path: a file that nobody else uses, which is made or replaced at once
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Returns: whether the archive is written, though perhaps not on the disk yet; with an error @path holds anything
 */
gboolean
praxis_archive_write_content (PraxisArchiveContent    *content,
                              const PraxisSigningKey  *key,
                              PraxisArchiveManifest   *manifest,
                              const char              *before,
                              const char              *path,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  g_return_val_if_fail (content != NULL && path != NULL, FALSE);

  return start_file (before, path, error) && write_database (content, key, manifest, before == NULL, path, cancellable, error);
}

/* --- The archive that is there --- */

/* What is there can be made again from only if it is sound and Praxis's own; what is damaged is made anew. What is something
 * else, or another digest's, is not ours to replace. */
static gboolean
open_before (const char     *path,
             const char     *digest_uuid,
             PraxisArchive **before,
             GError        **error)
{
  g_autoptr(PraxisArchive) archive = NULL;
  g_autofree char *name = g_filename_display_name (path);

  *before = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!praxis_archive_is_archive (path))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("“%s” is there already and is not an archive. Choose another name."), name);
      return FALSE;
    }
  archive = praxis_archive_open (path, NULL);
  if (archive == NULL)
    return TRUE;
  if (!g_str_equal (praxis_digest_get_uuid (praxis_archive_get_manifest (archive)->digest), digest_uuid))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("“%s” is the archive of another digest. Choose another name."), name);
      return FALSE;
    }
  *before = g_steal_pointer (&archive);
  return TRUE;
}

/* --- Under the lock --- */

/* Opens the temporary file and locks it; -1 with @error. The one that is locked must still be the one of that name. */
static int
lock_temporary (const char  *temporary,
                const char  *path,
                GError     **error)
{
  for (;;)
    {
      int fd = g_open (temporary, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
      struct stat locked, named;

      if (fd < 0)
        {
          set_write_error (path, errno, error);
          return -1;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          g_autofree char *name = g_filename_display_name (path);

          g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_BUSY,
                       _("“%s” is being written by another program. Try again when it is done."), name);
          close (fd);
          return -1;
        }
      if (fstat (fd, &locked) == 0 && stat (temporary, &named) == 0 &&
          locked.st_ino == named.st_ino && locked.st_dev == named.st_dev)
        return fd;
      close (fd);
    }
}

static gboolean
put_in_place (const char  *temporary,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (temporary, path) != 0)
    return set_write_error (path, errno, error);
  /* A folder that cannot be written through may forget the new name, but not make it half. */
  sync_file (folder, O_RDONLY | O_DIRECTORY, NULL);
  return TRUE;
}

static void
fill_outcome (PraxisArchiveContent *content,
              GHashTable           *sources,
              PraxisArchiveOutcome *outcome)
{
  GPtrArray *entries = praxis_archive_content_get_entries (content);
  guint n_there = 0;

  outcome->n_posts = entries->len;
  for (guint i = 0; i < entries->len; i++)
    {
      PraxisArchiveEntry *entry = entries->pdata[i];

      outcome->n_written += !entry->is_known;
      n_there += sources != NULL && g_hash_table_contains (sources, entry->uuid);
    }
  outcome->n_removed = sources != NULL ? g_hash_table_size (sources) - n_there : 0;
}

/* With @temporary %NULL nothing is written, and @outcome is what would be. */
static gboolean
write_locked (PraxisStore             *store,
              PraxisPublication       *publication,
              const PraxisSigningKey  *key,
              const char              *path,
              const char              *temporary,
              PraxisArchiveOutcome    *outcome,
              GCancellable            *cancellable,
              GError                 **error)
{
  g_autoptr(PraxisArchive) before = NULL;
  g_autoptr(GHashTable) sources = NULL;
  g_autoptr(PraxisArchiveContent) content = NULL;
  PraxisArchiveManifest *manifest;

  if (!open_before (path, praxis_digest_get_uuid (publication->digest), &before, error))
    return FALSE;
  if (before != NULL)
    sources = praxis_archive_load_sources (before, NULL);
  content = praxis_archive_content_new (store, publication, error);
  if (content == NULL)
    return FALSE;
  /* Where there is nothing to compare with, the documents are made once, when they are written. */
  manifest = before != NULL ? praxis_archive_get_manifest (before) : NULL;
  if (before != NULL && !praxis_archive_content_load (content, publication, sources, cancellable, error))
    return FALSE;
  fill_outcome (content, sources, outcome);
  outcome->is_new = before == NULL;
  outcome->is_changed = before == NULL || praxis_archive_content_seal (content, key, manifest);
  if (temporary == NULL)
    return TRUE;
  if (!outcome->is_changed && sources != NULL)
    {
      g_unlink (temporary);
      return TRUE;
    }
  return praxis_archive_write_content (content, key, manifest, sources != NULL ? path : NULL, temporary, cancellable, error) &&
         sync_file (temporary, O_RDWR, error) && put_in_place (temporary, path, error);
}

/* Under its author's key nobody else could sign it, and without it readers would refuse it. */
static gboolean
check_own (PraxisDigest  *digest,
           GError       **error)
{
  if (praxis_digest_get_origin (digest) != PRAXIS_ORIGIN_SUBSCRIBED)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
               /* Translators: %s is a digest's title */
               _("“%s” comes from an archive already. Hand that one on, so that its author's signature stays."),
               praxis_digest_get_title (digest));
  return FALSE;
}

static gboolean
write_in_read (PraxisStore             *store,
               const char              *digest_uuid,
               const PraxisSigningKey  *key,
               const char              *path,
               gboolean                 only_plan,
               PraxisArchiveOutcome    *outcome,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr(PraxisPublication) publication = praxis_store_get_publication (store, digest_uuid, error);
  g_autofree char *temporary = g_strconcat (path, ".part", NULL);
  g_autoptr(GError) failure = NULL;
  gboolean success;
  int lock;

  if (publication == NULL || !check_own (publication->digest, error))
    return FALSE;
  if (only_plan)
    return write_locked (store, publication, key, path, NULL, outcome, cancellable, error);
  lock = lock_temporary (temporary, path, error);
  if (lock < 0)
    return FALSE;
  success = write_locked (store, publication, key, path, temporary, outcome, cancellable, &failure);
  if (!success)
    g_unlink (temporary);
  close (lock);
  return success || fail (path, g_steal_pointer (&failure), error);
}

/**
 * praxis_archive_write:
 * @store: a library
 * @digest_uuid: a digest
 * @key: (nullable): the key to sign the archive with; %NULL for one that nobody signs
 * @path: the file to write, whole or not at all; an archive of this digest that is there is brought up to date, and left as
 *   it is where nothing has changed
 * @only_plan: whether nothing is written, and @outcome is what would be
 * @outcome: (out): what was done
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Returns: whether @path is the archive of what the digest has published; %FALSE with %PRAXIS_ERROR_NOT_FOUND (digest),
 *   %PRAXIS_ERROR_EXISTS where the file is something else, %PRAXIS_ERROR_BUSY, %PRAXIS_ERROR_NO_SPACE,
 *   %PRAXIS_ERROR_READ_ONLY (also where the digest comes from an archive) or an error of the library
 */
gboolean
praxis_archive_write (PraxisStore             *store,
                      const char              *digest_uuid,
                      const PraxisSigningKey  *key,
                      const char              *path,
                      gboolean                 only_plan,
                      PraxisArchiveOutcome    *outcome,
                      GCancellable            *cancellable,
                      GError                 **error)
{
  gboolean in_read, success;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);
  g_return_val_if_fail (digest_uuid != NULL && path != NULL && outcome != NULL, FALSE);

  *outcome = (PraxisArchiveOutcome) { 0 };
  in_read = praxis_store_in_read (store);
  if (!in_read && !praxis_store_begin_read (store, error))
    return FALSE;
  success = write_in_read (store, digest_uuid, key, path, only_plan, outcome, cancellable, error);
  if (!in_read)
    praxis_store_end_read (store);
  return success;
}
