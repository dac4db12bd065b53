/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of text in a form, with room below for what cannot be right about it (a fault, which goes when it is
 * mended) or might not be (a doubt, which goes when somebody says so or types something else). */

#include "config.h"

#include "praxis-field-row.h"

#include "praxis-css-class.h"

struct _PraxisFieldRow
{
  AdwPreferencesRow  parent_instance;

  GtkEntry          *text;
  GtkWidget         *remark_box;
  GtkLabel          *remark_label;
  GtkWidget         *right_button;

  char              *fault;
  char              *doubt;
  int                caret;
  guint              caret_id;
  gboolean           is_following;
};

enum
{
  CHANGED,
  ACTIVATED,
  LEFT,
  DOUBT_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisFieldRow, praxis_field_row, ADW_TYPE_PREFERENCES_ROW)

/* A fault is certain, so it comes before a doubt. */
static void
update_remark (PraxisFieldRow *self)
{
  const char *remark = self->fault != NULL ? self->fault : self->doubt;

  gtk_label_set_label (self->remark_label, remark != NULL ? remark : "");
  gtk_widget_set_visible (self->remark_box, remark != NULL);
  gtk_widget_set_visible (self->right_button, self->fault == NULL && self->doubt != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                               self->fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  praxis_widget_set_css_class (GTK_WIDGET (self), "doubtful", remark != NULL);
}

static void
title_changed_cb (PraxisFieldRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
text_changed_cb (PraxisFieldRow *self)
{
  if (self->is_following)
    return;
  praxis_field_row_set_doubt (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activated_cb (PraxisFieldRow *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
restore_caret_cb (gpointer user_data)
{
  PraxisFieldRow *self = user_data;

  self->caret_id = 0;
  gtk_editable_set_position (GTK_EDITABLE (self->text), self->caret);
  return G_SOURCE_REMOVE;
}

/* An entry that gets the keyboard selects all of its text, after this. When a dialog gives the keyboard back, the next
 * letter would replace what is there: the caret is where it was. */
static void
focus_entered_cb (PraxisFieldRow *self)
{
  if (self->caret >= 0 && self->caret_id == 0)
    self->caret_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, restore_caret_cb, self, NULL);
}

static void
focus_left_cb (PraxisFieldRow *self)
{
  g_clear_handle_id (&self->caret_id, g_source_remove);
  self->caret = gtk_editable_get_position (GTK_EDITABLE (self->text));
  g_signal_emit (self, signals[LEFT], 0);
}

static void
doubt_answered_cb (PraxisFieldRow *self)
{
  praxis_field_row_set_doubt (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  g_signal_emit (self, signals[DOUBT_ANSWERED], 0);
}

static gboolean
praxis_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRAXIS_FIELD_ROW (widget)->text));
}

/* The row itself never has the keyboard: Shift+Tab out of its first field would come back into it. */
static gboolean
praxis_field_row_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static void
praxis_field_row_dispose (GObject *object)
{
  g_clear_handle_id (&PRAXIS_FIELD_ROW (object)->caret_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_FIELD_ROW);

  G_OBJECT_CLASS (praxis_field_row_parent_class)->dispose (object);
}

static void
praxis_field_row_finalize (GObject *object)
{
  PraxisFieldRow *self = PRAXIS_FIELD_ROW (object);

  g_free (self->fault);
  g_free (self->doubt);

  G_OBJECT_CLASS (praxis_field_row_parent_class)->finalize (object);
}

static guint
new_signal (PraxisFieldRowClass *klass,
            const char          *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
praxis_field_row_class_init (PraxisFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = praxis_field_row_dispose;
  object_class->finalize = praxis_field_row_finalize;
  widget_class->focus = praxis_field_row_focus;
  widget_class->grab_focus = praxis_field_row_grab_focus;

  /* Somebody typed; pressed Enter; took the keyboard elsewhere; said that a doubt is none. */
  signals[CHANGED] = new_signal (klass, "changed");
  signals[ACTIVATED] = new_signal (klass, "activated");
  signals[LEFT] = new_signal (klass, "left");
  signals[DOUBT_ANSWERED] = new_signal (klass, "doubt-answered");

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisFieldRow, text);
  gtk_widget_class_bind_template_child (widget_class, PraxisFieldRow, remark_box);
  gtk_widget_class_bind_template_child (widget_class, PraxisFieldRow, remark_label);
  gtk_widget_class_bind_template_child (widget_class, PraxisFieldRow, right_button);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_answered_cb);
}

static void
praxis_field_row_init (PraxisFieldRow *self)
{
  self->caret = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
praxis_field_row_new (const char *title)
{
  return g_object_new (PRAXIS_TYPE_FIELD_ROW, "title", title, NULL);
}

const char *
praxis_field_row_get_text (PraxisFieldRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/* Follows the draft: "changed" is not emitted. */
void
praxis_field_row_set_text (PraxisFieldRow *self,
                           const char     *text)
{
  if (g_str_equal (praxis_field_row_get_text (self), text))
    return;

  self->is_following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  self->is_following = FALSE;
}

/* NULL for none. */
void
praxis_field_row_set_fault (PraxisFieldRow *self,
                            const char     *fault)
{
  if (g_set_str (&self->fault, fault))
    update_remark (self);
}

/* NULL for none. */
void
praxis_field_row_set_doubt (PraxisFieldRow *self,
                            const char     *doubt)
{
  if (g_set_str (&self->doubt, doubt))
    update_remark (self);
}

/* Below everything else: @widget, with what it says of the text in @description. It may come from another row. */
void
praxis_field_row_append (PraxisFieldRow *self,
                         GtkWidget      *widget,
                         GtkWidget      *description)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), widget);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), widget);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->remark_label, description, NULL, -1);
}

/* Takes the keyboard, with the caret behind that many characters. */
void
praxis_field_row_place_caret (PraxisFieldRow *self,
                              int             place)
{
  gtk_entry_grab_focus_without_selecting (self->text);
  g_clear_handle_id (&self->caret_id, g_source_remove);
  gtk_editable_set_position (GTK_EDITABLE (self->text), place);
}
