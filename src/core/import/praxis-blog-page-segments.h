/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page-line.h"

G_BEGIN_DECLS

/**
 * PraxisBlogPageSegment:
 * @title: the index of its title among the lines, or -1
 * @first: the index of its first line
 * @end: the index behind its last line
 * @month: the index of the month's heading, or -1
 *
 * The lines of one post.
 */
typedef struct
{
  int   title;
  guint first;
  guint end;
  int   month;
} PraxisBlogPageSegment;

GArray *praxis_blog_page_segment (GPtrArray *lines);

G_END_DECLS
