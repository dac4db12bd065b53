/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-library.h"

G_BEGIN_DECLS

/**
 * PraxisReviewList:
 * @items: (element-type PraxisReviewItem): the remarks
 * @n_posts: how many posts of the user's own there are
 * @as_of: (nullable): the day of the Retraction Watch file, empty where it is not known; %NULL where none was imported
 * @imported: when it was imported, in seconds since 1970-01-01 UTC
 *
 * What the review page shows.
 */
typedef struct
{
  GPtrArray *items;
  guint      n_posts;
  char      *as_of;
  gint64     imported;
} PraxisReviewList;

/**
 * PraxisReviewDecision:
 * @post_id: the post's row
 * @post_uuid: its UUID
 * @check: the name of a check
 * @key: what tells the remark from others of the check
 * @text: (nullable): the words that it is about
 * @reason: (nullable): why it does not hold
 * @revision: what praxis_review_fix_job() has found the post as, and praxis_review_undo_fix_job() brings back
 * @fixed_revision: what it has left the post as
 * @is_taken_back: whether it is not ignored any more
 *
 * What shall be done about a remark.
 */
typedef struct
{
  gint64    post_id;
  char     *post_uuid;
  char     *check;
  char     *key;
  char     *text;
  char     *reason;
  gint64    revision;
  gint64    fixed_revision;
  gboolean  is_taken_back;
} PraxisReviewDecision;

void                  praxis_review_list_free      (PraxisReviewList            *self);
PraxisReviewDecision *praxis_review_decision_copy  (const PraxisReviewDecision  *self);
void                  praxis_review_decision_free  (PraxisReviewDecision        *self);
gpointer              praxis_review_list_job       (PraxisStore                 *store,
                                                    gpointer                     data,
                                                    GCancellable                *cancellable,
                                                    GError                     **error);
gpointer              praxis_review_decide_job     (PraxisStore                 *store,
                                                    gpointer                     data,
                                                    GCancellable                *cancellable,
                                                    GError                     **error);
gpointer              praxis_review_fix_job        (PraxisStore                 *store,
                                                    gpointer                     data,
                                                    GCancellable                *cancellable,
                                                    GError                     **error);
gpointer              praxis_review_undo_fix_job   (PraxisStore                 *store,
                                                    gpointer                     data,
                                                    GCancellable                *cancellable,
                                                    GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewList, praxis_review_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewDecision, praxis_review_decision_free)

G_END_DECLS
