/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/praxis-citation.h"
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/month", test_month);
  g_test_add_func ("/model/text", test_text);
  g_test_add_func ("/model/citation", test_citation);
  g_test_add_func ("/model/citation/invalid", test_citation_invalid);
  g_test_add_func ("/model/draft/round-trip", test_draft_round_trip);
  g_test_add_func ("/model/vocabulary", test_vocabulary);
  return g_test_run ();
}
