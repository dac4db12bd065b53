/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-import.h"
#include "import/praxis-sample.h"
#include "praxis-error.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-publication.h"
#include "store/praxis-store-terms.h"
#include "test-library.h"

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

static PraxisImport *
make_import (void)
{
  PraxisImport *import = praxis_import_new ("page.html");
  static const char *const titles[] = { "First tale", "Second tale", "Third tale" };

  praxis_import_add_blurb (import, 202304, "…I blog about tales", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();

      praxis_draft_set_title (draft, titles[i]);
      praxis_draft_set_month (draft, i < 2 ? 202304 : 202303);
      praxis_draft_set_summary (draft, "Readers were asked.");
      praxis_import_add_post (import, draft, NULL, NULL, PRAXIS_STATUS_PUBLISHED);
    }
  praxis_import_add_problem (import, 12, "No citation was found.");
  return import;
}

static PraxisImportReport *
apply (TestLibrary *test)
{
  g_autoptr(PraxisImport) import = make_import ();
  g_autoptr(GError) error = NULL;
  PraxisImportReport *report = praxis_import_apply (import, test->store, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static void
test_apply_and_undo (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autoptr(PraxisImportReport) report = apply (test);
  g_autoptr(PraxisImportReport) again = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (report->added->len, ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post WHERE status = 2"), ==, 3);
  g_assert_cmpint (count (test, "SELECT count(*) FROM issue"), ==, 2);

  again = apply (test);
  g_assert_cmpuint (again->added->len, ==, 0);
  g_assert_cmpuint (again->skipped->len, ==, 3);
  g_assert_cmpint (again->import_id, ==, 0);

  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post_text"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM issue"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM digest"), ==, 1);
  g_assert_false (praxis_import_undo (test->store, report->import_id, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static void
add_dated (PraxisImport *import,
           const char   *title,
           PraxisMonth   month,
           PraxisStatus  status,
           gint64        published,
           gint64        modified)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();

  praxis_draft_set_title (draft, title);
  praxis_draft_set_month (draft, month);
  praxis_import_add_post (import, draft, NULL, NULL, status);
  praxis_import_add_past (import, NULL, published, modified);
}

/* What was published or changed years ago is not published or changed today because it is imported today. */
static void
test_published (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(PraxisImport) import = praxis_import_new ("page.html");
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(GError) error = NULL;
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;

  add_dated (import, "Of a month", 201402, PRAXIS_STATUS_PUBLISHED, 0, 0);
  add_dated (import, "Of a day", 201402, PRAXIS_STATUS_PUBLISHED, 1400000000, 0);
  add_dated (import, "Without a month", PRAXIS_MONTH_NONE, PRAXIS_STATUS_PUBLISHED, 0, 0);
  add_dated (import, "To come", 999912, PRAXIS_STATUS_PUBLISHED, 0, 0);
  add_dated (import, "Not published", 201402, PRAXIS_STATUS_READY, 0, 0);
  add_dated (import, "Changed", 201402, PRAXIS_STATUS_PUBLISHED, 1400000000, 1500000000);
  add_dated (import, "Changed before", 201402, PRAXIS_STATUS_PUBLISHED, 1400000000, 1300000000);
  add_dated (import, "Changed in times to come", 201402, PRAXIS_STATUS_PUBLISHED, 1400000000, G_GINT64_CONSTANT (250000000000));
  report = praxis_import_apply (import, test->store, test->digest_uuid, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added->len, ==, 8);
  /* 2014-02-01T12:00:00Z */
  g_assert_cmpint (count (test, "SELECT published FROM post WHERE title = 'Of a month'"), ==, 1391256000);
  g_assert_cmpint (count (test, "SELECT published FROM post WHERE title = 'Of a day'"), ==, 1400000000);
  g_assert_cmpint (count (test, "SELECT published FROM post WHERE title = 'Without a month'"), >=, before);
  g_assert_cmpint (count (test, "SELECT published FROM post WHERE title = 'To come'"), >=, before);
  g_assert_cmpint (count (test, "SELECT published FROM post WHERE title = 'To come'"), <=, before + 600);
  g_assert_cmpint (count (test, "SELECT published FROM post WHERE title = 'Not published'"), ==, 0);

  g_assert_cmpint (count (test, "SELECT modified FROM post WHERE title = 'Of a month'"), ==, 1391256000);
  g_assert_cmpint (count (test, "SELECT modified FROM post WHERE title = 'Not published'"), >=, before);
  g_assert_cmpint (count (test, "SELECT modified FROM post WHERE title = 'Changed'"), ==, 1500000000);
  g_assert_cmpint (count (test, "SELECT modified FROM post WHERE title = 'Changed before'"), ==, 1400000000);
  g_assert_cmpint (count (test, "SELECT modified FROM post WHERE title = 'Changed in times to come'"), >=, before);
  g_assert_cmpint (count (test, "SELECT modified FROM post WHERE title = 'Changed in times to come'"), <=, before + 600);
  g_assert_cmpint (count (test, "SELECT revision.created FROM post JOIN revision ON revision.id = revision_id "
                                "WHERE title = 'Changed'"), ==, 1500000000);
}

static GPtrArray *
find_known (TestLibrary  *test,
            PraxisImport *import,
            const char   *digest)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *known = praxis_import_find_known (import, test->store, digest, &error);

  g_assert_no_error (error);
  return known;
}

static const char *
words_of (GPtrArray *known,
          guint      i)
{
  const PraxisImportMet *met = known->pdata[i];

  g_assert_nonnull (met);
  return met->words;
}

/* What is said before an import is what the import does. */
static void
test_known (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisImport) import = make_import ();
  g_autoptr(PraxisDraft) other = praxis_draft_new ();
  g_autoptr(PraxisDraft) twice = praxis_draft_new ();
  g_autoptr(GPtrArray) before = find_known (test, import, NULL);
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportReport) again = NULL;
  g_autoptr(GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 3);
  for (guint i = 0; i < before->len; i++)
    g_assert_null (before->pdata[i]);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 0);

  report = apply (test);
  praxis_draft_set_title (other, "Fourth tale");
  praxis_draft_set_month (other, 202304);
  praxis_draft_set_title (twice, "fourth TALE");
  praxis_draft_set_month (twice, 202304);
  praxis_import_add_post (import, other, NULL, NULL, PRAXIS_STATUS_PUBLISHED);
  praxis_import_add_post (import, twice, NULL, NULL, PRAXIS_STATUS_PUBLISHED);
  after = find_known (test, import, test->digest_uuid);
  g_assert_cmpuint (after->len, ==, 5);
  g_assert_cmpstr (words_of (after, 0), ==, "Already in the digest: “First tale”");
  g_assert_cmpstr (words_of (after, 2), ==, "Already in the digest: “Third tale”");
  g_assert_null (after->pdata[3]);
  g_assert_cmpstr (words_of (after, 4), ==, "The same as one above");

  again = praxis_import_apply (import, test->store, test->digest_uuid, NULL, NULL);
  g_assert_cmpuint (again->added->len, ==, 1);
  g_assert_cmpuint (again->skipped->len, ==, 4);
}

/* A record of a work that another post is about, whatever that is called and whenever it appeared. */
static void
test_known_work (TestLibrary   *test,
                 gconstpointer  data)
{
  static const char *const dois[] = { "10.1234/ONE", "10.1234/two" };
  g_autoptr(PraxisImport) import = praxis_import_new ("works.ris");
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) known = NULL;
  PraxisSaveOutcome outcome;

  for (gsize i = 0; i < G_N_ELEMENTS (dois); i++)
    {
      g_autoptr(PraxisDraft) record = praxis_draft_new ();
      g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
      g_autoptr(GPtrArray) works = g_ptr_array_new_with_free_func (g_object_unref);

      praxis_citation_builder_set_string (builder, "title", "A work");
      praxis_citation_builder_set_string (builder, "DOI", dois[i]);
      g_ptr_array_add (works, praxis_citation_builder_end (builder, NULL));
      praxis_draft_set_citations (record, works);
      praxis_import_add_work (import, record, NULL);
      if (i == 0)
        praxis_draft_set_citations (draft, works);
    }
  praxis_draft_set_title (draft, "What one work taught me");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));

  known = find_known (test, import, NULL);
  g_assert_cmpstr (words_of (known, 0), ==, "Already in the digest: “What one work taught me”");
  g_assert_null (known->pdata[1]);

  g_assert_true (praxis_store_delete_posts (test->store, &outcome.post_id, 1, NULL));
  g_ptr_array_unref (known);
  known = find_known (test, import, NULL);
  g_assert_null (known->pdata[0]);
}

/* A post that came from this library is known by its UUID; one in the trash comes back. */
static void
test_known_uuid (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(PraxisImportReport) report = apply (test);
  g_autoptr(PraxisImport) import = praxis_import_new ("files");
  g_autoptr(GPtrArray) known = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      const PraxisImportedPost *post = g_ptr_array_index (report->added, i);
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();

      praxis_draft_set_title (draft, post->title);
      praxis_draft_set_month (draft, 202304);
      praxis_draft_set_summary (draft, "Readers were asked.");
      praxis_import_add_post (import, draft, post->uuid, NULL, PRAXIS_STATUS_DRAFT);
      if (i == 1)
        g_assert_true (praxis_store_delete_posts (test->store, &post->id, 1, NULL));
    }
  known = find_known (test, import, NULL);
  g_assert_cmpstr (words_of (known, 0), ==, "Already in the digest: “First tale”");
  g_assert_null (known->pdata[1]);

  g_assert_null (praxis_import_find_known (import, test->store, "no such digest", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NOT_FOUND);
}

static void
test_undo_keeps_edits (TestLibrary   *test,
                       gconstpointer  data)
{
  g_autoptr(PraxisImportReport) report = apply (test);
  PraxisImportedPost *first = g_ptr_array_index (report->added, 0);
  g_autoptr(PraxisPost) post = praxis_store_get_post (test->store, first->uuid, NULL);
  g_autoptr(PraxisDraft) draft = praxis_draft_new_from_post (post);
  PraxisSaveOutcome outcome;

  praxis_draft_set_summary (draft, "Edited by hand.");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, draft, &outcome, NULL));
  g_assert_true (praxis_import_undo (test->store, report->import_id, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM post WHERE deleted > 0"), ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 1);
}

/* The words of an issue and of a digest have no trash to go to. */
static void
test_undo_keeps_words (TestLibrary   *test,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->folder, "other.db", NULL);
  g_autoptr(PraxisStore) store = praxis_store_open (path, PRAXIS_STORE_CREATE, NULL);
  g_autoptr(PraxisImport) import = make_import ();
  g_autoptr(PraxisImportReport) first = apply (test);
  g_autoptr(PraxisImportReport) second = NULL;
  g_autoptr(PraxisDigest) edited = NULL;
  g_autoptr(PraxisDigest) found = NULL;

  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202304, "Rewritten by hand", NULL));
  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202303, "Written by hand", NULL));
  g_assert_true (praxis_import_undo (test->store, first->import_id, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM issue WHERE blurb LIKE '%ritten by hand'"), ==, 2);

  second = praxis_import_apply (import, store, NULL, NULL, NULL);
  edited = g_object_new (PRAXIS_TYPE_DIGEST,
                         "uuid", praxis_digest_get_uuid (second->digest),
                         "title", "My own title",
                         "introduction", "Words of mine",
                         NULL);
  g_assert_true (praxis_store_update_digest (store, edited, second->digest, NULL));
  g_assert_true (praxis_import_undo (store, second->import_id, NULL));
  found = praxis_store_find_digest (store, praxis_digest_get_uuid (edited), NULL);
  g_assert_nonnull (found);
  g_assert_cmpstr (praxis_digest_get_introduction (found), ==, "Words of mine");
}

/* An author's own words stay, and those that found no place are spoken of. */
static void
test_second_blurb (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportReport) again = NULL;

  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202304, "Mine", NULL));
  report = apply (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM issue WHERE blurb = 'Mine'"), ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 2);
  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202304, "…I blog about tales", NULL));
  again = apply (test);
  g_assert_cmpuint (again->problems->len, ==, 1);
}

/* A blurb that stood in an issue without one goes again, where nobody touched it. */
static void
test_undo_empties_blurb (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autoptr(PraxisImportReport) report = NULL;

  g_assert_true (praxis_store_set_blurb (test->store, test->digest_uuid, 202304, "", NULL));
  report = apply (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM issue WHERE blurb <> ''"), ==, 1);
  g_assert_true (praxis_import_undo (test->store, report->import_id, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM issue WHERE blurb = ''"), ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM issue"), ==, 1);
}

/* Takes three posts in, each with a topic that the digest does not have and one that it has. */
static PraxisImportReport *
apply_with_topics (TestLibrary *test)
{
  static const char *const topics[][3] = {
    { "Lamps", "Depression and Depressive Symptoms", NULL },
    { "Chairs", "Lamps", NULL },
    { "Tables", "Depression and Depressive Symptoms", NULL },
  };
  static const char *const types[] = { "Lamp study", NULL };
  g_autoptr(PraxisImport) import = praxis_import_new ("files");
  g_autoptr(GError) error = NULL;
  PraxisImportReport *report;

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      g_autoptr(PraxisDraft) draft = praxis_draft_new ();

      praxis_draft_set_title (draft, topics[i][0]);
      praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics[i]);
      praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, types);
      praxis_import_add_post (import, draft, NULL, NULL, PRAXIS_STATUS_DRAFT);
    }
  report = praxis_import_apply (import, test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* Topics and types that nobody uses go with the posts that brought them. */
static void
test_undo_removes_terms (TestLibrary   *test,
                         gconstpointer  data)
{
  gint64 before = count (test, "SELECT count(*) FROM term");
  gint64 names = count (test, "SELECT count(*) FROM term_name");
  gint64 own;
  g_autoptr(PraxisImportReport) report = NULL;

  report = apply_with_topics (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM term"), ==, before + 4);
  g_assert_true (praxis_store_add_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Mine", NULL, NULL));
  own = count (test, "SELECT position FROM term WHERE label = 'Mine'");
  g_assert_true (praxis_import_undo (test->store, report->import_id, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM term"), ==, before + 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM term_name"), ==, names + 1);
  g_assert_cmpint (count (test, "SELECT position FROM term WHERE label = 'Mine'"), ==, own - 3);
}

/* What is used, in the trash too, or was worked on stays. */
static void
test_undo_keeps_terms (TestLibrary   *test,
                       gconstpointer  data)
{
  static const char *const topics[] = { "Tables", NULL };
  gint64 before = count (test, "SELECT count(*) FROM term");
  g_autoptr(PraxisImportReport) report = apply_with_topics (test);
  PraxisImportedPost *second = g_ptr_array_index (report->added, 1);
  g_autoptr(PraxisPost) post = praxis_store_get_post (test->store, second->uuid, NULL);
  g_autoptr(PraxisDraft) edited = praxis_draft_new_from_post (post);
  g_autoptr(PraxisDraft) other = praxis_draft_new ();
  PraxisSaveOutcome outcome;

  praxis_draft_set_title (edited, "Chairs, edited");
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, edited, &outcome, NULL));
  praxis_draft_set_title (other, "Other");
  praxis_draft_set_terms (other, PRAXIS_VOCABULARY_TOPIC, topics);
  g_assert_true (praxis_store_save_draft (test->store, test->digest_uuid, other, &outcome, NULL));
  g_assert_true (praxis_store_rename_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TYPE, "Lamp study",
                                           "Study of lamps", NULL));
  g_assert_true (praxis_import_undo (test->store, report->import_id, NULL));
  g_assert_cmpint (count (test, "SELECT count(*) FROM term WHERE label IN "
                                "('Lamps', 'Chairs', 'Tables', 'Study of lamps')"), ==, 4);
  g_assert_cmpint (count (test, "SELECT count(*) FROM term"), ==, before + 4);
}

static void
test_new_digest (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->folder, "other.db", NULL);
  g_autoptr(PraxisImport) import = make_import ();
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "title", "Blog of tales", NULL);
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(GPtrArray) digests = NULL;
  g_autoptr(GError) error = NULL;

  g_clear_object (&test->store);
  test->store = praxis_store_open (path, PRAXIS_STORE_CREATE, NULL);
  praxis_import_set_digest (import, digest, NULL);
  report = praxis_import_apply (import, test->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_digest_get_slug (report->digest), ==, "blog-of-tales");
  g_assert_true (praxis_import_undo (test->store, report->import_id, NULL));
  digests = praxis_store_list_digests (test->store, NULL);
  g_assert_cmpuint (digests->len, ==, 0);
}

static void
test_several_digests (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autoptr(PraxisDigest) second = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "u-2", "slug", "second",
                                                 "title", "Second", NULL);
  g_autoptr(PraxisImport) import = make_import ();
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (praxis_store_add_digest (test->store, second, NULL));
  g_assert_null (praxis_import_apply (import, test->store, NULL, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 0);
  report = praxis_import_apply (import, test->store, "Second", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added->len, ==, 3);
}

static void
test_sample (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisImportReport) report = NULL;
  g_autoptr(PraxisImportReport) again = NULL;
  g_autoptr(PraxisPublication) publication = NULL;
  g_autoptr(GPtrArray) issues = NULL;
  g_autoptr(GError) error = NULL;
  PraxisPublished *first;

  report = praxis_sample_import (test->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added->len, ==, 6);
  g_assert_cmpint (praxis_digest_get_origin (report->digest), ==, PRAXIS_ORIGIN_SAMPLE);
  issues = praxis_store_list_issues (test->store, praxis_digest_get_uuid (report->digest), NULL);
  g_assert_cmpuint (issues->len, ==, 2);
  g_assert_true (g_str_has_prefix (praxis_issue_get_blurb (g_ptr_array_index (issues, 0)), "This month…"));

  /* The order is the issue's own, not that of the files' names. */
  publication = praxis_store_get_publication (test->store, praxis_digest_get_uuid (report->digest), NULL);
  first = g_ptr_array_index (publication->posts, 0);
  g_assert_cmpstr (first->slug, ==, "treating-borderline-personality-disorder");
  g_assert_cmpint (count (test, "SELECT count(*) FROM term"), ==, 2 * (36 + 11));

  again = praxis_sample_import (test->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->added->len, ==, 0);
  g_assert_true (praxis_store_delete_posts (test->store, &first->id, 1, NULL));
  praxis_import_report_free (g_steal_pointer (&again));
  again = praxis_sample_import (test->store, &error);
  g_assert_cmpuint (again->added->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/import/apply", test_apply_and_undo);
  test_library_add_test ("/import/published", test_published);
  test_library_add_test ("/import/known/posts", test_known);
  test_library_add_test ("/import/known/works", test_known_work);
  test_library_add_test ("/import/known/uuid", test_known_uuid);
  test_library_add_test ("/import/undo/edits", test_undo_keeps_edits);
  test_library_add_test ("/import/undo/words", test_undo_keeps_words);
  test_library_add_test ("/import/undo/blurb", test_undo_empties_blurb);
  test_library_add_test ("/import/undo/terms", test_undo_removes_terms);
  test_library_add_test ("/import/undo/terms-kept", test_undo_keeps_terms);
  test_library_add_test ("/import/blurb/second", test_second_blurb);
  test_library_add_test ("/import/digest/new", test_new_digest);
  test_library_add_test ("/import/digest/several", test_several_digests);
  test_library_add_test ("/import/sample", test_sample);
  return g_test_run ();
}
