/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "publish/praxis-citation-metadata.h"

#define VERSION "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A"

/* Each case: a CSL-JSON item, its ContextObject and its reference in a page's head. The works are invented. */
static const struct
{
  const char *name;
  const char *json;
  const char *coins;
  const char *reference;
} cases[] = {
  { "article",
    "{\"type\":\"article-journal\",\"title\":\"Words & <i>deeds</i>; 100%\",\"author\":[{\"family\":\"Berg\",\"given\":\"A. B.\","
    "\"non-dropping-particle\":\"van der\",\"suffix\":\"Jr.\"},{\"family\":\"Flück\",\"given\":\"C.\"},{\"literal\":\"et al.\"}],"
    "\"container-title\":\"Journal of Tests\",\"volume\":\"22\",\"issue\":3,\"page\":\"25–41\",\"ISSN\":\"1234-5678\","
    "\"issued\":{\"date-parts\":[[2023,4]]},\"DOI\":\"https://doi.org/10.1002/x+1\",\"URL\":\"https://example.org/?a=b&c\"}",
    VERSION "journal&rft.genre=article&rft.atitle=Words%20%26%20deeds%3B%20100%25&rft.jtitle=Journal%20of%20Tests&rft.volume=22"
    "&rft.issue=3&rft.issn=1234-5678&rft.aulast=van%20der%20Berg&rft.aufirst=A.%20B.&rft.ausuffix=Jr."
    "&rft.au=van%20der%20Berg%2C%20A.%20B.%2C%20Jr.&rft.au=Fl%C3%BCck%2C%20C.&rft.date=2023-04&rft.spage=25&rft.epage=41"
    "&rft.pages=25-41&rft_id=info%3Adoi%2F10.1002%2Fx%2B1&rft_id=https%3A%2F%2Fexample.org%2F%3Fa%3Db%26c",
    "citation_title=Words & deeds, 100%; citation_author=van der Berg, A. B., Jr.; citation_author=Flück, C.; "
    "citation_publication_date=2023/04; citation_journal_title=Journal of Tests; citation_volume=22; citation_issue=3; "
    "citation_issn=1234-5678; citation_firstpage=25; citation_lastpage=41; citation_doi=10.1002/x+1" },
  { "article-number",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"number\":\"E186\",\"author\":[{\"family\":\"Ott\"}]}",
    VERSION "journal&rft.genre=article&rft.atitle=T&rft.aulast=Ott&rft.artnum=E186",
    "citation_title=T; citation_author=Ott" },
  { "preprint",
    "{\"type\":\"article\",\"title\":\"T\",\"publisher\":\"PsyArXiv\",\"author\":[{\"literal\":\"World Body\"},"
    "{\"family\":\"Ott\",\"given\":\"D.\"}]}",
    VERSION "journal&rft.genre=preprint&rft.atitle=T&rft.jtitle=PsyArXiv&rft.aucorp=World%20Body&rft.au=Ott%2C%20D.",
    "citation_title=T; citation_author=World Body; citation_author=Ott, D." },
  { "chapter",
    "{\"type\":\"chapter\",\"title\":\"Part\",\"container-title\":\"Whole\",\"page\":\"1-20\",\"publisher\":\"Press\","
    "\"publisher-place\":\"Oslo\",\"edition\":\"2\",\"ISBN\":\"978\"}",
    VERSION "book&rft.genre=bookitem&rft.atitle=Part&rft.btitle=Whole&rft.edition=2&rft.place=Oslo&rft.pub=Press&rft.isbn=978"
    "&rft.spage=1&rft.epage=20&rft.pages=1-20",
    "citation_title=Part; citation_inbook_title=Whole; citation_publisher=Press; citation_isbn=978; citation_firstpage=1; "
    "citation_lastpage=20" },
  { "book", "{\"type\":\"book\",\"title\":\"Whole\",\"number-of-pages\":300}",
    VERSION "book&rft.genre=book&rft.btitle=Whole&rft.tpages=300", "citation_title=Whole" },
  { "report", "{\"type\":\"report\",\"title\":\"R\",\"publisher\":\"Office\",\"number\":\"7\"}",
    VERSION "book&rft.genre=report&rft.btitle=R&rft.pub=Office",
    "citation_title=R; citation_technical_report_institution=Office; citation_technical_report_number=7" },
  { "thesis", "{\"type\":\"thesis\",\"title\":\"Long\",\"publisher\":\"University\",\"genre\":\"PhD\"}",
    VERSION "dissertation&rft.title=Long&rft.inst=University&rft.degree=PhD",
    "citation_title=Long; citation_dissertation_institution=University" },
  { "web-page", "{\"type\":\"webpage\",\"title\":\"Facts\",\"container-title\":\"Site\",\"author\":[{\"literal\":\"Office\"}],"
    "\"URL\":\"javascript:alert(1)\"}",
    VERSION "dc&rft.type=webpage&rft.title=Facts&rft.source=Site&rft.creator=Office",
    "citation_title=Facts; citation_author=Office" },
  { "other", "{\"type\":\"treaty\",\"title\":\"T\"}", VERSION "book&rft.genre=document&rft.btitle=T", "citation_title=T" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(PraxisCitation) citation = praxis_citation_new (cases[i].json, NULL, NULL);
  g_autofree char *coins = praxis_citation_metadata_to_coins (citation);
  g_autofree char *reference = praxis_citation_metadata_to_reference (citation);

  g_assert_cmpstr (coins, ==, cases[i].coins);
  g_assert_cmpstr (reference, ==, cases[i].reference);
}

/* Of a printed reference there is nothing to put into fields, but search engines read it as it is. */
static void
test_printed (void)
{
  g_autoptr(PraxisCitation) citation = praxis_citation_new_verbatim ("Ott, D. (2020).\nLost; found.");
  g_autofree char *coins = praxis_citation_metadata_to_coins (citation);
  g_autofree char *reference = praxis_citation_metadata_to_reference (citation);

  g_assert_null (coins);
  g_assert_cmpstr (reference, ==, "Ott, D. (2020). Lost; found.");
}

/* In the page everything is encoded once more. */
static void
test_in_page (void)
{
  g_autoptr(PraxisHtml) html = praxis_html_new ();
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (citations, praxis_citation_new ("{\"type\":\"book\",\"title\":\"\\\"><script>\"}", NULL, NULL));
  g_ptr_array_add (citations, praxis_citation_new_verbatim ("\"><base>"));
  g_ptr_array_add (citations, praxis_citation_new ("{}", NULL, NULL));
  praxis_citation_metadata_write_head (html, citations);
  praxis_citation_metadata_write_spans (html, citations);
  g_assert_cmpstr (praxis_html_peek (html, NULL), ==,
                   "<meta name=\"citation_reference\" content=\"citation_title=&quot;&gt;&lt;script&gt;\">\n"
                   "<meta name=\"citation_reference\" content=\"&quot;&gt;&lt;base&gt;\">\n"
                   "<span class=\"Z3988\" title=\"ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook"
                   "&amp;rft.genre=book&amp;rft.btitle=%22%3E%3Cscript%3E\" hidden=\"\"></span>");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/citation-metadata/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/citation-metadata/printed", test_printed);
  g_test_add_func ("/citation-metadata/in-page", test_in_page);
  return g_test_run ();
}
