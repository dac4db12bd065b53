/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-error.h"
#include "test-records.h"

static void
test_article (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("works.ris", PRAXIS_RECORD_FORMAT_RIS);
  PraxisCitation *citation = test_records_work (page, 0);
  const PraxisBlogPagePost *post = g_ptr_array_index (page->posts, 0);

  g_assert_cmpuint (post->line, ==, 4);
  g_assert_cmpstr (post->keywords[1], ==, "Models, Psychological");
  test_records_assert_fields (citation, "type", "article-journal", "title", "Alliance and rupture in 12 rooms: a made-up trial",
                              "container-title", "Invented Therapy Research", "container-title-short", "Invent Ther Res",
                              "volume", "31", "issue", "2", "page", "228-242", "number", "", "DOI", "10.1000/invented.2021.1",
                              "URL", "https://example.org/linde", "PMID", "90000001", "ISSN", "1234-567X", "language", "en",
                              "abstract", "Nothing was asked. Nothing is - or was - found.",
                              "keyword", "working alliance; Models, Psychological; lamps", NULL);
  test_records_assert_has (citation, "\"author\":[{\"family\":\"van der Linde\",\"given\":\"Anna B.\"},"
                                     "{\"family\":\"Okoro\",\"given\":\"Samuel\",\"suffix\":\"Jr.\"},"
                                     "{\"literal\":\"Warm Lamp Study Group\"}]");
  test_records_assert_has (citation, "\"issued\":{\"date-parts\":[[2021,2,3]]}");
}

static void
test_others (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("works.ris", PRAXIS_RECORD_FORMAT_RIS);
  PraxisCitation *chapter = test_records_work (page, 1), *thesis = test_records_work (page, 2);
  PraxisCitation *number = test_records_work (page, 3), *book = test_records_work (page, 4);

  g_assert_cmpuint (page->posts->len, ==, 5);
  test_records_assert_fields (chapter, "type", "chapter", "title", "Switches", "container-title", "Handbook of Lamps",
                              "publisher", "Invented Press", "publisher-place", "Nowhere", "edition", "2nd", "page", "11-30", NULL);
  test_records_assert_has (chapter, "\"author\":[{\"family\":\"Sella\",\"given\":\"Dora\"}]");
  test_records_assert_has (chapter, "\"editor\":[{\"family\":\"Editor\",\"given\":\"Eva\"}]");
  g_assert_cmpint (praxis_citation_get_year (chapter), ==, 2018);
  test_records_assert_fields (thesis, "type", "thesis", "genre", "Doctoral dissertation", "publisher", "University of Nowhere",
                              "container-title", "", NULL);
  test_records_assert_has (thesis, "\"issued\":{\"literal\":\"in press\"}");
  test_records_assert_fields (number, "number", "e0158753", "page", "", "volume", "50", "issue", "2", NULL);
  test_records_assert_fields (book, "type", "book", "title", "A book without an end", NULL);
  test_records_assert_left_out (page, "59 1 50");
}

static void
test_refused (void)
{
  static const char *const texts[] = { "AU  - Nobody\nTI  - No type\nER  - \n", "TY  - JOUR\nER  - \n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_record_importer_read (texts[i], PRAXIS_RECORD_FORMAT_RIS, NULL, &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
    }
}

/* More records than one call takes, and one that is too long. */
static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PraxisBlogPage) page = NULL;

  for (guint i = 0; i < 120; i++)
    {
      g_string_append_printf (text, "TY  - JOUR\nTI  - Title %u\nAU  - Sella, D.\nPY  - 2001\n", i);
      for (guint j = 0; i == 60 && j < 120000; j++)
        g_string_append (text, "KW  - lamps\n");
      g_string_append (text, "ER  - \n");
    }
  page = test_records_read_text (text->str, PRAXIS_RECORD_FORMAT_RIS);
  g_assert_cmpuint (page->posts->len, ==, 119);
  test_records_assert_fields (test_records_work (page, 118), "title", "Title 119", NULL);
  test_records_assert_left_out (page, "301");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ris-importer/article", test_article);
  g_test_add_func ("/ris-importer/others", test_others);
  g_test_add_func ("/ris-importer/refused", test_refused);
  g_test_add_func ("/ris-importer/many", test_many);
  return g_test_run ();
}
