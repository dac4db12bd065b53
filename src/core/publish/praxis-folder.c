/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "praxis-error.h"
#include "praxis-folder-private.h"
#include "praxis-hash.h"

/*
 * A folder that an export writes into. It is empty at first, or it holds what an earlier export has written and the
 * manifest that says so; no other file in it is ever touched.
 *
 *   open ── keep/write … ── commit
 *             │               │
 *             │               └ syncfs, journal, rename everything into place, manifest
 *             └ new files wait in the staging folder
 *
 * What waits is sent to the disk now and then. Until the journal is there nothing has changed, and the staging folder is thrown
 * away. From then on the export is finished, by this process or by the next that opens the folder; if that cannot be, it is
 * undone.
 */

static PraxisFolder *
folder_new (GFile *folder)
{
  PraxisFolder *self = g_new0 (PraxisFolder, 1);

  self->path = g_file_get_path (folder);
  self->name = g_file_get_parse_name (folder);
  self->root = -1;
  self->staging = -1;
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->staged = g_ptr_array_new ();
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  praxis_parents_init (&self->parents, -1);
  g_mutex_init (&self->lock);
  g_cond_init (&self->written);
  return self;
}

/**
 * praxis_folder_free:
 * @self: (transfer full): a folder
 *
 * Without praxis_folder_commit() nothing has changed in it.
 */
void
praxis_folder_free (PraxisFolder *self)
{
  if (self->staging >= 0)
    {
      praxis_folder_close_staging (self);
      praxis_folder_remove_all (self->root, PRAXIS_FOLDER_STAGING);
    }
  if (self->made && self->n_written == 0)
    g_rmdir (self->path);
  praxis_parents_clear (&self->parents);
  if (self->root >= 0)
    close (self->root);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->staged);
  g_clear_pointer (&self->before, praxis_manifest_free);
  g_clear_pointer (&self->after, praxis_manifest_free);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->folders);
  g_cond_clear (&self->written);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/* The lock goes with the process, so that none is left behind. */
static gboolean
open_root (PraxisFolder  *self,
           GError       **error)
{
  if (self->path == NULL)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("“%s” is not a folder on this computer. Export to one that is, and upload it."), self->name);
      return FALSE;
    }
  self->root = open (self->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->root < 0)
    {
      int code = errno;

      if (code == ENOTDIR)
        g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("“%s” is not a folder."), self->name);
      else
        praxis_folder_set_error (error, code, self->name, NULL);
      return FALSE;
    }
  praxis_parents_init (&self->parents, self->root);
  if (flock (self->root, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_BUSY,
                   _("Another export to “%s” is under way. Try again when it is done."), self->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
make_root (PraxisFolder  *self,
           GError       **error)
{
  if (self->path == NULL || g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (self->path, 0777) != 0)
    {
      praxis_folder_set_error (error, errno, self->name, NULL);
      return FALSE;
    }
  self->made = TRUE;
  return TRUE;
}

static gboolean
read_manifest (PraxisFolder  *self,
               GError       **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (praxis_folder_read_file (self->root, PRAXIS_FOLDER_MANIFEST, &text, &length))
    {
      self->before = praxis_manifest_parse (text, length, error);
      return self->before != NULL;
    }
  if (errno != ENOENT)
    {
      praxis_folder_set_error (error, errno, self->name, PRAXIS_FOLDER_MANIFEST);
      return FALSE;
    }
  /* What an interrupted export has left is what a plan may find: whoever exports takes care of it. */
  if (!praxis_folder_is_empty (self->root) &&
      (!self->only_plan || faccessat (self->root, PRAXIS_FOLDER_STAGING, F_OK, AT_SYMLINK_NOFOLLOW) != 0))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("“%s” is not empty. Choose an empty folder, or one that Praxis has exported to before."), self->name);
      return FALSE;
    }
  return TRUE;
}

static void
carry_over_all (PraxisFolder *self)
{
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, self->before->files);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    praxis_folder_carry_over (self, file, ((PraxisManifestFile *) file)->key);
}

/* Compares the folder's manifest with what is to come. */
static gboolean
begin (PraxisFolder  *self,
       const char    *kind,
       const char    *digest_uuid,
       gboolean       keep_others,
       GError       **error)
{
  if (self->before != NULL && strcmp (self->before->kind, kind) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("“%s” holds another kind of export. Choose a folder of its own for this one."), self->name);
      return FALSE;
    }
  if (self->before != NULL && !keep_others && strcmp (self->before->digest_uuid, digest_uuid) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS,
                   _("“%s” holds the pages of another digest. Choose a folder of its own for this one."), self->name);
      return FALSE;
    }
  self->is_new = self->before == NULL;
  self->changed = self->is_new;
  if (self->before == NULL)
    self->before = praxis_manifest_new (kind, digest_uuid);
  self->after = praxis_manifest_new (kind, digest_uuid);
  if (keep_others)
    carry_over_all (self);
  return TRUE;
}

/**
 * praxis_folder_open:
 * @folder: a folder; made if it is missing
 * @kind: what is exported: "site" or "pages"
 * @digest_uuid: of which digest
 * @keep_others: whether what earlier exports wrote stays, beside what this one writes
 * @error: return location
 *
 * Opens a folder for an export, after finishing one that was interrupted there, and holds it against other exports.
 *
 * Returns: (transfer full): the folder; %NULL with %PRAXIS_ERROR_EXISTS where it holds something else,
 *   %PRAXIS_ERROR_BUSY, %PRAXIS_ERROR_READ_ONLY or %PRAXIS_ERROR_NO_SPACE
 */
PraxisFolder *
praxis_folder_open (GFile       *folder,
                    const char  *kind,
                    const char  *digest_uuid,
                    gboolean     keep_others,
                    GError     **error)
{
  g_autoptr(PraxisFolder) self = folder_new (folder);
  gboolean recovered;

  if (!make_root (self, error) || !open_root (self, error) || !praxis_folder_resume (self, &recovered, error) ||
      !read_manifest (self, error) || !begin (self, kind, digest_uuid, keep_others, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * praxis_folder_open_to_plan:
 * @folder: a folder, which may be missing
 * @kind: what would be exported: "site" or "pages"
 * @digest_uuid: of which digest
 * @keep_others: whether what earlier exports wrote would stay
 * @error: return location
 *
 * Opens a folder as for an export, to learn what it would do. Nothing on the disk changes, whatever is called on it.
 *
 * Returns: (transfer full): the folder; %NULL with %PRAXIS_ERROR_EXISTS where it holds something else, or
 *   %PRAXIS_ERROR_BUSY
 */
PraxisFolder *
praxis_folder_open_to_plan (GFile       *folder,
                            const char  *kind,
                            const char  *digest_uuid,
                            gboolean     keep_others,
                            GError     **error)
{
  g_autoptr(PraxisFolder) self = folder_new (folder);

  self->only_plan = TRUE;
  if (self->path == NULL || g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      if (!open_root (self, error) || !read_manifest (self, error))
        return NULL;
    }
  return begin (self, kind, digest_uuid, keep_others, error) ? g_steal_pointer (&self) : NULL;
}

/* Opens a folder that Praxis has exported to, to look at what it has written; @before of it is %NULL where it has not. */
PraxisFolder *
praxis_folder_open_to_look (GFile   *folder,
                            GError **error)
{
  g_autoptr(PraxisFolder) self = folder_new (folder);
  g_autofree char *text = NULL;
  gsize length;

  if (!open_root (self, error))
    return NULL;
  if (praxis_folder_read_file (self->root, PRAXIS_FOLDER_MANIFEST, &text, &length))
    {
      self->before = praxis_manifest_parse (text, length, error);
      return self->before != NULL ? g_steal_pointer (&self) : NULL;
    }
  if (errno == ENOENT)
    return g_steal_pointer (&self);
  praxis_folder_set_error (error, errno, self->name, PRAXIS_FOLDER_MANIFEST);
  return NULL;
}

/**
 * praxis_folder_protect:
 * @self: a folder
 * @may_replace: (scope notified): asked about files that somebody has changed
 * @data: for @may_replace
 *
 * From now on a file that somebody has changed is replaced or removed only where @may_replace says so, and otherwise left as it
 * is and among praxis_folder_dup_kept(). What praxis_folder_make() makes is always replaced.
 */
void
praxis_folder_protect (PraxisFolder               *self,
                       PraxisFolderMayReplaceFunc  may_replace,
                       gpointer                    data)
{
  self->may_replace = may_replace;
  self->may_replace_data = data;
}

/**
 * praxis_folder_read_note:
 * @self: a folder
 * @name: a name
 * @text: (out) (transfer full): what an earlier export has noted under it
 * @length: (out): how long it is
 *
 * Returns: whether there is a note, which may be about any earlier export and hold anything
 */
gboolean
praxis_folder_read_note (PraxisFolder  *self,
                         const char    *name,
                         char         **text,
                         gsize         *length)
{
  g_autofree char *file = g_strconcat (PRAXIS_FOLDER_NOTE, name, NULL);

  return self->root >= 0 && praxis_folder_read_file (self->root, file, text, length);
}

/**
 * praxis_folder_take_note:
 * @self: a folder
 * @name: a name
 * @text: (transfer full): what the next export may read
 *
 * Leaves a note, which is no part of the export: it comes with praxis_folder_commit(), or is lost. May be called by any thread.
 */
void
praxis_folder_take_note (PraxisFolder *self,
                         const char   *name,
                         char         *text)
{
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->notes, g_strconcat (PRAXIS_FOLDER_NOTE, name, NULL), text);
  g_mutex_unlock (&self->lock);
}

/**
 * praxis_folder_get_written:
 * @self: a folder after praxis_folder_commit()
 *
 * Returns: how many files are new or were replaced
 */
guint
praxis_folder_get_written (PraxisFolder *self)
{
  return self->n_written;
}

/**
 * praxis_folder_get_unchanged:
 * @self: a folder
 *
 * Returns: how many files of this export were left as they are
 */
guint
praxis_folder_get_unchanged (PraxisFolder *self)
{
  return self->n_unchanged;
}

/**
 * praxis_folder_get_removed:
 * @self: a folder after praxis_folder_commit()
 *
 * Returns: how many files were removed
 */
guint
praxis_folder_get_removed (PraxisFolder *self)
{
  return self->after->removed->len;
}

/**
 * praxis_folder_dup_kept:
 * @self: a folder after praxis_folder_commit()
 *
 * Returns: (transfer full): the paths of files that were to be removed or replaced, but that somebody else has changed, in
 *   alphabetical order
 */
GStrv
praxis_folder_dup_kept (PraxisFolder *self)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < self->kept->len; i++)
    g_strv_builder_add (paths, self->kept->pdata[i]);
  return g_strv_builder_end (paths);
}

/**
 * praxis_folder_dup_changes:
 * @self: a folder after praxis_folder_commit()
 * @added: (out) (transfer full): the paths of files that are new
 * @changed: (out) (transfer full): the paths of files that were replaced
 * @removed: (out) (transfer full): the paths of files that were removed
 *
 * Lists what the export did, or would do, each list in alphabetical order.
 */
void
praxis_folder_dup_changes (PraxisFolder *self,
                           GStrv        *added,
                           GStrv        *changed,
                           GStrv        *removed)
{
  g_autoptr(GStrvBuilder) new_files = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) old_files = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) gone = g_strv_builder_new ();

  for (guint i = 0; i < self->staged->len; i++)
    {
      PraxisManifestFile *file = self->staged->pdata[i];

      g_strv_builder_add (file->replaces ? old_files : new_files, file->path);
    }
  for (guint i = 0; i < self->after->removed->len; i++)
    g_strv_builder_add (gone, ((PraxisManifestFile *) self->after->removed->pdata[i])->path);
  *added = g_strv_builder_end (new_files);
  *changed = g_strv_builder_end (old_files);
  *removed = g_strv_builder_end (gone);
}

/**
 * praxis_folder_recover:
 * @folder: a folder
 * @recovered: (out) (optional): whether there was something to finish or to undo
 * @error: return location
 *
 * Finishes, or undoes, an export that was interrupted.
 *
 * Returns: whether the folder is whole now
 */
gboolean
praxis_folder_recover (GFile     *folder,
                       gboolean  *recovered,
                       GError   **error)
{
  g_autoptr(PraxisFolder) self = folder_new (folder);
  gboolean ignored;

  if (recovered == NULL)
    recovered = &ignored;
  *recovered = FALSE;
  return open_root (self, error) && praxis_folder_resume (self, recovered, error);
}
