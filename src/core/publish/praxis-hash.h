/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A hash as two numbers, for what is hashed again. */
typedef struct
{
  guint64 first;
  guint64 second;
} PraxisHash;

PraxisHash praxis_hash_bytes  (gconstpointer  data,
                               gsize          length);
char     *praxis_hash_data    (const char *data,
                               gsize       length);
char     *praxis_hash_file    (int         fd);
gboolean  praxis_hash_matches (const char *text,
                               const char *data,
                               gsize       length);

G_END_DECLS
