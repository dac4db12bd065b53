/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export-private.h"

#include "praxis-export-notes.h"
#include "praxis-hash.h"
#include "store/praxis-store-publication.h"

/* What every export does the same way, whatever it makes. */

/**
 * praxis_export_report_free:
 * @report: (transfer full): a report
 */
void
praxis_export_report_free (PraxisExportReport *report)
{
  g_strfreev (report->kept);
  g_strfreev (report->added);
  g_strfreev (report->changed);
  g_strfreev (report->gone);
  g_free (report->start);
  g_free (report);
}

/**
 * praxis_export_report_new:
 * @folder: a folder that was written
 * @start: the file to open
 *
 * Returns: (transfer full): what was done there
 */
PraxisExportReport *
praxis_export_report_new (PraxisFolder *folder,
                          const char   *start)
{
  PraxisExportReport *report = g_new0 (PraxisExportReport, 1);

  report->written = praxis_folder_get_written (folder);
  report->unchanged = praxis_folder_get_unchanged (folder);
  report->removed = praxis_folder_get_removed (folder);
  report->kept = praxis_folder_dup_kept (folder);
  praxis_folder_dup_changes (folder, &report->added, &report->changed, &report->gone);
  report->start = g_strdup (start);
  return report;
}

/**
 * praxis_export_run:
 * @store: a library
 * @folder: where to
 * @only_plan: whether nothing is written
 * @func: (scope call): what makes the files
 * @data: for @func
 * @report: (out) (optional) (transfer full): what @func returns
 * @error: return location
 *
 * Has the library read as it is at one moment, unless that is seen to already, and leaves a note of @folder beside it
 * meanwhile.
 *
 * Returns: whether @func returned a report
 */
gboolean
praxis_export_run (PraxisStore          *store,
                   GFile                *folder,
                   gboolean              only_plan,
                   PraxisExportFunc      func,
                   gconstpointer         data,
                   PraxisExportReport  **report,
                   GError              **error)
{
  g_autoptr(PraxisExportReport) done = NULL;
  char *note;
  gboolean in_read = praxis_store_in_read (store);

  if (!in_read && !praxis_store_begin_read (store, error))
    return FALSE;
  note = only_plan ? NULL : praxis_export_note_begin (store, folder);
  done = func (data, error);
  praxis_export_note_end (note);
  if (!in_read)
    praxis_store_end_read (store);
  if (done == NULL)
    return FALSE;
  if (report != NULL)
    *report = g_steal_pointer (&done);
  return TRUE;
}

/**
 * praxis_export_open_alone:
 * @folder: where to
 * @digest: the digest that the file is of
 * @only_plan: whether nothing is written
 * @error: return location
 *
 * Opens a folder for one file that stands alone, beside those that earlier exports have put there.
 *
 * Returns: (transfer full) (nullable): the folder, for praxis_export_end_alone()
 */
PraxisFolder *
praxis_export_open_alone (GFile         *folder,
                          PraxisDigest  *digest,
                          gboolean       only_plan,
                          GError       **error)
{
  const char *uuid = praxis_digest_get_uuid (digest);

  return only_plan ? praxis_folder_open_to_plan (folder, "pages", uuid, TRUE, error)
                   : praxis_folder_open (folder, "pages", uuid, TRUE, error);
}

/**
 * praxis_export_end_alone:
 * @target: what praxis_export_open_alone() opened
 * @path: the name of the file
 * @data: (array length=length): what it holds
 * @length: how many bytes
 * @error: return location
 *
 * Puts the file into the folder.
 *
 * Returns: (transfer full) (nullable): what was done
 */
PraxisExportReport *
praxis_export_end_alone (PraxisFolder  *target,
                         const char    *path,
                         const char    *data,
                         gsize          length,
                         GError       **error)
{
  g_autofree char *key = praxis_hash_data (data, length);

  if (!praxis_folder_write (target, path, key, data, length, error) || !praxis_folder_commit (target, error))
    return NULL;
  return praxis_export_report_new (target, path);
}
