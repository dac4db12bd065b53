/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "archive/praxis-archive-manifest.h"

G_BEGIN_DECLS

char *praxis_archive_dup_posts_words    (PraxisArchiveManifest *manifest);
char *praxis_archive_dup_language_words (PraxisArchiveManifest *manifest);
char *praxis_archive_dup_key_words      (const char            *public_key,
                                         gboolean               is_in_clear);

G_END_DECLS
