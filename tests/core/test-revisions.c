/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-import.h"
#include "praxis-error.h"
#include "store/praxis-store-maintenance.h"
#include "store/praxis-store-posts.h"
#include "test-library.h"

static PraxisPost *
load (TestLibrary *test,
      gint64       id)
{
  g_autoptr(GError) error = NULL;
  PraxisPost *post = praxis_store_get_post_by_id (test->store, id, &error);

  g_assert_no_error (error);
  return post;
}

/* Saves a summary onto a post, from the revision @base; 0 is the newest one. */
static PraxisSaveOutcome
save (TestLibrary     *test,
      gint64           id,
      gint64           base,
      const char      *summary,
      PraxisSaveFlags  flags)
{
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  if (base != 0)
    praxis_draft_set_base_revision (draft, base);
  praxis_draft_set_summary (draft, summary);
  praxis_store_save_draft_with_flags (test->store, test->digest_uuid, draft, flags, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

/* Asserts the summaries of a post's revisions, newest first, and that the library is sound. */
static void
assert_history (TestLibrary       *test,
                gint64             id,
                const char *const *summaries)
{
  g_autoptr(GPtrArray) revisions = praxis_store_list_revisions (test->store, id, NULL);
  g_auto(GStrv) problems = NULL;

  g_assert_cmpuint (revisions->len, ==, g_strv_length ((GStrv) summaries));
  for (guint i = 0; i < revisions->len; i++)
    {
      PraxisRevision *revision = revisions->pdata[i];
      g_autoptr(PraxisDraft) draft = praxis_store_get_revision_draft (test->store, revision->id, NULL);

      g_assert_cmpstr (praxis_draft_get_summary (draft), ==, summaries[i]);
      g_assert_null (praxis_draft_get_post_uuid (draft));
    }
  g_assert_true (praxis_store_verify (test->store, &problems, NULL, NULL));
  g_assert_cmpstrv (problems, ((const char *const[]) { NULL }));
}

#define assert_summaries(test, id, ...) \
  assert_history (test, id, (const char *const[]) { __VA_ARGS__, NULL })

static void
test_continue (TestLibrary   *test,
               gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  PraxisSaveOutcome opened = save (test, id, 0, "a", PRAXIS_SAVE_NEW_REVISION);
  PraxisSaveOutcome typed = save (test, id, opened.revision, "ab", PRAXIS_SAVE_CONTINUE);
  PraxisSaveOutcome again = save (test, id, typed.revision, "abc", PRAXIS_SAVE_CONTINUE);
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(PraxisPost) post = NULL;

  g_assert_cmpint (typed.revision, >, opened.revision);
  g_assert_cmpint (again.revision, >, typed.revision);
  g_assert_false (typed.conflict);
  assert_summaries (test, id, "abc", "first");

  /* What took a revision's place was made from what that one was made from. */
  revisions = praxis_store_list_revisions (test->store, id, NULL);
  g_assert_cmpint (((PraxisRevision *) revisions->pdata[0])->parent, ==, ((PraxisRevision *) revisions->pdata[1])->id);

  /* Nothing new, nothing made; and without the flag a revision of its own. */
  g_assert_cmpint (save (test, id, again.revision, "abc", PRAXIS_SAVE_CONTINUE).revision, ==, again.revision);
  save (test, id, again.revision, "abcd", PRAXIS_SAVE_NEW_REVISION);
  assert_summaries (test, id, "abcd", "abc", "first");
  post = load (test, id);
  g_assert_cmpstr (praxis_post_get_summary (post), ==, "abcd");
}

/* Who started from a revision that gave way meanwhile finds that out, and no text is lost. */
static void
test_continue_conflict (TestLibrary   *test,
                        gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  PraxisSaveOutcome opened = save (test, id, 0, "a", PRAXIS_SAVE_NEW_REVISION);
  PraxisSaveOutcome mine = save (test, id, opened.revision, "mine", PRAXIS_SAVE_CONTINUE);
  PraxisSaveOutcome theirs = save (test, id, opened.revision, "theirs", PRAXIS_SAVE_CONTINUE);

  g_assert_true (theirs.conflict);
  g_assert_cmpint (theirs.revision, >, mine.revision);
  assert_summaries (test, id, "theirs", "mine", "first");
}

/* Who wants no conflict saves nothing. */
static void
test_refuse_conflict (TestLibrary   *test,
                      gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  save (test, id, 0, "theirs", PRAXIS_SAVE_NEW_REVISION);
  praxis_draft_set_summary (draft, "mine");
  g_assert_false (praxis_store_save_draft_with_flags (test->store, test->digest_uuid, draft, PRAXIS_SAVE_REFUSE_CONFLICT,
                                                      &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_summaries (test, id, "theirs", "first");

  /* What says the same is no conflict. */
  praxis_draft_set_summary (draft, "theirs");
  g_assert_true (praxis_store_save_draft_with_flags (test->store, test->digest_uuid, draft, PRAXIS_SAVE_REFUSE_CONFLICT,
                                                     &outcome, &error));
  assert_summaries (test, id, "theirs", "first");
}

/* What is published is never replaced. */
static void
test_continue_published (TestLibrary   *test,
                         gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  g_autoptr(PraxisPost) published = NULL;
  PraxisSaveOutcome outcome;

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  outcome = save (test, id, 0, "a", PRAXIS_SAVE_CONTINUE);
  save (test, id, outcome.revision, "ab", PRAXIS_SAVE_CONTINUE);
  assert_summaries (test, id, "ab", "first");
  published = praxis_store_get_published_post (test->store, id, NULL);
  g_assert_cmpstr (praxis_post_get_summary (published), ==, "first");
}

/* Taking an import back keeps a post that was edited since, also where the writing "goes on" from the import. */
static void
test_continue_imported (TestLibrary   *test,
                        gconstpointer  data)
{
  g_autoptr(PraxisImport) import = praxis_import_new ("page.html");
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  praxis_draft_set_title (draft, "A tale");
  praxis_import_add_post (import, draft, NULL, NULL, PRAXIS_STATUS_DRAFT);
  report = praxis_import_apply (import, test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  id = ((PraxisImportedPost *) report->added->pdata[0])->id;
  save (test, id, 0, "Edited.", PRAXIS_SAVE_CONTINUE);
  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  g_assert_no_error (error);
  post = load (test, id);
  g_assert_cmpint (praxis_post_get_deleted (post), >, 0);
  g_assert_cmpstr (praxis_post_get_summary (post), ==, "Edited.");
}

static void
test_restore (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  gint64 other = test_library_add (test, "Two", 202301, "other");
  g_autoptr(GPtrArray) revisions = NULL;
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(PraxisPost) back = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;
  gint64 first, second;

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  second = save (test, id, 0, "second", PRAXIS_SAVE_NEW_REVISION).revision;
  save (test, id, 0, "third", PRAXIS_SAVE_NEW_REVISION);
  revisions = praxis_store_list_revisions (test->store, id, NULL);
  first = ((PraxisRevision *) revisions->pdata[2])->id;

  /* Going back never publishes, and takes nothing. */
  g_assert_true (praxis_store_restore_revision (test->store, id, second, &outcome, &error));
  g_assert_no_error (error);
  g_assert_false (outcome.conflict);
  post = load (test, id);
  g_assert_cmpstr (praxis_post_get_summary (post), ==, "second");
  g_assert_cmpint (praxis_post_get_status (post), ==, PRAXIS_STATUS_NEEDS_UPDATE);
  assert_summaries (test, id, "second", "third", "second", "first");

  /* But what is published is. */
  g_assert_true (praxis_store_restore_revision (test->store, id, first, &outcome, NULL));
  back = load (test, id);
  g_assert_cmpint (praxis_post_get_status (back), ==, PRAXIS_STATUS_PUBLISHED);

  g_assert_false (praxis_store_restore_revision (test->store, other, first, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (praxis_store_restore_revision (test->store, 99, first, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (praxis_store_get_revision_draft (test->store, 999, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (praxis_store_delete_posts (test->store, &id, 1, NULL));
  g_assert_false (praxis_store_restore_revision (test->store, id, second, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT);
}

static void
test_discard (TestLibrary   *test,
              gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  g_autoptr(PraxisPost) post = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  g_assert_false (praxis_store_discard_changes (test->store, id, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (praxis_store_discard_changes (test->store, 99, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  save (test, id, 0, "second", PRAXIS_SAVE_NEW_REVISION);
  g_assert_true (praxis_store_discard_changes (test->store, id, &outcome, &error));
  g_assert_no_error (error);
  post = load (test, id);
  g_assert_cmpint (praxis_post_get_status (post), ==, PRAXIS_STATUS_PUBLISHED);
  g_assert_cmpint (praxis_post_get_revision (post), ==, outcome.revision);
  assert_summaries (test, id, "first", "second", "first");

  /* Where nothing but the status says that an update is needed, no revision is made. */
  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_NEEDS_UPDATE, NULL));
  g_assert_true (praxis_store_discard_changes (test->store, id, &outcome, NULL));
  g_clear_object (&post);
  post = load (test, id);
  g_assert_cmpint (praxis_post_get_status (post), ==, PRAXIS_STATUS_PUBLISHED);
  assert_summaries (test, id, "first", "second", "first");

  g_assert_true (praxis_store_delete_posts (test->store, &id, 1, NULL));
  g_assert_false (praxis_store_discard_changes (test->store, id, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_CONFLICT);
}

static void
test_duplicate (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  gint64 untitled = test_library_add (test, "", 202301, "text");
  g_autoptr(PraxisPost) copy = NULL;
  g_autoptr(PraxisPost) nameless = NULL;
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  g_assert_true (praxis_store_set_status (test->store, id, PRAXIS_STATUS_PUBLISHED, NULL));
  g_assert_true (praxis_store_duplicate_post (test->store, id, &outcome, &error));
  g_assert_no_error (error);
  g_assert_true (outcome.created);
  g_assert_cmpint (outcome.post_id, !=, id);
  copy = load (test, outcome.post_id);
  g_assert_cmpstr (praxis_post_get_title (copy), ==, "Copy of One");
  g_assert_cmpstr (praxis_post_get_slug (copy), ==, "copy-of-one");
  g_assert_cmpstr (praxis_post_get_summary (copy), ==, "first");
  g_assert_cmpint (praxis_post_get_status (copy), ==, PRAXIS_STATUS_DRAFT);
  g_assert_cmpuint (praxis_post_get_month (copy), ==, 202301);
  g_assert_cmpint (praxis_post_get_position (copy), ==, 2);
  g_assert_cmpint (praxis_post_get_published (copy), ==, 0);
  assert_summaries (test, outcome.post_id, "first");
  assert_summaries (test, id, "first");

  g_assert_true (praxis_store_duplicate_post (test->store, untitled, &outcome, NULL));
  nameless = load (test, outcome.post_id);
  g_assert_cmpstr (praxis_post_get_title (nameless), ==, "");
  g_assert_false (praxis_store_duplicate_post (test->store, 99, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

/* Nothing of this is done where nothing can be written. */
static void
test_read_only (TestLibrary   *test,
                gconstpointer  data)
{
  gint64 id = test_library_add (test, "One", 202301, "first");
  g_autoptr(PraxisPost) post = load (test, id);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  g_autoptr(PraxisStore) reader = praxis_store_open (test->path, PRAXIS_STORE_READ, NULL);
  g_autoptr(GError) error = NULL;
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (draft, "second");
  g_assert_false (praxis_store_save_draft_with_flags (reader, test->digest_uuid, draft, PRAXIS_SAVE_CONTINUE, &outcome,
                                                      &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (praxis_store_duplicate_post (reader, id, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (praxis_store_discard_changes (reader, id, &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (praxis_store_restore_revision (reader, id, praxis_post_get_revision (post), &outcome, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_READ_ONLY);
  assert_summaries (test, id, "first");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/revisions/continue", test_continue);
  test_library_add_test ("/revisions/continue/conflict", test_continue_conflict);
  test_library_add_test ("/revisions/refuse-conflict", test_refuse_conflict);
  test_library_add_test ("/revisions/continue/published", test_continue_published);
  test_library_add_test ("/revisions/continue/imported", test_continue_imported);
  test_library_add_test ("/revisions/restore", test_restore);
  test_library_add_test ("/revisions/discard", test_discard);
  test_library_add_test ("/revisions/duplicate", test_duplicate);
  test_library_add_test ("/revisions/read-only", test_read_only);
  return g_test_run ();
}
