/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisTaggedField:
 * @tag: its tag, without padding
 * @text: what stands behind it, with line ends between continued lines
 *
 * One field of a record.
 */
typedef struct
{
  char     tag[5];
  GString *text;
} PraxisTaggedField;

/**
 * PraxisTaggedRecord:
 * @fields: (element-type PraxisTaggedField): the fields in their order
 * @line: the line of the source where it begins, from 1
 *
 * A record in a tagged form.
 */
typedef struct
{
  GPtrArray *fields;
  guint      line;
} PraxisTaggedRecord;

/* How long the tag at the beginning of a line is with what parts it from its text, and the tag; 0 where there is none. */
typedef gsize (*PraxisTaggedMatch) (const char *line,
                                    char        tag[5]);

PraxisTaggedRecord *praxis_tagged_record_new  (guint                     line);
void                praxis_tagged_record_free (PraxisTaggedRecord       *record);
PraxisTaggedField  *praxis_tagged_record_add  (PraxisTaggedRecord       *record,
                                               const char               *tag,
                                               const char               *text,
                                               gssize                    length);
gsize               praxis_tagged_match_nbib  (const char               *line,
                                               char                      tag[5]);
gsize               praxis_tagged_match_enw   (const char               *line,
                                               char                      tag[5]);
GPtrArray          *praxis_tagged_read        (const char               *text,
                                               PraxisTaggedMatch         match,
                                               const char               *first_tag,
                                               gboolean                  blank_ends,
                                               GArray                   *strays);
const char         *praxis_tagged_get         (const PraxisTaggedRecord *record,
                                               const char               *tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTaggedRecord, praxis_tagged_record_free)

G_END_DECLS
