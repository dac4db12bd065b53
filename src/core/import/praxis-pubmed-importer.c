/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-pubmed-importer.h"

#include <string.h>

#include "cite/praxis-reference-name-parts.h"
#include "praxis-record-text.h"
#include "praxis-record.h"
#include "praxis-xml-records.h"

/*
 * PubMed's XML: articles (PubmedArticle) and books or chapters of NCBI's Bookshelf (PubmedBookArticle). The elements:
 * https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
 */

/* A person has parts, a group one name. The order is the source's. */
static void
add_author (PraxisRecord *record,
            const char   *field,
            xmlNode      *author)
{
  g_autofree char *family = praxis_xml_dup_text (author, "LastName");
  g_autofree char *given = praxis_xml_dup_text (author, "ForeName");
  g_autofree char *initials = praxis_xml_dup_text (author, "Initials");
  g_autofree char *suffix = praxis_xml_dup_text (author, "Suffix");
  g_autofree char *group = praxis_xml_dup_text (author, "CollectiveName");
  g_autoptr(PraxisName) name = praxis_name_new ();

  if (family == NULL)
    {
      praxis_record_add_group (record, field, group);
      return;
    }
  praxis_name_set_family (name, family);
  if (given != NULL || initials != NULL)
    praxis_name_set_given (name, given != NULL ? given : initials);
  if (suffix != NULL)
    name->suffix = praxis_name_format_suffix (suffix);
  praxis_citation_builder_add_name (record->builder, field, name);
}

/* All lists of names in @element; each says what its people did. */
static void
add_authors (PraxisRecord *record,
             xmlNode      *element)
{
  for (xmlNode *list = praxis_xml_find (element, "AuthorList"); list != NULL; list = praxis_xml_next (list))
    {
      g_autofree char *type = praxis_xml_dup_attribute (list, "Type");
      const char *field = type != NULL && g_str_has_prefix (type, "editor") ? "editor" : "author";

      for (xmlNode *author = praxis_xml_find (list, "Author"); author != NULL; author = praxis_xml_next (author))
        {
          g_autofree char *valid = praxis_xml_dup_attribute (author, "ValidYN");

          /* "N" is the wrong form of a name that stands there corrected too. */
          if (g_strcmp0 (valid, "N") != 0)
            add_author (record, field, author);
        }
    }
}

/* "Year", "Month", "Day", or all in "MedlineDate". */
static void
set_date (PraxisRecord *record,
          xmlNode      *date)
{
  g_autofree char *year = praxis_xml_dup_text (date, "Year");
  g_autofree char *month = praxis_xml_dup_text (date, "Month");
  g_autofree char *day = praxis_xml_dup_text (date, "Day");
  g_autofree char *other = praxis_xml_dup_text (date, "MedlineDate");
  g_autofree char *whole = NULL;

  if (year == NULL)
    {
      praxis_record_set_date (record, "issued", other);
      return;
    }
  whole = g_strjoin (" ", year, month != NULL ? month : "", day != NULL ? day : "", NULL);
  praxis_record_set_date (record, "issued", whole);
}

static void
set_pages (PraxisRecord *record,
           xmlNode      *element)
{
  g_autofree char *pages = praxis_xml_dup_text (element, "MedlinePgn");
  g_autofree char *first = praxis_xml_dup_text (element, "StartPage");
  g_autofree char *last = praxis_xml_dup_text (element, "EndPage");
  g_autofree char *whole = NULL;

  if (pages == NULL && first != NULL)
    pages = last != NULL && strcmp (first, last) != 0 ? g_strconcat (first, "-", last, NULL) : g_strdup (first);
  whole = pages != NULL ? praxis_record_text_expand_pages (pages) : NULL;
  praxis_record_set_pages (record, whole);
}

/* Whether a publisher's item number is short enough to be the number of an article, and not its key in a database. */
static gboolean
is_article_number (const char *text)
{
  gsize letters = strcspn (text, "0123456789");
  gsize digits = strspn (text + letters, "0123456789");

  return text[letters + digits] == '\0' && letters <= 1 && digits >= 1 && digits <= 8;
}

/* Addresses of the electronic form: the DOI, and an article's number where an issue has no pages. */
static void
set_locations (PraxisRecord *record,
               xmlNode      *element,
               gboolean      in_issue)
{
  for (xmlNode *id = praxis_xml_find (element, "ELocationID"); id != NULL; id = praxis_xml_next (id))
    {
      g_autofree char *type = praxis_xml_dup_attribute (id, "EIdType");
      g_autofree char *text = praxis_xml_dup_text (id, NULL);

      if (text != NULL && g_strcmp0 (type, "doi") == 0)
        praxis_record_set_doi (record, text);
      else if (text != NULL && in_issue && g_strcmp0 (type, "pii") == 0 && is_article_number (text))
        praxis_record_set (record, "number", text);
    }
}

static void
set_ids (PraxisRecord *record,
         xmlNode      *list,
         gboolean      with_doi)
{
  for (xmlNode *id = praxis_xml_find (list, "ArticleId"); id != NULL; id = praxis_xml_next (id))
    {
      g_autofree char *type = praxis_xml_dup_attribute (id, "IdType");
      g_autofree char *text = praxis_xml_dup_text (id, NULL);

      if (g_strcmp0 (type, "doi") == 0 && with_doi)
        praxis_record_set_doi (record, text);
      else if (g_strcmp0 (type, "pmc") == 0)
        praxis_record_set (record, "PMCID", text);
    }
}

static void
set_abstract (PraxisRecord *record,
              xmlNode      *abstract)
{
  g_autoptr(GString) whole = g_string_new (NULL);

  for (xmlNode *part = praxis_xml_find (abstract, "AbstractText"); part != NULL; part = praxis_xml_next (part))
    {
      g_autofree char *label = praxis_xml_dup_attribute (part, "Label");
      g_autofree char *text = praxis_xml_dup_text (part, NULL);

      if (text == NULL)
        continue;
      if (whole->len > 0)
        g_string_append_c (whole, ' ');
      if (label != NULL && *label != '\0' && strcmp (label, "UNLABELLED") != 0)
        g_string_append_printf (whole, "%s: ", label);
      g_string_append (whole, text);
    }
  praxis_record_set (record, "abstract", whole->str);
}

static void
add_keywords (PraxisRecord *record,
              xmlNode      *element)
{
  xmlNode *headings = praxis_xml_find (element, "MeshHeadingList");

  for (xmlNode *list = praxis_xml_find (element, "KeywordList"); list != NULL; list = praxis_xml_next (list))
    {
      for (xmlNode *word = praxis_xml_find (list, "Keyword"); word != NULL; word = praxis_xml_next (word))
        {
          g_autofree char *text = praxis_xml_dup_text (word, NULL);

          praxis_record_add_keyword (record, text);
        }
    }
  for (xmlNode *word = praxis_xml_find (headings, "MeshHeading"); word != NULL; word = praxis_xml_next (word))
    {
      g_autofree char *text = praxis_xml_dup_text (word, "DescriptorName");

      praxis_record_add_keyword (record, text);
    }
}

static void
set_language (PraxisRecord *record,
              xmlNode      *element)
{
  g_autofree char *language = praxis_xml_dup_text (element, "Language");

  praxis_record_set_language (record, language);
}

/* "[In English]" beside a title in another language is its translation, and is cited so (APA 7, section 9.38). */
static void
set_title (PraxisRecord *record,
           xmlNode      *article)
{
  g_autofree char *raw = praxis_xml_dup_text (article, "ArticleTitle");
  g_autofree char *original = praxis_xml_dup_text (article, "VernacularTitle");
  g_autofree char *title = raw != NULL ? praxis_record_text_title (raw) : NULL;
  g_autofree char *both = NULL;

  if (original != NULL)
    {
      g_autofree char *first = praxis_record_text_title (original);

      both = title == NULL ? g_strdup (first)
             : *title == '[' ? g_strdup_printf ("%s %s", first, title) : g_strdup_printf ("%s [%s]", first, title);
    }
  praxis_record_set (record, "title", both != NULL ? both : title);
}

static void
set_journal (PraxisRecord *record,
             xmlNode      *citation,
             xmlNode      *article)
{
  xmlNode *journal = praxis_xml_find (article, "Journal");
  g_autofree char *title = praxis_xml_dup_text (journal, "Title");
  g_autofree char *short_title = praxis_xml_dup_text (citation, "MedlineJournalInfo/MedlineTA");
  g_autofree char *language = praxis_xml_dup_text (article, "Language");
  g_autofree char *issn = praxis_xml_dup_text (journal, "ISSN");
  g_autofree char *name = NULL;

  if (title == NULL)
    title = g_strdup (short_title);
  if (title != NULL)
    name = praxis_record_text_journal (title, language == NULL || g_str_has_prefix (language, "en"));
  if (issn == NULL)
    issn = praxis_xml_dup_text (citation, "MedlineJournalInfo/ISSNLinking");
  praxis_record_set (record, "container-title", name);
  praxis_record_set (record, "container-title-short", short_title);
  praxis_record_set_issn (record, issn);
  praxis_xml_set_field (record, "volume", journal, "JournalIssue/Volume");
  praxis_xml_set_field (record, "issue", journal, "JournalIssue/Issue");
  set_date (record, praxis_xml_find (journal, "JournalIssue/PubDate"));
}

static gboolean
is_preprint (xmlNode *article)
{
  xmlNode *type = praxis_xml_find (article, "PublicationTypeList/PublicationType");

  for (; type != NULL; type = praxis_xml_next (type))
    {
      g_autofree char *text = praxis_xml_dup_text (type, NULL);

      if (g_strcmp0 (text, "Preprint") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_article (xmlNode        *element,
              guint           line,
              PraxisBlogPage *page)
{
  xmlNode *citation = praxis_xml_find (element, "MedlineCitation");
  xmlNode *article = praxis_xml_find (citation, "Article");
  xmlNode *pagination = praxis_xml_find (article, "Pagination");
  g_autofree char *status = praxis_xml_dup_text (element, "PubmedData/PublicationStatus");
  g_autofree char *volume = praxis_xml_dup_text (article, "Journal/JournalIssue/Volume");
  PraxisRecord *record = praxis_record_new (is_preprint (article) ? "article" : "article-journal", line);

  add_authors (record, article);
  set_title (record, article);
  set_journal (record, citation, article);
  set_pages (record, pagination);
  set_locations (record, article, pagination == NULL && volume != NULL);
  /* "Status" is 'ppublish', 'epublish' or 'aheadofprint'; what has a volume since then has come out. */
  if (g_strcmp0 (status, "aheadofprint") == 0 && volume == NULL)
    praxis_record_set (record, "status", "advance online publication");
  praxis_xml_set_field (record, "PMID", citation, "PMID");
  set_ids (record, praxis_xml_find (element, "PubmedData/ArticleIdList"), praxis_xml_find (article, "ELocationID") == NULL);
  set_language (record, article);
  set_abstract (record, praxis_xml_find (article, "Abstract"));
  add_keywords (record, citation);
  praxis_record_take (record, page);
}

/* A book, or a chapter in it: a chapter has a title of its own. */
static void
read_book (xmlNode        *element,
           guint           line,
           PraxisBlogPage *page)
{
  xmlNode *document = praxis_xml_find (element, "BookDocument");
  xmlNode *book = praxis_xml_find (document, "Book");
  gboolean is_chapter = praxis_xml_find (document, "ArticleTitle") != NULL;
  g_autofree char *raw = praxis_xml_dup_text (book, "BookTitle");
  g_autofree char *title = raw != NULL ? praxis_record_text_title (raw) : NULL;
  g_autofree char *isbn = praxis_xml_dup_text (book, "Isbn");
  PraxisRecord *record = praxis_record_new (is_chapter ? "chapter" : "book", line);

  add_authors (record, document);
  add_authors (record, book);
  if (is_chapter)
    set_title (record, document);
  praxis_record_set (record, is_chapter ? "container-title" : "title", title);
  praxis_xml_set_field (record, "collection-title", book, "CollectionTitle");
  praxis_xml_set_field (record, "edition", book, "Edition");
  praxis_xml_set_field (record, "volume", book, "Volume");
  praxis_xml_set_field (record, "publisher", book, "Publisher/PublisherName");
  praxis_xml_set_field (record, "publisher-place", book, "Publisher/PublisherLocation");
  set_date (record, praxis_xml_find (book, "PubDate"));
  set_pages (record, praxis_xml_find (document, "Pagination"));
  set_locations (record, book, FALSE);
  praxis_record_set_isbn (record, isbn);
  praxis_xml_set_field (record, "PMID", document, "PMID");
  set_ids (record, praxis_xml_find (document, "ArticleIdList"), praxis_xml_find (book, "ELocationID") == NULL);
  set_language (record, document);
  set_abstract (record, praxis_xml_find (document, "Abstract"));
  add_keywords (record, document);
  praxis_record_take (record, page);
}

static void
read_record (xmlNode        *element,
             guint           line,
             PraxisBlogPage *page)
{
  if (praxis_xml_is (element, "PubmedBookArticle"))
    read_book (element, line, page);
  else
    read_article (element, line, page);
}

/**
 * praxis_pubmed_importer_read:
 * @text: PubMed's XML, UTF-8: a PubmedArticleSet, or single records of it
 * @page: takes the records, and what is in doubt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads works as PubMed's "Save as XML" and E-utilities give them
 * (https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/190101/index.html).
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_pubmed_importer_read (const char      *text,
                             PraxisBlogPage  *page,
                             GCancellable    *cancellable,
                             GError         **error)
{
  static const char *const names[] = { "PubmedArticle", "PubmedBookArticle", NULL };

  return praxis_xml_read_records (text, names, read_record, page, cancellable, error);
}
