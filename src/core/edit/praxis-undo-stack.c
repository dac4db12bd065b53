/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-undo-stack.h"

/*
 * States, not changes: each step is the whole content as it was, so that nothing has to be known of how a change
 * is taken back. A copy of a draft shares its texts, so a step costs the text that was typed in it and no more.
 *
 *   states   0   1   2   3   4
 *                    ▲ current: undo goes to 1, redo to 3
 *
 * What is typed without a pause in one field is one step.
 */

/* A pause of this length in the typing, or typing for so long, ends a step (µs). */
#define PAUSE (1 * G_USEC_PER_SEC)
#define LONGEST (8 * G_USEC_PER_SEC)

/* At 5,000 words, with every step another text, this is some 30 MB. */
#define MAX_STATES 1000

typedef struct
{
  PraxisDraft      *draft;

  /* what was changed to get here, and when the first and the last change of the step were made */
  PraxisDraftField  field;
  gint64            began;
  gint64            ended;
} State;

struct _PraxisUndoStack
{
  GArray   *states;
  guint     current;
  gboolean  is_broken;
};

static void
state_clear (gpointer data)
{
  g_clear_object (&((State *) data)->draft);
}

static State *
get_state (PraxisUndoStack *self,
           guint            index)
{
  return &g_array_index (self->states, State, index);
}

/**
 * praxis_undo_stack_new:
 * @state: the content before the first change; copied
 *
 * Returns: (transfer full): a stack with nothing to undo
 */
PraxisUndoStack *
praxis_undo_stack_new (PraxisDraft *state)
{
  PraxisUndoStack *self;
  State first = { 0 };

  g_return_val_if_fail (PRAXIS_IS_DRAFT (state), NULL);

  self = g_new0 (PraxisUndoStack, 1);
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  g_array_set_clear_func (self->states, state_clear);
  first.draft = praxis_draft_copy (state);
  g_array_append_val (self->states, first);
  return self;
}

/**
 * praxis_undo_stack_free:
 * @self: (transfer full): a stack
 */
void
praxis_undo_stack_free (PraxisUndoStack *self)
{
  g_array_unref (self->states);
  g_free (self);
}

static gboolean
is_text (PraxisDraftField field)
{
  return field == PRAXIS_DRAFT_TITLE || field == PRAXIS_DRAFT_SUMMARY || field == PRAXIS_DRAFT_IMPLICATIONS ||
         field == PRAXIS_DRAFT_CITATIONS;
}

/* Whether a change at @time is more of the step that led to the current state. */
static gboolean
goes_on (PraxisUndoStack  *self,
         PraxisDraftField  field,
         gint64            time)
{
  State *state = get_state (self, self->current);

  return self->current > 0 && !self->is_broken && self->current + 1 == self->states->len &&
         state->field == field && is_text (field) &&
         time - state->ended < PAUSE && time - state->began < LONGEST;
}

/**
 * praxis_undo_stack_record:
 * @self: a stack
 * @state: the content after a change; copied
 * @field: what was changed
 * @time: when, in microseconds of a clock that only goes on
 *
 * Puts a state on the stack, or in the place of the last one where the typing goes on. What was undone and not
 * redone is gone.
 */
void
praxis_undo_stack_record (PraxisUndoStack  *self,
                          PraxisDraft      *state,
                          PraxisDraftField  field,
                          gint64            time)
{
  State next = { .field = field, .began = time, .ended = time };

  g_return_if_fail (self != NULL);
  g_return_if_fail (PRAXIS_IS_DRAFT (state));

  if (goes_on (self, field, time))
    {
      State *last = get_state (self, self->current);

      last->ended = time;
      g_object_unref (last->draft);
      last->draft = praxis_draft_copy (state);
      return;
    }

  next.draft = praxis_draft_copy (state);
  g_array_set_size (self->states, self->current + 1);
  g_array_append_val (self->states, next);
  if (self->states->len > MAX_STATES)
    g_array_remove_index (self->states, 0);
  self->current = self->states->len - 1;
  self->is_broken = FALSE;
}

/**
 * praxis_undo_stack_break:
 * @self: a stack
 *
 * Ends the step: the next change is a step of its own, however soon it comes.
 */
void
praxis_undo_stack_break (PraxisUndoStack *self)
{
  g_return_if_fail (self != NULL);

  self->is_broken = TRUE;
}

/**
 * praxis_undo_stack_can_undo:
 * @self: a stack
 *
 * Returns: whether there is a step to take back
 */
gboolean
praxis_undo_stack_can_undo (PraxisUndoStack *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->current > 0;
}

/**
 * praxis_undo_stack_can_redo:
 * @self: a stack
 *
 * Returns: whether there is a step that was taken back
 */
gboolean
praxis_undo_stack_can_redo (PraxisUndoStack *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->current + 1 < self->states->len;
}

/**
 * praxis_undo_stack_undo:
 * @self: a stack
 * @field: (out): what the step had changed
 *
 * Returns: (transfer none) (nullable): the content before the step; %NULL where there is none
 */
PraxisDraft *
praxis_undo_stack_undo (PraxisUndoStack  *self,
                        PraxisDraftField *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  if (!praxis_undo_stack_can_undo (self))
    return NULL;
  *field = get_state (self, self->current)->field;
  self->current--;
  self->is_broken = TRUE;
  return get_state (self, self->current)->draft;
}

/**
 * praxis_undo_stack_redo:
 * @self: a stack
 * @field: (out): what the step changes
 *
 * Returns: (transfer none) (nullable): the content after the step; %NULL where there is none
 */
PraxisDraft *
praxis_undo_stack_redo (PraxisUndoStack  *self,
                        PraxisDraftField *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  if (!praxis_undo_stack_can_redo (self))
    return NULL;
  self->current++;
  self->is_broken = TRUE;
  *field = get_state (self, self->current)->field;
  return get_state (self, self->current)->draft;
}
