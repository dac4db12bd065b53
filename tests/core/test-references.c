/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-csl-style.h"
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
  { "names",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Vries\",\"given\":\"Jan Piet\","
    "\"non-dropping-particle\":\"de\"},{\"family\":\"Humboldt\",\"given\":\"A.\",\"dropping-particle\":\"von\"},"
    "{\"family\":\"al-Hassan\",\"given\":\"R.\"},{\"family\":\"O’Leary\",\"given\":\"Mary-Jane\"},{\"family\":\"King\","
    "\"given\":\"ML\",\"suffix\":\"III\"}],\"container-title\":\"Open\",\"volume\":\"1\",\"issued\":{\"date-parts\":[[2020]]}}",
    "de Vries, J. P., Humboldt, A. von, al-Hassan, R., O’Leary, M.-J., & King, M. L., III. (2020). T. Open, 1.", NULL },
  { "person-and-group",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"},"
    "{\"literal\":\"Lamp & Room Group\"}],\"container-title\":\"Open\",\"volume\":\"1\",\"issued\":{\"date-parts\":[[2020]]}}",
    "Ott, D., & Lamp & Room Group. (2020). T. Open, 1.", NULL },
  { "groups",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"literal\":\"Lamp Society\"},{\"literal\":\"Room "
    "Society\"}],\"container-title\":\"Open\",\"volume\":\"1\",\"issued\":{\"date-parts\":[[2020]]}}",
    "Lamp Society & Room Society. (2020). T. Open, 1.", NULL },
  { "pages-of-supplement",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"volume\":\"12\",\"issue\":\"Suppl. 1\",\"page\":\"S12\",\"issued\":{\"date-parts\":[[2020]]}}",
    "Ott, D. (2020). T. Open, 12(Suppl. 1), S12.", "Ott, D. (2020). T. <i>Open</i>, <i>12</i>(Suppl. 1), S12." },
  { "page-of-newspaper",
    "{\"type\":\"article-newspaper\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"The Times\",\"page\":\"A12\",\"issued\":{\"date-parts\":[[2020,3,5]]}}",
    "Ott, D. (2020, March 5). T. The Times, A12.", "Ott, D. (2020, March 5). T. <i>The Times</i>, A12." },
  { "expanded-pages",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"The American journal of tests\",\"volume\":\"12\",\"page\":\"687-96\",\"issued\":{\"date-parts\":[[2020]]}}",
    "Ott, D. (2020). T. The American Journal of Tests, 12, 687–696.", NULL },
  { "other-language",
    "{\"type\":\"article-journal\",\"title\":\"Le silence [Silence]\",\"author\":[{\"family\":\"Noël\",\"given\":\"É.\"}],"
    "\"container-title\":\"Revue de psychologie inventée\",\"volume\":\"12\",\"page\":\"1-2\",\"issued\":{\"date-parts\":[[2020]]}}",
    "Noël, É. (2020). Le silence [Silence]. Revue de psychologie inventée, 12, 1–2.", NULL },
  { "ahead-of-print",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"status\":\"Online ahead of print\",\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (2024). T. Open. Advance online publication.", NULL },
  { "database",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Cochrane Database of Systematic Reviews\",\"DOI\":\"10.1/2\",\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (2024). T. Cochrane Database of Systematic Reviews. https://doi.org/10.1/2", NULL },
  { "markup",
    "{\"type\":\"article-journal\",\"title\":\"In <i>C. elegans</i> and H<sub>2</sub>O\",\"author\":[{\"family\":\"Ott\"}],"
    "\"container-title\":\"Open\",\"volume\":\"1\",\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott. (2024). In C. elegans and H2O. Open, 1.",
    "Ott. (2024). In <i>C. elegans</i> and H<sub>2</sub>O. <i>Open</i>, <i>1</i>." },
  { "edition",
    "{\"type\":\"chapter\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],\"editor\":[{\"family\":\"Lamb\","
    "\"given\":\"M.\"},{\"family\":\"Hill\",\"given\":\"C.\"},{\"family\":\"Roe\",\"given\":\"E.\"}],\"container-title\":\"The whole\","
    "\"edition\":\"3rd ed.\",\"publisher\":\"Press\",\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (2024). T. In M. Lamb, C. Hill, & E. Roe (Eds.), The whole (3rd ed.). Press.", NULL },
  { "translated-book",
    "{\"type\":\"book\",\"title\":\"The book\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],\"translator\":[{\"family\":"
    "\"Roe\",\"given\":\"E.\"}],\"edition\":\"2nd rev.\",\"publisher\":\"Press\",\"original-title\":\"Das Buch\","
    "\"original-date\":{\"date-parts\":[[1999]]},\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (2024). The book (E. Roe, Trans.; 2nd rev. ed.). Press. (Original work published as Das Buch, 1999)",
    "Ott, D. (2024). <i>The book</i> (E. Roe, Trans.; 2nd rev. ed.). Press. (Original work published as <i>Das Buch</i>, 1999)" },
  { "unpublished-thesis",
    "{\"type\":\"thesis\",\"title\":\"Long work\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"genre\":\"Unpublished doctoral dissertation\",\"publisher\":\"University of Bergen\",\"issued\":{\"date-parts\":[[2019]]}}",
    "Ott, D. (2019). Long work [Unpublished doctoral dissertation]. University of Bergen.", NULL },
  { "report-with-hyphens",
    "{\"type\":\"report\",\"title\":\"Figures\",\"author\":[{\"literal\":\"Office\"}],\"genre\":\"Technical report\","
    "\"number\":\"18-2059\",\"issued\":{\"date-parts\":[[2017,5]]}}",
    "Office. (2017). Figures (Technical Report No. 18-2059).",
    "Office. (2017). <i>Figures</i> (Technical Report No. 18-2059)." },
  { "report-with-letters",
    "{\"type\":\"report\",\"title\":\"Figures\",\"author\":[{\"literal\":\"Office\"}],\"number\":\"NASA/CR-2018-220043\","
    "\"issued\":{\"date-parts\":[[2017]]}}",
    "Office. (2017). Figures (Report No. NASA/CR-2018-220043).", NULL },
  { "press-release",
    "{\"type\":\"report\",\"title\":\"News\",\"author\":[{\"literal\":\"Office\"}],\"genre\":\"Press release\","
    "\"URL\":\"https://example.org/1\",\"issued\":{\"date-parts\":[[2017,5,3]]}}",
    "Office. (2017, May 3). News [Press release]. https://example.org/1", NULL },
  { "archive-number",
    "{\"type\":\"article\",\"title\":\"Early\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],\"publisher\":\"ERIC\","
    "\"number\":\"ED545393\",\"genre\":\"Preprint\",\"issued\":{\"date-parts\":[[2022,1,3]]}}",
    "Ott, D. (2022). Early (ED545393) [Preprint]. ERIC.", "Ott, D. (2022). <i>Early</i> (ED545393) [Preprint]. ERIC." },
  { "data-set",
    "{\"type\":\"dataset\",\"title\":\"Data\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],\"publisher\":\"ICPSR\","
    "\"number\":\"ICPSR 37080\",\"version\":\"V1\",\"genre\":\"Data set\",\"issued\":{\"date-parts\":[[2022]]}}",
    "Ott, D. (2022). Data (ICPSR 37080; Version V1) [Data set]. ICPSR.", NULL },
  { "days-of-a-congress",
    "{\"type\":\"speech\",\"title\":\"Talk\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],\"genre\":\"Poster presentation\","
    "\"event-title\":\"Congress\",\"event-place\":\"Oslo, Norway\",\"issued\":{\"date-parts\":[[2022,8,30],[2022,9,2]]}}",
    "Ott, D. (2022, August 30–September 2). Talk [Poster presentation]. Congress, Oslo, Norway.", NULL },
  { "looked-up",
    "{\"type\":\"webpage\",\"title\":\"Facts\",\"author\":[{\"literal\":\"Institute\"}],\"URL\":\"https://example.org/a\","
    "\"issued\":{\"literal\":\"n.d.\"},\"accessed\":{\"date-parts\":[[2023,3,5]]}}",
    "Institute. (n.d.). Facts. Retrieved March 5, 2023, from https://example.org/a", NULL },
  { "never-looked-up",
    "{\"type\":\"webpage\",\"title\":\"Facts\",\"author\":[{\"literal\":\"Institute\"}],\"URL\":\"https://example.org/a\"}",
    "Institute. (n.d.). Facts. https://example.org/a", NULL },
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
  PraxisReferences *references = praxis_references_new_with_style (NULL, "en-US");
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

/* Each case: a style of the system (NULL: APA), a language, an item, and its entry. */
static const struct
{
  const char *name;
  const char *style;
  const char *language;
  const char *json;
  const char *text;
} others[] = {
  { "article-number", "http://www.zotero.org/styles/vancouver", "en-US",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"David E.\"}],"
    "\"container-title\":\"Open\",\"volume\":\"7\",\"number\":\"e186\",\"issued\":{\"date-parts\":[[2021]]}}",
    "Ott DE. T. Open. 2021;7:e186." },
  { "pages", "http://www.zotero.org/styles/vancouver", "en-US",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"volume\":\"7\",\"page\":\"100-109\",\"issued\":{\"date-parts\":[[2021]]}}",
    "Ott D. T. Open. 2021;7:100–9." },
  { "no-volume", "http://www.zotero.org/styles/vancouver", "en-US",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"issued\":{\"date-parts\":[[2021]]}}",
    "Ott D. T. Open. 2021." },
  { "publisher", "http://www.zotero.org/styles/vancouver", "en-US",
    "{\"type\":\"book\",\"title\":\"T\",\"author\":[{\"literal\":\"Office\"}],\"publisher\":\"Office\",\"edition\":\"2nd\","
    "\"issued\":{\"date-parts\":[[2021]]}}",
    "Office. T. 2nd ed. Office; 2021." },
  { "article-number", "http://www.zotero.org/styles/chicago-author-date", "en-US",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"David\"}],"
    "\"container-title\":\"Open\",\"volume\":\"7\",\"number\":\"e186\",\"issued\":{\"date-parts\":[[2021]]}}",
    "Ott, David. 2021. “T.” Open 7: e186." },
  { "in-press", NULL, "fr-FR",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Journal of tests\",\"issued\":{\"literal\":\"in press\"}}",
    "Ott, D. (sous presse). T. Journal of tests." },
  { "advance-online", NULL, "fr-FR",
    "{\"type\":\"article-journal\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],"
    "\"container-title\":\"Open\",\"DOI\":\"10.1/2\",\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (2024). T. Open. Publication en ligne anticipée. https://doi.org/10.1/2" },
  { "edition", NULL, "fr-FR",
    "{\"type\":\"book\",\"title\":\"T\",\"editor\":[{\"family\":\"Ott\",\"given\":\"D.\"}],\"edition\":\"3rd\","
    "\"publisher\":\"Presses\",\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (Éd.). (2024). T (3e éd.). Presses." },
  { "no-date", NULL, "fr-FR",
    "{\"type\":\"webpage\",\"title\":\"T\",\"author\":[{\"literal\":\"Institut\"}],\"URL\":\"https://example.org/1\"}",
    "Institut. (s.\u00a0d.). T. https://example.org/1" },
  { "page", NULL, "de-DE",
    "{\"type\":\"chapter\",\"title\":\"T\",\"author\":[{\"family\":\"Ott\",\"given\":\"D.\"}],\"editor\":[{\"family\":\"Roe\","
    "\"given\":\"E.\"}],\"container-title\":\"Das Ganze\",\"page\":\"10-12\",\"publisher\":\"Verlag\","
    "\"issued\":{\"date-parts\":[[2024]]}}",
    "Ott, D. (2024). T. In E. Roe (Hrsg.), Das Ganze (S. 10–12). Verlag." },
};

static void
test_other (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *style = others[i].style != NULL ? praxis_csl_style_load (NULL, others[i].style, NULL) : NULL;
  g_autoptr(PraxisCitation) citation = praxis_citation_new (others[i].json, NULL, &error);
  g_autoptr(PraxisReferences) references = NULL;
  g_autoptr(GPtrArray) citations = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  if (others[i].style != NULL && style == NULL)
    {
      g_test_skip ("The style is not on this computer.");
      return;
    }
  references = praxis_references_new_with_style (style, others[i].language);
  g_ptr_array_add (citations, citation);
  praxis_references_load (references, NULL, citations, NULL, &error);
  g_assert_no_error (error);
  text = praxis_references_dup_text (references, citation);
  g_assert_cmpstr (text, ==, others[i].text);
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
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const char *name = others[i].style != NULL ? strrchr (others[i].style, '/') + 1 : others[i].language;
      g_autofree char *path = g_strconcat ("/references/", name, "/", others[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_other);
    }
  g_test_add_func ("/references/many-authors", test_many_authors);
  g_test_add_func ("/references/verbatim", test_verbatim);
  return g_test_run ();
}
