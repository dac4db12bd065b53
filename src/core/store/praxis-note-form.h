/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-connection.h"
#include "praxis-json.h"

G_BEGIN_DECLS

/**
 * PraxisNoteForm:
 * @uuid: the note
 * @post_uuid: the post that it is on
 * @text: what the reader wrote
 * @quote: the words of its passage
 * @prefix: the words before them
 * @suffix: the words after them
 * @variant_of: the note that it was another form of; empty for none
 * @created: when it was made, in microseconds
 * @modified: when it was written so; no other form of it has the same
 * @deleted: when it was deleted; 0 where it was not
 * @earlier: (element-type gint64): the times of its earlier forms, in their order
 *
 * A note as it was written at one time, with what tells it from its other forms.
 */
typedef struct
{
  char   *uuid;
  char   *post_uuid;
  char   *text;
  char   *quote;
  char   *prefix;
  char   *suffix;
  char   *variant_of;
  gint64  created;
  gint64  modified;
  gint64  deleted;
  GArray *earlier;
} PraxisNoteForm;

/* The columns that praxis_note_form_new_from_row() reads. */
#define PRAXIS_NOTE_FORM_COLUMNS \
  "uuid, post_uuid, text, quote, prefix, suffix, variant_of, created, modified, note.deleted, earlier"

PraxisNoteForm *praxis_note_form_new_from_row  (PraxisStatement       *row);
PraxisNoteForm *praxis_note_form_new_from_json (yyjson_val            *object);
void            praxis_note_form_free          (PraxisNoteForm        *self);
void            praxis_note_form_to_json       (const PraxisNoteForm  *self,
                                                PraxisJsonBuilder     *builder,
                                                yyjson_mut_val        *object);
char           *praxis_note_form_dup_earlier   (const PraxisNoteForm  *self);
gboolean        praxis_note_form_says_same     (const PraxisNoteForm  *self,
                                                const PraxisNoteForm  *other);
gboolean        praxis_note_form_follows       (const PraxisNoteForm  *self,
                                                const PraxisNoteForm  *other);
gboolean        praxis_note_form_is_later      (const PraxisNoteForm  *self,
                                                const PraxisNoteForm  *other);
void            praxis_note_form_remember      (PraxisNoteForm        *self,
                                                const PraxisNoteForm  *other);
PraxisNoteForm *praxis_note_form_make_variant  (const PraxisNoteForm  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisNoteForm, praxis_note_form_free)

G_END_DECLS
