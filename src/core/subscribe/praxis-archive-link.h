/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a link to the manifest of a digest's archive says of it. */
#define PRAXIS_ARCHIVE_LINK_TYPE "application/vnd.praxis+json"

/**
 * PraxisArchivePlace:
 * @PRAXIS_ARCHIVE_PLACE_SITE: any page of a site, or its feed
 * @PRAXIS_ARCHIVE_PLACE_MANIFEST: what may be a manifest
 * @PRAXIS_ARCHIVE_PLACE_FILE: an archive
 *
 * What there is at an address, by the address alone.
 */
typedef enum
{
  PRAXIS_ARCHIVE_PLACE_SITE,
  PRAXIS_ARCHIVE_PLACE_MANIFEST,
  PRAXIS_ARCHIVE_PLACE_FILE,
} PraxisArchivePlace;

char               *praxis_archive_link_complete      (const char   *typed,
                                                       GError      **error);
PraxisArchivePlace  praxis_archive_link_get_place     (const char   *address);
char               *praxis_archive_link_guess         (const char   *address);
char               *praxis_archive_link_resolve       (const char   *address,
                                                       const char   *reference);
char               *praxis_archive_link_find          (const char   *text,
                                                       gsize         length,
                                                       const char   *address);
gboolean            praxis_archive_link_is_in_clear   (const char   *address);

G_END_DECLS
