/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_text_fold    (const char *text);
char *praxis_text_slugify (const char *text,
                           const char *fallback);

guint praxis_text_find_name (const char * const *names,
                             guint               n_names,
                             const char         *name,
                             guint               otherwise);

G_END_DECLS
