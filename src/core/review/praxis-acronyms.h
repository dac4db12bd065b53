/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean praxis_acronym_is_common   (const char *acronym);
gsize    praxis_acronym_find_long   (const char *before,
                                     gsize       end,
                                     const char *acronym);

G_END_DECLS
