/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-month.h"
#include "praxis-block.h"

G_BEGIN_DECLS

/* What a line of a blog page is for. */
typedef enum
{
  PRAXIS_BLOG_PAGE_LINE_NAVIGATION,
  PRAXIS_BLOG_PAGE_LINE_STOP,
  PRAXIS_BLOG_PAGE_LINE_FACET_HEAD,
  PRAXIS_BLOG_PAGE_LINE_FACET,
  PRAXIS_BLOG_PAGE_LINE_MONTH,
  PRAXIS_BLOG_PAGE_LINE_DATE,
  PRAXIS_BLOG_PAGE_LINE_BLURB_HEAD,
  PRAXIS_BLOG_PAGE_LINE_BLURB,
  PRAXIS_BLOG_PAGE_LINE_IMPLICATIONS,
  PRAXIS_BLOG_PAGE_LINE_CITATION,
  PRAXIS_BLOG_PAGE_LINE_TITLE,
  PRAXIS_BLOG_PAGE_LINE_PROSE,
} PraxisBlogPageLineKind;

typedef struct
{
  PraxisBlogPageLineKind  kind;
  PraxisBlock        *block;
  PraxisMonth         month;
  char               *label;
  gboolean            marked;
} PraxisBlogPageLine;

gboolean           praxis_blog_page_parse_month           (const char   *text,
                                                           PraxisMonth  *month,
                                                           char        **label,
                                                           gboolean     *day);
PraxisMonth        praxis_blog_page_month_of_address      (const char   *address,
                                                           char        **label);
gboolean           praxis_blog_page_is_implications       (const char   *text);
gsize              praxis_blog_page_inline_implications   (const char   *text);
PraxisBlogPageLineKind praxis_blog_page_classify              (PraxisBlock  *block,
                                                               PraxisMonth  *month,
                                                               char        **label);
char              *praxis_blog_page_fold                  (const char   *text);

G_END_DECLS
