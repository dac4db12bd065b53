/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-group.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-error.h"

/*
 * The file of a group on a site, archive/posts/NNN.json.gz: an array of the documents of its posts, in the order of their
 * UUIDs, a line each, so that a document keeps its bytes; packed with gzip (RFC 1952), without a time, so that the same posts
 * make the same file.
 */

#define CHUNK 65536

/* Of zlib's: takes a third of the time that the usual one takes, for a tenth more bytes. */
#define LEVEL 1

/* Runs all of @input through a converter, up to @limit bytes. */
static GByteArray *
convert (GConverter  *converter,
         const char  *input,
         gsize        length,
         gsize        limit,
         GError     **error)
{
  g_autoptr(GByteArray) output = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize filled = output->len, n_read, n_written;

      if (filled > limit)
        {
          g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE, _("A part of the archive is too large."));
          return NULL;
        }
      g_byte_array_set_size (output, filled + CHUNK);
      result = g_converter_convert (converter, input, length, output->data + filled, CHUNK, G_CONVERTER_INPUT_AT_END,
                                    &n_read, &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      g_byte_array_set_size (output, filled + n_written);
      input += n_read;
      length -= n_read;
    }
  return g_steal_pointer (&output);
}

/**
 * praxis_archive_pack:
 * @data: (array length=length): bytes
 * @length: how many
 * @error: return location
 *
 * Returns: (transfer full): the same packed with gzip; %NULL with an error
 */
GByteArray *
praxis_archive_pack (const char  *data,
                     gsize        length,
                     GError     **error)
{
  g_autoptr(GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL));

  return convert (compressor, data, length, G_MAXSIZE, error);
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
  g_autoptr(GConverter) decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GError) failure = NULL;
  GByteArray *text = convert (decompressor, data, length, limit, &failure);

  if (text != NULL)
    return text;
  if (g_error_matches (failure, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE))
    g_propagate_error (error, g_steal_pointer (&failure));
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
 * @error: return location
 *
 * Returns: (transfer full): what its file holds; %NULL with an error
 */
GBytes *
praxis_archive_group_pack (GPtrArray  *documents,
                           GError    **error)
{
  g_autoptr(GString) text = g_string_new ("[\n");
  GByteArray *packed;

  for (guint i = 0; i < documents->len; i++)
    {
      g_string_append (text, documents->pdata[i]);
      g_string_append (text, i + 1 < documents->len ? ",\n" : "\n");
    }
  g_string_append (text, "]\n");
  packed = praxis_archive_pack (text->str, text->len, error);
  return packed != NULL ? g_byte_array_free_to_bytes (packed) : NULL;
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
