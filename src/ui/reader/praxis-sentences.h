/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a sentence is in a text: its first character, and the one after its last. */
typedef struct
{
  guint start;
  guint end;
} PraxisSentence;

GArray *praxis_sentences_find (const char *text,
                               const char *language);

G_END_DECLS
