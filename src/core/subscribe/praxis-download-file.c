/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-downloader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "praxis-downloader-private.h"
#include "praxis-error.h"
#include "praxis-web.h"

/*
 * A large file, into "PATH.partial", which becomes PATH when it is whole. What broke off goes on where it stopped, now or another
 * day: "PATH.from" says which address the bytes came from and what the server called them (RFC 9110, sections 13.1.5 and 14.2).
 *
 *   partial? ──yes──▶ Range, If-Range ──▶ 206 from there: append
 *      │                               ├▶ 200: another file, or no such server: from the start
 *      no ──▶ all of it                └▶ 206 from elsewhere, 416: forget the partial file, once
 *
 * One process at a time writes there; a lock on the partial file says so.
 */

/* How often a file that breaks off is gone on with at once, as long as something more of it came. */
#define MAX_TRIES 5

#define CHUNK_LENGTH (64 * 1024)

#define GROUP "download"

typedef struct
{
  PraxisDownloader *downloader;
  const char       *address;
  const char       *path;
  const char       *start;
  guint64           max_length;

  const PraxisDownloadOptions *options;

  char    *partial_path;
  char    *from_path;
  int      fd;

  guint64  done;
  guint64  total;
  char    *validator;
  gboolean is_broken;
  gboolean is_stale;
} File;

static void
file_clear (File *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->partial_path);
  g_free (self->from_path);
  g_free (self->validator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

static gboolean
fail_to_write (File    *self,
               int      number,
               GError **error)
{
  g_autofree char *name = g_filename_display_name (self->partial_path);

  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE, _("The disk is too full for “%s”. Make room and try again."), name);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("“%s” cannot be written: %s."), name, g_strerror (number));
  return FALSE;
}

/* --- The partial file ------------------------------------------------------------------------------------- */

static gboolean
open_partial (File    *self,
              GError **error)
{
  self->fd = g_open (self->partial_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->fd < 0)
    return fail_to_write (self, errno, error);
  if (flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_BUSY,
                           _("This digest is being fetched already, by another window or command. Wait until that is done."));
      return FALSE;
    }
  return TRUE;
}

/* What there is already, if it is of the same address and the server gave it a name. */
static void
load_from (File *self)
{
  g_autoptr(GKeyFile) from = g_key_file_new ();
  g_autofree char *address = NULL;
  g_autofree char *validator = NULL;
  struct stat status;

  self->done = 0;
  self->total = 0;
  g_clear_pointer (&self->validator, g_free);
  if (!g_key_file_load_from_file (from, self->from_path, G_KEY_FILE_NONE, NULL) || fstat (self->fd, &status) != 0)
    return;
  address = g_key_file_get_string (from, GROUP, "address", NULL);
  validator = g_key_file_get_string (from, GROUP, "validator", NULL);
  if (g_strcmp0 (address, self->address) != 0 || validator == NULL || *validator == '\0' || (gsize) status.st_size < strlen (self->start))
    return;
  self->validator = g_steal_pointer (&validator);
  self->done = (guint64) status.st_size;
  self->total = g_key_file_get_uint64 (from, GROUP, "total", NULL);
}

static gboolean
save_from (File    *self,
           GError **error)
{
  g_autoptr(GKeyFile) from = g_key_file_new ();
  g_autoptr(GError) failure = NULL;

  g_key_file_set_string (from, GROUP, "address", self->address);
  g_key_file_set_string (from, GROUP, "validator", self->validator);
  g_key_file_set_uint64 (from, GROUP, "total", self->total);
  if (g_key_file_save_to_file (from, self->from_path, &failure))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? PRAXIS_ERROR_NO_SPACE : PRAXIS_ERROR_FAILED,
               _("What was fetched cannot be kept: %s"), failure->message);
  return FALSE;
}

/* A weak name does not stand for the same bytes (RFC 9110, section 8.8.1). */
static char *
dup_validator (PraxisExchange *exchange)
{
  const char *etag = praxis_exchange_get_header (exchange, "ETag");
  const char *modified = praxis_exchange_get_header (exchange, "Last-Modified");

  if (etag != NULL && !g_str_has_prefix (etag, "W/"))
    return g_strdup (etag);
  return g_strdup (etag == NULL && modified != NULL ? modified : "");
}

/* --- One attempt ------------------------------------------------------------------------------------------ */

static gboolean
write_all (File        *self,
           const guint8 *data,
           gsize         length,
           GError      **error)
{
  while (length > 0)
    {
      gssize n = pwrite (self->fd, data, length, (goffset) self->done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_to_write (self, errno, error);
      self->done += (guint64) n;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Whether the file begins as it should; a web page is what a network answers where one must sign in. */
static gboolean
check_start (File            *self,
             PraxisExchange  *exchange,
             const guint8    *data,
             gsize            length,
             GError         **error)
{
  gsize wanted = strlen (self->start);

  if (length >= wanted && memcmp (data, self->start, wanted) == 0)
    return TRUE;
  if (praxis_download_starts_page ((const char *) data, length))
    praxis_exchange_refuse_page (exchange, error);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN, _("“%s” is not an archive of Praxis. Is the address right?"), self->address);
  return FALSE;
}

static gboolean
read_chunk (File            *self,
            PraxisExchange  *exchange,
            guint8          *chunk,
            gsize           *length,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr(GError) failure = NULL;
  gssize n;

  /* The beginning is looked at as a whole. */
  if (self->done == 0)
    {
      if (g_input_stream_read_all (exchange->stream, chunk, strlen (self->start), length, cancellable, &failure))
        return TRUE;
    }
  else
    {
      n = g_input_stream_read (exchange->stream, chunk, CHUNK_LENGTH, cancellable, &failure);
      *length = (gsize) MAX (n, 0);
      if (n >= 0)
        return TRUE;
    }
  self->is_broken = praxis_web_get_failure (failure) == PRAXIS_WEB_BROKEN;
  praxis_exchange_fail (exchange, failure, error);
  return FALSE;
}

static gboolean
read_all (File            *self,
          PraxisExchange  *exchange,
          GCancellable    *cancellable,
          GError         **error)
{
  for (;;)
    {
      guint8 chunk[CHUNK_LENGTH];
      gsize length;

      if (!read_chunk (self, exchange, chunk, &length, cancellable, error))
        return FALSE;
      if (self->done == 0 && !check_start (self, exchange, chunk, length, error))
        return FALSE;
      if (length == 0)
        break;
      if (self->done + length > self->max_length)
        {
          praxis_exchange_refuse_size (exchange, error);
          return FALSE;
        }
      if (!write_all (self, chunk, length, error))
        return FALSE;
      praxis_downloader_say_progress (self->downloader, self->done, self->total);
    }
  if (self->total == 0 || self->done == self->total)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("%s gives another length than it says. Try again later."),
               g_uri_get_host (exchange->uri));
  return FALSE;
}

/* Goes on behind what there is. Returns: whether the answer does. */
static gboolean
resume_at (File           *self,
           PraxisExchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  goffset start;
  goffset end;
  goffset total;

  if (!soup_message_headers_get_content_range (headers, &start, &end, &total) || start < 0 || (guint64) start != self->done)
    return FALSE;
  return total < 0 || self->total == 0 || (guint64) total == self->total;
}

static gboolean
begin (File            *self,
       PraxisExchange  *exchange,
       GError         **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  struct stat status;

  self->done = 0;
  self->total = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH ? (guint64) soup_message_headers_get_content_length (headers) : 0;
  g_free (self->validator);
  self->validator = dup_validator (exchange);
  if (self->total > self->max_length)
    {
      praxis_exchange_refuse_size (exchange, error);
      return FALSE;
    }
  /* First what the bytes are, then the bytes. */
  if (fstat (self->fd, &status) != 0 || (status.st_size > 0 && ftruncate (self->fd, 0) != 0))
    return fail_to_write (self, errno, error);
  return save_from (self, error);
}

/* Returns: (transfer full): what came when it is whole */
static PraxisDownload *
try_once (File          *self,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(PraxisExchange) exchange = praxis_exchange_new (self->address, error);
  guint status;

  self->is_broken = FALSE;
  self->is_stale = FALSE;
  if (exchange == NULL)
    return NULL;
  exchange->as_it_lies = TRUE;
  praxis_exchange_set_options (exchange, self->options);
  if (self->done > 0)
    {
      g_autofree char *range = g_strdup_printf ("bytes=%" G_GUINT64_FORMAT "-", self->done);

      praxis_exchange_add_header (exchange, "Range", range);
      praxis_exchange_add_header (exchange, "If-Range", self->validator);
    }
  if (!praxis_exchange_send (exchange, praxis_downloader_get_session (self->downloader), cancellable, error))
    return NULL;
  status = praxis_exchange_get_status (exchange);
  self->is_stale = status == SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE || (status == SOUP_STATUS_PARTIAL_CONTENT && !resume_at (self, exchange));
  if (!praxis_exchange_check_status (exchange, error))
    return NULL;
  if (self->is_stale)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("%s gives other parts of a file than it was asked for. Try again later."),
                   g_uri_get_host (exchange->uri));
      return NULL;
    }
  if (status == SOUP_STATUS_NOT_MODIFIED)
    return praxis_exchange_new_download (exchange);
  if (status != SOUP_STATUS_PARTIAL_CONTENT && !begin (self, exchange, error))
    return NULL;
  if (!read_all (self, exchange, cancellable, error))
    return NULL;
  return praxis_exchange_new_download (exchange);
}

/* --- Together --------------------------------------------------------------------------------------------- */

/* Whether what there is cannot become the file, or takes the room that it needs. */
static gboolean
is_useless (const GError *error)
{
  return g_error_matches (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE) || g_error_matches (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE) ||
         g_error_matches (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN) || g_error_matches (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

static PraxisDownload *
try_often (File          *self,
           GCancellable  *cancellable,
           GError       **error)
{
  gboolean was_stale = FALSE;

  for (guint n = 1;; n++)
    {
      g_autoptr(GError) failure = NULL;
      guint64 done = self->done;
      PraxisDownload *download = try_once (self, cancellable, &failure);

      if (download != NULL)
        return download;
      if (self->is_stale && !was_stale)
        {
          was_stale = TRUE;
          self->done = 0;
          self->total = 0;
          continue;
        }
      if (self->is_broken && self->done > done && n < MAX_TRIES)
        {
          /* Without a name for it there is no going on. */
          if (*self->validator == '\0')
            self->done = 0;
          continue;
        }
      if (is_useless (failure))
        praxis_download_discard (self->path);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
}

/**
 * praxis_download_discard:
 * @path: where a file was to be
 *
 * Takes away what came of a file that broke off.
 */
void
praxis_download_discard (const char *path)
{
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_autofree char *from = g_strconcat (path, ".from", NULL);

  g_return_if_fail (path != NULL);

  g_unlink (from);
  g_unlink (partial);
}

/**
 * praxis_downloader_get_file:
 * @self: what fetches
 * @address: an address of the web
 * @path: where it goes, in a folder that is there; a file of that name is replaced
 * @start: what such a file begins with
 * @options: (nullable): what the caller has already
 * @max_length: how large it may be, in bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Fetches a file. What breaks off goes on where it stopped, also the next time, if it is still the same for the server. What is in
 * the file is for the caller to judge.
 *
 * Fails as praxis_downloader_get() does, and with %PRAXIS_ERROR_FOREIGN where the file does not begin with @start,
 * %PRAXIS_ERROR_INVALID where a web page came instead, %PRAXIS_ERROR_NO_SPACE, and %PRAXIS_ERROR_BUSY while another process fetches it.
 *
 * Returns: (transfer full): what came, without its body; where it is still what the caller has, nothing went into the file
 */
PraxisDownload *
praxis_downloader_get_file (PraxisDownloader             *self,
                            const char                   *address,
                            const char                   *path,
                            const char                   *start,
                            const PraxisDownloadOptions  *options,
                            guint64                       max_length,
                            GCancellable                 *cancellable,
                            GError                      **error)
{
  g_auto(File) file = { .fd = -1 };
  g_autoptr(PraxisDownload) download = NULL;

  g_return_val_if_fail (PRAXIS_IS_DOWNLOADER (self), NULL);
  g_return_val_if_fail (address != NULL && path != NULL && start != NULL, NULL);

  file.downloader = self;
  file.address = address;
  file.path = path;
  file.start = start;
  file.options = options;
  file.max_length = max_length;
  file.partial_path = g_strconcat (path, ".partial", NULL);
  file.from_path = g_strconcat (path, ".from", NULL);
  if (!open_partial (&file, error))
    return NULL;
  load_from (&file);
  download = try_often (&file, cancellable, error);
  if (download == NULL)
    return NULL;
  if (download->not_modified)
    {
      praxis_download_discard (path);
      return g_steal_pointer (&download);
    }
  if (g_rename (file.partial_path, path) != 0)
    {
      fail_to_write (&file, errno, error);
      return NULL;
    }
  g_unlink (file.from_path);
  return g_steal_pointer (&download);
}
