/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store.h"

G_BEGIN_DECLS

/* How many newer posts are named for each; the others are counted. */
#define PRAXIS_AGED_POST_MAX_NEWER 5

/**
 * PraxisAgedPost:
 * @id: the post's row
 * @title: its title
 * @year: the year of its newest work
 * @n_newer: how many posts there are on newer works of the same topics
 * @newer: (element-type PraxisAgedPost): those that share the most topics, the newest first; they name no newer ones themselves.
 *   %NULL in them
 *
 * A post whose evidence has aged.
 */
typedef struct
{
  gint64     id;
  char      *title;
  int        year;
  guint      n_newer;
  GPtrArray *newer;
} PraxisAgedPost;

void       praxis_aged_post_free   (PraxisAgedPost  *self);
GPtrArray *praxis_aged_posts_list  (PraxisStore     *store,
                                    const char      *digest_uuid,
                                    int              before_year,
                                    GCancellable    *cancellable,
                                    GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisAgedPost, praxis_aged_post_free)

G_END_DECLS
