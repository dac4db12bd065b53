/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cite/praxis-identifier.h"

#include <string.h>

#include "cite/praxis-isbn.h"

typedef struct
{
  const char *text;
  const char *value;
} Case;

static void
assert_kind (PraxisIdentifierKind  kind,
             const Case           *cases,
             gsize                 n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *value = NULL;

      g_test_message ("%.80s", cases[i].text);
      g_assert_cmpint (praxis_identifier_parse (cases[i].text, &value), ==, kind);
      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpint (praxis_identifier_parse (cases[i].text, NULL), ==, kind);
    }
}

static void
test_doi (void)
{
  static const Case cases[] = {
    { "10.1000/182", "10.1000/182" },
    { "  10.1000/182\n", "10.1000/182" },
    { "10.1000/182.", "10.1000/182" },
    { "doi:10.1000/182", "10.1000/182" },
    { "DOI: 10.1000/182,", "10.1000/182" },
    { "DOI 10.1000/182", "10.1000/182" },
    { "(doi:10.1000/182)", "10.1000/182" },
    { "\"10.1000/182\"", "10.1000/182" },
    { "<https://doi.org/10.1000/182>", "10.1000/182" },
    { "https://doi.org/10.1000/182", "10.1000/182" },
    { "http://dx.doi.org/10.1000/182", "10.1000/182" },
    { "doi.org/10.1000/182", "10.1000/182" },
    { "https://www.doi.org/10.1000/182?x=1", "10.1000/182" },
    { "https://doi.org/10.1000%2F182", "10.1000/182" },
    { "https://doi.org/10.1000%2fa%3Cb%3E", "10.1000/a<b>" },
    { "https://doi.org/10.1000/full", "10.1000/full" },
    { "info:doi/10.1000/182", "10.1000/182" },
    { "10.1000/a\xe2\x80\x93" "b", "10.1000/a-b" },
    { "10.1000.10/182", "10.1000.10/182" },
    { "10.1016/S0006-3223(03)00001-2", "10.1016/S0006-3223(03)00001-2" },
    { "(10.1016/S0006-3223(03)00)", "10.1016/S0006-3223(03)00" },
    { "[10.1016/S0006-3223(03)00]", "10.1016/S0006-3223(03)00" },
    { "10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S", "10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S" },
    { "https://press.example.org/doi/abs/10.1000/182", "10.1000/182" },
    { "https://press.example.org/doi/full/10.1000/182?from=list", "10.1000/182" },
    { "https://press.example.org/doi/10.1000/182/full#results", "10.1000/182" },
    { "https://press.example.org/articles/10.1000/182/pdf", "10.1000/182" },
    { "https://press.example.org/content/pdf/10.1000/s1-020-01.pdf", "10.1000/s1-020-01" },
    { "https://press.example.org/show?doi=10.1000%2F182&page=2", "10.1000/182" },
    { "www.press.example.org/doi/10.1000/182/", "10.1000/182" },
    { "https://preprints.example.org/content/10.1101/2020.01.02.123456v2.full.pdf", "10.1101/2020.01.02.123456" },
    { "https://doi.org/10.48550/arXiv.2101.00001", "10.48550/arXiv.2101.00001" },
  };
  static const Case none[] = {
    { "Berg, A. (2021). On waiting. https://doi.org/10.1000/182" }, { "10.1000/182 and 10.1000/183" }, { "10.1000" }, { "10.100/1" }, { "10.1000/" },
  };

  assert_kind (PRAXIS_IDENTIFIER_DOI, cases, G_N_ELEMENTS (cases));
  assert_kind (PRAXIS_IDENTIFIER_NONE, none, G_N_ELEMENTS (none));
}

static void
test_pmid (void)
{
  static const Case cases[] = {
    { "31209238", "31209238" },
    { "1", "1" },
    { "PMID: 31209238", "31209238" },
    { "pmid:31209238.", "31209238" },
    { "PMID31209238", "31209238" },
    { "PubMed ID 31209238", "31209238" },
    { "https://pubmed.ncbi.nlm.nih.gov/31209238/", "31209238" },
    { "pubmed.ncbi.nlm.nih.gov/31209238", "31209238" },
    { "https://pubmed.ncbi.nlm.nih.gov/31209238/?dopt=Abstract", "31209238" },
    { "https://www.ncbi.nlm.nih.gov/pubmed/31209238#top", "31209238" },
    { "http://europepmc.org/abstract/med/31209238", "31209238" },
    { "https://europepmc.org/article/MED/31209238", "31209238" },
  };
  static const Case none[] = {
    { "0" }, { "012" }, { "123456789" }, { "PMID" }, { "PMID: x" }, { "31209238 31209239" }, { "12a" }, { "" }, { "  " },
  };

  assert_kind (PRAXIS_IDENTIFIER_PMID, cases, G_N_ELEMENTS (cases));
  assert_kind (PRAXIS_IDENTIFIER_NONE, none, G_N_ELEMENTS (none));
}

static void
test_pmcid (void)
{
  static const Case cases[] = {
    { "PMC6613236", "PMC6613236" },
    { "pmc6613236", "PMC6613236" },
    { "PMCID: PMC6613236", "PMC6613236" },
    { "PMCID 6613236", "PMC6613236" },
    { "PMC6613236.1", "PMC6613236" },
    { "https://pmc.ncbi.nlm.nih.gov/articles/PMC6613236/", "PMC6613236" },
    { "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6613236/?report=reader", "PMC6613236" },
    { "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6613236/pdf/main.pdf", "PMC6613236" },
    { "https://europepmc.org/articles/PMC6613236", "PMC6613236" },
    { "https://europepmc.org/article/PMC/6613236", "PMC6613236" },
  };
  static const Case none[] = { { "PMC" }, { "PMCx" }, { "PMC0" }, { "PMC12 and more" } };

  assert_kind (PRAXIS_IDENTIFIER_PMCID, cases, G_N_ELEMENTS (cases));
  assert_kind (PRAXIS_IDENTIFIER_NONE, none, G_N_ELEMENTS (none));
}

static void
test_isbn (void)
{
  static const Case cases[] = {
    { "9780471041542", "9780471041542" },
    { "978-0-471-04154-2", "9780471041542" },
    { "978 0 471 04154 2", "9780471041542" },
    { "978\xe2\x80\x93" "0\xe2\x80\x93" "471\xe2\x80\x93" "04154\xe2\x80\x93" "2", "9780471041542" },
    { "ISBN 0-471-04154-8", "9780471041542" },
    { "ISBN-10: 0471041548.", "9780471041542" },
    { "isbn-13: 978-0-471-04154-2", "9780471041542" },
    { "0-8044-2957-X", "9780804429573" },
    { "080442957x", "9780804429573" },
  };
  static const Case none[] = {
    /* A digit is wrong; no book has it; two of them. */
    { "9780471041543" }, { "0471041540" }, { "1234567890128" }, { "9780471041542 0471041548" }, { "ISBN" }, { "978047104154X" },
  };

  assert_kind (PRAXIS_IDENTIFIER_ISBN, cases, G_N_ELEMENTS (cases));
  assert_kind (PRAXIS_IDENTIFIER_NONE, none, G_N_ELEMENTS (none));
}

/* In a field of a record a wrong number is still the number of the book. */
static void
test_isbn_find (void)
{
  static const Case cases[] = {
    { "ISBN 0-471-04154-8 (paper)", "9780471041542" }, { "978-0-471-04154-2 0471041548", "9780471041542" },
    { "080442957X", "9780804429573" }, { "1234-567X", NULL }, { "no number", NULL }, { "12 9780471041542", NULL }, { "12; 9780471041542", "9780471041542" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *isbn = praxis_isbn_find (cases[i].text);

      g_assert_cmpstr (isbn, ==, cases[i].value);
    }
}

static void
test_arxiv (void)
{
  static const struct { const char *text, *value, *doi; } cases[] = {
    { "2101.00001", "2101.00001", "10.48550/arXiv.2101.00001" },
    { "2101.00001v2", "2101.00001v2", "10.48550/arXiv.2101.00001" },
    { "arXiv:2101.00001v12", "2101.00001v12", "10.48550/arXiv.2101.00001" },
    { "ARXIV: 0704.0001", "0704.0001", "10.48550/arXiv.0704.0001" },
    { "arXiv:2101.00001v2 [cs.CL]", "2101.00001v2", "10.48550/arXiv.2101.00001" },
    { "math.GT/0309136", "math/0309136", "10.48550/arXiv.math/0309136" },
    { "arXiv:hep-th/9901001v3", "hep-th/9901001v3", "10.48550/arXiv.hep-th/9901001" },
    { "solv-int/9901001", "solv-int/9901001", "10.48550/arXiv.solv-int/9901001" },
    { "https://arxiv.org/abs/2101.00001v2", "2101.00001v2", "10.48550/arXiv.2101.00001" },
    { "https://arxiv.org/pdf/2101.00001v2.pdf", "2101.00001v2", "10.48550/arXiv.2101.00001" },
    { "http://www.arxiv.org/abs/math/0309136?context=math", "math/0309136", "10.48550/arXiv.math/0309136" },
  };
  static const Case none[] = { { "2113.00001" }, { "2101.001" }, { "2101.000001" }, { "and/0309136" }, { "math/030913" }, { "arXiv" }, { "2101.00001v" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case one = { cases[i].text, cases[i].value };
      g_autofree char *doi = praxis_identifier_dup_doi (PRAXIS_IDENTIFIER_ARXIV, cases[i].value);

      assert_kind (PRAXIS_IDENTIFIER_ARXIV, &one, 1);
      g_assert_cmpstr (doi, ==, cases[i].doi);
    }
  assert_kind (PRAXIS_IDENTIFIER_NONE, none, G_N_ELEMENTS (none));
}

static void
test_url (void)
{
  static const Case cases[] = {
    { "https://www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d" },
    { "<http://example.org/a_(b)>.", "http://example.org/a_(b)" },
    { "HTTPS://example.org", "HTTPS://example.org" },
    { "https://pubmed.ncbi.nlm.nih.gov/?term=waiting", "https://pubmed.ncbi.nlm.nih.gov/?term=waiting" },
    { "https://europepmc.org/article/PPR/PPR12345", "https://europepmc.org/article/PPR/PPR12345" },
  };
  static const Case none[] = {
    { "www.example.org" }, { "https://" }, { "https:///a" }, { "ftp://example.org/" }, { "see https://example.org/" }, { "https://example.org/ and more" },
    { "file:///etc/passwd" },
  };

  assert_kind (PRAXIS_IDENTIFIER_URL, cases, G_N_ELEMENTS (cases));
  assert_kind (PRAXIS_IDENTIFIER_NONE, none, G_N_ELEMENTS (none));
}

/* Whatever is pasted is looked at, and no more of it than can be an identifier. */
static void
test_strange (void)
{
  g_autofree char *digits = g_strnfill (10 * 1000 * 1000, '1');
  g_autofree char *doi = g_strconcat ("10.1000/", digits, NULL);
  const Case none[] = { { digits }, { doi }, { "\xff\xfe" }, { "PMID: \xc3" } };
  const Case hidden[] = { { "\xe2\x80\x8b" "31209238\xc2\xa0", "31209238" } };

  assert_kind (PRAXIS_IDENTIFIER_NONE, none, G_N_ELEMENTS (none));
  assert_kind (PRAXIS_IDENTIFIER_PMID, hidden, G_N_ELEMENTS (hidden));
}

static void
test_labels (void)
{
  g_autofree char *doi = praxis_identifier_dup_doi (PRAXIS_IDENTIFIER_DOI, "10.1000/182");
  g_autofree char *none = praxis_identifier_dup_doi (PRAXIS_IDENTIFIER_PMID, "1");

  g_assert_null (praxis_identifier_kind_get_label (PRAXIS_IDENTIFIER_NONE));
  for (PraxisIdentifierKind kind = PRAXIS_IDENTIFIER_DOI; kind < PRAXIS_N_IDENTIFIER_KINDS; kind++)
    g_assert_cmpuint (strlen (praxis_identifier_kind_get_label (kind)), >, 0);
  g_assert_cmpstr (praxis_identifier_kind_get_label (PRAXIS_IDENTIFIER_PMID), ==, "PubMed ID");
  g_assert_cmpstr (doi, ==, "10.1000/182");
  g_assert_null (none);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identifier/doi", test_doi);
  g_test_add_func ("/identifier/pmid", test_pmid);
  g_test_add_func ("/identifier/pmcid", test_pmcid);
  g_test_add_func ("/identifier/isbn", test_isbn);
  g_test_add_func ("/identifier/isbn-find", test_isbn_find);
  g_test_add_func ("/identifier/arxiv", test_arxiv);
  g_test_add_func ("/identifier/url", test_url);
  g_test_add_func ("/identifier/strange", test_strange);
  g_test_add_func ("/identifier/labels", test_labels);

  return g_test_run ();
}
