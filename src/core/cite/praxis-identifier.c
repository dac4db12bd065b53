/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-identifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-isbn.h"
#include "praxis-reference-doi.h"
#include "praxis-reference-text.h"

/* What somebody typed or pasted to name a work: a number with or without its label, or the address of a page about it. The text
 * must be that and nothing else; a reference with a DOI in it is a reference. */

/* Nothing that names a work is longer. */
#define MAX_LENGTH 2000

/* What stands before a number in addresses, behind "https://" and "www.". */
static const struct
{
  PraxisIdentifierKind  kind;
  const char           *start;
} addresses[] = {
  { PRAXIS_IDENTIFIER_PMID, "pubmed.ncbi.nlm.nih.gov/" },
  { PRAXIS_IDENTIFIER_PMID, "ncbi.nlm.nih.gov/pubmed/" },
  { PRAXIS_IDENTIFIER_PMID, "ncbi.nlm.nih.gov/m/pubmed/" },
  { PRAXIS_IDENTIFIER_PMID, "europepmc.org/article/MED/" },
  { PRAXIS_IDENTIFIER_PMID, "europepmc.org/abstract/MED/" },
  { PRAXIS_IDENTIFIER_PMCID, "pmc.ncbi.nlm.nih.gov/articles/" },
  { PRAXIS_IDENTIFIER_PMCID, "ncbi.nlm.nih.gov/pmc/articles/" },
  { PRAXIS_IDENTIFIER_PMCID, "europepmc.org/article/PMC/" },
  { PRAXIS_IDENTIFIER_PMCID, "europepmc.org/articles/" },
  { PRAXIS_IDENTIFIER_PMCID, "europepmc.org/abstract/PMC/" },
  { PRAXIS_IDENTIFIER_ARXIV, "arxiv.org/abs/" },
  { PRAXIS_IDENTIFIER_ARXIV, "arxiv.org/pdf/" },
  { PRAXIS_IDENTIFIER_ARXIV, "arxiv.org/html/" },
  { PRAXIS_IDENTIFIER_ARXIV, "export.arxiv.org/abs/" },
  { PRAXIS_IDENTIFIER_ARXIV, "export.arxiv.org/pdf/" },
};

/* What people and databases write before a number; the longer ones first. */
static const struct
{
  PraxisIdentifierKind  kind;
  const char           *label;
} labels[] = {
  { PRAXIS_IDENTIFIER_PMID, "PubMed PMID" },
  { PRAXIS_IDENTIFIER_PMID, "PubMed ID" },
  { PRAXIS_IDENTIFIER_PMID, "PubMed" },
  { PRAXIS_IDENTIFIER_PMID, "PMID" },
  { PRAXIS_IDENTIFIER_PMCID, "PubMed Central ID" },
  { PRAXIS_IDENTIFIER_PMCID, "PubMed Central" },
  { PRAXIS_IDENTIFIER_PMCID, "PMC ID" },
  { PRAXIS_IDENTIFIER_PMCID, "PMCID" },
  { PRAXIS_IDENTIFIER_ISBN, "ISBN-13" },
  { PRAXIS_IDENTIFIER_ISBN, "ISBN-10" },
  { PRAXIS_IDENTIFIER_ISBN, "ISBN" },
  { PRAXIS_IDENTIFIER_ARXIV, "arXiv" },
};

/* --- Parts of a text -------------------------------------------------------------------------------------- */

static const char *
skip_prefix (const char *text,
             const char *prefix)
{
  gsize length = strlen (prefix);

  return g_ascii_strncasecmp (text, prefix, length) == 0 ? text + length : NULL;
}

/* What stands behind the address of a page for numbers of @kind; %NULL where none stands in front. */
static const char *
after_address (const char           *text,
               PraxisIdentifierKind  kind)
{
  const char *rest = skip_prefix (text, "https://");

  if (rest == NULL)
    rest = skip_prefix (text, "http://");
  if (rest == NULL)
    rest = text;
  if (skip_prefix (rest, "www.") != NULL)
    rest = skip_prefix (rest, "www.");
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      const char *number = addresses[i].kind == kind ? skip_prefix (rest, addresses[i].start) : NULL;

      if (number != NULL)
        return number;
    }
  return NULL;
}

/* What stands behind a label for numbers of @kind; @text itself where none stands in front. */
static const char *
after_label (const char           *text,
             PraxisIdentifierKind  kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *rest = labels[i].kind == kind ? skip_prefix (text, labels[i].label) : NULL;

      if (rest != NULL)
        return rest + strspn (rest, " :#");
    }
  return text;
}

/* The number in @text without its label or address, which may go on behind it. */
static const char *
find_number (const char           *text,
             PraxisIdentifierKind  kind,
             gboolean             *address)
{
  const char *rest = after_address (text, kind);

  *address = rest != NULL;
  return rest != NULL ? rest : after_label (text, kind);
}

static gboolean
is_end (const char *text,
        gboolean    address)
{
  return *text == '\0' || (address && strchr ("/?#", *text) != NULL);
}

/* --- Kinds ------------------------------------------------------------------------------------------------ */

/* Where nothing but the DOI, its label and punctuation stands in @text. */
static char *
parse_doi (const char *text)
{
  g_autofree char *rest = g_strdup (text);
  g_autofree char *doi = praxis_reference_take_doi (rest);

  praxis_reference_trim (rest, ".,;:()[]<>\"'");
  return doi != NULL && *rest == '\0' ? g_steal_pointer (&doi) : NULL;
}

/* PubMed counts from 1; its numbers have at most eight digits (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmid). */
static char *
parse_pmid (const char *text)
{
  gboolean address;
  const char *number = find_number (text, PRAXIS_IDENTIFIER_PMID, &address);
  gsize length = strspn (number, "0123456789");

  if (length < 1 || length > 8 || *number == '0' || !is_end (number + length, address))
    return NULL;
  return g_strndup (number, length);
}

/* "PMC6613236.1" is a version of the article (https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pmc). */
static char *
parse_pmcid (const char *text)
{
  gboolean address;
  const char *number = find_number (text, PRAXIS_IDENTIFIER_PMCID, &address);
  const char *digits = skip_prefix (number, "PMC");
  gsize length;

  if (digits == NULL && number == text)
    return NULL;
  digits = digits != NULL ? digits + strspn (digits, " ") : number;
  length = strspn (digits, "0123456789");
  if (length < 1 || length > 9 || *digits == '0')
    return NULL;
  number = digits + length;
  if (number[0] == '.' && g_ascii_isdigit (number[1]))
    number += 1 + strspn (number + 1, "0123456789");
  return is_end (number, address) ? g_strdup_printf ("PMC%.*s", (int) length, digits) : NULL;
}

/* @text with hyphens for all the dashes that printers put in their place. */
static char *
with_hyphens (const char *text)
{
  GString *plain = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize dash = praxis_reference_dash_length (text);

      g_string_append_c (plain, dash > 0 ? '-' : *text);
      text += MAX (dash, 1);
    }
  return g_string_free (plain, FALSE);
}

static char *
parse_isbn (const char *text)
{
  g_autofree char *plain = with_hyphens (text);
  g_autofree char *isbn = NULL;
  gboolean address, valid = FALSE;
  const char *number = find_number (plain, PRAXIS_IDENTIFIER_ISBN, &address);
  const char *end;

  if (!g_ascii_isdigit (*number))
    return NULL;
  isbn = praxis_isbn_read (number, &end, &valid);
  return valid && *end == '\0' ? g_steal_pointer (&isbn) : NULL;
}

static gsize
version_length (const char *text)
{
  gsize digits = *text == 'v' ? strspn (text + 1, "0123456789") : 0;

  return digits > 0 ? digits + 1 : 0;
}

/* The length of "2101.00001v2" at @text: year and month, and a number of four digits until 2014 and five since. */
static gsize
new_arxiv_length (const char *text)
{
  gsize digits = strspn (text, "0123456789") == 4 && text[4] == '.' ? strspn (text + 5, "0123456789") : 0;
  int month = digits > 0 ? (text[2] - '0') * 10 + text[3] - '0' : 0;

  if ((digits != 4 && digits != 5) || month < 1 || month > 12)
    return 0;
  return 5 + digits + version_length (text + 5 + digits);
}

/* The length of the archive at the beginning of @text, with the slash that must stand behind it or behind its subject. */
static gsize
archive_length (const char *text,
                gsize      *slash)
{
  static const char * const archives[] = {
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph", "cmp-lg", "comp-gas",
    "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th", "nlin",
    "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg", "q-bio", "quant-ph", "solv-int", "supr-con", NULL
  };
  gsize length = strcspn (text, "./");
  g_autofree char *archive = g_strndup (text, length);

  *slash = length + strcspn (text + length, "/");
  if (!g_strv_contains (archives, archive) || text[*slash] != '/' || *slash - length > 3)
    return 0;
  return length;
}

/* "math.GT/0309136v1", the form until 2007; the subject is not part of the number. */
static char *
old_arxiv (const char  *text,
           const char **end)
{
  gsize slash = 0, archive = archive_length (text, &slash);
  const char *number = text + slash + 1;

  if (archive == 0 || strspn (number, "0123456789") != 7)
    return NULL;
  *end = number + 7 + version_length (number + 7);
  return g_strdup_printf ("%.*s/%.*s", (int) archive, text, (int) (*end - number), number);
}

/* The forms are those of https://info.arxiv.org/help/arxiv_identifier.html */
static char *
parse_arxiv (const char *text)
{
  gboolean address;
  const char *number = find_number (text, PRAXIS_IDENTIFIER_ARXIV, &address);
  gsize length = new_arxiv_length (number);
  const char *end = number + length;
  g_autofree char *value = length > 0 ? g_strndup (number, length) : old_arxiv (number, &end);

  if (value == NULL)
    return NULL;
  if (address && skip_prefix (end, ".pdf") != NULL)
    end += strlen (".pdf");
  /* arXiv itself writes "arXiv:2101.00001v2 [cs.CL]". */
  if (g_str_has_prefix (end, " [") && strchr (end, ']') == end + strlen (end) - 1)
    return g_steal_pointer (&value);
  return is_end (end, address) ? g_steal_pointer (&value) : NULL;
}

static char *
parse_url (const char *text)
{
  const char *start = text + strspn (text, "(<\"'");
  g_autofree char *rest = g_strdup (start);
  g_autofree char *accessed = NULL;
  g_autofree char *url = NULL;
  g_autoptr(GUri) uri = NULL;

  if (skip_prefix (start, "https://") == NULL && skip_prefix (start, "http://") == NULL)
    return NULL;
  url = praxis_reference_take_url (rest, &accessed);
  if (url == NULL || accessed != NULL || *praxis_reference_trim (rest, ".,;:)>\"'") != '\0')
    return NULL;
  uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' ? g_steal_pointer (&url) : NULL;
}

/* --- What others ask -------------------------------------------------------------------------------------- */

/**
 * praxis_identifier_parse:
 * @text: what somebody typed or pasted
 * @value: (out) (optional) (transfer full) (nullable): the identifier in its one form, without label or address; %NULL where
 *   there is none
 *
 * The whole text must be an identifier. A number alone of up to eight digits is taken as PubMed's.
 *
 * Returns: what it is; %PRAXIS_IDENTIFIER_NONE for anything else, and for an ISBN whose check digit is wrong
 */
PraxisIdentifierKind
praxis_identifier_parse (const char  *text,
                         char       **value)
{
  static const struct { PraxisIdentifierKind kind; char *(*parse) (const char *text); } parsers[] = {
    { PRAXIS_IDENTIFIER_ARXIV, parse_arxiv }, { PRAXIS_IDENTIFIER_PMID, parse_pmid }, { PRAXIS_IDENTIFIER_PMCID, parse_pmcid },
    { PRAXIS_IDENTIFIER_ISBN, parse_isbn },
  };
  g_autofree char *line = NULL;
  g_autofree char *number = NULL;
  g_autofree char *found = NULL;
  PraxisIdentifierKind kind = PRAXIS_IDENTIFIER_DOI;

  g_return_val_if_fail (text != NULL, PRAXIS_IDENTIFIER_NONE);

  if (value != NULL)
    *value = NULL;
  if (strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return PRAXIS_IDENTIFIER_NONE;
  line = praxis_reference_clean (text);
  found = parse_doi (line);
  /* Brackets may end a DOI or an address, but no number. */
  number = praxis_reference_trim (g_strdup (line), ".,;:()<>\"'");
  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (parsers); i++)
    {
      found = parsers[i].parse (number);
      kind = parsers[i].kind;
    }
  if (found == NULL)
    {
      found = parse_url (line);
      kind = PRAXIS_IDENTIFIER_URL;
    }
  if (found == NULL)
    return PRAXIS_IDENTIFIER_NONE;
  if (value != NULL)
    *value = g_steal_pointer (&found);
  return kind;
}

/**
 * praxis_identifier_kind_get_label:
 * @kind: a kind of identifier
 *
 * Returns: (transfer none) (nullable): its name for people, in the process's language; %NULL for %PRAXIS_IDENTIFIER_NONE
 */
const char *
praxis_identifier_kind_get_label (PraxisIdentifierKind kind)
{
  static const char * const names[PRAXIS_N_IDENTIFIER_KINDS] = {
    NULL,
    NC_ ("kind of identifier", "DOI"),
    NC_ ("kind of identifier", "PubMed ID"),
    NC_ ("kind of identifier", "PubMed Central ID"),
    NC_ ("kind of identifier", "ISBN"),
    NC_ ("kind of identifier", "arXiv ID"),
    NC_ ("kind of identifier", "Web Address"),
  };

  g_return_val_if_fail (kind < PRAXIS_N_IDENTIFIER_KINDS, NULL);

  return names[kind] != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "kind of identifier", names[kind]) : NULL;
}

/**
 * praxis_identifier_dup_doi:
 * @kind: a kind of identifier
 * @value: an identifier of that kind, as praxis_identifier_parse() gives it
 *
 * Every preprint in arXiv has a DOI, which is that of all its versions (https://info.arxiv.org/help/doi.html).
 *
 * Returns: (transfer full) (nullable): the DOI of the work; %NULL where the identifier does not tell it
 */
char *
praxis_identifier_dup_doi (PraxisIdentifierKind  kind,
                           const char           *value)
{
  const char *version;

  g_return_val_if_fail (value != NULL, NULL);

  if (kind == PRAXIS_IDENTIFIER_DOI)
    return g_strdup (value);
  if (kind != PRAXIS_IDENTIFIER_ARXIV)
    return NULL;
  version = strrchr (value, 'v');
  if (version == NULL || version_length (version) == 0 || version[version_length (version)] != '\0')
    version = value + strlen (value);
  return g_strdup_printf ("10.48550/arXiv.%.*s", (int) (version - value), value);
}

/**
 * praxis_identifier_fold_doi:
 * @text: (nullable): what stands where a DOI is expected
 *
 * Makes two ways to write a DOI the same: case does not count in it (DOI Handbook, 2.4), and the address that it is often written
 * as is no part of it.
 *
 * Returns: (transfer full): the DOI in small letters; empty where there is none
 */
char *
praxis_identifier_fold_doi (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *doi = NULL;

  if (g_str_has_prefix (bare, "10."))
    return g_ascii_strdown (bare, -1);
  return praxis_identifier_parse (bare, &doi) == PRAXIS_IDENTIFIER_DOI ? g_ascii_strdown (doi, -1) : g_strdup ("");
}
