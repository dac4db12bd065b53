/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-adopt.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"
#include "test-library.h"

static gint64
add_post (TestLibrary *test,
          const char  *title,
          const char  *topic)
{
  const char *topics[] = { topic, NULL };
  g_autoptr (PraxisDraft) draft = praxis_draft_new ();
  g_autoptr (GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (draft, title);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);

  return outcome.post_id;
}

static PraxisTerm *
find_term (GPtrArray  *terms,
           const char *label,
           guint      *position)
{
  for (guint i = 0; i < terms->len; i++)
    {
      if (g_str_equal (praxis_term_get_label (terms->pdata[i]), label))
        {
          *position = i;
          return terms->pdata[i];
        }
    }

  return NULL;
}

static GPtrArray *
list (TestLibrary *test)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *terms = praxis_store_list_terms (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, &error);

  g_assert_no_error (error);
  return terms;
}

static gint64
count_among (TestLibrary  *test,
             const char   *label,
             const gint64 *ids,
             gsize         n_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = list (test);
  g_autoptr (GArray) counts = NULL;
  guint position = 0;

  counts = praxis_store_count_term_posts (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, ids, n_ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, ==, terms->len);
  g_assert_nonnull (find_term (terms, label, &position));

  return g_array_index (counts, gint64, position);
}

static gint64
count (TestLibrary *test,
       const char  *label)
{
  return count_among (test, label, NULL, 0);
}

static void
test_counts (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  add_post (test, "One", "Rooms");
  id = add_post (test, "Two", "Rooms");
  add_post (test, "Three", "Halls");
  g_assert_cmpint (count (test, "Rooms"), ==, 2);
  g_assert_cmpint (count (test, "Halls"), ==, 1);
  g_assert_cmpint (count (test, "Attachment"), ==, 0);
  g_assert_cmpint (count_among (test, "Rooms", &id, 1), ==, 1);
  g_assert_cmpint (count_among (test, "Halls", &id, 1), ==, 0);

  /* The trash does not count. */
  praxis_store_delete_posts (test->store, &id, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (test, "Rooms"), ==, 1);
}

static void
test_names (TestLibrary   *test,
            gconstpointer  data)
{
  const char *aliases[] = { "Chambers", "rooms", NULL };
  const char *taken[] = { "Halls", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  PraxisTerm *term;
  guint position;

  add_post (test, "One", "Rooms");
  add_post (test, "Two", "Halls");
  praxis_store_set_term_names (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Rooms", "Parlours", aliases,
                               &error);
  g_assert_no_error (error);

  terms = list (test);
  g_assert_null (find_term (terms, "Rooms", &position));
  term = find_term (terms, "Parlours", &position);
  g_assert_cmpstrv (praxis_term_get_aliases (term), aliases);
  g_assert_cmpint (count (test, "Parlours"), ==, 1);

  /* What is not named any more is forgotten. */
  praxis_store_set_term_names (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "chambers", "Rooms", NULL,
                               &error);
  g_assert_no_error (error);
  g_clear_pointer (&terms, g_ptr_array_unref);
  terms = list (test);
  term = find_term (terms, "Rooms", &position);
  g_assert_cmpuint (g_strv_length ((char **) praxis_term_get_aliases (term)), ==, 0);

  /* A name of another term is refused, and nothing is half done. */
  g_assert_false (praxis_store_set_term_names (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Rooms",
                                               "Parlours", taken, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (count (test, "Rooms"), ==, 1);
  g_assert_false (praxis_store_set_term_names (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Nothing",
                                               "Parlours", NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static void
test_remove (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = list (test);
  g_autoptr (GPtrArray) after = NULL;
  guint position;

  praxis_store_add_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Rooms", NULL, &error);
  g_assert_no_error (error);
  praxis_store_remove_unused_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "rooms", &error);
  g_assert_no_error (error);
  after = list (test);
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_null (find_term (after, "Rooms", &position));

  g_assert_false (praxis_store_remove_unused_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Rooms",
                                            &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  add_post (test, "One", "Rooms");
  g_assert_false (praxis_store_remove_unused_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Rooms",
                                            &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_cmpint (count (test, "Rooms"), ==, 1);
}

static void
assert_labels (TestLibrary      *test,
               PraxisVocabulary  vocabulary,
               const char       *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = praxis_store_list_terms (test->store, test->digest_uuid, vocabulary, &error);
  g_autoptr (GString) labels = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", praxis_term_get_label (terms->pdata[i]));
  g_assert_cmpstr (labels->str, ==, expected);
}

/* Terms that come from elsewhere are moved as those that were made here. */
static void
test_adopt (TestLibrary   *test,
            gconstpointer  data)
{
  static const char *const names[] = { "Tardy", "b", NULL };
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PraxisTerm) late = praxis_term_new (NULL, PRAXIS_VOCABULARY_TYPE, "Late", NULL, names, TRUE);
  g_autoptr (GPtrArray) types = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      const char label[] = { 'A' + i % 3, '\0' };

      g_ptr_array_add (terms, praxis_term_new (NULL, i / 3, label, NULL, NULL, FALSE));
    }
  praxis_store_adopt_terms (test->store, test->digest_uuid, terms, &error);
  g_assert_no_error (error);
  praxis_store_move_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TYPE, "A", 1, &error);
  g_assert_no_error (error);
  assert_labels (test, PRAXIS_VOCABULARY_TYPE, "B, A, C");
  praxis_store_adopt_term (test->store, test->digest_uuid, late, 1, &error);
  g_assert_no_error (error);
  assert_labels (test, PRAXIS_VOCABULARY_TOPIC, "A, B, C");
  assert_labels (test, PRAXIS_VOCABULARY_TYPE, "B, Late, A, C");
  types = praxis_store_list_terms (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TYPE, &error);
  g_assert_true (praxis_term_is_retired (types->pdata[1]));
  g_assert_cmpstr (praxis_term_get_slug (types->pdata[1]), ==, "late");
  g_assert_cmpuint (g_strv_length ((GStrv) praxis_term_get_aliases (types->pdata[1])), ==, 1);

  g_assert_false (praxis_store_adopt_term (test->store, "none", late, 1, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_library_add_test ("/vocabulary/counts", test_counts);
  test_library_add_test ("/vocabulary/names", test_names);
  test_library_add_test ("/vocabulary/remove", test_remove);
  test_library_add_test ("/vocabulary/adopt", test_adopt);

  return g_test_run ();
}
