/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-offer.h"

G_BEGIN_DECLS

/* What an archive begins with. */
#define PRAXIS_OFFER_FILE_START "SQLite format 3"

/* The largest archive that is taken: some hundred thousand posts. */
#define PRAXIS_OFFER_MAX_FILE ((guint64) 4 * 1024 * 1024 * 1024)

/**
 * PraxisOffer:
 * @address: where it is in the web; %NULL for a file
 * @base: what the addresses of its parts are relative to; %NULL where it is one file
 * @is_in_clear: whether others could change it on the way
 * @is_current: whether the server says that it is still what the library has
 * @etag: what the server calls the manifest, or the file where there is no manifest
 * @last_modified: when it was changed, as the server says
 * @digest_uuid: (nullable): the digest that it must be of
 * @folder: where files may be kept on the way
 * @fetched: (nullable): the text of the manifest that @etag is about
 * @archive: (nullable): it; one on a site has the groups that were fetched
 * @is_fetched: whether @archive has all that the library needs
 * @file: (nullable): the file of it that was fetched
 */
struct _PraxisOffer
{
  char                  *address;
  char                  *base;
  gboolean               is_in_clear;
  gboolean               is_current;
  char                  *etag;
  char                  *last_modified;
  char                  *digest_uuid;
  char                  *folder;
  char                  *fetched;
  PraxisArchive         *archive;
  gboolean               is_fetched;
  char                  *file;
};

gboolean praxis_offer_load_manifest (PraxisOffer                  *self,
                                     PraxisDownloader             *downloader,
                                     const char                   *address,
                                     const PraxisDownloadOptions  *options,
                                     GCancellable                 *cancellable,
                                     GError                      **error);
gboolean praxis_offer_load_file     (PraxisOffer                  *self,
                                     PraxisDownloader             *downloader,
                                     const char                   *address,
                                     const PraxisDownloadOptions  *options,
                                     GCancellable                 *cancellable,
                                     GError                      **error);
gboolean praxis_offer_check_digest  (PraxisOffer                  *self,
                                     PraxisArchiveManifest        *manifest,
                                     GError                      **error);
char    *praxis_offer_make_path     (PraxisOffer                  *self,
                                     const char                   *name,
                                     GError                      **error);

G_END_DECLS
