/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-article.h"

G_BEGIN_DECLS

void praxis_article_write_evidence (PraxisHtml        *html,
                                    PraxisPost        *post,
                                    const char        *language,
                                    PraxisArticleForm  form);

G_END_DECLS
