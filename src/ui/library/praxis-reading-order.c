/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging the posts of the reading list. The list holds 200 rows and most of them are never dragged, so it has one source
 * and one target for all of them, and looks for the row when it is asked. */

#include "config.h"

#include "praxis-reading-order.h"

#include "praxis-post-row.h"

static gboolean
is_reading_list (PraxisBrowser *browser)
{
  return praxis_filter_get_collection (praxis_browser_get_filter (browser)) == PRAXIS_COLLECTION_LISTED &&
         !praxis_browser_is_searching (browser);
}

static PraxisPostRow *
find_row (GtkWidget *list,
          double     x,
          double     y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, PRAXIS_TYPE_POST_ROW) : NULL;

  /* Around the row there is that of the list. */
  if (row == NULL && widget != NULL && PRAXIS_IS_POST_ROW (gtk_widget_get_first_child (widget)))
    row = gtk_widget_get_first_child (widget);

  return row != NULL ? PRAXIS_POST_ROW (row) : NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            PraxisBrowser *browser)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  PraxisPostRow *row = is_reading_list (browser) ? find_row (list, x, y) : NULL;

  return row != NULL && praxis_post_row_get_item (row) != NULL
         ? gdk_content_provider_new_typed (PRAXIS_TYPE_POST_ITEM, praxis_post_row_get_item (row)) : NULL;
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag)
{
  GdkContentProvider *content = gdk_drag_get_content (drag);
  g_auto (GValue) value = G_VALUE_INIT;
  const PraxisEntry *entry;
  GtkWidget *label;

  g_value_init (&value, PRAXIS_TYPE_POST_ITEM);
  if (!gdk_content_provider_get_value (content, &value, NULL))
    return;
  entry = praxis_post_item_get_entry (g_value_get_object (&value));
  label = gtk_label_new (entry != NULL ? entry->title : "");
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static gboolean
is_lower_half (GtkWidget     *list,
               PraxisPostRow *row,
               double         x,
               double         y)
{
  graphene_point_t point;

  return gtk_widget_compute_point (list, GTK_WIDGET (row), &GRAPHENE_POINT_INIT (x, y), &point) &&
         point.y > gtk_widget_get_height (GTK_WIDGET (row)) / 2.0;
}

/* A line says where the post would go. */
static void
mark (GtkWidget     *list,
      PraxisPostRow *row,
      const char    *side)
{
  static const char * const sides[] = { "drop-above", "drop-below" };
  PraxisPostRow *old = g_object_get_data (G_OBJECT (list), "drop-row");

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      if (old != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (old), sides[i]);
    }
  if (row != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), side);
  g_object_set_data_full (G_OBJECT (list), "drop-row", row != NULL ? g_object_ref (row) : NULL, g_object_unref);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           PraxisBrowser *browser)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  PraxisPostRow *row = is_reading_list (browser) ? find_row (list, x, y) : NULL;

  mark (list, row, row != NULL && is_lower_half (list, row, x, y) ? "drop-below" : "drop-above");

  return row != NULL ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target)
{
  mark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), NULL, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         PraxisBrowser *browser)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  PraxisPostRow *row = is_reading_list (browser) ? find_row (list, x, y) : NULL;
  PraxisPostItem *dropped = g_value_get_object (value);

  mark (list, NULL, NULL);
  if (row == NULL || dropped == NULL || praxis_post_row_get_item (row) == NULL)
    return FALSE;

  return gtk_widget_activate_action (list, "win.place-post", "(xxb)", praxis_post_item_get_id (dropped),
                                     praxis_post_item_get_id (praxis_post_row_get_item (row)),
                                     is_lower_half (list, row, x, y));
}

/* Lets the posts of @list be dragged while it shows the reading list. */
void
praxis_reading_order_attach (GtkWidget     *list,
                             PraxisBrowser *browser)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PRAXIS_TYPE_POST_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), browser, G_CONNECT_DEFAULT);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), browser, G_CONNECT_DEFAULT);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), browser, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (target));
}
