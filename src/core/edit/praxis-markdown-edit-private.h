/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-markdown-edit.h"

G_BEGIN_DECLS

/* A text as characters, since widgets count in them; one character of zero stands behind it. */
typedef struct
{
  gunichar *chars;
  gsize     length;
} PraxisCharacters;

/* One of the places that a command changes: @inserted in the place of @n_removed characters. A caret that stands at @at
 * comes behind what is inserted where that is @opening, and stays before it otherwise. */
typedef struct
{
  gsize    at;
  gsize    n_removed;
  char    *inserted;
  gboolean opening;
} PraxisTextChange;

/* What a list's item begins with. @content is where its text starts. */
typedef struct
{
  gsize    indent;
  gsize    marker;
  gsize    content;
  gboolean numbered;
  guint    number;
  gunichar sign;
} PraxisListMarker;

PraxisCharacters *praxis_characters_new              (const char             *text);
void              praxis_characters_free             (PraxisCharacters       *self);
gboolean          praxis_characters_is_blank         (const PraxisCharacters *self,
                                                      gsize                   start,
                                                      gsize                   end);
gsize             praxis_characters_get_line_start   (const PraxisCharacters *self,
                                                      gsize                   at);
gsize             praxis_characters_get_line_end     (const PraxisCharacters *self,
                                                      gsize                   at);
void              praxis_characters_get_word         (const PraxisCharacters *self,
                                                      gsize                   at,
                                                      gsize                  *start,
                                                      gsize                  *end);
gboolean          praxis_characters_read_list_marker (const PraxisCharacters *self,
                                                      gsize                   line,
                                                      PraxisListMarker       *marker);
void              praxis_text_changes_add            (GArray                 *changes,
                                                      gsize                   at,
                                                      gsize                   n_removed,
                                                      const char             *inserted,
                                                      gboolean                opening);
GArray           *praxis_text_changes_new            (void);
PraxisTextEdit   *praxis_text_changes_to_edit        (GArray                 *changes,
                                                      const PraxisCharacters *text,
                                                      gsize                   start,
                                                      gsize                   end);
void              praxis_selection_normalize         (const PraxisCharacters *text,
                                                      gsize                  *start,
                                                      gsize                  *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCharacters, praxis_characters_free)

G_END_DECLS
