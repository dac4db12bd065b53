/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-draft.h"
#include "praxis-store.h"

G_BEGIN_DECLS

/**
 * PraxisArchivePost:
 * @uuid: its UUID
 * @slug: its name in addresses
 * @former_slugs: (array zero-terminated=1): names that it had there
 * @month: the month of its issue, or %PRAXIS_MONTH_NONE
 * @position: its place among the published posts of its month, from 0
 * @published: when it was first published, in seconds since 1970-01-01 UTC
 * @modified: when its text last changed
 * @draft: its content, as it was published
 *
 * A post as an archive has it.
 */
typedef struct
{
  char        *uuid;
  char        *slug;
  GStrv        former_slugs;
  PraxisMonth  month;
  int          position;
  gint64       published;
  gint64       modified;
  PraxisDraft *draft;
} PraxisArchivePost;

/**
 * PraxisArchivedPost:
 * @id: the post's row
 * @uuid: its UUID
 * @hash: (nullable): the SHA-256 of the document that it came as; %NULL where it is no longer in the archive
 *
 * A post of a digest that comes from an archive.
 */
typedef struct
{
  gint64  id;
  char   *uuid;
  char   *hash;
} PraxisArchivedPost;

/**
 * PraxisArchivedChange:
 * @PRAXIS_ARCHIVED_MOVED: its text is as it was; something else may have changed
 * @PRAXIS_ARCHIVED_CHANGED: its text has changed
 * @PRAXIS_ARCHIVED_NEW: the library did not have it
 *
 * What an archive did to a post.
 */
typedef enum
{
  PRAXIS_ARCHIVED_MOVED,
  PRAXIS_ARCHIVED_CHANGED,
  PRAXIS_ARCHIVED_NEW,
} PraxisArchivedChange;

gboolean   praxis_store_put_archived_digest (PraxisStore              *self,
                                             PraxisDigest             *digest,
                                             gint64                   *digest_id,
                                             GError                  **error);
gboolean   praxis_store_put_archived_issues (PraxisStore              *self,
                                             gint64                    digest_id,
                                             GPtrArray                *issues,
                                             GError                  **error);
gboolean   praxis_store_put_archived_terms  (PraxisStore              *self,
                                             const char               *digest_uuid,
                                             PraxisVocabulary          vocabulary,
                                             GPtrArray                *terms,
                                             GHashTable               *posts,
                                             GError                  **error);
gboolean   praxis_store_put_archived_post   (PraxisStore              *self,
                                             gint64                    digest_id,
                                             const PraxisArchivePost  *post,
                                             const char               *hash,
                                             gint64                   *id,
                                             PraxisArchivedChange     *change,
                                             GError                  **error);
gboolean   praxis_store_derive_archived     (PraxisStore              *self,
                                             gint64                    digest_id,
                                             gint64                    post_id,
                                             GError                  **error);
gboolean   praxis_store_drop_archived_post  (PraxisStore              *self,
                                             gint64                    post_id,
                                             gboolean                 *is_kept,
                                             GError                  **error);
gboolean   praxis_store_end_archived        (PraxisStore              *self,
                                             gint64                    digest_id,
                                             GPtrArray                *issues,
                                             GError                  **error);
GPtrArray *praxis_store_list_archived       (PraxisStore              *self,
                                             const char               *digest_uuid,
                                             GError                  **error);

G_END_DECLS
