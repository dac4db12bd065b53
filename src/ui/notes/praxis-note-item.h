/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-note.h"
#include "model/praxis-reading.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTE_ITEM (praxis_note_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNoteItem, praxis_note_item, PRAXIS, NOTE_ITEM, GObject)

PraxisNoteItem *praxis_note_item_new       (PraxisNote          *note,
                                            const PraxisReading *reading,
                                            guint                group);
PraxisNote     *praxis_note_item_get_note  (PraxisNoteItem      *self);
gint64          praxis_note_item_get_post  (PraxisNoteItem      *self);
guint           praxis_note_item_get_group (PraxisNoteItem      *self);

G_END_DECLS
