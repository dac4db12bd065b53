/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-web.h"

/* What everything that asks the web agrees on. */

/**
 * praxis_web_can_ask:
 * @uri: an address
 *
 * Returns: whether it is one of the web, with a host
 */
gboolean
praxis_web_can_ask (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

/**
 * praxis_web_may_follow:
 * @from: an address that was asked
 * @to: the address that it sends to
 *
 * Returns: whether to ask there: never in the clear after an encrypted connection
 */
gboolean
praxis_web_may_follow (GUri *from,
                       GUri *to)
{
  return praxis_web_can_ask (to) && (g_str_equal (g_uri_get_scheme (to), "https") || g_str_equal (g_uri_get_scheme (from), "http"));
}

static gboolean
is_unreachable (const GError *error)
{
  return error->domain == G_RESOLVER_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND);
}

static gboolean
is_broken (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF);
}

/**
 * praxis_web_get_failure:
 * @error: what libsoup said instead of an answer
 *
 * Returns: what it means
 */
PraxisWebFailure
praxis_web_get_failure (const GError *error)
{
  g_return_val_if_fail (error != NULL, PRAXIS_WEB_OTHER);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return PRAXIS_WEB_LATE;
  if (is_unreachable (error))
    return g_network_monitor_get_network_available (g_network_monitor_get_default ()) ? PRAXIS_WEB_UNKNOWN : PRAXIS_WEB_OFFLINE;
  if (is_broken (error))
    return PRAXIS_WEB_BROKEN;
  if (error->domain == G_TLS_ERROR)
    return PRAXIS_WEB_UNSAFE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return PRAXIS_WEB_REFUSED;
  return PRAXIS_WEB_OTHER;
}
