/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "store/praxis-store-batch.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "test-library.h"

#define LABELS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static PraxisPost *
load (TestLibrary *test,
      gint64       id)
{
  g_autoptr(GError) error = NULL;
  PraxisPost *post = praxis_store_get_post_by_id (test->store, id, &error);

  g_assert_no_error (error);
  return post;
}

/* Asserts a post's topics, its month and its status. */
static void
assert_post (TestLibrary  *test,
             gint64        id,
             const char   *topics,
             PraxisMonth   month,
             PraxisStatus  status)
{
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autofree char *found = g_strjoinv (",", (GStrv) praxis_draft_get_terms (draft, PRAXIS_VOCABULARY_TOPIC));

  g_assert_cmpstr (found, ==, topics);
  g_assert_cmpuint (praxis_post_get_month (post), ==, month);
  g_assert_cmpint (praxis_post_get_status (post), ==, status);
}

static void
assert_sound (TestLibrary *test)
{
  g_auto(GStrv) problems = NULL;

  g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
  g_assert_cmpstrv (problems, ((const char *const[]) { NULL }));
}

static PraxisBatch *
change (TestLibrary             *test,
        const gint64            *ids,
        gsize                    n_ids,
        const PraxisPostChange  *what,
        GPtrArray              **refused)
{
  g_autoptr(GError) error = NULL;
  PraxisBatch *batch = praxis_store_change_posts (test->store, ids, n_ids, what, refused, &error);

  g_assert_no_error (error);
  g_assert_nonnull (batch);
  return batch;
}

static void
undo (TestLibrary *test,
      PraxisBatch *batch)
{
  g_autoptr(GError) error = NULL;

  praxis_store_undo_batch (test->store, batch, &error);
  g_assert_no_error (error);
  assert_sound (test);
}

static void
edit (TestLibrary *test,
      gint64       id,
      const char  *summary,
      const char  *topic)
{
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (draft, summary);
  if (topic != NULL)
    praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, LABELS (topic));
  praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
}

static void
test_terms (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 ids[] = { test_library_add (test, "One", 202301, "a"), test_library_add (test, "Two", 202301, "b"), 99 };
  const PraxisPostChange what = { .add_topics = LABELS ("Adherance", "Own topic"), .remove_topics = LABELS ("EMPATHY"),
                                  .add_types = LABELS ("Meta-analysis") };
  g_autoptr(PraxisBatch) batch = NULL;
  g_autoptr(PraxisBatch) again = NULL;
  g_autoptr(PraxisPost) post = NULL;

  edit (test, ids[0], "a", "Empathy");
  batch = change (test, ids, G_N_ELEMENTS (ids), &what, NULL);
  g_assert_cmpuint (praxis_batch_get_size (batch), ==, 2);
  assert_post (test, ids[0], "Adherence,Own topic", 202301, PRAXIS_STATUS_DRAFT);
  assert_post (test, ids[1], "Adherence,Own topic", 202301, PRAXIS_STATUS_DRAFT);
  post = load (test, ids[1]);
  g_assert_cmpuint (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TYPE)->len, ==, 1);

  /* What is so already is no change. */
  again = change (test, ids, G_N_ELEMENTS (ids), &what, NULL);
  g_assert_cmpuint (praxis_batch_get_size (again), ==, 0);

  undo (test, batch);
  assert_post (test, ids[0], "Empathy", 202301, PRAXIS_STATUS_DRAFT);
  assert_post (test, ids[1], "", 202301, PRAXIS_STATUS_DRAFT);
  undo (test, batch);
  assert_post (test, ids[0], "Empathy", 202301, PRAXIS_STATUS_DRAFT);
}

/* Into another issue, and back to the same place. */
static void
test_month (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 ids[] = { test_library_add (test, "A", 202301, ""), test_library_add (test, "B", 202301, ""),
                   test_library_add (test, "C", 202301, "") };
  gint64 other = test_library_add (test, "D", 202305, "");
  const PraxisPostChange move = { .set_month = TRUE, .month = 202305 };
  const PraxisPostChange loosen = { .set_month = TRUE, .month = PRAXIS_MONTH_NONE };
  g_autoptr(PraxisBatch) batch = change (test, ids, 2, &move, NULL);
  g_autoptr(PraxisBatch) loose = NULL;
  g_autoptr(GPtrArray) january = NULL;
  g_autoptr(GPtrArray) may = NULL;

  may = praxis_store_list_issue_posts (test->store, test->digest_uuid, 202305, NULL);
  g_assert_cmpuint (may->len, ==, 3);
  g_assert_cmpint (((PraxisEntry *) may->pdata[0])->id, ==, other);
  g_assert_cmpint (((PraxisEntry *) may->pdata[2])->id, ==, ids[1]);
  undo (test, batch);
  january = praxis_store_list_issue_posts (test->store, test->digest_uuid, 202301, NULL);
  g_assert_cmpuint (january->len, ==, 3);
  for (guint i = 0; i < january->len; i++)
    g_assert_cmpint (((PraxisEntry *) january->pdata[i])->id, ==, ids[i]);

  loose = change (test, ids, 1, &loosen, NULL);
  assert_post (test, ids[0], "", PRAXIS_MONTH_NONE, PRAXIS_STATUS_DRAFT);
  undo (test, loose);
  assert_post (test, ids[0], "", 202301, PRAXIS_STATUS_DRAFT);
}

static void
complete (TestLibrary *test,
          gint64       id)
{
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("Berg, A. (in press).");
  PraxisSaveOutcome outcome;

  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_implications (draft, "I");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
}

static void
test_status (TestLibrary   *test,
             gconstpointer  data)
{
  gint64 ids[] = { test_library_add (test, "Whole", 202301, "S"), test_library_add (test, "Half", 202301, "S") };
  const PraxisPostChange publish = { .add_topics = LABELS ("Empathy"), .set_status = TRUE,
                                     .status = PRAXIS_STATUS_PUBLISHED };
  g_autoptr(PraxisBatch) batch = NULL;
  g_autoptr(GPtrArray) refused = NULL;
  g_autoptr(PraxisPost) post = NULL;

  complete (test, ids[0]);
  batch = change (test, ids, 2, &publish, &refused);
  g_assert_cmpuint (praxis_batch_get_size (batch), ==, 2);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpstr (((PraxisEntry *) refused->pdata[0])->title, ==, "Half");
  assert_post (test, ids[0], "Empathy", 202301, PRAXIS_STATUS_PUBLISHED);
  assert_post (test, ids[1], "Empathy", 202301, PRAXIS_STATUS_DRAFT);
  undo (test, batch);
  assert_post (test, ids[0], "", 202301, PRAXIS_STATUS_DRAFT);
  assert_post (test, ids[1], "", 202301, PRAXIS_STATUS_DRAFT);
  g_assert_null (praxis_store_get_published_post (test->store, ids[0], NULL));
  post = load (test, ids[0]);
  g_assert_cmpint (praxis_post_get_published (post), ==, 0);
}

/* A published post that gets a topic needs an update; taken back it is what is published; it is not taken from
 * the site to be ready. One that was edited since it
 * was published, and is taken out of publication and back, has its published text again. */
static void
test_published (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  const PraxisPostChange tag = { .add_topics = LABELS ("Empathy") };
  const PraxisPostChange retract = { .set_status = TRUE, .status = PRAXIS_STATUS_DRAFT };
  const PraxisPostChange update = { .set_status = TRUE, .status = PRAXIS_STATUS_NEEDS_UPDATE };
  const PraxisPostChange ready = { .set_status = TRUE, .status = PRAXIS_STATUS_READY };
  g_autoptr(PraxisBatch) marked = NULL;
  g_autoptr(GPtrArray) unready = NULL;
  g_autoptr(PraxisBatch) tagged = NULL;
  g_autoptr(PraxisBatch) retracted = NULL;
  g_autoptr(PraxisBatch) updated = NULL;
  g_autoptr(PraxisPost) published = NULL;
  g_autoptr(GPtrArray) refused = NULL;

  updated = change (test, &id, 1, &update, &refused);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_cmpuint (praxis_batch_get_size (updated), ==, 0);

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  tagged = change (test, &id, 1, &tag, NULL);
  assert_post (test, id, "Empathy", 202301, PRAXIS_STATUS_NEEDS_UPDATE);
  undo (test, tagged);
  assert_post (test, id, "", 202301, PRAXIS_STATUS_PUBLISHED);

  /* What is published is ready, and stays where it is. */
  marked = change (test, &id, 1, &ready, &unready);
  g_assert_cmpuint (unready->len, ==, 0);
  g_assert_cmpuint (praxis_batch_get_size (marked), ==, 0);
  assert_post (test, id, "", 202301, PRAXIS_STATUS_PUBLISHED);

  edit (test, id, "second", NULL);
  retracted = change (test, &id, 1, &retract, NULL);
  assert_post (test, id, "", 202301, PRAXIS_STATUS_DRAFT);
  undo (test, retracted);
  assert_post (test, id, "", 202301, PRAXIS_STATUS_NEEDS_UPDATE);
  published = praxis_store_get_published_post (test->store, id, NULL);
  g_assert_cmpstr (praxis_post_get_summary (published), ==, "first");
}

/* What was written since stays; what the change did goes; what is in the trash stays there. */
static void
test_edited_since (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 ids[] = { test_library_add (test, "One", 202301, "a"), test_library_add (test, "Two", 202301, "b") };
  const PraxisPostChange what = { .add_topics = LABELS ("Empathy"), .set_month = TRUE, .month = 202302 };
  g_autoptr(PraxisBatch) batch = change (test, ids, 2, &what, NULL);
  g_autoptr(PraxisPost) post = NULL;

  edit (test, ids[0], "written since", NULL);
  g_assert_true (praxis_store_delete_posts (test->store, &ids[1], 1, NULL));
  undo (test, batch);
  assert_post (test, ids[0], "", 202301, PRAXIS_STATUS_DRAFT);
  post = load (test, ids[0]);
  g_assert_cmpstr (praxis_post_get_summary (post), ==, "written since");
  assert_post (test, ids[1], "Empathy", 202302, PRAXIS_STATUS_DRAFT);
}

/* A status that somebody went on from is theirs. */
static void
test_status_since (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "S");
  const PraxisPostChange ready = { .add_topics = LABELS ("Empathy"), .set_status = TRUE, .status = PRAXIS_STATUS_READY };
  g_autoptr(PraxisBatch) batch = NULL;
  g_autoptr(PraxisBatch) again = NULL;

  complete (test, id);
  batch = change (test, &id, 1, &ready, NULL);
  assert_post (test, id, "Empathy", 202301, PRAXIS_STATUS_READY);
  edit (test, id, "written since", NULL);
  undo (test, batch);
  assert_post (test, id, "", 202301, PRAXIS_STATUS_READY);

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_DRAFT, NULL));
  again = change (test, &id, 1, &ready, NULL);
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  undo (test, again);
  assert_post (test, id, "", 202301, PRAXIS_STATUS_NEEDS_UPDATE);
}

/* All or none, and nothing where nothing can be written. */
static void
test_failure (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 ids[] = { test_library_add (test, "One", 202301, "a"), test_library_add (test, "Two", 202301, "b") };
  const PraxisPostChange what = { .add_topics = LABELS ("Empathy"), .set_status = TRUE, .status = PRAXIS_STATUS_READY };
  g_autoptr(PraxisStore) reader = praxis_store_open (test->path, PRAXIS_STORE_READ, NULL);
  g_autoptr(GPtrArray) refused = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (praxis_store_change_posts (reader, ids, 2, &what, &refused, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_assert_null (refused);
  g_clear_error (&error);

  g_assert_true (praxis_connection_execute (praxis_store_get_connection (test->store),
                                            "UPDATE revision SET content = 'x' WHERE post_id = 2", NULL));
  g_assert_null (praxis_store_change_posts (test->store, ids, 2, &what, &refused, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
  g_assert_null (refused);
  assert_post (test, ids[0], "", 202301, PRAXIS_STATUS_DRAFT);
}

/* An archive of ten years in one go. */
static void
test_many (TestLibrary   *test,
           gconstpointer  data)
{
  const PraxisPostChange what = { .add_topics = LABELS ("Empathy"), .add_types = LABELS ("Meta-analysis"),
                                  .set_month = TRUE, .month = 202312 };
  g_autofree gint64 *ids = g_new (gint64, 1000);
  g_autoptr(PraxisBatch) batch = NULL;
  gint64 start, changed, undone;

  g_assert_true (praxis_store_begin (test->store, NULL));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Tale number %u", i);

      ids[i] = test_library_add (test, title, 202301 + i % 11, "Readers were asked what they think of lanterns.");
    }
  g_assert_true (praxis_store_end (test->store, TRUE, NULL));
  start = g_get_monotonic_time ();
  batch = change (test, ids, 1000, &what, NULL);
  changed = g_get_monotonic_time ();
  g_assert_cmpuint (praxis_batch_get_size (batch), ==, 1000);
  g_assert_true (praxis_store_undo_batch (test->store, batch, NULL));
  undone = g_get_monotonic_time ();
  g_test_message ("1,000 posts: changed in %.2f s, back in %.2f s", (changed - start) / 1e6, (undone - changed) / 1e6);
  assert_post (test, ids[500], "", 202301 + 500 % 11, PRAXIS_STATUS_DRAFT);
  assert_sound (test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/batch/terms", test_terms);
  test_library_add_test ("/batch/month", test_month);
  test_library_add_test ("/batch/status", test_status);
  test_library_add_test ("/batch/published", test_published);
  test_library_add_test ("/batch/edited-since", test_edited_since);
  test_library_add_test ("/batch/status-since", test_status_since);
  test_library_add_test ("/batch/failure", test_failure);
  test_library_add_test ("/batch/many", test_many);
  return g_test_run ();
}
