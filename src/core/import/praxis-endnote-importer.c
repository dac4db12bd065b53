/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-endnote-importer.h"

#include <string.h>

#include "praxis-endnote-type.h"
#include "praxis-record-text.h"
#include "praxis-record.h"
#include "praxis-xml-records.h"

/*
 * EndNote's XML: "records" of "record", whose fields hold their text in "style" elements. The names follow the fields
 * of EndNote's reference types (EndNote 21, "Reference Types"), as EndNote, Bookends, Zotero and Mendeley write them.
 */

static void
add_names (PraxisRecord *record,
           const char   *field,
           xmlNode      *list)
{
  for (xmlNode *name = list != NULL ? list->children : NULL; name != NULL; name = name->next)
    {
      g_autofree char *text = name->type == XML_ELEMENT_NODE ? praxis_xml_dup_text (name, NULL) : NULL;

      praxis_record_add_name (record, field, text);
    }
}

/* What the second title and the second names of a record are depends on its type. */
static void
set_container (PraxisRecord            *record,
               const PraxisEndnoteType *type,
               xmlNode                 *element)
{
  g_autofree char *periodical = praxis_xml_dup_text (element, "periodical/full-title");
  g_autofree char *secondary = praxis_xml_dup_text (element, "titles/secondary-title");

  if (type->part == PRAXIS_ENDNOTE_WHOLE)
    {
      praxis_record_set (record, "collection-title", secondary);
      return;
    }
  praxis_record_set (record, "container-title", secondary != NULL ? secondary : periodical);
  if (type->part == PRAXIS_ENDNOTE_CHAPTER)
    praxis_xml_set_field (record, "collection-title", element, "titles/tertiary-title");
  praxis_xml_set_field (record, "container-title-short", element, "periodical/abbr-1");
}

static void
set_contributors (PraxisRecord            *record,
                  const PraxisEndnoteType *type,
                  xmlNode                 *element)
{
  xmlNode *contributors = praxis_xml_find (element, "contributors");

  add_names (record, type->edited ? "editor" : "author", praxis_xml_find (contributors, "authors"));
  if (type->part != PRAXIS_ENDNOTE_ARTICLE && strcmp (type->csl, "thesis") != 0)
    add_names (record, type->part == PRAXIS_ENDNOTE_WHOLE ? "collection-editor" : "editor",
               praxis_xml_find (contributors, "secondary-authors"));
  add_names (record, "translator", praxis_xml_find (contributors, "translated-authors"));
}

/* "2015" and "Mar 3" are two fields; a date of their own may hold the year too. */
static void
set_date (PraxisRecord *record,
          xmlNode      *element)
{
  g_autofree char *year = praxis_xml_dup_text (element, "dates/year");
  g_autofree char *date = praxis_xml_dup_text (element, "dates/pub-dates/date");
  g_autofree char *whole = NULL;

  if (year != NULL && date != NULL && g_ascii_isdigit (*year) && strstr (date, year) == NULL)
    whole = g_strjoin (" ", year, date, NULL);
  else
    whole = g_strdup (year != NULL && (date == NULL || !g_ascii_isdigit (*year)) ? year : date);
  praxis_record_set_date (record, "issued", whole);
}

static gboolean
is_web_address (const char *text)
{
  return g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://");
}

/* The first address that is one; EndNote keeps links to other databases and to files in the same place. */
static char *
dup_address (xmlNode    *element,
             const char *path)
{
  for (xmlNode *url = praxis_xml_find (element, path); url != NULL; url = praxis_xml_next (url))
    {
      g_autofree char *text = praxis_xml_dup_text (url, NULL);

      if (text != NULL && is_web_address (text))
        return g_steal_pointer (&text);
    }
  return NULL;
}

/* An accession number is a PubMed ID where the record came from there; custom field 2 then holds PubMed Central's. */
static void
set_ids (PraxisRecord *record,
         xmlNode      *element)
{
  g_autofree char *number = praxis_xml_dup_text (element, "accession-num");
  g_autofree char *database = praxis_xml_dup_text (element, "remote-database-name");
  g_autofree char *provider = praxis_xml_dup_text (element, "remote-database-provider");
  g_autofree char *central = praxis_xml_dup_text (element, "custom2");
  g_autofree char *doi = praxis_xml_dup_text (element, "electronic-resource-num");
  g_autofree char *address = dup_address (element, "urls/related-urls/url");
  g_autofree char *from = g_strjoin (" ", database != NULL ? database : "", provider != NULL ? provider : "",
                                     address != NULL ? address : "", NULL);
  g_autofree char *lower = g_ascii_strdown (from, -1);

  if (number != NULL && strspn (number, "0123456789") == strlen (number) && strlen (number) <= 8 &&
      (strstr (lower, "pubmed") != NULL || strstr (lower, "medline") != NULL || strstr (lower, "nlm") != NULL))
    praxis_record_set (record, "PMID", number);
  if (central != NULL && g_str_has_prefix (central, "PMC"))
    praxis_record_set (record, "PMCID", central);
  praxis_record_set_doi (record, doi);
  if (doi == NULL)
    praxis_record_set_doi (record, address != NULL && strstr (address, "doi.org/") != NULL ? address : NULL);
  praxis_record_set (record, "URL", address);
}

static void
set_standard_number (PraxisRecord *record,
                     xmlNode      *element)
{
  g_autofree char *number = praxis_xml_dup_text (element, "isbn");

  praxis_record_set_issn (record, number);
  praxis_record_set_isbn (record, number);
}

static void
add_keywords (PraxisRecord *record,
              xmlNode      *element)
{
  for (xmlNode *word = praxis_xml_find (element, "keywords/keyword"); word != NULL; word = praxis_xml_next (word))
    {
      g_autofree char *text = praxis_xml_dup_text (word, NULL);

      praxis_record_add_keyword (record, text);
    }
}

/* What number and volume are depends on the type as well: a report's number is its own, a thesis has none. */
static void
set_place (PraxisRecord            *record,
           const PraxisEndnoteType *type,
           xmlNode                 *element)
{
  g_autofree char *pages = praxis_xml_dup_text (element, "pages");
  gboolean counts = type->part == PRAXIS_ENDNOTE_WHOLE && pages != NULL && strstr (pages, "http") == NULL;
  g_autofree char *number = praxis_xml_dup_text (element, "number");

  praxis_xml_set_field (record, "volume", element, "volume");
  if (type->part == PRAXIS_ENDNOTE_ARTICLE)
    praxis_record_set (record, "issue", number);
  else
    praxis_record_set (record, strcmp (type->csl, "report") == 0 ? "number" : "collection-number", number);
  /* Of a whole work it is how many there are. */
  if (counts)
    praxis_record_set (record, "number-of-pages", pages);
  else
    praxis_record_set_pages (record, pages);
  praxis_xml_set_field (record, "edition", element, "edition");
  praxis_xml_set_field (record, "section", element, "section");
  praxis_xml_set_field (record, "publisher", element, "publisher");
  praxis_xml_set_field (record, "publisher-place", element, "pub-location");
  praxis_xml_set_field (record, "genre", element, "work-type");
}

/* A book that names its periodical and pages is an article in it: programs write "Book" for what they do not know. */
static const PraxisEndnoteType *
type_of (xmlNode *element)
{
  xmlNode *reference = praxis_xml_find (element, "ref-type");
  g_autofree char *name = reference != NULL ? praxis_xml_dup_attribute (reference, "name") : NULL;
  g_autofree char *number = praxis_xml_dup_text (reference, NULL);
  const PraxisEndnoteType *type = praxis_endnote_type_find (name, number);

  if (type->part == PRAXIS_ENDNOTE_WHOLE && praxis_xml_find (element, "periodical/full-title") != NULL &&
      praxis_xml_find (element, "pages") != NULL)
    type = praxis_endnote_type_find ("Journal Article", NULL);
  return type;
}

static void
read_record (xmlNode        *element,
             guint           line,
             PraxisBlogPage *page)
{
  const PraxisEndnoteType *type = type_of (element);
  PraxisRecord *record = praxis_record_new (type->csl, line);
  g_autofree char *raw = praxis_xml_dup_text (element, "titles/title");
  g_autofree char *title = raw != NULL ? praxis_record_text_title (raw) : NULL;
  g_autofree char *language = praxis_xml_dup_text (element, "language");

  set_contributors (record, type, element);
  praxis_record_set (record, "title", title);
  praxis_xml_set_field (record, "title-short", element, "titles/short-title");
  set_container (record, type, element);
  set_place (record, type, element);
  set_date (record, element);
  set_ids (record, element);
  set_standard_number (record, element);
  praxis_record_set_language (record, language);
  praxis_xml_set_field (record, "abstract", element, "abstract");
  praxis_xml_set_field (record, "note", element, "notes");
  add_keywords (record, element);
  praxis_record_take (record, page);
}

/**
 * praxis_endnote_importer_read:
 * @text: EndNote's XML, UTF-8
 * @page: takes the records, and what is in doubt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads works as EndNote's "Export… XML" writes them.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_endnote_importer_read (const char      *text,
                              PraxisBlogPage  *page,
                              GCancellable    *cancellable,
                              GError         **error)
{
  static const char *const names[] = { "record", NULL };

  return praxis_xml_read_records (text, names, read_record, page, cancellable, error);
}
