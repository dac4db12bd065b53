/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include "praxis-error.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-own-file.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-reading.h"
#include "test-library.h"

/* Two libraries of one reader. The posts are in the first alone. */

#define N_POSTS 3

typedef struct
{
  TestLibrary  here;
  TestLibrary  there;
  char        *posts[N_POSTS];
} Test;

static void
set_up (Test          *test,
        gconstpointer  data)
{
  static const char *const titles[N_POSTS] = { "A", "B", "C" };

  test_library_set_up (&test->here, NULL);
  test_library_set_up (&test->there, NULL);
  for (guint i = 0; i < N_POSTS; i++)
    {
      gint64 id = test_library_add (&test->here, titles[i], 202301, "words");
      g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->here.store, id, NULL);

      test->posts[i] = g_strdup (praxis_post_get_uuid (post));
    }
}

static void
tear_down (Test          *test,
           gconstpointer  data)
{
  for (guint i = 0; i < N_POSTS; i++)
    g_free (test->posts[i]);
  test_library_tear_down (&test->here, NULL);
  test_library_tear_down (&test->there, NULL);
}

static char *
save (TestLibrary *library)
{
  g_autoptr(GError) error = NULL;
  char *text = praxis_store_save_own (library->store, &error);

  g_assert_no_error (error);
  return text;
}

static PraxisMergeReport
merge (TestLibrary *into,
       const char  *text)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) problems = NULL;
  PraxisMergeReport report;

  praxis_store_merge_own (into->store, text, &report, &error);
  g_assert_no_error (error);
  g_assert_true (praxis_store_verify (into->store, &problems, NULL, NULL));
  g_assert_cmpstrv (problems, ((const char *const[]) { NULL }));
  return report;
}

/* Each into the other one: they must hold the same, and stay so. */
static void
merge_both (Test *test)
{
  g_autofree char *here = save (&test->here);
  g_autofree char *there = save (&test->there);
  g_autofree char *here_after = NULL;
  g_autofree char *there_after = NULL;
  g_autofree char *again = NULL;
  PraxisMergeReport report;

  merge (&test->here, there);
  merge (&test->there, here);
  here_after = save (&test->here);
  there_after = save (&test->there);
  g_assert_cmpstr (here_after, ==, there_after);

  report = merge (&test->here, there);
  g_assert_cmpmem (&report, sizeof report, &((PraxisMergeReport) { 0 }), sizeof report);
  merge (&test->here, there_after);
  again = save (&test->here);
  g_assert_cmpstr (again, ==, here_after);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* The texts of the notes, sorted. */
static void
assert_notes (TestLibrary *library,
              const char  *post_uuid,
              const char  *expected)
{
  g_autoptr(GPtrArray) notes = praxis_store_list_notes (library->store, post_uuid, NULL);
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_auto(GStrv) sorted = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < notes->len; i++)
    g_strv_builder_add (texts, praxis_note_get_text (notes->pdata[i]));
  sorted = g_strv_builder_end (texts);
  qsort (sorted, g_strv_length (sorted), sizeof *sorted, compare);
  found = g_strjoinv ("|", sorted);
  g_assert_cmpstr (found, ==, expected);
}

static PraxisNote *
add (TestLibrary *library,
     const char  *post_uuid,
     const char  *text)
{
  g_autoptr(GError) error = NULL;
  PraxisNote *note = praxis_store_add_note (library->store, post_uuid, text, "quote", "before", "after", &error);

  g_assert_no_error (error);
  return note;
}

static void
edit (TestLibrary *library,
      PraxisNote  *note,
      const char  *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisNote) edited = praxis_store_edit_note (library->store, praxis_note_get_uuid (note), text, &error);

  g_assert_no_error (error);
}

static void
test_move (Test          *test,
           gconstpointer  data)
{
  g_autoptr(PraxisNote) note = add (&test->here, test->posts[0], "Mine");
  g_autofree char *text = NULL;
  g_autoptr(PraxisReading) reading = NULL;
  g_autoptr(PraxisNote) moved = NULL;
  PraxisMergeReport report;

  g_assert_true (praxis_store_set_unread (test->here.store, (gint64[]) { 1, 2 }, 2, TRUE, NULL, NULL));
  g_assert_true (praxis_store_set_listed (test->here.store, (gint64[]) { 2 }, 1, PRAXIS_LISTING_ON, NULL, NULL));
  text = save (&test->here);
  report = merge (&test->there, text);
  g_assert_cmpuint (report.n_posts, ==, 2);
  g_assert_cmpuint (report.n_added, ==, 1);
  /* Of posts that are not there, with all that is known of them. */
  reading = praxis_store_get_reading (test->there.store, test->posts[1], NULL);
  g_assert_cmpstr (reading->title, ==, "B");
  g_assert_true (reading->unread);
  g_assert_true (reading->listed);
  g_assert_cmpint (reading->post_id, ==, 0);
  moved = praxis_store_get_note (test->there.store, praxis_note_get_uuid (note), NULL);
  g_assert_cmpstr (praxis_note_get_quote (moved), ==, "quote");
  g_assert_cmpstr (praxis_note_get_prefix (moved), ==, "before");
  g_assert_cmpint (praxis_note_get_created (moved), ==, praxis_note_get_created (note));
  merge_both (test);
}

/* Who goes on from what the other one had is right, and nothing is kept twice. */
static void
test_going_on (Test          *test,
               gconstpointer  data)
{
  g_autoptr(PraxisNote) note = add (&test->here, test->posts[0], "One");

  merge_both (test);
  edit (&test->there, note, "Two");
  merge_both (test);
  assert_notes (&test->here, test->posts[0], "Two");
  edit (&test->here, note, "Three");
  edit (&test->here, note, "Four");
  merge_both (test);
  assert_notes (&test->there, test->posts[0], "Four");
}

static void
test_both_changed (Test          *test,
                   gconstpointer  data)
{
  g_autoptr(PraxisNote) note = add (&test->here, test->posts[0], "One");
  g_autoptr(GPtrArray) notes = NULL;
  guint n_variants = 0;

  merge_both (test);
  edit (&test->here, note, "Here");
  edit (&test->there, note, "There");
  merge_both (test);
  assert_notes (&test->here, test->posts[0], "Here|There");
  assert_notes (&test->there, test->posts[0], "Here|There");
  notes = praxis_store_list_notes (test->here.store, test->posts[0], NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      if (praxis_note_get_variant_of (notes->pdata[i]) == NULL)
        continue;
      n_variants++;
      g_assert_cmpstr (praxis_note_get_variant_of (notes->pdata[i]), ==, praxis_note_get_uuid (note));
      g_assert_cmpstr (praxis_note_get_text (notes->pdata[i]), ==, "Here");
    }
  g_assert_cmpuint (n_variants, ==, 1);

  /* The matter is settled: going on from there is no conflict, and a variant that was deleted stays away. */
  edit (&test->there, note, "Both");
  merge_both (test);
  assert_notes (&test->here, test->posts[0], "Both|Here");
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr(PraxisNote) gone = NULL;

      if (praxis_note_get_variant_of (notes->pdata[i]) != NULL)
        gone = praxis_store_delete_note (test->here.store, praxis_note_get_uuid (notes->pdata[i]), NULL);
    }
  merge_both (test);
  assert_notes (&test->there, test->posts[0], "Both");

  /* The same words are no conflict. */
  edit (&test->here, note, "Same");
  edit (&test->there, note, "Same");
  merge_both (test);
  assert_notes (&test->here, test->posts[0], "Same");
}

static void
test_deleted (Test          *test,
              gconstpointer  data)
{
  g_autoptr(PraxisNote) first = add (&test->here, test->posts[0], "First");
  g_autoptr(PraxisNote) second = add (&test->here, test->posts[0], "Second");
  g_autoptr(PraxisNote) third = add (&test->here, test->posts[0], "Third");
  g_autoptr(PraxisNote) gone = NULL;
  g_autoptr(PraxisNote) too_early = NULL;
  g_autoptr(PraxisNote) last = NULL;

  merge_both (test);
  /* Deleted, and nothing else. */
  gone = praxis_store_delete_note (test->there.store, praxis_note_get_uuid (first), NULL);
  /* Deleted there, edited here afterwards. */
  too_early = praxis_store_delete_note (test->there.store, praxis_note_get_uuid (second), NULL);
  edit (&test->here, second, "Second, later");
  /* Edited here, deleted there afterwards. */
  edit (&test->here, third, "Third, edited");
  last = praxis_store_delete_note (test->there.store, praxis_note_get_uuid (third), NULL);
  merge_both (test);
  assert_notes (&test->here, test->posts[0], "Second, later");
  assert_notes (&test->there, test->posts[0], "Second, later");
}

static void
assert_list (TestLibrary *library,
             const char  *expected)
{
  g_autoptr(GPtrArray) list = praxis_store_list_reading (library->store, NULL);
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append (titles, ((PraxisReading *) list->pdata[i])->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_list (Test          *test,
           gconstpointer  data)
{
  g_assert_true (praxis_store_set_listed (test->here.store, (gint64[]) { 1, 2, 3 }, 3, PRAXIS_LISTING_ON, NULL, NULL));
  merge_both (test);
  assert_list (&test->there, "ABC");
  /* Each moved something else. */
  g_assert_true (praxis_store_move_reading (test->here.store, test->posts[2], test->posts[0], NULL));
  g_assert_true (praxis_store_place_reading (test->there.store, test->posts[1], PRAXIS_LISTING_OFF, NULL));
  merge_both (test);
  assert_list (&test->here, "CA");
  assert_list (&test->there, "CA");
  /* What was said last holds. */
  g_assert_true (praxis_store_place_reading (test->there.store, test->posts[0], PRAXIS_LISTING_OFF, NULL));
  g_assert_true (praxis_store_place_reading (test->here.store, test->posts[1], PRAXIS_LISTING_BACK, NULL));
  g_assert_true (praxis_store_set_unread (test->here.store, (gint64[]) { 1 }, 1, TRUE, NULL, NULL));
  merge_both (test);
  assert_list (&test->here, "CB");
  assert_list (&test->there, "CB");
}

static void
assert_refused (Test       *test,
                const char *text,
                int         code)
{
  g_autoptr(GError) error = NULL;
  PraxisMergeReport report;

  g_assert_false (praxis_store_merge_own (test->there.store, text, &report, &error));
  g_assert_error (error, PRAXIS_ERROR, code);
}

static void
test_refused (Test          *test,
              gconstpointer  data)
{
  PraxisMergeReport report;

  assert_refused (test, "", PRAXIS_ERROR_INVALID);
  assert_refused (test, "{", PRAXIS_ERROR_INVALID);
  assert_refused (test, "[]", PRAXIS_ERROR_FOREIGN);
  assert_refused (test, "{\"format\": \"other\"}", PRAXIS_ERROR_FOREIGN);
  assert_refused (test, "{\"format\": \"praxis-notes\", \"version\": 2}", PRAXIS_ERROR_TOO_NEW);
  /* What is no note or no post is left out; numbers that no clock shows do no harm. */
  report = merge (&test->there,
                  "{\"format\": \"praxis-notes\", \"version\": 1, \"posts\": [1, {}, {\"uuid\": \"x\"}, "
                  "{\"uuid\": \"3e3ad3fd-9e0c-4d34-a47b-8bf3b0b0a001\", \"place\": 9223372036854775807, "
                  "\"place-set\": 4611686018427387}], "
                  "\"notes\": [null, {\"uuid\": \"x\"}, {\"uuid\": \"3e3ad3fd-9e0c-4d34-a47b-8bf3b0b0a002\", "
                  "\"post\": \"3e3ad3fd-9e0c-4d34-a47b-8bf3b0b0a003\", \"text\": \"Alone\", "
                  "\"modified\": 9223372036854775807, \"earlier\": [1, \"x\", 1]}]}");
  g_assert_cmpuint (report.n_posts, ==, 1);
  g_assert_cmpuint (report.n_added, ==, 1);
  assert_notes (&test->there, NULL, "Alone");
  g_assert_true (praxis_store_place_reading (test->there.store, "3e3ad3fd-9e0c-4d34-a47b-8bf3b0b0a001", PRAXIS_LISTING_OFF, NULL));
  g_assert_true (praxis_store_place_reading (test->there.store, "3e3ad3fd-9e0c-4d34-a47b-8bf3b0b0a003", PRAXIS_LISTING_ON, NULL));
  merge_both (test);
}

#define add_test(path, func) g_test_add (path, Test, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/own-file/move", test_move);
  add_test ("/own-file/going-on", test_going_on);
  add_test ("/own-file/both-changed", test_both_changed);
  add_test ("/own-file/deleted", test_deleted);
  add_test ("/own-file/list", test_list);
  add_test ("/own-file/refused", test_refused);

  return g_test_run ();
}
