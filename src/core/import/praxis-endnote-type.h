/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a work stands in a periodical, in a book, or alone. */
typedef enum
{
  PRAXIS_ENDNOTE_ARTICLE,
  PRAXIS_ENDNOTE_CHAPTER,
  PRAXIS_ENDNOTE_WHOLE,
} PraxisEndnotePart;

/**
 * PraxisEndnoteType:
 * @name: EndNote's name of the type
 * @number: its number in EndNote's XML
 * @csl: the CSL type
 * @part: whether the work is a part of another one
 * @edited: whether those who are named first are its editors
 *
 * A type of reference in EndNote.
 */
typedef struct
{
  const char        *name;
  const char        *number;
  const char        *csl;
  PraxisEndnotePart  part;
  gboolean           edited;
} PraxisEndnoteType;

const PraxisEndnoteType *praxis_endnote_type_find (const char *name,
                                                   const char *number);

G_END_DECLS
