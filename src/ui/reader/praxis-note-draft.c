/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A note while it is shown and written. What is typed is in the library within two seconds, and at once when the keyboard
 * leaves it. As long as it is not, the draft stays, whether somebody looks at it or not, and tries again. */

#include "config.h"

#include "praxis-note-draft.h"

#include "praxis-error.h"
#include "store/praxis-store-notes.h"

#define SAVE_DELAY_MS 800
#define RETRY_MS 3000

struct _PraxisNoteDraft
{
  GObject        parent_instance;

  PraxisLibrary *library;
  PraxisNote    *note;        /* as the library has it; NULL before that */
  char          *key;
  char          *post_uuid;
  char          *quote;
  char          *prefix;
  char          *suffix;
  char          *text;
  char          *failure;
  guint          save_id;
  guint          start;
  guint          end;
  gboolean       found;
  gboolean       is_unsaved;
  gboolean       is_saving;
  gboolean       is_discarded;
};

enum
{
  CHANGED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisNoteDraft, praxis_note_draft, G_TYPE_OBJECT)

/* --- Saving ---------------------------------------------------------------------------------------------- */

typedef struct
{
  char *uuid;
  char *post_uuid;
  char *quote;
  char *prefix;
  char *suffix;
  char *text;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->uuid);
  g_free (save->post_uuid);
  g_free (save->quote);
  g_free (save->prefix);
  g_free (save->suffix);
  g_free (save->text);
  g_free (save);
}

/* Runs in the writer thread. A note that was deleted somewhere else while it was written here is a new one. */
static gpointer
save_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Save *save = data;
  g_autoptr (GError) missing = NULL;
  PraxisNote *note = NULL;

  if (save->uuid != NULL)
    note = praxis_store_edit_note (store, save->uuid, save->text, &missing);
  if (missing != NULL && !g_error_matches (missing, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }

  return note != NULL ? note : praxis_store_add_note (store, save->post_uuid, save->text, save->quote, save->prefix,
                                                      save->suffix, error);
}

static gboolean
save_cb (gpointer data)
{
  PraxisNoteDraft *self = data;

  self->save_id = 0;
  praxis_note_draft_save (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (PraxisNoteDraft *self,
          guint            delay)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add_full (G_PRIORITY_DEFAULT, delay, save_cb, g_object_ref (self), g_object_unref);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PraxisNoteDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisNote) note = praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);

  self->is_saving = FALSE;
  g_set_str (&self->failure, error != NULL ? error->message : NULL);
  if (note != NULL)
    {
      g_set_object (&self->note, note);
      self->is_unsaved = !g_str_equal (praxis_note_get_text (note), self->text);
    }
  if (self->is_unsaved && !self->is_discarded)
    schedule (self, note != NULL ? SAVE_DELAY_MS : RETRY_MS);

  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[SAVED], 0);
}

/* At once, if there is anything to save. */
void
praxis_note_draft_save (PraxisNoteDraft *self)
{
  Save *save;

  if (self->is_saving || !self->is_unsaved || self->is_discarded || praxis_note_draft_is_empty (self))
    return;

  self->is_saving = TRUE;
  save = g_new0 (Save, 1);
  save->uuid = g_strdup (self->note != NULL ? praxis_note_get_uuid (self->note) : NULL);
  save->post_uuid = g_strdup (self->post_uuid);
  save->quote = g_strdup (self->quote);
  save->prefix = g_strdup (self->prefix);
  save->suffix = g_strdup (self->suffix);
  save->text = g_strdup (self->text);
  praxis_library_write_async (self->library, save_job, save, save_free, g_object_unref, NULL, saved_cb,
                              g_object_ref (self));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_note_draft_finalize (GObject *object)
{
  PraxisNoteDraft *self = PRAXIS_NOTE_DRAFT (object);

  g_clear_object (&self->library);
  g_clear_object (&self->note);
  g_free (self->key);
  g_free (self->post_uuid);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->text);
  g_free (self->failure);

  G_OBJECT_CLASS (praxis_note_draft_parent_class)->finalize (object);
}

static void
praxis_note_draft_class_init (PraxisNoteDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = praxis_note_draft_finalize;

  /* Its text came from somewhere else, or it was found, lost, saved or not. */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /* A save has ended. */
  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
praxis_note_draft_init (PraxisNoteDraft *self)
{
  self->key = g_uuid_string_random ();
  self->text = g_strdup ("");
}

static PraxisNoteDraft *
new_draft (PraxisLibrary *library,
           const char    *post_uuid,
           const char    *quote,
           const char    *prefix,
           const char    *suffix)
{
  PraxisNoteDraft *self = g_object_new (PRAXIS_TYPE_NOTE_DRAFT, NULL);

  self->library = g_object_ref (library);
  self->post_uuid = g_strdup (post_uuid);
  self->quote = g_strdup (quote != NULL ? quote : "");
  self->prefix = g_strdup (prefix);
  self->suffix = g_strdup (suffix);

  return self;
}

PraxisNoteDraft *
praxis_note_draft_new (PraxisLibrary *library,
                       PraxisNote    *note)
{
  PraxisNoteDraft *self = new_draft (library, praxis_note_get_post_uuid (note), praxis_note_get_quote (note),
                                     praxis_note_get_prefix (note), praxis_note_get_suffix (note));

  praxis_note_draft_take_note (self, note);

  return self;
}

/* A new one, on a passage or, without a @quote, on the whole post. A passage is highlighted at once. */
PraxisNoteDraft *
praxis_note_draft_new_on (PraxisLibrary *library,
                          const char    *post_uuid,
                          const char    *quote,
                          const char    *prefix,
                          const char    *suffix)
{
  PraxisNoteDraft *self = new_draft (library, post_uuid, quote, prefix, suffix);

  self->is_unsaved = *self->quote != '\0';
  praxis_note_draft_save (self);

  return self;
}

PraxisNote *
praxis_note_draft_get_note (PraxisNoteDraft *self)
{
  return self->note;
}

/* By which it is known as long as it is shown, also before the library has it. */
const char *
praxis_note_draft_get_key (PraxisNoteDraft *self)
{
  return self->key;
}

const char *
praxis_note_draft_get_text (PraxisNoteDraft *self)
{
  return self->text;
}

/* Empty where it is on the whole post. */
const char *
praxis_note_draft_get_quote (PraxisNoteDraft *self)
{
  return self->quote;
}

const char *
praxis_note_draft_get_prefix (PraxisNoteDraft *self)
{
  return self->prefix;
}

const char *
praxis_note_draft_get_suffix (PraxisNoteDraft *self)
{
  return self->suffix;
}

/* Why it could not be saved; NULL where it could. */
const char *
praxis_note_draft_get_failure (PraxisNoteDraft *self)
{
  return self->failure;
}

gboolean
praxis_note_draft_is_saving (PraxisNoteDraft *self)
{
  return self->is_saving;
}

gboolean
praxis_note_draft_is_unsaved (PraxisNoteDraft *self)
{
  return self->is_unsaved || self->is_saving;
}

/* Whether it says nothing at all, which no library keeps. */
gboolean
praxis_note_draft_is_empty (PraxisNoteDraft *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->text));

  return *text == '\0' && *self->quote == '\0';
}

void
praxis_note_draft_set_text (PraxisNoteDraft *self,
                            const char      *text)
{
  if (!g_set_str (&self->text, text))
    return;

  self->is_unsaved = TRUE;
  schedule (self, SAVE_DELAY_MS);
}

/* What the library has; what is being written here is newer. */
void
praxis_note_draft_take_note (PraxisNoteDraft *self,
                             PraxisNote      *note)
{
  if (self->is_unsaved || self->is_saving)
    return;

  g_set_object (&self->note, note);
  if (g_set_str (&self->text, praxis_note_get_text (note)))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* It is deleted: nothing of it is saved any more. */
void
praxis_note_draft_discard (PraxisNoteDraft *self)
{
  self->is_discarded = TRUE;
}

void
praxis_note_draft_set_place (PraxisNoteDraft *self,
                             gboolean         found,
                             guint            start,
                             guint            end)
{
  self->found = found;
  self->start = start;
  self->end = end;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether its passage is in the article, and where, in characters of the article's text. */
gboolean
praxis_note_draft_get_place (PraxisNoteDraft *self,
                             guint           *start,
                             guint           *end)
{
  *start = self->start;
  *end = self->end;

  return self->found;
}
