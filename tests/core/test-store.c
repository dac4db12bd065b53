/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-publication.h"
#include "store/praxis-store-terms.h"
#include "test-library.h"

static PraxisCitation *
make_citation (const char *family,
               int         year)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
  const PraxisName name = { .family = (char *) family, .given = "A." };

  praxis_citation_builder_add_name (builder, "author", &name);
  praxis_citation_builder_set_date (builder, "issued", year, 0, 0);
  praxis_citation_builder_set_string (builder, "title", "A study");
  praxis_citation_builder_set_string (builder, "container-title", "Journal of Lanterns");
  return praxis_citation_builder_end (builder, NULL);
}

static PraxisPost *
load (TestLibrary *test,
      gint64       id)
{
  g_autoptr(GError) error = NULL;
  PraxisPost *post = praxis_store_get_post_by_id (test->store, id, &error);

  g_assert_no_error (error);
  return post;
}

static gint64
count (TestLibrary *test,
       const char  *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  praxis_connection_get_int (praxis_store_get_connection (test->store), &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

static void
assert_sound (TestLibrary *test)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) problems = NULL;

  g_assert_true (praxis_store_verify (test->store, &problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstrv (problems, ((const char *const[]) { NULL }));
}

static void
test_new_library (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr(GPtrArray) topics = NULL;
  g_autoptr(PraxisStore) again = NULL;

  g_assert_cmpint (count (test, "PRAGMA application_id"), ==, PRAXIS_LIBRARY_APPLICATION_ID);
  g_assert_cmpint (count (test, "PRAGMA user_version"), ==, 7);
  g_assert_cmpint (count (test, "PRAGMA foreign_keys"), ==, 1);
  topics = praxis_store_list_terms (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, NULL);
  g_assert_cmpuint (topics->len, ==, 36);
  again = praxis_store_open (test->path, PRAXIS_STORE_WRITE, NULL);
  g_assert_nonnull (again);
  assert_sound (test);
}

static void
test_save (TestLibrary   *test,
           gconstpointer  data)
{
  static const char *const names[] = { "Adherance", "Empathy", "Own topic", NULL };
  static const char *const labels[] = { "Adherence", "Empathy", "Own topic", NULL };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation = make_citation ("Berg", 2020);
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;
  PraxisEntry *entry;

  praxis_draft_set_title (draft, "Lanterns & rooms");
  praxis_draft_set_month (draft, 202303);
  praxis_draft_set_summary (draft, "A *summary*.");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, names);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, &error));
  g_assert_no_error (error);
  g_assert_true (outcome.created);
  g_assert_cmpstrv (praxis_draft_get_terms (draft, PRAXIS_VOCABULARY_TOPIC), labels);

  post = praxis_store_get_post (test->store, "lanterns-rooms", &error);
  g_assert_no_error (error);
  g_assert_cmpint (praxis_post_get_id (post), ==, outcome.post_id);
  g_assert_cmpstr (praxis_post_get_summary (post), ==, "A *summary*.");
  g_assert_cmpuint (praxis_post_get_month (post), ==, 202303);
  g_assert_cmpint (praxis_post_get_status (post), ==, PRAXIS_STATUS_DRAFT);
  g_assert_cmpuint (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC)->len, ==, 3);
  g_assert_cmpuint (praxis_post_get_citations (post)->len, ==, 1);

  entries = praxis_store_get_entries (test->store, &outcome.post_id, 1, &error);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->title, ==, "Lanterns & rooms");
  g_assert_cmpstr (entry->citation, ==, "Berg, 2020");
  g_assert_cmpstrv (entry->topics, labels);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post_fts WHERE post_fts MATCH 'summary AND lanterns'"), ==, 1);
  assert_sound (test);
}

static void
test_revisions (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) mine = praxis_draft_new_from_post (post);
  g_autoptr(PraxisDraft) theirs = praxis_draft_new_from_post (post);
  g_autoptr(GPtrArray) revisions = NULL;
  PraxisSaveOutcome outcome;

  /* Nothing new, no revision. */
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, mine, &outcome, NULL));
  g_assert_cmpint (outcome.revision, ==, praxis_post_get_revision (post));

  praxis_draft_set_summary (theirs, "theirs");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, theirs, &outcome, NULL));
  g_assert_false (outcome.conflict);
  praxis_draft_set_summary (mine, "mine");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, mine, &outcome, NULL));
  g_assert_true (outcome.conflict);

  revisions = praxis_store_list_revisions (test->store, id, NULL);
  g_assert_cmpuint (revisions->len, ==, 3);
  g_assert_nonnull (strstr (((PraxisRevision *) g_ptr_array_index (revisions, 0))->content, "\"mine\""));
  g_assert_nonnull (strstr (((PraxisRevision *) g_ptr_array_index (revisions, 1))->content, "\"theirs\""));
  g_assert_nonnull (strstr (((PraxisRevision *) g_ptr_array_index (revisions, 2))->content, "\"first\""));
}

static void
test_published (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  g_autoptr(PraxisPost) edited = NULL;
  g_autoptr(PraxisPost) published = NULL;
  g_autoptr(PraxisPost) back = NULL;
  g_autoptr(PraxisDraft) draft = NULL;
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;
  PraxisPublished *entry;

  g_assert_null (praxis_store_get_published_post (test->store, id, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));

  published = load (test, id);
  draft = praxis_draft_new_from_post (published);
  praxis_draft_set_title (draft, "Secret new title");
  praxis_draft_set_month (draft, 202305);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const[]) { "Empathy", NULL });
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  edited = load (test, id);
  g_assert_cmpint (praxis_post_get_status (edited), ==, PRAXIS_STATUS_NEEDS_UPDATE);
  g_assert_cmpstr (praxis_post_get_slug (edited), ==, "one");

  /* What goes out is what was published. */
  g_clear_error (&error);
  publication = praxis_store_get_publication (test->store, test->digest_uuid, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (publication->posts, 0);
  g_assert_cmpstr (entry->title, ==, "One");
  g_assert_cmpuint (entry->month, ==, 202301);
  g_assert_cmpuint (entry->terms->len, ==, 0);

  praxis_draft_set_title (draft, "One");
  praxis_draft_set_month (draft, 202301);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, NULL);
  praxis_draft_set_base_revision (draft, outcome.revision);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  back = load (test, id);
  g_assert_cmpint (praxis_post_get_status (back), ==, PRAXIS_STATUS_PUBLISHED);
}

static void
test_slugs (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 one = test_library_add (test, "Same title", 202301, "a");
  gint64 two = test_library_add (test, "Same title", 202301, "b");
  g_autoptr(PraxisPost) second = load (test, two);
  g_autoptr(PraxisPost) old = NULL;

  g_assert_cmpstr (praxis_post_get_slug (second), ==, "same-title-2");
  g_assert_true (praxis_store_set_status (test->store, one, PRAXIS_STATUS_PUBLISHED, NULL));
  g_assert_true (praxis_store_rename_slug (test->store, one, "New name", NULL));
  old = praxis_store_get_post (test->store, "same-title", NULL);
  g_assert_cmpint (praxis_post_get_id (old), ==, one);
  g_assert_cmpstr (praxis_post_get_slug (old), ==, "new-name");

  /* And back again. */
  g_assert_true (praxis_store_rename_slug (test->store, one, "same-title", NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM slug_redirect WHERE slug = 'new-name'"), ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM slug_redirect"), ==, 1);
}

/* Many posts of one title are told apart, and quickly. */
static void
test_many_slugs (TestLibrary   *test,
                 gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(PraxisPost) last = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 150; i++)
    id = test_library_add (test, "Same title", 202301, "a");
  last = load (test, id);
  g_assert_cmpstr (praxis_post_get_slug (last), ==, "same-title-150");
  g_assert_cmpint (count (test, "SELECT count(DISTINCT slug) FROM post"), ==, 150);
  g_test_message ("150 posts of one title: %.1f ms", (g_get_monotonic_time () - start) / 1000.0);

  /* A number that is free again may be taken again, and no other. */
  g_assert_true (praxis_store_rename_slug (test->store, id, "other", NULL));
  id = test_library_add (test, "Same title", 202301, "a");
  g_clear_object (&last);
  last = load (test, id);
  g_assert_cmpstr (praxis_post_get_slug (last), ==, "same-title-150");
}

/* Where two digests have a slug, it is the user's own post, whichever digest came first. */
static void
test_slug_in_two_digests (TestLibrary   *test,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->folder, "two.db", NULL);
  g_autoptr(PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_CREATE, NULL);
  static const PraxisOrigin origins[] = { PRAXIS_ORIGIN_SAMPLE, PRAXIS_ORIGIN_MINE };
  static const char *const names[] = { "first", "second" };
  g_autoptr(PraxisPost) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST,
                                                     "uuid", names[i],
                                                     "slug", names[i],
                                                     "title", names[i],
                                                     "language", "en",
                                                     "origin", (int) origins[i],
                                                     NULL);
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();
      PraxisSaveOutcome outcome;

      praxis_draft_set_title (draft, "Same title");
      g_assert_true (praxis_store_add_digest (store, digest, NULL));
      g_assert_true (praxis_store_save_draft (store, names[i], draft, &outcome, NULL));
    }
  found = praxis_store_get_post (store, "same-title", NULL);
  g_assert_cmpstr (praxis_post_get_digest_uuid (found), ==, "second");
}

/* What an author sets up for a digest is kept, and neither number nor folder is what another one has. */
static void
test_digest_settings (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autoptr(PraxisDigest) fresh = praxis_store_find_digest (test->store, "digest", NULL);
  g_autoptr(PraxisDigest) added = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "u", "slug", "own", "title", "Own", "language",
                                                "en", "site-folder", "file:///srv/own", "word-target", 0, "site-theme", "night", NULL);
  g_autoptr(PraxisDigest) changed = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "title", "New title",
                                                  "language", "fr", "site-folder", "file:///srv/site", "word-target", 450,
                                                  "site-theme", "clinic", "site-header", "<p>Above</p>", "site-footer",
                                                  "<p>Below</p>", NULL);
  g_autoptr(PraxisDigest) first = NULL;
  g_autoptr(PraxisDigest) second = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (praxis_digest_get_site_folder (fresh), ==, "");
  g_assert_cmpuint (praxis_digest_get_word_target (fresh), ==, 300);
  g_assert_cmpstr (praxis_digest_get_site_theme (fresh), ==, "");
  g_assert_true (praxis_store_add_digest (test->store, added, &error));
  g_assert_no_error (error);
  g_assert_true (praxis_store_update_digest (test->store, changed, fresh, &error));
  g_assert_no_error (error);
  first = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_assert_cmpstr (praxis_digest_get_title (first), ==, "New title");
  g_assert_cmpstr (praxis_digest_get_slug (first), ==, "digest");
  g_assert_cmpstr (praxis_digest_get_language (first), ==, "fr");
  g_assert_cmpstr (praxis_digest_get_site_folder (first), ==, "file:///srv/site");
  g_assert_cmpuint (praxis_digest_get_word_target (first), ==, 450);
  g_assert_cmpstr (praxis_digest_get_site_theme (first), ==, "clinic");
  g_assert_cmpstr (praxis_digest_get_site_header (first), ==, "<p>Above</p>");
  g_assert_cmpstr (praxis_digest_get_site_footer (first), ==, "<p>Below</p>");
  second = praxis_store_find_digest (test->store, "own", NULL);
  g_assert_cmpstr (praxis_digest_get_site_folder (second), ==, "file:///srv/own");
  g_assert_cmpuint (praxis_digest_get_word_target (second), ==, 0);
  g_assert_cmpstr (praxis_digest_get_site_theme (second), ==, "night");
  g_assert_cmpstr (praxis_digest_get_site_header (second), ==, "");
}

/* Who changes one thing leaves alone what somebody else has changed meanwhile. */
static void
test_digest_changed_twice (TestLibrary   *test,
                           gconstpointer  data)
{
  g_autoptr(PraxisDigest) before = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_autoptr(PraxisDigest) changed = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", test->digest_uuid, "slug", "digest",
                                                  "title", "A digest", "language", "en", "author", "Vale", "word-target", 450,
                                                  NULL);
  g_autoptr(PraxisDigest) unknown = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "unknown", NULL);
  g_autoptr(PraxisDigest) after = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_store_set_site_folder (test->store, test->digest_uuid, "file:///srv/new", NULL));
  g_assert_true (praxis_store_update_digest (test->store, changed, before, &error));
  g_assert_no_error (error);
  after = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_assert_cmpstr (praxis_digest_get_site_folder (after), ==, "file:///srv/new");
  g_assert_cmpstr (praxis_digest_get_author (after), ==, "Vale");
  g_assert_cmpuint (praxis_digest_get_word_target (after), ==, 450);

  /* Neither does the one who has it as it was before that. */
  g_assert_true (praxis_store_update_digest (test->store, before, before, &error));
  g_assert_no_error (error);
  g_object_unref (after);
  after = praxis_store_find_digest (test->store, test->digest_uuid, NULL);
  g_assert_cmpstr (praxis_digest_get_author (after), ==, "Vale");
  g_assert_cmpuint (praxis_digest_get_word_target (after), ==, 450);

  g_assert_false (praxis_store_update_digest (test->store, unknown, before, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

/* A term that is only written otherwise is still the one that was published. */
static void
test_published_terms (TestLibrary   *test,
                      gconstpointer  data)
{
  const PraxisVocabulary topics = PRAXIS_VOCABULARY_TOPIC;
  gint64 id = test_library_add (test, "One", 202301, "text");
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisPost) published = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_terms (draft, topics, (const char *const[]) { "Empathy", "Attachment", NULL });
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  praxis_draft_set_base_revision (draft, outcome.revision);
  praxis_draft_set_summary (draft, "Edited since.");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  g_assert_true (praxis_store_rename_term (test->store, test->digest_uuid, topics, "Empathy", "EMPATHY", NULL));

  published = praxis_store_get_published_post (test->store, id, NULL);
  g_assert_cmpuint (praxis_post_get_terms (published, topics)->len, ==, 2);
  g_assert_cmpstr (praxis_term_get_label (g_ptr_array_index (praxis_post_get_terms (published, topics), 1)), ==,
                   "EMPATHY");
}

/* Bytes that are no text and numbers that mean nothing do not get out of the store. */
static void
test_damaged_rows (TestLibrary   *test,
                   gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "text");
  PraxisConnection *connection = praxis_store_get_connection (test->store);
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_connection_execute (connection,
                                            "UPDATE post SET title = CAST (x'4fff6e65' AS TEXT); "
                                            "INSERT INTO post_term SELECT 1, min (id) FROM term; "
                                            "UPDATE term SET vocabulary = 77 WHERE id = (SELECT min (id) FROM term)",
                                            NULL));
  entries = praxis_store_get_entries (test->store, &id, 1, NULL);
  g_assert_true (g_utf8_validate (((PraxisEntry *) g_ptr_array_index (entries, 0))->title, -1, NULL));
  post = praxis_store_get_post_by_id (test->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (praxis_post_get_terms (post, PRAXIS_VOCABULARY_TOPIC)->len, ==, 0);

  g_assert_true (praxis_connection_execute (connection, "UPDATE revision SET content = substr (content, 5)", NULL));
  g_assert_null (praxis_store_get_post_by_id (test->store, id, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
}

static void
test_trash (TestLibrary   *test,
            gconstpointer  data)
{
  gint64 ids[] = { test_library_add (test, "One", 202301, "apple"), test_library_add (test, "Two", 202301, "pear") };
  const char *apples = "SELECT count(*) FROM post_fts WHERE post_fts MATCH 'apple'";
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_store_delete_posts (test->store, ids, 2, NULL));
  g_assert_cmpint (count (test, apples), ==, 0);
  assert_sound (test);
  g_assert_null (praxis_store_get_post (test->store, "one", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);

  g_assert_true (praxis_store_restore_posts (test->store, ids, 1, NULL));
  g_assert_cmpint (count (test, apples), ==, 1);
  g_assert_true (praxis_store_empty_trash (test->store, praxis_store_now () - 60, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 2);
  g_assert_true (praxis_store_empty_trash (test->store, praxis_store_now () + 60, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 1);
  assert_sound (test);

  /* The removed post's row must never mean another post. */
  g_assert_cmpint (test_library_add (test, "Three", 202301, "plum"), >, ids[1]);
}

static void
test_terms (TestLibrary   *test,
            gconstpointer  data)
{
  const PraxisVocabulary topics = PRAXIS_VOCABULARY_TOPIC;
  gint64 id = test_library_add (test, "One", 202301, "text");
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisPost) after = NULL;
  g_autoptr(GPtrArray) terms = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;
  gint64 revision;

  praxis_draft_set_terms (draft, topics, (const char *const[]) { "Empathy", "Attachment", NULL });
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  revision = outcome.revision;

  g_assert_true (praxis_store_rename_term (test->store, test->digest_uuid, topics, "empathy", "Warmth", NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM post_fts WHERE topics MATCH 'warmth'"), ==, 1);
  g_assert_false (praxis_store_rename_term (test->store, test->digest_uuid, topics, "Warmth", "Attachment", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_EXISTS);
  g_clear_error (&error);

  /* An old name still means the same, and saving it again is no edit. */
  praxis_draft_set_terms (draft, topics, (const char *const[]) { "Empathy", "Attachment", NULL });
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  g_assert_cmpint (outcome.revision, ==, revision);

  g_assert_true (praxis_store_merge_terms (test->store, test->digest_uuid, topics, "Warmth", "Attachment", NULL));
  after = load (test, id);
  g_assert_cmpuint (praxis_post_get_terms (after, topics)->len, ==, 1);
  g_assert_false (praxis_store_merge_terms (test->store, test->digest_uuid, topics, "Empathy", "Attachment", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (praxis_store_move_term (test->store, test->digest_uuid, topics, "Training", 0, NULL));
  g_assert_true (praxis_store_retire_term (test->store, test->digest_uuid, topics, "Training", TRUE, NULL));
  g_assert_true (praxis_store_add_term (test->store, test->digest_uuid, topics, "Own", NULL, NULL));
  terms = praxis_store_list_terms (test->store, test->digest_uuid, topics, NULL);
  g_assert_cmpuint (terms->len, ==, 36);
  g_assert_cmpstr (praxis_term_get_label (g_ptr_array_index (terms, 0)), ==, "Training");
  g_assert_true (praxis_term_is_retired (g_ptr_array_index (terms, 0)));
  g_assert_cmpstr (praxis_term_get_label (g_ptr_array_index (terms, 1)), ==, "Adherence");
  g_assert_cmpstr (praxis_term_get_label (g_ptr_array_index (terms, 35)), ==, "Own");
  assert_sound (test);
}

static void
test_verify_finds_damage (TestLibrary   *test,
                          gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "apple");
  PraxisConnection *connection = praxis_store_get_connection (test->store);
  g_auto(GStrv) problems = NULL;
  g_auto(GStrv) others = NULL;

  /* A flipped letter in a stored text, and words that the index does not have. */
  g_assert_true (praxis_connection_execute (connection,
                                            "UPDATE revision SET content = replace (content, 'apple', 'bpple')", NULL));
  g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
  g_assert_cmpuint (g_strv_length (problems), ==, 1);
  g_assert_true (praxis_connection_execute (connection,
                                            "UPDATE revision SET content = replace (content, 'bpple', 'apple'); "
                                            "INSERT INTO post_fts (post_fts) VALUES ('delete-all')", NULL));
  g_assert_true (praxis_store_verify (test->store, &others, NULL, NULL));
  g_assert_cmpuint (g_strv_length (others), ==, 1);
  g_assert_true (praxis_store_repair (test->store, NULL));
  assert_sound (test);
  g_assert_cmpint (count (test, "SELECT rowid FROM post_fts WHERE post_fts MATCH 'apple'"), ==, id);
}

/* What the facets are made from is looked at, and made again. */
static void
test_verify_finds_facets (TestLibrary   *test,
                          gconstpointer  data)
{
  static const char *const damages[] = {
    "DELETE FROM citation",
    "UPDATE citation SET container = 'Another journal'",
    "DELETE FROM post_term",
    "INSERT INTO post_term SELECT 1, id FROM term WHERE label = 'Training'",
  };
  gint64 id = test_library_add (test, "One", 202301, "text");
  PraxisConnection *connection = praxis_store_get_connection (test->store);
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisCitation) citation = make_citation ("Lamp", 2020);
  PraxisSaveOutcome outcome;

  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char *const[]) { "Empathy", NULL });
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  assert_sound (test);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_auto(GStrv) problems = NULL;

      g_assert_true (praxis_connection_execute (connection, damages[i], NULL));
      g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
      g_assert_cmpuint (g_strv_length (problems), ==, 1);
      g_assert_true (praxis_store_repair (test->store, NULL));
      assert_sound (test);
    }
}

/* Where a content cannot be read the words in the search are the last ones: a repair must not take them. */
static void
test_repair_keeps_words (TestLibrary   *test,
                         gconstpointer  data)
{
  test_library_add (test, "One", 202301, "apple");
  test_library_add (test, "Two", 202301, "pear");
  g_assert_true (praxis_connection_execute (praxis_store_get_connection (test->store),
                                            "UPDATE revision SET content = substr (content, 9) WHERE post_id = 1; "
                                            "INSERT INTO post_fts (post_fts) VALUES ('delete-all')", NULL));
  g_assert_true (praxis_store_repair (test->store, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM post_fts WHERE post_fts MATCH 'apple OR pear'"), ==, 2);
}

/* A reader can look at all but the index of words. */
static void
test_verify_reads (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr(PraxisStore) reader = praxis_store_open (test->path, PRAXIS_STORE_READ, NULL);
  g_auto(GStrv) problems = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_store_verify (reader, &problems, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
}

static void
test_backup_and_restore (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *empty = g_build_filename (test->folder, "empty", NULL);
  g_autoptr(PraxisStore) kept_store = NULL;
  g_autoptr(GError) error = NULL;
  gint64 before, after;

  test_library_add (test, "One", 202301, "apple");
  g_assert_true (praxis_store_backup (test->store, backup, NULL, &error));
  g_assert_no_error (error);
  test_library_add (test, "Two", 202301, "pear");
  praxis_store_get_change (test->store, &before, NULL);

  /* The library is open here all the time. */
  g_assert_true (praxis_store_restore (test->path, backup, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 1);
  praxis_store_get_change (test->store, &after, NULL);
  g_assert_cmpint (after, >, before);
  assert_sound (test);
  kept_store = praxis_store_open (kept, PRAXIS_STORE_READ, &error);
  g_assert_no_error (error);

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_false (praxis_store_restore (test->path, empty, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (empty, "This is a letter to a friend, and no database at all.", -1, NULL));
  g_assert_false (praxis_store_restore (test->path, empty, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 1);
}

static void
test_restore_over_damage (TestLibrary   *test,
                          gconstpointer  data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(PraxisStore) again = NULL;
  g_autoptr(GError) error = NULL;

  test_library_add (test, "One", 202301, "apple");
  g_assert_true (praxis_store_backup (test->store, backup, NULL, NULL));
  g_clear_object (&test->store);
  g_assert_true (g_file_set_contents (test->path, "SQLite format 3\0 and then nothing that makes sense", 50, NULL));
  g_assert_null (praxis_store_open (test->path, PRAXIS_STORE_WRITE, NULL));
  g_assert_true (praxis_store_restore (test->path, backup, &kept, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  again = praxis_store_open (test->path, PRAXIS_STORE_WRITE, &error);
  g_assert_no_error (error);
}

/* Where the library's file is gone its log may still be there: the new file must not meet it, and it is kept. */
static void
test_restore_keeps_log (TestLibrary   *test,
                        gconstpointer  data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *path = g_build_filename (test->folder, "lost.db", NULL);
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);
  g_autofree char *lost_log = g_strconcat (path, "-wal", NULL);
  g_autofree char *words = NULL;
  g_autoptr(GDir) folder = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;
  guint n_kept = 0;
  gsize length;

  g_assert_true (praxis_store_backup (test->store, backup, NULL, NULL));
  test_library_add (test, "One", 202301, "apple");
  g_assert_true (g_file_get_contents (log, &words, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_true (g_file_set_contents (lost_log, words, length, NULL));

  g_assert_true (praxis_store_restore (path, backup, NULL, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&test->store);
  test->store = praxis_store_open (path, PRAXIS_STORE_WRITE, &error);
  g_assert_no_error (error);
  assert_sound (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 0);
  folder = g_dir_open (test->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    n_kept += strstr (name, "before-restore") != NULL && g_str_has_suffix (name, "-wal");
  g_assert_cmpuint (n_kept, ==, 1);
}

/* Neither another program's file nor a folder is the library's to replace. */
static void
test_restore_refuses (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *foreign = g_build_filename (test->folder, "foreign.db", NULL);
  g_autofree char *inner = g_build_filename (test->folder, "inner", NULL);
  g_autoptr(PraxisConnection) other = praxis_connection_open (foreign, PRAXIS_CONNECTION_CREATE, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_store_backup (test->store, backup, NULL, NULL));
  g_assert_true (praxis_connection_execute (other, "CREATE TABLE a (x)", NULL));
  g_clear_pointer (&other, praxis_connection_close);
  g_assert_true (g_file_get_contents (foreign, &before, &length, NULL));
  g_assert_false (praxis_store_restore (foreign, backup, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (foreign, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_false (praxis_store_restore (inner, backup, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_true (g_file_test (inner, G_FILE_TEST_IS_DIR));

  g_assert_true (praxis_connection_execute (praxis_store_get_connection (test->store), "PRAGMA user_version = 99",
                                            NULL));
  g_assert_false (praxis_store_restore (test->path, backup, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_NEW);
}

/* What is broken off changes nothing, and leaves nothing. */
static void
test_restore_cancelled (TestLibrary   *test,
                        gconstpointer  data)
{
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *missing = g_build_filename (test->folder, "missing.db", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GDir) folder = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  g_assert_true (praxis_store_backup (test->store, backup, NULL, NULL));
  test_library_add (test, "One", 202301, "apple");
  g_cancellable_cancel (cancellable);
  g_assert_false (praxis_store_restore (test->path, backup, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (praxis_store_restore (missing, backup, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 1);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  folder = g_dir_open (test->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, "before-restore"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/store/new", test_new_library);
  test_library_add_test ("/store/save", test_save);
  test_library_add_test ("/store/revisions", test_revisions);
  test_library_add_test ("/store/published", test_published);
  test_library_add_test ("/store/slugs", test_slugs);
  test_library_add_test ("/store/slugs/many", test_many_slugs);
  test_library_add_test ("/store/slugs/two-digests", test_slug_in_two_digests);
  test_library_add_test ("/store/digest-settings", test_digest_settings);
  test_library_add_test ("/store/digest-changed-twice", test_digest_changed_twice);
  test_library_add_test ("/store/published/terms", test_published_terms);
  test_library_add_test ("/store/damaged-rows", test_damaged_rows);
  test_library_add_test ("/store/trash", test_trash);
  test_library_add_test ("/store/terms", test_terms);
  test_library_add_test ("/store/verify", test_verify_finds_damage);
  test_library_add_test ("/store/verify/facets", test_verify_finds_facets);
  test_library_add_test ("/store/verify/reader", test_verify_reads);
  test_library_add_test ("/store/repair/words", test_repair_keeps_words);
  test_library_add_test ("/store/backup", test_backup_and_restore);
  test_library_add_test ("/store/restore/damaged", test_restore_over_damage);
  test_library_add_test ("/store/restore/log", test_restore_keeps_log);
  test_library_add_test ("/store/restore/refused", test_restore_refuses);
  test_library_add_test ("/store/restore/cancelled", test_restore_cancelled);
  return g_test_run ();
}
