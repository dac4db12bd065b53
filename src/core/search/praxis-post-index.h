/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-month.h"
#include "praxis-filter.h"
#include "praxis-post-set.h"
#include "store/praxis-connection.h"

G_BEGIN_DECLS

/**
 * PraxisIndexState:
 * @uuid: (nullable): the library
 * @change: the library's number of changes
 * @frame_change: the change in which a digest, an issue or a term was last written
 * @purge_change: the change in which a post was last removed for good
 *
 * Which state of a library something was made from.
 */
typedef struct
{
  char   *uuid;
  gint64  change;
  gint64  frame_change;
  gint64  purge_change;
} PraxisIndexState;

gboolean praxis_index_state_read  (PraxisIndexState  *state,
                                   PraxisConnection  *connection,
                                   GError           **error);
void     praxis_index_state_clear (PraxisIndexState  *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PraxisIndexState, praxis_index_state_clear)

/* Rows over this are not of a library that Praxis wrote: a bitmap for them would take all the memory. */
#define PRAXIS_INDEX_MAX_ID (1 << 26)

/**
 * PraxisMonthPosts:
 * @month: a month; %PRAXIS_MONTH_NONE for posts that are in no issue yet
 * @posts: the posts in its issues, those in the trash among them
 */
typedef struct
{
  PraxisMonth    month;
  PraxisPostSet *posts;
} PraxisMonthPosts;

/* Where each post stands: its month, its place, its digest, its status. Never changed once it is made. */
typedef struct _PraxisPostIndex PraxisPostIndex;

PraxisPostIndex        *praxis_post_index_load           (PraxisPostIndex         *old,
                                                          const PraxisIndexState  *state,
                                                          PraxisConnection        *connection,
                                                          GError                 **error);
PraxisPostIndex        *praxis_post_index_ref            (PraxisPostIndex         *self);
void                    praxis_post_index_unref          (PraxisPostIndex         *self);
const PraxisIndexState *praxis_post_index_get_state      (const PraxisPostIndex   *self);
gsize                   praxis_post_index_get_size       (const PraxisPostIndex   *self);
const guint32          *praxis_post_index_get_order      (const PraxisPostIndex   *self,
                                                          gsize                   *n_ids);
PraxisMonth             praxis_post_index_get_month      (const PraxisPostIndex   *self,
                                                          guint32                  id);
GArray                 *praxis_post_index_get_months     (const PraxisPostIndex   *self);
const PraxisBitmap     *praxis_post_index_get_collection (const PraxisPostIndex   *self,
                                                          PraxisCollection         collection);
const PraxisBitmap     *praxis_post_index_get_digest     (const PraxisPostIndex   *self,
                                                          const char              *uuid);
GHashTable             *praxis_post_index_list_digests   (const PraxisPostIndex   *self);
GArray                 *praxis_post_index_list_empty     (const PraxisPostIndex   *self,
                                                          const char              *digest_uuid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPostIndex, praxis_post_index_unref)

G_END_DECLS
