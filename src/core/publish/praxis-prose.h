/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-html.h"

G_BEGIN_DECLS

void  praxis_prose_write      (PraxisHtml *html,
                               const char *markdown,
                               int         heading_level);
char *praxis_prose_to_html    (const char *markdown,
                               int         heading_level);
char *praxis_prose_to_text    (const char *markdown);
char *praxis_prose_to_excerpt (const char *markdown,
                               gsize       max_characters);

G_END_DECLS
