/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Opens a long post for editing some times, then types into its summary, in the application itself, and prints how
 * long it took: until the fields are painted; and of each key the main loop's processor time, all of it and the longest
 * piece at once, and the time until the preview shows the letter.
 *
 *   bench-editor [WORDS]     with PRAXIS_LIBRARY naming a file that does not exist yet
 */

#include "config.h"

#include <gtksourceview/gtksource.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <webkit/webkit.h>

#include "praxis-application.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"

#define OPENINGS 10

/* What is typed, letter by letter. */
#define TYPED \
  "often they were better after the first months of treatment, and the change was large. The therapist found that each " \
  "of the groups had less anxiety than before, and more of them were still in therapy. In other words: it was a small " \
  "effect, but one that people notice between sessions, with their families and at work"

/* Between two keys: as somebody types who types fast. The saves and the suggestions fall in between. */
#define PAUSE_MS 120

/* What comes to rest before something is measured. */
#define REST_MS 2500

typedef struct
{
  GtkApplication *application;
  gint64          post_id;
  guint           n_openings;
  guint           n_keys;
  guint           n_typed;
  gulong          painted_id;

  /* the page that is open */
  GtkTextView    *view;
  WebKitWebView  *page;

  /* when the last thing began, on the clock and in the main thread's processor time; what the loop took since */
  gint64          began;
  gint64          began_processor;
  gboolean        is_timed;

  GArray         *openings;
  GArray         *opening_processors;
  GArray         *delays;
  GArray         *processors;
  GArray         *longest;
} Bench;

/* The longest piece of work of the main loop since the last key, in its processor time (µs). */
static gint64 longest_piece;
static gint64 piece_began;

static gint64
processor_time (void)
{
  struct timespec time = { 0, };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* The loop works from one poll to the next. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  longest_piece = MAX (longest_piece, processor_time () - piece_began);
  result = g_poll (fds, n_fds, timeout);
  piece_began = processor_time ();
  return result;
}

/* --- Figures --------------------------------------------------------------------------------------------- */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
print_figures (const char *what,
               GArray     *times)
{
  g_array_sort (times, compare);
  printf ("%-44s median %6.1f ms, p95 %6.1f ms, worst %6.1f ms\n", what,
          g_array_index (times, gint64, times->len / 2) / 1000.0,
          g_array_index (times, gint64, times->len * 95 / 100) / 1000.0,
          g_array_index (times, gint64, times->len - 1) / 1000.0);
}

static void
add_figure (GArray *times,
            gint64  time)
{
  g_array_append_val (times, time);
}

static void
finish (Bench *self)
{
  printf ("first opening %.1f ms, %.1f ms of processor time\n", g_array_index (self->openings, gint64, 0) / 1000.0,
          g_array_index (self->opening_processors, gint64, 0) / 1000.0);
  g_array_remove_index (self->openings, 0);
  g_array_remove_index (self->opening_processors, 0);
  print_figures ("opening, to the painted fields", self->openings);
  print_figures ("  processor time of the main loop", self->opening_processors);
  print_figures ("key, to the preview", self->delays);
  print_figures ("  processor time of the main loop, all", self->processors);
  print_figures ("  and its longest piece", self->longest);
  fflush (stdout);
  g_application_quit (G_APPLICATION (self->application));
}

static GtkWidget *
find_mapped (GtkWidget *widget,
             GType      type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
start_clock (Bench *self)
{
  self->began = g_get_monotonic_time ();
  self->began_processor = processor_time ();
  longest_piece = 0;
}

/* --- Typing ---------------------------------------------------------------------------------------------- */

static gboolean type_cb (gpointer user_data);

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Bench *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = NULL;

  value = webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (source), result, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  add_figure (self->delays, g_get_monotonic_time () - self->began);
  self->n_typed++;
  g_timeout_add (PAUSE_MS, type_cb, self);
}

/* Tells when the article holds all the letters that were typed. */
static void
wait_until_shown (Bench *self)
{
  const char *script =
    "const article = document.querySelector ('article');"
    "await new Promise (resolve => {"
    "  const look = () => { if (article.textContent.includes (wanted)) { observer.disconnect (); resolve (); } };"
    "  const observer = new MutationObserver (look);"
    "  observer.observe (article, { subtree: true, childList: true, characterData: true });"
    "  look ();"
    "});";
  g_autofree char *wanted = g_strdup_printf ("Quite %.*s", (int) self->n_typed + 1, TYPED);
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "wanted", "s", wanted);
  webkit_web_view_call_async_javascript_function (self->page, script, -1, g_variant_dict_end (&arguments), "bench", NULL,
                                                  NULL, shown_cb, self);
}

/* The figures of a key end with the next one: whatever it set going has been done by then. */
static gboolean
type_cb (gpointer user_data)
{
  Bench *self = user_data;

  if (self->n_typed > 0)
    {
      add_figure (self->processors, processor_time () - self->began_processor);
      add_figure (self->longest, MAX (longest_piece, processor_time () - piece_began));
    }
  if (self->n_typed == self->n_keys)
    {
      finish (self);
      return G_SOURCE_REMOVE;
    }

  start_clock (self);
  g_signal_emit_by_name (self->view, "insert-at-cursor", (char[]) { TYPED[self->n_typed], '\0' });
  wait_until_shown (self);
  return G_SOURCE_REMOVE;
}

static gboolean
begin_typing_cb (gpointer user_data)
{
  Bench *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter middle;

  self->page = WEBKIT_WEB_VIEW (find_mapped (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->view))),
                                             WEBKIT_TYPE_WEB_VIEW));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_buffer_get_iter_at_offset (buffer, &middle, gtk_text_buffer_get_char_count (buffer) / 2);
  gtk_text_buffer_place_cursor (buffer, &middle);
  g_signal_emit_by_name (self->view, "insert-at-cursor", "\n\nQuite ");
  g_timeout_add (REST_MS, type_cb, self);
  return G_SOURCE_REMOVE;
}

/* --- Opening --------------------------------------------------------------------------------------------- */

static gboolean
open_cb (gpointer user_data)
{
  Bench *self = user_data;

  self->is_timed = TRUE;
  start_clock (self);
  gtk_widget_activate_action (GTK_WIDGET (gtk_application_get_active_window (self->application)), "win.edit-post", "x",
                              self->post_id);
  return G_SOURCE_REMOVE;
}

static gboolean
close_cb (gpointer user_data)
{
  Bench *self = user_data;

  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (self->view), ADW_TYPE_NAVIGATION_VIEW);

  if (!adw_navigation_view_pop (ADW_NAVIGATION_VIEW (pages)))
    g_error ("The post cannot be left");
  g_timeout_add (REST_MS, open_cb, self);
  return G_SOURCE_REMOVE;
}

/* After each frame: has it the fields of the post? */
static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (self->application));
  GtkWidget *view;

  if (!self->is_timed || window == NULL)
    return;
  view = find_mapped (window, GTK_SOURCE_TYPE_VIEW);
  if (view == NULL || gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view))) == 0)
    return;

  self->is_timed = FALSE;
  add_figure (self->openings, g_get_monotonic_time () - self->began);
  add_figure (self->opening_processors, processor_time () - self->began_processor);
  self->view = GTK_TEXT_VIEW (view);
  g_timeout_add (REST_MS, ++self->n_openings < OPENINGS ? close_cb : begin_typing_cb, self);
}

static void
realized_cb (Bench     *self,
             GtkWidget *window)
{
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));

  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  g_timeout_add (2 * REST_MS, open_cb, self);
}

static void
window_added_cb (Bench     *self,
                 GtkWindow *window)
{
  gtk_window_set_default_size (window, 1200, 800);
  g_signal_connect_swapped (window, "realize", G_CALLBACK (realized_cb), self);
}

/* --- The post -------------------------------------------------------------------------------------------- */

/* Words that a dictionary has: each one that it has not is underlined, and looked for in it once more. */
static const char * const words[] = {
  "the", "of", "and", "they", "in", "therapy", "was", "that", "clients", "with", "for", "more", "than", "study", "after",
  "who", "depression", "less", "sessions", "therapist", "change", "before", "people", "anxiety", "were", "treatment",
  "months", "better", "often", "alliance", "found", "effect", "small", "large", "between", "groups", "each", "other",
};

/* Paragraphs of some 80 words. */
static char *
make_text (GRand *random,
           guint  n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= n_words; i++)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                            i % 80 == 0 ? ".\n\n" : " ");
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static gint64
make_library (const char *path,
              guint       n_words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_CREATE, &error);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *summary = make_text (random, n_words * 4 / 5);
  g_autofree char *implications = make_text (random, n_words / 5);
  g_autoptr (PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", uuid, "slug", "digest",
                                                  "title", "Digest", "language", "en", NULL);
  g_autoptr (PraxisDraft) draft = praxis_draft_new ();
  PraxisSaveOutcome outcome = { 0 };

  praxis_draft_set_title (draft, "A long post");
  praxis_draft_set_month (draft, 202303);
  praxis_draft_set_summary (draft, summary);
  praxis_draft_set_implications (draft, implications);
  if (store == NULL || !praxis_store_add_digest (store, digest, &error) ||
      !praxis_store_save_draft (store, uuid, draft, &outcome, &error))
    g_error ("%s", error->message);
  return outcome.post_id;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PraxisApplication) application = NULL;
  Bench bench = { 0 };

  setlocale (LC_ALL, "");
  bench.post_id = make_library (g_getenv ("PRAXIS_LIBRARY"), argc > 1 ? atoi (argv[1]) : 5000);
  bench.n_keys = strlen (TYPED);
  bench.openings = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.opening_processors = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.delays = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.processors = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.longest = g_array_new (FALSE, FALSE, sizeof (gint64));
  application = praxis_application_new ();
  bench.application = GTK_APPLICATION (application);
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (window_added_cb), &bench);
  g_main_context_set_poll_func (NULL, poll_cb);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
