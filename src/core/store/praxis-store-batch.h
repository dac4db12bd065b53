/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-entry.h"
#include "model/praxis-month.h"
#include "model/praxis-status.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisPostChange:
 * @add_topics: (nullable) (array zero-terminated=1): topics that the posts get
 * @remove_topics: (nullable) (array zero-terminated=1): topics that are taken from them
 * @add_types: (nullable) (array zero-terminated=1): types of research that they get
 * @remove_types: (nullable) (array zero-terminated=1): types of research that are taken from them
 * @set_month: whether they go into the issue of @month
 * @month: a month, or %PRAXIS_MONTH_NONE for no issue
 * @set_status: whether they get @status
 * @status: a status; one that is published is not taken from the site to be ready
 *
 * One change to many posts; all of it is borrowed.
 */
typedef struct
{
  const char * const *add_topics;
  const char * const *remove_topics;
  const char * const *add_types;
  const char * const *remove_types;
  gboolean            set_month;
  PraxisMonth         month;
  gboolean            set_status;
  PraxisStatus        status;
} PraxisPostChange;

/* What a change to many posts was, so that it can be taken back. */
typedef struct _PraxisBatch PraxisBatch;

PraxisBatch *praxis_store_change_posts (PraxisStore             *self,
                                        const gint64            *ids,
                                        gsize                    n_ids,
                                        const PraxisPostChange  *change,
                                        GPtrArray              **refused,
                                        GError                 **error);
gboolean     praxis_store_undo_batch   (PraxisStore             *self,
                                        PraxisBatch             *batch,
                                        GError                 **error);
guint        praxis_batch_get_size     (PraxisBatch             *batch);
void         praxis_batch_free         (PraxisBatch             *batch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisBatch, praxis_batch_free)

G_END_DECLS
