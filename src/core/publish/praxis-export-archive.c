/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "archive/praxis-archive-writer.h"
#include "archive/praxis-key-store.h"
#include "praxis-error.h"
#include "praxis-export-private.h"
#include "store/praxis-store-digests.h"

/*
 * An archive as an export: one file in a folder that may hold anything else. It is not entered into the list that exports keep
 * of a folder: an archive knows itself whose it is, and is brought up to date from what it holds.
 */

/**
 * praxis_export_find_key:
 * @request: what is exported
 * @digest: its digest
 * @key: (out) (transfer full) (nullable): the digest's own key, where the request leaves the choice to the digest
 * @chosen: (out) (nullable): the key to sign with; %NULL for none
 * @error: return location
 *
 * Returns: whether that is known; %FALSE with an error of praxis_key_store_find()
 */
gboolean
praxis_export_find_key (const PraxisExportRequest  *request,
                        PraxisDigest               *digest,
                        PraxisSigningKey          **key,
                        const PraxisSigningKey    **chosen,
                        GError                    **error)
{
  *key = NULL;
  *chosen = request->sign_with;
  if (request->is_unsigned || request->sign_with != NULL)
    return TRUE;
  if (!praxis_key_store_find_for (digest, key, request->cancellable, error))
    return FALSE;
  *chosen = *key;
  return TRUE;
}

static gboolean
make_folder (GFile     *folder,
             gboolean   only_plan,
             GError   **error)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *name = g_file_get_parse_name (folder);

  if (path != NULL && (only_plan || g_mkdir_with_parents (path, 0777) == 0))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY,
               _("The folder “%s” could not be made. Choose a folder of this computer."), name);
  return FALSE;
}

static PraxisExportReport *
report_new (const PraxisArchiveOutcome *outcome,
            const char                 *name)
{
  PraxisExportReport *report = g_new0 (PraxisExportReport, 1);
  const char *const none[] = { NULL };
  const char *const one[] = { name, NULL };

  report->written = outcome->is_changed;
  report->unchanged = !outcome->is_changed;
  report->kept = g_strdupv ((GStrv) none);
  report->added = g_strdupv ((GStrv) (outcome->is_new ? one : none));
  report->changed = g_strdupv ((GStrv) (outcome->is_changed && !outcome->is_new ? one : none));
  report->gone = g_strdupv ((GStrv) none);
  report->start = g_strdup (name);
  return report;
}

/**
 * praxis_export_write_archive:
 * @format: the format
 * @store: a library
 * @request: of which digest
 * @folder: where to
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was done; the errors are those of praxis_archive_write()
 */
PraxisExportReport *
praxis_export_write_archive (const PraxisExportFormat   *format,
                             PraxisStore                *store,
                             const PraxisExportRequest  *request,
                             GFile                      *folder,
                             GError                    **error)
{
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, request->digest_uuid, error);
  g_autoptr(PraxisSigningKey) own_key = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GFile) file = NULL;
  const PraxisSigningKey *key;
  PraxisArchiveOutcome outcome;

  if (digest == NULL || !praxis_export_find_key (request, digest, &own_key, &key, error) ||
      !make_folder (folder, request->only_plan, error))
    return NULL;
  name = g_strconcat (praxis_digest_get_slug (digest), ".praxis", NULL);
  file = g_file_get_child (folder, name);
  if (!praxis_archive_write (store, request->digest_uuid, key, g_file_peek_path (file), request->only_plan, &outcome,
                             request->cancellable, error))
    return NULL;
  return report_new (&outcome, name);
}
