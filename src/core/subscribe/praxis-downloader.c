/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-downloader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-downloader-private.h"
#include "praxis-error.h"
#include "praxis-web.h"

/*
 * Fetches what digests are made of from the web: small things into memory here, archives into a file in praxis-download-file.c.
 * It waits, so it belongs to a thread that may; and it tells the server nothing but what it wants and what it has of it already.
 */

struct _PraxisDownloader
{
  GObject parent_instance;

  SoupSession            *session;
  PraxisDownloadProgress  progress;
  gpointer                progress_data;
};

G_DEFINE_FINAL_TYPE (PraxisDownloader, praxis_downloader, G_TYPE_OBJECT)

/* How long a server may say nothing, in seconds. */
#define DEFAULT_TIMEOUT 30

#define CHUNK_LENGTH (64 * 1024)

static void
praxis_downloader_finalize (GObject *object)
{
  PraxisDownloader *self = PRAXIS_DOWNLOADER (object);

  soup_session_abort (self->session);
  g_object_unref (self->session);

  G_OBJECT_CLASS (praxis_downloader_parent_class)->finalize (object);
}

static void
praxis_downloader_class_init (PraxisDownloaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = praxis_downloader_finalize;
}

static void
praxis_downloader_init (PraxisDownloader *self)
{
  /* A session has neither cookies nor a cache of its own. */
  self->session = soup_session_new_with_options ("user-agent", "Praxis/" PACKAGE_VERSION, "timeout", DEFAULT_TIMEOUT, NULL);
}

/**
 * praxis_downloader_new:
 *
 * Returns: (transfer full): what fetches; for one thread
 */
PraxisDownloader *
praxis_downloader_new (void)
{
  return g_object_new (PRAXIS_TYPE_DOWNLOADER, NULL);
}

/**
 * praxis_downloader_set_timeout:
 * @self: what fetches
 * @timeout: how long a server may say nothing, in seconds
 */
void
praxis_downloader_set_timeout (PraxisDownloader *self,
                               guint             timeout)
{
  g_return_if_fail (PRAXIS_IS_DOWNLOADER (self));

  soup_session_set_timeout (self->session, timeout);
}

/**
 * praxis_downloader_set_certificates:
 * @self: what fetches
 * @certificates: (nullable): whom to trust; %NULL for whom the system trusts
 */
void
praxis_downloader_set_certificates (PraxisDownloader *self,
                                    GTlsDatabase     *certificates)
{
  g_return_if_fail (PRAXIS_IS_DOWNLOADER (self));

  soup_session_set_tls_database (self->session, certificates);
}

/**
 * praxis_downloader_set_progress:
 * @self: what fetches
 * @progress: (nullable): called as a file comes
 * @user_data: for @progress
 */
void
praxis_downloader_set_progress (PraxisDownloader       *self,
                                PraxisDownloadProgress  progress,
                                gpointer                user_data)
{
  g_return_if_fail (PRAXIS_IS_DOWNLOADER (self));

  self->progress = progress;
  self->progress_data = user_data;
}

SoupSession *
praxis_downloader_get_session (PraxisDownloader *self)
{
  return self->session;
}

/**
 * praxis_downloader_say_progress:
 * @self: what fetches
 * @done: how much is there
 * @total: of how much
 *
 * Tells how far it has come; for who fetches something in parts.
 */
void
praxis_downloader_say_progress (PraxisDownloader *self,
                                guint64           done,
                                guint64           total)
{
  if (self->progress != NULL)
    self->progress (done, total, self->progress_data);
}

/**
 * praxis_download_free:
 * @self: (transfer full): what came
 */
void
praxis_download_free (PraxisDownload *self)
{
  g_free (self->address);
  g_free (self->moved_to);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/* Returns: (transfer full): all of the answer; %NULL with an error, and @is_broken where asking again may help */
static GBytes *
read_body (PraxisExchange  *exchange,
           gsize            max_length,
           gboolean        *is_broken,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();

  for (;;)
    {
      g_autoptr(GError) failure = NULL;
      guint8 chunk[CHUNK_LENGTH];
      gssize length = g_input_stream_read (exchange->stream, chunk, sizeof chunk, cancellable, &failure);

      if (length < 0)
        {
          *is_broken = praxis_web_get_failure (failure) == PRAXIS_WEB_BROKEN;
          praxis_exchange_fail (exchange, failure, error);
          return NULL;
        }
      if (length == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&body));
      if (body->len + (gsize) length > max_length)
        {
          praxis_exchange_refuse_size (exchange, error);
          return NULL;
        }
      g_byte_array_append (body, chunk, (guint) length);
    }
}

static PraxisDownload *
get_once (PraxisDownloader             *self,
          const char                   *address,
          const PraxisDownloadOptions  *options,
          gsize                         max_length,
          gboolean                     *is_broken,
          GCancellable                 *cancellable,
          GError                      **error)
{
  g_autoptr(PraxisExchange) exchange = praxis_exchange_new (address, error);
  g_autoptr(PraxisDownload) download = NULL;
  const char *data;
  gsize length;

  if (exchange == NULL)
    return NULL;
  praxis_exchange_set_options (exchange, options);
  if (!praxis_exchange_send (exchange, self->session, cancellable, error) || !praxis_exchange_check_status (exchange, error))
    return NULL;
  download = praxis_exchange_new_download (exchange);
  if (download->not_modified)
    return g_steal_pointer (&download);
  download->body = read_body (exchange, max_length, is_broken, cancellable, error);
  if (download->body == NULL)
    return NULL;
  data = g_bytes_get_data (download->body, &length);
  download->is_page = download->is_page || praxis_download_starts_page (data, length);
  return g_steal_pointer (&download);
}

/**
 * praxis_downloader_get:
 * @self: what fetches
 * @address: an address of the web
 * @options: (nullable): what the caller has already, and how it wants what it has not
 * @max_length: how large it may be, in bytes, decompressed
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Fetches something small. Where the connection breaks in the middle it is asked a second time.
 *
 * Fails with %PRAXIS_ERROR_OFFLINE, %PRAXIS_ERROR_NOT_FOUND, %PRAXIS_ERROR_TOO_LARGE, %PRAXIS_ERROR_INVALID where @address is none,
 * %PRAXIS_ERROR_FAILED and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): what came
 */
PraxisDownload *
praxis_downloader_get (PraxisDownloader             *self,
                       const char                   *address,
                       const PraxisDownloadOptions  *options,
                       gsize                         max_length,
                       GCancellable                 *cancellable,
                       GError                      **error)
{
  g_autoptr(GError) failure = NULL;
  gboolean is_broken = FALSE;
  PraxisDownload *download;

  g_return_val_if_fail (PRAXIS_IS_DOWNLOADER (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  download = get_once (self, address, options, max_length, &is_broken, cancellable, &failure);
  if (download == NULL && is_broken)
    return get_once (self, address, options, max_length, &is_broken, cancellable, error);
  if (download == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return download;
}
