/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest file that an importer reads, in bytes. */
#define PRAXIS_TEXT_DECODER_MAX ((gsize) 64 * 1024 * 1024)

GBytes *praxis_text_decoder_load   (GFile         *file,
                                    GCancellable  *cancellable,
                                    GError       **error);
GBytes *praxis_text_decoder_read   (GInputStream  *stream,
                                    GCancellable  *cancellable,
                                    GError       **error);
char   *praxis_text_decoder_decode (GBytes        *bytes,
                                    GError       **error);

G_END_DECLS
