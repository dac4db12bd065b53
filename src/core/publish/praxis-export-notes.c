/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-notes.h"

#include <glib/gstdio.h>

#include "praxis-error.h"
#include "praxis-export.h"

/*
 * While an export runs, a small file beside the library says into which folder. A process that is killed leaves it, and
 * the next one finds by it the folder that has to be finished or undone.
 */

#define SUFFIX ".exporting-"

/**
 * praxis_export_note_begin:
 * @store: a library
 * @folder: a folder that is about to be exported to
 *
 * Returns: (transfer full) (nullable): the note, for praxis_export_note_end(); %NULL where none can be written, which is
 *   no reason not to export: the next export to the folder needs none
 */
char *
praxis_export_note_begin (PraxisStore *store,
                          GFile       *folder)
{
  g_autofree char *target = g_file_get_path (folder);
  g_autofree char *hash = NULL;
  g_autofree char *path = NULL;

  if (target == NULL)
    return NULL;
  hash = g_compute_checksum_for_string (G_CHECKSUM_MD5, target, -1);
  path = g_strconcat (praxis_store_get_path (store), SUFFIX, hash, NULL);
  if (!g_file_set_contents (path, target, -1, NULL))
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * praxis_export_note_end:
 * @note: (transfer full) (nullable): a note
 */
void
praxis_export_note_end (char *note)
{
  if (note != NULL)
    g_unlink (note);
  g_free (note);
}

/* Whether a folder is not there because what holds it is not: a disk that is not connected. */
static gboolean
is_out_of_reach (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  return !g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (parent, G_FILE_TEST_IS_DIR);
}

/* Returns: whether the folder that a note names is whole; one that is busy is being taken care of, one that is gone needs
 * nothing, and one that is out of reach waits */
static gboolean
follow_note (const char  *path,
             guint       *n_recovered,
             GError     **error)
{
  g_autofree char *target = NULL;
  g_autoptr(GFile) folder = NULL;
  g_autoptr(GError) failure = NULL;
  gboolean recovered = FALSE;

  if (!g_file_get_contents (path, &target, NULL, NULL) || (g_path_is_absolute (target) && is_out_of_reach (target)))
    return TRUE;
  if (g_path_is_absolute (target) && g_file_test (target, G_FILE_TEST_IS_DIR))
    {
      folder = g_file_new_for_path (target);
      if (!praxis_export_recover (folder, &recovered, &failure))
        {
          if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_BUSY))
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  *n_recovered += recovered;
  g_unlink (path);
  return TRUE;
}

/**
 * praxis_export_recover_all:
 * @store: a library
 * @n_recovered: (out) (optional): how many folders there were to finish or to undo
 * @error: return location
 *
 * Finishes, or undoes, every export from this library that was interrupted.
 *
 * Returns: whether all of their folders are whole now; otherwise @error is of the first that is not
 */
gboolean
praxis_export_recover_all (PraxisStore  *store,
                           guint        *n_recovered,
                           GError      **error)
{
  g_autofree char *parent = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *child;
  guint ignored;
  gboolean success = TRUE;

  g_return_val_if_fail (PRAXIS_IS_STORE (store), FALSE);

  if (n_recovered == NULL)
    n_recovered = &ignored;
  *n_recovered = 0;
  parent = g_path_get_dirname (praxis_store_get_path (store));
  name = g_path_get_basename (praxis_store_get_path (store));
  prefix = g_strconcat (name, SUFFIX, NULL);
  folder = g_dir_open (parent, 0, NULL);
  while (folder != NULL && (child = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, child, NULL);

      if (g_str_has_prefix (child, prefix))
        success &= follow_note (path, n_recovered, success ? error : NULL);
    }
  return success;
}
