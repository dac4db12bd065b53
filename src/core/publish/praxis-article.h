/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "praxis-html.h"

G_BEGIN_DECLS

void  praxis_article_write   (PraxisHtml   *html,
                              PraxisPost   *post,
                              PraxisDigest *digest,
                              PraxisReferences *references);
char *praxis_article_to_html (PraxisPost   *post,
                              PraxisDigest *digest,
                              PraxisReferences *references);
void  praxis_article_write_blurb   (PraxisHtml   *html,
                                    const char   *blurb,
                                    int           level);
char *praxis_article_issue_to_html (PraxisDigest *digest,
                                    PraxisReferences *references,
                                    GPtrArray    *posts,
                                    const char   *blurb);

G_END_DECLS
