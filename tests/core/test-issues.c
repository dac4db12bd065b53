/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-publication.h"
#include "test-library.h"

/* Asserts an issue's titles, a word each, in its order. */
static void
assert_order (TestLibrary *test,
              PraxisMonth  month,
              const char  *titles)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = praxis_store_list_issue_posts (test->store, test->digest_uuid, month, &error);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((PraxisEntry *) entries->pdata[i])->title);
  g_assert_cmpstr (found->str, ==, titles);
}

static void
set_order (TestLibrary  *test,
           PraxisMonth   month,
           const gint64 *ids,
           gsize         n_ids)
{
  g_autoptr(GError) error = NULL;

  praxis_store_set_issue_order (test->store, test->digest_uuid, month, ids, n_ids, &error);
  g_assert_no_error (error);
}

static void
test_order (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 a = test_library_add (test, "A", 202301, "");
  gint64 b = test_library_add (test, "B", 202301, "");
  gint64 c = test_library_add (test, "C", 202301, "");
  gint64 other = test_library_add (test, "Other", 202302, "");
  gint64 before, after;

  assert_order (test, 202301, "A B C");
  praxis_store_get_change (test->store, &before, NULL);
  set_order (test, 202301, (const gint64[]) { c, a, b }, 3);
  assert_order (test, 202301, "C A B");
  praxis_store_get_change (test->store, &after, NULL);
  g_assert_cmpint (after, >, before);

  /* Strangers are passed over, the same one twice is one, and who is not named follows. */
  set_order (test, 202301, (const gint64[]) { other, 99, b, b }, 4);
  assert_order (test, 202301, "B C A");
  assert_order (test, 202302, "Other");
  set_order (test, 202301, NULL, 0);
  assert_order (test, 202301, "B C A");

  /* The trash keeps a place, and a new one comes last. */
  g_assert_true (praxis_store_delete_posts (test->store, &c, 1, NULL));
  assert_order (test, 202301, "B A");
  set_order (test, 202301, (const gint64[]) { a, b }, 2);
  test_library_add (test, "D", 202301, "");
  g_assert_true (praxis_store_restore_posts (test->store, &c, 1, NULL));
  assert_order (test, 202301, "A B C D");
}

static void
test_none (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(PraxisStore) reader = praxis_store_open (test->path, PRAXIS_STORE_READ, NULL);
  gint64 id = test_library_add (test, "Loose", PRAXIS_MONTH_NONE, "");
  g_autoptr(GError) error = NULL;

  assert_order (test, PRAXIS_MONTH_NONE, "Loose");
  assert_order (test, 202301, "");
  g_assert_null (praxis_store_list_issue_posts (test->store, "nowhere", 202301, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (praxis_store_set_issue_order (test->store, "nowhere", 202301, &id, 1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (praxis_store_set_issue_order (reader, test->digest_uuid, 202301, &id, 1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
}

/* The pages follow the order. */
static void
test_published_order (TestLibrary   *test,
                      gconstpointer  data)
{
  gint64 ids[] = { test_library_add (test, "A", 202301, ""), test_library_add (test, "B", 202301, "") };
  g_autoptr(PraxisPublication) publication = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (praxis_store_set_status (test->store, ids[i], PRAXIS_STATUS_PUBLISHED, NULL));
  set_order (test, 202301, (const gint64[]) { ids[1], ids[0] }, 2);
  publication = praxis_store_get_publication (test->store, test->digest_uuid, NULL);
  g_assert_cmpstr (((PraxisPublished *) publication->posts->pdata[0])->title, ==, "B");
  g_assert_cmpstr (((PraxisPublished *) publication->posts->pdata[1])->title, ==, "A");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/issues/order", test_order);
  test_library_add_test ("/issues/none", test_none);
  test_library_add_test ("/issues/published", test_published_order);
  return g_test_run ();
}
