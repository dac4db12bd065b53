/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-session.h"

#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"

/* --- Waiting for a state --------------------------------------------------------------------------------- */

gboolean
test_give_up_cb (gpointer data)
{
  g_error ("waited in vain: %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

void
test_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* Everything that was in the writer's queue before is done, and what it said has been heard. */
static gpointer
nothing_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return store;
}

void
test_session_drain (TestSession *test)
{
  g_autoptr(GAsyncResult) result = NULL;

  praxis_library_write_async (test->threads, nothing_job, NULL, NULL, NULL, NULL, test_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gpointer
execute_job (PraxisStore   *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return praxis_connection_execute (praxis_store_get_connection (store), data, error) ? data : NULL;
}

/* Runs a statement on the connection that saves. */
void
test_session_execute (TestSession *test,
                      const char  *sql)
{
  g_autoptr(GAsyncResult) result = NULL;

  praxis_library_write_async (test->threads, execute_job, g_strdup (sql), g_free, NULL, NULL, test_result_cb, &result);
  WAIT_UNTIL (result != NULL);
}

gboolean
test_session_flush (TestSession  *test,
                    GError      **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  praxis_autosave_flush_async (test->autosave, test_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  return praxis_autosave_flush_finish (test->autosave, result, error);
}

void
test_session_must_flush (TestSession *test)
{
  g_autoptr(GError) error = NULL;

  test_session_flush (test, &error);
  g_assert_no_error (error);
  g_assert_cmpint (praxis_autosave_get_state (test->autosave), ==, PRAXIS_AUTOSAVE_SAVED);
  test->post_id = praxis_autosave_get_post_id (test->autosave);
}

/* --- The fixture ----------------------------------------------------------------------------------------- */

static void
conflict_cb (TestSession *test)
{
  test->n_conflicts++;
}

static void
stepped_cb (TestSession *test,
            guint        field)
{
  test->n_steps++;
  test->stepped = field;
}

static void
take_session (TestSession       *test,
              PraxisEditSession *session)
{
  test->session = session;
  test->draft = praxis_edit_session_get_draft (session);
  test->autosave = praxis_edit_session_get_autosave (session);
  g_signal_connect_swapped (test->autosave, "conflict", G_CALLBACK (conflict_cb), test);
  g_signal_connect_swapped (session, "stepped", G_CALLBACK (stepped_cb), test);
}

static void
load (TestSession *test,
      gint64       post_id)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  praxis_edit_session_load_async (test->threads, post_id, NULL, test_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  take_session (test, praxis_edit_session_load_finish (result, &error));
  g_assert_no_error (error);
  test->post_id = post_id;
}

void
test_session_set_up (TestSession   *test,
                     gconstpointer  data)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  test_library_set_up (&test->library, NULL);
  test->threads = praxis_library_new (test->library.path);
  if (data == NULL)
    take_session (test, praxis_edit_session_new (test->threads, test->library.digest_uuid, draft));
  else
    load (test, test_library_add (&test->library, "Old title", 202301, "Old words."));
}

/* What is under way holds the session, and nothing else does. */
static void
end_session (TestSession *test)
{
  gpointer weak = test->autosave;

  g_signal_handlers_disconnect_by_data (test->autosave, test);
  g_object_add_weak_pointer (weak, &weak);
  g_object_add_weak_pointer (G_OBJECT (test->session), (gpointer *) &test->session);
  g_object_unref (test->session);
  WAIT_UNTIL (test->session == NULL && weak == NULL);
}

void
test_session_tear_down (TestSession   *test,
                        gconstpointer  data)
{
  if (test->session != NULL)
    end_session (test);
  g_object_add_weak_pointer (G_OBJECT (test->threads), (gpointer *) &test->threads);
  g_object_unref (test->threads);
  WAIT_UNTIL (test->threads == NULL);
  test_library_tear_down (&test->library, NULL);
}

PraxisPost *
test_session_dup_stored (TestSession *test)
{
  g_autoptr(GError) error = NULL;
  PraxisPost *post = praxis_store_get_post_by_id (test->library.store, test->post_id, &error);

  g_assert_no_error (error);
  return post;
}

/* The summaries of the post's revisions, the newest first. */
char *
test_session_dup_history (TestSession *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) revisions = praxis_store_list_revisions (test->library.store, test->post_id, &error);
  g_autoptr(GString) history = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < revisions->len; i++)
    {
      PraxisRevision *revision = g_ptr_array_index (revisions, i);
      g_autoptr(PraxisDraft) draft = praxis_draft_new_from_json (revision->content, NULL);

      g_string_append_printf (history, "%s%s", i > 0 ? "|" : "", praxis_draft_get_summary (draft));
    }
  return g_string_free_and_steal (g_steal_pointer (&history));
}

/* Saves over the post as another program does. */
void
test_session_write_elsewhere (TestSession *test,
                              const char  *summary)
{
  g_autoptr(PraxisPost) post = test_session_dup_stored (test);
  g_autoptr(PraxisDraft) theirs = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (theirs, summary);
  praxis_store_save_draft (test->library.store, test->library.digest_uuid, theirs, &outcome, &error);
  g_assert_no_error (error);
}
