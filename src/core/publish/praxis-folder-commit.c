/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "praxis-error.h"
#include "praxis-folder-private.h"
#include "praxis-hash.h"

/* The moment in which an export happens: the journal, the renames that it lists, and what a later process makes of a
 * journal that it finds. */

/* Whether a file is what was written, or has been changed in a way that is known elsewhere; @hash: of what it is */
static gboolean
may_remove (PraxisFolder        *self,
            PraxisManifestFile  *file,
            char               **hash)
{
  g_autofree char *text = NULL;
  gsize length;

  if (praxis_folder_has_hash (self->root, file->path, file->hash))
    {
      *hash = g_strdup (file->hash);
      return TRUE;
    }
  if (self->may_replace == NULL || !praxis_folder_read_file (self->root, file->path, &text, &length))
    return FALSE;
  *hash = praxis_hash_data (text, length);
  return self->may_replace (file->path, text, length, self->may_replace_data);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Has a file that somebody has changed stay where it is, and be known for one of ours: its post may be published again. */
static void
leave (PraxisFolder       *self,
       PraxisManifestFile *file)
{
  if (!praxis_manifest_file_is_left (file))
    {
      self->changed = TRUE;
      g_ptr_array_add (self->kept, g_strdup (file->path));
    }
  praxis_folder_carry_over (self, file, PRAXIS_MANIFEST_KEY_LEFT);
}

/* What is in the folder from before and in this export no more is removed, unless somebody else has changed it. */
static void
find_removed (PraxisFolder *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->before->files);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PraxisManifestFile *file = value;
      g_autofree char *hash = NULL;
      struct stat info;

      if (file->stays || g_hash_table_contains (self->after->files, file->path))
        continue;
      if (praxis_folder_stat (self->root, file->path, &info) && !may_remove (self, file, &hash))
        {
          leave (self, file);
          continue;
        }
      self->changed = TRUE;
      if (hash != NULL)
        {
          PraxisManifestFile *removed = praxis_manifest_file_new (file->path, NULL);

          removed->hash = g_steal_pointer (&hash);
          removed->staged = g_strdup_printf ("%u", self->n_staged++);
          g_ptr_array_add (self->after->removed, removed);
        }
    }
  praxis_manifest_sort_files (self->after->removed);
  g_ptr_array_sort (self->kept, compare_paths);
}

/* Takes back the first @n_put files and the first @n_taken removals.
 *
 * Returns: whether all of it is as it was */
static gboolean
undo (PraxisFolder *self,
      GPtrArray    *files,
      guint         n_put,
      guint         n_taken)
{
  gboolean success = TRUE;

  while (n_taken-- > 0)
    {
      PraxisManifestFile *file = self->after->removed->pdata[n_taken];

      success &= praxis_folder_put (self->staging, file->staged, self->root, file->path, FALSE);
    }
  while (n_put-- > 0)
    {
      PraxisManifestFile *file = files->pdata[n_put];

      success &= praxis_folder_take_back (self->staging, file->staged, self->root, file->path, file->replaces);
      if (!file->replaces)
        praxis_folder_prune (self->root, file->path);
    }
  return success;
}

/* What could not be undone is left with its journal to whoever comes next. */
static void
give_up (PraxisFolder *self,
         GPtrArray    *files,
         const char   *path,
         guint         n_put,
         guint         n_taken)
{
  if (undo (self, files, n_put, n_taken))
    unlinkat (self->staging, PRAXIS_FOLDER_JOURNAL, 0);
  else
    praxis_folder_close_staging (self);
  /* A folder that was made for the file that failed. */
  praxis_folder_prune (self->root, path);
}

static gboolean
put_at_path (PraxisFolder *self,
             const char   *staged,
             const char   *path,
             gboolean      replace)
{
  const char *name;
  int folder = praxis_parents_open (&self->parents, path, TRUE, &name);

  return folder >= 0 && praxis_folder_put_at (self->staging, staged, folder, name, replace);
}

/* Puts a file in place, or the whole new folder that it waits in; @whole: the number of the last one that was put so.
 * Where somebody has made that folder meanwhile its files go there one by one. */
static gboolean
put_file (PraxisFolder        *self,
          PraxisManifestFile  *file,
          char               **whole)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = praxis_folder_dup_staged_whole (file, &path);

  if (folder == NULL)
    return put_at_path (self, file->staged, file->path, file->replaces);
  if (g_strcmp0 (folder, *whole) == 0)
    return TRUE;
  if (!put_at_path (self, folder, path, FALSE))
    return errno == EEXIST && praxis_folder_put (self->staging, file->staged, self->root, file->path, FALSE);
  g_set_str (whole, folder);
  return TRUE;
}

static gboolean
apply (PraxisFolder  *self,
       GPtrArray     *files,
       GError       **error)
{
  GPtrArray *removed = self->after->removed;
  const char *path = PRAXIS_FOLDER_MANIFEST;
  g_autofree char *whole = NULL;
  guint n_put = 0, n_taken = 0;
  gboolean success = TRUE;

  while (success && n_put < files->len)
    {
      PraxisManifestFile *file = files->pdata[n_put];

      path = file->path;
      success = put_file (self, file, &whole);
      n_put += success;
    }
  while (success && n_taken < removed->len)
    {
      PraxisManifestFile *file = removed->pdata[n_taken];

      path = file->path;
      success = praxis_folder_take (self->root, path, self->staging, file->staged);
      n_taken += success;
    }
  if (success && praxis_folder_step () &&
      renameat (self->staging, PRAXIS_FOLDER_NEW_MANIFEST, self->root, PRAXIS_FOLDER_MANIFEST) == 0)
    return TRUE;
  praxis_folder_set_error (error, errno, self->name, path);
  give_up (self, files, path, n_put, n_taken);
  return FALSE;
}

static gboolean
write_text (PraxisFolder *self,
            const char   *name,
            GPtrArray    *files,
            gboolean      journal)
{
  g_autofree char *text = NULL;
  gsize length;

  text = praxis_manifest_to_string (self->after, files, journal, &length);
  return praxis_folder_write_file (self->staging, name, text, length, journal, NULL);
}

/* From the last of these steps on, the export is finished by whoever comes next. */
static gboolean
write_journal (PraxisFolder *self,
               GPtrArray    *files)
{
  static const char *const unfinished = PRAXIS_FOLDER_JOURNAL ".new";

  return write_text (self, PRAXIS_FOLDER_NEW_MANIFEST, files, FALSE) &&
         praxis_folder_sync_staged (self) &&
         write_text (self, unfinished, self->staged, TRUE) &&
         praxis_folder_step () && renameat (self->staging, unfinished, self->staging, PRAXIS_FOLDER_JOURNAL) == 0 &&
         fsync (self->staging) == 0;
}

/* A note is as good as its file; without one the next export takes its time. */
static void
put_notes (PraxisFolder *self)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, self->notes);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      if (praxis_folder_write_file (self->staging, name, text, strlen (text), FALSE, NULL) && praxis_folder_step ())
        renameat (self->staging, name, self->root, name);
    }
}

/* The journal goes first: without it the staging folder means nothing. */
static void
clean_up (PraxisFolder   *self,
          PraxisManifest *manifest)
{
  praxis_folder_step ();
  unlinkat (self->staging, PRAXIS_FOLDER_JOURNAL, 0);
  for (guint i = 0; i < manifest->removed->len; i++)
    praxis_folder_prune (self->root, ((PraxisManifestFile *) manifest->removed->pdata[i])->path);
  praxis_folder_step ();
  praxis_folder_close_staging (self);
  praxis_folder_remove_all (self->root, PRAXIS_FOLDER_STAGING);
  fsync (self->root);
}

/**
 * praxis_folder_commit:
 * @self: a folder
 * @error: return location
 *
 * Puts everything that was written in place, and removes what is in the export no more. In a folder that is open to plan
 * it only counts.
 *
 * Returns: whether it did; otherwise the folder is as it was
 */
gboolean
praxis_folder_commit (PraxisFolder  *self,
                      GError       **error)
{
  g_autoptr(GPtrArray) files = NULL;

  find_removed (self);
  if (!self->changed)
    return TRUE;
  files = praxis_manifest_list_files (self->after);
  g_ptr_array_unref (self->staged);
  self->staged = praxis_manifest_list_staged (files);
  if (self->only_plan)
    {
      self->n_written = self->staged->len;
      return TRUE;
    }
  if (!praxis_folder_make_staging (self) || !write_journal (self, files))
    {
      praxis_folder_set_error (error, errno, self->name, NULL);
      return FALSE;
    }
  /* What was looked at before may have been moved away since. */
  praxis_parents_clear (&self->parents);
  if (!apply (self, self->staged, error))
    return FALSE;
  self->n_written = self->staged->len;
  self->made = FALSE;
  put_notes (self);
  clean_up (self, self->after);
  return TRUE;
}

/* Finishes what a journal lists. Every step may have been done already: what a place holds tells by its hash.
 *
 * Returns: whether everything is in its place */
static gboolean
finish (PraxisFolder   *self,
        PraxisManifest *journal,
        GPtrArray      *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      PraxisManifestFile *file = files->pdata[i];

      if (praxis_folder_has_hash (self->root, file->path, file->hash))
        continue;
      if (!praxis_folder_has_hash (self->staging, file->staged, file->hash) ||
          !praxis_folder_put (self->staging, file->staged, self->root, file->path, file->replaces))
        return FALSE;
    }
  for (guint i = 0; i < journal->removed->len; i++)
    {
      PraxisManifestFile *file = journal->removed->pdata[i];

      if (praxis_folder_has_hash (self->root, file->path, file->hash) &&
          !praxis_folder_take (self->root, file->path, self->staging, file->staged))
        return FALSE;
    }
  return renameat (self->staging, PRAXIS_FOLDER_NEW_MANIFEST, self->root, PRAXIS_FOLDER_MANIFEST) == 0 || errno == ENOENT;
}

/* The other way out: everything that the journal lists goes back, where it is still what the journal says.
 *
 * Returns: whether it did */
static gboolean
take_everything_back (PraxisFolder   *self,
                      PraxisManifest *journal,
                      GPtrArray      *files)
{
  gboolean success = TRUE;

  for (guint i = 0; i < journal->removed->len; i++)
    {
      PraxisManifestFile *file = journal->removed->pdata[i];
      struct stat info;

      if (praxis_folder_stat (self->staging, file->staged, &info) && !praxis_folder_stat (self->root, file->path, &info))
        success &= praxis_folder_put (self->staging, file->staged, self->root, file->path, FALSE);
    }
  for (guint i = 0; i < files->len; i++)
    {
      PraxisManifestFile *file = files->pdata[i];

      if (praxis_folder_has_hash (self->root, file->path, file->hash))
        success &= praxis_folder_take_back (self->staging, file->staged, self->root, file->path, file->replaces);
      if (!file->replaces)
        praxis_folder_prune (self->root, file->path);
    }
  return success;
}

/* Leaves the staging folder to the next process: praxis_folder_free() would throw it away. */
static gboolean
leave_alone (PraxisFolder *self)
{
  praxis_folder_close_staging (self);
  return FALSE;
}

/* Looks for an export that was interrupted in the open folder, and finishes or undoes it. */
gboolean
praxis_folder_resume (PraxisFolder  *self,
                      gboolean      *recovered,
                      GError       **error)
{
  g_autoptr(PraxisManifest) journal = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autofree char *text = NULL;
  gsize length;

  *recovered = FALSE;
  self->staging = openat (self->root, PRAXIS_FOLDER_STAGING, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (self->staging < 0 && errno == ENOENT)
    return TRUE;
  if (self->staging < 0)
    {
      praxis_folder_set_error (error, errno, self->name, PRAXIS_FOLDER_STAGING);
      return FALSE;
    }
  *recovered = TRUE;
  if (!praxis_folder_read_file (self->staging, PRAXIS_FOLDER_JOURNAL, &text, &length))
    {
      if (errno != ENOENT)
        {
          praxis_folder_set_error (error, errno, self->name, PRAXIS_FOLDER_JOURNAL);
          return leave_alone (self);
        }
      /* It had not come as far as to change anything. */
      praxis_folder_close_staging (self);
      praxis_folder_remove_all (self->root, PRAXIS_FOLDER_STAGING);
      return TRUE;
    }
  journal = praxis_manifest_parse (text, length, error);
  if (journal == NULL)
    return leave_alone (self);
  all = praxis_manifest_list_files (journal);
  files = praxis_manifest_list_staged (all);
  if (!finish (self, journal, files) && !take_everything_back (self, journal, files))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED,
                   _("An export to “%s” was interrupted, and can neither be finished nor undone. Export to another folder."),
                   self->name);
      return leave_alone (self);
    }
  clean_up (self, journal);
  return TRUE;
}
