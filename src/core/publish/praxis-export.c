/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-export.h"

#include "praxis-export-format.h"
#include "praxis-export-private.h"
#include "praxis-export-site.h"
#include "praxis-site.h"
#include "store/praxis-store-digests.h"

/* The way from a library to a folder of pages. What is published is read as one moment of the library, and what is
 * written is written as a whole or not at all: see praxis-folder.c. */

/* The formats of the kinds. */
static const char *const kinds[PRAXIS_N_EXPORT_KINDS] = { "post", "issue", "site" };

/**
 * praxis_export_open:
 * @folder: where to
 * @kind: what is written there
 * @digest: the digest that it is of
 * @request: what of
 * @error: return location
 *
 * Opens a folder for an export that has it for itself.
 *
 * Returns: (transfer full) (nullable): the folder, to write into and to commit
 */
PraxisFolder *
praxis_export_open (GFile                      *folder,
                    const char                 *kind,
                    PraxisDigest               *digest,
                    const PraxisExportRequest  *request,
                    GError                    **error)
{
  const char *uuid = praxis_digest_get_uuid (digest);

  return request->only_plan ? praxis_folder_open_to_plan (folder, kind, uuid, FALSE, error)
                            : praxis_folder_open (folder, kind, uuid, FALSE, error);
}

typedef struct
{
  GFile                      *folder;
  const char                 *kind;
  PraxisDigest               *digest;
  const PraxisExportRequest  *request;
  GError                     *error;
} Opening;

static gpointer
open_to_look (gpointer data)
{
  Opening *opening = data;
  PraxisFolder *folder = praxis_export_open (opening->folder, opening->kind, opening->digest, opening->request, &opening->error);

  if (folder != NULL)
    praxis_folder_look_ahead (folder);
  return folder;
}

/* Finds out what the site is to be while another thread looks at what it is. */
static PraxisSite *
load_site (PraxisStore   *store,
           Opening       *opening,
           PraxisFolder **folder,
           GError       **error)
{
  GThread *thread = g_thread_try_new ("open-folder", open_to_look, opening, NULL);
  g_autoptr(PraxisSite) site = praxis_export_load_site (store, opening->request, error);

  *folder = thread != NULL ? g_thread_join (thread) : open_to_look (opening);
  if (site != NULL && *folder == NULL)
    g_propagate_error (error, g_steal_pointer (&opening->error));
  g_clear_error (&opening->error);
  return *folder != NULL ? g_steal_pointer (&site) : NULL;
}

/**
 * praxis_export_write_site:
 *
 * Writes everything that a digest has published as a web site; a #PraxisExportFormat has it as its function.
 */
PraxisExportReport *
praxis_export_write_site (const PraxisExportFormat   *format,
                          PraxisStore                *store,
                          const PraxisExportRequest  *request,
                          GFile                      *folder,
                          GError                    **error)
{
  g_autoptr(PraxisDigest) digest = praxis_store_find_digest (store, request->digest_uuid, error);
  g_autoptr(PraxisSite) site = NULL;
  g_autoptr(PraxisFolder) target = NULL;
  g_autoptr(PraxisSigningKey) own_key = NULL;
  const PraxisSigningKey *key;
  Opening opening = { folder, format->name, digest, request, NULL };

  if (digest == NULL || !praxis_export_find_key (request, digest, &own_key, &key, error))
    return NULL;
  site = load_site (store, &opening, &target, error);
  if (site == NULL)
    return NULL;
  site->signing_key = key;
  site->theme = request->theme;
  if (!praxis_export_site (store, site, target, request->progress, request->user_data, request->cancellable, error) ||
      !praxis_folder_commit (target, error))
    return NULL;
  return praxis_export_report_new (target, "index.html");
}

/**
 * praxis_export:
 * @store: a library
 * @kind: what to make
 * @digest_uuid: (nullable): the digest, for an issue and a site
 * @post_id: the row of the post, for a post
 * @month: the month, for an issue
 * @folder: an empty folder, or one that was exported to before; made if it is missing
 * @progress: (nullable): told, in this thread, how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): ends it early, with everything as it was
 * @report: (out) (optional) (transfer full): what was done
 * @error: return location
 *
 * Exports what is published; as a post also one that is ready. Touches no file in @folder that an earlier export has not
 * written. Reads the library as it is at one moment; if no transaction is open it opens one.
 *
 * Returns: whether it did; otherwise the folder is as it was, and @error is %PRAXIS_ERROR_EXISTS where the folder holds
 *   something else, %PRAXIS_ERROR_NO_SPACE, %PRAXIS_ERROR_READ_ONLY, %PRAXIS_ERROR_BUSY where another export writes there,
 *   %PRAXIS_ERROR_NOT_FOUND or %PRAXIS_ERROR_INVALID where there is nothing to export, or %G_IO_ERROR_CANCELLED
 */
gboolean
praxis_export (PraxisStore           *store,
               PraxisExportKind       kind,
               const char            *digest_uuid,
               gint64                 post_id,
               PraxisMonth            month,
               GFile                 *folder,
               PraxisExportProgress   progress,
               gpointer               user_data,
               GCancellable          *cancellable,
               PraxisExportReport   **report,
               GError               **error)
{
  const PraxisExportRequest request = {
    .digest_uuid = digest_uuid,
    .post_id = post_id,
    .month = month,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (kind != PRAXIS_EXPORT_ISSUE || month != PRAXIS_MONTH_NONE, FALSE);

  return praxis_export_format_write (praxis_export_format_find (kinds[kind]), store, &request, folder, report, error);
}

/**
 * praxis_export_plan:
 * @store: a library
 * @kind: what would be made
 * @digest_uuid: (nullable): the digest, for an issue and a site
 * @post_id: the row of the post, for a post
 * @month: the month, for an issue
 * @folder: an empty folder, one that was exported to before, or one that is missing
 * @cancellable: (nullable): ends it early
 * @report: (out) (transfer full): what praxis_export() would do
 * @error: return location
 *
 * Finds out what an export would do. Nothing on the disk changes; what would be written is made nevertheless, since only
 * that tells whether it differs, so that it takes about as long.
 *
 * Returns: whether it could find out; otherwise @error is one of praxis_export()'s
 */
gboolean
praxis_export_plan (PraxisStore         *store,
                    PraxisExportKind     kind,
                    const char          *digest_uuid,
                    gint64               post_id,
                    PraxisMonth          month,
                    GFile               *folder,
                    GCancellable        *cancellable,
                    PraxisExportReport **report,
                    GError             **error)
{
  const PraxisExportRequest request = {
    .digest_uuid = digest_uuid,
    .post_id = post_id,
    .month = month,
    .only_plan = TRUE,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (report != NULL, FALSE);
  g_return_val_if_fail (kind != PRAXIS_EXPORT_ISSUE || month != PRAXIS_MONTH_NONE, FALSE);

  return praxis_export_format_write (praxis_export_format_find (kinds[kind]), store, &request, folder, report, error);
}

/**
 * praxis_export_recover:
 * @folder: a folder
 * @recovered: (out) (optional): whether an export had been interrupted there
 * @error: return location
 *
 * Finishes, or undoes, an export that was interrupted by a crash or a power cut.
 *
 * Returns: whether the folder is whole now
 */
gboolean
praxis_export_recover (GFile     *folder,
                       gboolean  *recovered,
                       GError   **error)
{
  g_return_val_if_fail (G_IS_FILE (folder), FALSE);

  return praxis_folder_recover (folder, recovered, error);
}
