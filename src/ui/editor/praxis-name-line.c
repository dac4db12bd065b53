/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One name in a list of authors or editors. */

#include "config.h"

#include "praxis-name-line.h"

struct _PraxisNameLine
{
  AdwBin     parent_instance;

  GtkWidget *handle;
  GtkEntry  *entry;
  GtkWidget *remove_button;

  gsize      length;
  gboolean   is_following;
  gboolean   was_pasted;
};

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisNameLine, praxis_name_line, ADW_TYPE_BIN)

/* Typing brings one letter at a time, or the few of an input method. */
#define PASTED_LENGTH 6

static void
changed_cb (PraxisNameLine *self)
{
  gsize length = strlen (praxis_name_line_get_text (self));

  self->was_pasted = length > self->length + PASTED_LENGTH;
  self->length = length;
  if (!self->is_following)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
activated_cb (PraxisNameLine *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "names.add", NULL);
}

static void
focus_left_cb (PraxisNameLine *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* The list removes the line that has the keyboard. */
static void
remove_cb (PraxisNameLine *self)
{
  praxis_name_line_focus (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "names.remove", NULL);
}

static GdkContentProvider *
drag_prepared_cb (PraxisNameLine *self)
{
  return gdk_content_provider_new_typed (PRAXIS_TYPE_NAME_LINE, self);
}

static void
drag_began_cb (PraxisNameLine *self,
               GdkDrag        *drag)
{
  GtkWidget *icon = gtk_label_new (praxis_name_line_get_text (self));

  gtk_widget_add_css_class (icon, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), icon);
}

static void
praxis_name_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_NAME_LINE);

  G_OBJECT_CLASS (praxis_name_line_parent_class)->dispose (object);
}

static void
praxis_name_line_class_init (PraxisNameLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_name_line_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] =
    g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/editor/praxis-name-line.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisNameLine, handle);
  gtk_widget_class_bind_template_child (widget_class, PraxisNameLine, entry);
  gtk_widget_class_bind_template_child (widget_class, PraxisNameLine, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepared_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_began_cb);
}

static void
praxis_name_line_init (PraxisNameLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

PraxisNameLine *
praxis_name_line_new (void)
{
  return g_object_new (PRAXIS_TYPE_NAME_LINE, NULL);
}

const char *
praxis_name_line_get_text (PraxisNameLine *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* "changed" is not emitted. */
void
praxis_name_line_set_text (PraxisNameLine *self,
                           const char     *text)
{
  if (g_str_equal (praxis_name_line_get_text (self), text))
    return;

  self->is_following = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_following = FALSE;
}

/* What a screen reader calls it. */
void
praxis_name_line_set_label (PraxisNameLine *self,
                            const char     *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* One line alone has no other place, and stays. */
void
praxis_name_line_set_movable (PraxisNameLine *self,
                              gboolean        movable)
{
  gtk_widget_set_visible (self->handle, movable);
  gtk_widget_set_visible (self->remove_button, movable);
}

/* Whether the last change brought more than somebody types at once. */
gboolean
praxis_name_line_was_pasted (PraxisNameLine *self)
{
  return self->was_pasted;
}

void
praxis_name_line_focus (PraxisNameLine *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
