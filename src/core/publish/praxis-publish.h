/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/praxis-entry.h"
#include "model/praxis-month.h"
#include "praxis-export.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisPublishPlan:
 * @posts: (element-type PraxisEntry): the posts that are, or were, published: ready ones and those that need an update
 * @blocked: (element-type PraxisEntry): posts that are not: drafts, and others that lack something they must have
 * @faults: (array zero-terminated=1): the errors that the proof-reader finds in @posts, a line each; in a plan only
 * @added: (array zero-terminated=1): the files that are new, as paths in the folder
 * @changed: (array zero-terminated=1): the files that are replaced
 * @removed: (array zero-terminated=1): the files that are removed
 * @kept: (array zero-terminated=1): the files that would be removed, but that somebody else has changed
 * @unchanged: how many files are left as they are
 * @start: the page to open, as a path in the folder
 *
 * What publishing would do, or did.
 */
typedef struct
{
  GPtrArray *posts;
  GPtrArray *blocked;
  GStrv      faults;
  GStrv      added;
  GStrv      changed;
  GStrv      removed;
  GStrv      kept;
  guint      unchanged;
  char      *start;
} PraxisPublishPlan;

PraxisPublishPlan *praxis_publish_plan      (PraxisStore           *store,
                                             const char            *digest_uuid,
                                             PraxisMonth            month,
                                             GFile                 *folder,
                                             GCancellable          *cancellable,
                                             GError               **error);
gboolean           praxis_publish           (PraxisStore           *store,
                                             const char            *digest_uuid,
                                             PraxisMonth            month,
                                             GFile                 *folder,
                                             PraxisExportProgress   progress,
                                             gpointer               user_data,
                                             GCancellable          *cancellable,
                                             PraxisPublishPlan    **done,
                                             GError               **error);
void               praxis_publish_plan_free (PraxisPublishPlan     *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPublishPlan, praxis_publish_plan_free)

G_END_DECLS
