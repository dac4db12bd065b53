/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page.h"
#include "praxis-json.h"

G_BEGIN_DECLS

/* Records that wait for the citation engine. */
typedef struct _PraxisRecordBatch PraxisRecordBatch;

PraxisRecordBatch *praxis_record_batch_new   (const char         *method,
                                              PraxisBlogPage     *page);
void               praxis_record_batch_free  (PraxisRecordBatch  *self);
gboolean           praxis_record_batch_add   (PraxisRecordBatch  *self,
                                              PraxisJsonBuilder  *record,
                                              guint               line,
                                              GCancellable       *cancellable,
                                              GError            **error);
gboolean           praxis_record_batch_flush (PraxisRecordBatch  *self,
                                              GCancellable       *cancellable,
                                              GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRecordBatch, praxis_record_batch_free)

G_END_DECLS
