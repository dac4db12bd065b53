/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than any way to a page has. */
#define PRAXIS_WEB_MAX_REDIRECTS 5

/* A status that libsoup has no name for (RFC 6585, section 4). */
#define PRAXIS_WEB_TOO_MANY_REQUESTS 429

/**
 * PraxisWebFailure:
 * @PRAXIS_WEB_OFFLINE: this computer has no way to the web
 * @PRAXIS_WEB_UNKNOWN: there is no server of that name, as far as can be seen from here
 * @PRAXIS_WEB_REFUSED: the server takes no connections
 * @PRAXIS_WEB_LATE: there was no answer in time
 * @PRAXIS_WEB_BROKEN: the connection ended in the middle
 * @PRAXIS_WEB_UNSAFE: the connection cannot be encrypted, or not with the server that was meant
 * @PRAXIS_WEB_OTHER: anything else
 *
 * Why there is no answer from the web.
 */
typedef enum
{
  PRAXIS_WEB_OFFLINE,
  PRAXIS_WEB_UNKNOWN,
  PRAXIS_WEB_REFUSED,
  PRAXIS_WEB_LATE,
  PRAXIS_WEB_BROKEN,
  PRAXIS_WEB_UNSAFE,
  PRAXIS_WEB_OTHER,
} PraxisWebFailure;

gboolean         praxis_web_can_ask     (GUri         *uri);
gboolean         praxis_web_may_follow  (GUri         *from,
                                         GUri         *to);
PraxisWebFailure praxis_web_get_failure (const GError *error);

G_END_DECLS
