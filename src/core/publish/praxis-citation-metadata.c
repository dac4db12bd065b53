/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-citation-metadata.h"

#include "cite/praxis-reference-value.h"
#include "cite/praxis-work.h"

/*
 * What a page says of the works that it cites, for programs that collect references from pages and for search engines
 * that count citations:
 *
 * - in its body one ContextObject in a span a work (COinS, https://en.wikipedia.org/wiki/COinS), in the formats of
 *   ANSI/NISO Z39.88-2004 with keys and encoded values: journal, book, dissertation, Dublin Core;
 * - in its head one `citation_reference` a work, with the words of Highwire Press that Google Scholar reads
 *   (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing).
 *
 * Neither stands in the article, which is the same wherever it is shown.
 */

/* What the words mean depends on the format, and in that of books on whether the work is a whole one. A set of them is a
 * set of bits. */
typedef enum
{
  JOURNAL      = 1 << 0,
  BOOK         = 1 << 1,
  PART         = 1 << 2,
  REPORT       = 1 << 3,
  DISSERTATION = 1 << 4,
  DUBLIN_CORE  = 1 << 5,
} Form;

#define ANY ((DUBLIN_CORE << 1) - 1)

typedef struct
{
  const char *csl;
  Form        form;
  const char *genre;
} Type;

/* The genres are those of the formats of the standard. The types of Dublin Core are free; these are the words that
 * programs for references know. */
static const Type types[] = {
  { "article-journal", JOURNAL, "article" },
  { "article-magazine", JOURNAL, "article" },
  { "article-newspaper", JOURNAL, "article" },
  { "review", JOURNAL, "article" },
  { "review-book", JOURNAL, "article" },
  { "article", JOURNAL, "preprint" },
  { "book", BOOK, "book" },
  { "chapter", PART, "bookitem" },
  { "entry", PART, "bookitem" },
  { "entry-dictionary", PART, "bookitem" },
  { "entry-encyclopedia", PART, "bookitem" },
  { "paper-conference", PART, "proceeding" },
  { "report", REPORT, "report" },
  { "thesis", DISSERTATION, NULL },
  { "webpage", DUBLIN_CORE, "webpage" },
  { "post-weblog", DUBLIN_CORE, "blogPost" },
  { "dataset", DUBLIN_CORE, "dataset" },
  { "software", DUBLIN_CORE, "computerProgram" },
  { "manuscript", DUBLIN_CORE, "manuscript" },
  { "speech", DUBLIN_CORE, "presentation" },
  { "motion_picture", DUBLIN_CORE, "videoRecording" },
};

static const Type other_type = { NULL, BOOK, "document" };

static const Type *
get_type (PraxisCitation *citation)
{
  const char *type = praxis_citation_get_field (citation, "type");

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (type, types[i].csl) == 0)
        return &types[i];
    }
  return &other_type;
}

/* --- COinS ------------------------------------------------------------------------------------------------ */

static void
put_pair (GString    *text,
          const char *key,
          const char *value)
{
  g_autofree char *plain = value != NULL ? praxis_reference_value_plain (value) : NULL;

  if (plain == NULL || *plain == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append (text, key);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, plain, NULL, FALSE);
}

static const struct
{
  const char *variable;
  const char *key;
  guint       forms;
} coins_pairs[] = {
  { "title", "rft.atitle", JOURNAL | PART },
  { "title", "rft.btitle", BOOK | REPORT },
  { "title", "rft.title", DISSERTATION | DUBLIN_CORE },
  { "container-title", "rft.jtitle", JOURNAL },
  { "container-title", "rft.btitle", PART },
  { "container-title", "rft.source", DUBLIN_CORE },
  { "container-title-short", "rft.stitle", JOURNAL },
  { "collection-title", "rft.series", BOOK | PART | REPORT },
  { "volume", "rft.volume", JOURNAL },
  { "issue", "rft.issue", JOURNAL },
  { "edition", "rft.edition", BOOK | PART },
  { "publisher-place", "rft.place", BOOK | PART | REPORT },
  { "publisher", "rft.pub", BOOK | PART | REPORT },
  { "publisher", "rft.inst", DISSERTATION },
  { "publisher", "rft.publisher", DUBLIN_CORE },
  { "genre", "rft.degree", DISSERTATION },
  { "number-of-pages", "rft.tpages", BOOK | REPORT | DISSERTATION },
  { "ISSN", "rft.issn", JOURNAL },
  { "ISBN", "rft.isbn", BOOK | PART },
  { "language", "rft.language", DUBLIN_CORE },
};

/* The first person with each part of the name, then all persons. A group has a key of its own, which is there once. */
static void
put_coins_authors (GString        *text,
                   PraxisCitation *citation,
                   const Type     *type)
{
  g_autoptr(GPtrArray) names = praxis_reference_value_names (citation, "author");
  gboolean has_group = FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = names->pdata[i];
      g_autofree char *family = praxis_name_dup_short (name);
      g_autofree char *whole = praxis_name_to_text (name);

      if (type->form == DUBLIN_CORE)
        {
          put_pair (text, "rft.creator", whole);
          continue;
        }
      if (name->literal != NULL && !has_group)
        {
          put_pair (text, "rft.aucorp", name->literal);
          has_group = TRUE;
          continue;
        }
      if (i == 0 && name->literal == NULL)
        {
          put_pair (text, "rft.aulast", family);
          put_pair (text, "rft.aufirst", name->given);
          put_pair (text, "rft.ausuffix", name->suffix);
        }
      /* Who has one name alone is not said twice. */
      if (i > 0 || name->given != NULL)
        put_pair (text, "rft.au", whole);
    }
}

static void
put_coins_place (GString        *text,
                 PraxisCitation *citation,
                 const Type     *type)
{
  g_autofree char *date = praxis_reference_value_date (citation, "-");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *number = NULL;
  g_autofree char *pages = NULL;

  put_pair (text, "rft.date", date);
  if ((type->form & (JOURNAL | PART)) == 0)
    return;
  if (praxis_reference_value_pages (citation, &first, &last))
    pages = last != NULL ? g_strdup_printf ("%s-%s", first, last) : g_strdup (first);
  put_pair (text, "rft.spage", last != NULL ? first : NULL);
  put_pair (text, "rft.epage", last);
  put_pair (text, "rft.pages", pages);
  if (type->form == JOURNAL && pages == NULL)
    {
      number = praxis_reference_value_number (citation);
      put_pair (text, "rft.artnum", number);
    }
}

static void
put_coins_identifiers (GString        *text,
                       PraxisCitation *citation)
{
  g_autofree char *doi = praxis_reference_value_doi (citation);
  g_autofree char *identifier = doi != NULL ? g_strconcat ("info:doi/", doi, NULL) : NULL;
  const char *url = praxis_citation_get_field (citation, "URL");

  put_pair (text, "rft_id", identifier);
  if (url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    put_pair (text, "rft_id", url);
}

/**
 * praxis_citation_metadata_to_coins:
 * @citation: a citation
 *
 * Returns: (transfer full) (nullable): the work as a ContextObject of keys and encoded values, not yet encoded for HTML;
 *   %NULL where only its printed reference is known
 */
char *
praxis_citation_metadata_to_coins (PraxisCitation *citation)
{
  static const struct
  {
    guint       forms;
    const char *format;
  } formats[] = {
    { JOURNAL, "info:ofi/fmt:kev:mtx:journal" },
    { BOOK | PART | REPORT, "info:ofi/fmt:kev:mtx:book" },
    { DISSERTATION, "info:ofi/fmt:kev:mtx:dissertation" },
    { DUBLIN_CORE, "info:ofi/fmt:kev:mtx:dc" },
  };
  g_autoptr(GString) text = g_string_new (NULL);
  const Type *type;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  if (praxis_citation_get_field (citation, "title") == NULL)
    return NULL;
  type = get_type (citation);
  put_pair (text, "ctx_ver", "Z39.88-2004");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if ((formats[i].forms & type->form) != 0)
        put_pair (text, "rft_val_fmt", formats[i].format);
    }
  put_pair (text, type->form == DUBLIN_CORE ? "rft.type" : "rft.genre", type->genre);
  for (gsize i = 0; i < G_N_ELEMENTS (coins_pairs); i++)
    {
      if ((coins_pairs[i].forms & type->form) != 0)
        put_pair (text, coins_pairs[i].key, praxis_citation_get_field (citation, coins_pairs[i].variable));
    }
  /* Of a preprint the archive is what a journal is of an article. */
  if (type->form == JOURNAL && praxis_citation_get_field (citation, "container-title") == NULL)
    put_pair (text, "rft.jtitle", praxis_citation_get_field (citation, "publisher"));
  put_coins_authors (text, citation, type);
  put_coins_place (text, citation, type);
  put_coins_identifiers (text, citation);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- Highwire Press --------------------------------------------------------------------------------------- */

/* A semicolon ends a value, and nothing stands for one that is in it. */
static void
put_word (GString    *text,
          const char *key,
          const char *value)
{
  g_autofree char *plain = value != NULL ? praxis_reference_value_plain (value) : NULL;

  if (plain == NULL || *plain == '\0')
    return;
  g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "; " : "", key, g_strdelimit (plain, ";", ','));
}

static const struct
{
  const char *variable;
  const char *key;
  guint       forms;
} words[] = {
  { "container-title", "citation_journal_title", JOURNAL },
  { "container-title", "citation_inbook_title", PART },
  { "volume", "citation_volume", ANY },
  { "issue", "citation_issue", ANY },
  { "publisher", "citation_publisher", BOOK | PART | DUBLIN_CORE },
  { "publisher", "citation_technical_report_institution", REPORT },
  { "publisher", "citation_dissertation_institution", DISSERTATION },
  { "number", "citation_technical_report_number", REPORT },
  { "ISSN", "citation_issn", JOURNAL },
  { "ISBN", "citation_isbn", BOOK | PART },
};

/**
 * praxis_citation_metadata_to_reference:
 * @citation: a citation
 *
 * Returns: (transfer full): the content of its `citation_reference`, not yet encoded for HTML: words with their values,
 *   or the printed reference where that alone is known
 */
char *
praxis_citation_metadata_to_reference (PraxisCitation *citation)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) names = NULL;
  g_autofree char *date = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *doi = NULL;
  const Type *type;

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  if (praxis_citation_is_verbatim (citation))
    return praxis_reference_value_plain (praxis_citation_get_reference (citation));
  type = get_type (citation);
  put_word (text, "citation_title", praxis_citation_get_field (citation, "title"));
  names = praxis_reference_value_names (citation, "author");
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = praxis_name_to_text (names->pdata[i]);

      put_word (text, "citation_author", name);
    }
  date = praxis_reference_value_date (citation, "/");
  put_word (text, "citation_publication_date", date);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if ((words[i].forms & type->form) != 0)
        put_word (text, words[i].key, praxis_citation_get_field (citation, words[i].variable));
    }
  if ((type->form & (JOURNAL | PART)) != 0 && praxis_reference_value_pages (citation, &first, &last))
    {
      put_word (text, "citation_firstpage", first);
      put_word (text, "citation_lastpage", last);
    }
  doi = praxis_reference_value_doi (citation);
  put_word (text, "citation_doi", doi);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- In a page -------------------------------------------------------------------------------------------- */

/**
 * praxis_citation_metadata_write_spans:
 * @html: a writer in an open body, not in an article
 * @citations: (element-type PraxisCitation): works that the page cites
 *
 * Writes an empty span a work, which is hidden from people and from screen readers alike.
 */
void
praxis_citation_metadata_write_spans (PraxisHtml *html,
                                      GPtrArray  *citations)
{
  g_return_if_fail (html != NULL && citations != NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *coins = praxis_citation_metadata_to_coins (citations->pdata[i]);

      if (coins != NULL)
        praxis_html_element (html, "span", "", "class", "Z3988", "title", coins, "hidden", "", NULL);
    }
}

/**
 * praxis_citation_metadata_write_head:
 * @html: a writer in an open head
 * @citations: (element-type PraxisCitation): works that the page cites
 */
void
praxis_citation_metadata_write_head (PraxisHtml *html,
                                     GPtrArray  *citations)
{
  g_return_if_fail (html != NULL && citations != NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *reference = praxis_citation_metadata_to_reference (citations->pdata[i]);

      if (*reference != '\0')
        praxis_html_void (html, "meta", "name", "citation_reference", "content", reference, NULL);
    }
}
