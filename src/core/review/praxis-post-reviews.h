/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-month.h"
#include "praxis-remark.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisPostReview:
 * @post_id: the post's row
 * @revision_id: the content that it is of
 * @counts: how many remarks there are of each severity
 * @remarks: all of them, as JSON
 *
 * What the proof-reader says of a post, as the library keeps it.
 */
typedef struct
{
  gint64  post_id;
  gint64  revision_id;
  guint   counts[PRAXIS_N_SEVERITIES];
  char   *remarks;
} PraxisPostReview;

/**
 * PraxisReviewedPost:
 * @id: the post's row
 * @uuid: its UUID
 * @title: its title
 * @month: the month of its issue, or %PRAXIS_MONTH_NONE
 * @remarks: (element-type PraxisRemark): the remarks on it that are open
 *
 * A post with remarks.
 */
typedef struct
{
  gint64       id;
  char        *uuid;
  char        *title;
  PraxisMonth  month;
  GPtrArray   *remarks;
} PraxisReviewedPost;

void       praxis_post_review_free         (PraxisPostReview    *self);
void       praxis_reviewed_post_free       (PraxisReviewedPost  *self);
char      *praxis_post_reviews_dup_state   (PraxisStore         *store,
                                            GError             **error);
GArray    *praxis_post_reviews_list_stale  (PraxisStore         *store,
                                            const char          *state,
                                            GError             **error);
GPtrArray *praxis_post_reviews_make        (PraxisStore         *store,
                                            const gint64        *ids,
                                            gsize                n_ids,
                                            GCancellable        *cancellable,
                                            GError             **error);
gboolean   praxis_post_reviews_keep        (PraxisStore         *store,
                                            const char          *state,
                                            GPtrArray           *reviews,
                                            GError             **error);
GPtrArray *praxis_post_reviews_load        (PraxisStore         *store,
                                            const char          *state,
                                            GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPostReview, praxis_post_review_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReviewedPost, praxis_reviewed_post_free)

G_END_DECLS
