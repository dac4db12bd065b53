/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "praxis-archive-hash.h"
#include "praxis-archive-post.h"
#include "praxis-archive-private.h"
#include "praxis-error.h"
#include "praxis-sha256.h"
#include "store/praxis-connection.h"
#include "store/praxis-store.h"

/*
 * An archive from somewhere. Nothing in it is believed:
 *
 *   open     the file is SQLite's with the two known tables; the manifest is well-formed, its signature right
 *   verify   every post's document has the hash that the manifest vouches for, through its group
 *   load     a document is read once more, and has the hash that it had then
 *
 * Only what was verified can be loaded. An archive that comes from a site has no file: each of its groups is added, and
 * verified with that.
 */

#define MAX_GROUP_TITLES 5

/* --- The file --- */

/**
 * praxis_archive_is_archive:
 * @path: a file
 *
 * Returns: whether it says of itself that it is an archive (https://www.sqlite.org/fileformat.html, 1.3)
 */
gboolean
praxis_archive_is_archive (const char *path)
{
  char header[72];
  guint32 application;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gssize length;

  if (fd < 0)
    return FALSE;
  length = read (fd, header, sizeof header);
  close (fd);
  if (length != sizeof header || memcmp (header, "SQLite format 3", 16) != 0)
    return FALSE;
  memcpy (&application, header + 68, sizeof application);
  return GUINT32_FROM_BE (application) == PRAXIS_ARCHIVE_APPLICATION_ID;
}

/* What the database says is about files of Praxis's own, which a person could restore; an archive is fetched again. */
static gboolean
fail (PraxisArchive  *self,
      GError         *failure,
      GError        **error)
{
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED) ||
      g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN) ||
      g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_FAILED))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                   /* Translators: %s is a file */
                   _("The archive “%s” is damaged. Get it again from where its author offers it."), self->name);
      g_error_free (failure);
    }
  else
    {
      g_propagate_error (error, failure);
    }
  return FALSE;
}

static gboolean
has_table (PraxisArchive  *self,
           const char     *name,
           const char     *sql,
           GError        **error)
{
  g_autoptr(GError) failure = NULL;
  gint64 found = 0;

  if (!praxis_connection_get_int (self->connection, &found, &failure,
                                  "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ? AND sql = ?",
                                  "tt", name, sql))
    return fail (self, g_steal_pointer (&failure), error);
  if (found == 1)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
               _("“%s” is not an archive that Praxis can read. A newer Praxis may have made it."), self->name);
  return FALSE;
}

/* Whether nothing is in the file that could act by itself once it is written to. */
static gboolean
has_only_tables (PraxisArchive  *self,
                 GError        **error)
{
  g_autoptr(GError) failure = NULL;
  gint64 others = 0;

  if (!praxis_connection_get_int (self->connection, &others, &failure,
                                  "SELECT count(*) FROM sqlite_schema "
                                  "WHERE name NOT IN ('archive', 'post', 'sqlite_autoindex_post_1')", ""))
    return fail (self, g_steal_pointer (&failure), error);
  return others == 0 || fail (self, g_error_new_literal (PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, ""), error);
}

static gboolean
read_envelope (PraxisArchive  *self,
               GError        **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) row =
    praxis_connection_query (self->connection, &failure, "SELECT envelope FROM archive WHERE id = 1", "");

  if (row != NULL && praxis_connection_next (self->connection, row, &failure))
    {
      const char *envelope = sqlite3_column_blob (row, 0);

      self->manifest = praxis_archive_manifest_parse (envelope != NULL ? envelope : "", sqlite3_column_bytes (row, 0), error);
      return self->manifest != NULL;
    }
  if (failure == NULL)
    failure = g_error_new_literal (PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "");
  return fail (self, g_steal_pointer (&failure), error);
}

static PraxisArchive *
archive_new (void)
{
  PraxisArchive *self = g_new0 (PraxisArchive, 1);

  self->uuids = g_ptr_array_new_with_free_func (g_free);
  self->hashes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return self;
}

static gboolean
open_file (PraxisArchive  *self,
           const char     *path,
           GError        **error)
{
  g_autoptr(GError) failure = NULL;

  self->name = g_filename_display_basename (path);
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && !praxis_archive_is_archive (path))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN, _("“%s” is not an archive of Praxis."), self->name);
      return FALSE;
    }
  self->connection = praxis_connection_open (path, PRAXIS_CONNECTION_ARCHIVE, &failure);
  if (self->connection == NULL)
    return fail (self, g_steal_pointer (&failure), error);
  return has_table (self, "archive", PRAXIS_ARCHIVE_TABLE_ARCHIVE, error) &&
         has_table (self, "post", PRAXIS_ARCHIVE_TABLE_POST, error) &&
         read_envelope (self, error);
}

/**
 * praxis_archive_open:
 * @path: a file
 * @error: return location
 *
 * Opens an archive and checks its signature. Of its posts nothing is known before praxis_archive_verify().
 *
 * Returns: (transfer full): the archive; %NULL with %PRAXIS_ERROR_NOT_FOUND, %PRAXIS_ERROR_FOREIGN, %PRAXIS_ERROR_TOO_NEW,
 *   %PRAXIS_ERROR_TOO_LARGE, %PRAXIS_ERROR_DAMAGED (also where the signature is wrong) or %PRAXIS_ERROR_INVALID
 */
PraxisArchive *
praxis_archive_open (const char  *path,
                     GError     **error)
{
  g_autoptr(PraxisArchive) self = archive_new ();

  g_return_val_if_fail (path != NULL, NULL);

  return open_file (self, path, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * praxis_archive_new:
 * @manifest: (transfer full): the manifest of an archive that lies on a site
 *
 * Returns: (transfer full): the archive, which has no posts until praxis_archive_add_group() is called
 */
PraxisArchive *
praxis_archive_new (PraxisArchiveManifest *manifest)
{
  PraxisArchive *self = archive_new ();

  self->manifest = manifest;
  self->name = g_strdup (praxis_digest_get_title (manifest->digest));
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->groups = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * praxis_archive_free:
 * @self: (transfer full): an archive
 */
void
praxis_archive_free (PraxisArchive *self)
{
  g_clear_pointer (&self->connection, praxis_connection_close);
  g_clear_pointer (&self->manifest, praxis_archive_manifest_free);
  g_clear_pointer (&self->hashes, g_hash_table_unref);
  g_clear_pointer (&self->uuids, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_free (self->name);
  g_free (self);
}

/**
 * praxis_archive_get_manifest:
 * @self: an archive
 *
 * Returns: (transfer none): its manifest
 */
PraxisArchiveManifest *
praxis_archive_get_manifest (PraxisArchive *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->manifest;
}

/**
 * praxis_archive_steal_manifest:
 * @self: an archive, which is only freed after that
 *
 * Returns: (transfer full): its manifest
 */
PraxisArchiveManifest *
praxis_archive_steal_manifest (PraxisArchive *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->manifest);
}

/* --- Verifying --- */

static void
set_changed_post_error (PraxisArchive  *self,
                        const char     *document,
                        gsize           length,
                        const char     *uuid,
                        GError        **error)
{
  g_autofree char *title = praxis_archive_post_dup_title (document, length);

  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
               /* Translators: the first %s is a file, the second a post's title */
               _("The archive “%s” cannot be trusted: its post “%s” is not what the author put into it. Get the archive "
                 "again from where its author offers it."), self->name, *title != '\0' ? title : uuid);
}

/* Takes one row of the file; its document must have the hash that stands beside it. */
static gboolean
verify_row (PraxisArchive    *self,
            PraxisStatement  *row,
            GError          **error)
{
  g_autofree char *uuid = g_strdup (praxis_statement_get_text (row, 0));
  const char *document = sqlite3_column_blob (row, 2);
  gsize length = sqlite3_column_bytes (row, 2);
  g_autofree char *hash = praxis_sha256_of (document != NULL ? document : "", length);

  if (!g_str_equal (hash, praxis_statement_get_text (row, 1)))
    {
      set_changed_post_error (self, document != NULL ? document : "", length, uuid, error);
      return FALSE;
    }
  if (g_hash_table_contains (self->hashes, uuid) || self->uuids->len >= self->manifest->n_posts)
    {
      g_autofree char *title = praxis_archive_post_dup_title (document != NULL ? document : "", length);

      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                   _("The archive “%s” has a post that it should not have, or has it twice: “%s”."), self->name, title);
      return FALSE;
    }
  g_hash_table_insert (self->hashes, uuid, g_steal_pointer (&hash));
  g_ptr_array_add (self->uuids, g_steal_pointer (&uuid));
  return TRUE;
}

static gboolean
verify_rows (PraxisArchive  *self,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) rows = NULL;

  rows = praxis_connection_query (self->connection, &failure, "SELECT uuid, hash, document FROM post", "");
  while (rows != NULL && praxis_connection_next (self->connection, rows, &failure))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !verify_row (self, rows, error))
        return FALSE;
    }
  return failure == NULL || fail (self, g_steal_pointer (&failure), error);
}

/* The titles of a group's posts, as far as they go into a message. */
static char *
dup_group_titles (PraxisArchive *self,
                  guint          group)
{
  g_autoptr(GString) titles = g_string_new (NULL);
  guint n_groups = praxis_archive_manifest_get_n_groups (self->manifest);
  guint n_titles = 0;

  for (guint i = 0; i < self->uuids->len && n_titles <= MAX_GROUP_TITLES; i++)
    {
      const char *uuid = self->uuids->pdata[i];
      g_autofree char *document = NULL;
      g_autofree char *title = NULL;

      if (praxis_archive_group_of (uuid, n_groups) != group || n_titles++ == MAX_GROUP_TITLES)
        continue;
      document = praxis_archive_load_document (self, uuid, NULL);
      title = praxis_archive_post_dup_title (document != NULL ? document : "", document != NULL ? strlen (document) : 0);
      g_string_append_printf (titles, "%s“%s”", titles->len > 0 ? ", " : "", title);
    }
  if (n_titles > MAX_GROUP_TITLES)
    g_string_append (titles, ", …");
  return g_string_free_and_steal (g_steal_pointer (&titles));
}

static gboolean
check_group (PraxisArchive  *self,
             guint           group,
             const char     *hash,
             GError        **error)
{
  g_autofree char *titles = NULL;

  if (g_str_equal (hash, self->manifest->groups[group]))
    return TRUE;
  titles = dup_group_titles (self, group);
  if (*titles == '\0')
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                 /* Translators: %s is a file */
                 _("The archive “%s” cannot be trusted: posts that the author put into it are missing. Get the archive again "
                   "from where its author offers it."), self->name);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                 /* Translators: the first %s is a file, the second a list of posts' titles */
                 _("The archive “%s” cannot be trusted: a post is not what the author put into it, or is missing. It is one "
                   "of these or was among them: %s. Get the archive again from where its author offers it."),
                 self->name, titles);
  return FALSE;
}

static gboolean
verify_groups (PraxisArchive  *self,
               GError        **error)
{
  g_autoptr(GArray) posts = g_array_sized_new (FALSE, FALSE, sizeof (PraxisArchiveHash), self->uuids->len);
  g_auto(GStrv) groups = NULL;

  for (guint i = 0; i < self->uuids->len; i++)
    {
      PraxisArchiveHash post = { self->uuids->pdata[i], g_hash_table_lookup (self->hashes, self->uuids->pdata[i]) };

      g_array_append_val (posts, post);
    }
  groups = praxis_archive_hash_groups (posts, praxis_archive_manifest_get_n_groups (self->manifest));
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (!check_group (self, i, groups[i], error))
        return FALSE;
    }
  if (self->uuids->len == self->manifest->n_posts)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
               _("The archive “%s” does not have as many posts as its author put into it."), self->name);
  return FALSE;
}

/**
 * praxis_archive_verify:
 * @self: an archive
 * @cancellable: (nullable): ends it early
 * @error: return location
 *
 * Checks that an archive has exactly the posts that its manifest vouches for. One that comes from a site was checked group by
 * group.
 *
 * Returns: whether it has; %FALSE with %PRAXIS_ERROR_DAMAGED and words that name the post, or, where it is certain only that
 *   it is one of some, those
 */
gboolean
praxis_archive_verify (PraxisArchive  *self,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->connection == NULL)
    return TRUE;
  g_hash_table_remove_all (self->hashes);
  g_ptr_array_set_size (self->uuids, 0);
  if (verify_rows (self, cancellable, error) && verify_groups (self, error))
    return TRUE;
  g_hash_table_remove_all (self->hashes);
  g_ptr_array_set_size (self->uuids, 0);
  return FALSE;
}

/* --- Posts --- */

/**
 * praxis_archive_get_uuids:
 * @self: an archive
 *
 * Returns: (transfer none) (element-type utf8): the posts that are verified
 */
GPtrArray *
praxis_archive_get_uuids (PraxisArchive *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uuids;
}

/**
 * praxis_archive_get_hash:
 * @self: an archive
 * @uuid: a post's UUID
 *
 * Returns: (transfer none) (nullable): the hash of its document; %NULL where no such post is verified
 */
const char *
praxis_archive_get_hash (PraxisArchive *self,
                         const char    *uuid)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->hashes, uuid);
}

static char *
read_document (PraxisArchive  *self,
               const char     *uuid,
               GError        **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PraxisStatement) row =
    praxis_connection_query (self->connection, &failure, "SELECT document FROM post WHERE uuid = ?", "t", uuid);

  if (row != NULL && praxis_connection_next (self->connection, row, &failure))
    {
      const char *document = sqlite3_column_blob (row, 0);
      gsize length = sqlite3_column_bytes (row, 0);
      g_autofree char *hash = praxis_sha256_of (document != NULL ? document : "", length);

      if (g_str_equal (hash, g_hash_table_lookup (self->hashes, uuid)))
        return g_strndup (document != NULL ? document : "", length);
    }
  if (failure == NULL)
    failure = g_error_new_literal (PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "");
  fail (self, g_steal_pointer (&failure), error);
  return NULL;
}

/**
 * praxis_archive_load_document:
 * @self: an archive
 * @uuid: one of its posts that are verified
 * @error: return location
 *
 * Returns: (transfer full): the document of the post, with the hash that it was verified with; %NULL with
 *   %PRAXIS_ERROR_DAMAGED where the file is another one by now
 */
char *
praxis_archive_load_document (PraxisArchive  *self,
                              const char     *uuid,
                              GError        **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (praxis_archive_get_hash (self, uuid) != NULL, NULL);

  if (self->documents != NULL)
    return g_strdup (g_hash_table_lookup (self->documents, uuid));
  return read_document (self, uuid, error);
}

/**
 * praxis_archive_load_sources:
 * @self: an archive that is a file
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 utf8): for each post, by its UUID, what it was made from and the hash of its
 *   document, with a space between them; nothing of it is verified: it is for who made the archive and makes it again.
 *   %NULL where the file has more in it than Praxis puts there, or cannot be read
 */
GHashTable *
praxis_archive_load_sources (PraxisArchive  *self,
                             GError        **error)
{
  g_autoptr(GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(PraxisStatement) rows = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (self != NULL && self->connection != NULL, NULL);

  if (!has_only_tables (self, error))
    return NULL;
  rows = praxis_connection_query (self->connection, &failure, "SELECT uuid, source || ' ' || hash FROM post", "");
  while (rows != NULL && praxis_connection_next (self->connection, rows, &failure))
    g_hash_table_insert (sources, g_strdup (praxis_statement_get_text (rows, 0)),
                         g_strdup (praxis_statement_get_text (rows, 1)));
  if (failure == NULL)
    return g_steal_pointer (&sources);
  fail (self, g_steal_pointer (&failure), error);
  return NULL;
}
