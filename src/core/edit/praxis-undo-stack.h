/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"

G_BEGIN_DECLS

/* The states that a post went through while it was written: one stack for texts, fields, topics, authors. */
typedef struct _PraxisUndoStack PraxisUndoStack;

PraxisUndoStack *praxis_undo_stack_new      (PraxisDraft       *state);
void             praxis_undo_stack_free     (PraxisUndoStack   *self);
void             praxis_undo_stack_record   (PraxisUndoStack   *self,
                                             PraxisDraft       *state,
                                             PraxisDraftField   field,
                                             gint64             time);
void             praxis_undo_stack_break    (PraxisUndoStack   *self);
gboolean         praxis_undo_stack_can_undo (PraxisUndoStack   *self);
gboolean         praxis_undo_stack_can_redo (PraxisUndoStack   *self);
PraxisDraft     *praxis_undo_stack_undo     (PraxisUndoStack   *self,
                                             PraxisDraftField  *field);
PraxisDraft     *praxis_undo_stack_redo     (PraxisUndoStack   *self,
                                             PraxisDraftField  *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisUndoStack, praxis_undo_stack_free)

G_END_DECLS
