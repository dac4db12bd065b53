/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "import/praxis-typed-work.h"
#include "praxis-error.h"

/* What people have at hand of a work: what it is taken for, and what comes of it. All works are invented. */

typedef struct
{
  const char           *text;
  const char           *label;
  PraxisIdentifierKind  identifier;
  const char           *value;
} Case;

static const Case identifiers[] = {
  { "10.1000/pair.3", "DOI", PRAXIS_IDENTIFIER_DOI, "10.1000/pair.3" },
  { " https://doi.org/10.1000/pair.3\n", "DOI", PRAXIS_IDENTIFIER_DOI, "10.1000/pair.3" },
  { "PMID: 31209238", "PubMed ID", PRAXIS_IDENTIFIER_PMID, "31209238" },
  { "PMC6613236", "PubMed Central ID", PRAXIS_IDENTIFIER_PMCID, "PMC6613236" },
  { "978-0-471-04154-2", "ISBN", PRAXIS_IDENTIFIER_ISBN, "9780471041542" },
  { "arXiv:2101.00001v2", "arXiv ID", PRAXIS_IDENTIFIER_ARXIV, "2101.00001v2" },
  { "https://example.org/a", "Web Address", PRAXIS_IDENTIFIER_URL, "https://example.org/a" },
};

static void
test_identifiers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      const Case *test = &identifiers[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(PraxisTypedWork) work = praxis_typed_work_read (test->text, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (work->identifier, ==, test->identifier);
      g_assert_cmpstr (work->value, ==, test->value);
      g_assert_null (work->records);
      g_assert_null (work->reference);
      g_assert_cmpstr (praxis_typed_work_describe (test->text), ==, test->label);
    }
}

static void
test_records (void)
{
  const char *text = "PMID- 1\nTI  - A first\nAU  - Berg A\n\nPMID- 2\nTI  - A second\nAU  - Ott D\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisTypedWork) work = praxis_typed_work_read (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (work->records);
  g_assert_cmpuint (work->records->posts->len, ==, 2);
  g_assert_cmpint (work->identifier, ==, PRAXIS_IDENTIFIER_NONE);
  g_assert_cmpstr (praxis_typed_work_describe (text), ==, "PubMed");
}

static void
test_reference (void)
{
  const char *text = "Berg, A., & Ott, D. (2015). Another made-up study. Journal of Pairs, 3(1), 1–9. "
                     "https://doi.org/10.1000/pair.3";
  g_autoptr(GError) error = NULL;
  g_autoptr(PraxisTypedWork) work = praxis_typed_work_read (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (work->reference);
  g_assert_cmpstr (praxis_citation_get_field (work->reference->citation, "DOI"), ==, "10.1000/pair.3");
  g_assert_cmpstr (praxis_typed_work_describe (text), ==, "Printed Reference");
}

static void
test_nothing (void)
{
  const char *texts[] = { "", " ", "hello", "the alliance in therapy", "10.1000", "123456789012" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (praxis_typed_work_read (texts[i], NULL, &error));
      g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID);
      g_assert_null (praxis_typed_work_describe (texts[i]));
    }
}

static void
test_identify (void)
{
  static const struct { PraxisIdentifierKind kind; const char *value; const char *field; const char *text; } cases[] = {
    { PRAXIS_IDENTIFIER_DOI, "10.1000/1", "DOI", "10.1000/1" },
    { PRAXIS_IDENTIFIER_ARXIV, "2101.00001v2", "DOI", "10.48550/arXiv.2101.00001" },
    { PRAXIS_IDENTIFIER_PMID, "7", "PMID", "7" },
    { PRAXIS_IDENTIFIER_PMCID, "PMC7", "PMCID", "PMC7" },
    { PRAXIS_IDENTIFIER_ISBN, "9780471041542", "ISBN", "9780471041542" },
    { PRAXIS_IDENTIFIER_URL, "https://example.org/", "URL", "https://example.org/" },
  };
  g_autoptr(PraxisCitation) citation = praxis_citation_new ("{\"type\":\"article-journal\",\"title\":\"T\"}", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PraxisCitation) known = praxis_typed_work_identify (citation, cases[i].kind, cases[i].value);

      g_assert_cmpstr (praxis_citation_get_field (known, cases[i].field), ==, cases[i].text);
      g_assert_cmpstr (praxis_citation_get_field (known, "title"), ==, "T");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-work/identifiers", test_identifiers);
  g_test_add_func ("/typed-work/records", test_records);
  g_test_add_func ("/typed-work/reference", test_reference);
  g_test_add_func ("/typed-work/nothing", test_nothing);
  g_test_add_func ("/typed-work/identify", test_identify);
  return g_test_run ();
}
