/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "praxis-error.h"
#include "search/praxis-note-search.h"
#include "search/praxis-searcher.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-reading.h"
#include "test-library.h"

#define N_POSTS 4

/* Posts of the rows 1 to 4: "A" to "D". */
static void
add_posts (TestLibrary *test)
{
  static const char *const titles[N_POSTS] = { "A", "B", "C", "D" };

  for (guint i = 0; i < N_POSTS; i++)
    g_assert_cmpint (test_library_add (test, titles[i], 202301, "words"), ==, i + 1);
}

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

/* The reading list must be these titles, in this order, in the list and in the search. */
static void
assert_list (TestLibrary *test,
             const char  *expected)
{
  g_autoptr(GPtrArray) list = praxis_store_list_reading (test->store, NULL);
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autoptr(GString) titles = g_string_new (NULL);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append (titles, ((PraxisReading *) list->pdata[i])->title);
  g_assert_cmpstr (titles->str, ==, expected);

  praxis_filter_set_collection (filter, PRAXIS_COLLECTION_LISTED);
  result = praxis_searcher_search (searcher, test->store, filter, NULL, NULL);
  for (guint i = 0; i < praxis_search_result_get_size (result); i++)
    g_string_append_c (found, "?ABCD"[praxis_search_result_get_id (result, i)]);
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (praxis_search_result_get_collection_count (result, PRAXIS_COLLECTION_LISTED), ==, strlen (expected));
  assert_sound (test);
}

static void
list (TestLibrary   *test,
      PraxisListing  listing,
      const char    *titles,
      const char    *changed)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) done = NULL;
  g_autoptr(GString) names = g_string_new (NULL);

  for (; *titles != '\0'; titles++)
    {
      gint64 id = *titles - 'A' + 1;

      g_array_append_val (ids, id);
    }
  g_assert_true (praxis_store_set_listed (test->store, (const gint64 *) (gpointer) ids->data, ids->len, listing, &done, NULL));
  for (guint i = 0; i < done->len; i++)
    g_string_append_c (names, "?ABCD"[g_array_index (done, gint64, i)]);
  g_assert_cmpstr (names->str, ==, changed);
}

static void
test_list (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *c = NULL;

  add_posts (test);
  assert_list (test, "");
  list (test, PRAXIS_LISTING_ON, "CAZ", "CA");
  assert_list (test, "CA");
  list (test, PRAXIS_LISTING_ON, "ADB", "DB");
  assert_list (test, "CADB");
  /* Out and back to the same place; out and in again to the end. */
  list (test, PRAXIS_LISTING_OFF, "AC", "AC");
  list (test, PRAXIS_LISTING_OFF, "A", "");
  assert_list (test, "DB");
  list (test, PRAXIS_LISTING_BACK, "AC", "AC");
  assert_list (test, "CADB");
  list (test, PRAXIS_LISTING_OFF, "C", "C");
  list (test, PRAXIS_LISTING_ON, "C", "C");
  assert_list (test, "ADBC");
  /* Under its own name, when the post is gone. */
  c = dup_uuid (test, 3);
  g_assert_true (praxis_store_delete_posts (test->store, (gint64[]) { 3 }, 1, NULL));
  g_assert_true (praxis_store_empty_trash (test->store, G_MAXINT64, NULL));
  g_assert_true (praxis_store_place_reading (test->store, c, PRAXIS_LISTING_OFF, NULL));
  assert_list (test, "ADB");
}

static void
move (TestLibrary *test,
      char         what,
      char         before)
{
  g_autofree char *uuid = dup_uuid (test, what - 'A' + 1);
  g_autofree char *before_uuid = before != 0 ? dup_uuid (test, before - 'A' + 1) : NULL;
  g_autoptr(GError) error = NULL;

  praxis_store_move_reading (test->store, uuid, before_uuid, &error);
  g_assert_no_error (error);
}

static void
test_move (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *d = NULL;
  g_autoptr(GError) error = NULL;

  add_posts (test);
  list (test, PRAXIS_LISTING_ON, "ABC", "ABC");
  move (test, 'C', 'A');
  assert_list (test, "CAB");
  move (test, 'C', 0);
  assert_list (test, "ABC");
  move (test, 'A', 'C');
  assert_list (test, "BAC");
  /* To the same place until there is no room left, and further. */
  for (guint i = 0; i < 60; i++)
    {
      move (test, i % 2 == 0 ? 'C' : 'A', i % 2 == 0 ? 'A' : 'C');
      assert_list (test, i % 2 == 0 ? "BCA" : "BAC");
    }
  d = dup_uuid (test, 4);
  g_assert_false (praxis_store_move_reading (test->store, d, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static guint
count (PraxisSearcher *searcher,
       TestLibrary    *test,
       PraxisFilter   *filter)
{
  g_autoptr(PraxisSearchResult) result = praxis_searcher_search (searcher, test->store, filter, NULL, NULL);

  return praxis_search_result_get_size (result);
}

static void
test_unread (TestLibrary   *test,
             gconstpointer  data)
{
  const gint64 ids[] = { 1, 2, 99 };
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(GArray) changed = NULL;
  g_autoptr(GArray) none = NULL;
  g_autoptr(GArray) read = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  add_posts (test);
  praxis_filter_set_collection (filter, PRAXIS_COLLECTION_UNREAD);
  g_assert_cmpuint (count (searcher, test, filter), ==, 0);
  /* What was never unread needs no row to be read. */
  g_assert_true (praxis_store_set_unread (test->store, ids, G_N_ELEMENTS (ids), FALSE, &none, NULL));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (praxis_store_set_unread (test->store, ids, G_N_ELEMENTS (ids), TRUE, &changed, NULL));
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpuint (count (searcher, test, filter), ==, 2);
  entries = praxis_store_get_entries (test->store, ids, 1, NULL);
  g_assert_cmpuint (((PraxisEntry *) entries->pdata[0])->own, ==, PRAXIS_OWN_UNREAD);

  /* The one that is open stays among them; then it goes. */
  praxis_filter_keep (filter, 1);
  g_assert_true (praxis_store_set_unread (test->store, ids, 2, FALSE, &read, NULL));
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpuint (count (searcher, test, filter), ==, 1);
  praxis_filter_set_collection (filter, PRAXIS_COLLECTION_UNREAD);
  g_assert_cmpuint (count (searcher, test, filter), ==, 0);
  assert_sound (test);
}

/* What has changed since it was read is read again, and has not changed any more. */
static void
test_changed (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = test_library_add (test, "A", 202301, "words");
  g_autoptr(GPtrArray) entries = NULL;

  g_assert_true (praxis_connection_execute (praxis_store_get_connection (test->store), "UPDATE post SET own = 8", NULL));
  assert_sound (test);
  g_assert_true (praxis_store_set_unread (test->store, &id, 1, FALSE, NULL, NULL));
  entries = praxis_store_get_entries (test->store, &id, 1, NULL);
  g_assert_cmpuint (((PraxisEntry *) entries->pdata[0])->own, ==, 0);
}

static void
assert_notes (TestLibrary *test,
              const char  *text,
              const char  *expected)
{
  g_autoptr(PraxisQuery) query = praxis_query_parse (text);
  g_autoptr(GPtrArray) notes = praxis_search_notes (test->store, query, NULL);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? ", " : "", praxis_note_get_text (notes->pdata[i]));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_posts (TestLibrary *test,
              const char  *text,
              guint        n_posts)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();

  praxis_filter_set_text (filter, text);
  g_assert_cmpuint (count (searcher, test, filter), ==, n_posts);
}

static void
test_search (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *first = dup_uuid (test, test_library_add (test, "Alliance ruptures", 202301, "Of clients"));
  g_autofree char *second = dup_uuid (test, test_library_add (test, "Dropout", 202202, "Of sessions"));
  g_autoptr(PraxisNote) a = praxis_store_add_note (test->store, first, "Ask my supervisor", NULL, NULL, NULL, NULL);
  g_autoptr(PraxisNote) b = praxis_store_add_note (test->store, second, "Count them", "missed sessions", NULL, NULL, NULL);
  g_autoptr(PraxisNote) deleted = praxis_store_add_note (test->store, second, "Secret", NULL, NULL, NULL, NULL);
  g_autoptr(PraxisNote) old = praxis_store_delete_note (test->store, praxis_note_get_uuid (deleted), NULL);

  assert_notes (test, "", "Count them, Ask my supervisor");
  assert_notes (test, "superv", "Ask my supervisor");
  assert_notes (test, "missed", "Count them");
  assert_notes (test, "ruptures", "Ask my supervisor");
  assert_notes (test, "title:dropout", "Count them");
  assert_notes (test, "-count", "Ask my supervisor");
  assert_notes (test, "note:ruptures", "");
  assert_notes (test, "count OR ask", "Count them, Ask my supervisor");
  assert_notes (test, "count ask", "");
  assert_notes (test, "year:2022", "Count them");
  assert_notes (test, "secret", "");
  assert_notes (test, "\" OR * NEAR(", "");
  assert_notes (test, "text:count", "");

  assert_posts (test, "note:supervisor", 1);
  assert_posts (test, "note:\"missed sessions\"", 1);
  assert_posts (test, "note:sessions clients", 0);
  assert_posts (test, "note:ask OR note:count", 2);
  assert_posts (test, "-note:ask", 1);
  assert_posts (test, "note:secret", 0);
  assert_posts (test, "supervisor", 0);

  /* Gone, but for its title and its month. */
  g_assert_true (praxis_store_delete_posts (test->store, (gint64[]) { 1 }, 1, NULL));
  g_assert_true (praxis_store_empty_trash (test->store, G_MAXINT64, NULL));
  assert_notes (test, "title:ruptures year:2023", "Ask my supervisor");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_library_add_test ("/reading/list", test_list);
  test_library_add_test ("/reading/move", test_move);
  test_library_add_test ("/reading/unread", test_unread);
  test_library_add_test ("/reading/changed", test_changed);
  test_library_add_test ("/reading/search", test_search);

  return g_test_run ();
}
