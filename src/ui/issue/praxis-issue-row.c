/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post in the list of an issue. It is dragged by whatever place of it, and another one is dropped above or
 * below it. */

#include "config.h"

#include "praxis-issue-row.h"

#include "praxis-css-class.h"
#include "praxis-words.h"

struct _PraxisIssueRow
{
  GtkBox           parent_instance;

  GtkMenuButton   *menu_button;
  GtkDropTarget   *drop_target;

  PraxisIssueItem *item;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisIssueRow, praxis_issue_row, GTK_TYPE_BOX)

/* The menu is about the selected post, so the row is selected first. */
static void
select_row (PraxisIssueRow *self)
{
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "issue.select", "x", praxis_issue_item_get_id (self->item));
}

static void
menu_toggled_cb (PraxisIssueRow *self)
{
  if (gtk_menu_button_get_active (self->menu_button))
    select_row (self);
}

static void
secondary_pressed_cb (PraxisIssueRow *self)
{
  praxis_issue_row_popup_menu (self);
}

/* --- Dragging -------------------------------------------------------------------------------------------- */

static GdkContentProvider *
drag_prepare_cb (PraxisIssueRow *self,
                 double          x,
                 double          y)
{
  return self->item != NULL ? gdk_content_provider_new_typed (PRAXIS_TYPE_ISSUE_ITEM, self->item) : NULL;
}

static void
drag_begin_cb (PraxisIssueRow *self,
               GdkDrag        *drag,
               GtkDragSource  *source)
{
  GtkWidget *label = gtk_label_new (praxis_issue_item_get_title (self->item));

  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
set_drop_side (PraxisIssueRow *self,
               const char     *side)
{
  static const char * const sides[] = { "drop-above", "drop-below" };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    praxis_widget_set_css_class (GTK_WIDGET (self), sides[i], g_strcmp0 (sides[i], side) == 0);
}

static gboolean
is_lower_half (PraxisIssueRow *self,
               double          y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static GdkDragAction
drop_motion_cb (PraxisIssueRow *self,
                double          x,
                double          y)
{
  set_drop_side (self, is_lower_half (self, y) ? "drop-below" : "drop-above");

  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (PraxisIssueRow *self)
{
  set_drop_side (self, NULL);
}

static gboolean
drop_cb (PraxisIssueRow *self,
         const GValue   *value,
         double          x,
         double          y)
{
  PraxisIssueItem *dropped = g_value_get_object (value);

  set_drop_side (self, NULL);
  if (dropped == NULL || self->item == NULL || dropped == self->item)
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "issue.place", "(xxb)", praxis_issue_item_get_id (dropped),
                                     praxis_issue_item_get_id (self->item), is_lower_half (self, y));
}

/* --- The class ------------------------------------------------------------------------------------------- */

static void
praxis_issue_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, PRAXIS_ISSUE_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_issue_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&PRAXIS_ISSUE_ROW (object)->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_issue_row_dispose (GObject *object)
{
  PraxisIssueRow *self = PRAXIS_ISSUE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_ISSUE_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (praxis_issue_row_parent_class)->dispose (object);
}

static void
praxis_issue_row_class_init (PraxisIssueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_issue_row_get_property;
  object_class->set_property = praxis_issue_row_set_property;
  object_class->dispose = praxis_issue_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PRAXIS_TYPE_ISSUE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/issue/praxis-issue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisIssueRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PraxisIssueRow, drop_target);
  gtk_widget_class_bind_template_callback_full (widget_class, "has_text", G_CALLBACK (praxis_has_text));
  gtk_widget_class_bind_template_callback (widget_class, menu_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
praxis_issue_row_init (PraxisIssueRow *self)
{
  GType type = PRAXIS_TYPE_ISSUE_ITEM;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, &type, 1);
}

void
praxis_issue_row_popup_menu (PraxisIssueRow *self)
{
  gtk_menu_button_popup (self->menu_button);
}
