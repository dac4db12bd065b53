/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row of the facets pane shows. A value has a tick, that says "posts with this", and a menu, with which
 * posts that have it can be hidden. */

#include "config.h"

#include "praxis-facet-row.h"

#include <glib/gi18n.h>

#include "model/praxis-month.h"
#include "praxis-css-class.h"
#include "praxis-words.h"

struct _PraxisFacetRow
{
  GtkBox           parent_instance;

  GtkTreeExpander *expander;
  GtkCheckButton  *check;
  GMenuModel      *value_menu;
  GtkWidget       *popover;

  GtkTreeListRow  *row;
  GBindingGroup   *tick;
  GSignalGroup    *signals;
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PraxisFacetRow, praxis_facet_row, GTK_TYPE_BOX)

static void
update_look (PraxisFacetRow *self)
{
  g_autoptr (PraxisFacetItem) item = praxis_facet_row_dup_item (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_group = FALSE;
  gboolean is_value = FALSE;
  gboolean excluded = FALSE;
  gboolean current = FALSE;
  gboolean empty = FALSE;
  PraxisChoice choice;

  if (item == NULL)
    return;

  g_object_get (item, "is-group", &is_group, "is-value", &is_value, "excluded", &excluded,
                "current", &current, "empty", &empty, NULL);
  choice = praxis_facet_item_get_choice (item);

  praxis_widget_set_css_class (widget, "group", is_group);
  praxis_widget_set_css_class (widget, "excluded", excluded);
  praxis_widget_set_css_class (widget, "current", current);
  praxis_widget_set_css_class (widget, "empty", empty && choice == PRAXIS_CHOICE_NONE);

  gtk_widget_action_set_enabled (widget, "facet.include", is_value && choice != PRAXIS_CHOICE_INCLUDE);
  gtk_widget_action_set_enabled (widget, "facet.exclude", is_value && choice != PRAXIS_CHOICE_EXCLUDE);
  gtk_widget_action_set_enabled (widget, "facet.ignore", is_value && choice != PRAXIS_CHOICE_NONE);
  gtk_widget_action_set_enabled (widget, "facet.open-issue",
                                 is_value && praxis_facet_item_get_facet (item) == PRAXIS_FACET_MONTH);
}

static void
secondary_pressed_cb (PraxisFacetRow *self)
{
  praxis_facet_row_popup_menu (self);
}

static void
long_pressed_cb (PraxisFacetRow *self)
{
  praxis_facet_row_popup_menu (self);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (PraxisFacetItem) item = praxis_facet_row_dup_item (PRAXIS_FACET_ROW (widget));

  if (item == NULL || praxis_facet_item_get_kind (item) != PRAXIS_FACET_ITEM_VALUE)
    return;

  if (g_str_equal (action_name, "facet.include"))
    praxis_facet_item_set_choice (item, PRAXIS_CHOICE_INCLUDE);
  else if (g_str_equal (action_name, "facet.exclude"))
    praxis_facet_item_set_choice (item, PRAXIS_CHOICE_EXCLUDE);
  else
    praxis_facet_item_set_choice (item, PRAXIS_CHOICE_NONE);
}

/* Of whichever digest is shown; the window knows. */
static void
open_issue_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  g_autoptr (PraxisFacetItem) item = praxis_facet_row_dup_item (PRAXIS_FACET_ROW (widget));
  PraxisMonth month = item != NULL ? praxis_month_parse (praxis_facet_item_get_value (item)) : PRAXIS_MONTH_NONE;

  if (month != PRAXIS_MONTH_NONE)
    gtk_widget_activate_action (widget, "win.open-issue", "(su)", "", month);
}

static void
set_row (PraxisFacetRow *self,
         GtkTreeListRow *row)
{
  g_autoptr (PraxisFacetItem) item = NULL;

  if (!g_set_object (&self->row, row))
    return;

  item = praxis_facet_row_dup_item (self);
  g_binding_group_set_source (self->tick, item);
  g_signal_group_set_target (self->signals, item);
  update_look (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

static void
praxis_facet_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_object (value, PRAXIS_FACET_ROW (object)->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_facet_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ROW:
      set_row (PRAXIS_FACET_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
praxis_facet_row_dispose (GObject *object)
{
  PraxisFacetRow *self = PRAXIS_FACET_ROW (object);

  set_row (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRAXIS_TYPE_FACET_ROW);
  g_clear_object (&self->tick);
  g_clear_object (&self->signals);

  G_OBJECT_CLASS (praxis_facet_row_parent_class)->dispose (object);
}

static void
praxis_facet_row_class_init (PraxisFacetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = praxis_facet_row_get_property;
  object_class->set_property = praxis_facet_row_set_property;
  object_class->dispose = praxis_facet_row_dispose;

  properties[PROP_ROW] = g_param_spec_object ("row", NULL, NULL, GTK_TYPE_TREE_LIST_ROW,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/library/praxis-facet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PraxisFacetRow, expander);
  gtk_widget_class_bind_template_child (widget_class, PraxisFacetRow, check);
  gtk_widget_class_bind_template_child (widget_class, PraxisFacetRow, value_menu);
  gtk_widget_class_bind_template_callback_full (widget_class, "has_text", G_CALLBACK (praxis_has_text));
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_pressed_cb);

  gtk_widget_class_install_action (widget_class, "facet.include", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "facet.exclude", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "facet.ignore", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "facet.open-issue", NULL, open_issue_action);
}

static void
praxis_facet_row_init (PraxisFacetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->tick = g_binding_group_new ();
  g_binding_group_bind (self->tick, "included", self->check, "active",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  self->signals = g_signal_group_new (PRAXIS_TYPE_FACET_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update_look), self);
}

/* The item that is shown, for the caller to free; NULL for none. */
PraxisFacetItem *
praxis_facet_row_dup_item (PraxisFacetRow *self)
{
  return self->row != NULL ? gtk_tree_list_row_get_item (self->row) : NULL;
}

static GMenuModel *
make_digest_menu (PraxisFacetItem *item)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) settings = g_menu_item_new (_("Digest _Settings…"), NULL);
  g_autoptr (GMenuItem) create = g_menu_item_new (_("_New Digest…"), "win.new-digest");

  g_menu_item_set_action_and_target (settings, "win.digest-settings", "s", praxis_facet_item_get_value (item));
  g_menu_append_item (menu, settings);
  g_menu_append_item (menu, create);

  return G_MENU_MODEL (menu);
}

void
praxis_facet_row_popup_menu (PraxisFacetRow *self)
{
  g_autoptr (PraxisFacetItem) item = praxis_facet_row_dup_item (self);
  g_autoptr (GMenuModel) menu = NULL;

  if (item == NULL)
    return;

  if (praxis_facet_item_get_kind (item) == PRAXIS_FACET_ITEM_DIGEST)
    menu = make_digest_menu (item);
  else if (praxis_facet_item_get_kind (item) == PRAXIS_FACET_ITEM_VALUE)
    menu = g_object_ref (self->value_menu);
  else
    return;

  /* The same row may stand for something else the next time. */
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  gtk_popover_popup (GTK_POPOVER (self->popover));
}
