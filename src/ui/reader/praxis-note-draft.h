/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-note.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTE_DRAFT (praxis_note_draft_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNoteDraft, praxis_note_draft, PRAXIS, NOTE_DRAFT, GObject)

PraxisNoteDraft *praxis_note_draft_new         (PraxisLibrary   *library,
                                                PraxisNote      *note);
PraxisNoteDraft *praxis_note_draft_new_on      (PraxisLibrary   *library,
                                                const char      *post_uuid,
                                                const char      *quote,
                                                const char      *prefix,
                                                const char      *suffix);
PraxisNote      *praxis_note_draft_get_note    (PraxisNoteDraft *self);
const char      *praxis_note_draft_get_key     (PraxisNoteDraft *self);
const char      *praxis_note_draft_get_text    (PraxisNoteDraft *self);
const char      *praxis_note_draft_get_quote   (PraxisNoteDraft *self);
const char      *praxis_note_draft_get_prefix  (PraxisNoteDraft *self);
const char      *praxis_note_draft_get_suffix  (PraxisNoteDraft *self);
const char      *praxis_note_draft_get_failure (PraxisNoteDraft *self);
gboolean         praxis_note_draft_is_saving   (PraxisNoteDraft *self);
gboolean         praxis_note_draft_is_unsaved  (PraxisNoteDraft *self);
gboolean         praxis_note_draft_is_empty    (PraxisNoteDraft *self);
void             praxis_note_draft_set_text    (PraxisNoteDraft *self,
                                                const char      *text);
void             praxis_note_draft_take_note   (PraxisNoteDraft *self,
                                                PraxisNote      *note);
void             praxis_note_draft_save        (PraxisNoteDraft *self);
void             praxis_note_draft_discard     (PraxisNoteDraft *self);
void             praxis_note_draft_set_place   (PraxisNoteDraft *self,
                                                gboolean         found,
                                                guint            start,
                                                guint            end);
gboolean         praxis_note_draft_get_place   (PraxisNoteDraft *self,
                                                guint           *start,
                                                guint           *end);

G_END_DECLS
