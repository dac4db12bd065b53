/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cite/praxis-csl-engine.h"
#include "praxis-error.h"
#include "praxis-json.h"
#include "test-records.h"

static void
test_article (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("works.bib", PRAXIS_RECORD_FORMAT_BIBTEX);
  PraxisCitation *citation = test_records_work (page, 0), *number = test_records_work (page, 1);
  const PraxisBlogPagePost *post = g_ptr_array_index (page->posts, 0);

  g_assert_cmpuint (post->line, ==, 9);
  test_records_assert_fields (citation, "type", "article-journal", "title", "Alliance and Rupture in H₂O Rooms – a “Made-Up” Trial",
                              "container-title", "Invented Therapy Research", "volume", "31", "issue", "2", "page", "228-242",
                              "DOI", "10.1000/invented_2021.1", "keyword", "working alliance; Models, Psychological",
                              "abstract", "Nothing was asked of 5 % of the lamps. Nothing was found.", NULL);
  test_records_assert_has (citation, "\"author\":[{\"family\":\"Linde\",\"non-dropping-particle\":\"van der\",\"given\":\"Anna B.\"},"
                                     "{\"family\":\"Okoro\",\"given\":\"Samuel\",\"suffix\":\"Jr.\"},"
                                     "{\"literal\":\"Warm Lamp Study Group\"},{\"literal\":\"et al.\"}]");
  test_records_assert_has (citation, "\"issued\":{\"date-parts\":[[2021,2,3]]}");
  test_records_assert_fields (number, "title", "Müller's ß, í, Šimić & Østergård: β values", "container-title",
                              "Invented Therapy Research and Lamps", "number", "e0158753", "page", "", NULL);
  test_records_assert_has (number, "\"family\":\"Müller\",\"given\":\"Jörg\"");
  test_records_assert_has (number, "[[2020,5],[2020,6]]");
}

static void
test_others (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("works.bib", PRAXIS_RECORD_FORMAT_BIBTEX);
  PraxisCitation *part = test_records_work (page, 3), *online = test_records_work (page, 5);

  g_assert_cmpuint (page->posts->len, ==, 9);
  test_records_assert_fields (test_records_work (page, 2), "type", "thesis", "genre", "Doctoral dissertation", "publisher",
                              "University of Nowhere", NULL);
  test_records_assert_fields (part, "type", "paper-conference", "title", "Switches? A reply", "container-title", "Lamps and Their Owners",
                              "page", "11-30", "publisher", "Invented Press", "publisher-place", "Nowhere", "ISBN", "9780471041542", NULL);
  test_records_assert_has (part, "{\"family\":\"Beispiel\",\"non-dropping-particle\":\"van\",\"given\":\"Ludwig\"}");
  test_records_assert_has (part, "\"editor\":[{\"family\":\"Editor\",\"given\":\"Eva\"}]");
  g_assert_cmpint (praxis_citation_get_year (part), ==, 2018);
  test_records_assert_fields (online, "type", "webpage", "title", "Lamps: a page", "URL", "https://example.org/a_b?x=1&y=%20", NULL);
  test_records_assert_has (online, "\"accessed\":{\"date-parts\":[[2022,1,5]]}");
  test_records_assert_fields (test_records_work (page, 6), "type", "report", "number", "12-3", "publisher", "Lamp Office", NULL);
  test_records_assert_fields (test_records_work (page, 7), "type", "article", "number", "2101.00001", "publisher", "arXiv", NULL);
  test_records_assert_fields (test_records_work (page, 8), "title", "The last", "container-title", "undefined", NULL);
  test_records_assert_left_out (page, "25 46 48 44");
}

/* LaTeX that cannot be read costs its commands, not the work. */
static void
test_latex (void)
{
  static const char *const titles[][2] = {
    { "$100 and \\unknown{x}", "$100 and x" },
    { "\\begin{it}open", "itopen" },
    { "C:\\textbackslash{}lamps \\{1\\} 5\\% a\\_b \\#1 \\~{} \\^{}", "C:\\lamps {1} 5% a_b #1 ~ ^" },
    { "\\c{c} \\c c \\H{o} \\k{a} {\\AA} \\L{}odz \\~n \\^{\\j}", "ç ç ő ą Å Łodz ñ ĵ" },
    { "{{Whole {T}itle}} in \\textbf{b \\emph{i}} x\\textsuperscript{2}", "Whole Title in b i x2" },
    { "a --- b -- c-d ``q'' e~f \\ldots", "a — b – c-d “q” e f …" },
    { "\\aap", "aap" },
    { "$p \\leq .05$, $\\bar{x} \\pm \\frac{1}{2}$ \\alpha\\", "p ≤ .05, x̄ ± 1/2 α" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strdup_printf ("@article{k, title = {%s}, doi = {10.1000/182}}", titles[i][0]);
      g_autoptr(PraxisBlogPage) page = test_records_read_text (text, PRAXIS_RECORD_FORMAT_BIBTEX);

      test_records_assert_fields (test_records_work (page, 0), "title", titles[i][1], NULL);
    }
}

static void
test_refused (void)
{
  g_autoptr(GString) bomb = g_string_new ("@book{a, title = ");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (bomb, '{');
  g_assert_null (praxis_record_importer_read (bomb->str, PRAXIS_RECORD_FORMAT_BIBTEX, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

/* Space is no work, however long. */
static void
test_space (void)
{
  g_autofree char *space = g_strnfill (300000, ' ');
  g_autofree char *text = g_strdup_printf ("@article{k, title = {T%sx}, author = {A%sB}, pages = {1%s2}, doi = {10.1000/182}}",
                                           space, space, space);
  g_autoptr(PraxisBlogPage) page = test_records_read_text (text, PRAXIS_RECORD_FORMAT_BIBTEX);

  test_records_assert_fields (test_records_work (page, 0), "title", "T x", NULL);
}

/* --- Written and read again ------------------------------------------------------------------------------- */

/* All types of CSL. */
static const char *const types[] = {
  "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "collection",
  "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
  "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent",
  "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book",
  "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
};

static const char *const bodies[] = {
  "\"title\":\"On the DNA of 50% & $5 #1 a_b {x} ~ ^ \\\\ -- of McDonald’s Ünïcode “q” β\","
  "\"container-title\":\"Lamps & Owners\",\"container-title-short\":\"Lamps\",\"collection-title\":\"Series A\","
  "\"author\":[{\"family\":\"Berg\",\"non-dropping-particle\":\"van der\",\"given\":\"Jan A.\"},{\"literal\":\"Lamp and Light Society\"},"
  "{\"family\":\"King\",\"given\":\"M.\",\"suffix\":\"Jr.\"},{\"family\":\"Lumen\"},{\"literal\":\"et al.\"}],"
  "\"editor\":[{\"family\":\"van Gogh\",\"given\":\"V.\"}],\"issued\":{\"date-parts\":[[2020,5,3]]},"
  "\"accessed\":{\"date-parts\":[[2021,2,3]]},\"volume\":\"12\",\"page\":\"12-15\",\"DOI\":\"10.1002/(SICI)1097-4679(199606)52:3<279::AID-JCLP5>3.0.CO;2-F\","
  "\"URL\":\"https://example.org/a_b?x=1&y=%20#z\",\"publisher\":\"P & Q\",\"publisher-place\":\"Nowhere, NY\",\"edition\":\"2\","
  "\"abstract\":\"An abstract of 5%.\",\"note\":\"A note\",\"language\":\"en\",\"ISBN\":\"9780471041542\",\"ISSN\":\"1234-567X\","
  "\"PMID\":\"123\",\"PMCID\":\"PMC12\",\"title-short\":\"DNA\",\"status\":\"in press\",\"genre\":\"Doctoral dissertation\"",
  "\"title\":\"Lamps\",\"author\":[{\"family\":\"Sella\",\"given\":\"D.\"}],\"number\":\"12-3\","
  "\"issued\":{\"date-parts\":[[2020,5],[2020,6]]}",
  "\"title\":\"Lamps\",\"author\":[{\"family\":\"Sella\",\"given\":\"D.\"}],\"issued\":{\"literal\":\"in press\"},"
  "\"genre\":\"Brochure\"",
};

/* { items, keys } of each type with each body. */
static char *
all_types (void)
{
  g_autoptr(GString) items = g_string_new ("{\"items\":[");
  g_autoptr(GString) keys = g_string_new ("],\"keys\":[");

  for (gsize i = 0; i < G_N_ELEMENTS (types) * G_N_ELEMENTS (bodies); i++)
    {
      g_string_append_printf (items, "%s{\"type\":\"%s\",%s}", i > 0 ? "," : "", types[i / G_N_ELEMENTS (bodies)],
                              bodies[i % G_N_ELEMENTS (bodies)]);
      g_string_append_printf (keys, "%s\"k%zu\"", i > 0 ? "," : "", i);
    }
  return g_strconcat (items->str, keys->str, "]}", NULL);
}

static char *
write_bibtex (const char *argument)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = praxis_csl_engine_call (praxis_csl_engine_get_default (), "writeBibtex", argument, NULL, &error);
  g_autoptr(PraxisJson) json = NULL;

  g_assert_no_error (error);
  json = praxis_json_parse (answer, -1, &error);
  g_assert_no_error (error);
  return g_strdup (yyjson_get_str (yyjson_doc_get_root (json)));
}

/* Each member of @given is in @citation as it was. */
static void
assert_same (yyjson_val     *given,
             PraxisCitation *citation)
{
  g_autoptr(PraxisJson) read = praxis_json_parse (praxis_citation_get_json (citation), -1, NULL);
  yyjson_obj_iter iter = yyjson_obj_iter_with (given);
  yyjson_val *key;

  g_assert_cmpuint (yyjson_obj_size (given), ==, yyjson_obj_size (yyjson_doc_get_root (read)));
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      yyjson_val *value = yyjson_obj_get (yyjson_doc_get_root (read), yyjson_get_str (key));

      if (!yyjson_equals (yyjson_obj_iter_get_val (key), value))
        {
          g_autofree char *expected = yyjson_val_write (yyjson_obj_iter_get_val (key), 0, NULL);

          g_error ("%s: %s is not in %s", yyjson_get_str (key), expected, praxis_citation_get_json (citation));
        }
    }
}

static void
test_round_trip (void)
{
  g_autofree char *argument = all_types ();
  g_autofree char *text = write_bibtex (argument);
  g_autoptr(PraxisJson) given = praxis_json_parse (argument, -1, NULL);
  g_autoptr(PraxisBlogPage) page = test_records_read_text (text, PRAXIS_RECORD_FORMAT_BIBTEX);
  yyjson_arr_iter iter = yyjson_arr_iter_with (yyjson_obj_get (yyjson_doc_get_root (given), "items"));

  g_assert_cmpuint (page->posts->len, ==, G_N_ELEMENTS (types) * G_N_ELEMENTS (bodies));
  for (guint i = 0; i < page->posts->len; i++)
    assert_same (yyjson_arr_iter_next (&iter), test_records_work (page, i));
}

static void
test_written (void)
{
  g_autofree char *text = write_bibtex (
    "{\"items\":[{\"type\":\"article-journal\",\"title\":\"The DNA of lamps & Šimić\",\"container-title\":\"Lamps\",\"issue\":\"2\","
    "\"page\":\"1-9\",\"author\":[{\"family\":\"Šimić\",\"given\":\"J.\"}],\"issued\":{\"date-parts\":[[2020,5]]}}],"
    "\"keys\":[\"simic, {2020}\"]}");

  g_assert_cmpstr (text, ==,
                   "@article{simic2020,\n"
                   "  author = {Šimić, J.},\n"
                   "  title = {The {DNA} of lamps \\& {Šimić}},\n"
                   "  journal = {Lamps},\n"
                   "  year = {2020},\n"
                   "  month = may,\n"
                   "  number = {2},\n"
                   "  pages = {1--9},\n"
                   "}\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bibtex-importer/article", test_article);
  g_test_add_func ("/bibtex-importer/others", test_others);
  g_test_add_func ("/bibtex-importer/latex", test_latex);
  g_test_add_func ("/bibtex-importer/refused", test_refused);
  g_test_add_func ("/bibtex-importer/space", test_space);
  g_test_add_func ("/bibtex-importer/round-trip", test_round_trip);
  g_test_add_func ("/bibtex-importer/written", test_written);
  return g_test_run ();
}
