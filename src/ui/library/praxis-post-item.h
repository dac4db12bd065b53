/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-entry.h"

G_BEGIN_DECLS

/* Whether a post is chosen, as long as posts are chosen at all. */
typedef enum
{
  PRAXIS_MARK_HIDDEN,
  PRAXIS_MARK_CHOSEN,
  PRAXIS_MARK_NOT_CHOSEN,
} PraxisMark;

#define PRAXIS_TYPE_POST_ITEM (praxis_post_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPostItem, praxis_post_item, PRAXIS, POST_ITEM, GObject)

PraxisPostItem    *praxis_post_item_new             (gint64             id,
                                                     PraxisMonth        month,
                                                     const char        *blurb);
gint64             praxis_post_item_get_id          (PraxisPostItem    *self);
PraxisMonth        praxis_post_item_get_month       (PraxisPostItem    *self);
const PraxisEntry *praxis_post_item_get_entry       (PraxisPostItem    *self);
void               praxis_post_item_set_entry       (PraxisPostItem    *self,
                                                     const PraxisEntry *entry);
const char        *praxis_post_item_get_status      (PraxisPostItem    *self);
char              *praxis_post_item_dup_topics      (PraxisPostItem    *self);
char              *praxis_post_item_dup_snippet     (PraxisPostItem    *self);
char              *praxis_post_item_dup_description (PraxisPostItem    *self);
void               praxis_post_item_set_blurb       (PraxisPostItem    *self,
                                                     const char        *blurb);
const char        *praxis_post_item_get_issue_digest (PraxisPostItem   *self);
void               praxis_post_item_set_issue_digest (PraxisPostItem   *self,
                                                      const char       *digest_uuid);
PraxisMark         praxis_post_item_get_mark        (PraxisPostItem    *self);
void               praxis_post_item_set_mark        (PraxisPostItem    *self,
                                                     PraxisMark         mark);

G_END_DECLS
