/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "lookup/praxis-lookup-comparison.h"

#include <string.h>

#include "cite/praxis-work.h"
#include "lookup/praxis-lookup-agreement.h"

#define FOUND \
  "{\"type\":\"article-journal\",\"author\":[{\"family\":\"Berg\",\"given\":\"Anna\"},{\"literal\":\"Waiting Group\"}]," \
  "\"issued\":{\"date-parts\":[[2021,5]]},\"title\":\"On waiting\",\"container-title\":\"Journal of Patience\"," \
  "\"volume\":\"7\",\"page\":\"1-9\",\"DOI\":\"10.1000/X\",\"PMID\":\"12\",\"publisher\":\"Press\"}"

#define OLD \
  "{\"type\":\"article-journal\",\"author\":[{\"family\":\"Berg\",\"given\":\"A.\"}]," \
  "\"issued\":{\"date-parts\":[[2021]]},\"title\":\"On  waiting\",\"volume\":7," \
  "\"issue\":\"2\",\"page\":\"1–9\",\"DOI\":\"10.1000/x\",\"x-own\":{\"a\":1}}"

static PraxisCitation *
cite (const char *json)
{
  g_autoptr(GError) error = NULL;
  PraxisCitation *citation = praxis_citation_new (json, "as printed", &error);

  g_assert_no_error (error);
  return citation;
}

static PraxisLookupComparison *
compare (const char *old,
         const char *found)
{
  g_autoptr(PraxisCitation) a = cite (old);
  g_autoptr(PraxisCitation) b = cite (found);

  return praxis_lookup_comparison_new (a, b);
}

/* --- Fields ----------------------------------------------------------------------------------------------- */

static void
test_fields (void)
{
  static const struct { const char *variable, *label, *before, *after; PraxisLookupChange change; } expected[] = {
    { "type", "Kind of Work", "Journal Article", "Journal Article", PRAXIS_LOOKUP_SAME },
    { "author", "Authors", "Berg, A.", "Berg, Anna; Waiting Group", PRAXIS_LOOKUP_DIFFERENT },
    { "issued", "Date", "2021", "2021-05", PRAXIS_LOOKUP_DIFFERENT },
    { "title", "Title", "On  waiting", "On waiting", PRAXIS_LOOKUP_SAME },
    { "container-title", "Journal", "", "Journal of Patience", PRAXIS_LOOKUP_NEW },
    { "volume", "Volume", "7", "7", PRAXIS_LOOKUP_SAME },
    { "page", "Pages", "1–9", "1-9", PRAXIS_LOOKUP_SAME },
    { "DOI", "DOI", "10.1000/x", "10.1000/X", PRAXIS_LOOKUP_SAME },
    { "PMID", "PubMed ID", "", "12", PRAXIS_LOOKUP_NEW },
  };
  g_autoptr(PraxisLookupComparison) comparison = compare (OLD, FOUND);
  GPtrArray *fields = praxis_lookup_comparison_get_fields (comparison);

  g_assert_cmpuint (fields->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < fields->len; i++)
    {
      const PraxisLookupField *field = g_ptr_array_index (fields, i);

      g_assert_cmpstr (field->variable, ==, expected[i].variable);
      g_assert_cmpstr (field->label, ==, expected[i].label);
      g_assert_cmpstr (field->before, ==, expected[i].before);
      g_assert_cmpstr (field->after, ==, expected[i].after);
      g_assert_cmpint (field->change, ==, expected[i].change);
    }
  g_assert_cmpuint (g_strv_length ((GStrv) praxis_lookup_comparison_get_doubts (comparison)), ==, 0);
}

/* In an empty form everything is new, and nothing in doubt. */
static void
test_empty (void)
{
  g_autoptr(PraxisLookupComparison) comparison = compare ("{\"type\":\"document\"}", FOUND);
  GPtrArray *fields = praxis_lookup_comparison_get_fields (comparison);

  for (guint i = 0; i < fields->len; i++)
    g_assert_cmpint (((PraxisLookupField *) g_ptr_array_index (fields, i))->change, ==, PRAXIS_LOOKUP_NEW);
  g_assert_cmpuint (g_strv_length ((GStrv) praxis_lookup_comparison_get_doubts (comparison)), ==, 0);
}

static void
test_kind (void)
{
  g_autoptr(PraxisLookupComparison) comparison = compare ("{\"type\":\"chapter\",\"title\":\"On waiting\"}", FOUND);
  g_autoptr(PraxisLookupComparison) number = compare ("{\"type\":\"chapter\",\"DOI\":\"10.1000/x\",\"PMID\":\"13\"}", FOUND);
  g_autoptr(PraxisLookupComparison) other = compare ("{\"type\":\"song\",\"title\":\"On waiting\"}", "{\"type\":\"map\",\"title\":\"On waiting\"}");
  const PraxisLookupField *field = g_ptr_array_index (praxis_lookup_comparison_get_fields (comparison), 0);

  g_assert_cmpint (field->change, ==, PRAXIS_LOOKUP_DIFFERENT);
  g_assert_cmpstr (field->before, ==, "Book Chapter");
  /* A number says nothing of the work. */
  field = g_ptr_array_index (praxis_lookup_comparison_get_fields (number), 0);
  g_assert_cmpint (field->change, ==, PRAXIS_LOOKUP_NEW);
  field = g_ptr_array_index (praxis_lookup_comparison_get_fields (other), 0);
  g_assert_cmpint (field->change, ==, PRAXIS_LOOKUP_DIFFERENT);
}

/* --- Doubts ----------------------------------------------------------------------------------------------- */

static void
test_titles (void)
{
  static const struct { const char *a, *b; gboolean agree; } cases[] = {
    { "On waiting", "ON WAITING.", TRUE },
    { "Über das Warten: eine “Studie”", "Uber das warten — Eine 'Studie'", TRUE },
    { "On waiting: A randomized trial", "On waiting", TRUE },
    { "On waiting", "On waiting. A randomized trial", TRUE },
    { "On waiting", "On waiting – A randomized trial", TRUE },
    { "Who waits? A survey", "Who waits", TRUE },
    { "A: B: C", "A: B", TRUE },
    { "A randomised trial of waiting", "A randomized trial of waiting", TRUE },
    { "Follow-up of the patients who waited", "Followup of patients who waited", TRUE },
    { "Waiting and hoping", "Waiting & Hoping", TRUE },
    { "The effect of waitng lists", "Effect of waiting lists", TRUE },
    { "Naïve Bayes", "Naive bayes", TRUE },
    { "Ærlig talt", "Aerlig talt", TRUE },
    /* Other works. */
    { "On waiting", "On hoping", FALSE },
    { "Treatment of depression in adults", "Treatment of depression in adolescents", FALSE },
    { "Waiting in men", "Waiting in women", FALSE },
    { "On waiting: Part 1", "On waiting: Part 2", FALSE },
    { "On waiting in 2012", "On waiting in 2013", FALSE },
    { "Depression", "Depression and anxiety in adolescents", FALSE },
    { "Inpatient treatment", "Outpatient treatment", FALSE },
    { "On waiting: A trial", "On waiting: A survey", FALSE },
    { "", "On waiting", FALSE },
    { "待つこと", "待つこと。", TRUE },
    { "待つこと", "望むこと", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s | %s", cases[i].a, cases[i].b);
      g_assert_cmpint (praxis_lookup_titles_agree (cases[i].a, cases[i].b), ==, cases[i].agree);
      g_assert_cmpint (praxis_lookup_titles_agree (cases[i].b, cases[i].a), ==, cases[i].agree);
    }
}

static void
test_names (void)
{
  static const struct { const char *a, *b; gboolean agree; } cases[] = {
    { "Berg, A.", "BERG, Anna", TRUE },
    { "Flückiger, C.", "Fluckiger, C.", TRUE },
    { "Flückiger, C.", "Flueckiger, C.", TRUE },
    { "Sørensen, P.", "Sorensen, P.", TRUE },
    { "van der Berg, A.", "Berg, A. van der", TRUE },
    { "Meyer-Schulz, A.", "Meyer, A.", TRUE },
    { "García López, A.", "Garcia-Lopez, A.", TRUE },
    { "O’Brien, A.", "OBrien, A.", TRUE },
    { "World Health Organization", "World health organization", TRUE },
    { "Berg, A.", "Burg, A.", FALSE },
    { "Berg, A.", "Roe, A.", FALSE },
    { "Meyer-Schulz, A.", "Meyer-Roe, A.", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisName) a = praxis_name_from_text (cases[i].a);
      g_autoptr(PraxisName) b = praxis_name_from_text (cases[i].b);

      g_test_message ("%s | %s", cases[i].a, cases[i].b);
      g_assert_cmpint (praxis_lookup_names_agree (a, b), ==, cases[i].agree);
      g_assert_cmpint (praxis_lookup_names_agree (b, a), ==, cases[i].agree);
    }
}

static void
assert_doubts (const char         *old,
               const char * const *expected)
{
  g_autoptr(PraxisLookupComparison) comparison = compare (old, FOUND);

  g_test_message ("%s", old);
  g_assert_cmpstrv (praxis_lookup_comparison_get_doubts (comparison), expected);
}

static void
test_doubts (void)
{
  static const char * const all[] = {
    "The title is another one: “On waiting”", "The first author is another one: Berg, Anna", "The year is another one: 2021", NULL
  };
  static const char * const none[] = { NULL };
  static const char * const year[] = { "The year is another one: 2021", NULL };

  assert_doubts ("{\"title\":\"On hoping\",\"author\":[{\"family\":\"Roe\"}],\"issued\":{\"date-parts\":[[1999]]}}", all);
  assert_doubts ("{\"title\":\"On waiting: A trial\",\"author\":[{\"family\":\"BERG\"}],\"issued\":{\"date-parts\":[[2020]]}}", none);
  assert_doubts ("{\"issued\":{\"date-parts\":[[2022]]}}", none);
  assert_doubts ("{\"issued\":{\"date-parts\":[[2023]]}}", year);
  assert_doubts ("{\"issued\":{\"literal\":\"in press\"}}", none);
  /* A book of editors alone. */
  assert_doubts ("{\"editor\":[{\"family\":\"Berg\"}]}", none);
}

/* Whatever a registry answers. */
static void
test_long (void)
{
  g_autofree char *colons = g_strnfill (200 * 1000, ':');
  g_autofree char *letters = g_strnfill (200 * 1000, 'a');
  g_autofree char *words = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 50 * 1000; i++)
    g_string_append (text, "word ");
  words = g_string_free (text, FALSE);
  g_assert_false (praxis_lookup_titles_agree (colons, "On waiting"));
  g_assert_false (praxis_lookup_titles_agree (letters, "aaaaaaaaaaaa"));
  g_assert_false (praxis_lookup_titles_agree (words, "On waiting"));
  g_assert_true (praxis_lookup_titles_agree (words, words));
}

/* --- Taking over ------------------------------------------------------------------------------------------ */

static PraxisCitation *
apply (const char         *old,
       const char         *found,
       const char * const *variables)
{
  g_autoptr(PraxisLookupComparison) comparison = compare (old, found);
  g_autoptr(PraxisCitation) citation = cite (old);

  return praxis_lookup_comparison_apply (comparison, citation, variables);
}

static void
test_apply (void)
{
  static const char * const variables[] = { "author", "issued", "container-title", "PMID", NULL };
  g_autoptr(PraxisCitation) citation = apply (OLD, FOUND, variables);

  g_assert_cmpstr (praxis_citation_get_json (citation), ==,
                   "{\"type\":\"article-journal\",\"author\":[{\"family\":\"Berg\",\"given\":\"Anna\"},{\"literal\":\"Waiting Group\"}],"
                   "\"issued\":{\"date-parts\":[[2021,5]]},\"title\":\"On  waiting\",\"volume\":7,\"issue\":\"2\",\"page\":\"1–9\","
                   "\"DOI\":\"10.1000/x\",\"x-own\":{\"a\":1},\"container-title\":\"Journal of Patience\",\"PMID\":\"12\"}");
  g_assert_cmpstr (praxis_citation_get_reference (citation), ==, "as printed");
  g_assert_finalize_object (g_steal_pointer (&citation));
}

static void
test_apply_nothing (void)
{
  static const char * const variables[] = { "x-own", "edition", NULL };
  static const char * const none[] = { NULL };
  g_autoptr(PraxisCitation) same = apply (OLD, FOUND, none);
  g_autoptr(PraxisCitation) unknown = apply (OLD, FOUND, variables);

  g_assert_cmpstr (praxis_citation_get_json (same), ==, OLD);
  g_assert_cmpstr (praxis_citation_get_json (unknown), ==, OLD);
}

#define CHAPTER "{\"type\":\"chapter\",\"title\":\"On waiting\",\"container-title\":\"A Book\",\"editor\":[{\"family\":\"Roe\"}],\"edition\":\"2\"}"

static void
test_apply_kind (void)
{
  static const char * const all[] = { "type", "container-title", "volume", NULL };
  static const char * const some[] = { "volume", "DOI", NULL };
  static const char * const words[] = { "type", "issued", NULL };
  g_autoptr(PraxisCitation) article = apply (CHAPTER, FOUND, all);
  g_autoptr(PraxisCitation) chapter = apply (CHAPTER, FOUND, some);
  g_autoptr(PraxisCitation) book = apply ("{\"type\":\"book\",\"title\":\"On waiting\"}", FOUND, some);
  g_autoptr(PraxisCitation) page = apply ("{\"type\":\"webpage\",\"title\":\"On waiting\"}", FOUND, some);
  g_autoptr(PraxisCitation) map = apply ("{\"title\":\"On waiting\"}", "{\"type\":\"map\",\"title\":\"On waiting\",\"issued\":{\"literal\":\"in press\"}}", words);

  g_assert_cmpint (praxis_work_get_kind (article), ==, PRAXIS_WORK_ARTICLE);
  g_assert_cmpstr (praxis_citation_get_field (article, "container-title"), ==, "Journal of Patience");
  g_assert_cmpstr (praxis_citation_get_field (article, "volume"), ==, "7");
  g_assert_null (praxis_citation_get_field (article, "edition"));
  g_assert_cmpint (praxis_work_get_kind (chapter), ==, PRAXIS_WORK_CHAPTER);
  g_assert_cmpstr (praxis_citation_get_field (chapter, "container-title"), ==, "A Book");
  g_assert_cmpstr (praxis_citation_get_field (chapter, "DOI"), ==, "10.1000/X");
  g_assert_cmpstr (praxis_citation_get_field (book, "volume"), ==, "7");
  /* A page in the web has neither. */
  g_assert_null (praxis_citation_get_field (page, "volume"));
  g_assert_null (praxis_citation_get_field (page, "DOI"));
  g_assert_cmpstr (praxis_citation_get_field (map, "type"), ==, "map");
  g_assert_nonnull (strstr (praxis_citation_get_json (map), "\"issued\":{\"literal\":\"in press\"}"));
}

/* An article that has appeared since. */
static void
test_apply_online_first (void)
{
  static const char * const variables[] = { "volume", NULL };
  g_autoptr(PraxisCitation) citation = apply ("{\"type\":\"article-journal\",\"title\":\"On waiting\",\"status\":\"Advance online publication\"}",
                                              FOUND, variables);

  g_assert_cmpint (praxis_work_get_kind (citation), ==, PRAXIS_WORK_ARTICLE);
  g_assert_cmpstr (praxis_citation_get_field (citation, "volume"), ==, "7");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lookup-comparison/fields", test_fields);
  g_test_add_func ("/lookup-comparison/empty", test_empty);
  g_test_add_func ("/lookup-comparison/kind", test_kind);
  g_test_add_func ("/lookup-comparison/titles", test_titles);
  g_test_add_func ("/lookup-comparison/names", test_names);
  g_test_add_func ("/lookup-comparison/doubts", test_doubts);
  g_test_add_func ("/lookup-comparison/long", test_long);
  g_test_add_func ("/lookup-comparison/apply", test_apply);
  g_test_add_func ("/lookup-comparison/apply-nothing", test_apply_nothing);
  g_test_add_func ("/lookup-comparison/apply-kind", test_apply_kind);
  g_test_add_func ("/lookup-comparison/apply-online-first", test_apply_online_first);

  return g_test_run ();
}
