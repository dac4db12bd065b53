/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "import/praxis-record-importer.h"
#include "praxis-error.h"
#include "store/praxis-store-private.h"
#include "store/praxis-store-terms.h"
#include "test-library.h"
#include "test-records.h"

static void
test_pubmed_article (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("pubmed.xml", PRAXIS_RECORD_FORMAT_PUBMED_XML);
  PraxisCitation *citation = test_records_work (page, 0);
  const PraxisBlogPagePost *post = g_ptr_array_index (page->posts, 0);

  test_records_assert_fields (citation, "type", "article-journal", "title", "Alliance and rupture in 12 H2O rooms: A made-up trial",
                 "container-title", "Invented Therapy Research", "container-title-short", "Invent Ther Res", "volume", "31",
                 "issue", "2", "page", "228-242", "number", "", "DOI", "10.1000/invented.2021.1", "PMID", "90000001",
                 "PMCID", "PMC9000001", "ISSN", "1234-567X", "language", "en", "status", "",
                 "abstract", "OBJECTIVE: Nothing was asked. RESULTS: Nothing was found.",
                 "keyword", "working alliance; lamps; Models, Psychological", NULL);
  test_records_assert_has (citation, "\"author\":[{\"family\":\"Linde\",\"given\":\"Anna B.\",\"non-dropping-particle\":\"van der\"},"
                        "{\"family\":\"Okoro\",\"given\":\"Samuel\",\"suffix\":\"Jr.\"},"
                        "{\"literal\":\"Warm Lamp Study Group\"}]");
  test_records_assert_has (citation, "\"issued\":{\"date-parts\":[[2021,2]]}");
  g_assert_cmpuint (post->line, ==, 4);
  g_assert_cmpuint (g_strv_length (post->keywords), ==, 3);
  g_assert_cmpuint (post->month, ==, PRAXIS_MONTH_NONE);
}

static void
test_pubmed_others (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("pubmed.xml", PRAXIS_RECORD_FORMAT_PUBMED_XML);

  g_assert_cmpuint (page->posts->len, ==, 4);
  test_records_assert_left_out (page, "51");
  test_records_assert_fields (test_records_work (page, 1), "title", "Les chaises et leurs propriétaires [Chairs and their owners]",
                 "status", "advance online publication", "language", "fr", "container-title", "Psychothérapies inventées", NULL);
  test_records_assert_has (test_records_work (page, 1), "{\"family\":\"Šimić\",\"given\":\"J. P.\"}");
  test_records_assert_has (test_records_work (page, 1), "[[2023,11,5]]");
  test_records_assert_fields (test_records_work (page, 2), "number", "e12345", "page", "", "volume", "8", NULL);
  test_records_assert_has (test_records_work (page, 2), "[[2019,12]]");
  test_records_assert_fields (test_records_work (page, 3), "type", "chapter", "title", "Switches", "container-title", "Handbook of Lamps",
                 "publisher", "Invented Press", "publisher-place", "Nowhere (NW)", "ISBN", "9780000000002", NULL);
  test_records_assert_has (test_records_work (page, 3), "\"author\":[{\"family\":\"Sella\"");
  test_records_assert_has (test_records_work (page, 3), "\"editor\":[{\"family\":\"Ochre\"");
}

static void
test_xml_is_safe (void)
{
  static const char *const bomb =
    "<?xml version='1.0'?><!DOCTYPE PubmedArticleSet [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<PubmedArticleSet>\n"
    "<PubmedArticle><MedlineCitation><Article><ArticleTitle>&b;</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n"
    "<PubmedArticle><MedlineCitation><Article><ArticleTitle>&x;</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n"
    "<!-- <PubmedArticle> -->\n"
    "<PubmedArticle><MedlineCitation><Article><ArticleTitle>R&amp;D <![CDATA[<PubmedArticle>]]></ArticleTitle></Article></MedlineCitation>"
    "</PubmedArticle></PubmedArticleSet>";
  g_autoptr(PraxisBlogPage) page = test_records_read_text (bomb, PRAXIS_RECORD_FORMAT_PUBMED_XML);
  g_autoptr(GString) deep = g_string_new ("<PubmedArticle>");
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (page->posts->len, ==, 1);
  test_records_assert_left_out (page, "3 4");
  test_records_assert_fields (test_records_work (page, 0), "title", "R&D <PubmedArticle>", NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  g_assert_null (praxis_record_importer_read (deep->str, PRAXIS_RECORD_FORMAT_PUBMED_XML, NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
}

static void
test_endnote (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("endnote.xml", PRAXIS_RECORD_FORMAT_ENDNOTE_XML);

  g_assert_cmpuint (page->posts->len, ==, 3);
  test_records_assert_left_out (page, "39");
  test_records_assert_fields (test_records_work (page, 0), "type", "article-journal", "title", "Alliance and rupture: A made-up trial",
                 "container-title", "Invented Therapy Research", "volume", "31", "issue", "2", "page", "228-242",
                 "DOI", "10.1000/invented.2021.1", "PMID", "90000001", "ISSN", "1234-567X", "ISBN", "", "language", "en",
                 "keyword", "Working Alliance; Lamps", NULL);
  test_records_assert_has (test_records_work (page, 0), "[{\"family\":\"Linde\",\"given\":\"A. B.\",\"dropping-particle\":\"van der\"},"
                              "{\"family\":\"Okoro\",\"given\":\"Samuel\",\"suffix\":\"Jr.\"},{\"literal\":\"Warm Lamp Study Group\"}]");
  test_records_assert_has (test_records_work (page, 0), "[[2021,2,3]]");
  test_records_assert_fields (test_records_work (page, 1), "type", "chapter", "container-title", "Handbook of Lamps", "page", "11-30", "edition", "2nd",
                 "publisher", "Invented Press", "publisher-place", "Nowhere", "ISBN", "9780471041542", NULL);
  test_records_assert_has (test_records_work (page, 1), "\"editor\":[{\"family\":\"Ochre\"");
  test_records_assert_fields (test_records_work (page, 2), "type", "thesis", "genre", "Doctoral dissertation", "publisher", "University of Nowhere",
                 "number-of-pages", "312", "page", "", NULL);
}

static void
test_nbib (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("pubmed.nbib", PRAXIS_RECORD_FORMAT_NBIB);

  g_assert_cmpuint (page->posts->len, ==, 3);
  test_records_assert_left_out (page, "39 28");
  test_records_assert_fields (test_records_work (page, 0), "type", "article-journal", "title", "Alliance and rupture in 12 rooms: A made-up trial",
                 "container-title", "Invented Therapy Research", "volume", "31", "issue", "2", "page", "228-42",
                 "DOI", "10.1000/invented.2021.1", "PMID", "90000001", "PMCID", "PMC9000001", "ISSN", "1234-567X",
                 "keyword", "Models, Psychological/trends; working alliance", NULL);
  test_records_assert_has (test_records_work (page, 0), "[{\"family\":\"Linde\",\"given\":\"Anna B.\",\"non-dropping-particle\":\"van der\"},"
                              "{\"family\":\"Okoro\",\"given\":\"Samuel\",\"suffix\":\"Jr.\"},{\"literal\":\"Warm Lamp Study Group\"}]");
  test_records_assert_fields (test_records_work (page, 1), "status", "advance online publication", "language", "fr", "DOI", "10.1000/invented.2023.3", NULL);
  test_records_assert_has (test_records_work (page, 1), "\"author\":[{\"family\":\"Šimić\",\"given\":\"J. P.\"}]");
  test_records_assert_fields (test_records_work (page, 2), "type", "chapter", "container-title", "Handbook of Lamps", "publisher", "Invented Press", NULL);
  test_records_assert_has (test_records_work (page, 2), "\"editor\":[{\"family\":\"Ochre\",\"given\":\"C.\"}]");
}

static void
test_enw (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("endnote.enw", PRAXIS_RECORD_FORMAT_ENW);

  g_assert_cmpuint (page->posts->len, ==, 3);
  test_records_assert_left_out (page, "34");
  test_records_assert_fields (test_records_work (page, 0), "type", "article-journal", "number", "e0158753", "page", "", "issue", "2",
                 "container-title", "Invented Therapy Research", "DOI", "10.1000/invented.2021.1", "PMID", "90000001",
                 "keyword", "working alliance; lamps", "abstract", "One line. Another line.", NULL);
  test_records_assert_has (test_records_work (page, 0), "{\"literal\":\"Warm Lamp Study Group\"}");
  test_records_assert_has (test_records_work (page, 0), "[[2021,2,3]]");
  test_records_assert_fields (test_records_work (page, 1), "type", "chapter", "container-title", "Handbook of Lamps", "edition", "2nd", "page", "11-30",
                 "ISBN", "9780471041542", NULL);
  test_records_assert_fields (test_records_work (page, 2), "type", "thesis", "genre", "Doctoral dissertation", NULL);
  test_records_assert_has (test_records_work (page, 2), "\"issued\":{\"literal\":\"In press\"}");
}

static void
test_csl (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file ("works.json", PRAXIS_RECORD_FORMAT_CSL_JSON);
  const PraxisBlogPagePost *thesis;

  g_assert_cmpuint (page->posts->len, ==, 2);
  test_records_assert_left_out (page, "22 29 38 39");
  test_records_assert_fields (test_records_work (page, 0), "type", "article-journal", "title", "Alliance and rupture & H2O: p < .05", "volume", "31",
                 "number", "e0158753", "page", "", "DOI", "10.1000/Invented.2021.1", "id", "linde", NULL);
  test_records_assert_has (test_records_work (page, 0), "\"x-own\":{\"kept\":true}");
  test_records_assert_has (test_records_work (page, 0), "[[2021,2,3]]");
  test_records_assert_has (test_records_work (page, 0), "[{\"family\":\"Linde\",\"given\":\"Anna B.\",\"non-dropping-particle\":\"van der\"},");
  test_records_assert_has (test_records_work (page, 0), "{\"family\":\"Lumen\",\"given\":\"Ada\"}");
  test_records_assert_fields (test_records_work (page, 1), "publisher", "University of Nowhere", "keyword", "Lamps; Theses", NULL);
  g_assert_cmpint (praxis_citation_get_year (test_records_work (page, 1)), ==, 2016);
  thesis = g_ptr_array_index (page->posts, 1);
  g_assert_cmpuint (thesis->line, ==, 29);
}

static void
test_csl_wrapped (void)
{
  g_autoptr(PraxisBlogPage) items = test_records_read_text ("{\"message\": {\"items\": [{\"title\": \"One\"}, {\"title\": \"Two\"}]}}",
                                               PRAXIS_RECORD_FORMAT_CSL_JSON);
  g_autoptr(PraxisBlogPage) one = test_records_read_text ("\xef\xbb\xbf {\"title\": \"One\", \"author\": {\"family\": \"A\"}, \"issued\": 2001}",
                                             PRAXIS_RECORD_FORMAT_CSL_JSON);

  g_assert_cmpuint (items->posts->len, ==, 2);
  g_assert_cmpuint (one->posts->len, ==, 1);
  test_records_assert_has (test_records_work (one, 0), "\"author\":[{\"family\":\"A\"}]");
  g_assert_cmpint (praxis_citation_get_year (test_records_work (one, 0)), ==, 2001);
}

/* What Crossref has that the schema has not. */
static void
test_csl_registry (void)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_text ("["
    "{\"title\": [\"Who waits?\"], \"subtitle\": [\"A <i>trial</i>\"], \"volume\": \"7\", \"issued\": {\"date-parts\": [[2020, 11]]},"
    " \"published-print\": {\"date-parts\": [[2021, 1]]}, \"author\": [{\"family\": \"DE LA MCROE-O'POE\", \"given\": \"ANNA JB\"}]},"
    "{\"title\": \"Waiting: A trial\", \"subtitle\": [\"A trial\"], \"issued\": {\"date-parts\": [[null]]},"
    " \"published-print\": {\"date-parts\": [[2022]]}, \"author\": [{\"family\": \"LI\", \"given\": \"B.\"}, {\"family\": \"WHO\"}]},"
    "{\"title\": \"Waiting\", \"subtitle\": [], \"issued\": {\"date-parts\": [[2020]]}, \"published-print\": {\"date-parts\": [[2021]]}}"
    "]", PRAXIS_RECORD_FORMAT_CSL_JSON);

  test_records_assert_fields (test_records_work (page, 0), "title", "Who waits? A trial", "subtitle", "", NULL);
  test_records_assert_has (test_records_work (page, 0), "\"issued\":{\"date-parts\":[[2021,1]]}");
  test_records_assert_has (test_records_work (page, 0), "{\"family\":\"de la McRoe-O'Poe\",\"given\":\"Anna JB\"}");
  test_records_assert_fields (test_records_work (page, 1), "title", "Waiting: A trial", NULL);
  test_records_assert_has (test_records_work (page, 1), "\"issued\":{\"date-parts\":[[2022]]}");
  test_records_assert_has (test_records_work (page, 1), "[{\"family\":\"Li\",\"given\":\"B.\"},{\"family\":\"WHO\"}]");
  test_records_assert_fields (test_records_work (page, 2), "title", "Waiting", NULL);
  g_assert_cmpint (praxis_citation_get_year (test_records_work (page, 2)), ==, 2020);
}

static void
test_detect (void)
{
  static const char *const others[] = {
    "", "June 2020\nA title\n", "<!DOCTYPE html><html><body>&lt;PubmedArticle&gt;</body></html>", "<xml>a page</xml>", "[1, 2]",
    "%A Nobody", "@home is a word\n", "TY - and more\n", "---\ntitle: x\n---\n", "PMC some words", "<", "<!--", "<?xml", "<!DOCTYPE a [",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (praxis_record_format_detect (others[i]), ==, PRAXIS_RECORD_FORMAT_NONE);
  g_assert_cmpint (praxis_record_format_from_name ("enw"), ==, PRAXIS_RECORD_FORMAT_ENW);
  g_assert_cmpint (praxis_record_format_from_name ("page"), ==, PRAXIS_RECORD_FORMAT_NONE);
  g_assert_cmpint (praxis_record_format_from_name (NULL), ==, PRAXIS_RECORD_FORMAT_NONE);
}

static void
test_refused (void)
{
  for (PraxisRecordFormat format = PRAXIS_RECORD_FORMAT_CSL_JSON; format <= PRAXIS_RECORD_FORMAT_RIS; format++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) nothing = NULL;

      g_assert_null (praxis_record_importer_read ("Milk, bread and {two lemons", format, NULL, &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
      g_assert_null (praxis_record_importer_read ("", format, NULL, &nothing));
      g_assert_error (nothing, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
    }
}

/* What never ends and what is wrong everywhere is read in a moment, too. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "{\n", "{\"title\":\"<<<<\"},", "<record>", "PMID- \n\n", "%0 Book\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(PraxisBlogPage) page = NULL;

      while (text->len < 2000000)
        g_string_append (text, pieces[i]);
      page = praxis_record_importer_read (text->str, (PraxisRecordFormat[]) {
        PRAXIS_RECORD_FORMAT_CSL_JSON, PRAXIS_RECORD_FORMAT_CSL_JSON, PRAXIS_RECORD_FORMAT_ENDNOTE_XML,
        PRAXIS_RECORD_FORMAT_NBIB, PRAXIS_RECORD_FORMAT_ENW }[i], NULL, NULL);
      g_assert_true (page == NULL || page->problems->len <= 100010);
    }
}

static void
test_cancelled (void)
{
  static const char *const names[] = { "works.json", "pubmed.xml", "endnote.xml", "pubmed.nbib", "endnote.enw", "works.bib",
                                       "works.ris" };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = test_records_load (names[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_record_importer_read (text, praxis_record_format_detect (text), cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* --- Into a library --------------------------------------------------------------------------------------- */

static PraxisImportReport *
apply (TestLibrary        *test,
       const char         *name,
       PraxisRecordFormat  format)
{
  g_autoptr(PraxisBlogPage) page = test_records_read_file (name, format);
  g_autoptr(PraxisImport) import = praxis_blog_page_to_import (page, name);
  g_autoptr(GError) error = NULL;
  PraxisImportReport *report = praxis_import_apply (import, test->store, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
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
test_drafts (TestLibrary   *test,
             gconstpointer  data)
{
  static const char *const aliases[] = { "Working Alliance", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisImportReport) report = NULL;

  g_assert_true (praxis_store_add_term (test->store, test->digest_uuid, PRAXIS_VOCABULARY_TOPIC, "Alliance", aliases, &error));
  report = apply (test, "pubmed.xml", PRAXIS_RECORD_FORMAT_PUBMED_XML);
  g_assert_cmpuint (report->added->len, ==, 4);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post WHERE status = 0 AND month IS NULL"), ==, 4);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post_term JOIN term ON term.id = term_id WHERE label = 'Alliance'"), ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM term WHERE label LIKE '%lamps%'"), ==, 0);
  g_assert_true (praxis_import_undo (test->store, report->import_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test, "SELECT count(*) FROM post"), ==, 0);
}

static void
test_again (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr(PraxisImportReport) first = apply (test, "pubmed.xml", PRAXIS_RECORD_FORMAT_PUBMED_XML);
  g_autoptr(PraxisImportReport) again = apply (test, "pubmed.xml", PRAXIS_RECORD_FORMAT_PUBMED_XML);
  g_autoptr(PraxisImportReport) same = apply (test, "pubmed.nbib", PRAXIS_RECORD_FORMAT_NBIB);
  /* The chapter has no number of its own, but its title, author and year. */
  g_autoptr(PraxisImportReport) other = apply (test, "endnote.xml", PRAXIS_RECORD_FORMAT_ENDNOTE_XML);

  g_assert_cmpuint (first->added->len, ==, 4);
  g_assert_cmpuint (again->added->len, ==, 0);
  g_assert_cmpuint (again->skipped->len, ==, 4);
  g_assert_cmpint (again->import_id, ==, 0);
  g_assert_cmpuint (same->added->len, ==, 0);
  g_assert_cmpuint (same->skipped->len, ==, 3);
  g_assert_cmpuint (other->added->len, ==, 1);
  g_assert_cmpuint (other->skipped->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-importer/pubmed/article", test_pubmed_article);
  g_test_add_func ("/record-importer/pubmed/others", test_pubmed_others);
  g_test_add_func ("/record-importer/xml-is-safe", test_xml_is_safe);
  g_test_add_func ("/record-importer/endnote", test_endnote);
  g_test_add_func ("/record-importer/nbib", test_nbib);
  g_test_add_func ("/record-importer/enw", test_enw);
  g_test_add_func ("/record-importer/csl", test_csl);
  g_test_add_func ("/record-importer/csl-wrapped", test_csl_wrapped);
  g_test_add_func ("/record-importer/csl-registry", test_csl_registry);
  g_test_add_func ("/record-importer/detect", test_detect);
  g_test_add_func ("/record-importer/refused", test_refused);
  g_test_add_func ("/record-importer/hostile", test_hostile);
  g_test_add_func ("/record-importer/cancelled", test_cancelled);
  test_library_add_test ("/record-importer/drafts", test_drafts);
  test_library_add_test ("/record-importer/again", test_again);
  return g_test_run ();
}
