/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "import/praxis-sample.h"
#include "library/praxis-post-model.h"
#include "store/praxis-store-posts.h"

/* A library with the sample, and a model that shows all of it. */
typedef struct
{
  char            *folder;
  PraxisLibrary   *library;
  PraxisBrowser   *browser;
  PraxisPostModel *model;
  guint            n_updates;
  guint            n_others;
  guint            position;
  guint            removed;
  guint            added;
  gboolean         done;
} Fixture;

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  *done = FALSE;
}

static void
wait_for_update (Fixture *fixture)
{
  guint before = fixture->n_updates;

  while (fixture->n_updates == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_words (PraxisPostItem *item)
{
  while (praxis_post_item_get_entry (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  praxis_library_open_finish (PRAXIS_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  ((Fixture *) user_data)->done = TRUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  praxis_library_job_finish (PRAXIS_LIBRARY (source), result, &error);
  g_assert_no_error (error);
  ((Fixture *) user_data)->done = TRUE;
}

static gpointer
sample_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (PraxisImportReport) report = praxis_sample_import (store, error);

  return report != NULL ? store : NULL;
}

static gpointer
delete_job (PraxisStore   *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return praxis_store_delete_posts (store, data, 1, error) ? store : NULL;
}

static void
updated_cb (Fixture *fixture)
{
  fixture->n_updates++;
}

static void
items_changed_cb (Fixture *fixture,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("praxis-post-model-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->library = praxis_library_new (path);
  praxis_library_open_async (fixture->library, NULL, opened_cb, fixture);
  wait_for (&fixture->done);
  praxis_library_write_async (fixture->library, sample_job, NULL, NULL, NULL, NULL, written_cb, fixture);
  wait_for (&fixture->done);

  fixture->browser = praxis_browser_new (fixture->library);
  fixture->model = praxis_post_model_new (fixture->browser);
  g_signal_connect_swapped (fixture->browser, "updated", G_CALLBACK (updated_cb), fixture);
  g_signal_connect_swapped (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  praxis_browser_refresh (fixture->browser);
  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  /* Answers that are on their way hold both. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_run_dispose (G_OBJECT (fixture->model));
  g_clear_object (&fixture->model);
  g_clear_object (&fixture->browser);
  praxis_library_close (fixture->library);
  g_clear_object (&fixture->library);

  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  GListModel *model = G_LIST_MODEL (fixture->model);
  g_autoptr (PraxisPostItem) first = g_list_model_get_item (model, 0);
  g_autoptr (PraxisPostItem) again = g_list_model_get_item (model, 0);
  g_autoptr (PraxisPostItem) last = g_list_model_get_item (model, 5);
  g_autofree char *month = NULL;
  g_autofree char *blurb = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 6);
  g_assert_null (g_list_model_get_item (model, 6));
  g_assert_true (first == again);

  wait_for_words (first);
  wait_for_words (last);
  g_assert_cmpstr (praxis_post_item_get_entry (first)->slug, ==, "treating-borderline-personality-disorder");
  g_assert_cmpuint (praxis_post_item_get_month (last), ==, 202302);

  g_object_get (first, "month-title", &month, "blurb", &blurb, NULL);
  g_assert_cmpstr (month, ==, "March 2023");
  g_assert_true (g_str_has_prefix (blurb, "This month"));
}

/* Months are sections; ranked results are one. */
static void
test_sections (Fixture       *fixture,
               gconstpointer  data)
{
  GtkSectionModel *model = GTK_SECTION_MODEL (fixture->model);
  guint start, end;

  for (guint i = 0; i < 6; i++)
    {
      gtk_section_model_get_section (model, i, &start, &end);
      g_assert_cmpuint (start, ==, i < 3 ? 0 : 3);
      g_assert_cmpuint (end, ==, i < 3 ? 3 : 6);
    }

  gtk_section_model_get_section (model, 6, &start, &end);
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, G_MAXUINT);

  praxis_browser_set_text (fixture->browser, "depression");
  wait_for_update (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), >, 1);
  gtk_section_model_get_section (model, 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->model)));
}

/* What is deleted goes; what is beside it stays the same object, and selected. */
static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  GListModel *model = G_LIST_MODEL (fixture->model);
  g_autoptr (PraxisPostItem) third = g_list_model_get_item (model, 2);
  g_autoptr (PraxisPostItem) moved = NULL;
  gint64 id = praxis_post_model_get_id (fixture->model, 1);

  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 2, TRUE));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 2));

  praxis_library_write_async (fixture->library, delete_job, g_memdup2 (&id, sizeof id), g_free, NULL, NULL,
                              written_cb, fixture);
  wait_for (&fixture->done);
  while (g_list_model_get_n_items (model) == 6)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->position, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 0);
  moved = g_list_model_get_item (model, 1);
  g_assert_true (moved == third);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 1));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (model), 2));
  g_assert_cmpint (praxis_post_model_get_selected (fixture->model), ==, praxis_post_item_get_id (third));
}

static void
count_others_cb (Fixture *fixture)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) != 1)
    fixture->n_others++;
}

/* Of several searches only the last one answers. */
static void
test_late_answers (Fixture       *fixture,
                   gconstpointer  data)
{
  praxis_browser_set_text (fixture->browser, "psycho");
  g_signal_connect_swapped (fixture->browser, "updated", G_CALLBACK (count_others_cb), fixture);
  praxis_browser_set_text (fixture->browser, "psychoth");
  praxis_browser_set_text (fixture->browser, "alliance");
  wait_for_update (fixture);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  g_assert_cmpuint (fixture->n_others, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1);
}

static void
test_finalized (Fixture       *fixture,
                gconstpointer  data)
{
  PraxisPostModel *model = praxis_post_model_new (fixture->browser);
  PraxisPostItem *item;

  praxis_browser_refresh (fixture->browser);
  wait_for_update (fixture);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);

  /* Words are asked for and nobody waits for them; the item outlives its model. */
  g_object_run_dispose (G_OBJECT (model));
  g_assert_finalize_object (model);
  g_assert_finalize_object (item);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/post-model/items", Fixture, NULL, set_up, test_items, tear_down);
  g_test_add ("/post-model/sections", Fixture, NULL, set_up, test_sections, tear_down);
  g_test_add ("/post-model/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/post-model/late-answers", Fixture, NULL, set_up, test_late_answers, tear_down);
  g_test_add ("/post-model/finalized", Fixture, NULL, set_up, test_finalized, tear_down);

  return g_test_run ();
}
