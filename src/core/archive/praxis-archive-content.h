/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-archive-manifest.h"
#include "store/praxis-store-publication.h"

G_BEGIN_DECLS

/**
 * PraxisArchiveEntry:
 * @uuid: a post's UUID
 * @source: (nullable): a hash of all that its document is made from
 * @hash: (nullable): the hash of its document
 * @is_known: whether the archive that was made before has the same document
 *
 * A published post of the library, as its archive has it.
 */
typedef struct
{
  char     *uuid;
  char     *source;
  char     *hash;
  gboolean  is_known;
} PraxisArchiveEntry;

/* What the archive of a digest would hold now. */
typedef struct _PraxisArchiveContent PraxisArchiveContent;

PraxisArchiveContent  *praxis_archive_content_new           (PraxisStore            *store,
                                                             PraxisPublication      *publication,
                                                             GError                **error);
gboolean               praxis_archive_content_load          (PraxisArchiveContent   *self,
                                                             PraxisPublication      *publication,
                                                             GHashTable             *sources,
                                                             GCancellable           *cancellable,
                                                             GError                **error);
GPtrArray             *praxis_archive_content_get_entries   (PraxisArchiveContent   *self);
void                   praxis_archive_content_set_store     (PraxisArchiveContent   *self,
                                                             PraxisStore            *store);
char                  *praxis_archive_content_make_document (PraxisArchiveContent   *self,
                                                             guint                   entry,
                                                             GError                **error);
char                  *praxis_archive_content_dup_group_key (PraxisArchiveContent   *self,
                                                             guint                   group);
void                   praxis_archive_content_keep_group    (PraxisArchiveContent   *self,
                                                             guint                   group,
                                                             const char             *hash);
GBytes                *praxis_archive_content_pack_group    (PraxisArchiveContent   *self,
                                                             guint                   group,
                                                             GError                **error);
PraxisArchiveManifest *praxis_archive_content_get_manifest  (PraxisArchiveContent   *self);
gboolean               praxis_archive_content_seal          (PraxisArchiveContent   *self,
                                                             const PraxisSigningKey *key,
                                                             PraxisArchiveManifest  *before);
void                   praxis_archive_content_free          (PraxisArchiveContent   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisArchiveContent, praxis_archive_content_free)

G_END_DECLS
