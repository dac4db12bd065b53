/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-import-check.h"

#include "store/praxis-store-digests.h"

/* --- Digests --------------------------------------------------------------------------------------------- */

/* Runs in a reader thread. */
static gpointer
digests_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return praxis_store_list_digests (store, error);
}

void
praxis_import_list_digests_async (PraxisLibrary       *library,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  praxis_library_read_async (library, digests_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable,
                             callback, user_data);
}

/* All digests of the library. */
GPtrArray *
praxis_import_list_digests_finish (PraxisLibrary  *library,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}

/* Where an import can go: the author's own digests, and behind them the one that the source says it is, whoever's that is. */
GPtrArray *
praxis_import_choose_digests (GPtrArray    *all,
                              PraxisDigest *described)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  PraxisDigest *other = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      if (praxis_digest_get_origin (all->pdata[i]) == PRAXIS_ORIGIN_MINE)
        g_ptr_array_add (chosen, g_object_ref (all->pdata[i]));
      else if (described != NULL && g_str_equal (praxis_digest_get_uuid (all->pdata[i]), praxis_digest_get_uuid (described)))
        other = all->pdata[i];
    }
  if (other != NULL)
    g_ptr_array_add (chosen, g_object_ref (other));

  return chosen;
}

/* --- Posts ----------------------------------------------------------------------------------------------- */

/* What the reader thread is given. */
typedef struct
{
  PraxisImport *import;
  char         *digest_uuid;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  praxis_import_free (check->import);
  g_free (check->digest_uuid);
  g_free (check);
}

/* Runs in a reader thread. */
static gpointer
check_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Check *check = data;
  g_autoptr (PraxisImportChecked) checked = g_new0 (PraxisImportChecked, 1);

  checked->known = praxis_import_find_known (check->import, store, check->digest_uuid, error);
  if (checked->known == NULL)
    return NULL;
  checked->edits = praxis_import_find_edits (check->import, store, check->digest_uuid, error);

  return checked->edits != NULL ? g_steal_pointer (&checked) : NULL;
}

void
praxis_import_checked_free (PraxisImportChecked *checked)
{
  g_clear_pointer (&checked->known, g_ptr_array_unref);
  g_clear_pointer (&checked->edits, g_ptr_array_unref);
  g_free (checked);
}

/* Takes the import. */
void
praxis_import_check_async (PraxisLibrary       *library,
                           PraxisImport        *import,
                           const char          *digest_uuid,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Check *check = g_new0 (Check, 1);

  check->import = import;
  check->digest_uuid = g_strdup (digest_uuid);
  praxis_library_read_async (library, check_job, check, check_free, (GDestroyNotify) praxis_import_checked_free,
                             cancellable, callback, user_data);
}

PraxisImportChecked *
praxis_import_check_finish (PraxisLibrary  *library,
                            GAsyncResult   *result,
                            GError        **error)
{
  return praxis_library_job_finish (library, result, error);
}
