/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A post in the list. The style sheet gives every row the same height, so that the words, which come a moment
 * after the row, move nothing. */

#include "config.h"

#include "praxis-post-row.h"

#include "praxis-words.h"

struct _PraxisPostRow
{
  GtkBox          parent_instance;

  GMenuModel     *post_menu;
  GtkWidget      *popover;

  PraxisPostItem *item;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisPostRow, praxis_post_row, GTK_TYPE_BOX)

static void
select_post (PraxisPostRow *self,
             const char    *action_name)
{
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action_name, "x", praxis_post_item_get_id (self->item));
}

static void
released_cb (PraxisPostRow *self)
{
  select_post (self, "posts.open");
}

static void
secondary_pressed_cb (PraxisPostRow *self)
{
  praxis_post_row_popup_menu (self);
}

static void
long_pressed_cb (PraxisPostRow *self)
{
  praxis_post_row_popup_menu (self);
}

static void
praxis_post_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, PRAXIS_POST_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_post_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      if (g_set_object (&PRAXIS_POST_ROW (object)->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_post_row_dispose (GObject *object)
{
  PraxisPostRow *self = PRAXIS_POST_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_POST_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (praxis_post_row_parent_class)->dispose (object);
}

static void
praxis_post_row_class_init (PraxisPostRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_post_row_get_property;
  object_class->set_property = praxis_post_row_set_property;
  object_class->dispose = praxis_post_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PRAXIS_TYPE_POST_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/library/praxis-post-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisPostRow, post_menu);
  gtk_widget_class_bind_template_callback_full (widget_class, "has_text", G_CALLBACK (praxis_has_text));
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);
}

static void
praxis_post_row_init (PraxisPostRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

PraxisPostItem *
praxis_post_row_get_item (PraxisPostRow *self)
{
  return self->item;
}

/* The menu is about the selected post, so the row is selected first. */
void
praxis_post_row_popup_menu (PraxisPostRow *self)
{
  select_post (self, "posts.select");

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->post_menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  gtk_popover_popup (GTK_POPOVER (self->popover));
}
