/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-autosave.h"

#include "store/praxis-store-posts.h"

/*
 * The way of a draft into the library, again and again while it is written:
 *
 *   touched ──▶ a timer ──copy of the draft──▶ writer thread ──▶ a revision
 *      ▲                                          │
 *      └──── what could not be saved ◀────────────┘
 *
 * Nothing that a save does touches the draft's content, so no caret moves.
 */

/* The database has what was typed within two seconds of the last key; this is when its save begins. */
#define SAVE_DELAY_MS 800

/* After a failure: somebody may have made space meanwhile. */
#define RETRY_SECONDS 3

/* Typing that goes on makes one revision, up to this long, and without a longer pause than this (s). */
#define SITTING_SECONDS (5 * 60)
#define SITTING_PAUSE_SECONDS 60

struct _PraxisAutosave
{
  GObject parent_instance;

  /* owned; set once */
  PraxisLibrary *library;
  PraxisDraft   *draft;
  char          *digest_uuid;

  /* owned */
  GList         *waiting;
  GError        *error;

  /* state; times in seconds since 1970-01-01 UTC */
  gint64         post_id;
  gint64         saved;
  gint64         sitting_began;
  guint          save_id;
  PraxisStatus   status;
  gboolean       is_dirty;
  gboolean       is_saving;
  gboolean       is_disposed;
  gboolean       sitting_ended;
};

enum
{
  STATE_CHANGED,
  CONFLICT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisAutosave, praxis_autosave, G_TYPE_OBJECT)

/* What goes to the writer thread, and what comes back. */
typedef struct
{
  char              *digest_uuid;
  PraxisDraft       *draft;
  PraxisSaveFlags    flags;

  PraxisSaveOutcome  outcome;
  PraxisStatus       status;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->digest_uuid);
  g_object_unref (save->draft);
  g_free (save);
}

/* Runs in the writer thread. */
static gpointer
save_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Save *save = data;
  g_autoptr(PraxisPost) post = NULL;

  if (!praxis_store_save_draft_with_flags (store, save->digest_uuid, save->draft, save->flags, &save->outcome, error))
    return NULL;
  /* What is saved is saved, also where it cannot be read again. */
  post = praxis_store_get_post_by_id (store, save->outcome.post_id, NULL);
  if (post != NULL)
    save->status = praxis_post_get_status (post);
  return save;
}

static void save (PraxisAutosave *self);

static gboolean
save_cb (gpointer user_data)
{
  PraxisAutosave *self = user_data;

  self->save_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_save (PraxisAutosave *self)
{
  if (self->save_id != 0 || self->is_saving)
    return;
  self->save_id = self->error != NULL ? g_timeout_add_seconds (RETRY_SECONDS, save_cb, self)
                                      : g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

static void
emit_state (PraxisAutosave *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

/* Tells those who wait for everything to be in the library. */
static void
answer_waiting (PraxisAutosave *self)
{
  g_autolist(GTask) waiting = g_steal_pointer (&self->waiting);

  for (GList *l = waiting; l != NULL; l = l->next)
    {
      if (self->error != NULL)
        g_task_return_error (l->data, g_error_copy (self->error));
      else
        g_task_return_boolean (l->data, TRUE);
    }
}

static void
take_outcome (PraxisAutosave *self,
              const Save        *done)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  /* What was typed and taken back again is saved as what was there, which is no revision to go on from. */
  if (!(done->flags & PRAXIS_SAVE_CONTINUE))
    self->sitting_began = done->outcome.revision != praxis_draft_get_base_revision (self->draft) ? now : 0;
  if (self->sitting_ended)
    self->sitting_began = 0;
  self->saved = now;
  self->post_id = done->outcome.post_id;
  self->status = done->status;
  praxis_draft_set_base_revision (self->draft, done->outcome.revision);
  if (done->outcome.conflict)
    g_signal_emit (self, signals[CONFLICT], 0);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PraxisAutosave) self = user_data;
  g_autoptr(GError) error = NULL;
  const Save *done = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  self->is_saving = FALSE;
  g_clear_error (&self->error);
  if (done != NULL)
    take_outcome (self, done);
  else
    {
      self->error = g_steal_pointer (&error);
      self->is_dirty = !self->is_disposed;
    }

  emit_state (self);
  if (self->is_dirty && self->error == NULL && self->waiting != NULL)
    save (self);
  else
    {
      answer_waiting (self);
      if (self->is_dirty)
        schedule_save (self);
    }
}

/* Whether this is more of the sitting whose revision is the newest one. */
static gboolean
sitting_goes_on (PraxisAutosave *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return self->sitting_began != 0 && now - self->saved < SITTING_PAUSE_SECONDS &&
         now - self->sitting_began < SITTING_SECONDS;
}

static void
save (PraxisAutosave *self)
{
  Save *job;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->is_saving || !self->is_dirty)
    return;

  job = g_new0 (Save, 1);
  job->digest_uuid = g_strdup (self->digest_uuid);
  job->draft = praxis_draft_copy (self->draft);
  job->status = self->status;
  self->sitting_ended = FALSE;
  job->flags = sitting_goes_on (self) ? PRAXIS_SAVE_CONTINUE : PRAXIS_SAVE_NEW_REVISION;
  self->is_dirty = FALSE;
  self->is_saving = TRUE;
  praxis_library_write_async (self->library, save_job, job, save_free, NULL, NULL, saved_cb, g_object_ref (self));
}

static void
praxis_autosave_dispose (GObject *object)
{
  PraxisAutosave *self = PRAXIS_AUTOSAVE (object);

  /* Nobody waits for the answer any more, but the words are kept. The save holds the object for the last time: if it
   * fails there is nobody to try again for. Words that could not be saved before were given up by whoever closed. */
  self->is_disposed = TRUE;
  if (self->error == NULL)
    save (self);
  g_clear_handle_id (&self->save_id, g_source_remove);

  G_OBJECT_CLASS (praxis_autosave_parent_class)->dispose (object);
}

static void
praxis_autosave_finalize (GObject *object)
{
  PraxisAutosave *self = PRAXIS_AUTOSAVE (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->draft);
  g_clear_error (&self->error);
  g_free (self->digest_uuid);

  G_OBJECT_CLASS (praxis_autosave_parent_class)->finalize (object);
}

static void
praxis_autosave_class_init (PraxisAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = praxis_autosave_dispose;
  object_class->finalize = praxis_autosave_finalize;

  /**
   * PraxisAutosave::state-changed:
   *
   * Whether and when it was saved, why not, or the post's status is another answer now.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  /**
   * PraxisAutosave::conflict:
   *
   * Somebody else saved the post since it was loaded. Both texts are in its history; the one here is the newest.
   */
  signals[CONFLICT] = g_signal_new ("conflict", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
praxis_autosave_init (PraxisAutosave *self)
{
}

/**
 * praxis_autosave_new:
 * @library: the library
 * @digest_uuid: the digest that a new post goes into
 * @draft: the content, which others change; only its revision is set here
 * @post: (nullable): the post that is there; %NULL for a new one
 *
 * Returns: (transfer full): an autosave with nothing to do
 */
PraxisAutosave *
praxis_autosave_new (PraxisLibrary *library,
                     const char    *digest_uuid,
                     PraxisDraft   *draft,
                     PraxisPost    *post)
{
  PraxisAutosave *self;

  g_return_val_if_fail (PRAXIS_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (digest_uuid != NULL, NULL);
  g_return_val_if_fail (PRAXIS_IS_DRAFT (draft), NULL);

  self = g_object_new (PRAXIS_TYPE_AUTOSAVE, NULL);
  self->library = g_object_ref (library);
  self->draft = g_object_ref (draft);
  self->digest_uuid = g_strdup (digest_uuid);
  if (post != NULL)
    {
      self->post_id = praxis_post_get_id (post);
      self->status = praxis_post_get_status (post);
      self->saved = praxis_post_get_modified (post);
    }
  return self;
}

/**
 * praxis_autosave_touch:
 * @self: an autosave
 *
 * The draft changed: it is saved soon.
 */
void
praxis_autosave_touch (PraxisAutosave *self)
{
  PraxisAutosaveState before;

  g_return_if_fail (PRAXIS_IS_AUTOSAVE (self));

  before = praxis_autosave_get_state (self);
  self->is_dirty = TRUE;
  schedule_save (self);
  if (before != praxis_autosave_get_state (self))
    emit_state (self);
}

/**
 * praxis_autosave_end_sitting:
 * @self: an autosave
 *
 * Makes the next save a revision of its own, not more of what was typed before.
 */
void
praxis_autosave_end_sitting (PraxisAutosave *self)
{
  g_return_if_fail (PRAXIS_IS_AUTOSAVE (self));

  self->sitting_began = 0;
  /* Also of one that a save on its way would begin. */
  self->sitting_ended = self->is_saving;
}

/**
 * praxis_autosave_follow:
 * @self: an autosave with nothing to do
 * @post: the post as somebody else left it
 *
 * Goes on from there: the next save is one onto this revision. What is older than the last save here is no news.
 */
void
praxis_autosave_follow (PraxisAutosave *self,
                        PraxisPost     *post)
{
  g_return_if_fail (PRAXIS_IS_AUTOSAVE (self));
  g_return_if_fail (PRAXIS_IS_POST (post));

  /* Read before a save that has ended since. */
  if (praxis_post_get_revision (post) < praxis_draft_get_base_revision (self->draft))
    return;
  if (praxis_post_get_revision (post) > praxis_draft_get_base_revision (self->draft))
    {
      praxis_draft_set_base_revision (self->draft, praxis_post_get_revision (post));
      self->sitting_began = 0;
    }
  if (praxis_post_get_status (post) == self->status)
    return;
  /* Whoever set it meant the post as it was then. */
  self->status = praxis_post_get_status (post);
  self->sitting_began = 0;
  emit_state (self);
}

/**
 * praxis_autosave_get_post_id:
 * @self: an autosave
 *
 * Returns: the post's row; 0 as long as a new one was not saved
 */
gint64
praxis_autosave_get_post_id (PraxisAutosave *self)
{
  g_return_val_if_fail (PRAXIS_IS_AUTOSAVE (self), 0);

  return self->post_id;
}

/**
 * praxis_autosave_get_status:
 * @self: an autosave
 *
 * Returns: the post's status, as of the last save
 */
PraxisStatus
praxis_autosave_get_status (PraxisAutosave *self)
{
  g_return_val_if_fail (PRAXIS_IS_AUTOSAVE (self), PRAXIS_STATUS_DRAFT);

  return self->status;
}

/**
 * praxis_autosave_get_state:
 * @self: an autosave
 *
 * Returns: whether everything is in the library
 */
PraxisAutosaveState
praxis_autosave_get_state (PraxisAutosave *self)
{
  g_return_val_if_fail (PRAXIS_IS_AUTOSAVE (self), PRAXIS_AUTOSAVE_NEW);

  if (self->error != NULL)
    return PRAXIS_AUTOSAVE_FAILED;
  if (self->is_dirty || self->is_saving)
    return PRAXIS_AUTOSAVE_UNSAVED;
  return self->post_id != 0 ? PRAXIS_AUTOSAVE_SAVED : PRAXIS_AUTOSAVE_NEW;
}

/**
 * praxis_autosave_get_saved:
 * @self: an autosave
 *
 * Returns: when the post was last saved, in seconds since 1970-01-01 UTC; 0 for a new one
 */
gint64
praxis_autosave_get_saved (PraxisAutosave *self)
{
  g_return_val_if_fail (PRAXIS_IS_AUTOSAVE (self), 0);

  return self->saved;
}

/**
 * praxis_autosave_get_error:
 * @self: an autosave
 *
 * Returns: (transfer none) (nullable): why the last save failed
 */
const GError *
praxis_autosave_get_error (PraxisAutosave *self)
{
  g_return_val_if_fail (PRAXIS_IS_AUTOSAVE (self), NULL);

  return self->error;
}

/**
 * praxis_autosave_save:
 * @self: an autosave
 *
 * Saves now what there is to save, without waiting for it: somebody left a field.
 */
void
praxis_autosave_save (PraxisAutosave *self)
{
  g_return_if_fail (PRAXIS_IS_AUTOSAVE (self));

  save (self);
}

/**
 * praxis_autosave_flush_async:
 * @self: an autosave
 * @callback: called when everything is in the library, or could not be saved
 * @user_data: for @callback
 *
 * Saves what there is to save, and tells when that is done.
 */
void
praxis_autosave_flush_async (PraxisAutosave   *self,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PRAXIS_IS_AUTOSAVE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, praxis_autosave_flush_async);
  if (!self->is_dirty && !self->is_saving)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  self->waiting = g_list_append (self->waiting, task);
  save (self);
}

/**
 * praxis_autosave_flush_finish:
 * @self: an autosave
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the library has everything; %FALSE with an error of praxis_store_save_draft()
 */
gboolean
praxis_autosave_flush_finish (PraxisAutosave  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
