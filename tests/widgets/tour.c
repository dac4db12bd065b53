/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes through the application's window by its actions, waits for what is asked for, and looks for words that are cut
 * (cut-labels.c). */

#include "config.h"

#include "tour.h"

#include "cut-labels.h"

/* So many frames in which nothing moves, and what was asked for is there. */
#define N_STILL_FRAMES 6

/* When to give up. */
#define PATIENCE_SECONDS 30

/* --- Waiting --------------------------------------------------------------------------------------------- */

static void
after_paint_cb (Tour *tour)
{
  tour->n_frames++;
}

static void
wait_for_frame (Tour *tour)
{
  guint before = tour->n_frames;

  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (tour->window), GDK_FRAME_CLOCK_PHASE_PAINT);
  while (tour->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

void
tour_settle (Tour *tour)
{
  guint hash = 0;

  for (guint n_still = 0; n_still < N_STILL_FRAMES;)
    {
      guint now;

      wait_for_frame (tour);
      now = cut_labels_hash (tour->window);
      n_still = now == hash ? n_still + 1 : 0;
      hash = now;
    }
}

void
tour_wait_until (Tour          *tour,
                 TourCondition  condition,
                 const char    *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!condition (tour, name))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited in vain for %s, after %s", name, tour->place);
      wait_for_frame (tour);
    }
}

GtkWidget *
tour_find (GtkWidget  *widget,
           const char *name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), name) || gtk_widget_has_css_class (widget, name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = tour_find (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_there (Tour       *tour,
          const char *name)
{
  return tour_find (tour->window, name) != NULL;
}

gboolean
tour_is_gone (Tour       *tour,
              const char *name)
{
  return tour_find (tour->window, name) == NULL;
}

/* Waits for something of this type or style class. */
GtkWidget *
tour_wait_for (Tour       *tour,
               const char *name)
{
  tour_wait_until (tour, is_there, name);

  return tour_find (tour->window, name);
}

/* --- Looking --------------------------------------------------------------------------------------------- */

static void
cut_cb (GtkLabel   *label,
        const char *reason,
        const char *path,
        gpointer    user_data)
{
  Tour *tour = user_data;

  if (!g_hash_table_add (tour->reported, g_strconcat (path, gtk_label_get_text (label), NULL)))
    return;

  g_test_message ("%s, %s: “%s” %s, in %s", tour->size, tour->place, gtk_label_get_text (label), reason, path);
  g_test_fail ();
}

/* Labels that are seen once a list is scrolled are made only then. */
static gboolean
scroll (GtkWidget *widget)
{
  gboolean scrolled = FALSE;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
      double before = gtk_adjustment_get_value (adjustment);

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      scrolled = gtk_adjustment_get_value (adjustment) > before;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    scrolled = scroll (child) || scrolled;

  return scrolled;
}

void
tour_look (Tour       *tour,
           const char *place)
{
  tour->place = place;
  tour_settle (tour);
  cut_labels_foreach (tour->window, cut_cb, tour);
  if (scroll (tour->window))
    {
      tour_settle (tour);
      cut_labels_foreach (tour->window, cut_cb, tour);
    }
}

void
tour_act (GtkWidget  *widget,
          const char *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (action, &name, &target, &error);
  g_assert_no_error (error);
  if (!gtk_widget_activate_action_variant (widget, name, target))
    g_error ("there is no action %s", name);
}

GtkWidget *
tour_open_dialog (Tour       *tour,
                  GtkWidget  *widget,
                  const char *action,
                  const char *type)
{
  tour_act (widget, action);

  return tour_wait_for (tour, type);
}

void
tour_close_dialog (Tour       *tour,
                   const char *type)
{
  adw_dialog_force_close (ADW_DIALOG (tour_wait_for (tour, type)));
  tour_wait_until (tour, tour_is_gone, type);
}

void
tour_visit_dialog (Tour       *tour,
                   GtkWidget  *widget,
                   const char *action,
                   const char *type)
{
  tour_open_dialog (tour, widget, action, type);
  tour_look (tour, type);
  tour_close_dialog (tour, type);
}

void
tour_leave_page (Tour       *tour,
                 const char *type)
{
  tour_act (tour_wait_for (tour, type), "navigation.pop");
  tour_wait_until (tour, tour_is_gone, type);
}

/* --- Beginning and end ----------------------------------------------------------------------------------- */

/* @window is shown, or will be. */
void
tour_begin (Tour      *tour,
            GtkWidget *window)
{
  tour->window = window;
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), tour);
}

void
tour_end (Tour *tour)
{
  /* What is still asked for would come when the library is closed already. */
  tour_settle (tour);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (tour->window), tour);
  gtk_window_close (GTK_WINDOW (tour->window));
}
