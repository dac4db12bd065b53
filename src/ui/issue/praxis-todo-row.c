/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-todo-row.h"

#include <glib/gi18n.h>

struct _PraxisTodoRow
{
  AdwActionRow     parent_instance;

  GtkWidget       *open_button;
  GtkWidget       *ready_button;

  PraxisIssueItem *item;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisTodoRow, praxis_todo_row, ADW_TYPE_ACTION_ROW)

static char *
todo_subtitle (gpointer    object,
               const char *missing)
{
  return g_strdup (missing != NULL && *missing != '\0' ? missing : _("Nothing is missing"));
}

static gboolean
is_not (gpointer object,
        gboolean what)
{
  return !what;
}

static void
open_cb (PraxisTodoRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-post", "x", praxis_issue_item_get_id (self->item));
}

static void
ready_cb (PraxisTodoRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "issue.advance", "x", praxis_issue_item_get_id (self->item));
}

/* Instead of the word on the button, which alone does not say which post it is about. */
static void
set_name (GtkWidget  *button,
          const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
describe_buttons (PraxisTodoRow *self)
{
  const char *title = praxis_issue_item_get_title (self->item);
  g_autofree char *open = g_strdup_printf (_("Open “%s”"), title);
  g_autofree char *ready = g_strdup_printf (_("Mark “%s” as Ready"), title);

  set_name (self->open_button, open);
  set_name (self->ready_button, ready);
}

static void
praxis_todo_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, PRAXIS_TODO_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_todo_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_set_object (&PRAXIS_TODO_ROW (object)->item, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_todo_row_dispose (GObject *object)
{
  PraxisTodoRow *self = PRAXIS_TODO_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_TODO_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (praxis_todo_row_parent_class)->dispose (object);
}

static void
praxis_todo_row_class_init (PraxisTodoRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_todo_row_get_property;
  object_class->set_property = praxis_todo_row_set_property;
  object_class->dispose = praxis_todo_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PRAXIS_TYPE_ISSUE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/issue/praxis-todo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisTodoRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisTodoRow, ready_button);
  gtk_widget_class_bind_template_callback (widget_class, todo_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, is_not);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
}

static void
praxis_todo_row_init (PraxisTodoRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
praxis_todo_row_new (PraxisIssueItem *item)
{
  PraxisTodoRow *self = g_object_new (PRAXIS_TYPE_TODO_ROW, "item", item, NULL);

  describe_buttons (self);
  g_signal_connect_object (item, "notify::title", G_CALLBACK (describe_buttons), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
