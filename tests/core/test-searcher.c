/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "search/praxis-searcher.h"
#include "store/praxis-store-digests.h"
#include "store/praxis-store-posts.h"
#include "store/praxis-store-terms.h"

#include "test-library.h"

#include <string.h>

static PraxisSearchResult *
find (PraxisSearcher *searcher,
      PraxisStore    *store,
      PraxisFilter   *filter)
{
  g_autoptr(GError) error = NULL;
  PraxisSearchResult *result = praxis_searcher_search (searcher, store, filter, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* The rows that were found, in their order, as "3 1 2". */
static char *
dup_ids (PraxisSearchResult *result)
{
  GString *ids = g_string_new (NULL);

  for (gsize i = 0; i < praxis_search_result_get_size (result); i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? " " : "", (int) praxis_search_result_get_id (result, i));
  return g_string_free_and_steal (ids);
}

/* The counts of a facet as "Empathy 2, Attachment 1". */
static char *
dup_counts (PraxisSearchResult *result,
            PraxisFacet         facet)
{
  GPtrArray *counts = praxis_search_result_get_counts (result, facet);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      PraxisFacetCount *count = g_ptr_array_index (counts, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", count->value, count->count);
    }
  return g_string_free_and_steal (text);
}

static void
assert_finds (PraxisStore *store,
              const char  *text,
              const char  *ids)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autofree char *found = NULL;

  praxis_filter_set_text (filter, text);
  praxis_filter_set_sort (filter, PRAXIS_SORT_OLDEST);
  result = find (searcher, store, filter);
  found = dup_ids (result);
  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, ids);
}

static void
assert_counts (PraxisSearcher *searcher,
               PraxisStore    *store,
               PraxisFilter   *filter,
               PraxisFacet     facet,
               const char     *expected)
{
  g_autoptr(PraxisSearchResult) result = find (searcher, store, filter);
  g_autofree char *counts = dup_counts (result, facet);

  g_assert_cmpstr (counts, ==, expected);
}

typedef struct
{
  const char  *title;
  PraxisMonth  month;
  const char  *summary;
  const char  *author;
  const char  *journal;
  int          year;
  const char  *topics;
  const char  *type;
} Content;

static gint64
add_post (TestLibrary   *test,
          const char    *digest_uuid,
          const Content *content)
{
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
  g_autoptr(PraxisCitation) citation = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) topics = g_strsplit (content->topics, "|", -1);
  const char *types[] = { content->type, NULL };
  const PraxisName name = { .family = (char *) content->author, .given = (char *) "A." };
  PraxisSaveOutcome outcome;

  praxis_citation_builder_add_name (builder, "author", &name);
  praxis_citation_builder_set_string (builder, "title", "A study");
  praxis_citation_builder_set_string (builder, "container-title", content->journal);
  praxis_citation_builder_set_date (builder, "issued", content->year, 0, 0);
  citation = praxis_citation_builder_end (builder, NULL);
  praxis_draft_set_title (draft, content->title);
  praxis_draft_set_month (draft, content->month);
  praxis_draft_set_summary (draft, content->summary);
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, (const char * const *) topics);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, types);
  praxis_store_save_draft (test->store, digest_uuid, draft, &outcome, &error);
  g_assert_no_error (error);
  return outcome.post_id;
}

static const Content contents[] = {
  { "Alliance ruptures", 202301, "Repair of the working alliance helps clients.", "Flückiger", "Psychotherapy", 2021,
    "Empathy|Training", "Survey" },
  { "Empathy in training", 202301, "Warmth & skills > tools of \"therapists\".", "Elliott", "Psychotherapy", 2022,
    "Empathy", "Survey" },
  { "Medication or talk", 202302, "Depression: pills and psychotherapy.", "Cuijpers", "World Psychiatry", 2023,
    "Training", "Case study" },
  { "Alliance in groups", 202203, "Rupture is rare. Group members repair.", "Burlingame", "Group Dynamics", 2022,
    "Attachment", "Meta-analysis" },
};

static void
add_posts (TestLibrary *test)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    g_assert_cmpint (add_post (test, test->digest_uuid, &contents[i]), ==, (gint64) i + 1);
}

static void
test_words (TestLibrary   *test,
            gconstpointer  data)
{
  add_posts (test);
  /* Oldest first: 4 (2022-03), 1, 2 (2023-01), 3 (2023-02). */
  assert_finds (test->store, "", "4 1 2 3");
  assert_finds (test->store, "alliance", "4 1");
  assert_finds (test->store, "ALLIANCE ruptures ", "1");
  assert_finds (test->store, "alliance rupt", "4 1");
  assert_finds (test->store, "fluckiger", "1");
  assert_finds (test->store, "\"working alliance\"", "1");
  assert_finds (test->store, "\"alliance working\"", "");
  assert_finds (test->store, "alliance -working", "4");
  assert_finds (test->store, "-alliance", "2 3");
  assert_finds (test->store, "-alliance -empathy", "3");
  assert_finds (test->store, "empathy OR depression ", "1 2 3");
  assert_finds (test->store, "repair rare OR clients ", "4 1");
  assert_finds (test->store, "repair OR -alliance", "4 1 2 3");
  assert_finds (test->store, "clients OR -repair", "1 2 3");
  assert_finds (test->store, "nowhere", "");
  assert_finds (test->store, "-nowhere", "4 1 2 3");
  assert_finds (test->store, "?? !! \"", "4 1 2 3");
}

static void
test_fields (TestLibrary   *test,
             gconstpointer  data)
{
  add_posts (test);
  assert_finds (test->store, "title:empathy", "2");
  assert_finds (test->store, "topic:empathy", "1 2");
  assert_finds (test->store, "author:cuijpers", "3");
  assert_finds (test->store, "author:psychotherapy", "");
  assert_finds (test->store, "journal:psychotherapy ", "1 2");
  assert_finds (test->store, "journal:\"group dyn", "4");
  assert_finds (test->store, "-journal:psychotherapy", "4 3");
  /* By the month of the issue and by the year of the work. */
  assert_finds (test->store, "year:2022", "4 2");
  assert_finds (test->store, "year:2023", "1 2 3");
  assert_finds (test->store, "year:2021", "1");
  assert_finds (test->store, "year:-2021", "1");
  assert_finds (test->store, "year:2021-2022", "4 1 2");
  assert_finds (test->store, "-year:2022", "1 3");
  assert_finds (test->store, "alliance year:2022", "4");
  assert_finds (test->store, "year:2021 OR pills", "1 3");
}

static void
test_orders (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) newest = NULL;
  g_autoptr(PraxisSearchResult) ranked = NULL;
  g_autoptr(PraxisSearchResult) by_month = NULL;
  g_autofree char *newest_ids = NULL;
  g_autofree char *ranked_ids = NULL;
  g_autofree char *month_ids = NULL;

  add_posts (test);
  g_assert_cmpint (test_library_add (test, "Alliance, alliance", PRAXIS_MONTH_NONE, ""), ==, 5);
  newest = find (searcher, test->store, filter);
  newest_ids = dup_ids (newest);
  g_assert_cmpstr (newest_ids, ==, "5 3 1 2 4");
  g_assert_cmpuint (praxis_search_result_get_month (newest, 0), ==, PRAXIS_MONTH_NONE);
  g_assert_cmpuint (praxis_search_result_get_month (newest, 1), ==, 202302);
  g_assert_false (praxis_search_result_is_ranked (newest));

  /* Twice in the title; in title and summary; in the title alone. */
  praxis_filter_set_text (filter, "alliance");
  ranked = find (searcher, test->store, filter);
  ranked_ids = dup_ids (ranked);
  g_assert_true (praxis_search_result_is_ranked (ranked));
  g_assert_cmpstr (ranked_ids, ==, "5 1 4");

  praxis_filter_set_sort (filter, PRAXIS_SORT_NEWEST);
  by_month = find (searcher, test->store, filter);
  month_ids = dup_ids (by_month);
  g_assert_false (praxis_search_result_is_ranked (by_month));
  g_assert_cmpstr (month_ids, ==, "5 1 4");
}

/* Three letters that a word may begin with say little beside a whole word; four say what they say. */
static void
test_open_word (TestLibrary   *test,
                gconstpointer  data)
{
  static const char *const cases[][2] = {
    { "mouse all", "2 1" },
    { "mouse allo", "1 2" },
    { "mouse all ", "1" },
  };
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();

  g_assert_cmpint (test_library_add (test, "All allow allow allow", PRAXIS_MONTH_NONE, "mouse"), ==, 1);
  g_assert_cmpint (test_library_add (test, "Mouse mouse", PRAXIS_MONTH_NONE, "allow"), ==, 2);
  for (guint i = 0; i < 8; i++)
    test_library_add (test, "Others", PRAXIS_MONTH_NONE, "");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisFilter) filter = praxis_filter_new ();
      g_autoptr(PraxisSearchResult) result = NULL;
      g_autofree char *ids = NULL;

      praxis_filter_set_text (filter, cases[i][0]);
      result = find (searcher, test->store, filter);
      ids = dup_ids (result);
      g_assert_cmpstr (ids, ==, cases[i][1]);
    }
}

static void
test_counts (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();

  add_posts (test);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Attachment 1, Empathy 2, Training 2");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_YEAR, "2023 3, 2022 1");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_MONTH, "2023-02 1, 2023-01 2, 2022-03 1");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_JOURNAL,
                 "Group Dynamics 1, Psychotherapy 2, World Psychiatry 1");

  /* All chosen topics must hold, and so the others are counted among those that have them. */
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Training", PRAXIS_CHOICE_INCLUDE);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Empathy 1, Training 2");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_JOURNAL, "Psychotherapy 1, World Psychiatry 1");
  praxis_filter_set_any_topic (filter, TRUE);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Attachment 1, Empathy 2, Training 2");

  /* Of types one is enough. */
  praxis_filter_clear_choices (filter);
  praxis_filter_set_choice (filter, PRAXIS_FACET_TYPE, "Survey", PRAXIS_CHOICE_INCLUDE);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TYPE, "Meta-analysis 1, Survey 2, Case study 1");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_YEAR, "2023 2");

  /* What is chosen stays, even if nothing has it or nobody knows it. */
  praxis_filter_set_choice (filter, PRAXIS_FACET_YEAR, "2022", PRAXIS_CHOICE_INCLUDE);
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Astrology", PRAXIS_CHOICE_INCLUDE);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_YEAR, "2022 0");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Astrology 0");
}

static void
test_excluded (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autofree char *ids = NULL;

  add_posts (test);
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Empathy", PRAXIS_CHOICE_EXCLUDE);
  praxis_filter_set_choice (filter, PRAXIS_FACET_MONTH, "2022-03", PRAXIS_CHOICE_EXCLUDE);
  result = find (searcher, test->store, filter);
  ids = dup_ids (result);
  g_assert_cmpstr (ids, ==, "3");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Empathy 2, Training 1");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_MONTH, "2023-02 1, 2022-03 1");
}

/* Several digests: equal labels and aliases are one value. */
static void
test_digests (TestLibrary   *test,
              gconstpointer  data)
{
  static const Content foreign = { "Elsewhere", 202301, "", "Nobody", "PSYCHOTHERAPY", 2020, "empathy|Feeling",
                                   "Survey" };
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", uuid, "slug", "other", "title", "Other",
                                                 "language", "en", NULL);
  g_autoptr(GError) error = NULL;

  add_posts (test);
  praxis_store_add_digest (test->store, digest, &error);
  g_assert_no_error (error);
  add_post (test, uuid, &foreign);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Attachment 1, Empathy 3, Training 2, Feeling 1");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_JOURNAL,
                 "Group Dynamics 1, Psychotherapy 3, World Psychiatry 1");

  /* Where one digest calls Feeling what the other calls Empathy, all are one. */
  praxis_store_merge_terms (test->store, uuid, PRAXIS_VOCABULARY_TOPIC, "Feeling", "Empathy", &error);
  g_assert_no_error (error);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Attachment 1, Empathy 3, Training 2");
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "feeling", PRAXIS_CHOICE_INCLUDE);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Empathy 3, Training 1");

  praxis_filter_clear_choices (filter);
  praxis_filter_set_digest (filter, uuid);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Empathy 1");
  result = find (searcher, test->store, filter);
  g_assert_cmpuint (praxis_search_result_get_size (result), ==, 1);
  g_assert_cmpuint (praxis_search_result_get_digest_count (result, uuid), ==, 1);
  g_assert_cmpuint (praxis_search_result_get_digest_count (result, test->digest_uuid), ==, 4);
  g_assert_cmpuint (praxis_search_result_get_digest_count (result, "none"), ==, 0);
  praxis_filter_set_digest (filter, "none");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "");
}

static void
test_trash (TestLibrary   *test,
            gconstpointer  data)
{
  static const gint64 gone[] = { 1, 3 };
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autoptr(PraxisSearchResult) matching = NULL;
  g_autofree char *ids = NULL;
  g_autofree char *matching_ids = NULL;
  g_autoptr(GError) error = NULL;

  add_posts (test);
  g_object_unref (find (searcher, test->store, filter));
  praxis_store_delete_posts (test->store, gone, G_N_ELEMENTS (gone), &error);
  g_assert_no_error (error);
  assert_finds (test->store, "alliance", "4");
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Attachment 1, Empathy 1");
  /* The issue of 2023-02 is still there, without a post. */
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_MONTH, "2023-02 0, 2023-01 1, 2022-03 1");

  praxis_filter_set_collection (filter, PRAXIS_COLLECTION_TRASH);
  result = find (searcher, test->store, filter);
  ids = dup_ids (result);
  g_assert_cmpstr (ids, ==, "3 1");
  g_assert_cmpuint (praxis_search_result_get_collection_count (result, PRAXIS_COLLECTION_ALL), ==, 2);
  g_assert_cmpuint (praxis_search_result_get_collection_count (result, PRAXIS_COLLECTION_TRASH), ==, 2);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "Empathy 1, Training 2");
  praxis_filter_set_text (filter, "alliance -talk author:fluck");
  matching = find (searcher, test->store, filter);
  matching_ids = dup_ids (matching);
  g_assert_cmpstr (matching_ids, ==, "1");

  praxis_store_restore_posts (test->store, gone, G_N_ELEMENTS (gone), &error);
  g_assert_no_error (error);
  assert_counts (searcher, test->store, filter, PRAXIS_FACET_TOPIC, "");
  assert_finds (test->store, "alliance", "4 1");
}

static void
test_collections (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autofree char *ids = NULL;
  g_autoptr(GError) error = NULL;

  add_posts (test);
  praxis_store_set_status (test->store, 1, PRAXIS_STATUS_PUBLISHED, &error);
  g_assert_no_error (error);
  praxis_store_set_status (test->store, 4, PRAXIS_STATUS_READY, &error);
  g_assert_no_error (error);
  praxis_filter_set_collection (filter, PRAXIS_COLLECTION_DRAFTS);
  result = find (searcher, test->store, filter);
  ids = dup_ids (result);
  g_assert_cmpstr (ids, ==, "3 2 4");
  g_assert_cmpuint (praxis_search_result_get_collection_count (result, PRAXIS_COLLECTION_DRAFTS), ==, 3);
}

/* Another connection writes; this one's index follows. */
static void
test_two_stores (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisStore) reader = NULL;
  g_autoptr(PraxisSearchResult) before = NULL;
  g_autoptr(PraxisSearchResult) within = NULL;
  g_autoptr(GError) error = NULL;

  reader = praxis_store_open (test->path, PRAXIS_STORE_READ, &error);
  g_assert_no_error (error);
  add_posts (test);
  assert_counts (searcher, reader, filter, PRAXIS_FACET_YEAR, "2023 3, 2022 1");
  praxis_store_begin_read (reader, &error);
  g_assert_no_error (error);
  before = find (searcher, reader, filter);
  test_library_add (test, "New", 202401, "alliance");
  within = find (searcher, reader, filter);
  g_assert_cmpuint (praxis_search_result_get_size (within), ==, 4);
  praxis_store_end_read (reader);
  assert_counts (searcher, reader, filter, PRAXIS_FACET_YEAR, "2024 1, 2023 3, 2022 1");

  praxis_store_rename_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Empathy", "Compassion", &error);
  g_assert_no_error (error);
  assert_counts (searcher, reader, filter, PRAXIS_FACET_TOPIC, "Attachment 1, Compassion 2, Training 2");
  assert_finds (reader, "topic:compassion", "1 2");
}

static void
test_list (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(PraxisSearchResult) list = NULL;
  g_autoptr(PraxisSearchResult) narrowed = NULL;
  g_autofree char *ids = NULL;
  g_autofree char *narrowed_ids = NULL;
  g_autoptr(GError) error = NULL;

  add_posts (test);
  list = praxis_searcher_list (searcher, test->store, filter, NULL, &error);
  g_assert_no_error (error);
  ids = dup_ids (list);
  g_assert_cmpstr (ids, ==, "3 1 2 4");
  g_assert_cmpuint (praxis_search_result_get_counts (list, PRAXIS_FACET_TOPIC)->len, ==, 0);
  g_assert_cmpuint (praxis_search_result_get_collection_count (list, PRAXIS_COLLECTION_ALL), ==, 4);
  praxis_filter_set_choice (filter, PRAXIS_FACET_TOPIC, "Empathy", PRAXIS_CHOICE_INCLUDE);
  narrowed = praxis_searcher_list (searcher, test->store, filter, NULL, &error);
  g_assert_no_error (error);
  narrowed_ids = dup_ids (narrowed);
  g_assert_cmpstr (narrowed_ids, ==, "1 2");
}

static void
test_cancelled (TestLibrary   *test,
                gconstpointer  data)
{
  g_autoptr(PraxisSearcher) searcher = praxis_searcher_new ();
  g_autoptr(PraxisFilter) filter = praxis_filter_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(PraxisSearchResult) result = NULL;
  g_autoptr(GError) error = NULL;

  add_posts (test);
  g_cancellable_cancel (cancellable);
  result = praxis_searcher_search (searcher, test->store, filter, cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* And the connection is as good as before. */
  assert_finds (test->store, "alliance", "4 1");
}

static void
assert_snippet (TestLibrary *test,
                const char  *text,
                gint64       id,
                const char  *expected)
{
  g_autoptr(PraxisQuery) query = praxis_query_parse (text);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *markup = NULL;
  PraxisEntry *entry;

  entries = praxis_store_get_entries (test->store, &id, 1, &error);
  g_assert_no_error (error);
  praxis_search_add_snippets (test->store, query, entries, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  markup = entry->snippet != NULL ? praxis_snippet_format (entry->snippet, "<mark>", "</mark>") : NULL;
  g_assert_cmpstr (markup, ==, expected);
}

static void
test_snippets (TestLibrary   *test,
               gconstpointer  data)
{
  add_posts (test);
  assert_snippet (test, "alliance", 1, "Repair of the working <mark>alliance</mark> helps clients.");
  assert_snippet (test, "title:alliance", 1, "<mark>Alliance</mark> ruptures");
  assert_snippet (test, "-talk", 2, NULL);
  assert_snippet (test, "skill", 2, "Warmth &amp; <mark>skills</mark> &gt; tools of &quot;therapists&quot;.");
  assert_snippet (test, "warmth OR year:2022", 2,
                  "<mark>Warmth</mark> &amp; skills &gt; tools of &quot;therapists&quot;.");
  assert_snippet (test, "year:2022", 2, NULL);
  assert_snippet (test, "", 2, NULL);
}

static void
test_snippet_format (void)
{
  static const struct
  {
    const char *snippet;
    const char *markup;
  } cases[] = {
    { "a \001b\002 c", "a [b] c" },
    { "\001a", "[a]" },
    { "a\002 b", "a b" },
    { "\001a \001b\002\002", "[a b]" },
    { "'\"<>&", "&#39;&quot;&lt;&gt;&amp;" },
    { "a\nb\tc\x1b" "d\x7f", "a b cd" },
    { "\xff", "\xef\xbf\xbd" },
    { "é 😀", "é 😀" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = praxis_snippet_format (cases[i].snippet, "[", "]");

      g_assert_cmpstr (markup, ==, cases[i].markup);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_library_add_test ("/searcher/words", test_words);
  test_library_add_test ("/searcher/fields", test_fields);
  test_library_add_test ("/searcher/orders", test_orders);
  test_library_add_test ("/searcher/orders/open-word", test_open_word);
  test_library_add_test ("/searcher/counts", test_counts);
  test_library_add_test ("/searcher/excluded", test_excluded);
  test_library_add_test ("/searcher/digests", test_digests);
  test_library_add_test ("/searcher/trash", test_trash);
  test_library_add_test ("/searcher/collections", test_collections);
  test_library_add_test ("/searcher/two-stores", test_two_stores);
  test_library_add_test ("/searcher/list", test_list);
  test_library_add_test ("/searcher/cancelled", test_cancelled);
  test_library_add_test ("/searcher/snippets", test_snippets);
  g_test_add_func ("/searcher/snippet-format", test_snippet_format);
  return g_test_run ();
}
