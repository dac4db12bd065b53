/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-tagged-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cite/praxis-reference-name-parts.h"
#include "praxis-endnote-type.h"
#include "praxis-record-text.h"
#include "praxis-record.h"
#include "praxis-tagged-text.h"

/* Records in the two tagged forms: PubMed's (.nbib, .txt) and EndNote's (.enw). */

typedef void (*ReadFunc) (const PraxisTaggedRecord *source,
                          PraxisBlogPage           *page);

static void
set_from (PraxisRecord             *record,
          const char               *field,
          const PraxisTaggedRecord *source,
          const char               *tag)
{
  praxis_record_set (record, field, praxis_tagged_get (source, tag));
}

static gboolean
read_source (const char         *text,
             PraxisTaggedMatch   match,
             const char         *first_tag,
             gboolean            blank_ends,
             ReadFunc            read,
             PraxisBlogPage     *page,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr(GArray) strays = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GPtrArray) records = praxis_tagged_read (text, match, first_tag, blank_ends, strays);

  for (guint i = 0; i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (praxis_record_give_up (page, ((PraxisTaggedRecord *) g_ptr_array_index (records, i))->line, FALSE))
        break;
      read (g_ptr_array_index (records, i), page);
    }
  for (guint i = 0; i < strays->len && !praxis_record_give_up (page, g_array_index (strays, guint, i), FALSE); i++)
    praxis_blog_page_add_problem (page, NULL, g_array_index (strays, guint, i), NULL,
                                  _("This line was left out: it belongs to no record."));
  return TRUE;
}

/* --- PubMed: https://www.nlm.nih.gov/bsd/mms/medlineelements.html ----------------------------------------- */

static gboolean
has_type (const PraxisTaggedRecord *source,
          const char               *type)
{
  for (guint i = 0; i < source->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (source->fields, i);

      if (g_str_equal (field->tag, "PT") && g_ascii_strcasecmp (field->text->str, type) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What appeared in a journal is an article, whatever else it is: a report, proceedings. */
static const char *
nbib_type (const PraxisTaggedRecord *source)
{
  gboolean in_journal = praxis_tagged_get (source, "JT") != NULL || praxis_tagged_get (source, "TA") != NULL;

  if (has_type (source, "Preprint"))
    return "article";
  if (in_journal)
    return "article-journal";
  if (praxis_tagged_get (source, "BTI") != NULL && praxis_tagged_get (source, "TI") != NULL)
    return "chapter";
  if (praxis_tagged_get (source, "BTI") != NULL || has_type (source, "Book"))
    return "book";
  if (has_type (source, "Book Chapter"))
    return "chapter";
  if (has_type (source, "Technical Report"))
    return "report";
  if (has_type (source, "Dataset"))
    return "dataset";
  return has_type (source, "Congress") || has_type (source, "Clinical Conference") ? "paper-conference" : "article-journal";
}

/* "FAU - Berg, Jane" has its short form, "AU  - Berg J", behind it; old records have the short form alone. */
static void
nbib_add_names (PraxisRecord             *record,
                const PraxisTaggedRecord *source)
{
  const char *last = "";

  for (guint i = 0; i < source->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (source->fields, i);
      gboolean is_author = g_str_equal (field->tag, "AU"), is_editor = g_str_equal (field->tag, "ED");

      if (g_str_equal (field->tag, "FAU") || g_str_equal (field->tag, "FED"))
        {
          praxis_record_add_name (record, field->tag[1] == 'A' ? "author" : "editor", field->text->str);
        }
      else if (g_str_equal (field->tag, "CN"))
        {
          praxis_record_add_group (record, "author", field->text->str);
        }
      else if ((is_author || is_editor) && !g_str_has_suffix (last, field->tag) && field->text->len > 0)
        {
          g_autofree char *plain = praxis_record_text_squeeze (field->text->str);
          g_autoptr(PraxisName) name = praxis_name_new_family_first (plain);

          praxis_citation_builder_add_name (record->builder, is_author ? "author" : "editor", name);
        }
      if (strlen (field->tag) <= 3 && (g_str_has_suffix (field->tag, "AU") || g_str_has_suffix (field->tag, "ED")))
        last = strlen (field->tag) == 3 ? field->tag : "";
    }
}

/* A title over several fields is one title. */
static char *
nbib_dup_title (const PraxisTaggedRecord *source,
                const char               *tag)
{
  g_autoptr(GString) title = g_string_new (NULL);

  for (guint i = 0; i < source->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (source->fields, i);

      if (!g_str_equal (field->tag, tag) || field->text->len == 0)
        continue;
      if (title->len > 0)
        g_string_append_c (title, ' ');
      g_string_append (title, field->text->str);
    }
  return title->len > 0 ? praxis_record_text_title (title->str) : NULL;
}

static void
nbib_set_titles (PraxisRecord             *record,
                 const PraxisTaggedRecord *source)
{
  g_autofree char *title = nbib_dup_title (source, "TI");
  g_autofree char *book = nbib_dup_title (source, "BTI");
  g_autofree char *original = nbib_dup_title (source, "TT");
  const char *language = praxis_tagged_get (source, "LA");
  const char *journal = praxis_tagged_get (source, "JT");
  g_autofree char *name = NULL;

  if (original != NULL && title != NULL && *title == '[')
    {
      g_autofree char *both = g_strdup_printf ("%s %s", original, title);

      praxis_record_set (record, "title", both);
    }
  praxis_record_set (record, "title", title != NULL ? title : book);
  if (journal == NULL)
    journal = praxis_tagged_get (source, "TA");
  if (journal != NULL)
    name = praxis_record_text_journal (journal, language == NULL || g_str_has_prefix (language, "en"));
  praxis_record_set (record, "container-title", name != NULL ? name : title != NULL ? book : NULL);
  set_from (record, "container-title-short", source, "TA");
  set_from (record, "collection-title", source, "CTI");
}

/* "10.1000/182 [doi]", "S0005-7967(15)30012-3 [pii]"; older ones write "doi:10.1000/182". */
static void
nbib_set_locations (PraxisRecord             *record,
                    const PraxisTaggedRecord *source)
{
  gboolean in_issue = praxis_tagged_get (source, "VI") != NULL && praxis_tagged_get (source, "PG") == NULL;

  for (guint i = 0; i < source->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (source->fields, i);
      g_autofree char *text = NULL;

      if (!g_str_equal (field->tag, "LID") && !g_str_equal (field->tag, "AID"))
        continue;
      text = g_strndup (field->text->str, strcspn (field->text->str, " "));
      if (strstr (field->text->str, "[doi]") != NULL || g_str_has_prefix (text, "doi:"))
        praxis_record_set_doi (record, text);
      else if (in_issue && g_str_equal (field->tag, "LID") && strstr (field->text->str, "[pii]") != NULL &&
               strlen (text) <= 8 && strspn (text, "e0123456789") == strlen (text))
        praxis_record_set (record, "number", text);
    }
}

static void
nbib_set_numbers (PraxisRecord             *record,
                  const PraxisTaggedRecord *source)
{
  const char *central = praxis_tagged_get (source, "PMC");
  g_autofree char *pmcid = central != NULL ? g_strconcat (g_ascii_isdigit (*central) ? "PMC" : "", central, NULL) : NULL;

  set_from (record, "PMID", source, "PMID");
  praxis_record_set (record, "PMCID", pmcid);
  for (guint i = 0; i < source->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (source->fields, i);

      if (g_str_equal (field->tag, "IS"))
        praxis_record_set_issn (record, field->text->str);
      else if (g_str_equal (field->tag, "ISBN"))
        praxis_record_set_isbn (record, field->text->str);
      else if (g_str_equal (field->tag, "MH") || g_str_equal (field->tag, "OT"))
        praxis_record_add_keyword (record, field->text->str);
    }
}

static void
read_nbib (const PraxisTaggedRecord *source,
           PraxisBlogPage           *page)
{
  const char *type = nbib_type (source);
  gboolean in_journal = g_str_has_prefix (type, "article");
  PraxisRecord *record = praxis_record_new (type, source->line);

  nbib_add_names (record, source);
  nbib_set_titles (record, source);
  set_from (record, "volume", source, "VI");
  set_from (record, "issue", source, "IP");
  praxis_record_set_pages (record, praxis_tagged_get (source, "PG"));
  praxis_record_set_date (record, "issued", praxis_tagged_get (source, "DP"));
  /* Only books have a place: that of a journal's record is its country. */
  if (!in_journal)
    {
      set_from (record, "publisher", source, "PB");
      set_from (record, "publisher-place", source, "PL");
      set_from (record, "edition", source, "EN");
    }
  if (g_strcmp0 (praxis_tagged_get (source, "PST"), "aheadofprint") == 0 && praxis_tagged_get (source, "VI") == NULL)
    praxis_record_set (record, "status", "advance online publication");
  nbib_set_locations (record, source);
  nbib_set_numbers (record, source);
  praxis_record_set_language (record, praxis_tagged_get (source, "LA"));
  set_from (record, "abstract", source, "AB");
  praxis_record_take (record, page);
}

/**
 * praxis_tagged_importer_read_nbib:
 * @text: PubMed's tagged text, UTF-8
 * @page: takes the records, and what is in doubt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads works as PubMed's "Send to: Citation manager" and its format "PubMed" give them.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_tagged_importer_read_nbib (const char      *text,
                                  PraxisBlogPage  *page,
                                  GCancellable    *cancellable,
                                  GError         **error)
{
  return read_source (text, praxis_tagged_match_nbib, "PMID", TRUE, read_nbib, page, cancellable, error);
}

/* --- EndNote: EndNote 21, "Export", style "EndNote Export" ------------------------------------------------- */

static void
enw_add_names (PraxisRecord             *record,
               const PraxisEndnoteType  *type,
               const PraxisTaggedRecord *source)
{
  for (guint i = 0; i < source->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (source->fields, i);

      if (g_str_equal (field->tag, "A"))
        praxis_record_add_name (record, type->edited ? "editor" : "author", field->text->str);
      else if (g_str_equal (field->tag, "E") && type->part == PRAXIS_ENDNOTE_WHOLE && !type->edited)
        praxis_record_add_name (record, "collection-editor", field->text->str);
      else if (g_str_equal (field->tag, "E"))
        praxis_record_add_name (record, "editor", field->text->str);
      else if (g_str_equal (field->tag, "Y") && type->part == PRAXIS_ENDNOTE_CHAPTER)
        praxis_record_add_name (record, "collection-editor", field->text->str);
      else if (g_str_equal (field->tag, "?"))
        praxis_record_add_name (record, "translator", field->text->str);
    }
}

/* What "%B" and "%N" are depends on the type: the title of a book, a series; an issue, a report's number. */
static void
enw_set_container (PraxisRecord             *record,
                   const PraxisEndnoteType  *type,
                   const PraxisTaggedRecord *source)
{
  gboolean is_report = g_str_equal (type->csl, "report");
  const char *pages = praxis_tagged_get (source, "P");

  if (type->part == PRAXIS_ENDNOTE_WHOLE)
    {
      set_from (record, "collection-title", source, "B");
      set_from (record, is_report ? "number" : "collection-number", source, "N");
      set_from (record, "number-of-pages", source, "P");
    }
  else
    {
      gboolean is_article = type->part == PRAXIS_ENDNOTE_ARTICLE;

      set_from (record, "container-title", source, is_article ? "J" : "B");
      set_from (record, "container-title", source, is_article ? "B" : "J");
      set_from (record, is_article ? "issue" : "collection-number", source, "N");
      praxis_record_set_pages (record, pages);
    }
  set_from (record, "collection-title", source, "S");
  set_from (record, "volume", source, "V");
  /* For an article it is the day of its electronic form. */
  if (type->part != PRAXIS_ENDNOTE_ARTICLE)
    set_from (record, "edition", source, "7");
}

static void
enw_set_date (PraxisRecord             *record,
              const PraxisTaggedRecord *source)
{
  const char *year = praxis_tagged_get (source, "D");
  const char *day = praxis_tagged_get (source, "8");
  g_autofree char *whole = NULL;

  if (year != NULL && day != NULL && g_ascii_isdigit (*year) && strstr (day, year) == NULL)
    whole = g_strjoin (" ", year, day, NULL);
  praxis_record_set_date (record, "issued", whole != NULL ? whole : year != NULL ? year : day);
}

static void
enw_set_numbers (PraxisRecord             *record,
                 const PraxisTaggedRecord *source)
{
  const char *number = praxis_tagged_get (source, "M");
  const char *central = praxis_tagged_get (source, "2");
  g_autofree char *from = g_strjoin (" ", praxis_tagged_get (source, "W") != NULL ? praxis_tagged_get (source, "W") : "",
                                     praxis_tagged_get (source, "~"), NULL);
  g_autofree char *lower = g_ascii_strdown (from, -1);

  if (number != NULL && strspn (number, "0123456789") == strlen (number) && strlen (number) <= 8 &&
      (strstr (lower, "nlm") != NULL || strstr (lower, "pubmed") != NULL || strstr (lower, "medline") != NULL))
    praxis_record_set (record, "PMID", number);
  if (central != NULL && g_str_has_prefix (central, "PMC"))
    praxis_record_set (record, "PMCID", central);
  praxis_record_set_doi (record, praxis_tagged_get (source, "R"));
  praxis_record_set_issn (record, praxis_tagged_get (source, "@"));
  praxis_record_set_isbn (record, praxis_tagged_get (source, "@"));
  set_from (record, "URL", source, "U");
}

/* Each line of "%K" is one keyword. */
static void
enw_add_keywords (PraxisRecord             *record,
                  const PraxisTaggedRecord *source)
{
  for (guint i = 0; i < source->fields->len; i++)
    {
      const PraxisTaggedField *field = g_ptr_array_index (source->fields, i);
      g_auto(GStrv) words = g_str_equal (field->tag, "K") ? g_strsplit_set (field->text->str, "\n;", -1) : NULL;

      for (gsize j = 0; words != NULL && words[j] != NULL; j++)
        praxis_record_add_keyword (record, words[j]);
    }
}

static void
read_enw (const PraxisTaggedRecord *source,
          PraxisBlogPage           *page)
{
  const PraxisEndnoteType *type = praxis_endnote_type_find (praxis_tagged_get (source, "0"), NULL);
  PraxisRecord *record = praxis_record_new (type->csl, source->line);
  const char *raw = praxis_tagged_get (source, "T");
  g_autofree char *title = raw != NULL ? praxis_record_text_title (raw) : NULL;

  enw_add_names (record, type, source);
  praxis_record_set (record, "title", title);
  set_from (record, "title-short", source, "!");
  enw_set_container (record, type, source);
  enw_set_date (record, source);
  set_from (record, "publisher", source, "I");
  set_from (record, "publisher-place", source, "C");
  set_from (record, "genre", source, "9");
  enw_set_numbers (record, source);
  praxis_record_set_language (record, praxis_tagged_get (source, "G"));
  set_from (record, "abstract", source, "X");
  enw_add_keywords (record, source);
  praxis_record_take (record, page);
}

/**
 * praxis_tagged_importer_read_enw:
 * @text: EndNote's tagged text, UTF-8
 * @page: takes the records, and what is in doubt
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads works as journals' "Export to EndNote" and EndNote's style "EndNote Export" write them
 *. Each begins with "%0".
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_tagged_importer_read_enw (const char      *text,
                                 PraxisBlogPage  *page,
                                 GCancellable    *cancellable,
                                 GError         **error)
{
  return read_source (text, praxis_tagged_match_enw, "0", FALSE, read_enw, page, cancellable, error);
}
