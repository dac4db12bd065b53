/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisArchiveHash:
 * @uuid: a post's UUID
 * @hash: the SHA-256 of its document, in hexadecimal
 *
 * Both are borrowed.
 */
typedef struct
{
  const char *uuid;
  const char *hash;
} PraxisArchiveHash;

gboolean  praxis_archive_is_hash      (const char *text);
guint     praxis_archive_count_groups (guint       n_posts);
guint     praxis_archive_group_of     (const char *uuid,
                                       guint       n_groups);
GStrv     praxis_archive_hash_groups  (GArray     *posts,
                                       guint       n_groups);

G_END_DECLS
