/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-store-archived.h"

G_BEGIN_DECLS

/* The largest document of a post that is taken. A post of 5,000 words has a hundredth of it. */
#define PRAXIS_ARCHIVE_MAX_DOCUMENT (4 * 1024 * 1024)

char              *praxis_archive_post_write     (const PraxisArchivePost  *self,
                                                  const char               *content);
PraxisArchivePost *praxis_archive_post_parse     (const char               *document,
                                                  gsize                     length,
                                                  GError                  **error);
char              *praxis_archive_post_dup_title (const char               *document,
                                                  gsize                     length);
void               praxis_archive_post_free      (PraxisArchivePost        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisArchivePost, praxis_archive_post_free)

G_END_DECLS
