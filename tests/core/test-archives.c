/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-archives.h"

#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-notes.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-reading.h"

void
test_archives_set_up (TestArchives  *test,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  test_library_set_up (&test->author, data);
  path = g_build_filename (test->author.folder, "reader.db", NULL);
  test->path = g_build_filename (test->author.folder, "digest.praxis", NULL);
  test->reader = praxis_store_open (path, PRAXIS_STORE_CREATE, &error);
  g_assert_no_error (error);
  test->key = praxis_signing_key_new ();
}

void
test_archives_tear_down (TestArchives  *test,
                         gconstpointer  data)
{
  g_assert_finalize_object (test->reader);
  g_clear_pointer (&test->key, praxis_signing_key_free);
  g_free (test->path);
  test_library_tear_down (&test->author, data);
}

/* Adds a published post to the author's library, about a work, and gives its row. */
gint64
test_archives_publish (TestArchives *test,
                       const char   *title,
                       PraxisMonth   month,
                       const char   *topic)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCitation) citation = NULL;
  PraxisSaveOutcome outcome;

  citation = praxis_citation_new ("{\"type\": \"article-journal\", \"title\": \"A study\", \"container-title\": \"A journal\", "
                                  "\"author\": [{\"family\": \"Ábel\", \"given\": \"B.\"}], "
                                  "\"issued\": {\"date-parts\": [[2020]]}}", NULL, &error);
  g_assert_no_error (error);
  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_draft_set_summary (draft, "A *summary*\n\nin two paragraphs.");
  praxis_draft_set_implications (draft, "What “follows”: \\ / \t.");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char * const[]) { topic, NULL });
  praxis_store_save_draft (test->author.store, test->author.digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->author.store, outcome.post_id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

/* Gives a post of the author another summary, and publishes that or not. */
void
test_archives_edit (TestArchives *test,
                    gint64        id,
                    const char   *summary,
                    gboolean      publish)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post_by_id (test->author.store, id, &error);
  g_autoptr(PraxisDraft) draft = NULL;
  PraxisSaveOutcome outcome;

  g_assert_no_error (error);
  draft = praxis_draft_new_from_post (post);
  praxis_draft_set_summary (draft, summary);
  praxis_store_save_draft (test->author.store, test->author.digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  if (publish)
    praxis_store_set_status (test->author.store, id, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
}

/* Writes the author's archive, signed if there is a key. */
PraxisArchiveOutcome
test_archives_write (TestArchives *test)
{
  g_autoptr(GError) error = NULL;
  PraxisArchiveOutcome outcome;

  praxis_archive_write (test->author.store, test->author.digest_uuid, test->key, test->path, FALSE, &outcome, NULL, &error);
  g_assert_no_error (error);
  return outcome;
}

/* Brings the archive into the reader's library, which must work. */
PraxisArchiveReport *
test_archives_apply (TestArchives *test)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisArchive) archive = praxis_archive_open (test->path, &error);
  PraxisArchiveReport *report;

  g_assert_no_error (error);
  report = praxis_archive_apply (test->reader, archive, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* The first number that a query gives. */
gint64
test_archives_count (PraxisStore *store,
                     const char  *sql)
{
  sqlite3 *handle = praxis_connection_get_handle (praxis_store_get_connection (store));
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

void
test_archives_run (PraxisStore *store,
                   const char  *sql)
{
  g_autoptr(GError) error = NULL;

  praxis_connection_execute (praxis_store_get_connection (store), sql, &error);
  g_assert_no_error (error);
}

/* Nothing contradicts itself in a library. */
void
test_archives_assert_sound (PraxisStore *store)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) problems = NULL;

  praxis_store_verify (store, &problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (problems, ((const char *[]) { NULL }));
}

void
test_archives_list_post (PraxisStore *store,
                         const char  *slug)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post (store, slug, &error);
  gint64 id = praxis_post_get_id (post);

  praxis_store_set_listed (store, &id, 1, PRAXIS_LISTING_ON, NULL, &error);
  g_assert_no_error (error);
}

PraxisNote *
test_archives_note_post (PraxisStore *store,
                         const char  *slug)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisPost) post = praxis_store_get_post (store, slug, &error);
  PraxisNote *note = praxis_store_add_note (store, praxis_post_get_uuid (post), "A note", "summary", "A ", "", &error);

  g_assert_no_error (error);
  return note;
}
