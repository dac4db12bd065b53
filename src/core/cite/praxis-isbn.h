/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_isbn_read (const char  *text,
                        const char **end,
                        gboolean    *valid);
char *praxis_isbn_find (const char  *text);

G_END_DECLS
