/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean praxis_note_find_anchor (const char *text,
                                  const char *quote,
                                  const char *prefix,
                                  const char *suffix,
                                  gsize      *start,
                                  gsize      *end);

G_END_DECLS
