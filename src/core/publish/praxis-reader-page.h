/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-digest.h"
#include "model/praxis-post.h"

G_BEGIN_DECLS

/**
 * PraxisReaderScheme:
 * @PRAXIS_READER_SCHEME_SYSTEM: as the system has it, by the page's own media query
 * @PRAXIS_READER_SCHEME_LIGHT: dark on white
 * @PRAXIS_READER_SCHEME_DARK: light on black
 * @PRAXIS_READER_SCHEME_SEPIA: dark on the colour of old paper
 * @PRAXIS_READER_SCHEME_NIGHT: dimmed on black, for a dark room
 *
 * The colours of the reader.
 */
typedef enum
{
  PRAXIS_READER_SCHEME_SYSTEM,
  PRAXIS_READER_SCHEME_LIGHT,
  PRAXIS_READER_SCHEME_DARK,
  PRAXIS_READER_SCHEME_SEPIA,
  PRAXIS_READER_SCHEME_NIGHT,
} PraxisReaderScheme;

/**
 * PraxisReaderOptions:
 * @font_scale: the size of the text, 1.0 for the browser's own; kept between 0.5 and 4
 * @width: the longest line in characters; 0 for the style sheet's own
 * @line_spacing: the height of a line, in sizes of the text; 0 for the style sheet's own
 * @scheme: the colours
 * @justified: whether lines are equally long, words divided where the language is known
 *
 * How somebody likes to read. All zero is the default.
 */
typedef struct
{
  double             font_scale;
  int                width;
  double             line_spacing;
  PraxisReaderScheme scheme;
  gboolean           justified;
} PraxisReaderOptions;

char *praxis_reader_page                (PraxisPost                *post,
                                         PraxisDigest              *digest,
                                         PraxisReferences          *references,
                                         const PraxisReaderOptions *options);
char *praxis_reader_options_dup_css     (const PraxisReaderOptions *options);
char *praxis_reader_options_dup_classes (const PraxisReaderOptions *options);

G_END_DECLS
