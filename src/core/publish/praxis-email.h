/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-site.h"

G_BEGIN_DECLS

/**
 * PraxisEmail:
 * @site: the site of the digest, which says where its pages are
 * @month: a month of it
 * @posts: (element-type PraxisPost): the posts of the month, in its order, their references loaded
 *
 * A month of a digest, to be sent to people. All of it is borrowed.
 */
typedef struct
{
  PraxisSite      *site;
  PraxisSiteMonth *month;
  GPtrArray       *posts;
} PraxisEmail;

char *praxis_email_to_html    (const PraxisEmail  *self,
                               GError            **error);
char *praxis_email_to_text    (const PraxisEmail  *self);
char *praxis_email_to_message (const PraxisEmail  *self,
                               GError            **error);

G_END_DECLS
