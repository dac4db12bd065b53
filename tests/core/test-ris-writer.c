/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-ris-writer.h"

/* Each case: a CSL-JSON item and the lines of its record, without their line ends. The works are invented. */
static const struct
{
  const char *name;
  const char *json;
  const char *lines[24];
} cases[] = {
  { "article",
    "{\"type\":\"article-journal\",\"title\":\"Words\\nand <i>deeds</i>: p < .05\",\"author\":[{\"family\":\"Berg\","
    "\"given\":\"A. B.\",\"non-dropping-particle\":\"van der\",\"suffix\":\"Jr.\"},{\"family\":\"Fontaine\",\"given\":\"Jean\","
    "\"dropping-particle\":\"de\"},{\"literal\":\"Alliance * Group\"}],\"container-title\":\"Journal of Tests\","
    "\"container-title-short\":\"J Tests\",\"volume\":22,\"issue\":\"3–4\",\"page\":\"25–41\",\"ISSN\":\"1234-5678\","
    "\"PMID\":\"123\",\"language\":\"en\",\"issued\":{\"date-parts\":[[2023,4,5]]},\"DOI\":\"https://doi.org/10.1002/x.1\","
    "\"URL\":\"https://example.org/a-b\",\"accessed\":{\"date-parts\":[[2024,1]]}}",
    { "TY  - JOUR", "AU  - van der Berg, A. B., Jr.", "AU  - Fontaine, Jean de", "AU  - Alliance Group,",
      "TI  - Words and deeds: p < .05", "T2  - Journal of Tests", "J2  - J Tests", "PY  - 2023", "DA  - 2023/04/05",
      "VL  - 22", "IS  - 3-4", "SP  - 25", "EP  - 41", "SN  - 1234-5678", "AN  - 123", "DO  - 10.1002/x.1",
      "UR  - https://example.org/a-b", "Y2  - 2024/01", "LA  - en", "ER  - " } },
  { "online-first",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\"}],\"container-title\":\"Open\","
    "\"status\":\"Advance online publication\",\"issued\":{\"date-parts\":[[2024,5]]},\"DOI\":\"10.1/2\"}",
    { "TY  - JOUR", "AU  - Ott", "TI  - T", "T2  - Open", "PY  - 2024", "DA  - 2024/05", "DO  - 10.1/2",
      "N1  - Advance online publication", "ER  - " } },
  { "in-press",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"issued\":{\"literal\":\"in press\"},\"author\":[{\"family\":\"Ott\"},"
    "{\"literal\":\"…\"},{\"family\":\"Berg\"},{\"literal\":\"et al.\"}]}",
    { "TY  - JOUR", "AU  - Ott", "AU  - Berg", "AU  - et al.,", "TI  - T", "PY  - in press", "ER  - " } },
  { "article-number", "{\"type\":\"article-journal\",\"title\":\"T\",\"number\":\"E186\"}",
    { "TY  - JOUR", "TI  - T", "SP  - E186", "ER  - " } },
  { "article-number-as-page", "{\"type\":\"article-journal\",\"title\":\"T\",\"page\":\"e0158753\"}",
    { "TY  - JOUR", "TI  - T", "SP  - e0158753", "ER  - " } },
  { "article-number-and-pages", "{\"type\":\"article-journal\",\"title\":\"T\",\"page\":\"1--12\",\"number\":\"186\"}",
    { "TY  - JOUR", "TI  - T", "SP  - 1", "EP  - 12", "C7  - 186", "ER  - " } },
  { "scattered-pages", "{\"type\":\"article-journal\",\"title\":\"T\",\"page\":\"3, 7–9\"}",
    { "TY  - JOUR", "TI  - T", "SP  - 3, 7-9", "ER  - " } },
  { "chapter",
    "{\"type\":\"chapter\",\"title\":\"A part\",\"author\":[{\"family\":\"King\",\"given\":\"M.\"}],\"editor\":[{\"family\":"
    "\"Lamb\",\"given\":\"Mary\"}],\"collection-editor\":[{\"family\":\"Hill\"}],\"translator\":[{\"family\":\"Roe\"}],"
    "\"container-title\":\"The whole\",\"collection-title\":\"Series\",\"collection-number\":\"7\",\"edition\":\"2\","
    "\"volume\":\"3\",\"page\":\"1-20\",\"chapter-number\":\"4\",\"publisher\":\"Press\",\"publisher-place\":\"Oslo\","
    "\"ISBN\":\"978-0-00-000000-2\",\"issued\":{\"date-parts\":[[2013]]}}",
    { "TY  - CHAP", "AU  - King, M.", "A2  - Lamb, Mary", "A3  - Hill", "A4  - Roe", "TI  - A part", "T2  - The whole",
      "T3  - Series", "PY  - 2013", "VL  - 3", "SP  - 1", "EP  - 20", "SE  - 4", "SV  - 7", "ET  - 2", "CY  - Oslo",
      "PB  - Press", "SN  - 978-0-00-000000-2", "ER  - " } },
  { "book",
    "{\"type\":\"book\",\"title\":\"A book\",\"author\":[{\"literal\":\"Ministry of Health, Sport, and Air\"}],"
    "\"editor\":[{\"family\":\"Lamb\"}],\"edition\":\"Rev. ed.\",\"publisher\":\"Press\",\"number-of-pages\":\"300\","
    "\"collection-title\":\"Series\",\"issued\":{\"date-parts\":[[2020]]}}",
    { "TY  - BOOK", "AU  - Ministry of Health,, Sport, and Air", "A3  - Lamb", "TI  - A book", "T2  - Series",
      "PY  - 2020", "SP  - 300", "ET  - Rev. ed.", "PB  - Press", "ER  - " } },
  { "edited-book",
    "{\"type\":\"book\",\"title\":\"A book\",\"editor\":[{\"family\":\"Lamb\",\"given\":\"M.\"}],\"publisher\":\"Press\"}",
    { "TY  - EDBOOK", "AU  - Lamb, M.", "TI  - A book", "PB  - Press", "ER  - " } },
  { "thesis",
    "{\"type\":\"thesis\",\"title\":\"Long\",\"author\":[{\"family\":\"Ott\"}],\"genre\":\"Doctoral dissertation\","
    "\"publisher\":\"University\",\"archive\":\"BORA\",\"issued\":{\"date-parts\":[[2019]]}}",
    { "TY  - THES", "AU  - Ott", "TI  - Long", "PY  - 2019", "PB  - University", "DB  - BORA",
      "M3  - Doctoral dissertation", "ER  - " } },
  { "report",
    "{\"type\":\"report\",\"title\":\"Figures\",\"author\":[{\"literal\":\"Office\"}],\"editor\":[{\"family\":\"Roe\"}],"
    "\"genre\":\"Report\",\"number\":\"SMA 17\\\\-5044\",\"publisher\":\"Ministry\"}",
    { "TY  - RPRT", "AU  - Office,", "ED  - Roe", "TI  - Figures", "SN  - SMA 17-5044", "PB  - Ministry", "M3  - Report",
      "ER  - " } },
  { "preprint",
    "{\"type\":\"article\",\"title\":\"Early\",\"author\":[{\"family\":\"Ott\"}],\"publisher\":\"PsyArXiv\",\"number\":\"12\","
    "\"DOI\":\"10.31234/osf.io/x\"}",
    { "TY  - MANSCPT", "AU  - Ott", "TI  - Early", "NV  - 12", "PB  - PsyArXiv", "DB  - PsyArXiv", "M3  - Preprint",
      "DO  - 10.31234/osf.io/x", "ER  - " } },
  { "article-in-journal", "{\"type\":\"article\",\"title\":\"T\",\"container-title\":\"Open\",\"volume\":\"1\"}",
    { "TY  - JOUR", "TI  - T", "T2  - Open", "VL  - 1", "ER  - " } },
  { "web-page",
    "{\"type\":\"webpage\",\"title\":\"Facts\",\"container-title\":\"Site\",\"URL\":\"https://example.org/\","
    "\"accessed\":{\"date-parts\":[[\"2023\",\"3\",5]]}}",
    { "TY  - ELEC", "TI  - Facts", "T2  - Site", "UR  - https://example.org/", "Y2  - 2023/03/05", "ER  - " } },
  { "conference",
    "{\"type\":\"paper-conference\",\"title\":\"Talk\",\"container-title\":\"Proceedings\",\"event-title\":\"Meeting\","
    "\"event-place\":\"Oslo\",\"publisher-place\":\"Berlin\",\"page\":\"1-2\",\"editor\":[{\"family\":\"Roe\"}]}",
    { "TY  - CONF", "A2  - Roe", "TI  - Talk", "T2  - Meeting", "C3  - Proceedings", "SP  - 1", "EP  - 2", "CY  - Oslo",
      "C1  - Berlin", "ER  - " } },
  { "proceedings-alone", "{\"type\":\"paper-conference\",\"title\":\"Talk\",\"container-title\":\"Proceedings\"}",
    { "TY  - CONF", "TI  - Talk", "T2  - Proceedings", "C3  - Proceedings", "ER  - " } },
  { "data", "{\"type\":\"dataset\",\"title\":\"D\",\"version\":\"2\",\"publisher\":\"Archive\"}",
    { "TY  - DATA", "TI  - D", "ET  - 2", "PB  - Archive", "ER  - " } },
  { "encyclopedia", "{\"type\":\"entry-encyclopedia\",\"title\":\"E\",\"container-title\":\"All\",\"editor\":[{\"family\":\"Roe\"}]}",
    { "TY  - ENCYC", "A2  - Roe", "TI  - E", "T2  - All", "ER  - " } },
  { "newspaper", "{\"type\":\"article-newspaper\",\"title\":\"N\",\"container-title\":\"Daily\",\"section\":\"B\"}",
    { "TY  - NEWS", "TI  - N", "T2  - Daily", "SE  - B", "ER  - " } },
  { "magazine", "{\"type\":\"article-magazine\",\"title\":\"N\"}", { "TY  - MGZN", "TI  - N", "ER  - " } },
  { "film", "{\"type\":\"motion_picture\",\"title\":\"F\"}", { "TY  - VIDEO", "TI  - F", "ER  - " } },
  { "song", "{\"type\":\"song\",\"title\":\"F\"}", { "TY  - SOUND", "TI  - F", "ER  - " } },
  { "software", "{\"type\":\"software\",\"title\":\"F\"}", { "TY  - COMP", "TI  - F", "ER  - " } },
  { "unknown", "{\"type\":\"treaty\",\"title\":\"F\",\"number\":\"7\"}", { "TY  - GEN", "TI  - F", "M1  - 7", "ER  - " } },
  { "hostile", "{\"type\":\"book\",\"title\":\"F\\r\\nER  - \\r\\nTY  - JOUR\xe2\x80\xa8x\"}",
    { "TY  - BOOK", "TI  - F ER - TY - JOUR x", "ER  - " } },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCitation) citation = praxis_citation_new (cases[i].json, NULL, &error);
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autofree char *joined = g_strjoinv ("\r\n", (char **) cases[i].lines);
  g_autofree char *expected = g_strconcat (joined, "\r\n", NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (citations, citation);
  text = praxis_ris_write (citations, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_several (void)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) keywords = g_ptr_array_new ();
  g_autoptr(GPtrArray) topics = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (topics, "Empathy");
  g_ptr_array_add (topics, "A * B\nC");
  g_ptr_array_add (citations, praxis_citation_new ("{\"type\":\"book\",\"title\":\"B\"}", NULL, NULL));
  g_ptr_array_add (citations, praxis_citation_new_verbatim ("Ott, D. (2020). Lost."));
  g_ptr_array_add (keywords, topics);
  g_ptr_array_add (keywords, NULL);
  text = praxis_ris_write (citations, keywords);
  g_assert_cmpstr (text, ==,
                   "TY  - BOOK\r\nTI  - B\r\nKW  - Empathy\r\nKW  - A B C\r\nER  - \r\n"
                   "TY  - GEN\r\nTI  - Ott, D. (2020). Lost.\r\nER  - \r\n");
}

static void
test_empty (void)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autofree char *text = praxis_ris_write (citations, NULL);

  g_assert_cmpstr (text, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ris-writer/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/ris-writer/several", test_several);
  g_test_add_func ("/ris-writer/empty", test_empty);
  return g_test_run ();
}
