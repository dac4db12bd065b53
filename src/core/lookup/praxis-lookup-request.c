/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-lookup-request.h"

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-web.h"

/*
 * One question to the web, and all that bounds it:
 *
 *   send ──▶ status ──▶ read ──▶ done
 *    ▲ ▲        │ │
 *    │ └redirect┘ │ busy, or the connection broke: once
 *    └───pause◀───┘
 *
 * The deadline and the caller's cancellable both cancel "stop", which every step runs under; a pause they end at once.
 */

#define CHUNK_LENGTH (64 * 1024)

/* How long to wait before the second attempt where the service does not say, in milliseconds. */
#define PAUSE 400

typedef struct
{
  SoupSession  *session;
  GUri         *uri;
  char         *accept;

  GCancellable *stop;
  GSource      *deadline;
  GSource      *cancelled;
  GSource      *pause;
  gint64        end_time;
  gboolean      timed_out;

  guint         n_redirects;
  gboolean      repeated;
  guint         status;
  GInputStream *stream;
  GByteArray   *body;
} Request;

static void send_request (GTask *task);
static void read_body    (GTask *task);

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
request_free (gpointer data)
{
  Request *self = data;

  clear_source (&self->deadline);
  clear_source (&self->cancelled);
  clear_source (&self->pause);
  g_object_unref (self->session);
  g_uri_unref (self->uri);
  g_free (self->accept);
  g_object_unref (self->stop);
  g_clear_object (&self->stream);
  g_byte_array_unref (self->body);
  g_free (self);
}

/**
 * praxis_lookup_reply_free:
 * @self: (transfer full): a reply
 */
void
praxis_lookup_reply_free (PraxisLookupReply *self)
{
  g_free (self->host);
  g_bytes_unref (self->body);
  g_free (self);
}

/* --- The end ---------------------------------------------------------------------------------------------- */

/* The sources hold the task, so that they must go for it to go. */
static void
end (Request *self)
{
  clear_source (&self->deadline);
  clear_source (&self->cancelled);
  clear_source (&self->pause);
  g_clear_object (&self->stream);
}

static void
succeed (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  PraxisLookupReply *reply = g_new0 (PraxisLookupReply, 1);

  reply->status = self->status;
  reply->host = g_strdup (g_uri_get_host (self->uri));
  reply->body = g_bytes_new (self->body->data, self->body->len);
  end (self);
  g_task_return_pointer (task, reply, (GDestroyNotify) praxis_lookup_reply_free);
}

static void
fail (GTask       *task,
      PraxisError  code,
      const char  *format)
{
  Request *self = g_task_get_task_data (task);
  g_autoptr(GString) message = g_string_new (format);

  g_string_replace (message, "%s", g_uri_get_host (self->uri), 1);
  end (self);
  g_task_return_new_error_literal (task, PRAXIS_ERROR, (int) code, message->str);
}

/* What went wrong on the way, as a sentence for people. */
static void
fail_with (GTask        *task,
           const GError *failure)
{
  Request *self = g_task_get_task_data (task);

  switch (self->timed_out ? PRAXIS_WEB_LATE : praxis_web_get_failure (failure))
    {
    case PRAXIS_WEB_LATE:
      fail (task, PRAXIS_ERROR_FAILED, _("%s did not answer in time. Try again later."));
      break;
    case PRAXIS_WEB_OFFLINE:
      fail (task, PRAXIS_ERROR_FAILED, _("This computer is not connected to the internet, so nothing can be looked up."));
      break;
    case PRAXIS_WEB_UNKNOWN:
      fail (task, PRAXIS_ERROR_FAILED, _("%s cannot be found. Is this computer connected to the internet?"));
      break;
    case PRAXIS_WEB_BROKEN:
      fail (task, PRAXIS_ERROR_FAILED, _("The connection to %s broke off. Try again."));
      break;
    case PRAXIS_WEB_UNSAFE:
      fail (task, PRAXIS_ERROR_FAILED, _("The connection to %s cannot be made safe, so nothing was looked up."));
      break;
    case PRAXIS_WEB_REFUSED:
      fail (task, PRAXIS_ERROR_FAILED, _("%s takes no connections. Try again later, or correct the address in the preferences."));
      break;
    case PRAXIS_WEB_OTHER:
    default:
      fail (task, PRAXIS_ERROR_FAILED, _("%s cannot be asked at the moment. Try again later."));
    }
}

/* --- The second attempt ----------------------------------------------------------------------------------- */

static gboolean
pause_cb (gpointer user_data)
{
  GTask *task = user_data;
  Request *self = g_task_get_task_data (task);

  g_clear_pointer (&self->pause, g_source_unref);
  send_request (task);
  return G_SOURCE_REMOVE;
}

/* Waits and sends again, where that has not happened yet and there is time. */
static gboolean
repeat (GTask  *task,
        gint64  pause)
{
  Request *self = g_task_get_task_data (task);

  if (self->repeated || g_cancellable_is_cancelled (self->stop) || g_get_monotonic_time () + pause * 1000 >= self->end_time)
    return FALSE;
  self->repeated = TRUE;
  g_byte_array_set_size (self->body, 0);
  g_clear_object (&self->stream);
  self->pause = g_timeout_source_new ((guint) pause);
  g_task_attach_source (task, self->pause, pause_cb);
  return TRUE;
}

/* "Retry-After" is a number of seconds or a date (RFC 9110, section 10.2.3). */
static gint64
get_pause (SoupMessage *message)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  g_autoptr(GDateTime) date = NULL;
  g_autoptr(GDateTime) now = NULL;
  guint64 seconds;

  if (text == NULL)
    return PAUSE;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return MAX ((gint64) seconds * 1000, PAUSE);
  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return PAUSE;
  now = g_date_time_new_now_utc ();
  return MAX (g_date_time_difference (date, now) / 1000, PAUSE);
}

/* --- Send ------------------------------------------------------------------------------------------------- */

static void
follow (GTask       *task,
        SoupMessage *message)
{
  Request *self = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr(GUri) next = location != NULL ? g_uri_parse_relative (self->uri, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  g_clear_object (&self->stream);
  if (++self->n_redirects > PRAXIS_WEB_MAX_REDIRECTS)
    {
      fail (task, PRAXIS_ERROR_FAILED, _("%s sends on without end, so nothing was looked up. Try again later."));
      return;
    }
  if (next == NULL || !praxis_web_may_follow (self->uri, next))
    {
      fail (task, PRAXIS_ERROR_FAILED, _("%s sends to an address that is not safe, so nothing was looked up."));
      return;
    }
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&next);
  send_request (task);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) failure = NULL;
  Request *self = g_task_get_task_data (task);
  SoupMessage *message = soup_session_get_async_result_message (self->session, result);

  self->stream = soup_session_send_finish (self->session, result, &failure);
  if (self->stream == NULL)
    {
      if (praxis_web_get_failure (failure) != PRAXIS_WEB_BROKEN || !repeat (task, PAUSE))
        fail_with (task, failure);
      return;
    }
  self->status = soup_message_get_status (message);
  if ((self->status == PRAXIS_WEB_TOO_MANY_REQUESTS || self->status == SOUP_STATUS_SERVICE_UNAVAILABLE) && repeat (task, get_pause (message)))
    return;
  if (SOUP_STATUS_IS_REDIRECTION (self->status) && self->status != SOUP_STATUS_NOT_MODIFIED)
    follow (task, message);
  else if (SOUP_STATUS_IS_SUCCESSFUL (self->status))
    read_body (task);
  else
    succeed (task);
}

static void
send_request (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  g_autoptr(SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", self->accept);
  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, self->stop, sent_cb, g_object_ref (task));
}

/* --- Read ------------------------------------------------------------------------------------------------- */

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) failure = NULL;
  Request *self = g_task_get_task_data (task);
  g_autoptr(GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &failure);

  if (chunk == NULL)
    {
      if (praxis_web_get_failure (failure) != PRAXIS_WEB_BROKEN || !repeat (task, PAUSE))
        fail_with (task, failure);
      return;
    }
  if (g_bytes_get_size (chunk) == 0)
    {
      succeed (task);
      return;
    }
  g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
  if (self->body->len > PRAXIS_LOOKUP_MAX_LENGTH)
    fail (task, PRAXIS_ERROR_TOO_LARGE, _("What %s answers is too large for a description of a work."));
  else
    read_body (task);
}

static void
read_body (GTask *task)
{
  Request *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK_LENGTH, G_PRIORITY_DEFAULT, self->stop, read_cb, g_object_ref (task));
}

/* --- Bounds ----------------------------------------------------------------------------------------------- */

/* Ends whatever step the request is in; all but a pause say so themselves. */
static void
stop (GTask *task)
{
  Request *self = g_task_get_task_data (task);
  g_autoptr(GError) failure = NULL;

  g_cancellable_cancel (self->stop);
  if (self->pause == NULL)
    return;
  g_cancellable_set_error_if_cancelled (self->stop, &failure);
  fail_with (task, failure);
}

static gboolean
deadline_cb (gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Request *self = g_task_get_task_data (task);

  self->timed_out = TRUE;
  stop (task);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);

  stop (task);
  return G_SOURCE_REMOVE;
}

/**
 * praxis_lookup_request_async:
 * @session: a session of this thread
 * @uri: an address of the web
 * @accept: the types of answers that are understood
 * @timeout: how long to wait in all, with redirects and a second attempt, in milliseconds
 * @cancellable: (nullable): a cancellable
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for what is at an address.
 */
void
praxis_lookup_request_async (SoupSession         *session,
                             GUri                *uri,
                             const char          *accept,
                             guint                timeout,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *self = g_new0 (Request, 1);

  g_task_set_source_tag (task, praxis_lookup_request_async);
  self->session = g_object_ref (session);
  self->uri = g_uri_ref (uri);
  self->accept = g_strdup (accept);
  self->stop = g_cancellable_new ();
  self->end_time = g_get_monotonic_time () + (gint64) timeout * 1000;
  self->body = g_byte_array_new ();
  g_task_set_task_data (task, self, request_free);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->deadline = g_timeout_source_new (timeout);
  g_task_attach_source (task, self->deadline, deadline_cb);
  if (cancellable != NULL)
    {
      self->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, self->cancelled, G_SOURCE_FUNC (cancelled_cb));
    }
  send_request (task);
}

/**
 * praxis_lookup_request_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Fails with %PRAXIS_ERROR_FAILED where there is no answer, %PRAXIS_ERROR_TOO_LARGE where there is too much of it, and
 * %G_IO_ERROR_CANCELLED. A status that tells a failure is an answer.
 *
 * Returns: (transfer full): what came back
 */
PraxisLookupReply *
praxis_lookup_request_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
