/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#include "praxis-error.h"

/*
 * A zip archive whose first file is its type, not compressed, so that whoever reads its first bytes knows a book
 * (https://www.w3.org/TR/epub-33/#sec-zip-container-mime). No file has a time or an owner: the same book is the same
 * bytes.
 */

struct _PraxisEpubArchive
{
  struct archive *archive;
  GOutputStream  *stream;
  GCancellable   *cancellable;
  GError         *error;
  gboolean        is_given_up;
};

static la_ssize_t
write_cb (struct archive *archive,
          void           *user_data,
          const void     *data,
          size_t          length)
{
  PraxisEpubArchive *self = user_data;
  gsize written;

  if (self->error == NULL && !self->is_given_up &&
      g_output_stream_write_all (self->stream, data, length, &written, self->cancellable, &self->error))
    return (la_ssize_t) length;
  archive_set_error (archive, EIO, "write error");
  return -1;
}

/* What the stream says of a failure is worth more than what libarchive makes of it. */
static gboolean
fail (PraxisEpubArchive  *self,
      GError            **error)
{
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                 /* Translators: %s is what a library says */
                 _("The book could not be written: %s."), archive_error_string (self->archive));
  /* From here on nothing is written, not by the end either. */
  self->is_given_up = TRUE;
  return FALSE;
}

/**
 * praxis_epub_archive_open:
 * @stream: where it goes
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full): an archive that holds nothing but its type; %NULL where that could not be written
 */
PraxisEpubArchive *
praxis_epub_archive_open (GOutputStream  *stream,
                          GCancellable   *cancellable,
                          GError        **error)
{
  static const char type[] = "application/epub+zip";
  g_autoptr(PraxisEpubArchive) self = g_new0 (PraxisEpubArchive, 1);

  self->archive = archive_write_new ();
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  /* No block is filled up at the end. */
  archive_write_set_bytes_in_last_block (self->archive, 1);
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK ||
      archive_write_open2 (self->archive, self, NULL, write_cb, NULL, NULL) != ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }
  /* What reading systems look for at its place. */
  return praxis_epub_archive_store (self, "mimetype", type, sizeof type - 1, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * praxis_epub_archive_add:
 * @self: an archive
 * @path: the path of a file in it
 * @data: (array length=length): what it holds
 * @length: how many bytes
 * @error: return location
 *
 * Returns: whether it was written; after a failure the archive can only be freed
 */
gboolean
praxis_epub_archive_add (PraxisEpubArchive  *self,
                         const char         *path,
                         const char         *data,
                         gsize               length,
                         GError            **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean success;

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  success = archive_write_header (self->archive, entry) == ARCHIVE_OK &&
            archive_write_data (self->archive, data, length) == (la_ssize_t) length &&
            archive_write_finish_entry (self->archive) == ARCHIVE_OK;
  archive_entry_free (entry);
  return success || fail (self, error);
}

/**
 * praxis_epub_archive_store:
 * @self: an archive
 * @path: the path of a file in it
 * @data: (array length=length): what it holds
 * @length: how many bytes
 * @error: return location
 *
 * Adds a file as it is, such as a picture, which is packed already.
 *
 * Returns: whether it was written; after a failure the archive can only be freed
 */
gboolean
praxis_epub_archive_store (PraxisEpubArchive  *self,
                           const char         *path,
                           const char         *data,
                           gsize               length,
                           GError            **error)
{
  if (archive_write_zip_set_compression_store (self->archive) != ARCHIVE_OK)
    return fail (self, error);
  if (!praxis_epub_archive_add (self, path, data, length, error))
    return FALSE;
  return archive_write_zip_set_compression_deflate (self->archive) == ARCHIVE_OK || fail (self, error);
}

/**
 * praxis_epub_archive_close:
 * @self: an archive
 * @error: return location
 *
 * Returns: whether all of it was written; the stream stays open
 */
gboolean
praxis_epub_archive_close (PraxisEpubArchive  *self,
                           GError            **error)
{
  return archive_write_close (self->archive) == ARCHIVE_OK || fail (self, error);
}

/**
 * praxis_epub_archive_free:
 * @self: (transfer full): an archive; one that was not closed is not ended
 */
void
praxis_epub_archive_free (PraxisEpubArchive *self)
{
  /* What is not closed libarchive does not free; what it would still write is refused. */
  self->is_given_up = TRUE;
  archive_write_close (self->archive);
  archive_write_free (self->archive);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}
