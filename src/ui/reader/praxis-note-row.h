/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-note-draft.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTE_ROW (praxis_note_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNoteRow, praxis_note_row, PRAXIS, NOTE_ROW, AdwBin)

GtkWidget       *praxis_note_row_new       (PraxisNoteDraft *draft);
PraxisNoteDraft *praxis_note_row_get_draft (PraxisNoteRow   *self);
void             praxis_note_row_write     (PraxisNoteRow   *self);

G_END_DECLS
