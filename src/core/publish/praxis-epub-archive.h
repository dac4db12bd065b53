/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The container of a book, written file by file. */
typedef struct _PraxisEpubArchive PraxisEpubArchive;

PraxisEpubArchive *praxis_epub_archive_open  (GOutputStream      *stream,
                                              GCancellable       *cancellable,
                                              GError            **error);
gboolean           praxis_epub_archive_add   (PraxisEpubArchive  *self,
                                              const char         *path,
                                              const char         *data,
                                              gsize               length,
                                              GError            **error);
gboolean           praxis_epub_archive_store (PraxisEpubArchive  *self,
                                              const char         *path,
                                              const char         *data,
                                              gsize               length,
                                              GError            **error);
gboolean           praxis_epub_archive_close (PraxisEpubArchive  *self,
                                              GError            **error);
void               praxis_epub_archive_free  (PraxisEpubArchive  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisEpubArchive, praxis_epub_archive_free)

G_END_DECLS
