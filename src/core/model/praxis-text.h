/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_text_fold    (const char *text);
char *praxis_text_slugify (const char *text,
                           const char *fallback);

G_END_DECLS
