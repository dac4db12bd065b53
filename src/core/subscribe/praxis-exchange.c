/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-downloader-private.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-web.h"

/*
 * A question and its answer. Redirects are followed here and not in libsoup, which would not say which of them are for ever: the
 * address that a reader has keeps up with a site that moved as long as every step of the way says so (RFC 9110, sections 15.4.2
 * and 15.4.9).
 */

/**
 * praxis_exchange_new:
 * @address: an address of the web
 * @error: return location
 *
 * Returns: (transfer full): a question; %NULL with %PRAXIS_ERROR_INVALID
 */
PraxisExchange *
praxis_exchange_new (const char  *address,
                     GError     **error)
{
  g_autoptr(GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
  PraxisExchange *self;

  if (uri == NULL || !praxis_web_can_ask (uri))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("“%s” is no address of the web: that begins with “https://”. Correct it."), address);
      return NULL;
    }
  self = g_new0 (PraxisExchange, 1);
  self->uri = g_steal_pointer (&uri);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
praxis_exchange_free (PraxisExchange *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_pointer (&self->moved_to, g_uri_unref);
  g_uri_unref (self->uri);
  g_ptr_array_unref (self->headers);
  g_free (self);
}

void
praxis_exchange_add_header (PraxisExchange *self,
                            const char     *name,
                            const char     *value)
{
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

/* @options may be %NULL. */
void
praxis_exchange_set_options (PraxisExchange              *self,
                             const PraxisDownloadOptions *options)
{
  if (options == NULL)
    return;
  self->as_it_lies = self->as_it_lies || options->as_it_lies;
  if (options->etag != NULL && *options->etag != '\0')
    praxis_exchange_add_header (self, "If-None-Match", options->etag);
  if (options->last_modified != NULL && *options->last_modified != '\0')
    praxis_exchange_add_header (self, "If-Modified-Since", options->last_modified);
}

static void
ask (PraxisExchange *self)
{
  SoupMessageHeaders *headers;

  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  self->message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  if (self->as_it_lies)
    soup_message_disable_feature (self->message, SOUP_TYPE_CONTENT_DECODER);
  headers = soup_message_get_request_headers (self->message);
  if (self->as_it_lies)
    soup_message_headers_replace (headers, "Accept-Encoding", "identity");
  for (guint i = 0; i < self->headers->len; i += 2)
    soup_message_headers_replace (headers, g_ptr_array_index (self->headers, i), g_ptr_array_index (self->headers, i + 1));
}

static gboolean
is_redirect (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND || status == SOUP_STATUS_SEE_OTHER ||
         status == SOUP_STATUS_TEMPORARY_REDIRECT || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static gboolean
follow (PraxisExchange  *self,
        gboolean         is_permanent,
        GError         **error)
{
  const char *location = praxis_exchange_get_header (self, "Location");
  g_autoptr(GUri) next = location != NULL ? g_uri_parse_relative (self->uri, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (next == NULL || !praxis_web_may_follow (self->uri, next))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                   _("%s sends to an address that is not safe, so nothing was fetched. Ask the digest’s author about it."),
                   g_uri_get_host (self->uri));
      return FALSE;
    }
  if (is_permanent)
    {
      g_clear_pointer (&self->moved_to, g_uri_unref);
      self->moved_to = g_uri_ref (next);
    }
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&next);
  return TRUE;
}

/**
 * praxis_exchange_send:
 * @self: a question
 * @session: what carries it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Asks, and follows where the answer sends. An answer that tells a failure is an answer.
 *
 * Returns: whether there is an answer; %FALSE with %PRAXIS_ERROR_OFFLINE, %PRAXIS_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 */
gboolean
praxis_exchange_send (PraxisExchange  *self,
                      SoupSession     *session,
                      GCancellable    *cancellable,
                      GError         **error)
{
  gboolean is_permanent = TRUE;

  for (guint n = 0; n <= PRAXIS_WEB_MAX_REDIRECTS; n++)
    {
      g_autoptr(GError) failure = NULL;
      guint status;

      ask (self);
      self->stream = soup_session_send (session, self->message, cancellable, &failure);
      if (self->stream == NULL)
        {
          praxis_exchange_fail (self, failure, error);
          return FALSE;
        }
      status = praxis_exchange_get_status (self);
      if (!is_redirect (status))
        return TRUE;
      is_permanent = is_permanent && (status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_PERMANENT_REDIRECT);
      if (!follow (self, is_permanent, error))
        return FALSE;
    }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
               _("%s sends on without end, so nothing was fetched. Try again later."), g_uri_get_host (self->uri));
  return FALSE;
}

guint
praxis_exchange_get_status (PraxisExchange *self)
{
  return soup_message_get_status (self->message);
}

/* Returns: (nullable): a header of the answer */
const char *
praxis_exchange_get_header (PraxisExchange *self,
                            const char     *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

static char *
dup_header (PraxisExchange *self,
            const char     *name)
{
  const char *value = praxis_exchange_get_header (self, name);

  return g_strdup (value != NULL ? value : "");
}

/* Returns: (transfer full): what the headers of the answer say */
PraxisDownload *
praxis_exchange_new_download (PraxisExchange *self)
{
  const char *type = soup_message_headers_get_content_type (soup_message_get_response_headers (self->message), NULL);
  PraxisDownload *download = g_new0 (PraxisDownload, 1);

  download->address = g_uri_to_string (self->uri);
  download->moved_to = self->moved_to != NULL ? g_uri_to_string (self->moved_to) : NULL;
  download->etag = dup_header (self, "ETag");
  download->last_modified = dup_header (self, "Last-Modified");
  download->not_modified = praxis_exchange_get_status (self) == SOUP_STATUS_NOT_MODIFIED;
  download->is_page = type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 || g_ascii_strcasecmp (type, "application/xhtml+xml") == 0);
  return download;
}
