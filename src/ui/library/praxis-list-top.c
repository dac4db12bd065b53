/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps a list with headers at its top as long as nobody leads it away from there. */

#include "config.h"

#include "praxis-list-top.h"

/* How long after a key or a turn of the wheel the list may still move because of it. */
#define INPUT_PATIENCE_US (G_USEC_PER_SEC / 3)

struct _PraxisListTop
{
  GObject            parent_instance;

  GtkScrolledWindow *scroller;
  GtkListView       *list;
  GListModel        *model;
  PraxisListIsFirst  is_first;

  gint64             scroll_time;
  gint64             key_time;
  guint              top_id;
  gboolean           is_at_top;
};

G_DEFINE_FINAL_TYPE (PraxisListTop, praxis_list_top, G_TYPE_OBJECT)

/* Whether the row that has the keyboard is in sight, as the rows stand before they are moved. */
static gboolean
focus_is_in_sight (PraxisListTop *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) &&
         gtk_widget_compute_bounds (focus, GTK_WIDGET (self->scroller), &bounds) && bounds.size.height > 0 &&
         bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (self->scroller));
}

static gboolean
is_recent (gint64 time)
{
  return g_get_monotonic_time () - time < INPUT_PATIENCE_US;
}

/* The list view makes rows around the one it holds on to, not around what is in sight. */
static void
hold_first_row (PraxisListTop *self)
{
  if (g_list_model_get_n_items (self->model) > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static gboolean
hold_first_row_cb (gpointer user_data)
{
  PraxisListTop *self = user_data;

  self->top_id = 0;
  hold_first_row (self);

  return G_SOURCE_REMOVE;
}

/* A list view at its top holds on to its first row: whenever it is laid out anew, it moves that row to the top
 * edge and the header above it out of sight. What nobody asked for is undone: a key asks for it where it leads
 * to a row that is not in sight, and one that leads to the first row means its header too. */
static void
scrolled_cb (PraxisListTop *self,
             GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);
  gboolean scrolls = is_recent (self->scroll_time);
  gboolean leads_away = is_recent (self->key_time) && !focus_is_in_sight (self);
  gboolean leads_to_top = is_recent (self->key_time) && self->is_first (self->model);

  if (!scrolls && (leads_to_top || (self->is_at_top && !leads_away)) && value > 0)
    {
      /* Far from its top the list has no rows for it yet, and while it is laid out it makes none. */
      if (value > gtk_adjustment_get_page_size (adjustment) && self->top_id == 0)
        self->top_id = g_idle_add (hold_first_row_cb, self);
      gtk_adjustment_set_value (adjustment, 0);
    }
  else
    {
      self->is_at_top = value <= 0;
    }
}

/* Whatever may scroll; a click on a row is not among it. */
static gboolean
event_cb (PraxisListTop *self,
          GdkEvent      *event)
{
  GdkModifierType buttons = GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
      self->key_time = g_get_monotonic_time ();
      break;
    case GDK_SCROLL:
    case GDK_TOUCH_UPDATE:
    case GDK_TOUCHPAD_HOLD:
      self->scroll_time = g_get_monotonic_time ();
      break;
    case GDK_MOTION_NOTIFY:
      if (gdk_event_get_modifier_state (event) & buttons)
        self->scroll_time = g_get_monotonic_time ();
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
praxis_list_top_dispose (GObject *object)
{
  g_clear_handle_id (&PRAXIS_LIST_TOP (object)->top_id, g_source_remove);

  G_OBJECT_CLASS (praxis_list_top_parent_class)->dispose (object);
}

static void
praxis_list_top_class_init (PraxisListTopClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = praxis_list_top_dispose;
}

static void
praxis_list_top_init (PraxisListTop *self)
{
}

/* None of them may go before this does. */
PraxisListTop *
praxis_list_top_new (GtkScrolledWindow *scroller,
                     GtkListView       *list,
                     GListModel        *model,
                     PraxisListIsFirst  is_first)
{
  PraxisListTop *self = g_object_new (PRAXIS_TYPE_LIST_TOP, NULL);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->scroller = scroller;
  self->list = list;
  self->model = model;
  self->is_first = is_first;

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (scroller), events);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
praxis_list_top_scroll_to_top (PraxisListTop *self)
{
  self->scroll_time = self->key_time = 0;
  self->is_at_top = TRUE;
  hold_first_row (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
praxis_list_top_scroll_to_row (PraxisListTop      *self,
                               guint               position,
                               GtkListScrollFlags  flags)
{
  self->key_time = g_get_monotonic_time ();
  gtk_list_view_scroll_to (self->list, position, flags, NULL);
}
