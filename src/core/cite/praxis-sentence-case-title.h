/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-sentence-case-words.h"

G_BEGIN_DECLS

/* One word of a title, or a part of a compound. */
typedef struct
{
  gsize            start;      /* in the title, in bytes */
  gsize            end;
  char            *text;       /* with straight apostrophes */
  const char      *spelling;   /* of a name or an acronym; NULL for as it is */
  PraxisWordClass  class;
  guint            n_upper;
  guint            n_lower;
  gboolean         has_digit;
  gboolean         is_fixed;   /* marked up, abbreviated with periods: not looked into */
  gboolean         is_first;   /* of the title, a subtitle or a sentence */
  gboolean         is_joined;  /* nothing but a space or a hyphen before it */
  gboolean         is_second;  /* part of a compound: a hyphen or slash before it */
  gboolean         is_quoted;  /* a quotation begins with it */
  gboolean         is_named;   /* in the name of a test or a place */
} PraxisTitleWord;

GArray *praxis_sentence_case_split (const char *title);

G_END_DECLS
