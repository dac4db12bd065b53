/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PRAXIS_RICH_TEXT_PLAIN  = 0,
  PRAXIS_RICH_TEXT_STRONG = 1 << 0,
  PRAXIS_RICH_TEXT_ITALIC = 1 << 1,
} PraxisRichTextStyle;

/* One paragraph, heading or item while it is collected: its words, with line breaks, and beside each byte how it looks and
 * which link it belongs to (0: none; otherwise the place in a list of addresses, from 1). */
typedef struct
{
  GString    *text;
  GByteArray *styles;
  GArray     *links;
} PraxisRichTextLine;

PraxisRichTextLine *praxis_rich_text_line_new         (void);
void                praxis_rich_text_line_free        (PraxisRichTextLine       *self);
void                praxis_rich_text_line_clear       (PraxisRichTextLine       *self);
void                praxis_rich_text_line_append      (PraxisRichTextLine       *self,
                                                       const char               *bytes,
                                                       gsize                     length,
                                                       PraxisRichTextStyle       style,
                                                       guint                     link);
void                praxis_rich_text_line_remove      (PraxisRichTextLine       *self,
                                                       gsize                     start,
                                                       gsize                     end);
char               *praxis_rich_text_line_to_markdown (const PraxisRichTextLine *self,
                                                       GPtrArray                *addresses,
                                                       const char               *first,
                                                       const char               *others);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRichTextLine, praxis_rich_text_line_free)

G_END_DECLS
