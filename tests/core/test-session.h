/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "edit/praxis-edit-session.h"
#include "test-library.h"

G_BEGIN_DECLS

/* A post that is being written, in a library on its threads, beside the connection of the test, which writes as
 * another process would. */
typedef struct
{
  TestLibrary        library;
  PraxisLibrary     *threads;
  PraxisEditSession *session;
  PraxisDraft       *draft;
  PraxisAutosave    *autosave;
  gint64             post_id;
  guint              n_conflicts;
  guint              n_steps;
  PraxisDraftField   stepped;
} TestSession;

/* No test that passes waits this long (s). */
#define TEST_PATIENCE 30

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    guint give_up = g_timeout_add_seconds (TEST_PATIENCE, test_give_up_cb, (gpointer) #condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (give_up); \
  } G_STMT_END

gboolean    test_give_up_cb              (gpointer       what);
void        test_result_cb               (GObject       *source,
                                          GAsyncResult  *result,
                                          gpointer       kept);

void        test_session_set_up          (TestSession   *test,
                                          gconstpointer  is_loaded);
void        test_session_tear_down       (TestSession   *test,
                                          gconstpointer  is_loaded);
void        test_session_drain           (TestSession   *test);
void        test_session_execute         (TestSession   *test,
                                          const char    *sql);
gboolean    test_session_flush           (TestSession   *test,
                                          GError       **error);
void        test_session_must_flush      (TestSession   *test);
PraxisPost *test_session_dup_stored      (TestSession   *test);
char       *test_session_dup_history     (TestSession   *test);
void        test_session_write_elsewhere (TestSession   *test,
                                          const char    *summary);

#define assert_stored(test, summary) \
  G_STMT_START { \
    g_autoptr(PraxisPost) stored_ = test_session_dup_stored (test); \
    g_assert_cmpstr (praxis_post_get_summary (stored_), ==, summary); \
  } G_STMT_END

/* The summaries of the post's revisions, the newest first. */
#define assert_history(test, expected) \
  G_STMT_START { \
    g_autofree char *history_ = test_session_dup_history (test); \
    g_assert_cmpstr (history_, ==, expected); \
  } G_STMT_END

/* On a new post, and on one that there is: "Old title", "Old words." */
#define test_session_add_new(path, func) \
  g_test_add (path, TestSession, NULL, test_session_set_up, func, test_session_tear_down)
#define test_session_add(path, func) \
  g_test_add (path, TestSession, "loaded", test_session_set_up, func, test_session_tear_down)

G_END_DECLS
