/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tells the program that measures when a window has painted what it is to show, and when it has come to rest;
 * then does what that program says:
 *
 *   > painted MICROSECONDS PROCESSOR     on the monotonic clock; processor time of the process until then
 *   > rested
 *   < scroll CLASS PIXELS SECONDS
 *   > scrolled WORST-GAP MEDIAN-GAP FRAMES DISTANCE WORST-PROCESSOR
 *                              gaps between two frames, in microseconds; pixels; the most processor time of the
 *                              main thread from one frame to the next, which other programs do not lengthen
 *   < quit
 */

#include "config.h"

#include "bench-frames.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <time.h>

/* Without a frame for so long, a window is at rest. */
#define REST_MILLISECONDS 1500

typedef struct
{
  GtkApplication   *application;
  GtkWidget        *window;
  BenchPainted      painted;
  GDataInputStream *input;
  guint             rest;
  gboolean          is_painted;
  gboolean          has_rested;

  GtkAdjustment    *scrolled;
  double            pixels;
  double            distance;
  gint64            end;
  GArray           *gaps;
  gint64            last;
  gint64            last_processor;
  gint64            worst_processor;
} Watch;

static void
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  fflush (stdout);
}

static gint64
processor_time (clockid_t clock)
{
  struct timespec time = { 0, };

  clock_gettime (clock, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static GtkWidget *
find_by_class (GtkWidget  *widget,
               GType       type,
               const char *css_class)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_class (child, type, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* --- Scrolling ------------------------------------------------------------------------------------------- */

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
finish_scrolling (Watch *self)
{
  g_array_sort (self->gaps, compare_gaps);
  say ("scrolled %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %.0f %" G_GINT64_FORMAT "\n",
       self->gaps->len > 0 ? g_array_index (self->gaps, gint64, self->gaps->len - 1) : 0,
       self->gaps->len > 0 ? g_array_index (self->gaps, gint64, self->gaps->len / 2) : 0,
       self->gaps->len, self->distance, self->worst_processor);
  self->scrolled = NULL;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Watch *self = user_data;
  double value = gtk_adjustment_get_value (self->scrolled);

  gtk_adjustment_set_value (self->scrolled, value + self->pixels);
  self->distance += gtk_adjustment_get_value (self->scrolled) - value;
  if (g_get_monotonic_time () < self->end)
    return G_SOURCE_CONTINUE;

  finish_scrolling (self);
  return G_SOURCE_REMOVE;
}

static void
start_scrolling (Watch      *self,
                 const char *css_class,
                 double      pixels,
                 double      seconds)
{
  GtkWidget *list = find_by_class (self->window, GTK_TYPE_SCROLLABLE, css_class);

  if (list == NULL)
    {
      say ("failed no list of class %s\n", css_class);
      return;
    }

  self->scrolled = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  self->pixels = pixels;
  self->distance = 0;
  self->end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  self->last = 0;
  self->worst_processor = 0;
  g_array_set_size (self->gaps, 0);
  gtk_widget_add_tick_callback (list, scroll_cb, self, NULL);
}

/* --- Frames ---------------------------------------------------------------------------------------------- */

static gboolean
rested_cb (gpointer user_data)
{
  Watch *self = user_data;

  self->rest = 0;
  self->has_rested = TRUE;
  say ("rested\n");

  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Watch         *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->is_painted && self->painted (self->window))
    {
      self->is_painted = TRUE;
      say ("painted %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", now, processor_time (CLOCK_PROCESS_CPUTIME_ID));
    }

  if (self->is_painted && !self->has_rested)
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      self->rest = g_timeout_add (REST_MILLISECONDS, rested_cb, self);
    }

  if (self->scrolled != NULL)
    {
      gint64 processor = processor_time (CLOCK_THREAD_CPUTIME_ID);
      gint64 gap = now - self->last;

      if (self->last != 0)
        {
          g_array_append_val (self->gaps, gap);
          self->worst_processor = MAX (self->worst_processor, processor - self->last_processor);
        }
      self->last = now;
      self->last_processor = processor;
    }
}

static void
realize_cb (GtkWidget *window,
            Watch     *self)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), self);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Watch          *self)
{
  if (self->window != NULL)
    return;

  self->window = GTK_WIDGET (window);
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), self);
}

/* --- Orders ---------------------------------------------------------------------------------------------- */

static void read_order (Watch *self);

static void
order_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Watch *self = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);
  g_auto (GStrv) words = g_strsplit (line != NULL ? line : "quit", " ", -1);

  if (g_strcmp0 (words[0], "scroll") == 0 && g_strv_length (words) == 4)
    start_scrolling (self, words[1], g_ascii_strtod (words[2], NULL), g_ascii_strtod (words[3], NULL));
  else
    g_application_quit (G_APPLICATION (self->application));

  if (line != NULL)
    read_order (self);
}

static void
read_order (Watch *self)
{
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, NULL, order_cb, self);
}

/* Follows the application's first window until the program ends. */
void
bench_frames_watch (GtkApplication *application,
                    BenchPainted    painted)
{
  g_autoptr (GInputStream) standard_input = g_unix_input_stream_new (0, FALSE);
  Watch *self = g_new0 (Watch, 1);

  self->application = application;
  self->painted = painted;
  self->gaps = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->input = g_data_input_stream_new (standard_input);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), self);
  read_order (self);
}
