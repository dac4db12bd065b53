/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    praxis_words_is_letter (gunichar    c);
gboolean    praxis_words_is_joiner (gunichar    c);
const char *praxis_words_get_end   (const char *word);

G_END_DECLS
