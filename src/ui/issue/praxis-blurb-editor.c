/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The blurb of an issue. What is typed is in the library a second later, and at once when the keyboard leaves;
 * what comes from there changes only what differs, and nothing while there is something unsaved, so that the
 * caret stays where it is. */

#include "config.h"

#include "praxis-blurb-editor.h"

#include <glib/gi18n.h>

#include "praxis-spelling.h"
#include "praxis-text-buffer.h"
#include "store/praxis-store-digests.h"

/* From the first unsaved key, not the last: who types without a pause is saved too. */
#define SAVE_DELAY_MS 1000

/* How long after a save that failed the next one is tried. */
#define RETRY_DELAY_MS 5000

struct _PraxisBlurbEditor
{
  AdwBin                     parent_instance;

  GtkTextView               *view;
  GtkTextBuffer             *buffer;
  GtkLabel                  *state_label;
  SpellingTextBufferAdapter *spelling;

  PraxisLibrary             *library;
  char                      *digest_uuid;
  char                      *known;         /* what the library has, as far as is known here */
  GError                    *error;
  GPtrArray                 *flushes;       /* GTasks that wait for the last save */
  PraxisMonth                month;
  guint                      save_id;
  guint                      n_saving;
  guint                      n_saved;
  gboolean                   loading;
  gboolean                   dirty;
};

G_DEFINE_FINAL_TYPE (PraxisBlurbEditor, praxis_blurb_editor, ADW_TYPE_BIN)

/* --- Saving ---------------------------------------------------------------------------------------------- */

typedef struct
{
  char        *digest_uuid;
  char        *text;
  PraxisMonth  month;
} Save;

/* A save knows its editor, so that the answer finds it; the job has a copy of its own. */
typedef struct
{
  PraxisBlurbEditor *editor;
  char              *text;
} Saving;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->digest_uuid);
  g_free (save->text);
  g_free (save);
}

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->editor);
  g_free (saving->text);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* Runs in the writer thread. */
static gpointer
save_job (PraxisStore   *store,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Save *save = data;

  return praxis_store_set_blurb (store, save->digest_uuid, save->month, save->text, error) ? data : NULL;
}

static void
show_saved (PraxisBlurbEditor *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the time of day in "Saved 10:42", in the format of strftime(3). */
  g_autofree char *time = g_date_time_format (now, C_("time of the last save", "%H:%M"));
  /* Translators: %s is the time of day. */
  g_autofree char *text = g_strdup_printf (_("Saved %s"), time);

  gtk_label_set_label (self->state_label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "error");
}

static void
show_failure (PraxisBlurbEditor *self,
              const GError      *error)
{
  /* Translators: %s is why. */
  g_autofree char *text = g_strdup_printf (_("Not saved: %s"), error->message);

  if (g_strcmp0 (gtk_label_get_label (self->state_label), text) != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_label_set_label (self->state_label, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "error");
}

static gboolean
save_cb (gpointer user_data)
{
  PraxisBlurbEditor *self = user_data;

  self->save_id = 0;
  praxis_blurb_editor_save (self);

  return G_SOURCE_REMOVE;
}

static void
save_later (PraxisBlurbEditor *self,
            guint              delay)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add (delay, save_cb, self);
}

static void
answer_flushes (PraxisBlurbEditor *self)
{
  g_autoptr (GPtrArray) flushes = NULL;

  if (self->n_saving > 0)
    return;

  flushes = g_steal_pointer (&self->flushes);
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < flushes->len; i++)
    {
      if (self->error != NULL)
        g_task_return_error (flushes->pdata[i], g_error_copy (self->error));
      else
        g_task_return_boolean (flushes->pdata[i], TRUE);
    }
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  PraxisBlurbEditor *self = saving->editor;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  self->n_saving--;
  g_clear_error (&self->error);

  if (self->library != NULL && error == NULL)
    {
      self->n_saved++;
      g_set_str (&self->known, saving->text);
      if (!self->dirty)
        show_saved (self);
    }
  else if (self->library != NULL)
    {
      self->dirty = TRUE;
      show_failure (self, error);
      self->error = g_steal_pointer (&error);
      save_later (self, RETRY_DELAY_MS);
    }
  answer_flushes (self);
}

/* At once, where there is something to save. */
void
praxis_blurb_editor_save (PraxisBlurbEditor *self)
{
  Save *save;
  Saving *saving;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!self->dirty || self->library == NULL)
    return;

  save = g_new0 (Save, 1);
  save->digest_uuid = g_strdup (self->digest_uuid);
  save->month = self->month;
  save->text = praxis_text_buffer_dup_text (self->buffer);

  saving = g_new0 (Saving, 1);
  saving->editor = g_object_ref (self);
  saving->text = g_strdup (save->text);

  self->dirty = FALSE;
  self->n_saving++;
  praxis_library_write_async (self->library, save_job, save, save_free, NULL, NULL, saved_cb, saving);
}

static void
changed_cb (PraxisBlurbEditor *self)
{
  if (self->loading)
    return;

  self->dirty = TRUE;
  save_later (self, SAVE_DELAY_MS);
}

static void
focus_left_cb (PraxisBlurbEditor *self)
{
  praxis_blurb_editor_save (self);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_blurb_editor_unroot (GtkWidget *widget)
{
  /* Leaving the page saves, and so does closing the window. */
  praxis_blurb_editor_save (PRAXIS_BLURB_EDITOR (widget));

  GTK_WIDGET_CLASS (praxis_blurb_editor_parent_class)->unroot (widget);
}

static void
praxis_blurb_editor_dispose (GObject *object)
{
  PraxisBlurbEditor *self = PRAXIS_BLURB_EDITOR (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->spelling);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_BLURB_EDITOR);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (praxis_blurb_editor_parent_class)->dispose (object);
}

static void
praxis_blurb_editor_finalize (GObject *object)
{
  PraxisBlurbEditor *self = PRAXIS_BLURB_EDITOR (object);

  g_clear_pointer (&self->digest_uuid, g_free);
  g_clear_pointer (&self->known, g_free);
  g_clear_pointer (&self->flushes, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (praxis_blurb_editor_parent_class)->finalize (object);
}

static void
praxis_blurb_editor_class_init (PraxisBlurbEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_blurb_editor_dispose;
  object_class->finalize = praxis_blurb_editor_finalize;
  widget_class->unroot = praxis_blurb_editor_unroot;

  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/issue/praxis-blurb-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisBlurbEditor, view);
  gtk_widget_class_bind_template_child (widget_class, PraxisBlurbEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, PraxisBlurbEditor, state_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
praxis_blurb_editor_init (PraxisBlurbEditor *self)
{
  self->known = g_strdup ("");
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  praxis_spelling_set_up_buffer (GTK_SOURCE_BUFFER (self->buffer));
}

void
praxis_blurb_editor_set_issue (PraxisBlurbEditor *self,
                               PraxisLibrary     *library,
                               const char        *digest_uuid,
                               PraxisMonth        month)
{
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->digest_uuid = g_strdup (digest_uuid);
  self->month = month;
}

/* The language that the spelling is checked in, as BCP 47. */
void
praxis_blurb_editor_set_language (PraxisBlurbEditor *self,
                                  const char        *language)
{
  if (self->spelling == NULL)
    self->spelling = praxis_spelling_attach (GTK_SOURCE_VIEW (self->view));
  praxis_spelling_set_language (self->spelling, language);
}

/* How often the text was saved: whoever reads the library asks before, and says so with what was read. */
guint
praxis_blurb_editor_get_n_saved (PraxisBlurbEditor *self)
{
  return self->n_saved;
}

/* What the library had, read when the text had been saved @n_saved times. What is being typed here goes before it, and
 * so does what has been saved since. */
void
praxis_blurb_editor_take_text (PraxisBlurbEditor *self,
                               const char        *text,
                               guint              n_saved)
{
  GtkTextIter end;

  if (self->dirty || self->n_saving > 0 || self->n_saved != n_saved || g_strcmp0 (self->known, text) == 0)
    return;

  g_set_str (&self->known, text);

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  praxis_text_buffer_follow (self->buffer, text, &end);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->loading = FALSE;
}

/* Whether there is no word in it. */
gboolean
praxis_blurb_editor_is_empty (PraxisBlurbEditor *self)
{
  g_autofree char *text = praxis_text_buffer_dup_text (self->buffer);

  return *g_strstrip (text) == '\0';
}

/* As if the author had typed it: one step that can be undone. */
void
praxis_blurb_editor_write (PraxisBlurbEditor *self,
                           const char        *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  praxis_blurb_editor_save (self);
}

/* Whether the library may not have every word. */
gboolean
praxis_blurb_editor_is_unsaved (PraxisBlurbEditor *self)
{
  return self->dirty || self->n_saving > 0;
}

/* Saves, and waits until the library has every word. */
void
praxis_blurb_editor_flush_async (PraxisBlurbEditor   *self,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, praxis_blurb_editor_flush_async);
  g_ptr_array_add (self->flushes, task);
  praxis_blurb_editor_save (self);
  answer_flushes (self);
}

/* FALSE, and why, where the library did not take them. They stay here, and are tried again. */
gboolean
praxis_blurb_editor_flush_finish (PraxisBlurbEditor  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
