/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/praxis-citation.h"
#include "model/praxis-digest.h"
#include "model/praxis-draft.h"
#include "model/praxis-post.h"
#include "model/praxis-text.h"
#include "praxis-error.h"

static void
test_month (void)
{
  g_autofree char *text = praxis_month_to_string (praxis_month_parse ("2023-03"));

  g_assert_cmpstr (text, ==, "2023-03");
  g_assert_cmpuint (praxis_month_parse ("2023-03"), ==, 202303);
  g_assert_cmpuint (praxis_month_parse ("2023-13"), ==, PRAXIS_MONTH_NONE);
  g_assert_cmpuint (praxis_month_parse ("2023-3"), ==, PRAXIS_MONTH_NONE);
  g_assert_cmpuint (praxis_month_parse ("2023-033"), ==, PRAXIS_MONTH_NONE);
  g_assert_cmpuint (praxis_month_parse (""), ==, PRAXIS_MONTH_NONE);
  g_assert_null (praxis_month_to_string (PRAXIS_MONTH_NONE));
}

static void
test_text (void)
{
  g_autofree char *fold = praxis_text_fold ("  Flückiger\u00a0and  STÅLSETT ");
  g_autofree char *slug = praxis_text_slugify ("“Is it so?” – Hølm’s 2nd look", "post");
  g_autofree char *none = praxis_text_slugify ("???", "post");
  g_autofree char *cut = praxis_text_slugify ("abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi "
                                              "abcdefghi abcdefghi abcdefghi abcdefghi", "post");

  g_assert_cmpstr (fold, ==, "fluckiger and stalsett");
  g_assert_cmpstr (slug, ==, "is-it-so-hoelms-2nd-look");
  g_assert_cmpstr (none, ==, "post");
  g_assert_cmpuint (strlen (cut), ==, 79);
}

static void
test_citation (void)
{
  g_autoptr(PraxisCitation) citation = NULL;
  g_autoptr(PraxisCitation) again = NULL;
  g_autoptr(PraxisCitation) precise = NULL;
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("article-journal");
  g_autoptr(GPtrArray) names = NULL;
  g_autofree char *label = NULL;
  const PraxisName first = { .family = "Berg", .non_dropping_particle = "van der", .given = "A." };
  const PraxisName second = { .literal = "Working Group on Reading" };

  praxis_citation_builder_add_name (builder, "author", &first);
  praxis_citation_builder_add_name (builder, "author", &second);
  praxis_citation_builder_set_date (builder, "issued", 2021, 5, 0);
  praxis_citation_builder_set_string (builder, "title", "A \"study\"");
  praxis_citation_builder_set_string (builder, "volume", "7");
  praxis_citation_builder_set_string (builder, "volume", NULL);
  citation = praxis_citation_builder_end (builder, "as printed");

  g_assert_cmpstr (praxis_citation_get_json (citation), ==,
                   "{\"type\":\"article-journal\",\"author\":[{\"family\":\"Berg\",\"given\":\"A.\","
                   "\"non-dropping-particle\":\"van der\"},{\"literal\":\"Working Group on Reading\"}],"
                   "\"issued\":{\"date-parts\":[[2021,5]]},\"title\":\"A \\\"study\\\"\"}");
  label = praxis_citation_dup_short_label (citation);
  g_assert_cmpstr (label, ==, "van der Berg & Working Group on Reading, 2021");
  names = praxis_citation_get_names (citation, "editor");
  g_assert_cmpuint (names->len, ==, 0);

  /* What Praxis does not know stays, and numbers can be asked for as text. */
  again = praxis_citation_new ("{\"x-own\":{\"a\":1},\"volume\":22,\"issued\":{\"raw\":\"2019-04\"}}", NULL, NULL);
  g_assert_cmpstr (praxis_citation_get_field (again, "volume"), ==, "22");
  precise = praxis_citation_new ("{\"number\":12345678.5}", NULL, NULL);
  g_assert_cmpstr (praxis_citation_get_field (precise, "number"), ==, "12345678.5");
  g_assert_cmpint (praxis_citation_get_year (again), ==, 2019);
  g_assert_cmpstr (praxis_citation_get_json (again), ==,
                   "{\"x-own\":{\"a\":1},\"volume\":22,\"issued\":{\"raw\":\"2019-04\"}}");
}

static void
test_citation_invalid (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCitation) verbatim = praxis_citation_new_verbatim ("Something, somewhere.");

  g_assert_null (praxis_citation_new ("[1]", NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (praxis_citation_new ("{", NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
  g_assert_true (praxis_citation_is_verbatim (verbatim));
}

static void
test_draft_round_trip (void)
{
  static const char *const topics[] = { "Empathy", "Attachment", NULL };
  g_autoptr(PraxisDraft) draft = praxis_draft_new ();
  g_autoptr(PraxisDraft) again = NULL;
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("A reference");
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  praxis_draft_set_title (draft, "Title");
  praxis_draft_set_month (draft, 202303);
  praxis_draft_set_summary (draft, "One\n\nTwo");
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  json = praxis_draft_to_json (draft);
  again = praxis_draft_new_from_json (json, NULL);
  json_again = praxis_draft_to_json (again);

  g_assert_cmpstr (json, ==, json_again);
  g_assert_cmpuint (praxis_draft_get_month (again), ==, 202303);
  g_assert_cmpstrv (praxis_draft_get_terms (again, PRAXIS_VOCABULARY_TOPIC), topics);
}

/* Which parts a draft said to have changed, as letters in their order. */
static void
changed_cb (GString *changes,
            guint    field)
{
  g_string_append_c (changes, "tmcsiTR"[field]);
}

static PraxisDraft *
new_draft (GString *changes)
{
  static const char *const topics[] = { "Empathy", "Attachment", NULL };
  PraxisDraft *draft = praxis_draft_new ();
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("A reference");

  g_signal_connect_swapped (draft, "changed", G_CALLBACK (changed_cb), changes);
  praxis_draft_set_post_uuid (draft, "uuid");
  praxis_draft_set_base_revision (draft, 7);
  praxis_draft_set_title (draft, "Title");
  praxis_draft_set_month (draft, 202303);
  praxis_draft_add_citation (draft, citation);
  praxis_draft_set_summary (draft, "One");
  praxis_draft_set_implications (draft, "Two");
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, topics);
  return draft;
}

/* A change is told once, and where it was; the same once more is none. */
static void
test_draft_changed (void)
{
  static const char *const types[] = { "Review", NULL };
  g_autoptr(GString) changes = g_string_new (NULL);
  PraxisDraft *draft = new_draft (changes);
  g_autoptr(PraxisCitation) same = praxis_citation_new_verbatim ("A reference");
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();

  g_assert_cmpstr (changes->str, ==, "tmcsiT");
  praxis_draft_set_title (draft, "Title");
  praxis_draft_set_month (draft, 202303);
  praxis_draft_set_summary (draft, "One");
  praxis_draft_set_implications (draft, "Two");
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TOPIC, praxis_draft_get_terms (draft, PRAXIS_VOCABULARY_TOPIC));
  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, NULL);
  g_ptr_array_add (citations, same);
  praxis_draft_set_citations (draft, citations);
  praxis_draft_set_base_revision (draft, 8);
  g_assert_cmpstr (changes->str, ==, "tmcsiT");

  praxis_draft_set_terms (draft, PRAXIS_VOCABULARY_TYPE, types);
  praxis_draft_set_title (draft, NULL);
  praxis_draft_set_citations (draft, praxis_draft_get_citations (draft));
  g_ptr_array_set_size (citations, 0);
  praxis_draft_set_citations (draft, citations);
  g_assert_cmpstr (changes->str, ==, "tmcsiTRtc");
  g_assert_finalize_object (draft);
}

static void
test_draft_copy (void)
{
  g_autoptr(GString) changes = g_string_new (NULL);
  PraxisDraft *draft = new_draft (changes);
  PraxisDraft *copy = praxis_draft_copy (draft);
  g_autofree char *json = praxis_draft_to_json (draft);
  g_autofree char *copied = praxis_draft_to_json (copy);

  g_assert_cmpstr (copied, ==, json);
  g_assert_true (praxis_draft_equal (draft, copy));
  g_assert_cmpstr (praxis_draft_get_post_uuid (copy), ==, "uuid");
  g_assert_cmpint (praxis_draft_get_base_revision (copy), ==, 7);

  /* Neither follows the other, and a copy is whole when the other one has gone. */
  praxis_draft_set_summary (draft, "One more");
  praxis_draft_set_title (copy, "Another title");
  g_assert_cmpstr (praxis_draft_get_title (draft), ==, "Title");
  g_assert_finalize_object (draft);
  g_assert_cmpstr (praxis_draft_get_summary (copy), ==, "One");
  g_assert_cmpuint (praxis_draft_get_citations (copy)->len, ==, 1);
  g_assert_finalize_object (copy);
}

static void
test_draft_equal (void)
{
  static const char *const topics[] = { "Attachment", "Empathy", NULL };
  g_autoptr(GString) changes = g_string_new (NULL);
  g_autoptr(PraxisDraft) draft = new_draft (changes);
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("Another reference");
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();

  g_ptr_array_add (citations, citation);
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr(PraxisDraft) other = praxis_draft_copy (draft);

      /* What it saves onto is no content. */
      praxis_draft_set_base_revision (other, 9);
      praxis_draft_set_post_uuid (other, NULL);
      g_assert_true (praxis_draft_equal (draft, other));
      if (i == PRAXIS_DRAFT_TITLE)
        praxis_draft_set_title (other, "title");
      else if (i == PRAXIS_DRAFT_MONTH)
        praxis_draft_set_month (other, PRAXIS_MONTH_NONE);
      else if (i == PRAXIS_DRAFT_CITATIONS)
        praxis_draft_set_citations (other, citations);
      else if (i == PRAXIS_DRAFT_SUMMARY)
        praxis_draft_set_summary (other, "");
      else if (i == PRAXIS_DRAFT_IMPLICATIONS)
        praxis_draft_set_implications (other, "Two ");
      else
        praxis_draft_set_terms (other, i == PRAXIS_DRAFT_TOPICS ? PRAXIS_VOCABULARY_TOPIC : PRAXIS_VOCABULARY_TYPE, topics);
      g_assert_false (praxis_draft_equal (draft, other));
    }
}

/* Another content comes as the changes that it takes; what it saves onto stays. */
static void
test_draft_set_content (void)
{
  g_autoptr(GString) changes = g_string_new (NULL);
  PraxisDraft *draft = new_draft (changes);
  PraxisDraft *other = praxis_draft_copy (draft);

  praxis_draft_set_post_uuid (other, "another");
  praxis_draft_set_base_revision (other, 9);
  praxis_draft_set_implications (other, "Three");
  praxis_draft_set_terms (other, PRAXIS_VOCABULARY_TOPIC, NULL);
  g_string_truncate (changes, 0);
  praxis_draft_set_content (draft, other);
  g_assert_cmpstr (changes->str, ==, "iT");
  g_assert_true (praxis_draft_equal (draft, other));
  g_assert_cmpstr (praxis_draft_get_post_uuid (draft), ==, "uuid");
  g_assert_cmpint (praxis_draft_get_base_revision (draft), ==, 7);

  praxis_draft_set_content (draft, other);
  praxis_draft_set_content (draft, draft);
  g_assert_cmpstr (changes->str, ==, "iT");
  g_assert_finalize_object (other);
  g_assert_cmpstr (praxis_draft_get_implications (draft), ==, "Three");
  g_assert_finalize_object (draft);
}

static void
test_vocabulary (void)
{
  GPtrArray *topics = praxis_vocabulary_get_built_in (PRAXIS_VOCABULARY_TOPIC);
  PraxisTerm *adherence = g_ptr_array_index (topics, 0);

  g_assert_cmpuint (topics->len, ==, 36);
  g_assert_cmpuint (praxis_vocabulary_get_built_in (PRAXIS_VOCABULARY_TYPE)->len, ==, 11);
  g_assert_cmpstr (praxis_term_get_label (adherence), ==, "Adherence");
  g_assert_true (g_strv_contains (praxis_term_get_aliases (adherence), "Adherance"));
}

static void
test_digest_new_with (void)
{
  g_autoptr(PraxisDigest) digest = g_object_new (PRAXIS_TYPE_DIGEST, "uuid", "u", "slug", "s", "title", "T", "language", "fr",
                                                 "word-target", 450, "origin", PRAXIS_ORIGIN_SAMPLE, "site-footer", "f", NULL);
  g_autoptr(PraxisDigest) other = praxis_digest_new_with (digest, "slug", "s-2", "site-theme", "night", NULL);

  g_assert_cmpstr (praxis_digest_get_uuid (other), ==, "u");
  g_assert_cmpstr (praxis_digest_get_slug (other), ==, "s-2");
  g_assert_cmpstr (praxis_digest_get_title (other), ==, "T");
  g_assert_cmpstr (praxis_digest_get_author (other), ==, "");
  g_assert_cmpstr (praxis_digest_get_language (other), ==, "fr");
  g_assert_cmpstr (praxis_digest_get_site_theme (other), ==, "night");
  g_assert_cmpstr (praxis_digest_get_site_footer (other), ==, "f");
  g_assert_cmpuint (praxis_digest_get_word_target (other), ==, 450);
  g_assert_cmpint (praxis_digest_get_origin (other), ==, PRAXIS_ORIGIN_SAMPLE);
  g_assert_cmpstr (praxis_digest_get_slug (digest), ==, "s");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/month", test_month);
  g_test_add_func ("/model/text", test_text);
  g_test_add_func ("/model/citation", test_citation);
  g_test_add_func ("/model/citation/invalid", test_citation_invalid);
  g_test_add_func ("/model/digest/new-with", test_digest_new_with);
  g_test_add_func ("/model/draft/round-trip", test_draft_round_trip);
  g_test_add_func ("/model/draft/changed", test_draft_changed);
  g_test_add_func ("/model/draft/copy", test_draft_copy);
  g_test_add_func ("/model/draft/equal", test_draft_equal);
  g_test_add_func ("/model/draft/set-content", test_draft_set_content);
  g_test_add_func ("/model/vocabulary", test_vocabulary);
  return g_test_run ();
}
