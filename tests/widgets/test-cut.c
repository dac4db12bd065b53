/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application itself, in a language whose words are two fifths longer, on a desktop and on a telephone. All its
 * pages and dialogs are visited, and no word of the program's own may be cut (cut-labels.c). */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "import/praxis-sample.h"
#include "library/praxis-posts-pane.h"
#include "praxis-application.h"
#include "praxis-import-dialog.h"
#include "store/praxis-store-digests.h"
#include "tour.h"

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

/* A tour on its way, with what is opened for it. */
typedef struct
{
  const Case     *plan;
  GtkApplication *application;
  Tour            tour;
} Visit;

/* --- Where nothing is ------------------------------------------------------------------------------------ */

static gboolean
fill_nothing (const char *path)
{
  return TRUE;
}

static void
visit_welcome (Tour *tour)
{
  tour_wait_for (tour, "suggested-action");
  tour_look (tour, "welcome");
}

static gboolean
fill_nonsense (const char *path)
{
  return g_file_set_contents (path, "Milk, bread, two lemons.\n", -1, NULL);
}

static void
visit_refused (Tour *tour)
{
  tour_wait_for (tour, "pill");
  tour_look (tour, "refused");
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
  return praxis_posts_pane_get_model (PRAXIS_POSTS_PANE (tour_wait_for (tour, "PraxisPostsPane")));
}

/* Through an action of the list, which leads to the reader where panes are folded. */
static void
open_first_post (Tour *tour)
{
  GtkWidget *list = tour_wait_for (tour, "posts");
  g_autofree char *action = NULL;

  tour_wait_for (tour, "PraxisPostRow");
  action = g_strdup_printf ("posts.open(int64 %" G_GINT64_FORMAT ")", praxis_post_model_get_id (get_model (tour), 0));
  tour_act (list, action);
  tour_wait_for (tour, "PraxisArticleView");
}

/* Opens all groups, and asks for posts with one topic and without another. */
static void
visit_facets (Tour *tour)
{
  GtkWidget *list;
  GListModel *rows;
  GtkWidget *row;

  tour_act (tour->window, "win.back");
  list = tour_wait_for (tour, "facets");
  rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) group = g_list_model_get_item (rows, i);

      gtk_tree_list_row_set_expanded (group, TRUE);
    }
  tour_look (tour, "facets");

  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 0, GTK_LIST_SCROLL_NONE, NULL);
  tour_settle (tour);
  row = gtk_widget_get_first_child (list);
  for (guint i = 0; row != NULL && i < 10; row = gtk_widget_get_next_sibling (row), i++)
    tour_act (gtk_widget_get_first_child (row), i < 8 ? "facet.include" : "facet.exclude");
  tour_wait_for (tour, "facets");
  tour_look (tour, "facets-chosen");
}

static void
search (Tour       *tour,
        const char *text)
{
  GtkWidget *pane;

  tour_act (tour->window, "win.search");
  pane = tour_wait_for (tour, "PraxisPostsPane");
  gtk_editable_set_text (GTK_EDITABLE (tour_find (pane, "GtkSearchEntry")), text);
}

static void
visit_posts (Tour *tour)
{
  tour_wait_for (tour, "PraxisPostRow");
  tour_look (tour, "posts");
  visit_facets (tour);

  tour_act (tour->window, "win.search");
  tour_wait_for (tour, "chip");
  tour_look (tour, "chips");
  tour_act (tour->window, "win.clear");

  search (tour, "therapy");
  tour_wait_for (tour, "searching");
  tour_look (tour, "found");
  search (tour, "therapyxyz");
  tour_wait_for (tour, "AdwStatusPage");
  tour_look (tour, "nothing-found");
  tour_act (tour->window, "win.clear");
  tour_wait_for (tour, "PraxisPostRow");

  tour_act (tour->window, "win.show-collection::trash");
  tour_look (tour, "trash");
  tour_act (tour->window, "win.show-collection::drafts");
  tour_look (tour, "drafts");
  tour_act (tour->window, "win.show-collection::all");
  tour_wait_for (tour, "PraxisPostRow");
}

static void
visit_reader (Tour *tour)
{
  open_first_post (tour);
  tour_look (tour, "reader");
  tour_act (tour->window, "win.find-in-post");
  tour_look (tour, "find");
  tour_visit_dialog (tour, tour->window, "win.history", "PraxisHistoryDialog");
  tour_visit_dialog (tour, tour->window, "win.export-post", "PraxisExportDialog");
  tour_act (tour->window, "win.delete");
  tour_wait_for (tour, "AdwToastWidget");
  tour_look (tour, "toast");
}

static void
visit_selecting (Tour *tour)
{
  gint64 id;

  tour_wait_for (tour, "PraxisPostRow");
  tour_act (tour->window, "win.select-posts");
  tour_look (tour, "select-none");
  id = praxis_post_model_get_id (get_model (tour), 0);
  praxis_post_model_choose (get_model (tour), &id, 1);
  tour_look (tour, "select");

  tour_visit_dialog (tour, tour->window, "win.batch-topics", "PraxisBatchTermsDialog");
  tour_visit_dialog (tour, tour->window, "win.batch-types", "PraxisBatchTermsDialog");
  tour_visit_dialog (tour, tour->window, "win.batch-month", "PraxisMonthDialog");
}

/* --- Dialogs --------------------------------------------------------------------------------------------- */

static void
visit_digests (Tour *tour)
{
  GtkWidget *dialog;

  tour_wait_for (tour, "PraxisPostRow");
  tour_visit_dialog (tour, tour->window, "win.new-digest", "PraxisDigestDialog");

  dialog = tour_open_dialog (tour, tour->window, "win.digest-settings::" MINE, "PraxisDigestDialog");
  tour_look (tour, "digest-settings");
  tour_act (dialog, "digest.show-vocabulary::type");
  tour_wait_for (tour, "PraxisTermRow");
  tour_look (tour, "types");
  tour_leave_page (tour, "PraxisVocabularyPage");

  tour_act (dialog, "digest.show-vocabulary::topic");
  tour_wait_for (tour, "PraxisTermRow");
  tour_look (tour, "topics");
  g_signal_emit_by_name (tour_find (dialog, "terms"), "activate", 0);
  tour_wait_for (tour, "PraxisTermPage");
  tour_look (tour, "topic");
  tour_act (tour_wait_for (tour, "PraxisTermPage"), "term.merge");
  tour_wait_for (tour, "PraxisMergePage");
  tour_look (tour, "merge");
  tour_close_dialog (tour, "PraxisDigestDialog");
}

static void
visit_dialogs (Tour *tour)
{
  GtkWidget *dialog;

  tour_wait_for (tour, "PraxisPostRow");
  tour_visit_dialog (tour, tour->window, "win.import", "PraxisImportDialog");
  dialog = tour_open_dialog (tour, tour->window, "win.import", "PraxisImportDialog");
  praxis_import_dialog_load_text (PRAXIS_IMPORT_DIALOG (dialog), page_of_posts);
  tour_wait_for (tour, "import-row");
  tour_look (tour, "import-preview");
  praxis_import_dialog_load_text (PRAXIS_IMPORT_DIALOG (dialog), "Milk\nBread\nTwo lemons\n");
  tour_look (tour, "import-refused");
  tour_close_dialog (tour, "PraxisImportDialog");

  tour_visit_dialog (tour, tour->window, "win.export", "PraxisExportDialog");
  tour_visit_dialog (tour, tour->window, "app.preferences", "PraxisPreferencesDialog");
  tour_visit_dialog (tour, tour->window, "app.shortcuts", "PraxisShortcutsDialog");
}

/* --- Pages ----------------------------------------------------------------------------------------------- */

static void
visit_editor (Tour *tour)
{
  open_first_post (tour);
  tour_act (tour->window, "win.edit");
  tour_wait_for (tour, "PraxisEditorForm");
  tour_look (tour, "editor");
  tour_act (tour_wait_for (tour, "PraxisEditorPage"), "editor.toggle-preview");
  tour_look (tour, "editor-preview");
  tour_visit_dialog (tour, tour_wait_for (tour, "PraxisEditorPage"), "editor.history", "PraxisHistoryDialog");
  tour_leave_page (tour, "PraxisEditorPage");

  tour_act (tour->window, "win.new-post");
  tour_wait_for (tour, "PraxisEditorForm");
  tour_look (tour, "new-post");
  tour_act (tour_wait_for (tour, "PraxisEditorPage"), "editor.mark-ready");
  tour_wait_for (tour, "PraxisMissingDialog");
  tour_look (tour, "not-ready");
  tour_close_dialog (tour, "PraxisMissingDialog");
}

static void
visit_publishing (Tour      *tour,
                  GtkWidget *page)
{
  GtkWidget *dialog = tour_open_dialog (tour, page, "issue.publish", "PraxisPublishDialog");

  tour_wait_for (tour, "PraxisPublishRow");
  tour_look (tour, "publish");
  tour_act (dialog, "publish.start");
  tour_wait_until (tour, tour_is_gone, "PraxisPublishRow");
  tour_wait_for (tour, "suggested-action");
  tour_look (tour, "published");
  tour_close_dialog (tour, "PraxisPublishDialog");
}

static void
visit_issue (Tour *tour)
{
  GtkWidget *page;

  open_first_post (tour);
  tour_act (tour->window, "win.open-issue(('', uint32 190001))");
  tour_wait_for (tour, "PraxisIssuePage");
  tour_look (tour, "empty-issue");
  tour_leave_page (tour, "PraxisIssuePage");

  tour_act (tour->window, "win.current-issue");
  tour_wait_for (tour, "PraxisIssueRow");
  page = tour_wait_for (tour, "PraxisIssuePage");
  tour_look (tour, "issue");
  tour_visit_dialog (tour, page, "issue.move-to-month", "PraxisMonthDialog");
  visit_publishing (tour, page);
  tour_visit_dialog (tour, page, "issue.propose-blurb", "AdwAlertDialog");

  tour_act (page, "issue.new-post");
  tour_wait_for (tour, "PraxisEditorForm");
  tour_look (tour, "post-of-issue");
  /* A post without a word is none. */
  gtk_editable_set_text (GTK_EDITABLE (tour_find (tour_find (tour->window, "PraxisFieldRow"), "GtkEntry")), "A room");
  tour_leave_page (tour, "PraxisEditorPage");
  tour_wait_for (tour, "PraxisTodoRow");
  tour_look (tour, "issue-to-do");
}

/* --- The tours ------------------------------------------------------------------------------------------- */

static gboolean
visit_cb (gpointer user_data)
{
  Visit *visit = user_data;

  tour_begin (&visit->tour, GTK_WIDGET (gtk_application_get_active_window (visit->application)));
  visit->plan->route->visit (&visit->tour);
  tour_end (&visit->tour);

  return G_SOURCE_REMOVE;
}

static void
activated_cb (Visit *visit)
{
  g_idle_add (visit_cb, visit);
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
  const Case *plan = data;
  Visit visit = { .plan = plan, .tour = { .size = plan->size->name, .place = "the start", .reported = reported } };

  g_assert_true (plan->route->fill (path));
  g_setenv ("PRAXIS_LIBRARY", path, TRUE);
  set_size (plan->size);

  application = praxis_application_new ();
  visit.application = GTK_APPLICATION (application);
  g_signal_connect_data (application, "activate", G_CALLBACK (activated_cb), &visit, NULL,
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
