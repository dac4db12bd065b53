/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "praxis-draft.h"
#include "praxis-month.h"

G_BEGIN_DECLS

/**
 * PraxisOwn:
 * @PRAXIS_OWN_UNREAD: the reader has not read the post
 * @PRAXIS_OWN_LISTED: it is in the reading list
 * @PRAXIS_OWN_NOTES: there are notes on it
 * @PRAXIS_OWN_CHANGED: it changed in its archive since it was read
 *
 * What a reader has on a post: the bits of the column "own".
 */
typedef enum
{
  PRAXIS_OWN_UNREAD = 1 << 0,
  PRAXIS_OWN_LISTED = 1 << 1,
  PRAXIS_OWN_NOTES = 1 << 2,
  PRAXIS_OWN_CHANGED = 1 << 3,
} PraxisOwn;

/**
 * PraxisReading:
 * @post_uuid: the post's UUID
 * @digest_uuid: its digest's UUID
 * @post_id: the post's row; 0 where it is not in the library, or in the trash
 * @title: its title
 * @month: the month of its issue, or %PRAXIS_MONTH_NONE
 * @digest_title: its digest's title
 * @citations: (element-type PraxisCitation): the works it is about
 * @unread: whether it is still to be read
 * @listed: whether it is in the reading list
 *
 * A post on which the reader has something, as far as it is known without the post.
 */
typedef struct
{
  char        *post_uuid;
  char        *digest_uuid;
  gint64       post_id;
  char        *title;
  PraxisMonth  month;
  char        *digest_title;
  GPtrArray   *citations;
  gboolean     unread;
  gboolean     listed;
} PraxisReading;

PraxisReading *praxis_reading_new        (const char    *about);
void           praxis_reading_free       (PraxisReading *self);
char          *praxis_reading_make_about (PraxisDraft   *draft,
                                          const char    *digest_title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReading, praxis_reading_free)

G_END_DECLS
