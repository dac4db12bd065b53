/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-reading.h"
#include "test-library.h"

static char *
dup_uuid (TestLibrary *test,
          gint64       id)
{
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->store, id, NULL);

  return g_strdup (praxis_post_get_uuid (post));
}

static void
assert_sound (TestLibrary *test)
{
  g_auto(GStrv) problems = NULL;

  g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
  g_assert_cmpstrv (problems, ((const char *const[]) { NULL }));
}

static gint64
get_own (TestLibrary *test,
         gint64       id)
{
  gint64 own = -1;

  g_assert_true (praxis_connection_get_int (praxis_store_get_connection (test->store), &own, NULL,
                                            "SELECT own FROM post WHERE id = ?", "i", id));
  return own;
}

/* The post carries a change newer than the one before; so the lists know. */
static void
assert_touched (TestLibrary *test,
                gint64       id,
                gint64      *last)
{
  gint64 change = 0;

  g_assert_true (praxis_connection_get_int (praxis_store_get_connection (test->store), &change, NULL,
                                            "SELECT change FROM post WHERE id = ?", "i", id));
  g_assert_cmpint (change, >, *last);
  *last = change;
}

static PraxisNote *
add (TestLibrary *test,
     const char  *post_uuid,
     const char  *text,
     const char  *quote)
{
  g_autoptr(GError) error = NULL;
  PraxisNote *note = praxis_store_add_note (test->store, post_uuid, text, quote, "before ", " after", &error);

  g_assert_no_error (error);
  g_assert_nonnull (note);
  return note;
}

static void
test_write (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "a");
  g_autofree char *post_uuid = dup_uuid (test, id);
  g_autoptr(PraxisNote) note = NULL;
  g_autoptr(PraxisNote) edited = NULL;
  g_autoptr(PraxisNote) deleted = NULL;
  g_autoptr(PraxisNote) restored = NULL;
  g_autoptr(GPtrArray) notes = NULL;
  gint64 change = 0;

  note = add (test, post_uuid, "Ask about this", "a passage");
  g_assert_cmpstr (praxis_note_get_post_uuid (note), ==, post_uuid);
  g_assert_cmpstr (praxis_note_get_text (note), ==, "Ask about this");
  g_assert_cmpstr (praxis_note_get_quote (note), ==, "a passage");
  g_assert_cmpstr (praxis_note_get_prefix (note), ==, "before ");
  g_assert_cmpstr (praxis_note_get_suffix (note), ==, " after");
  g_assert_null (praxis_note_get_variant_of (note));
  g_assert_cmpint (get_own (test, id), ==, PRAXIS_OWN_NOTES);
  assert_touched (test, id, &change);

  edited = praxis_store_edit_note (test->store, praxis_note_get_uuid (note), "Asked", NULL);
  g_assert_cmpstr (praxis_note_get_text (edited), ==, "Asked");
  g_assert_cmpint (praxis_note_get_created (edited), ==, praxis_note_get_created (note));
  g_assert_cmpint (praxis_note_get_modified (edited), >, praxis_note_get_modified (note));
  assert_touched (test, id, &change);

  deleted = praxis_store_delete_note (test->store, praxis_note_get_uuid (note), NULL);
  g_assert_cmpstr (praxis_note_get_text (deleted), ==, "Asked");
  g_assert_cmpint (get_own (test, id), ==, 0);
  assert_touched (test, id, &change);
  notes = praxis_store_list_notes (test->store, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 0);
  assert_sound (test);

  restored = praxis_store_restore_note (test->store, deleted, NULL);
  g_assert_cmpstr (praxis_note_get_text (restored), ==, "Asked");
  g_assert_cmpstr (praxis_note_get_quote (restored), ==, "a passage");
  g_assert_cmpint (get_own (test, id), ==, PRAXIS_OWN_NOTES);
  assert_touched (test, id, &change);
  assert_sound (test);
}

static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "a");
  g_autofree char *post_uuid = dup_uuid (test, id);
  g_autoptr(PraxisNote) whole = add (test, post_uuid, "Words", NULL);
  g_autoptr(PraxisNote) highlight = add (test, post_uuid, "", "a passage");
  g_autoptr(PraxisNote) emptied = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_store_add_note (test->store, post_uuid, "", NULL, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (praxis_store_add_note (test->store, "gone", "Words", NULL, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (praxis_store_edit_note (test->store, praxis_note_get_uuid (whole), "", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (praxis_store_edit_note (test->store, "gone", "Words", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (praxis_store_delete_note (test->store, "gone", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  emptied = praxis_store_edit_note (test->store, praxis_note_get_uuid (highlight), "", NULL);
  g_assert_nonnull (emptied);
  /* What changes nothing is no change. */
  g_assert_cmpint (praxis_note_get_modified (emptied), ==, praxis_note_get_modified (highlight));
}

static void
test_list (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *first = dup_uuid (test, test_library_add (test, "One", 202301, "a"));
  g_autofree char *second = dup_uuid (test, test_library_add (test, "Two", 202301, "b"));
  g_autoptr(PraxisNote) a = add (test, first, "A", NULL);
  g_autoptr(PraxisNote) b = add (test, second, "B", NULL);
  g_autoptr(PraxisNote) c = add (test, first, "C", NULL);
  g_autoptr(PraxisNote) edited = praxis_store_edit_note (test->store, praxis_note_get_uuid (a), "A2", NULL);
  g_autoptr(GPtrArray) of_first = praxis_store_list_notes (test->store, first, NULL);
  g_autoptr(GPtrArray) all = praxis_store_list_notes (test->store, NULL, NULL);

  g_assert_cmpuint (of_first->len, ==, 2);
  g_assert_cmpstr (praxis_note_get_text (of_first->pdata[0]), ==, "A2");
  g_assert_cmpstr (praxis_note_get_text (of_first->pdata[1]), ==, "C");
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (praxis_note_get_text (all->pdata[0]), ==, "A2");
  g_assert_cmpstr (praxis_note_get_text (all->pdata[1]), ==, "C");
  g_assert_cmpstr (praxis_note_get_text (all->pdata[2]), ==, "B");
}

/* Nothing that happens to a post takes its notes along, and they still say what they are about. */
static void
test_vanished (TestLibrary   *test,
               gconstpointer  data)
{
  gint64 id = test_library_add (test, "Of its own name", 202301, "a");
  g_autofree char *uuid = dup_uuid (test, id);
  g_autoptr(PraxisNote) note = add (test, uuid, "Words", NULL);
  g_autoptr(PraxisReading) reading = NULL;
  g_autoptr(PraxisReading) back = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisNote) later = NULL;
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  g_assert_true (praxis_store_delete_posts (test->store, &id, 1, NULL));
  g_assert_true (praxis_store_restore_posts (test->store, &id, 1, NULL));
  g_assert_cmpint (get_own (test, id), ==, PRAXIS_OWN_NOTES);
  g_assert_true (praxis_store_delete_posts (test->store, &id, 1, NULL));
  g_assert_true (praxis_store_empty_trash (test->store, G_MAXINT64, NULL));
  assert_sound (test);
  notes = praxis_store_list_notes (test->store, uuid, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  reading = praxis_store_get_reading (test->store, uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reading->post_id, ==, 0);
  g_assert_cmpstr (reading->title, ==, "Of its own name");
  g_assert_cmpuint (reading->month, ==, 202301);
  later = praxis_store_edit_note (test->store, praxis_note_get_uuid (note), "Still here", &error);
  g_assert_no_error (error);

  /* It comes back, and knows at once what was there of it. */
  praxis_draft_set_post_uuid (draft, uuid);
  praxis_draft_set_title (draft, "Of another name");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error));
  g_assert_cmpint (get_own (test, outcome.post_id), ==, PRAXIS_OWN_NOTES);
  back = praxis_store_get_reading (test->store, uuid, NULL);
  g_assert_cmpint (back->post_id, ==, outcome.post_id);
  g_assert_cmpstr (back->title, ==, "Of another name");
  assert_sound (test);
}

/* What is wrong is said, and can be made right. */
static void
test_repair (TestLibrary   *test,
             gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "a");
  g_autofree char *uuid = dup_uuid (test, id);
  g_autoptr(PraxisNote) note = add (test, uuid, "Words", NULL);
  PraxisConnection *connection = praxis_store_get_connection (test->store);
  g_auto(GStrv) problems = NULL;

  g_assert_true (praxis_connection_execute (connection, "UPDATE post SET own = 2", NULL));
  g_assert_true (praxis_connection_execute (connection,
                                            "INSERT INTO note_fts (note_fts, rowid, text, quote) "
                                            "VALUES ('delete', 1, 'Words', '')", NULL));
  g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
  g_assert_cmpuint (g_strv_length (problems), ==, 2);
  g_assert_true (praxis_store_repair (test->store, NULL));
  g_assert_cmpint (get_own (test, id), ==, PRAXIS_OWN_NOTES);
  assert_sound (test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_library_add_test ("/notes/write", test_write);
  test_library_add_test ("/notes/refused", test_refused);
  test_library_add_test ("/notes/list", test_list);
  test_library_add_test ("/notes/vanished", test_vanished);
  test_library_add_test ("/notes/repair", test_repair);

  return g_test_run ();
}
