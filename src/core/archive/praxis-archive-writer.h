/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-archive-content.h"

G_BEGIN_DECLS

/**
 * PraxisArchiveOutcome:
 * @n_posts: how many posts the archive has
 * @n_written: how many of them are new or have changed since it was made before
 * @n_removed: how many it no longer has
 * @is_new: whether there was none before
 * @is_changed: whether it is another one than before
 *
 * What writing an archive did.
 */
typedef struct
{
  guint    n_posts;
  guint    n_written;
  guint    n_removed;
  gboolean is_new;
  gboolean is_changed;
} PraxisArchiveOutcome;

gboolean praxis_archive_write         (PraxisStore             *store,
                                       const char              *digest_uuid,
                                       const PraxisSigningKey  *key,
                                       const char              *path,
                                       gboolean                 only_plan,
                                       PraxisArchiveOutcome    *outcome,
                                       GCancellable            *cancellable,
                                       GError                 **error);
gboolean praxis_archive_write_content (PraxisArchiveContent    *content,
                                       const PraxisSigningKey  *key,
                                       PraxisArchiveManifest   *manifest,
                                       const char              *before,
                                       const char              *path,
                                       GCancellable            *cancellable,
                                       GError                 **error);

G_END_DECLS
