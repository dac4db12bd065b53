/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PraxisDownload:
 * @not_modified: whether it is still what the caller has; then there is no @body
 * @address: where it was found in the end
 * @moved_to: (nullable): where it stands from now on, as the server says
 * @etag: the server's name for what it gave; empty where it gives none
 * @last_modified: the server's time of what it gave, as it writes it; empty where it gives none
 * @is_page: whether it is a web page, by what the server says or by how it begins
 * @body: (nullable): what was given, decompressed; %NULL where it went into a file
 *
 * What came from the web.
 */
typedef struct
{
  gboolean  not_modified;
  char     *address;
  char     *moved_to;
  char     *etag;
  char     *last_modified;
  gboolean  is_page;
  GBytes   *body;
} PraxisDownload;

/**
 * PraxisDownloadOptions:
 * @etag: (nullable): what @etag was the last time
 * @last_modified: (nullable): what @last_modified was the last time
 * @as_it_lies: whether the bytes are wanted as they lie on the server: not packed on the way, nor unpacked where the server says that
 *   a file is packed
 *
 * What the caller has already, and how it wants what it has not.
 */
typedef struct
{
  const char *etag;
  const char *last_modified;
  gboolean    as_it_lies;
} PraxisDownloadOptions;

/**
 * PraxisDownloadProgress:
 * @done: how many bytes of a file, or parts of several, are there
 * @total: of how many, or 0 where that is not known
 * @user_data: what was given
 *
 * How far a download has come; called in its thread.
 */
typedef void (*PraxisDownloadProgress) (guint64  done,
                                        guint64  total,
                                        gpointer user_data);

#define PRAXIS_TYPE_DOWNLOADER (praxis_downloader_get_type ())
G_DECLARE_FINAL_TYPE (PraxisDownloader, praxis_downloader, PRAXIS, DOWNLOADER, GObject)

PraxisDownloader *praxis_downloader_new              (void);
void              praxis_downloader_set_timeout      (PraxisDownloader               *self,
                                                      guint                           timeout);
void              praxis_downloader_set_certificates (PraxisDownloader               *self,
                                                      GTlsDatabase                   *certificates);
void              praxis_downloader_set_progress     (PraxisDownloader               *self,
                                                      PraxisDownloadProgress          progress,
                                                      gpointer                        user_data);
void              praxis_downloader_say_progress     (PraxisDownloader               *self,
                                                      guint64                         done,
                                                      guint64                         total);
PraxisDownload   *praxis_downloader_get              (PraxisDownloader               *self,
                                                      const char                     *address,
                                                      const PraxisDownloadOptions    *options,
                                                      gsize                           max_length,
                                                      GCancellable                   *cancellable,
                                                      GError                        **error);
PraxisDownload   *praxis_downloader_get_file         (PraxisDownloader               *self,
                                                      const char                     *address,
                                                      const char                     *path,
                                                      const char                     *start,
                                                      const PraxisDownloadOptions    *options,
                                                      guint64                         max_length,
                                                      GCancellable                   *cancellable,
                                                      GError                        **error);
void              praxis_download_discard            (const char                     *path);
void              praxis_download_free               (PraxisDownload                 *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisDownload, praxis_download_free)

G_END_DECLS
