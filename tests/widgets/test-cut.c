/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application itself, in a language whose words are two fifths longer, on a desktop and on a telephone. All its
 * pages and dialogs are visited, and no word of the program's own may be cut (cut-labels.c). */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "cut-labels.h"
#include "import/praxis-sample.h"
#include "praxis-application.h"
#include "praxis-import-dialog.h"
#include "library/praxis-posts-pane.h"
#include "reader/praxis-reader.h"
#include "store/praxis-store-digests.h"

/* So many frames in which nothing moves, and what was asked for is there. */
#define N_STILL_FRAMES 6

/* When to give up. */
#define PATIENCE_SECONDS 30

#define MINE "2b1e4a52-6c0d-4f0e-9d1c-5a4b3c2d1e0f"

static const char page_of_posts[] =
  "June 2021\n"
  "A Chair by the Window\n"
  "Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.\n"
  "Forty clients chose where to sit. Those by the window spoke longer, by some two minutes.\n"
  "Practice Implications\n"
  "Let the client choose the chair.\n";

/* Without a compositor a window has a border of five pixels inside its size; a telephone has none. */
typedef struct
{
  const char *name;
  int         width;
  int         height;
} Size;

static const Size sizes[] = {
  { "1200x800", 1210, 810 },
  { "360x640", 370, 650 },
};

typedef struct _Tour Tour;

typedef struct
{
  const char *name;
  gboolean  (*fill)  (const char *path);
  void      (*visit) (Tour *tour);
} Route;

typedef struct
{
  const Size  *size;
  const Route *route;
} Case;

struct _Tour
{
  const Case     *plan;
  GtkApplication *application;
  GtkWidget      *window;
  const char     *place;
  GHashTable     *reported;
  guint           n_frames;
};

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

static void
settle (Tour *tour)
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

typedef gboolean (*Condition) (Tour       *tour,
                               const char *name);

static void
wait_until (Tour       *tour,
            Condition   condition,
            const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!condition (tour, name))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited in vain for %s, after %s", name, tour->place);
      wait_for_frame (tour);
    }
}

static GtkWidget *
find (GtkWidget  *widget,
      const char *name)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), name) || gtk_widget_has_css_class (widget, name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_there (Tour       *tour,
          const char *name)
{
  return find (tour->window, name) != NULL;
}

static gboolean
is_gone (Tour       *tour,
         const char *name)
{
  return find (tour->window, name) == NULL;
}

/* Waits for something of this type or style class. */
static GtkWidget *
wait_for (Tour       *tour,
          const char *name)
{
  wait_until (tour, is_there, name);

  return find (tour->window, name);
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

  g_test_message ("%s, %s: “%s” %s, in %s", tour->plan->size->name, tour->place, gtk_label_get_text (label), reason, path);
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

static void
look (Tour       *tour,
      const char *place)
{
  tour->place = place;
  settle (tour);
  cut_labels_foreach (tour->window, cut_cb, tour);
  if (scroll (tour->window))
    {
      settle (tour);
      cut_labels_foreach (tour->window, cut_cb, tour);
    }
}

static void
act (GtkWidget  *widget,
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

static GtkWidget *
open_dialog (Tour       *tour,
             GtkWidget  *widget,
             const char *action,
             const char *type)
{
  act (widget, action);

  return wait_for (tour, type);
}

static void
close_dialog (Tour       *tour,
              const char *type)
{
  adw_dialog_force_close (ADW_DIALOG (wait_for (tour, type)));
  wait_until (tour, is_gone, type);
}

static void
visit_dialog (Tour       *tour,
              GtkWidget  *widget,
              const char *action,
              const char *type)
{
  open_dialog (tour, widget, action, type);
  look (tour, type);
  close_dialog (tour, type);
}

static void
leave_page (Tour       *tour,
            const char *type)
{
  act (wait_for (tour, type), "navigation.pop");
  wait_until (tour, is_gone, type);
}

/* --- Where nothing is ------------------------------------------------------------------------------------ */

static gboolean
fill_nothing (const char *path)
{
  return TRUE;
}

static void
visit_welcome (Tour *tour)
{
  wait_for (tour, "suggested-action");
  look (tour, "welcome");
}

static gboolean
fill_nonsense (const char *path)
{
  return g_file_set_contents (path, "Milk, bread, two lemons.\n", -1, NULL);
}

static void
visit_refused (Tour *tour)
{
  wait_for (tour, "pill");
  look (tour, "refused");
}

/* --- The library ----------------------------------------------------------------------------------------- */

/* The sample, with a folder for its site, and a digest of the author's own, which has settings and no folder. */
static gboolean
fill_sample (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) digests = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *site = g_build_filename (folder, "site", NULL);
  g_autofree char *uri = g_filename_to_uri (site, NULL, NULL);
  g_autoptr (PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_CREATE, &error);
  g_autoptr (PraxisImportReport) report = store != NULL ? praxis_sample_import (store, &error) : NULL;
  g_autoptr (PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", MINE, "slug", "rooms",
                                                  "title", "Rooms", "language", "en", NULL);

  g_assert_no_error (error);
  digests = praxis_store_list_digests (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (site, 0700), ==, 0);
  praxis_store_set_site_folder (store, praxis_digest_get_uuid (digests->pdata[0]), uri, &error);
  g_assert_no_error (error);
  praxis_store_add_digest (store, digest, &error);
  g_assert_no_error (error);

  return report != NULL;
}

static PraxisPostModel *
get_model (Tour *tour)
{
  return praxis_posts_pane_get_model (PRAXIS_POSTS_PANE (wait_for (tour, "PraxisPostsPane")));
}

/* Through an action of the list, which leads to the reader where panes are folded. */
static void
open_first_post (Tour *tour)
{
  GtkWidget *list = wait_for (tour, "posts");
  g_autofree char *action = NULL;

  wait_for (tour, "PraxisPostRow");
  action = g_strdup_printf ("posts.open(int64 %" G_GINT64_FORMAT ")", praxis_post_model_get_id (get_model (tour), 0));
  act (list, action);
  wait_for (tour, "PraxisArticleView");
}

/* Opens all groups, and asks for posts with one topic and without another. */
static void
visit_facets (Tour *tour)
{
  GtkWidget *list;
  GListModel *rows;
  GtkWidget *row;

  act (tour->window, "win.back");
  list = wait_for (tour, "facets");
  rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) group = g_list_model_get_item (rows, i);

      gtk_tree_list_row_set_expanded (group, TRUE);
    }
  look (tour, "facets");

  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 0, GTK_LIST_SCROLL_NONE, NULL);
  settle (tour);
  row = gtk_widget_get_first_child (list);
  for (guint i = 0; row != NULL && i < 8; row = gtk_widget_get_next_sibling (row), i++)
    act (gtk_widget_get_first_child (row), i < 6 ? "facet.include" : "facet.exclude");
  wait_for (tour, "facets");
  look (tour, "facets-chosen");
}

static void
search (Tour       *tour,
        const char *text)
{
  GtkWidget *pane;

  act (tour->window, "win.search");
  pane = wait_for (tour, "PraxisPostsPane");
  gtk_editable_set_text (GTK_EDITABLE (find (pane, "GtkSearchEntry")), text);
}

static void
visit_posts (Tour *tour)
{
  wait_for (tour, "PraxisPostRow");
  look (tour, "posts");
  visit_facets (tour);

  act (tour->window, "win.search");
  wait_for (tour, "chip");
  look (tour, "chips");
  act (tour->window, "win.clear");

  search (tour, "therapy");
  wait_for (tour, "searching");
  look (tour, "found");
  search (tour, "therapyxyz");
  wait_for (tour, "AdwStatusPage");
  look (tour, "nothing-found");
  act (tour->window, "win.clear");
  wait_for (tour, "PraxisPostRow");

  act (tour->window, "win.show-collection::trash");
  look (tour, "trash");
  act (tour->window, "win.show-collection::drafts");
  look (tour, "drafts");
  act (tour->window, "win.show-collection::all");
  wait_for (tour, "PraxisPostRow");
}

static void
visit_reader (Tour *tour)
{
  open_first_post (tour);
  look (tour, "reader");
  act (tour->window, "win.find-in-post");
  look (tour, "find");
  visit_dialog (tour, tour->window, "win.history", "PraxisHistoryDialog");
  visit_dialog (tour, tour->window, "win.export-post", "PraxisExportDialog");
  act (tour->window, "win.delete");
  wait_for (tour, "AdwToastWidget");
  look (tour, "toast");
}

static void
visit_selecting (Tour *tour)
{
  gint64 id;

  wait_for (tour, "PraxisPostRow");
  act (tour->window, "win.select-posts");
  look (tour, "select-none");
  id = praxis_post_model_get_id (get_model (tour), 0);
  praxis_post_model_choose (get_model (tour), &id, 1);
  look (tour, "select");

  visit_dialog (tour, tour->window, "win.batch-topics", "PraxisBatchTermsDialog");
  visit_dialog (tour, tour->window, "win.batch-types", "PraxisBatchTermsDialog");
  visit_dialog (tour, tour->window, "win.batch-month", "PraxisMonthDialog");
}

/* --- Dialogs --------------------------------------------------------------------------------------------- */

static void
visit_digests (Tour *tour)
{
  GtkWidget *dialog;

  wait_for (tour, "PraxisPostRow");
  visit_dialog (tour, tour->window, "win.new-digest", "PraxisDigestDialog");

  dialog = open_dialog (tour, tour->window, "win.digest-settings::" MINE, "PraxisDigestDialog");
  look (tour, "digest-settings");
  act (dialog, "digest.show-vocabulary::type");
  wait_for (tour, "PraxisTermRow");
  look (tour, "types");
  leave_page (tour, "PraxisVocabularyPage");

  act (dialog, "digest.show-vocabulary::topic");
  wait_for (tour, "PraxisTermRow");
  look (tour, "topics");
  g_signal_emit_by_name (find (dialog, "terms"), "activate", 0);
  wait_for (tour, "PraxisTermPage");
  look (tour, "topic");
  act (wait_for (tour, "PraxisTermPage"), "term.merge");
  wait_for (tour, "PraxisMergePage");
  look (tour, "merge");
  close_dialog (tour, "PraxisDigestDialog");
}

static void
visit_dialogs (Tour *tour)
{
  GtkWidget *dialog;

  wait_for (tour, "PraxisPostRow");
  visit_dialog (tour, tour->window, "win.import", "PraxisImportDialog");
  dialog = open_dialog (tour, tour->window, "win.import", "PraxisImportDialog");
  praxis_import_dialog_load_text (PRAXIS_IMPORT_DIALOG (dialog), page_of_posts);
  wait_for (tour, "import-row");
  look (tour, "import-preview");
  praxis_import_dialog_load_text (PRAXIS_IMPORT_DIALOG (dialog), "Milk\nBread\nTwo lemons\n");
  look (tour, "import-refused");
  close_dialog (tour, "PraxisImportDialog");

  visit_dialog (tour, tour->window, "win.export", "PraxisExportDialog");
  visit_dialog (tour, tour->window, "app.preferences", "PraxisPreferencesDialog");
  visit_dialog (tour, tour->window, "app.shortcuts", "PraxisShortcutsDialog");
}

/* --- Pages ----------------------------------------------------------------------------------------------- */

static void
visit_editor (Tour *tour)
{
  open_first_post (tour);
  act (tour->window, "win.edit");
  wait_for (tour, "PraxisEditorForm");
  look (tour, "editor");
  act (wait_for (tour, "PraxisEditorPage"), "editor.toggle-preview");
  look (tour, "editor-preview");
  visit_dialog (tour, wait_for (tour, "PraxisEditorPage"), "editor.history", "PraxisHistoryDialog");
  leave_page (tour, "PraxisEditorPage");

  act (tour->window, "win.new-post");
  wait_for (tour, "PraxisEditorForm");
  look (tour, "new-post");
  act (wait_for (tour, "PraxisEditorPage"), "editor.mark-ready");
  wait_for (tour, "PraxisMissingDialog");
  look (tour, "not-ready");
  close_dialog (tour, "PraxisMissingDialog");
}

static void
visit_publishing (Tour      *tour,
                  GtkWidget *page)
{
  GtkWidget *dialog = open_dialog (tour, page, "issue.publish", "PraxisPublishDialog");

  wait_for (tour, "PraxisPublishRow");
  look (tour, "publish");
  act (dialog, "publish.start");
  wait_until (tour, is_gone, "PraxisPublishRow");
  wait_for (tour, "suggested-action");
  look (tour, "published");
  close_dialog (tour, "PraxisPublishDialog");
}

static void
visit_issue (Tour *tour)
{
  GtkWidget *page;

  open_first_post (tour);
  act (tour->window, "win.open-issue(('', uint32 190001))");
  wait_for (tour, "PraxisIssuePage");
  look (tour, "empty-issue");
  leave_page (tour, "PraxisIssuePage");

  act (tour->window, "win.current-issue");
  wait_for (tour, "PraxisIssueRow");
  page = wait_for (tour, "PraxisIssuePage");
  look (tour, "issue");
  visit_dialog (tour, page, "issue.move-to-month", "PraxisMonthDialog");
  visit_publishing (tour, page);
  visit_dialog (tour, page, "issue.propose-blurb", "AdwAlertDialog");

  act (page, "issue.new-post");
  wait_for (tour, "PraxisEditorForm");
  look (tour, "post-of-issue");
  leave_page (tour, "PraxisEditorPage");
  wait_for (tour, "PraxisTodoRow");
  look (tour, "issue-to-do");
}

/* --- The tours ------------------------------------------------------------------------------------------- */

static gboolean
visit_cb (gpointer user_data)
{
  Tour *tour = user_data;

  tour->window = GTK_WIDGET (gtk_application_get_active_window (tour->application));
  while (!gtk_widget_get_mapped (tour->window))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (tour->window), "after-paint", G_CALLBACK (after_paint_cb), tour);

  tour->plan->route->visit (tour);
  /* What is still asked for would come when the library is closed already. */
  settle (tour);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (tour->window), tour);
  gtk_window_close (GTK_WINDOW (tour->window));

  return G_SOURCE_REMOVE;
}

static void
activated_cb (Tour *tour)
{
  g_idle_add (visit_cb, tour);
}

static void
set_size (const Size *size)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_set_int (settings, "window-width", size->width);
  g_settings_set_int (settings, "window-height", size->height);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_remove (path);
}

static void
test_tour (gconstpointer data)
{
  g_autoptr (GHashTable) reported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = g_dir_make_tmp ("praxis-cut-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (PraxisApplication) application = NULL;
  Tour tour = { .plan = data, .place = "the start", .reported = reported };

  g_assert_true (tour.plan->route->fill (path));
  g_setenv ("PRAXIS_LIBRARY", path, TRUE);
  set_size (tour.plan->size);

  application = praxis_application_new ();
  tour.application = GTK_APPLICATION (application);
  g_signal_connect_data (application, "activate", G_CALLBACK (activated_cb), &tour, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  remove_all (folder);
}

static const Route routes[] = {
  { "welcome", fill_nothing, visit_welcome },
  { "refused", fill_nonsense, visit_refused },
  { "posts", fill_sample, visit_posts },
  { "reader", fill_sample, visit_reader },
  { "selecting", fill_sample, visit_selecting },
  { "digests", fill_sample, visit_digests },
  { "dialogs", fill_sample, visit_dialogs },
  { "editor", fill_sample, visit_editor },
  { "issue", fill_sample, visit_issue },
};

static void
speak (void)
{
  g_setenv ("LANGUAGE", "en@pseudo", TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PRAXIS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  static Case plans[G_N_ELEMENTS (sizes) * G_N_ELEMENTS (routes)];

  /* Nobody listens, and nothing need be said. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  speak ();
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *path = NULL;

      plans[i].size = &sizes[i / G_N_ELEMENTS (routes)];
      plans[i].route = &routes[i % G_N_ELEMENTS (routes)];
      path = g_strdup_printf ("/cut/%s/%s", plans[i].size->name, plans[i].route->name);
      g_test_add_data_func (path, &plans[i], test_tour);
    }

  return g_test_run ();
}
