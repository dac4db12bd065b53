/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-site-private.h"

/* A site that is written, as the parts of it see it that have files to write. */

static void
count_pages (PraxisSiteExport *self,
             guint             n)
{
  g_mutex_lock (&self->lock);
  self->n_pages += n;
  g_mutex_unlock (&self->lock);
}

/**
 * praxis_site_export_write:
 * @self: a site that is written
 * @path: a file's path in it
 * @key: its key
 * @data: (array length=length): what is in it
 * @length: how many bytes
 * @error: return location
 *
 * Writes a file. May be called by any thread, but not twice for a path.
 *
 * Returns: whether it is written; otherwise praxis_folder_write()'s errors
 */
gboolean
praxis_site_export_write (PraxisSiteExport  *self,
                          const char        *path,
                          const char        *key,
                          const char        *data,
                          gsize              length,
                          GError           **error)
{
  gboolean success = praxis_folder_write (self->folder, path, key, data, length, error);

  count_pages (self, 1);
  return success;
}

/**
 * praxis_site_export_make:
 * @self: a site that is written
 * @path: a file's path in it
 * @key: its key
 * @make: (scope call): makes the file under the name that it is given
 * @data: for @make
 * @error: return location
 *
 * Has a file made that is too large to be held in memory. May be called by any thread, but not twice for a path.
 *
 * Returns: whether it is there; otherwise praxis_folder_make()'s errors
 */
gboolean
praxis_site_export_make (PraxisSiteExport      *self,
                         const char            *path,
                         const char            *key,
                         PraxisFolderMakeFunc   make,
                         gpointer               data,
                         GError               **error)
{
  gboolean success = praxis_folder_make (self->folder, path, key, make, data, error);

  count_pages (self, 1);
  return success;
}

/**
 * praxis_site_export_get_site:
 * @self: a site that is written
 *
 * Returns: (transfer none): the site
 */
PraxisSite *
praxis_site_export_get_site (PraxisSiteExport *self)
{
  return self->site;
}

/**
 * praxis_site_export_get_store:
 * @self: a site that is written
 *
 * Returns: (transfer none): the library, in a transaction that reads; for the thread that called praxis_export_site() alone
 */
PraxisStore *
praxis_site_export_get_store (PraxisSiteExport *self)
{
  return self->store;
}

/**
 * praxis_site_export_get_cancellable:
 * @self: a site that is written
 *
 * Returns: (transfer none) (nullable): what ends it early
 */
GCancellable *
praxis_site_export_get_cancellable (PraxisSiteExport *self)
{
  return self->cancellable;
}

/**
 * praxis_site_export_dup_file:
 * @self: a site that is written
 * @path: a file's path in it
 * @key: (out) (optional) (transfer none): what it was made from
 *
 * Returns: (transfer full) (nullable): where the file is that an earlier export has written and nobody has changed since, if
 *   there is one
 */
char *
praxis_site_export_dup_file (PraxisSiteExport  *self,
                             const char        *path,
                             const char       **key)
{
  return praxis_folder_dup_file (self->folder, path, key);
}

/**
 * praxis_site_export_read_note:
 * @self: a site that is written
 * @name: a name
 * @text: (out) (transfer full): what an earlier export has noted under it
 * @length: (out): how long it is
 *
 * Returns: whether there is a note
 */
gboolean
praxis_site_export_read_note (PraxisSiteExport  *self,
                              const char        *name,
                              char             **text,
                              gsize             *length)
{
  return praxis_folder_read_note (self->folder, name, text, length);
}

/**
 * praxis_site_export_take_note:
 * @self: a site that is written
 * @name: a name
 * @text: (transfer full): what the next export may read; it may be lost
 *
 * Leaves a note with the site. May be called by any thread.
 */
void
praxis_site_export_take_note (PraxisSiteExport *self,
                              const char       *name,
                              char             *text)
{
  praxis_folder_take_note (self->folder, name, text);
}

/**
 * praxis_site_export_fail:
 * @self: a site that is written
 * @error: (transfer full): why it cannot be
 *
 * Ends the export.
 */
void
praxis_site_export_fail (PraxisSiteExport *self,
                         GError           *error)
{
  g_mutex_lock (&self->lock);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  g_mutex_unlock (&self->lock);
  g_clear_error (&error);
}

/**
 * praxis_site_export_key_if_stale:
 * @self: a site that is written
 * @path: a file's path in it
 * @key: (transfer full): its key
 *
 * Leaves a file as it is, if it was made from the same and nobody has changed it. Called for each file of the site, or
 * it would be removed.
 *
 * Returns: (transfer full) (nullable): the key, where the file is to be written
 */
char *
praxis_site_export_key_if_stale (PraxisSiteExport *self,
                                 const char       *path,
                                 char             *key)
{
  if (!praxis_folder_keep (self->folder, path, key))
    return key;
  g_free (key);
  count_pages (self, 1);
  return NULL;
}

/**
 * praxis_site_export_keep_as:
 * @self: a site that is written
 * @path: a file's path in it
 * @key: its key
 *
 * Leaves a file as it is that would be the same again, though its key is another one, if nobody has changed it.
 *
 * Returns: whether it is left; otherwise it is to be written
 */
gboolean
praxis_site_export_keep_as (PraxisSiteExport *self,
                            const char       *path,
                            const char       *key)
{
  if (!praxis_folder_keep_as (self->folder, path, key))
    return FALSE;
  count_pages (self, 1);
  return TRUE;
}
