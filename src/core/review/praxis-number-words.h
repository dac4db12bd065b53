/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint praxis_number_word_read (const char *word,
                               gsize       length);

G_END_DECLS
