/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "praxis-downloader.h"

G_BEGIN_DECLS

/**
 * PraxisExchange:
 * @uri: what is asked, in the end
 * @moved_to: (nullable): where that stands from now on
 * @headers: the headers to ask with, name and value in turn
 * @as_it_lies: whether the bytes are wanted as they lie on the server
 * @message: the last question, with the headers of its answer
 * @stream: (nullable): what the answer is read from
 *
 * A question to the web with its answer.
 */
typedef struct
{
  GUri         *uri;
  GUri         *moved_to;
  GPtrArray    *headers;
  gboolean      as_it_lies;
  SoupMessage  *message;
  GInputStream *stream;
} PraxisExchange;

PraxisExchange *praxis_exchange_new          (const char        *address,
                                              GError           **error);
void            praxis_exchange_add_header   (PraxisExchange    *self,
                                              const char        *name,
                                              const char        *value);
void            praxis_exchange_set_options  (PraxisExchange    *self,
                                              const PraxisDownloadOptions *options);
gboolean        praxis_exchange_send         (PraxisExchange    *self,
                                              SoupSession       *session,
                                              GCancellable      *cancellable,
                                              GError           **error);
guint           praxis_exchange_get_status   (PraxisExchange    *self);
const char     *praxis_exchange_get_header   (PraxisExchange    *self,
                                              const char        *name);
PraxisDownload *praxis_exchange_new_download (PraxisExchange    *self);
void            praxis_exchange_free         (PraxisExchange    *self);

/* Words for people */
void            praxis_exchange_fail         (PraxisExchange    *self,
                                              const GError      *failure,
                                              GError           **error);
gboolean        praxis_exchange_check_status (PraxisExchange    *self,
                                              GError           **error);
void            praxis_exchange_refuse_page  (PraxisExchange    *self,
                                              GError           **error);
void            praxis_exchange_refuse_size  (PraxisExchange    *self,
                                              GError           **error);

/* Whether what begins so is a web page. */
gboolean        praxis_download_starts_page  (const char        *data,
                                              gsize              length);

SoupSession    *praxis_downloader_get_session (PraxisDownloader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisExchange, praxis_exchange_free)

G_END_DECLS
