/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csv-reader.h"

#include <string.h>

/*
 * Comma-separated values as RFC 4180 has them: fields in quotes may hold commas, quotes that are doubled, and ends of lines.
 *
 * The bytes of the record that is read stay in the buffer until the next one is asked for. So a record that turns out to be
 * damaged, most often because a quote is missing and the field has swallowed the lines below, costs its first line alone: reading
 * goes on with the second one.
 */

#define BLOCK_SIZE ((gsize) 64 * 1024)

struct _PraxisCsvReader
{
  GInputStream *stream;
  gboolean      at_end;

  /* What was read of the stream; the record starts at @start, which is @offset in the stream. */
  GByteArray   *buffer;
  gsize         start;
  goffset       offset;
  guint         line;

  /* How far the next record is, in bytes and lines. */
  gsize         n_bytes;
  guint         n_lines;

  /* The fields, one behind the other, each with its zero. */
  GString      *fields;
  GArray       *starts;
  guint         width;
};

/**
 * praxis_csv_reader_new:
 * @stream: what to read
 *
 * Returns: (transfer full): a reader before the first record
 */
PraxisCsvReader *
praxis_csv_reader_new (GInputStream *stream)
{
  PraxisCsvReader *self = g_new0 (PraxisCsvReader, 1);

  self->stream = g_object_ref (stream);
  self->buffer = g_byte_array_new ();
  self->fields = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->line = 1;
  return self;
}

/**
 * praxis_csv_reader_free:
 * @self: (transfer full): a reader
 */
void
praxis_csv_reader_free (PraxisCsvReader *self)
{
  g_object_unref (self->stream);
  g_byte_array_unref (self->buffer);
  g_string_free (self->fields, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * praxis_csv_reader_set_width:
 * @self: a reader
 * @n_fields: how many fields a record has; others are damaged from now on
 */
void
praxis_csv_reader_set_width (PraxisCsvReader *self,
                             guint            n_fields)
{
  self->width = n_fields;
}

static const char *
get_rest (PraxisCsvReader *self,
          gsize           *length)
{
  *length = self->buffer->len - self->start;
  return (const char *) self->buffer->data + self->start;
}

/* Passes over the mark of the encoding that some programs put before the first record. */
static void
skip_mark (PraxisCsvReader *self)
{
  if (self->offset == 0 && self->buffer->len >= 3 && memcmp (self->buffer->data, "\xef\xbb\xbf", 3) == 0)
    self->start = self->offset = 3;
}

static gboolean
read_block (PraxisCsvReader  *self,
            GCancellable     *cancellable,
            GError          **error)
{
  gssize n_read;
  guint length;

  /* Not every stream looks. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->start > 0)
    g_byte_array_remove_range (self->buffer, 0, self->start);
  self->start = 0;
  length = self->buffer->len;
  g_byte_array_set_size (self->buffer, length + BLOCK_SIZE);
  n_read = g_input_stream_read (self->stream, self->buffer->data + length, BLOCK_SIZE, cancellable, error);
  g_byte_array_set_size (self->buffer, length + MAX (n_read, 0));
  self->at_end = n_read == 0;
  skip_mark (self);
  return n_read >= 0;
}

static void
go_on (PraxisCsvReader *self)
{
  self->start += self->n_bytes;
  self->offset += self->n_bytes;
  self->line += self->n_lines;
  self->n_bytes = self->n_lines = 0;
}

static void
start_field (PraxisCsvReader *self)
{
  gsize start = self->fields->len;

  g_array_append_val (self->starts, start);
}

static void
end_field (PraxisCsvReader *self)
{
  g_string_append_c (self->fields, '\0');
}

/* Takes a field in quotes from after its first one; %FALSE where it does not end, or something else than an end follows. */
static gboolean
take_quoted (PraxisCsvReader *self,
             gsize           *at)
{
  gsize length;
  const char *data = get_rest (self, &length);

  for (;;)
    {
      const char *quote = memchr (data + *at, '"', length - *at);

      if (quote == NULL)
        return FALSE;
      for (const char *byte = data + *at; byte < quote; byte++)
        self->n_lines += *byte == '\n';
      g_string_append_len (self->fields, data + *at, quote - (data + *at));
      *at = quote + 1 - data;
      if (*at >= length || data[*at] != '"')
        return *at >= length || data[*at] == ',' || data[*at] == '\r' || data[*at] == '\n';
      g_string_append_c (self->fields, '"');
      *at += 1;
    }
}

static void
take_plain (PraxisCsvReader *self,
            gsize           *at)
{
  gsize length;
  const char *data = get_rest (self, &length);
  gsize start = *at;

  while (*at < length && data[*at] != ',' && data[*at] != '\r' && data[*at] != '\n')
    *at += 1;
  g_string_append_len (self->fields, data + start, *at - start);
}

/* Cuts what was read into the fields of the record; FALSE where it has no end there. */
static gboolean
cut (PraxisCsvReader *self)
{
  gsize length;
  const char *data = get_rest (self, &length);
  gsize at = 0;

  g_string_truncate (self->fields, 0);
  g_array_set_size (self->starts, 0);
  self->n_lines = 0;
  for (;;)
    {
      gboolean is_whole = TRUE;

      start_field (self);
      if (at < length && data[at] == '"')
        {
          at++;
          is_whole = take_quoted (self, &at);
        }
      else
        take_plain (self, &at);
      end_field (self);
      if (!is_whole)
        return FALSE;
      if (at >= length || data[at] != ',')
        break;
      at++;
    }
  if (at < length && data[at] == '\r')
    at++;
  if (at < length && data[at] == '\n')
    at++;
  self->n_bytes = at;
  self->n_lines++;
  return TRUE;
}

/* Whether the record may go on in what was not read yet. */
static gboolean
needs_more (PraxisCsvReader *self,
            gboolean         is_cut)
{
  gsize length;

  get_rest (self, &length);
  return !self->at_end && length <= PRAXIS_CSV_MAX_RECORD && (!is_cut || self->n_bytes + 1 >= length);
}

/* Cuts the record, of which as much is read as it needs; FALSE with @error where the stream could not be read. */
static gboolean
take_record (PraxisCsvReader  *self,
             gboolean         *is_cut,
             GCancellable     *cancellable,
             GError          **error)
{
  gsize length;

  for (;;)
    {
      get_rest (self, &length);
      *is_cut = length > 0 && cut (self);
      if (!needs_more (self, *is_cut))
        return TRUE;
      if (!read_block (self, cancellable, error))
        return FALSE;
    }
}

static void
skip_line (PraxisCsvReader *self)
{
  gsize length;
  const char *data = get_rest (self, &length);
  const char *end = memchr (data, '\n', length);

  self->n_bytes = end != NULL ? (gsize) (end + 1 - data) : length;
  self->n_lines = end != NULL ? 1 : 0;
}

static gboolean
is_empty_line (PraxisCsvReader *self)
{
  return self->starts->len == 1 && self->fields->len == 1;
}

/**
 * praxis_csv_reader_next:
 * @self: a reader
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the next record; empty lines are passed over.
 *
 * Returns: what it came upon; with %PRAXIS_CSV_FAILED an error of the stream
 */
PraxisCsvResult
praxis_csv_reader_next (PraxisCsvReader  *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  gboolean is_cut;

  do
    {
      go_on (self);
      if (!take_record (self, &is_cut, cancellable, error))
        return PRAXIS_CSV_FAILED;
    }
  while (is_cut && is_empty_line (self));
  if (self->start == self->buffer->len)
    return PRAXIS_CSV_END;
  if (is_cut && self->n_bytes <= PRAXIS_CSV_MAX_RECORD && (self->width == 0 || self->starts->len == self->width))
    return PRAXIS_CSV_RECORD;
  skip_line (self);
  return PRAXIS_CSV_DAMAGED;
}

/**
 * praxis_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line in which the record starts, from 1
 */
guint
praxis_csv_reader_get_line (PraxisCsvReader *self)
{
  return self->line;
}

/**
 * praxis_csv_reader_get_offset:
 * @self: a reader
 *
 * Returns: where the record starts in the stream, in bytes
 */
goffset
praxis_csv_reader_get_offset (PraxisCsvReader *self)
{
  return self->offset;
}

/**
 * praxis_csv_reader_get_width:
 * @self: a reader at a record
 *
 * Returns: how many fields it has
 */
guint
praxis_csv_reader_get_width (PraxisCsvReader *self)
{
  return self->starts->len;
}

/**
 * praxis_csv_reader_get_field:
 * @self: a reader at a record
 * @index: one of its fields, from 0
 *
 * Returns: (transfer none): the bytes of the field up to a zero, in whichever encoding, valid until the next call of
 *   praxis_csv_reader_next()
 */
const char *
praxis_csv_reader_get_field (PraxisCsvReader *self,
                             guint            index)
{
  g_return_val_if_fail (index < self->starts->len, "");

  return self->fields->str + g_array_index (self->starts, gsize, index);
}
