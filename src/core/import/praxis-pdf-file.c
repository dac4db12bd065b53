/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-pdf-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "praxis-error.h"
#include "praxis-pdf.h"

#define CHUNK (256 * 1024)

static void
set_too_large (GError **error)
{
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE,
               /* Translators: %u is a number of megabytes. */
               _("The PDF is larger than %u MB, which Praxis does not read. Type the reference instead."),
               (guint) (PRAXIS_PDF_MAX / 1024 / 1024));
}

static void
set_unreadable (GFile       *file,
                gboolean     is_gone,
                const char  *why,
                GError     **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (is_gone)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("“%s” cannot be read: %s."), name, why);
}

/* Only a file: a pipe or a device could be read without an end. */
static gboolean
check_file (int      fd,
            GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("This is a folder or a device, not a PDF file."));
  else if (status.st_size > PRAXIS_PDF_MAX)
    set_too_large (error);
  else
    return TRUE;
  return FALSE;
}

static int
open_local (GFile   *file,
            GError **error)
{
  /* To open a pipe must not wait for who writes into it. */
  g_autofd int fd = open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    {
      set_unreadable (file, errno == ENOENT || errno == ENOTDIR, g_strerror (errno), error);
      return -1;
    }
  return check_file (fd, error) ? g_steal_fd (&fd) : -1;
}

static void
set_not_copied (const char  *why,
                GError     **error)
{
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("The PDF cannot be copied for reading: %s."), why);
}

static gboolean
write_all (int         fd,
           const char *bytes,
           gssize      length,
           GError    **error)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, (gsize) length);

      if (written < 0 && errno != EINTR)
        {
          set_not_copied (g_strerror (errno), error);
          return FALSE;
        }
      bytes += MAX (written, 0);
      length -= MAX (written, 0);
    }
  return TRUE;
}

static gboolean
copy_stream (GInputStream  *stream,
             int            fd,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  goffset total = 0;

  for (;;)
    {
      gssize n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error);

      if (n < 0)
        return FALSE;
      /* Whoever gets it begins at its beginning. */
      if (n == 0)
        {
          (void) lseek (fd, 0, SEEK_SET);
          return TRUE;
        }
      total += n;
      if (total > PRAXIS_PDF_MAX)
        {
          set_too_large (error);
          return FALSE;
        }
      if (!write_all (fd, chunk, n, error))
        return FALSE;
    }
}

/* What has no place in the file system is copied into a file without a name. */
static int
open_remote (GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, &local_error);
  g_autofree char *name = NULL;
  g_autofd int fd = -1;

  if (stream == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        set_unreadable (file, g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND), local_error->message, error);
      return -1;
    }
  fd = g_file_open_tmp ("praxis-XXXXXX.pdf", &name, &local_error);
  if (fd < 0)
    {
      set_not_copied (local_error->message, error);
      return -1;
    }
  (void) unlink (name);
  return copy_stream (G_INPUT_STREAM (stream), fd, cancellable, error) ? g_steal_fd (&fd) : -1;
}

/* Opens @file for a helper; blocks. A new file descriptor; -1 with %PRAXIS_ERROR_NOT_FOUND, %PRAXIS_ERROR_INVALID where it is
 * no file, %PRAXIS_ERROR_TOO_LARGE or what the system says. */
int
praxis_pdf_file_open (GFile         *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return g_file_peek_path (file) != NULL ? open_local (file, error) : open_remote (file, cancellable, error);
}
