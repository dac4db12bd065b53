/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A note in the reader: the words it is on, which lead to their place, and what the reader says, to be written on. */

#include "config.h"

#include "praxis-note-row.h"

#include <glib/gi18n.h>

#include "praxis-text-buffer.h"

struct _PraxisNoteRow
{
  AdwBin           parent_instance;

  GtkWidget       *quote_button;
  GtkLabel        *quote_label;
  GtkWidget       *lost_label;
  GtkTextView     *view;
  GtkTextBuffer   *buffer;
  GtkWidget       *placeholder;
  GtkLabel        *failure_label;
  GtkLabel        *time_label;

  PraxisNoteDraft *draft;
  gboolean         is_following;
  guint            resizing;
};

enum
{
  ENTERED,
  LEFT,
  SHOW_PASSAGE,
  DELETE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisNoteRow, praxis_note_row, ADW_TYPE_BIN)

static void
update_time (PraxisNoteRow *self)
{
  PraxisNote *note = praxis_note_draft_get_note (self->draft);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *words = NULL;

  if (note == NULL)
    return;

  time = g_date_time_new_from_unix_local (praxis_note_get_modified (note) / G_USEC_PER_SEC);
  words = g_date_time_format (time, "%x");
  gtk_label_set_label (self->time_label, words);
}

static void
changed_cb (PraxisNoteRow *self)
{
  const char *text = praxis_note_draft_get_text (self->draft);
  const char *failure = praxis_note_draft_get_failure (self->draft);
  gboolean has_quote = *praxis_note_draft_get_quote (self->draft) != '\0';
  GtkTextIter caret;
  guint start, end;

  self->is_following = TRUE;
  praxis_text_buffer_follow (self->buffer, text, &caret);
  self->is_following = FALSE;

  gtk_widget_set_visible (self->placeholder, *text == '\0');
  gtk_widget_set_visible (self->quote_button, has_quote);
  gtk_widget_set_visible (self->lost_label, has_quote && !praxis_note_draft_get_place (self->draft, &start, &end));
  gtk_label_set_label (self->failure_label, failure != NULL ? failure : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure_label), failure != NULL);
  update_time (self);
}

static void
typed_cb (PraxisNoteRow *self)
{
  g_autofree char *text = NULL;

  if (self->is_following || self->draft == NULL)
    return;

  text = praxis_text_buffer_dup_text (self->buffer);
  gtk_widget_set_visible (self->placeholder, *text == '\0');
  praxis_note_draft_set_text (self->draft, text);
}

static void
resize (gpointer data)
{
  PraxisNoteRow *self = data;

  self->resizing = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
}

/* A text view knows how high it is once it was given its width, and what it asks for while it is given it is lost where
 * nothing moves the pane afterwards. */
static void
height_changed_cb (PraxisNoteRow *self,
                   GtkAdjustment *height)
{
  if (self->resizing == 0 && gtk_adjustment_get_upper (height) > gtk_adjustment_get_page_size (height))
    self->resizing = g_idle_add_once (resize, self);
}

static void
entered_cb (PraxisNoteRow *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
left_cb (PraxisNoteRow *self)
{
  praxis_note_draft_save (self->draft);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
quote_clicked_cb (PraxisNoteRow *self)
{
  g_signal_emit (self, signals[SHOW_PASSAGE], 0);
}

static void
delete_clicked_cb (PraxisNoteRow *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
praxis_note_row_dispose (GObject *object)
{
  PraxisNoteRow *self = PRAXIS_NOTE_ROW (object);

  g_clear_handle_id (&self->resizing, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_NOTE_ROW);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (praxis_note_row_parent_class)->dispose (object);
}

static guint
add_signal (PraxisNoteRowClass *klass,
            const char         *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
praxis_note_row_class_init (PraxisNoteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_note_row_dispose;

  signals[ENTERED] = add_signal (klass, "entered");
  signals[LEFT] = add_signal (klass, "left");
  signals[SHOW_PASSAGE] = add_signal (klass, "show-passage");
  signals[DELETE] = add_signal (klass, "delete");

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/reader/praxis-note-row.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, quote_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, quote_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, lost_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, view);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, placeholder);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, failure_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisNoteRow, time_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, height_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
}

static void
praxis_note_row_init (PraxisNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
praxis_note_row_new (PraxisNoteDraft *draft)
{
  PraxisNoteRow *self = g_object_new (PRAXIS_TYPE_NOTE_ROW, NULL);
  const char *quote = praxis_note_draft_get_quote (draft);
  g_autofree char *words = g_strdup_printf ("“%s”", quote);

  self->draft = g_object_ref (draft);
  gtk_label_set_label (self->quote_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *quote != '\0' ? words : _("Note on the post"), -1);
  g_signal_connect_object (draft, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return GTK_WIDGET (self);
}

PraxisNoteDraft *
praxis_note_row_get_draft (PraxisNoteRow *self)
{
  return self->draft;
}

/* The keyboard goes to what the reader says. */
void
praxis_note_row_write (PraxisNoteRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
