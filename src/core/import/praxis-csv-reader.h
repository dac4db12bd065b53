/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest record that is read, in bytes; a longer one is damaged. */
#define PRAXIS_CSV_MAX_RECORD ((gsize) 256 * 1024)

/**
 * PraxisCsvResult:
 * @PRAXIS_CSV_RECORD: a record was read
 * @PRAXIS_CSV_DAMAGED: what stands there is no record; the next call goes on in the line below
 * @PRAXIS_CSV_END: there is nothing more
 * @PRAXIS_CSV_FAILED: the stream could not be read
 *
 * What praxis_csv_reader_next() came upon.
 */
typedef enum
{
  PRAXIS_CSV_RECORD,
  PRAXIS_CSV_DAMAGED,
  PRAXIS_CSV_END,
  PRAXIS_CSV_FAILED,
} PraxisCsvResult;

/* Reads comma-separated values (RFC 4180) record by record, as much of a file in memory as one of them needs. */
typedef struct _PraxisCsvReader PraxisCsvReader;

PraxisCsvReader *praxis_csv_reader_new        (GInputStream     *stream);
void             praxis_csv_reader_free       (PraxisCsvReader  *self);
void             praxis_csv_reader_set_width  (PraxisCsvReader  *self,
                                               guint             n_fields);
PraxisCsvResult  praxis_csv_reader_next       (PraxisCsvReader  *self,
                                               GCancellable     *cancellable,
                                               GError          **error);
guint            praxis_csv_reader_get_line   (PraxisCsvReader  *self);
goffset          praxis_csv_reader_get_offset (PraxisCsvReader  *self);
guint            praxis_csv_reader_get_width  (PraxisCsvReader  *self);
const char      *praxis_csv_reader_get_field  (PraxisCsvReader  *self,
                                               guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCsvReader, praxis_csv_reader_free)

G_END_DECLS
