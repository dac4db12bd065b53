/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "praxis-html.h"

G_BEGIN_DECLS

void  praxis_article_write   (PraxisHtml   *html,
                              PraxisPost   *post,
                              PraxisDigest *digest);
char *praxis_article_to_html (PraxisPost   *post,
                              PraxisDigest *digest);

G_END_DECLS
