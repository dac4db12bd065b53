/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-group.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <string.h>

#include "praxis-error.h"

/*
 * The file of a group on a site, archive/posts/NNN.json.gz: an array of the documents of its posts, in the order of their
 * UUIDs, a line each, so that a document keeps its bytes; packed with gzip (RFC 1952), without a time, so that the same posts
 * make the same file.
 */

/* Of libdeflate's twelve: the first is quick, and a little smaller than zlib's own. */
#define LEVEL 1

/* At the end of what is packed stands how much it was, in four bytes, least significant first. */
#define SIZE_LENGTH 4

/**
 * praxis_archive_pack:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: (transfer full): the same packed with gzip
 */
GByteArray *
praxis_archive_pack (const char *data,
                     gsize       length)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (LEVEL);
  gsize room = libdeflate_gzip_compress_bound (compressor, length);
  guint8 *packed = g_malloc (room);

  room = libdeflate_gzip_compress (compressor, data, length, packed, room);
  libdeflate_free_compressor (compressor);
  return g_byte_array_new_take (packed, room);
}

/**
 * praxis_archive_unpack:
 * @data: (array length=length): what praxis_archive_pack() gave, or anything else
 * @length: how many bytes
 * @limit: the most bytes that it may become
 * @error: return location
 *
 * Returns: (transfer full): what was packed; %NULL with %PRAXIS_ERROR_DAMAGED or %PRAXIS_ERROR_TOO_LARGE
 */
GByteArray *
praxis_archive_unpack (const char  *data,
                       gsize        length,
                       gsize        limit,
                       GError     **error)
{
  struct libdeflate_decompressor *decompressor;
  enum libdeflate_result result;
  g_autofree guint8 *text = NULL;
  guint32 size = 0;

  if (length >= SIZE_LENGTH)
    memcpy (&size, data + length - SIZE_LENGTH, SIZE_LENGTH);
  size = GUINT32_FROM_LE (size);
  text = g_malloc (CLAMP (size, 1, limit));
  decompressor = libdeflate_alloc_decompressor ();
  result = libdeflate_gzip_decompress (decompressor, data, length, text, MIN (size, limit), NULL);
  libdeflate_free_decompressor (decompressor);
  if (result == LIBDEFLATE_SUCCESS)
    return g_byte_array_new_take (g_steal_pointer (&text), size);
  /* What stands at the end of a damaged file may be any size. */
  if (result == LIBDEFLATE_INSUFFICIENT_SPACE && size > limit)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE, _("A part of the archive is too large."));
  else
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, _("A part of the archive is damaged."));
  return NULL;
}

/**
 * praxis_archive_group_name:
 * @group: a group, from 0
 *
 * Returns: (transfer full): the name of its file on a site
 */
char *
praxis_archive_group_name (guint group)
{
  return g_strdup_printf ("%03u.json.gz", group);
}

/**
 * praxis_archive_group_pack:
 * @documents: (element-type utf8): the documents of its posts, in the order of their UUIDs
 *
 * Returns: (transfer full): what its file holds
 */
GBytes *
praxis_archive_group_pack (GPtrArray *documents)
{
  g_autoptr(GString) text = g_string_new ("[\n");

  for (guint i = 0; i < documents->len; i++)
    {
      g_string_append (text, documents->pdata[i]);
      g_string_append (text, i + 1 < documents->len ? ",\n" : "\n");
    }
  g_string_append (text, "]\n");
  return g_byte_array_free_to_bytes (praxis_archive_pack (text->str, text->len));
}

/* Cuts the array into its lines. */
static GPtrArray *
split (GByteArray  *text,
       GError     **error)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  const char *position, *end;

  g_byte_array_append (text, (const guint8 *) "", 1);
  position = (const char *) text->data;
  end = position + text->len - 1;
  if (!g_str_has_prefix (position, "[\n") || strlen (position) != (gsize) (end - position))
    goto invalid;
  for (position += 2; position < end; )
    {
      const char *line_end = memchr (position, '\n', end - position);
      gsize length = line_end != NULL ? (gsize) (line_end - position) : 0;

      if (length == 1 && *position == ']' && line_end + 1 == end)
        return g_steal_pointer (&documents);
      if (length == 0)
        goto invalid;
      if (position[length - 1] == ',')
        length--;
      g_ptr_array_add (documents, g_strndup (position, length));
      position = line_end + 1;
    }

invalid:
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, _("A part of the archive is damaged."));
  return NULL;
}

/**
 * praxis_archive_group_unpack:
 * @packed: what should be the file of a group
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8): what should be its documents, which nobody has looked at; %NULL with
 *   %PRAXIS_ERROR_DAMAGED or %PRAXIS_ERROR_TOO_LARGE
 */
GPtrArray *
praxis_archive_group_unpack (GBytes  *packed,
                             GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (packed, &length);
  g_autoptr(GByteArray) text =
    praxis_archive_unpack (data != NULL ? data : "", length, PRAXIS_ARCHIVE_MAX_GROUP, error);

  return text != NULL ? split (text, error) : NULL;
}
