/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_rich_text_to_markdown (const char  *html,
                                    gssize       length,
                                    GError     **error);

G_END_DECLS
