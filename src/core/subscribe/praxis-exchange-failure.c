/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-downloader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-web.h"

/* What can go wrong on the way, in words for people: what happened, and what to do about it. */

static const char *
get_host (PraxisExchange *self)
{
  return g_uri_get_host (self->uri);
}

/* What is the matter with the server's certificate. */
static const char *
get_unsafe_words (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _("%s shows the certificate of another site, so the connection is not safe and nothing was fetched. Is the address right?");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _("The certificate of %s was revoked, so the connection is not safe and nothing was fetched. Ask the digest’s author about it.");
  if (flags & (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED))
    return _("The certificate of %s is not valid at this time, so the connection is not safe and nothing was fetched. Is this "
             "computer’s clock right? If so, try again in a day or two.");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _("Nobody known vouches for the certificate of %s, so the connection is not safe and nothing was fetched. Ask the digest’s "
             "author about it, or sign in first where the network asks for that.");
  return _("The connection to %s cannot be made safe, so nothing was fetched. Try again later.");
}

static const char *
get_words (PraxisExchange   *self,
           PraxisWebFailure  kind)
{
  switch (kind)
    {
    case PRAXIS_WEB_OFFLINE:
      return _("This computer is not connected to the internet, so %s cannot be asked. Connect it and try again.");
    case PRAXIS_WEB_UNKNOWN:
      return _("%s cannot be found. Is the address right, and this computer connected to the internet?");
    case PRAXIS_WEB_REFUSED:
      return _("%s takes no connections. Try again later.");
    case PRAXIS_WEB_LATE:
      return _("%s does not answer. Try again later.");
    case PRAXIS_WEB_BROKEN:
      return _("The connection to %s broke off. Try again; what has come of a large file so far is kept.");
    case PRAXIS_WEB_UNSAFE:
      return get_unsafe_words (soup_message_get_tls_peer_certificate_errors (self->message));
    case PRAXIS_WEB_OTHER:
    default:
      return _("%s cannot be asked at the moment. Try again later.");
    }
}

static void
set_error (PraxisExchange  *self,
           GError         **error,
           PraxisError      code,
           const char      *words)
{
  g_autoptr(GString) message = g_string_new (words);

  g_string_replace (message, "%s", get_host (self), 1);
  g_set_error_literal (error, PRAXIS_ERROR, (int) code, message->str);
}

/**
 * praxis_exchange_fail:
 * @self: a question
 * @failure: what was said instead of an answer, or in the middle of it
 * @error: return location, set to a sentence for people; that it was cancelled stays as it is
 */
void
praxis_exchange_fail (PraxisExchange  *self,
                      const GError    *failure,
                      GError         **error)
{
  PraxisWebFailure kind = praxis_web_get_failure (failure);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (failure));
  else
    set_error (self, error, kind == PRAXIS_WEB_OFFLINE ? PRAXIS_ERROR_OFFLINE : PRAXIS_ERROR_FAILED, get_words (self, kind));
}

/**
 * praxis_exchange_check_status:
 * @self: a question with its answer
 * @error: return location
 *
 * Returns: whether the answer is what was asked for; %FALSE with %PRAXIS_ERROR_NOT_FOUND or %PRAXIS_ERROR_FAILED
 */
gboolean
praxis_exchange_check_status (PraxisExchange  *self,
                              GError         **error)
{
  guint status = praxis_exchange_get_status (self);
  g_autofree char *address = g_uri_to_string (self->uri);

  if (SOUP_STATUS_IS_SUCCESSFUL (status) || status == SOUP_STATUS_NOT_MODIFIED)
    return TRUE;
  if (status == SOUP_STATUS_NOT_FOUND)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is nothing at “%s”. Is the address right?"), address);
  else if (status == SOUP_STATUS_GONE)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 _("“%s” was taken away for good. Ask the digest’s author for its new address."), address);
  else if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    /* Some servers say so of everything that is not there. */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND,
                 _("%s does not let everybody read “%s”. Ask the digest’s author about it."), get_host (self), address);
  else if (status == PRAXIS_WEB_TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("%s is busy. Try again later."), get_host (self));
  else if (SOUP_STATUS_IS_SERVER_ERROR (status))
    /* Translators: the first is a host, the second the number of an error of HTTP, "500" */
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("%s has a fault at the moment (%u). Try again later."), get_host (self), status);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                 _("%s does not give out “%s” (%u). Is the address right?"), get_host (self), address, status);
  return FALSE;
}

void
praxis_exchange_refuse_page (PraxisExchange  *self,
                             GError         **error)
{
  set_error (self, error, PRAXIS_ERROR_INVALID,
             _("%s answers with a web page instead of a digest. If this network asks to sign in first, do that in a browser and try again."));
}

void
praxis_exchange_refuse_size (PraxisExchange  *self,
                             GError         **error)
{
  set_error (self, error, PRAXIS_ERROR_TOO_LARGE, _("What %s gives out is larger than Praxis takes, so it was not fetched."));
}

gboolean
praxis_download_starts_page (const char *data,
                             gsize       length)
{
  gsize i = 0;

  /* A byte order mark */
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (data[i]))
    i++;
  return i < length && data[i] == '<';
}
