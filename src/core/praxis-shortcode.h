/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_shortcode_protect   (const char *markdown);
char *praxis_shortcode_take_back (const char *markdown);

G_END_DECLS
