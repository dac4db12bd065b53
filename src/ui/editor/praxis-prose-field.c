/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text of a post: CommonMark, with spell-check, the usual keys, and the number of its words.
 *
 * The buffer and the draft hold the same text. What is typed goes into the draft with every key; what comes from
 * the draft (undo, another revision) changes only the characters that differ, so that the caret stays at them. */

#include "config.h"

#include "praxis-prose-field.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <libspelling.h>

#include "edit/praxis-markdown-edit.h"
#include "praxis-paste.h"
#include "praxis-remark-marks.h"
#include "praxis-spelling.h"
#include "praxis-text-buffer.h"

struct _PraxisProseField
{
  AdwBin                     parent_instance;

  GtkLabel                  *title_label;
  GtkLabel                  *words_label;
  GtkSourceView             *view;
  GtkSourceBuffer           *buffer;

  PraxisEditSession         *session;
  SpellingTextBufferAdapter *spelling;
  PraxisRemarkMarks         *marks;
  GCancellable              *cancellable;
  char                      *title;
  PraxisDraftField           field;
  guint                      words;
  char                      *language;
  guint                      spelling_id;
  gboolean                   is_following;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CARET_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisProseField, praxis_prose_field, ADW_TYPE_BIN)

static void
update_words (PraxisProseField *self,
              const char       *text)
{
  guint words = praxis_markdown_count_words (text);
  g_autofree char *label = NULL;

  if (words == self->words && *gtk_label_get_label (self->words_label) != '\0')
    return;

  label = g_strdup_printf (ngettext ("%'u word", "%'u words", words), words);
  gtk_label_set_label (self->words_label, label);
  self->words = words;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

/* --- Between the buffer and the draft -------------------------------------------------------------------- */

static const char *
get_draft_text (PraxisProseField *self)
{
  PraxisDraft *draft = praxis_edit_session_get_draft (self->session);

  return self->field == PRAXIS_DRAFT_SUMMARY ? praxis_draft_get_summary (draft) : praxis_draft_get_implications (draft);
}

static void
buffer_changed_cb (PraxisProseField *self)
{
  g_autofree char *text = praxis_text_buffer_dup_text (GTK_TEXT_BUFFER (self->buffer));
  PraxisDraft *draft;

  update_words (self, text);
  if (self->session == NULL || self->is_following)
    return;

  draft = praxis_edit_session_get_draft (self->session);
  if (self->field == PRAXIS_DRAFT_SUMMARY)
    praxis_draft_set_summary (draft, text);
  else
    praxis_draft_set_implications (draft, text);
}

/* Puts @text into the buffer, with the caret behind what differs. */
static void
follow_text (PraxisProseField *self,
             const char       *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter end;

  self->is_following = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  if (praxis_text_buffer_follow (buffer, text, &end))
    gtk_text_buffer_place_cursor (buffer, &end);
  gtk_text_buffer_end_user_action (buffer);
  self->is_following = FALSE;
}

static void
draft_changed_cb (PraxisProseField *self,
                  guint             field)
{
  if (field == self->field)
    follow_text (self, get_draft_text (self));
}

static void
focus_left_cb (PraxisProseField *self)
{
  if (self->session == NULL)
    return;
  praxis_edit_session_end_step (self->session);
  praxis_autosave_save (praxis_edit_session_get_autosave (self->session));
}

/* --- The keys -------------------------------------------------------------------------------------------- */

static void
get_selection (PraxisProseField *self,
               gsize            *start,
               gsize            *end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &from, &to);
  *start = gtk_text_iter_get_offset (&from);
  *end = gtk_text_iter_get_offset (&to);
}

static void
select_range (PraxisProseField *self,
              gsize             start,
              gsize             end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &from, start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &to, end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &to, &from);
}

/* One command is one change of the draft, and so one step of its undo stack. */
static void
apply_edit (PraxisProseField *self,
            PraxisTextEdit   *edit)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter from, to;

  praxis_edit_session_end_step (self->session);
  self->is_following = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, edit->offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, edit->offset + edit->n_removed);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert (buffer, &from, edit->inserted, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->is_following = FALSE;
  buffer_changed_cb (self);
  praxis_edit_session_end_step (self->session);
  select_range (self, edit->selection_start, edit->selection_end);
}

static void
format_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PraxisProseField *self = PRAXIS_PROSE_FIELD (widget);
  g_autofree char *text = praxis_text_buffer_dup_text (GTK_TEXT_BUFFER (self->buffer));
  g_autoptr (PraxisTextEdit) edit = NULL;
  gsize start, end;

  get_selection (self, &start, &end);
  if (g_str_equal (action_name, "prose.link"))
    edit = praxis_markdown_insert_link (text, start, end, NULL);
  else if (g_str_equal (action_name, "prose.list") || g_str_equal (action_name, "prose.numbers"))
    edit = praxis_markdown_toggle_list (text, start, end, g_str_equal (action_name, "prose.numbers"));
  else
    edit = praxis_markdown_toggle_emphasis (text, start, end, g_str_equal (action_name, "prose.bold"));

  if (edit != NULL)
    apply_edit (self, edit);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Enter in a list begins its next item. The input method has the first word. */
static gboolean
key_pressed_cb (PraxisProseField      *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  g_autoptr (PraxisTextEdit) edit = NULL;
  g_autofree char *text = NULL;
  gsize start, end;

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) ||
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->view),
                                                gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller))))
    return GDK_EVENT_STOP;

  get_selection (self, &start, &end);
  if (start != end)
    return GDK_EVENT_PROPAGATE;

  text = praxis_text_buffer_dup_text (GTK_TEXT_BUFFER (self->buffer));
  edit = praxis_markdown_continue_list (text, start);
  if (edit == NULL)
    return GDK_EVENT_PROPAGATE;

  apply_edit (self, edit);
  return GDK_EVENT_STOP;
}

/* --- Pasting --------------------------------------------------------------------------------------------- */

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PraxisProseField *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = praxis_paste_finish (result, &error);
  GtkTextBuffer *buffer;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  buffer = GTK_TEXT_BUFFER (self->buffer);
  praxis_edit_session_end_step (self->session);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  praxis_edit_session_end_step (self->session);
}

/* What comes from a word processor or a page becomes clean CommonMark. */
static void
paste_cb (PraxisProseField *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  praxis_paste_async (clipboard, FALSE, self->cancellable, pasted_cb, self);
}

static void
paste_plain_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PraxisProseField *self = PRAXIS_PROSE_FIELD (widget);

  praxis_paste_async (gtk_widget_get_clipboard (widget), TRUE, self->cancellable, pasted_cb, self);
}

/* --- The caret ------------------------------------------------------------------------------------------- */

/* Where the caret is within @widget, which holds the view. */
static gboolean
compute_caret (PraxisProseField *self,
               GtkWidget        *widget,
               GdkRectangle     *place)
{
  graphene_point_t point;
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &caret,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &caret, place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x,
                                         &place->y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), widget, &GRAPHENE_POINT_INIT (place->x, place->y), &point))
    return FALSE;
  place->x = point.x;
  place->y = point.y;

  return TRUE;
}

static void
caret_moved_cb (PraxisProseField *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    g_signal_emit (self, signals[CARET_MOVED], 0);
}

/* The place in @text, in characters, before which the words of @before stand. What is seen of CommonMark is its
 * letters in their order, with marks between them. */
static gsize
find_place (const char *text,
            const char *before)
{
  const char *place = text;

  for (const char *p = before; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *found;

      if (g_unichar_isspace (c))
        continue;
      found = g_utf8_strchr (place, -1, c);
      if (found != NULL)
        place = g_utf8_next_char (found);
    }
  return g_utf8_pointer_to_offset (text, place);
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_prose_field_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PraxisProseField *self = PRAXIS_PROSE_FIELD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_WORDS:
      g_value_set_uint (value, self->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_prose_field_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PraxisProseField *self = PRAXIS_PROSE_FIELD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      if (g_set_str (&self->title, g_value_get_string (value)))
        {
          gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
praxis_prose_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRAXIS_PROSE_FIELD (widget)->view));
}

static void
praxis_prose_field_dispose (GObject *object)
{
  PraxisProseField *self = PRAXIS_PROSE_FIELD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spelling_id, g_source_remove);
  g_clear_pointer (&self->marks, praxis_remark_marks_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_PROSE_FIELD);
  g_clear_object (&self->spelling);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (praxis_prose_field_parent_class)->dispose (object);
}

static void
praxis_prose_field_finalize (GObject *object)
{
  PraxisProseField *self = PRAXIS_PROSE_FIELD (object);

  g_clear_object (&self->cancellable);
  g_free (self->title);
  g_free (self->language);

  G_OBJECT_CLASS (praxis_prose_field_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; guint key; GdkModifierType modifiers; } actions[] = {
    { "prose.bold", GDK_KEY_b, GDK_CONTROL_MASK },
    { "prose.italic", GDK_KEY_i, GDK_CONTROL_MASK },
    { "prose.link", GDK_KEY_k, GDK_CONTROL_MASK },
    { "prose.list", GDK_KEY_l, GDK_CONTROL_MASK },
    { "prose.numbers", GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, format_action);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  gtk_widget_class_install_action (widget_class, "prose.paste-plain", NULL, paste_plain_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "prose.paste-plain",
                                       NULL);
}

static void
praxis_prose_field_class_init (PraxisProseFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_prose_field_get_property;
  object_class->set_property = praxis_prose_field_set_property;
  object_class->dispose = praxis_prose_field_dispose;
  object_class->finalize = praxis_prose_field_finalize;
  widget_class->grab_focus = praxis_prose_field_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORDS] = g_param_spec_uint ("words", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* By who writes here. */
  signals[CARET_MOVED] =
    g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  install_actions (widget_class);
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (GTK_SOURCE_TYPE_BUFFER);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-prose-field.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisProseField, title_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisProseField, words_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisProseField, view);
  gtk_widget_class_bind_template_child (widget_class, PraxisProseField, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, caret_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
}

static void
praxis_prose_field_init (PraxisProseField *self)
{
  self->cancellable = g_cancellable_new ();
  self->title = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  update_words (self, "");
  praxis_spelling_set_up_buffer (self->buffer);
}

/* Which text of the session's draft is written here: the summary or the implications. */
void
praxis_prose_field_set_session (PraxisProseField  *self,
                                PraxisEditSession *session,
                                PraxisDraftField   field)
{
  GtkTextIter start;

  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->field = field;
  follow_text (self, get_draft_text (self));
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &start);
  g_signal_connect_object (praxis_edit_session_get_draft (session), "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
spelling_cb (gpointer user_data)
{
  PraxisProseField *self = user_data;

  self->spelling_id = 0;
  if (self->spelling == NULL)
    self->spelling = praxis_spelling_attach (self->view);
  praxis_spelling_set_language (self->spelling, self->language);

  return G_SOURCE_REMOVE;
}

/* After the text is painted: colours and dictionaries take their time. The language that the spelling is checked in, as
 * BCP 47. */
void
praxis_prose_field_set_language (PraxisProseField *self,
                                 const char       *language)
{
  g_set_str (&self->language, language);
  if (self->spelling_id == 0)
    self->spelling_id = g_idle_add_full (G_PRIORITY_LOW, spelling_cb, self, NULL);
}

guint
praxis_prose_field_get_words (PraxisProseField *self)
{
  return self->words;
}

/* Takes the keyboard, with the caret where the page shows @before in front of it. */
void
praxis_prose_field_place_caret (PraxisProseField *self,
                                const char       *before)
{
  g_autofree char *text = praxis_text_buffer_dup_text (GTK_TEXT_BUFFER (self->buffer));
  gsize place = find_place (text, before);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  select_range (self, place, place);
}

/* Takes the keyboard, with the text from @start to @end selected, in characters. */
void
praxis_prose_field_select (PraxisProseField *self,
                           guint             start,
                           guint             end)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  select_range (self, start, end);
}

/* How many characters stand before the caret, and where it is in the scrolled form, if the field has the keyboard. */
guint
praxis_prose_field_get_caret (PraxisProseField *self,
                              GdkRectangle     *place)
{
  GtkTextIter caret;

  if (place != NULL)
    compute_caret (self, gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW), place);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &caret,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));

  return gtk_text_iter_get_offset (&caret);
}

/* Underlines what is remarked on this text. */
void
praxis_prose_field_set_remarks (PraxisProseField *self,
                                GListModel       *remarks)
{
  if (self->marks == NULL)
    self->marks = praxis_remark_marks_new (GTK_TEXT_VIEW (self->view));
  praxis_remark_marks_set_remarks (self->marks, remarks, self->field);
}
