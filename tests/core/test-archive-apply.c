/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "praxis-error.h"
#include "store/praxis-store-batch.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-issues.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-reading.h"
#include "store/praxis-store-subscriptions.h"
#include "store/praxis-store-terms.h"
#include "store/praxis-store-vocabulary.h"
#include "test-archives.h"

/* Tries to apply the archive, which must be refused. */
static void
assert_refused (TestArchives *test,
                int           code,
                const char   *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = praxis_archive_open (test->path, &error);
  gint64 before = 0, after = 0;

  praxis_store_get_change (test->reader, &before, NULL);
  if (archive != NULL)
    g_assert_null (praxis_archive_apply (test->reader, archive, NULL, NULL, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, PRAXIS_ERROR, code);
  if (words != NULL)
    g_assert_nonnull (strstr (error->message, words));
  praxis_store_get_change (test->reader, &after, NULL);
  g_assert_cmpint (before, ==, after);
}

static void
test_first (TestArchives  *test,
            gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisPost) original = NULL;
  g_autoptr(PraxisSubscription) subscription = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = test_archives_publish (test, "One", 202301, "Therapist Effects");

  test_archives_publish (test, "Two", 202301, "Therapist Effects");
  test_archives_publish (test, "Loose", PRAXIS_MONTH_NONE, "Alliance");
  praxis_store_rename_slug (test->author.store, id, "the-first", NULL);
  praxis_store_set_blurb (test->author.store, test->author.digest_uuid, 202301, "This month…", NULL);
  test_archives_write (test);

  report = test_archives_apply (test);
  g_assert_true (report->is_new);
  g_assert_cmpuint (report->added->len, ==, 3);
  g_assert_cmpuint (report->months->len, ==, 1);
  g_assert_cmpint (praxis_digest_get_origin (report->digest), ==, PRAXIS_ORIGIN_SUBSCRIBED);
  original = praxis_store_get_post_by_id (test->author.store, id, &error);
  post = praxis_store_get_post (test->reader, "the-first", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_post_get_uuid (post), ==, praxis_post_get_uuid (original));
  g_assert_cmpstr (praxis_post_get_summary (post), ==, praxis_post_get_summary (original));
  g_assert_cmpstr (praxis_post_get_implications (post), ==, praxis_post_get_implications (original));
  g_assert_cmpint (praxis_post_get_status (post), ==, PRAXIS_STATUS_PUBLISHED);
  g_assert_cmpuint (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC)->len, ==, 1);
  g_clear_object (&post);
  post = praxis_store_get_post (test->reader, "one", &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE own & 1"), ==, 3);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM reading WHERE unread"), ==, 3);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM term"), ==, 2);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM issue WHERE blurb = 'This month…'"), ==, 1);
  subscription = praxis_store_get_subscription (test->reader, test->author.digest_uuid, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (subscription->signing_key, ==, praxis_signing_key_get_public (test->key));
  test_archives_assert_sound (test->reader);
}

static void
test_again (TestArchives  *test,
            gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  gint64 before = 0, after = 0;

  test_archives_publish (test, "One", 202301, "Therapist Effects");
  test_archives_write (test);
  first = test_archives_apply (test);
  praxis_store_get_change (test->reader, &before, NULL);
  second = test_archives_apply (test);
  g_assert_true (second->is_same);
  g_assert_cmpuint (second->added->len, ==, 0);
  praxis_store_get_change (test->reader, &after, NULL);
  g_assert_cmpint (before, ==, after);
}

static void
test_update (TestArchives  *test,
             gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(GError) error = NULL;
  gint64 one, two, three, changed;

  one = test_archives_publish (test, "One", 202301, "Therapist Effects");
  two = test_archives_publish (test, "Two", 202301, "Therapist Effects");
  three = test_archives_publish (test, "Three", 202301, "Alliance");
  g_assert_cmpint (one, >, 0);
  test_archives_write (test);
  first = test_archives_apply (test);
  praxis_store_set_unread (test->reader, (const gint64 *) first->added->data, first->added->len, FALSE, NULL, &error);
  g_assert_no_error (error);

  test_archives_edit (test, two, "Other words", TRUE);
  praxis_store_delete_posts (test->author.store, &three, 1, NULL);
  test_archives_publish (test, "Four", 202302, "Alliance");
  test_archives_write (test);
  second = test_archives_apply (test);
  g_assert_cmpuint (second->added->len, ==, 1);
  g_assert_cmpuint (second->changed->len, ==, 1);
  g_assert_cmpuint (second->removed->len, ==, 1);
  g_assert_cmpstr (((PraxisEntry *) second->removed->pdata[0])->title, ==, "Three");
  g_assert_cmpuint (second->n_withdrawn, ==, 0);
  g_assert_cmpuint (second->months->len, ==, 1);
  g_assert_cmpuint (g_array_index (second->months, PraxisMonth, 0), ==, 202302);
  changed = g_array_index (second->changed, gint64, 0);
  revisions = praxis_store_list_revisions (test->reader, changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (revisions->len, ==, 2);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE own = 8 AND title = 'Two'"), ==, 1);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE own = 1 AND title = 'Four'"), ==, 1);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE own = 0 AND title = 'One'"), ==, 1);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post"), ==, 3);
  /* What was read is remembered, also of a post that is gone. */
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM reading"), ==, 4);
  test_archives_assert_sound (test->reader);
}

static gint64
read_revision (TestArchives *test,
               gint64        id)
{
  g_autoptr(GError) error = NULL;
  gint64 revision = -1;

  praxis_store_find_read_revision (test->reader, id, &revision, &error);
  g_assert_no_error (error);
  return revision;
}

/* The author changes a post, and the reader gets it. Returns: its revision there */
static gint64
change (TestArchives *test,
        gint64        author_id,
        gint64        id,
        const char   *summary)
{
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisPost) post = NULL;

  test_archives_edit (test, author_id, summary, TRUE);
  test_archives_write (test);
  report = test_archives_apply (test);
  g_assert_cmpuint (report->changed->len, ==, 1);
  post = praxis_store_get_post_by_id (test->reader, id, NULL);
  return praxis_post_get_revision (post);
}

/* What was read is what news are compared with, however often a post has changed since. */
static void
test_read_revision (TestArchives  *test,
                    gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisPost) post = NULL;
  gint64 author_id, id, revision, changed;

  author_id = test_archives_publish (test, "One", 202301, "Therapist Effects");
  test_archives_write (test);
  first = test_archives_apply (test);
  id = g_array_index (first->added, gint64, 0);
  post = praxis_store_get_post_by_id (test->reader, id, NULL);
  revision = praxis_post_get_revision (post);
  change (test, author_id, id, "Never read");
  g_assert_cmpint (read_revision (test, id), ==, 0);

  praxis_store_set_unread (test->reader, &id, 1, FALSE, NULL, NULL);
  changed = change (test, author_id, id, "Once");
  g_assert_cmpint (read_revision (test, id), >, revision);
  g_assert_cmpint (read_revision (test, id), <, changed);
  revision = read_revision (test, id);
  changed = change (test, author_id, id, "Twice");
  g_assert_cmpint (read_revision (test, id), ==, revision);

  /* It is read again, put back by hand, and changes. */
  praxis_store_set_unread (test->reader, &id, 1, FALSE, NULL, NULL);
  g_assert_cmpint (read_revision (test, id), ==, revision);
  praxis_store_set_unread (test->reader, &id, 1, TRUE, NULL, NULL);
  change (test, author_id, id, "Thrice");
  g_assert_cmpint (read_revision (test, id), ==, changed);
  g_assert_cmpint (read_revision (test, 4711), ==, 0);
  test_archives_assert_sound (test->reader);
}

static void
test_withdrawn (TestArchives  *test,
                gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisArchiveReport) third = NULL;
  g_autoptr(PraxisArchiveReport) fourth = NULL;
  g_autoptr(PraxisNote) note = NULL;
  g_autoptr(PraxisNote) deleted = NULL;
  gint64 ids[2];

  ids[0] = test_archives_publish (test, "Listed", 202301, "Therapist Effects");
  ids[1] = test_archives_publish (test, "Noted", 202301, "Alliance");
  test_archives_publish (test, "Other", 202302, "Alliance");
  test_archives_write (test);
  first = test_archives_apply (test);
  test_archives_list_post (test->reader, "listed");
  note = test_archives_note_post (test->reader, "noted");
  praxis_store_delete_posts (test->author.store, ids, 2, NULL);
  /* Its name in addresses is for others now. */
  test_archives_publish (test, "Listed", 202303, "Alliance");
  test_archives_run (test->author.store, "UPDATE post SET slug = 'gone' WHERE deleted AND title = 'Listed'; "
                                         "UPDATE post SET slug = 'listed' WHERE deleted = 0 AND title = 'Listed'");
  test_archives_write (test);
  second = test_archives_apply (test);
  g_assert_cmpuint (second->removed->len, ==, 2);
  g_assert_cmpuint (second->n_withdrawn, ==, 2);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE withdrawn > 0"), ==, 2);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM note"), ==, 1);
  test_archives_assert_sound (test->reader);

  praxis_store_restore_posts (test->author.store, ids, 1, NULL);
  test_archives_write (test);
  third = test_archives_apply (test);
  g_assert_cmpuint (third->removed->len, ==, 0);
  g_assert_cmpuint (third->added->len, ==, 0);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE withdrawn > 0"), ==, 1);

  /* Nothing holds it any more. */
  deleted = praxis_store_delete_note (test->reader, praxis_note_get_uuid (note), NULL);
  test_archives_publish (test, "Five", 202303, "Alliance");
  test_archives_write (test);
  fourth = test_archives_apply (test);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post WHERE title = 'Noted'"), ==, 0);
  test_archives_assert_sound (test->reader);
}

static void
test_keys (TestArchives  *test,
           gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *old = g_strconcat (test->path, ".old", NULL);

  test_archives_publish (test, "One", 202301, "Alliance");
  test_archives_write (test);
  report = test_archives_apply (test);
  g_clear_pointer (&report, praxis_archive_report_free);
  g_assert_cmpint (g_rename (test->path, old), ==, 0);

  /* Another key, and none. */
  test_archives_publish (test, "Two", 202301, "Alliance");
  g_clear_pointer (&test->key, praxis_signing_key_free);
  test->key = praxis_signing_key_new ();
  test_archives_run (test->reader, "UPDATE subscription SET issued = issued - 5");
  test_archives_write (test);
  assert_refused (test, PRAXIS_ERROR_OTHER_KEY, "another key");
  archive = praxis_archive_open (test->path, &error);
  g_assert_no_error (error);
  g_assert_null (praxis_archive_apply (test->reader, archive, NULL, "", NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_OTHER_KEY);
  g_clear_error (&error);
  report = praxis_archive_apply (test->reader, archive, "https://example.org/archive/manifest.json",
                                 praxis_signing_key_get_public (test->key), NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&report, praxis_archive_report_free);
  g_clear_pointer (&archive, praxis_archive_free);

  g_clear_pointer (&test->key, praxis_signing_key_free);
  test_archives_write (test);
  assert_refused (test, PRAXIS_ERROR_OTHER_KEY, "not signed");
  archive = praxis_archive_open (test->path, &error);
  report = praxis_archive_apply (test->reader, archive, NULL, "", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM subscription WHERE address <> '' AND signing_key = ''"),
                   ==, 1);

  /* An older one. */
  test_archives_run (test->reader, "UPDATE subscription SET issued = issued + 100");
  g_free (test->path);
  test->path = g_strdup (old);
  assert_refused (test, PRAXIS_ERROR_OLDER, "older");
}

static void
test_own_digest (TestArchives  *test,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = NULL;
  g_autoptr(PraxisDigest) digest = NULL;
  g_autofree char *sql = NULL;

  test_archives_publish (test, "One", 202301, "Alliance");
  test_archives_write (test);
  archive = praxis_archive_open (test->path, &error);
  g_assert_null (praxis_archive_apply (test->author.store, archive, NULL, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_clear_error (&error);

  /* A post that is in a digest of the reader's own; and that digest has the archive's slug. */
  digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "11111111-1111-4111-8111-111111111111", "slug", "digest",
                         "title", "Mine", "language", "en", NULL);
  praxis_store_add_digest (test->reader, digest, &error);
  g_assert_no_error (error);
  {
    g_autoptr(PraxisPost) post = praxis_store_get_post (test->author.store, "one", &error);
    g_autoptr(PraxisDraft) draft = praxis_draft_new ();
    PraxisSaveOutcome outcome;

    praxis_draft_set_post_uuid (draft, praxis_post_get_uuid (post));
    praxis_draft_set_title (draft, "My own");
    praxis_store_save_draft (test->reader, praxis_digest_get_uuid (digest), draft, &outcome, &error);
    g_assert_no_error (error);
    assert_refused (test, PRAXIS_ERROR_EXISTS, "“One”");
    test_archives_run (test->reader, "UPDATE post SET uuid = '22222222-2222-4222-8222-222222222222'");
  }
  {
    g_autoptr(PraxisArchiveReport) report = test_archives_apply (test);

    g_assert_cmpstr (praxis_digest_get_slug (report->digest), ==, "digest-2");
  }
}

static void
test_terms (TestArchives  *test,
            gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(GError) error = NULL;

  test_archives_publish (test, "One", 202301, "Alliance");
  test_archives_publish (test, "Two", 202301, "Therapist Effects");
  test_archives_publish (test, "Three", 202301, "Outcome Monitoring");
  test_archives_write (test);
  first = test_archives_apply (test);
  praxis_store_merge_terms (test->author.store, test->author.digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Alliance",
                            "Therapist Effects", &error);
  g_assert_no_error (error);
  praxis_store_rename_term (test->author.store, test->author.digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Outcome Monitoring",
                            "Routine Monitoring", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_archives_write (test).n_written, ==, 0);
  second = test_archives_apply (test);
  g_assert_cmpuint (second->changed->len, ==, 0);
  post = praxis_store_get_post (test->reader, "one", &error);
  g_assert_cmpstr (praxis_term_get_label (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC)->pdata[0]), ==, "Therapist Effects");
  g_clear_object (&post);
  post = praxis_store_get_post (test->reader, "three", &error);
  g_assert_cmpstr (praxis_term_get_label (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC)->pdata[0]), ==, "Routine Monitoring");
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM post_fts WHERE post_fts MATCH 'routine'"), ==, 1);
  g_assert_cmpint (test_archives_count (test->reader, "SELECT count(*) FROM term"), ==, 2);
  test_archives_assert_sound (test->reader);
}

/* Two posts change their names in addresses with each other. */
static void
test_slugs (TestArchives  *test,
            gconstpointer  data)
{
  g_autoptr(PraxisArchiveReport) first = NULL;
  g_autoptr(PraxisArchiveReport) second = NULL;
  g_autoptr(PraxisPost) post = NULL;

  test_archives_publish (test, "One", 202301, "Alliance");
  test_archives_publish (test, "Two", 202301, "Alliance");
  test_archives_write (test);
  first = test_archives_apply (test);
  test_archives_run (test->author.store, "UPDATE post SET slug = 'three' WHERE slug = 'one';"
                     "UPDATE post SET slug = 'one' WHERE slug = 'two'; UPDATE post SET slug = 'two' WHERE slug = 'three'");
  test_archives_write (test);
  second = test_archives_apply (test);
  g_assert_cmpuint (second->changed->len, ==, 0);
  post = praxis_store_get_post (test->reader, "two", NULL);
  g_assert_cmpstr (praxis_post_get_title (post), ==, "One");
  test_archives_assert_sound (test->reader);
}

/* Nothing of a digest that comes from an archive can be edited, by whatever way. */
static void
test_read_only (TestArchives  *test,
                gconstpointer  data)
{
  const char *uuid = test->author.digest_uuid;
  const PraxisPostChange change = { .add_topics = (const char * const[]) { "Mine", NULL } };
  g_autoptr(PraxisArchiveReport) report = NULL;
  g_autoptr(PraxisDigest) renamed = NULL;
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisPost) post = NULL;
  PraxisSaveOutcome outcome;
  gint64 id, before = 0, after = 0;

  test_archives_publish (test, "One", 202301, "Alliance");
  test_archives_publish (test, "Two", 202301, "Alliance");
  test_archives_write (test);
  report = test_archives_apply (test);
  id = g_array_index (report->added, gint64, 0);
  post = praxis_store_get_post_by_id (test->reader, id, NULL);
  renamed = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", uuid, "slug", "digest", "title", "Mine", NULL);
  praxis_draft_set_title (draft, "Mine");
  praxis_store_get_change (test->reader, &before, NULL);

#define ASSERT_REFUSED(call) \
  G_STMT_START { \
    g_autoptr(GError) error = NULL; \
    g_assert_false (call); \
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY); \
    g_assert_nonnull (strstr (error->message, "“A digest”")); \
  } G_STMT_END

  ASSERT_REFUSED (praxis_store_save_draft (test->reader, uuid, draft, &outcome, &error));
  praxis_draft_set_post_uuid (draft, praxis_post_get_uuid (post));
  ASSERT_REFUSED (praxis_store_save_draft (test->reader, uuid, draft, &outcome, &error));
  ASSERT_REFUSED (praxis_store_duplicate_post (test->reader, id, &outcome, &error));
  ASSERT_REFUSED (praxis_store_restore_revision (test->reader, id, praxis_post_get_revision (post), &outcome, &error));
  ASSERT_REFUSED (praxis_store_set_status (test->reader, id, PRAXIS_STATUS_DRAFT, &error));
  ASSERT_REFUSED (praxis_store_rename_slug (test->reader, id, "mine", &error));
  ASSERT_REFUSED (praxis_store_delete_posts (test->reader, &id, 1, &error));
  ASSERT_REFUSED (praxis_store_change_posts (test->reader, &id, 1, &change, NULL, &error) != NULL);
  ASSERT_REFUSED (praxis_store_set_issue_order (test->reader, uuid, 202301, &id, 1, &error));
  ASSERT_REFUSED (praxis_store_set_blurb (test->reader, uuid, 202301, "Mine", &error));
  ASSERT_REFUSED (praxis_store_update_digest (test->reader, renamed, report->digest, &error));
  ASSERT_REFUSED (praxis_store_set_site_folder (test->reader, uuid, "file:///tmp", &error));
  ASSERT_REFUSED (praxis_store_add_term (test->reader, uuid, PRAXIS_VOCABULARY_TOPIC, "Mine", NULL, &error));
  ASSERT_REFUSED (praxis_store_rename_term (test->reader, uuid, PRAXIS_VOCABULARY_TOPIC, "Alliance", "Mine", &error));
  ASSERT_REFUSED (praxis_store_retire_term (test->reader, uuid, PRAXIS_VOCABULARY_TOPIC, "Alliance", TRUE, &error));
  ASSERT_REFUSED (praxis_store_move_term (test->reader, uuid, PRAXIS_VOCABULARY_TOPIC, "Alliance", 0, &error));
  ASSERT_REFUSED (praxis_store_set_term_names (test->reader, uuid, PRAXIS_VOCABULARY_TOPIC, "Alliance", "Mine", NULL, &error));
  ASSERT_REFUSED (praxis_store_remove_unused_term (test->reader, uuid, PRAXIS_VOCABULARY_TOPIC, "Alliance", &error));
  {
    g_autofree char *copy = g_strconcat (test->path, ".copy", NULL);
    PraxisArchiveOutcome written;

    ASSERT_REFUSED (praxis_archive_write (test->reader, uuid, NULL, copy, FALSE, &written, NULL, &error));
    g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  }
#undef ASSERT_REFUSED

  praxis_store_get_change (test->reader, &after, NULL);
  g_assert_cmpint (before, ==, after);
  test_archives_assert_sound (test->reader);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_archives_add_test ("/archive/apply/first", test_first);
  test_archives_add_test ("/archive/apply/again", test_again);
  test_archives_add_test ("/archive/apply/update", test_update);
  test_archives_add_test ("/archive/apply/read-revision", test_read_revision);
  test_archives_add_test ("/archive/apply/withdrawn", test_withdrawn);
  test_archives_add_test ("/archive/apply/keys", test_keys);
  test_archives_add_test ("/archive/apply/own-digest", test_own_digest);
  test_archives_add_test ("/archive/apply/terms", test_terms);
  test_archives_add_test ("/archive/apply/slugs", test_slugs);
  test_archives_add_test ("/archive/apply/read-only", test_read_only);

  return g_test_run ();
}
