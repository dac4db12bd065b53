/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_post_body_trim  (const char  *text);
char *praxis_post_body_join  (const char  *summary,
                              const char  *implications);
void  praxis_post_body_split (const char  *body,
                              char       **summary,
                              char       **implications);

G_END_DECLS
