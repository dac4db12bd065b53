/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-store.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <glib/gstdio.h>

#include "praxis-error.h"
#include "praxis-schema.h"
#include "praxis-store-citations.h"
#include "praxis-store-private.h"

/*
 * A library, open on one connection. All of it is synchronous: PraxisLibrary gives it a thread. The
 * functions are in files by what they are about: digests and issues, terms, posts, maintenance.
 */

#define OPEN_TIMEOUT_MS 10000
#define OPEN_PAUSE_MS 10

struct _PraxisStore
{
  GObject parent_instance;

  PraxisConnection *connection;
  char             *path;
  gint64            change;
  guint             depth;
  gboolean          failed;
  GPtrArray        *new_references;
};

G_DEFINE_FINAL_TYPE (PraxisStore, praxis_store, G_TYPE_OBJECT)

static void
praxis_store_finalize (GObject *object)
{
  PraxisStore *self = PRAXIS_STORE (object);

  g_clear_pointer (&self->connection, praxis_connection_close);
  g_clear_pointer (&self->new_references, g_ptr_array_unref);
  g_free (self->path);

  G_OBJECT_CLASS (praxis_store_parent_class)->finalize (object);
}

static void
praxis_store_class_init (PraxisStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_store_finalize;
}

static void
praxis_store_init (PraxisStore *self)
{
}

static gboolean
make_folder_of (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
               /* Translators: the first %s is a folder, the second the system's reason */
               _("The folder “%s” could not be made: %s."), name, g_strerror (errno));
  return FALSE;
}

static gboolean
open_connection (PraxisStore      *self,
                 PraxisStoreMode   mode,
                 GError          **error)
{
  static const PraxisConnectionMode modes[] = {
    [PRAXIS_STORE_READ] = PRAXIS_CONNECTION_READ,
    [PRAXIS_STORE_WRITE] = PRAXIS_CONNECTION_WRITE,
    [PRAXIS_STORE_CREATE] = PRAXIS_CONNECTION_CREATE,
  };

  if (mode == PRAXIS_STORE_CREATE && !make_folder_of (self->path, error))
    return FALSE;
  self->connection = praxis_connection_open (self->path, modes[mode], error);
  if (self->connection == NULL)
    return FALSE;
  if (mode == PRAXIS_STORE_READ)
    return praxis_schema_check (self->connection, self->path, error);
  return praxis_schema_prepare (self->connection, self->path, error);
}

/* The one row that says what library this is; made with the library. */
static gboolean
ensure_library_row (PraxisStore  *self,
                    GError      **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  gint64 rows = 0;

  if (!praxis_connection_get_int (self->connection, &rows, error, "SELECT count(*) FROM library", ""))
    return FALSE;
  if (rows > 0)
    return TRUE;
  return praxis_connection_run (self->connection, error,
                                "INSERT INTO library (id, uuid, change, frame_change, purge_change) "
                                "VALUES (1, ?, 1, 1, 1) ON CONFLICT DO NOTHING", "t", uuid);
}

/* SQLite does not wait for others while the journal of a file changes, so that of several processes that make one
 * library all but the first would be refused. */
static gboolean
open_patiently (PraxisStore      *self,
                PraxisStoreMode   mode,
                GError          **error)
{
  gint64 deadline = g_get_monotonic_time () + OPEN_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND;

  for (;;)
    {
      g_autoptr(GError) failure = NULL;

      if (open_connection (self, mode, &failure) &&
          (mode == PRAXIS_STORE_READ || ensure_library_row (self, &failure)))
        return TRUE;
      g_clear_pointer (&self->connection, praxis_connection_close);
      if (!g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_BUSY) || g_get_monotonic_time () > deadline)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_usleep (OPEN_PAUSE_MS * G_TIME_SPAN_MILLISECOND);
    }
}

/**
 * praxis_store_open:
 * @path: a file
 * @mode: how to open it
 * @error: return location
 *
 * Returns: (transfer full): the library; %NULL with %PRAXIS_ERROR_NOT_FOUND, %PRAXIS_ERROR_FOREIGN,
 *   %PRAXIS_ERROR_TOO_NEW, %PRAXIS_ERROR_DAMAGED, %PRAXIS_ERROR_READ_ONLY, %PRAXIS_ERROR_NO_SPACE,
 *   %PRAXIS_ERROR_BUSY or %PRAXIS_ERROR_FAILED
 */
PraxisStore *
praxis_store_open (const char       *path,
                   PraxisStoreMode   mode,
                   GError          **error)
{
  g_autoptr(PraxisStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PRAXIS_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  if (!open_patiently (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * praxis_store_get_path:
 * @self: a library
 *
 * Returns: (transfer none): the file it is in
 */
const char *
praxis_store_get_path (PraxisStore *self)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  return self->path;
}

/**
 * praxis_store_set_cache:
 * @self: a library
 * @kibibytes: how much of it may stay in memory; 0 for the usual
 *
 * Who reads all posts once, one after the other, needs none of them a second time.
 */
void
praxis_store_set_cache (PraxisStore *self,
                        guint        kibibytes)
{
  g_return_if_fail (PRAXIS_IS_STORE (self));

  praxis_connection_set_cache (self->connection, kibibytes);
}

/**
 * praxis_store_get_change:
 * @self: a library
 * @change: (out): a number that grows with every change, of whichever process
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
praxis_store_get_change (PraxisStore  *self,
                         gint64       *change,
                         GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  *change = 0;
  return praxis_connection_get_int (self->connection, change, error, "SELECT change FROM library", "");
}

/**
 * praxis_store_begin_read:
 * @self: a library
 * @error: return location
 *
 * From now on until praxis_store_end_read() every read sees the library as it is now.
 *
 * Returns: whether it started
 */
gboolean
praxis_store_begin_read (PraxisStore  *self,
                         GError      **error)
{
  g_return_val_if_fail (PRAXIS_IS_STORE (self), FALSE);

  return praxis_connection_execute (self->connection, "BEGIN", error);
}

/**
 * praxis_store_end_read:
 * @self: a library
 */
void
praxis_store_end_read (PraxisStore *self)
{
  g_return_if_fail (PRAXIS_IS_STORE (self));

  praxis_connection_rollback (self->connection);
}

PraxisConnection *
praxis_store_get_connection (PraxisStore *self)
{
  return self->connection;
}

/**
 * praxis_store_note_reference:
 * @self: a library
 * @key: the hash of what a reference is made from
 * @html: the reference as it was formatted
 *
 * Notes a reference that the library does not have yet, until praxis_store_steal_new_references().
 */
void
praxis_store_note_reference (PraxisStore *self,
                             const char  *key,
                             const char  *html)
{
  g_return_if_fail (PRAXIS_IS_STORE (self));
  g_return_if_fail (key != NULL && html != NULL);

  if (self->new_references == NULL)
    self->new_references = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->new_references, g_strdup (key));
  g_ptr_array_add (self->new_references, g_strdup (html));
}

/**
 * praxis_store_steal_new_references:
 * @self: a library
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the keys and references that were noted since, in turn; %NULL
 *   where there are none
 */
GStrv
praxis_store_steal_new_references (PraxisStore *self)
{
  GPtrArray *pairs;

  g_return_val_if_fail (PRAXIS_IS_STORE (self), NULL);

  pairs = g_steal_pointer (&self->new_references);
  if (pairs == NULL)
    return NULL;
  g_ptr_array_add (pairs, NULL);
  return (GStrv) g_ptr_array_free (pairs, FALSE);
}

gint64
praxis_store_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Takes the next number of the library's changes, which every row written now carries. */
static gboolean
take_change (PraxisStore  *self,
             GError      **error)
{
  self->change = 0;
  return praxis_connection_get_int (self->connection, &self->change, error,
                                    "UPDATE library SET change = change + 1 RETURNING change", "");
}

gboolean
praxis_store_begin (PraxisStore  *self,
                    GError      **error)
{
  if (self->depth > 0)
    {
      self->depth++;
      return TRUE;
    }

  if (!praxis_connection_begin (self->connection, error))
    return FALSE;
  if (!take_change (self, error))
    {
      praxis_connection_rollback (self->connection);
      return FALSE;
    }
  self->depth = 1;
  self->failed = FALSE;
  return TRUE;
}

gboolean
praxis_store_end (PraxisStore  *self,
                  gboolean      success,
                  GError      **error)
{
  g_assert (self->depth > 0);

  self->failed |= !success;
  self->depth--;
  if (self->depth > 0)
    return success;
  if (self->failed)
    {
      praxis_connection_rollback (self->connection);
      return FALSE;
    }
  return praxis_connection_commit (self->connection, error);
}

gint64
praxis_store_get_own_change (PraxisStore *self)
{
  g_assert (self->depth > 0);

  return self->change;
}

gboolean
praxis_store_touch_frame (PraxisStore  *self,
                          GError      **error)
{
  return praxis_connection_run (self->connection, error,
                                "UPDATE library SET frame_change = ?", "i", self->change);
}
