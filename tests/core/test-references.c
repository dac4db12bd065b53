/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-references.h"

/* Each case: a CSL-JSON item, the entry of APA 7 as text and as HTML (NULL: not looked at). The works are invented, the
 * forms are those of the Publication Manual, chapter 10. */
typedef struct
{
  const char *name;
  const char *json;
  const char *text;
  const char *html;
} Case;

#define DOI_LINK(doi) "<a href=\"https://doi.org/" doi "\">https://doi.org/" doi "</a>"

static const Case cases[] = {
  { "article",
    "{\"type\":\"article-journal\",\"title\":\"Words & deeds\",\"author\":[{\"family\":\"Berg\",\"given\":\"A. B.\","
    "\"non-dropping-particle\":\"van der\"},{\"family\":\"Flück\",\"given\":\"C.\"}],\"container-title\":"
    "\"Journal of Tests\",\"volume\":\"22\",\"issue\":3,\"page\":\"25-41\",\"issued\":{\"date-parts\":[[2023,4]]},"
    "\"DOI\":\"https://doi.org/10.1002/x.1\"}",
    "van der Berg, A. B., & Flück, C. (2023). Words & deeds. Journal of Tests, 22(3), 25–41. https://doi.org/10.1002/x.1",
    "van der Berg, A. B., &amp; Flück, C. (2023). Words &amp; deeds. <i>Journal of Tests</i>, <i>22</i>(3), 25–41. "
    DOI_LINK ("10.1002/x.1") },
  { "article-number",
    "{\"type\":\"article-journal\",\"title\":\"Does it work?\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"volume\":\"7\",\"issue\":\"6\",\"number\":\"E186\",\"issued\":{\"date-parts\":[[2021]]}}",
    "Ott, D. (2021). Does it work? Open, 7(6), Article E186.", NULL },
  { "article-number-as-page",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"volume\":\"11\",\"page\":\"e0158753\",\"issued\":{\"date-parts\":[[\"2016\"]]}}",
    "Ott, D. (2016). T. Open, 11, Article e0158753.", NULL },
  { "advance-online",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"DOI\":\"10.1/2\",\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (2024). T. Open. Advance online publication. https://doi.org/10.1/2", NULL },
  { "left-out",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"},{\"literal\":\"…\"},"
    "{\"family\":\"Berg\",\"given\":\"A.\"}],\"container-title\":\"Open\",\"volume\":\"1\","
    "\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D., . . . Berg, A. (2024). T. Open, 1.", NULL },
  { "and-others",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"},{\"family\":\"Berg\","
    "\"given\":\"A.\"},{\"literal\":\"et al.\"}],\"container-title\":\"Open\",\"volume\":\"1\","
    "\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D., Berg, A., et al. (2024). T. Open, 1.", NULL },
  { "in-press",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"issued\":{\"literal\":\"in press\"}}",
    "Ott, D. (in press). T. Open.", NULL },
  { "no-date-no-author",
    "{\"type\":\"article-journal\",\"title\":\"Nobody’s\",\"container-title\":\"Open\",\"volume\":\"1-2\"}",
    "Nobody’s. (n.d.). Open, 1–2.", NULL },
  { "chapter",
    "{\"type\":\"chapter\",\"title\":\"A part\",\"author\":[{\"family\":\"King\",\"given\":\"M. L.\",\"suffix\":\"Jr.\"}],"
    "\"editor\":[{\"family\":\"Lamb\",\"given\":\"Mary Jane\"},{\"family\":\"Hill\",\"given\":\"C.-E.\"}],"
    "\"container-title\":\"The whole\",\"edition\":\"2\",\"volume\":\"3\",\"page\":\"1-20\",\"publisher\":\"Press\","
    "\"publisher-place\":\"Oslo\",\"issued\":{\"date-parts\":[[2013]]}}",
    "King, M. L., Jr. (2013). A part. In M. J. Lamb & C.-E. Hill (Eds.), The whole (2nd ed., Vol. 3, pp. 1–20). Press.",
    "King, M. L., Jr. (2013). A part. In M. J. Lamb &amp; C.-E. Hill (Eds.), <i>The whole</i> (2nd ed., Vol. 3, pp. 1–20). "
    "Press." },
  { "book",
    "{\"type\":\"book\",\"title\":\"A book\",\"author\":[{\"literal\":\"Association of Readers\"}],\"edition\":\"Rev. ed.\","
    "\"publisher\":\"Association of Readers\",\"issued\":{\"date-parts\":[[2020]]}}",
    "Association of Readers. (2020). A book (Rev. ed.).", "Association of Readers. (2020). <i>A book</i> (Rev. ed.)." },
  { "edited-book",
    "{\"type\":\"book\",\"title\":\"A book\",\"editor\":[{\"family\":\"Lamb\",\"given\":\"MJ\"}],\"edition\":\"11\","
    "\"publisher\":\"Press\",\"issued\":{\"date-parts\":[[2020]]}}",
    "Lamb, M. J. (Ed.). (2020). A book (11th ed.). Press.", NULL },
  { "thesis",
    "{\"type\":\"thesis\",\"title\":\"Long work\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"genre\":\"Doctoral dissertation\",\"publisher\":\"University of Bergen\",\"archive\":\"BORA\","
    "\"URL\":\"https://example.org/1\",\"issued\":{\"date-parts\":[[2019]]}}",
    "Ott, D. (2019). Long work [Doctoral dissertation, University of Bergen]. BORA. https://example.org/1", NULL },
  { "report",
    "{\"type\":\"report\",\"title\":\"Figures\",\"author\":[{\"literal\":\"Office\"}],\"number\":\"SMA 17\\\\-5044\","
    "\"publisher\":\"Ministry\",\"issued\":{\"date-parts\":[[2017]]}}",
    "Office. (2017). Figures (Report No. SMA 17-5044). Ministry.", NULL },
  { "preprint",
    "{\"type\":\"article\",\"title\":\"Early\",\"author\":[{\"family\":\"Fontaine\",\"given\":\"Jean-Paul\","
    "\"dropping-particle\":\"de\",\"non-dropping-particle\":\"la\"}],\"publisher\":\"PsyArXiv\",\"DOI\":\"10.31234/osf.io/x\","
    "\"issued\":{\"date-parts\":[[2022]]}}",
    "la Fontaine, J.-P. de. (2022). Early. PsyArXiv. https://doi.org/10.31234/osf.io/x", NULL },
  { "web-page",
    "{\"type\":\"webpage\",\"title\":\"Facts\",\"author\":[{\"literal\":\"Institute\"}],\"container-title\":\"Institute\","
    "\"URL\":\"https://example.org/a?b=c&d\",\"issued\":{\"date-parts\":[[2023,3,5]]}}",
    "Institute. (2023, March 5). Facts. https://example.org/a?b=c&d",
    "Institute. (2023, March 5). <i>Facts</i>. <a href=\"https://example.org/a?b=c&amp;d\">https://example.org/a?b=c&amp;d</a>" },
  { "strange-doi",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\"}],\"container-title\":\"J\",\"volume\":\"1\","
    "\"DOI\":\"10.1/a<b>#c\",\"issued\":{\"date-parts\":[[1999]]}}",
    "Ott. (1999). T. J, 1. https://doi.org/10.1/a%3Cb%3E#c",
    "Ott. (1999). T. <i>J</i>, <i>1</i>. <a href=\"https://doi.org/10.1/a%3Cb%3E%23c\">https://doi.org/10.1/a%3Cb%3E#c</a>" },
  { "hostile",
    "{\"type\":\"webpage\",\"title\":\"<script>alert(1)</script>\",\"author\":[{\"literal\":\"\\\"><b>\"}],"
    "\"URL\":\"javascript:alert(1)\",\"issued\":{\"date-parts\":[[2023]]}}",
    "\"><b>. (2023). <script>alert(1)</script>. javascript:alert(1)",
    "&quot;&gt;&lt;b&gt;. (2023). <i>&lt;script&gt;alert(1)&lt;/script&gt;</i>. javascript:alert(1)" },
};

static PraxisReferences *
load (PraxisCitation *citation)
{
  PraxisReferences *references = praxis_references_new_apa ();
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (citations, citation);
  praxis_references_load (references, NULL, citations, NULL, &error);
  g_assert_no_error (error);
  return references;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisCitation) citation = praxis_citation_new (test->json, NULL, &error);
  g_autoptr(PraxisReferences) references = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  g_assert_no_error (error);
  references = load (citation);
  text = praxis_references_dup_text (references, citation);
  html = praxis_references_dup_html (references, citation);
  g_assert_cmpstr (text, ==, test->text);
  if (test->html != NULL)
    g_assert_cmpstr (html, ==, test->html);
}

static char *
format_authors (guint n)
{
  g_autoptr(PraxisCitationBuilder) builder = praxis_citation_builder_new ("book");
  g_autoptr(PraxisCitation) citation = NULL;
  g_autoptr(PraxisReferences) references = NULL;

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *family = g_strdup_printf ("N%u", i);
      const PraxisName name = { .family = family, .given = "A." };

      praxis_citation_builder_add_name (builder, "author", &name);
    }
  praxis_citation_builder_set_string (builder, "title", "T");
  citation = praxis_citation_builder_end (builder, NULL);
  references = load (citation);
  return praxis_references_dup_text (references, citation);
}

static void
test_many_authors (void)
{
  g_autofree char *twenty = format_authors (20);
  g_autofree char *more = format_authors (21);

  g_assert_true (g_str_has_suffix (twenty, "N18, A., N19, A., & N20, A. (n.d.). T."));
  g_assert_true (g_str_has_suffix (more, "N18, A., N19, A., . . . N21, A. (n.d.). T."));
}

static void
test_verbatim (void)
{
  g_autoptr(PraxisCitation) citation =
    praxis_citation_new_verbatim ("Somebody <said> so. https://doi.org/10.1/x, see (https://example.org/y).");
  g_autoptr(PraxisReferences) references = load (citation);
  g_autofree char *text = praxis_references_dup_text (references, citation);
  g_autofree char *html = praxis_references_dup_html (references, citation);

  g_assert_cmpstr (text, ==, praxis_citation_get_reference (citation));
  g_assert_cmpstr (html, ==, "Somebody &lt;said&gt; so. " DOI_LINK ("10.1/x") ", see "
                             "(<a href=\"https://example.org/y\">https://example.org/y</a>).");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/references/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/references/many-authors", test_many_authors);
  g_test_add_func ("/references/verbatim", test_verbatim);
  return g_test_run ();
}
