/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* More than any description of a work has. */
#define PRAXIS_LOOKUP_MAX_LENGTH (2 * 1024 * 1024)

/**
 * PraxisLookupReply:
 * @status: the status of HTTP
 * @host: who answered, after all redirects
 * @body: what was answered; empty unless @status is one of success
 *
 * What came back from the web.
 */
typedef struct
{
  guint   status;
  char   *host;
  GBytes *body;
} PraxisLookupReply;

void               praxis_lookup_request_async      (SoupSession          *session,
                                                     GUri                 *uri,
                                                     const char           *accept,
                                                     guint                 timeout,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
PraxisLookupReply *praxis_lookup_request_finish     (GAsyncResult         *result,
                                                     GError              **error);
void               praxis_lookup_reply_free         (PraxisLookupReply    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisLookupReply, praxis_lookup_reply_free)

G_END_DECLS
