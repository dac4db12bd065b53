/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-posts.h"
#include "test-session.h"

/* --- Saving ---------------------------------------------------------------------------------------------- */

static void
test_nothing (TestSession   *test,
              gconstpointer  data)
{
  g_assert_cmpint (praxis_autosave_get_state (test->autosave), ==, PRAXIS_AUTOSAVE_NEW);
  g_assert_cmpint (praxis_autosave_get_post_id (test->autosave), ==, 0);
  g_assert_nonnull (praxis_edit_session_get_post_uuid (test->session));
  g_assert_true (test_session_flush (test, NULL));
  g_assert_cmpint (praxis_autosave_get_post_id (test->autosave), ==, 0);
  g_assert_cmpint (praxis_autosave_get_saved (test->autosave), ==, 0);
}

static void
test_saved_soon (TestSession   *test,
                 gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(PraxisPost) post = NULL;

  praxis_draft_set_summary (test->draft, "New words.");
  g_assert_cmpint (praxis_autosave_get_state (test->autosave), ==, PRAXIS_AUTOSAVE_UNSAVED);
  WAIT_UNTIL (praxis_autosave_get_state (test->autosave) == PRAXIS_AUTOSAVE_SAVED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);

  test->post_id = praxis_autosave_get_post_id (test->autosave);
  post = test_session_dup_stored (test);
  g_assert_cmpstr (praxis_post_get_summary (post), ==, "New words.");
  g_assert_cmpstr (praxis_post_get_uuid (post), ==, praxis_edit_session_get_post_uuid (test->session));
  g_assert_cmpint (praxis_autosave_get_status (test->autosave), ==, PRAXIS_STATUS_DRAFT);
  g_assert_cmpint (ABS (praxis_autosave_get_saved (test->autosave) - g_get_real_time () / G_USEC_PER_SEC), <, TEST_PATIENCE);
}

static gboolean
type_cb (gpointer user_data)
{
  TestSession *test = user_data;
  g_autofree char *longer = g_strconcat (praxis_draft_get_summary (test->draft), "x", NULL);

  praxis_draft_set_summary (test->draft, longer);
  return G_SOURCE_CONTINUE;
}

/* Typing without a pause keeps no save waiting. */
static void
test_saved_while_typing (TestSession   *test,
                         gconstpointer  data)
{
  guint typing = g_timeout_add (30, type_cb, test);
  gint64 start = g_get_monotonic_time ();

  WAIT_UNTIL (praxis_autosave_get_post_id (test->autosave) != 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_source_remove (typing);
  test_session_must_flush (test);
  assert_stored (test, praxis_draft_get_summary (test->draft));
}

/* What was typed while a save was under way is in the library too when a flush has ended. */
static void
test_flush (TestSession   *test,
            gconstpointer  data)
{
  g_autoptr(GAsyncResult) first = NULL;

  praxis_draft_set_summary (test->draft, "One");
  praxis_autosave_flush_async (test->autosave, test_result_cb, &first);
  praxis_draft_set_summary (test->draft, "One two");
  test_session_must_flush (test);
  g_assert_nonnull (first);
  assert_stored (test, "One two");
  g_assert_cmpint (praxis_draft_get_base_revision (test->draft), >, 0);
}

/* --- Revisions ------------------------------------------------------------------------------------------- */

static void
test_sitting (TestSession   *test,
              gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "a");
  test_session_must_flush (test);
  praxis_draft_set_summary (test->draft, "ab");
  test_session_must_flush (test);
  praxis_draft_set_summary (test->draft, "abc");
  test_session_must_flush (test);
  assert_history (test, "abc");
}

/* What was there before the post was opened is never typed over. */
static void
test_sitting_begins (TestSession   *test,
                     gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "Old words. More.");
  test_session_must_flush (test);
  praxis_draft_set_summary (test->draft, "Old words. More still.");
  test_session_must_flush (test);
  assert_history (test, "Old words. More still.|Old words.");
}

/* A letter that is typed and taken back is saved as what was there: that is no revision of this sitting. */
static void
test_sitting_without_change (TestSession   *test,
                             gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "Old words.x");
  praxis_draft_set_summary (test->draft, "Old words.");
  test_session_must_flush (test);
  assert_history (test, "Old words.");
  praxis_draft_set_summary (test->draft, "New words.");
  test_session_must_flush (test);
  assert_history (test, "New words.|Old words.");
}

/* --- What cannot be saved -------------------------------------------------------------------------------- */

static void
test_full_disk (TestSession   *test,
                gconstpointer  data)
{
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr(GError) error = NULL;

  test_session_execute (test, "PRAGMA max_page_count = 1");
  praxis_draft_set_summary (test->draft, text);
  WAIT_UNTIL (praxis_autosave_get_state (test->autosave) == PRAXIS_AUTOSAVE_FAILED);
  g_assert_error (praxis_autosave_get_error (test->autosave), PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, text);
  g_assert_false (test_session_flush (test, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_SPACE);

  /* Typing goes on, and is no reason to try all the time. */
  praxis_draft_set_title (test->draft, "New title");
  g_assert_cmpint (praxis_autosave_get_state (test->autosave), ==, PRAXIS_AUTOSAVE_FAILED);
  assert_stored (test, "Old words.");

  /* Nobody has to ask for it once there is room. */
  test_session_execute (test, "PRAGMA max_page_count = 1000000");
  WAIT_UNTIL (praxis_autosave_get_state (test->autosave) == PRAXIS_AUTOSAVE_SAVED);
  g_assert_null (praxis_autosave_get_error (test->autosave));
  assert_stored (test, text);
}

static void
test_read_only (TestSession   *test,
                gconstpointer  data)
{
  test_session_execute (test, "PRAGMA query_only = on");
  praxis_draft_set_summary (test->draft, "Not written.");
  WAIT_UNTIL (praxis_autosave_get_state (test->autosave) == PRAXIS_AUTOSAVE_FAILED);
  g_assert_error (praxis_autosave_get_error (test->autosave), PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_assert_cmpstr (praxis_draft_get_summary (test->draft), ==, "Not written.");
  test_session_execute (test, "PRAGMA query_only = off");
  WAIT_UNTIL (praxis_autosave_get_state (test->autosave) == PRAXIS_AUTOSAVE_SAVED);
  assert_stored (test, "Not written.");
}

static void
test_disposed (TestSession   *test,
               gconstpointer  data)
{
  praxis_draft_set_summary (test->draft, "The last words.");
  g_signal_handlers_disconnect_by_data (test->autosave, test);
  g_object_add_weak_pointer (G_OBJECT (test->autosave), (gpointer *) &test->autosave);
  g_clear_object (&test->session);
  /* A program that ends closes its library, which waits. */
  praxis_library_close (test->threads);
  assert_stored (test, "The last words.");
  WAIT_UNTIL (test->autosave == NULL);
}

/* What nobody waits for any more is tried once. */
static void
test_disposed_in_vain (TestSession   *test,
                       gconstpointer  data)
{
  test_session_execute (test, "PRAGMA query_only = on");
  praxis_draft_set_summary (test->draft, "Not written.");
  g_signal_handlers_disconnect_by_data (test->autosave, test);
  g_object_add_weak_pointer (G_OBJECT (test->autosave), (gpointer *) &test->autosave);
  g_clear_object (&test->session);
  test_session_drain (test);
  test_session_drain (test);
  g_assert_null (test->autosave);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_session_add_new ("/autosave/nothing", test_nothing);
  test_session_add_new ("/autosave/saved-soon", test_saved_soon);
  test_session_add_new ("/autosave/saved-while-typing", test_saved_while_typing);
  test_session_add_new ("/autosave/flush", test_flush);
  test_session_add_new ("/autosave/sitting", test_sitting);
  test_session_add ("/autosave/sitting/begins", test_sitting_begins);
  test_session_add ("/autosave/sitting/without-change", test_sitting_without_change);
  test_session_add ("/autosave/full-disk", test_full_disk);
  test_session_add ("/autosave/read-only", test_read_only);
  test_session_add ("/autosave/disposed", test_disposed);
  test_session_add ("/autosave/disposed/in-vain", test_disposed_in_vain);

  return g_test_run ();
}
