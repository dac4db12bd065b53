/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-review-words.h"

G_BEGIN_DECLS

guint praxis_part_read_count (GArray     *words,
                              const char *plain,
                              guint       i,
                              guint      *number);
guint praxis_part_skip_of    (GArray     *words,
                              guint       of);
guint praxis_part_read       (GArray     *words,
                              const char *plain,
                              guint       i,
                              guint      *k,
                              guint      *n);
gboolean praxis_part_is_in_parenthesis (const char *plain,
                                        gsize       start,
                                        gsize       end);

G_END_DECLS
