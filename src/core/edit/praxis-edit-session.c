/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-edit-session.h"

#include "praxis-undo-stack.h"
#include "store/praxis-store-posts.h"

/*
 * One post while somebody writes it: the draft that the fields of an editor change, its one undo stack, and its way
 * into the library.
 *
 *   fields ──set──▶ draft ──"changed"──▶ undo stack
 *     ▲               │            └───▶ autosave ──▶ a revision
 *     └──"changed"────┘◀── undo, redo, a revision that is restored, what another process wrote
 */

struct _PraxisEditSession
{
  GObject parent_instance;

  /* owned; set once */
  PraxisLibrary   *library;
  PraxisDraft     *draft;
  PraxisUndoStack *undo;
  PraxisAutosave  *autosave;
  char            *digest_uuid;

  /* state */
  gboolean         is_looking;
  gboolean         looks_again;
  gboolean         is_applying;
  gboolean         is_grouping;
  guint            grouped;      /* what the group changed first; PRAXIS_N_DRAFT_FIELDS for nothing yet */
};

enum
{
  STATE_CHANGED,
  STEPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisEditSession, praxis_edit_session, G_TYPE_OBJECT)

/* --- Changes --------------------------------------------------------------------------------------------- */

static void
emit_state (PraxisEditSession *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
record_change (PraxisEditSession *self,
               PraxisDraftField   field)
{
  gboolean could_undo = praxis_undo_stack_can_undo (self->undo);
  gboolean could_redo = praxis_undo_stack_can_redo (self->undo);

  praxis_undo_stack_record (self->undo, self->draft, field, g_get_monotonic_time ());
  praxis_autosave_touch (self->autosave);
  if (!could_undo || could_redo)
    emit_state (self);
}

static void
changed_cb (PraxisEditSession *self,
            guint              field)
{
  if (self->is_applying)
    return;
  if (!self->is_grouping)
    record_change (self, field);
  else if (self->grouped == PRAXIS_N_DRAFT_FIELDS)
    self->grouped = field;
}

/* Puts a whole content into the draft. The fields follow it; the stack is not told of every part. */
static void
apply (PraxisEditSession *self,
       PraxisDraft       *content)
{
  self->is_applying = TRUE;
  praxis_draft_set_content (self->draft, content);
  self->is_applying = FALSE;
}

/* What was put in as a whole is a step of its own. */
static void
record_step (PraxisEditSession *self)
{
  praxis_undo_stack_break (self->undo);
  praxis_undo_stack_record (self->undo, self->draft, PRAXIS_DRAFT_TITLE, g_get_monotonic_time ());
  praxis_undo_stack_break (self->undo);
  emit_state (self);
}

static void
step (PraxisEditSession *self,
      PraxisDraft       *state,
      PraxisDraftField   field)
{
  if (state == NULL)
    return;
  apply (self, state);
  praxis_autosave_touch (self->autosave);
  emit_state (self);
  g_signal_emit (self, signals[STEPPED], 0, (guint) field);
}

/* --- What others write ----------------------------------------------------------------------------------- */

static gpointer
load_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return praxis_store_get_post_by_id (store, *(gint64 *) data, error);
}

/* Whether there is something of ours that the library does not have. */
static gboolean
is_busy (PraxisEditSession *self)
{
  PraxisAutosaveState state = praxis_autosave_get_state (self->autosave);

  return state == PRAXIS_AUTOSAVE_UNSAVED || state == PRAXIS_AUTOSAVE_FAILED;
}

static void library_changed_cb (PraxisEditSession *self);

/* Another window, a batch or another process: their text comes in where there is none of ours that it would
 * replace; else the next save finds the conflict, and both stay in the history. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PraxisEditSession) self = user_data;
  g_autoptr(PraxisPost) post = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, NULL);
  g_autoptr(PraxisDraft) theirs = NULL;
  gboolean is_newer;

  self->is_looking = FALSE;
  if (self->looks_again)
    {
      library_changed_cb (self);
      return;
    }
  if (post == NULL || is_busy (self))
    return;
  is_newer = praxis_post_get_revision (post) > praxis_draft_get_base_revision (self->draft);
  praxis_autosave_follow (self->autosave, post);
  theirs = praxis_draft_new_from_post (post);
  if (!is_newer || praxis_draft_equal (theirs, self->draft))
    return;
  apply (self, theirs);
  record_step (self);
}

static void
library_changed_cb (PraxisEditSession *self)
{
  gint64 post_id = praxis_autosave_get_post_id (self->autosave);

  self->looks_again = self->is_looking;
  if (post_id == 0 || is_busy (self) || self->is_looking)
    return;
  self->is_looking = TRUE;
  praxis_library_read_async (self->library, load_job, g_memdup2 (&post_id, sizeof post_id), g_free, g_object_unref, NULL,
                             looked_cb, g_object_ref (self));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_edit_session_finalize (GObject *object)
{
  PraxisEditSession *self = PRAXIS_EDIT_SESSION (object);

  g_clear_object (&self->autosave);
  g_clear_object (&self->library);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->undo, praxis_undo_stack_free);
  g_free (self->digest_uuid);

  G_OBJECT_CLASS (praxis_edit_session_parent_class)->finalize (object);
}

static void
praxis_edit_session_class_init (PraxisEditSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_edit_session_finalize;

  /**
   * PraxisEditSession::state-changed:
   *
   * Another answer than before is given to what can be undone.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  /**
   * PraxisEditSession::stepped:
   * @field: a #PraxisDraftField
   *
   * A step was undone or redone that had changed @field; the draft has followed already.
   */
  signals[STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
praxis_edit_session_init (PraxisEditSession *self)
{
}

static PraxisEditSession *
new_session (PraxisLibrary *library,
             const char    *digest_uuid,
             PraxisDraft   *draft,
             PraxisPost    *post)
{
  PraxisEditSession *self = g_object_new (PRAXIS_TYPE_EDIT_SESSION, NULL);

  self->library = g_object_ref (library);
  self->draft = g_object_ref (draft);
  self->digest_uuid = g_strdup (digest_uuid);
  self->autosave = praxis_autosave_new (library, digest_uuid, draft, post);
  self->undo = praxis_undo_stack_new (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * praxis_edit_session_new:
 * @library: the library
 * @digest_uuid: the digest that the post goes into
 * @draft: (transfer none): the content of a new post, which is made with the first change; it is the session's own
 *   from now on
 *
 * Returns: (transfer full): a session with nothing to save
 */
PraxisEditSession *
praxis_edit_session_new (PraxisLibrary *library,
                         const char    *digest_uuid,
                         PraxisDraft   *draft)
{
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (PRAXIS_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), NULL);

  /* Known before the first save, so that each save is one onto the same post. */
  praxis_draft_set_post_uuid (draft, uuid);
  return new_session (library, digest_uuid, draft, NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPost) post = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  g_autoptr(PraxisDraft) draft = NULL;

  if (post == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  draft = praxis_draft_new_from_post (post);
  g_task_return_pointer (task, new_session (PRAXIS_LIBRARY (source), praxis_post_get_digest_uuid (post), draft, post),
                         g_object_unref);
}

/**
 * praxis_edit_session_load_async:
 * @library: the library
 * @post_id: a post's row
 * @cancellable: (nullable): gives up
 * @callback: called when the post was read, or could not be
 * @user_data: for @callback
 *
 * Starts a session on a post that is there.
 */
void
praxis_edit_session_load_async (PraxisLibrary       *library,
                                gint64               post_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PRAXIS_IS_LIBRARY (library));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, praxis_edit_session_load_async);
  praxis_library_read_async (library, load_job, g_memdup2 (&post_id, sizeof post_id), g_free, g_object_unref,
                             cancellable, loaded_cb, task);
}

/**
 * praxis_edit_session_load_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the session; %NULL with %PRAXIS_ERROR_NOT_FOUND or another error of the store
 */
PraxisEditSession *
praxis_edit_session_load_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * praxis_edit_session_get_library:
 * @self: a session
 *
 * Returns: (transfer none): the library that it saves into
 */
PraxisLibrary *
praxis_edit_session_get_library (PraxisEditSession *self)
{
  g_return_val_if_fail (PRAXIS_IS_EDIT_SESSION (self), NULL);

  return self->library;
}

/**
 * praxis_edit_session_get_draft:
 * @self: a session
 *
 * Returns: (transfer none): the content; whoever sets a part of it changes the post
 */
PraxisDraft *
praxis_edit_session_get_draft (PraxisEditSession *self)
{
  g_return_val_if_fail (PRAXIS_IS_EDIT_SESSION (self), NULL);

  return self->draft;
}

/**
 * praxis_edit_session_get_autosave:
 * @self: a session
 *
 * Returns: (transfer none): what tells whether everything is in the library
 */
PraxisAutosave *
praxis_edit_session_get_autosave (PraxisEditSession *self)
{
  g_return_val_if_fail (PRAXIS_IS_EDIT_SESSION (self), NULL);

  return self->autosave;
}

/**
 * praxis_edit_session_get_digest_uuid:
 * @self: a session
 *
 * Returns: (transfer none): the digest that the post is in
 */
const char *
praxis_edit_session_get_digest_uuid (PraxisEditSession *self)
{
  g_return_val_if_fail (PRAXIS_IS_EDIT_SESSION (self), NULL);

  return self->digest_uuid;
}

/**
 * praxis_edit_session_get_post_uuid:
 * @self: a session
 *
 * Returns: (transfer none): the post, also one that was not saved yet
 */
const char *
praxis_edit_session_get_post_uuid (PraxisEditSession *self)
{
  g_return_val_if_fail (PRAXIS_IS_EDIT_SESSION (self), NULL);

  return praxis_draft_get_post_uuid (self->draft);
}

/**
 * praxis_edit_session_can_undo:
 * @self: a session
 *
 * Returns: whether there is a step to take back
 */
gboolean
praxis_edit_session_can_undo (PraxisEditSession *self)
{
  g_return_val_if_fail (PRAXIS_IS_EDIT_SESSION (self), FALSE);

  return praxis_undo_stack_can_undo (self->undo);
}

/**
 * praxis_edit_session_can_redo:
 * @self: a session
 *
 * Returns: whether there is a step that was taken back
 */
gboolean
praxis_edit_session_can_redo (PraxisEditSession *self)
{
  g_return_val_if_fail (PRAXIS_IS_EDIT_SESSION (self), FALSE);

  return praxis_undo_stack_can_redo (self->undo);
}

/**
 * praxis_edit_session_undo:
 * @self: a session
 *
 * Takes the last step back, whatever it changed.
 */
void
praxis_edit_session_undo (PraxisEditSession *self)
{
  PraxisDraftField field;
  PraxisDraft *state;

  g_return_if_fail (PRAXIS_IS_EDIT_SESSION (self));

  state = praxis_undo_stack_undo (self->undo, &field);
  step (self, state, field);
}

/**
 * praxis_edit_session_redo:
 * @self: a session
 *
 * Makes the step again that was taken back last.
 */
void
praxis_edit_session_redo (PraxisEditSession *self)
{
  PraxisDraftField field;
  PraxisDraft *state;

  g_return_if_fail (PRAXIS_IS_EDIT_SESSION (self));

  state = praxis_undo_stack_redo (self->undo, &field);
  step (self, state, field);
}

/**
 * praxis_edit_session_end_step:
 * @self: a session
 *
 * Makes the next change a step of its own: somebody left a field, or pasted.
 */
void
praxis_edit_session_end_step (PraxisEditSession *self)
{
  g_return_if_fail (PRAXIS_IS_EDIT_SESSION (self));

  praxis_undo_stack_break (self->undo);
}

/**
 * praxis_edit_session_begin_group:
 * @self: a session
 *
 * What is changed from now on until praxis_edit_session_end_group() becomes one step, whatever it changes. Nothing is undone
 * meanwhile, and groups do not hold groups.
 */
void
praxis_edit_session_begin_group (PraxisEditSession *self)
{
  g_return_if_fail (PRAXIS_IS_EDIT_SESSION (self));
  g_return_if_fail (!self->is_grouping);

  praxis_undo_stack_break (self->undo);
  self->is_grouping = TRUE;
  self->grouped = PRAXIS_N_DRAFT_FIELDS;
}

/**
 * praxis_edit_session_end_group:
 * @self: a session
 *
 * Ends what praxis_edit_session_begin_group() began. What comes next is a step of its own.
 */
void
praxis_edit_session_end_group (PraxisEditSession *self)
{
  g_return_if_fail (PRAXIS_IS_EDIT_SESSION (self));
  g_return_if_fail (self->is_grouping);

  self->is_grouping = FALSE;
  if (self->grouped != PRAXIS_N_DRAFT_FIELDS)
    record_change (self, self->grouped);
  praxis_undo_stack_break (self->undo);
}

/**
 * praxis_edit_session_replace:
 * @self: a session
 * @content: (transfer none): the content of an older revision, or what is published
 *
 * Puts another content in the place of the one that is there, as one step that can be undone. It is saved as a new
 * revision; the status follows from it, and nothing is published by this.
 */
void
praxis_edit_session_replace (PraxisEditSession *self,
                             PraxisDraft       *content)
{
  g_return_if_fail (PRAXIS_IS_EDIT_SESSION (self));
  g_return_if_fail (PRAXIS_IS_DRAFT (content));

  if (praxis_draft_equal (self->draft, content))
    return;
  apply (self, content);
  record_step (self);
  praxis_autosave_end_sitting (self->autosave);
  praxis_autosave_touch (self->autosave);
}
