/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a piece of a list of names, between two separators, looks like. */
typedef enum
{
  PRAXIS_NAME_CHUNK_WORDS,            /* "Smith", "van der Berg", "Anders Wexler", an organisation */
  PRAXIS_NAME_CHUNK_INITIALS,         /* "J. A.", "J.-P.", "JA" */
  PRAXIS_NAME_CHUNK_WORDS_INITIALS,   /* "Smith J. A.", "Smith JA" */
  PRAXIS_NAME_CHUNK_INITIALS_WORDS,   /* "J. A. Smith" */
  PRAXIS_NAME_CHUNK_SUFFIX,           /* "Jr.", "III" */
  PRAXIS_NAME_CHUNK_DEGREE,           /* "PhD" */
  PRAXIS_NAME_CHUNK_ELLIPSIS,
  PRAXIS_NAME_CHUNK_ET_AL,
} PraxisNameChunkKind;

typedef enum
{
  PRAXIS_NAME_SEPARATOR_NONE,
  PRAXIS_NAME_SEPARATOR_COMMA,
  PRAXIS_NAME_SEPARATOR_SEMICOLON,
  PRAXIS_NAME_SEPARATOR_AND,
} PraxisNameSeparator;

typedef struct
{
  char                *text;
  PraxisNameChunkKind  kind;
  PraxisNameSeparator  before;
  guint                n_words;
  guint                n_initials;
} PraxisNameChunk;

GPtrArray *praxis_name_chunks_new        (const char *text);
gboolean   praxis_name_chunk_is_initials (const char *token,
                                          gboolean    strict);

G_END_DECLS
