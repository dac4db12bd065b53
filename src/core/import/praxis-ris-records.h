/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-tagged-text.h"

G_BEGIN_DECLS

/**
 * PraxisRisReader:
 * @p: where the reading stands
 * @line: the number of that line, from 1
 * @strays: (element-type guint): the lines where something begins that belongs to no record
 *
 * Reads records in the RIS format one after the other.
 */
typedef struct
{
  const char *p;
  guint       line;
  GArray     *strays;
} PraxisRisReader;

gboolean            praxis_ris_begins_at    (const char      *line);
void                praxis_ris_reader_init  (PraxisRisReader *self,
                                             const char      *text);
void                praxis_ris_reader_clear (PraxisRisReader *self);
PraxisTaggedRecord *praxis_ris_reader_next  (PraxisRisReader *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PraxisRisReader, praxis_ris_reader_clear)

G_END_DECLS
