/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest file of a group that is taken, once it is unpacked. */
#define PRAXIS_ARCHIVE_MAX_GROUP (64 * 1024 * 1024)

GByteArray *praxis_archive_pack         (const char  *data,
                                        gsize        length);
GByteArray *praxis_archive_unpack       (const char  *data,
                                        gsize        length,
                                        gsize        limit,
                                        GError     **error);
GBytes    *praxis_archive_group_pack   (GPtrArray   *documents);
GPtrArray *praxis_archive_group_unpack (GBytes      *packed,
                                        GError     **error);
char      *praxis_archive_group_name   (guint        group);

G_END_DECLS
