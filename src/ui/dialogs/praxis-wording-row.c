/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words for people, and what to write instead; opened, both can be changed. */

#include "config.h"

#include "praxis-wording-row.h"

struct _PraxisWordingRow
{
  AdwExpanderRow  parent_instance;

  GtkEditable    *shorthand_row;
  GtkEditable    *wording_row;
  gboolean        is_set;
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PraxisWordingRow, praxis_wording_row, ADW_TYPE_EXPANDER_ROW)

static void
changed_cb (PraxisWordingRow *self)
{
  if (self->is_set)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (PraxisWordingRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
praxis_wording_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRAXIS_TYPE_WORDING_ROW);

  G_OBJECT_CLASS (praxis_wording_row_parent_class)->dispose (object);
}

static void
praxis_wording_row_class_init (PraxisWordingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = praxis_wording_row_dispose;

  /* Its words are others; it shall go. */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/dialogs/praxis-wording-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisWordingRow, shorthand_row);
  gtk_widget_class_bind_template_child (widget_class, PraxisWordingRow, wording_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
praxis_wording_row_init (PraxisWordingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
praxis_wording_row_new (const char *shorthand,
                        const char *wording)
{
  PraxisWordingRow *self = g_object_new (PRAXIS_TYPE_WORDING_ROW, NULL);

  gtk_editable_set_text (self->shorthand_row, shorthand);
  gtk_editable_set_text (self->wording_row, wording);
  self->is_set = TRUE;

  return GTK_WIDGET (self);
}

const char *
praxis_wording_row_get_shorthand (PraxisWordingRow *self)
{
  return gtk_editable_get_text (self->shorthand_row);
}

const char *
praxis_wording_row_get_wording (PraxisWordingRow *self)
{
  return gtk_editable_get_text (self->wording_row);
}

/* Whether it says both: what is half written is not kept yet. */
gboolean
praxis_wording_row_is_complete (PraxisWordingRow *self)
{
  return *praxis_wording_row_get_shorthand (self) != '\0' && *praxis_wording_row_get_wording (self) != '\0';
}

/* Opens it, with the keyboard in its first field. */
void
praxis_wording_row_edit (PraxisWordingRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->shorthand_row));
}
