/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "praxis-error.h"
#include "publish/praxis-export.h"
#include "store/praxis-library.h"
#include "store/praxis-store-citations.h"
#include "store/praxis-store-digests.h"

/* The library that a verb works on, and the digest in it. */

/* Returns: (transfer full): the library's file; without --library the same one that the window uses */
char *
praxis_cli_dup_library (PraxisCli *self)
{
  const char *given = praxis_cli_get (self, "library");

  if (given == NULL)
    given = g_getenv ("PRAXIS_LIBRARY");
  return given != NULL && *given != '\0' ? g_strdup (given) : praxis_library_dup_default_path ();
}

static gboolean
check_there (const char  *path,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                   _("There is no library “%s”. “praxis-cli import”, “sample” and “restore” make one."), name);
      return FALSE;
    }
  /* An empty file would pass for a library of the very first version. */
  if (S_ISREG (status.st_mode) && status.st_size == 0)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN,
                   _("“%s” is empty. “praxis-cli import”, “sample” and “restore” make a library of it."), name);
      return FALSE;
    }
  return TRUE;
}

/* Whoever writes finishes what a call that was killed has left half done. What cannot be finished now is said by "verify", and
 * by the next export to that folder. */
static void
finish_exports (PraxisStore *store)
{
  g_autoptr(GError) error = NULL;

  if (!praxis_export_recover_all (store, NULL, &error))
    g_debug ("An export that was interrupted was not finished: %s", error->message);
}

/**
 * praxis_cli_open:
 * @self: a call
 * @mode: how to open the library; an older one is brought up to date also for reading
 * @error: return location
 *
 * Opens the library, and finishes the exports from it that were interrupted, unless it is for reading or to see what would be done.
 *
 * Returns: (transfer full): the library; %NULL with an error of praxis_store_open()
 */
PraxisStore *
praxis_cli_open (PraxisCli        *self,
                 PraxisStoreMode   mode,
                 GError          **error)
{
  g_autofree char *path = praxis_cli_dup_library (self);
  g_autoptr(GError) failure = NULL;
  PraxisStore *store;

  if (mode != PRAXIS_STORE_CREATE && !check_there (path, error))
    return NULL;
  store = praxis_store_open (path, mode, &failure);
  if (store == NULL && mode == PRAXIS_STORE_READ && g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY))
    return praxis_store_open (path, PRAXIS_STORE_WRITE, error);
  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (mode != PRAXIS_STORE_READ && !praxis_cli_has (self, "dry-run"))
    finish_exports (store);
  return store;
}

/**
 * praxis_cli_keep_references:
 * @self: a call
 * @store: a library, in no transaction
 *
 * Writes references that had to be formatted, so that the next call has them. Where it may not write it does not.
 */
void
praxis_cli_keep_references (PraxisCli   *self,
                            PraxisStore *store)
{
  g_auto(GStrv) pairs = praxis_store_steal_new_references (store);
  g_autoptr(PraxisStore) writer = NULL;
  g_autoptr(GError) error = NULL;

  if (pairs == NULL)
    return;
  writer = praxis_store_open (praxis_store_get_path (store), PRAXIS_STORE_WRITE, &error);
  if (writer == NULL || !praxis_store_keep_references (writer, (const char * const *) pairs, &error))
    g_debug ("Formatted references were not kept: %s", error->message);
}

/**
 * praxis_cli_choose_digest:
 * @self: a call with the option --digest
 * @store: a library
 * @error: return location
 *
 * Returns: (transfer full): the digest that --digest names; otherwise the only one of the user's own; otherwise
 *   the only one that there is; %NULL with %PRAXIS_ERROR_AMBIGUOUS or %PRAXIS_ERROR_NOT_FOUND
 */
PraxisDigest *
praxis_cli_choose_digest (PraxisCli    *self,
                          PraxisStore  *store,
                          GError      **error)
{
  const char *name = praxis_cli_get (self, "digest");
  g_autoptr(GPtrArray) digests = NULL;
  guint n_mine = 0;

  if (name != NULL)
    return praxis_store_find_digest (store, name, error);

  digests = praxis_store_list_digests (store, error);
  if (digests == NULL)
    return NULL;
  while (n_mine < digests->len &&
         praxis_digest_get_origin (g_ptr_array_index (digests, n_mine)) == PRAXIS_ORIGIN_MINE)
    n_mine++;
  if (n_mine == 1 || digests->len == 1)
    return g_object_ref (g_ptr_array_index (digests, 0));

  if (digests->len == 0)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                         _("The library has no digest yet. “praxis-cli import” and “sample” make one."));
  else
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_AMBIGUOUS,
                         _("The library has several digests. Choose one with --digest."));
  return NULL;
}
