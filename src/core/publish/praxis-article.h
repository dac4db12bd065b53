/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "praxis-html.h"

G_BEGIN_DECLS

/**
 * PraxisArticleForm:
 * @PRAXIS_ARTICLE_PAGE: for a page, with its pictures
 * @PRAXIS_ARTICLE_MESSAGE: for programs that drop pictures which are part of a page: mail, feeds, editors of other web sites
 *
 * How an article is written.
 */
typedef enum
{
  PRAXIS_ARTICLE_PAGE,
  PRAXIS_ARTICLE_MESSAGE,
} PraxisArticleForm;

void  praxis_article_write   (PraxisHtml   *html,
                              PraxisPost   *post,
                              PraxisDigest *digest,
                              PraxisReferences *references);
char *praxis_article_to_html (PraxisPost   *post,
                              PraxisDigest *digest,
                              PraxisReferences *references);
char *praxis_article_to_message (PraxisPost *post,
                              PraxisDigest *digest,
                              PraxisReferences *references);
void  praxis_article_write_blurb   (PraxisHtml   *html,
                                    const char   *blurb,
                                    int           level);
char *praxis_article_issue_to_html (PraxisDigest *digest,
                                    PraxisReferences *references,
                                    GPtrArray    *posts,
                                    const char   *blurb,
                                    PraxisArticleForm form);

G_END_DECLS
