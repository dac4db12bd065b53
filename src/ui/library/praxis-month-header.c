/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The header over the posts of a month: its name, which leads to this month alone, the way to its issue, where the
 * author is the user, and its blurb. With the keyboard the month is chosen below its year in the facets pane, and
 * Ctrl+I leads to the issue. */

#include "config.h"

#include "praxis-month-header.h"

#include <glib/gi18n.h>

#include "praxis-words.h"

struct _PraxisMonthHeader
{
  GtkBox          parent_instance;

  GtkWidget      *button;

  PraxisPostItem *item;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisMonthHeader, praxis_month_header, GTK_TYPE_BOX)

static PraxisMonth
get_month (PraxisMonthHeader *self)
{
  return self->item != NULL ? praxis_post_item_get_month (self->item) : PRAXIS_MONTH_NONE;
}

static void
clicked_cb (PraxisMonthHeader *self)
{
  g_autofree char *month = praxis_month_to_string (get_month (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "posts.show-month", "s", month);
}

static void
issue_clicked_cb (PraxisMonthHeader *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-issue", "(su)",
                              praxis_post_item_get_issue_digest (self->item), get_month (self));
}

static void
set_item (PraxisMonthHeader *self,
          PraxisPostItem    *item)
{
  gboolean leads_on;

  if (!g_set_object (&self->item, item))
    return;

  /* Posts without an issue have a header that leads nowhere. */
  leads_on = get_month (self) != PRAXIS_MONTH_NONE;
  gtk_widget_set_can_target (self->button, leads_on);
  gtk_widget_set_tooltip_text (self->button, leads_on ? _("Show Only This Month") : NULL);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
praxis_month_header_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, PRAXIS_MONTH_HEADER (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_month_header_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (PRAXIS_MONTH_HEADER (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_month_header_dispose (GObject *object)
{
  PraxisMonthHeader *self = PRAXIS_MONTH_HEADER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_MONTH_HEADER);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (praxis_month_header_parent_class)->dispose (object);
}

static void
praxis_month_header_class_init (PraxisMonthHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_month_header_get_property;
  object_class->set_property = praxis_month_header_set_property;
  object_class->dispose = praxis_month_header_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, PRAXIS_TYPE_POST_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/library/praxis-month-header.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisMonthHeader, button);
  gtk_widget_class_bind_template_callback_full (widget_class, "has_text", G_CALLBACK (praxis_has_text));
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_clicked_cb);
}

static void
praxis_month_header_init (PraxisMonthHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
