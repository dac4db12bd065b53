/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "publish/praxis-publish.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/* Looking at what publishing would do, or publishing, in the writer thread, with a progress that any thread can
 * read. */
typedef struct _PraxisPublishJob PraxisPublishJob;

PraxisPublishJob  *praxis_publish_job_new          (const char           *digest_uuid,
                                                    PraxisMonth           month,
                                                    GFile                *folder,
                                                    gboolean              plan_only);
void               praxis_publish_job_unref        (PraxisPublishJob     *self);
gboolean           praxis_publish_job_is_plan      (PraxisPublishJob     *self);
double             praxis_publish_job_get_progress (PraxisPublishJob     *self);
void               praxis_publish_job_run_async    (PraxisPublishJob     *self,
                                                    PraxisLibrary        *library,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
PraxisPublishPlan *praxis_publish_job_finish       (PraxisLibrary        *library,
                                                    GAsyncResult         *result,
                                                    GError              **error);
void               praxis_publish_keep_folder      (PraxisLibrary        *library,
                                                    const char           *digest_uuid,
                                                    GFile                *folder);

G_END_DECLS
