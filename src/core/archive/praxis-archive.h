/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "praxis-archive-manifest.h"

G_BEGIN_DECLS

/* An archive that is read: a file, or a manifest with the groups that were fetched. */
typedef struct _PraxisArchive PraxisArchive;

gboolean               praxis_archive_is_archive    (const char             *path);
PraxisArchive         *praxis_archive_open          (const char             *path,
                                                     GError                **error);
PraxisArchive         *praxis_archive_new           (PraxisArchiveManifest  *manifest);
PraxisArchiveManifest *praxis_archive_get_manifest  (PraxisArchive          *self);
PraxisArchiveManifest *praxis_archive_steal_manifest (PraxisArchive         *self);
gboolean               praxis_archive_verify        (PraxisArchive          *self,
                                                     GCancellable           *cancellable,
                                                     GError                **error);
gboolean               praxis_archive_add_group     (PraxisArchive          *self,
                                                     guint                   group,
                                                     GBytes                 *packed,
                                                     GError                **error);
gboolean               praxis_archive_has_group     (PraxisArchive          *self,
                                                     guint                   group);
GPtrArray             *praxis_archive_get_uuids     (PraxisArchive          *self);
const char            *praxis_archive_get_hash      (PraxisArchive          *self,
                                                     const char             *uuid);
char                  *praxis_archive_load_document (PraxisArchive          *self,
                                                     const char             *uuid,
                                                     GError                **error);
GHashTable            *praxis_archive_load_sources  (PraxisArchive          *self,
                                                     GError                **error);
void                   praxis_archive_free          (PraxisArchive          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisArchive, praxis_archive_free)

G_END_DECLS
