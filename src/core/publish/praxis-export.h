/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/praxis-month.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisExportKind:
 * @PRAXIS_EXPORT_POST: one post as one page, `SLUG.html`
 * @PRAXIS_EXPORT_ISSUE: one month's published posts as one page, `YYYY-MM.html`
 * @PRAXIS_EXPORT_SITE: all published posts of a digest as a web site, `index.html` and what it leads to
 *
 * What an export makes.
 */
typedef enum
{
  PRAXIS_EXPORT_POST,
  PRAXIS_EXPORT_ISSUE,
  PRAXIS_EXPORT_SITE,
} PraxisExportKind;

#define PRAXIS_N_EXPORT_KINDS 3

/**
 * PraxisExportReport:
 * @written: how many files are new or were replaced
 * @unchanged: how many were left as they are
 * @removed: how many were removed, since nothing is on them any more
 * @kept: (array zero-terminated=1): files, as paths in the folder, that would have been removed, but that
 *   somebody else had changed; they are left, and Praxis does not know them any more
 * @added: (array zero-terminated=1): the files that are new, as paths in the folder
 * @changed: (array zero-terminated=1): the files that were replaced
 * @gone: (array zero-terminated=1): the files that were removed
 * @start: the page to open, as a path in the folder
 *
 * What an export did, or would do.
 */
typedef struct
{
  guint  written;
  guint  unchanged;
  guint  removed;
  GStrv  kept;
  GStrv  added;
  GStrv  changed;
  GStrv  gone;
  char  *start;
} PraxisExportReport;

/**
 * PraxisExportProgress:
 * @done: how many pages are done
 * @total: how many there are to do
 * @user_data: what was given with the callback
 *
 * Tells how far an export is, in the thread that called praxis_export().
 */
typedef void (*PraxisExportProgress) (guint    done,
                                      guint    total,
                                      gpointer user_data);

gboolean    praxis_export                (PraxisStore          *store,
                                          PraxisExportKind      kind,
                                          const char           *digest_uuid,
                                          gint64                post_id,
                                          PraxisMonth           month,
                                          GFile                *folder,
                                          PraxisExportProgress  progress,
                                          gpointer              user_data,
                                          GCancellable         *cancellable,
                                          PraxisExportReport  **report,
                                          GError              **error);
gboolean    praxis_export_plan           (PraxisStore          *store,
                                          PraxisExportKind      kind,
                                          const char           *digest_uuid,
                                          gint64                post_id,
                                          PraxisMonth           month,
                                          GFile                *folder,
                                          GCancellable         *cancellable,
                                          PraxisExportReport  **report,
                                          GError              **error);
gboolean    praxis_export_recover        (GFile                *folder,
                                          gboolean             *recovered,
                                          GError              **error);
gboolean    praxis_export_recover_all    (PraxisStore          *store,
                                          guint                *n_recovered,
                                          GError              **error);
void        praxis_export_report_free    (PraxisExportReport   *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisExportReport, praxis_export_report_free)

G_END_DECLS
