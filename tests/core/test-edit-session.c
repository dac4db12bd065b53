/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-posts.h"
#include "test-session.h"

/* --- Revisions ------------------------------------------------------------------------------------------- */

static void
test_replace (TestSession   *test,
              gconstpointer  data)
{
  g_autoptr(PraxisDraft) older = praxis_draft_new ();

  praxis_draft_set_summary (test->draft, "Typed.");
  test_session_must_flush (test);
  praxis_draft_set_summary (older, "Restored.");
  praxis_edit_session_replace (test->session, older);
  test_session_must_flush (test);
  assert_history (test, "Restored.|Typed.|Old words.");
  g_assert_cmpstr (praxis_draft_get_title (test->draft), ==, "");

  praxis_edit_session_undo (test->session);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "Typed.");
  g_assert_cmpstr (praxis_draft_get_title (test->draft), ==, "Old title");

  /* The same once more is nothing. */
  praxis_edit_session_redo (test->session);
  test_session_must_flush (test);
  praxis_edit_session_replace (test->session, older);
  g_assert_cmpint (praxis_autosave_get_state (test->autosave), ==, PRAXIS_AUTOSAVE_SAVED);
}

static gpointer
ready_job (PraxisStore   *store,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return praxis_store_set_status (store, *(gint64 *) data, PRAXIS_STATUS_READY, error) ? store : NULL;
}

/* The session hears of a status that was set, and what is typed afterwards is another revision. */
static void
test_status (TestSession   *test,
             gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "Finished.");
  test_session_must_flush (test);
  praxis_library_write_async (test->threads, ready_job, &test->post_id, NULL, NULL, NULL, NULL, NULL);
  WAIT_UNTIL (praxis_autosave_get_status (test->autosave) == PRAXIS_STATUS_READY);
  g_assert_false (praxis_edit_session_can_redo (test->session));
  praxis_draft_set_summary (test->draft, "Finished. Or not.");
  test_session_must_flush (test);
  assert_history (test, "Finished. Or not.|Finished.|Old words.");
}

static void
test_published (TestSession   *test,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  praxis_draft_set_summary (test->draft, "As published.");
  test_session_must_flush (test);
  praxis_store_set_status (test->library.store, test->post_id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  WAIT_UNTIL (praxis_autosave_get_status (test->autosave) == PRAXIS_STATUS_PUBLISHED);

  praxis_edit_session_end_step (test->session);
  praxis_draft_set_summary (test->draft, "Changed.");
  test_session_must_flush (test);
  g_assert_cmpint (praxis_autosave_get_status (test->autosave), ==, PRAXIS_STATUS_NEEDS_UPDATE);
  assert_history (test, "Changed.|As published.|Old words.");
  praxis_edit_session_undo (test->session);
  test_session_must_flush (test);
  g_assert_cmpint (praxis_autosave_get_status (test->autosave), ==, PRAXIS_STATUS_PUBLISHED);
}

/* --- Others ---------------------------------------------------------------------------------------------- */

static void
test_theirs (TestSession   *test,
             gconstpointer  data)
{
  praxis_draft_set_title (test->draft, "My title");
  test_session_must_flush (test);
  test_session_write_elsewhere (test, "Their words.");
  WAIT_UNTIL (g_str_equal (praxis_draft_get_summary (test->draft), "Their words."));
  g_assert_cmpstr (praxis_draft_get_title (test->draft), ==, "My title");
  g_assert_cmpint (praxis_autosave_get_state (test->autosave), ==, PRAXIS_AUTOSAVE_SAVED);
  g_assert_cmpuint (test->n_conflicts, ==, 0);

  /* One step of the stack, and the next save is one onto theirs. */
  praxis_edit_session_undo (test->session);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "Old words.");
  g_assert_cmpstr (praxis_draft_get_title (test->draft), ==, "My title");
  praxis_edit_session_redo (test->session);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "Their words.");
  praxis_draft_set_summary (test->draft, "Their words. And mine.");
  test_session_must_flush (test);
  g_assert_cmpuint (test->n_conflicts, ==, 0);
  assert_history (test, "Their words. And mine.|Their words.|Old words.|Old words.");
}

static void
test_conflict (TestSession   *test,
               gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "My words.");
  test_session_write_elsewhere (test, "Their words.");
  test_session_must_flush (test);
  g_assert_cmpuint (test->n_conflicts, ==, 1);
  assert_history (test, "My words.|Their words.|Old words.");
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "My words.");

  /* What goes on from there is no conflict any more. */
  praxis_draft_set_summary (test->draft, "My words again.");
  test_session_must_flush (test);
  test_session_drain (test);
  g_assert_cmpuint (test->n_conflicts, ==, 1);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "My words again.");
}

/* A look into the library that was begun before a save tells nothing new after it. */
static void
test_late_look (TestSession   *test,
                gconstpointer  data)
{
  g_autoptr(PraxisPost) before = test_session_dup_stored (test);

  praxis_draft_set_summary (test->draft, "New words.");
  test_session_must_flush (test);
  praxis_autosave_follow (test->autosave, before);
  praxis_draft_set_summary (test->draft, "The last words.");
  test_session_must_flush (test);
  g_assert_cmpuint (test->n_conflicts, ==, 0);
  assert_history (test, "The last words.|Old words.");
}

static void
test_gone (TestSession   *test,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  praxis_edit_session_load_async (test->threads, 4711, NULL, test_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  g_assert_null (praxis_edit_session_load_finish (result, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Deleted elsewhere: the words stay and are told that they cannot be saved; restored, they are. */
  praxis_store_delete_posts (test->library.store, &test->post_id, 1, &error);
  g_assert_no_error (error);
  praxis_draft_set_summary (test->draft, "Written meanwhile.");
  g_assert_false (test_session_flush (test, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT);
  praxis_store_restore_posts (test->library.store, &test->post_id, 1, NULL);
  test_session_must_flush (test);
  assert_stored (test, "Written meanwhile.");
}

/* --- Steps ----------------------------------------------------------------------------------------------- */

static void
test_undo (TestSession   *test,
           gconstpointer  data)
{
  static const char *const topics[] = { "Empathy", NULL };

  g_assert_false (praxis_edit_session_can_undo (test->session));
  praxis_draft_set_summary (test->draft, "a");
  praxis_draft_set_summary (test->draft, "ab");
  praxis_draft_set_terms (test->draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_draft_set_title (test->draft, "New title");
  test_session_must_flush (test);
  praxis_edit_session_undo (test->session);
  g_assert_cmpstr (praxis_draft_get_title (test->draft), ==, "Old title");
  praxis_edit_session_undo (test->session);
  g_assert_cmpint (test->stepped, ==, PRAXIS_DRAFT_TOPICS);
  g_assert_cmpuint (g_strv_length ((GStrv) praxis_draft_get_terms (test->draft, PRAXIS_VOCABULARY_TOPIC)), ==, 0);
  praxis_edit_session_undo (test->session);
  g_assert_cmpint (test->stepped, ==, PRAXIS_DRAFT_SUMMARY);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "Old words.");
  g_assert_false (praxis_edit_session_can_undo (test->session));
  praxis_edit_session_undo (test->session);
  g_assert_cmpuint (test->n_steps, ==, 3);

  /* What was undone is saved as what was typed. */
  test_session_must_flush (test);
  assert_stored (test, "Old words.");
  praxis_edit_session_redo (test->session);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "ab");
}

static void
test_end_step (TestSession   *test,
               gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "a");
  praxis_edit_session_end_step (test->session);
  praxis_draft_set_summary (test->draft, "ab");
  praxis_edit_session_undo (test->session);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "a");
}

static void
test_group (TestSession   *test,
            gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "a");
  praxis_edit_session_begin_group (test->session);
  praxis_draft_set_summary (test->draft, "ab");
  praxis_draft_set_title (test->draft, "Title");
  praxis_edit_session_end_group (test->session);
  praxis_draft_set_summary (test->draft, "abc");
  praxis_edit_session_begin_group (test->session);
  praxis_edit_session_end_group (test->session);

  praxis_edit_session_undo (test->session);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "ab");
  g_assert_cmpstr (praxis_draft_get_title (test->draft), ==, "Title");
  praxis_edit_session_undo (test->session);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "a");
  g_assert_cmpstr (praxis_draft_get_title (test->draft), !=, "Title");
  praxis_edit_session_redo (test->session);
  g_assert_cmpstr (praxis_draft_get_title (test->draft), ==, "Title");
  test_session_must_flush (test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_session_add ("/edit-session/replace", test_replace);
  test_session_add ("/edit-session/status", test_status);
  test_session_add ("/edit-session/published", test_published);
  test_session_add ("/edit-session/theirs", test_theirs);
  test_session_add ("/edit-session/conflict", test_conflict);
  test_session_add ("/edit-session/late-look", test_late_look);
  test_session_add ("/edit-session/gone", test_gone);
  test_session_add ("/edit-session/undo", test_undo);
  test_session_add ("/edit-session/end-step", test_end_step);
  test_session_add ("/edit-session/group", test_group);

  return g_test_run ();
}
