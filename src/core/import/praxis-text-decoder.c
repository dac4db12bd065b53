/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-text-decoder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "praxis-error.h"

/* Makes UTF-8 text of the bytes of a file, whatever program wrote it. The order in which encodings are tried is that of
 * browsers: byte order mark, what can be nothing else, what the document declares, Windows-1252
 * (https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding). */

#define CHUNK (256 * 1024)
/* Where a document declares its encoding, and how much of it is looked at for signs of UTF-16. */
#define HEAD 4096

/* Windows-1252 from 0x80 to 0x9f; 0 where it has no character. */
static const gunichar windows_1252[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

static void
set_too_large (GError **error)
{
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE,
               /* Translators: %u is a number of megabytes. */
               _("The file is larger than %u MB. Praxis does not read files of that size: split it, or save only the part with the posts."),
               (guint) (PRAXIS_TEXT_DECODER_MAX / 1024 / 1024));
}

/**
 * praxis_text_decoder_read:
 * @stream: where to read from, to its end
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with %PRAXIS_ERROR_TOO_LARGE as soon as there are more than
 *   %PRAXIS_TEXT_DECODER_MAX, or with what the stream says
 */
GBytes *
praxis_text_decoder_read (GInputStream  *stream,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(GByteArray) array = g_byte_array_new ();

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  for (;;)
    {
      guint filled = array->len;
      gsize count;

      g_byte_array_set_size (array, filled + CHUNK);
      if (!g_input_stream_read_all (stream, array->data + filled, CHUNK, &count, cancellable, error))
        return NULL;
      g_byte_array_set_size (array, filled + (guint) count);
      if (array->len > PRAXIS_TEXT_DECODER_MAX)
        {
          set_too_large (error);
          return NULL;
        }
      if (count < CHUNK)
        break;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

/**
 * praxis_text_decoder_load:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the bytes of @file; %NULL with %PRAXIS_ERROR_TOO_LARGE (nothing was read then),
 *   %PRAXIS_ERROR_INVALID for a folder, %PRAXIS_ERROR_NOT_FOUND or %PRAXIS_ERROR_FAILED
 */
GBytes *
praxis_text_decoder_load (GFile         *file,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                            cancellable, &local_error);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("“%s” is a folder. Choose a file in it."), name);
      return NULL;
    }
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
      (gsize) g_file_info_get_size (info) > PRAXIS_TEXT_DECODER_MAX)
    {
      set_too_large (error);
      return NULL;
    }
  if (info != NULL)
    stream = g_file_read (file, cancellable, &local_error);
  if (stream == NULL)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&local_error));
      else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
      else
        g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("“%s” cannot be read: %s"), name, local_error->message);
      return NULL;
    }
  return praxis_text_decoder_read (G_INPUT_STREAM (stream), cancellable, error);
}

/* What a UTF-16 file without a mark gives away: every other byte of Western text is 0. */
static const char *
guess_utf16 (const guchar *data,
             gsize         length)
{
  gsize even = 0, odd = 0, n = MIN (length, HEAD) & ~(gsize) 1;

  for (gsize i = 0; i < n; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  if (n < 4)
    return NULL;
  if (odd > n / 5 && even < n / 50 + 1)
    return "UTF-16LE";
  if (even > n / 5 && odd < n / 50 + 1)
    return "UTF-16BE";
  return NULL;
}

/* The value of charset= or encoding= in the head of a document. */
static char *
declared_encoding (const guchar *data,
                   gsize         length)
{
  g_autofree char *head = g_ascii_strdown ((const char *) data, (gssize) MIN (length, HEAD));
  const char *names[] = { "charset", "encoding" };

  if (strchr (head, '<') == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *place = strstr (head, names[i]);
      gsize n;

      if (place == NULL)
        continue;
      place += strlen (names[i]);
      place += strspn (place, " \t");
      if (*place != '=')
        continue;
      place += 1 + strspn (place + 1, " \t\"'");
      n = strspn (place, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
      if (n > 0 && n < 40)
        return g_strndup (place, n);
    }
  return NULL;
}

static char *
from_windows_1252 (const guchar *data,
                   gsize         length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] < 0x80)
        g_string_append_c (text, (char) data[i]);
      else if (data[i] >= 0xa0)
        g_string_append_unichar (text, data[i]);
      else
        g_string_append_unichar (text, windows_1252[data[i] - 0x80] != 0 ? windows_1252[data[i] - 0x80] : 0xfffd);
    }
  return g_string_free (text, FALSE);
}

/* Whether a text that is no valid UTF-8 is nearly so: then it is UTF-8 with damage, and not another encoding. */
static gboolean
is_damaged_utf8 (const char *data,
                 gsize       length)
{
  gsize good = 0, bad = 0;
  const char *p = data, *end = data + length;

  while (p < end)
    {
      const char *stop;

      if (g_utf8_validate_len (p, (gsize) (end - p), &stop))
        stop = end;
      for (const char *q = p; q < stop; q++)
        good += ((guchar) *q & 0xc0) == 0xc0;
      if (stop == end)
        break;
      if (*stop != '\0')
        bad++;
      p = stop + 1;
    }
  return good > 2 && bad * 10 < good;
}

static char *
convert (const guchar *data,
         gsize         length,
         const char   *encoding)
{
  gsize written;
  char *text = g_convert_with_fallback ((const char *) data, (gssize) length, "UTF-8", encoding, "\357\277\275", NULL, &written, NULL);

  if (text == NULL)
    return NULL;
  /* NULs in the middle would end the text for C. */
  for (gsize i = 0; i < written; i++)
    {
      if (text[i] == '\0')
        text[i] = ' ';
    }
  return text;
}

/* UTF-16 is decoded by hand, so that an unpaired surrogate costs one character and not the file. */
static char *
from_utf16 (const guchar *data,
            gsize         length,
            gboolean      big_endian)
{
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = big_endian ? (gunichar) (data[i] << 8 | data[i + 1]) : (gunichar) (data[i + 1] << 8 | data[i]);

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < length)
        {
          gunichar low = big_endian ? (gunichar) (data[i + 2] << 8 | data[i + 3]) : (gunichar) (data[i + 3] << 8 | data[i + 2]);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c == 0)
        continue;
      g_string_append_unichar (text, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
    }
  return g_string_free (text, FALSE);
}

/* One kind of line end, and no NUL. */
static char *
normalize_lines (char  *text,
                 gsize  length)
{
  gsize out = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c == '\0')
        continue;
      if (c == '\r')
        {
          if (i + 1 < length && text[i + 1] == '\n')
            continue;
          c = '\n';
        }
      else if (c == '\f' || c == '\v')
        {
          c = '\n';
        }
      /* U+2028 and U+2029, and NEL U+0085. */
      else if (c == 0xe2 && i + 2 < length && (guchar) text[i + 1] == 0x80 && ((guchar) text[i + 2] == 0xa8 || (guchar) text[i + 2] == 0xa9))
        {
          c = '\n';
          i += 2;
        }
      text[out++] = (char) c;
    }
  text[out] = '\0';
  return text;
}

static gboolean
refuse_foreign (const guchar  *data,
                gsize          length,
                GError       **error)
{
  gsize controls = 0, n = MIN (length, HEAD);

  if (length >= 4 && memcmp (data, "%PDF", 4) == 0)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("This is a PDF file. Open it, copy its text, and import that."));
      return TRUE;
    }
  if (length >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "\320\317\021\340", 4) == 0))
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                           _("This is a document of an office program or a compressed file. Save it as text or HTML, and import that."));
      return TRUE;
    }
  for (gsize i = 0; i < n; i++)
    controls += data[i] == 0 || (data[i] < 0x20 && strchr ("\t\n\r\f\v\033", data[i]) == NULL);
  if (controls * 8 > n && guess_utf16 (data, length) == NULL)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID, _("This file holds no text."));
      return TRUE;
    }
  return FALSE;
}

/**
 * praxis_text_decoder_decode:
 * @bytes: the content of a file
 * @error: return location
 *
 * Recognises UTF-8 and UTF-16 with and without a byte order mark, the encoding that an HTML or XML document declares, and
 * Windows-1252. NULs are dropped; every line end becomes "\n".
 *
 * Returns: (transfer full) (nullable): UTF-8 text; %NULL with %PRAXIS_ERROR_INVALID where @bytes are no text
 */
char *
praxis_text_decoder_decode (GBytes  *bytes,
                            GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *encoding = NULL, *text = NULL;
  const char *utf16;

  if (length >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (length >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0))
    {
      text = from_utf16 (data + 2, length - 2, data[0] == 0xfe);
      normalize_lines (text, strlen (text));
      return g_steal_pointer (&text);
    }
  if (length == 0)
    return g_strdup ("");
  if (refuse_foreign (data, length, error))
    return NULL;
  utf16 = guess_utf16 (data, length);
  if (utf16 != NULL)
    {
      text = from_utf16 (data, length, strcmp (utf16, "UTF-16BE") == 0);
      normalize_lines (text, strlen (text));
      return g_steal_pointer (&text);
    }

  text = g_malloc (length + 1);
  memcpy (text, data, length);
  text[length] = '\0';
  normalize_lines (text, length);
  if (g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);
  if (is_damaged_utf8 (text, strlen (text)))
    return g_utf8_make_valid (text, -1);

  encoding = declared_encoding (data, length);
  if (encoding != NULL && strcmp (encoding, "utf-8") != 0 && strcmp (encoding, "iso-8859-1") != 0 &&
      strcmp (encoding, "us-ascii") != 0 && strcmp (encoding, "latin1") != 0)
    {
      g_autofree char *converted = convert ((const guchar *) text, strlen (text), encoding);

      if (converted != NULL)
        return g_steal_pointer (&converted);
    }
  return from_windows_1252 ((const guchar *) text, strlen (text));
}
