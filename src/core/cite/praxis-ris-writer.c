/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-ris-writer.h"

#include <stdlib.h>
#include <string.h>

#include "praxis-reference-name-list.h"
#include "praxis-reference-value.h"
#include "praxis-ris-type.h"
#include "praxis-work.h"

/*
 * Works as RIS. The form of lines and names is that of the specification of 2001 (RIS Format Specifications, Research
 * Information Systems, http://www.refman.com/support/risformat_fields_02.asp), what each tag means in a record of which type
 * that of 2011 (https://en.wikipedia.org/wiki/RIS_(file_format)#Tags), which EndNote, Zotero and Mendeley read.
 *
 * A record is a list of lines in the order below, each from one variable of CSL in records of some forms.
 */

/* "Each tag and its contents must be on a separate line, preceded by a carriage return and line feed" (2001). */
#define LINE_END "\r\n"

#define ARTICLE PRAXIS_RIS_ARTICLE
#define PART PRAXIS_RIS_PART
#define BOOK PRAXIS_RIS_BOOK
#define EDITED PRAXIS_RIS_EDITED_BOOK
#define CONFERENCE PRAXIS_RIS_CONFERENCE
#define REPORT PRAXIS_RIS_REPORT
#define THESIS PRAXIS_RIS_THESIS
#define MANUSCRIPT PRAXIS_RIS_MANUSCRIPT
#define VERSIONED PRAXIS_RIS_VERSIONED
#define PAGE PRAXIS_RIS_PAGE
#define OTHER PRAXIS_RIS_OTHER
#define ANY ((PRAXIS_RIS_OTHER << 1) - 1)

typedef struct
{
  GString        *text;
  PraxisCitation *citation;
} Record;

typedef void (*Put) (Record     *self,
                     const char *tag,
                     const char *variable);

/* A value is one line whatever is in it. */
static void
put_line (Record     *self,
          const char *tag,
          const char *value)
{
  g_autofree char *plain = value != NULL ? praxis_reference_value_plain (value) : NULL;

  if (plain != NULL && *plain != '\0')
    g_string_append_printf (self->text, "%s  - %s" LINE_END, tag, plain);
}

static void
put_text (Record     *self,
          const char *tag,
          const char *variable)
{
  put_line (self, tag, praxis_citation_get_field (self->citation, variable));
}

/* An asterisk is not allowed in names, keywords and the names of journals (2001). */
static void
put_without_asterisk (Record     *self,
                      const char *tag,
                      const char *value)
{
  g_autofree char *copy = g_strdup (value != NULL ? value : "");

  put_line (self, tag, g_strdelimit (copy, "*", ' '));
}

static void
put_container (Record     *self,
               const char *tag,
               const char *variable)
{
  put_without_asterisk (self, tag, praxis_citation_get_field (self->citation, variable));
}

static void
put_range (Record     *self,
           const char *tag,
           const char *variable)
{
  const char *value = praxis_citation_get_field (self->citation, variable);
  g_autofree char *range = value != NULL ? praxis_reference_value_range (value) : NULL;

  put_line (self, tag, range);
}

/* A comma ends the name of a group, so that no program takes its last word for a family name; a comma in it is doubled
 * (EndNote, "Author and Editor Names"). */
static char *
format_group (const char *group)
{
  const char *comma = strchr (group, ',');

  if (comma == NULL)
    return g_strconcat (group, ",", NULL);
  return g_strdup_printf ("%.*s,%s", (int) (comma - group), group, comma);
}

static void
put_names (Record     *self,
           const char *tag,
           const char *variable)
{
  g_autoptr(GPtrArray) names = praxis_citation_get_names (self->citation, variable);

  for (guint i = 0; i < names->len; i++)
    {
      const PraxisName *name = names->pdata[i];
      g_autofree char *text = NULL;

      /* RIS has nothing for names that are left out in the middle; "et al." at the end is a name as that of a group. */
      if (g_strcmp0 (name->literal, PRAXIS_REFERENCE_ELLIPSIS) == 0)
        continue;
      text = name->literal != NULL ? format_group (name->literal) : praxis_name_to_text (name);
      put_without_asterisk (self, tag, text);
    }
}

/* A date that is none ("in press") stands where people look for the year. */
static void
put_year (Record     *self,
          const char *tag,
          const char *variable)
{
  int year = praxis_citation_get_year (self->citation);
  g_autofree char *words = year == 0 ? praxis_citation_dup_issued_words (self->citation) : NULL;
  g_autofree char *number = year != 0 ? g_strdup_printf ("%04d", year) : NULL;

  put_line (self, tag, number != NULL ? number : words);
}

/* The year alone has its own line. */
static void
put_date (Record     *self,
          const char *tag,
          const char *variable)
{
  g_autofree char *date = praxis_reference_value_date (self->citation, "/");

  if (date != NULL && strchr (date, '/') != NULL)
    put_line (self, tag, date);
}

static void
put_accessed (Record     *self,
              const char *tag,
              const char *variable)
{
  g_autoptr(PraxisJson) item = praxis_json_parse (praxis_citation_get_json (self->citation), -1, NULL);
  yyjson_val *date = yyjson_obj_get (yyjson_doc_get_root (item), variable);
  g_autoptr(GString) text = g_string_new (NULL);
  yyjson_arr_iter iter = yyjson_arr_iter_with (yyjson_arr_get_first (yyjson_obj_get (date, "date-parts")));
  yyjson_val *part;

  while ((part = yyjson_arr_iter_next (&iter)) != NULL)
    g_string_append_printf (text, text->len > 0 ? "/%02d" : "%04d",
                            yyjson_is_str (part) ? atoi (yyjson_get_str (part)) : (int) yyjson_get_sint (part));
  put_line (self, tag, text->str);
}

/*
 * The number of an article. The specification has a tag for it, C7, which EndNote reads alone; Zotero and Mendeley drop
 * it. What all three read, and what journals write themselves, is the number where the first page stands. Both would be
 * printed twice, so C7 is for the article that has pages too.
 */
static void
put_pages (Record     *self,
           const char *tag,
           const char *variable)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *number = praxis_reference_value_number (self->citation);

  if (praxis_reference_value_pages (self->citation, &first, &last))
    {
      put_line (self, "SP", first);
      put_line (self, "EP", last);
      put_line (self, "C7", number);
    }
  else
    {
      put_line (self, "SP", number);
    }
}

static void
put_pages_alone (Record     *self,
                 const char *tag,
                 const char *variable)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  praxis_reference_value_pages (self->citation, &first, &last);
  put_line (self, "SP", first);
  put_line (self, "EP", last);
}

/* Where there is no conference, its proceedings are what every program shows. */
static void
put_event (Record     *self,
           const char *tag,
           const char *variable)
{
  const char *event = praxis_citation_get_field (self->citation, "event-title");

  if (event == NULL)
    event = praxis_citation_get_field (self->citation, "event");
  if (event == NULL)
    event = praxis_citation_get_field (self->citation, "container-title");
  put_line (self, tag, event);
}

static void
put_genre (Record     *self,
           const char *tag,
           const char *variable)
{
  const char *genre = praxis_citation_get_field (self->citation, variable);

  if (genre == NULL && g_strcmp0 (praxis_citation_get_field (self->citation, "type"), "article") == 0)
    genre = "Preprint";
  put_line (self, tag, genre);
}

static void
put_doi (Record     *self,
         const char *tag,
         const char *variable)
{
  g_autofree char *doi = praxis_reference_value_doi (self->citation);

  put_line (self, tag, doi);
}

/* A work of which only the printed reference is known is called by that: a record without a title is not seen. */
static void
put_title (Record     *self,
           const char *tag,
           const char *variable)
{
  put_line (self, tag, praxis_citation_is_verbatim (self->citation) ? praxis_citation_get_reference (self->citation)
                                                                    : praxis_citation_get_field (self->citation, variable));
}

static const struct
{
  const char *tag;
  const char *variable;
  guint       forms;
  Put         put;
} lines[] = {
  { "AU", "author", ANY & ~EDITED, put_names },
  { "AU", "editor", EDITED, put_names },
  { "A2", "editor", ARTICLE | PART | CONFERENCE, put_names },
  { "A3", "editor", BOOK, put_names },
  { "ED", "editor", REPORT | THESIS | MANUSCRIPT | VERSIONED | PAGE | OTHER, put_names },
  { "A2", "collection-editor", BOOK | EDITED | REPORT, put_names },
  { "A3", "collection-editor", PART | CONFERENCE, put_names },
  { "A4", "translator", ANY & ~CONFERENCE, put_names },
  { "TI", "title", ANY, put_title },
  { "ST", "title-short", ANY, put_text },
  { "T2", "container-title", ANY & ~(BOOK | EDITED | CONFERENCE | REPORT), put_container },
  { "T2", "collection-title", BOOK | EDITED | REPORT, put_text },
  { "T2", "event-title", CONFERENCE, put_event },
  { "C3", "container-title", CONFERENCE, put_text },
  { "T3", "collection-title", ANY & ~(BOOK | EDITED | REPORT), put_text },
  { "J2", "container-title-short", ANY & ~CONFERENCE, put_container },
  { "PY", "issued", ANY, put_year },
  { "DA", "issued", ANY, put_date },
  { "VL", "volume", ANY & ~PAGE, put_range },
  { "IS", "issue", ANY & ~(PART | BOOK | EDITED | VERSIONED), put_range },
  { "IS", "number-of-volumes", PART, put_text },
  { "NV", "number-of-volumes", BOOK | EDITED | CONFERENCE, put_text },
  { NULL, "page", ARTICLE, put_pages },
  { NULL, "page", PART | CONFERENCE | REPORT | MANUSCRIPT | OTHER, put_pages_alone },
  { "SE", "page", BOOK, put_range },
  { "SP", "number-of-pages", BOOK | EDITED | THESIS, put_text },
  { "SE", "section", ARTICLE | OTHER, put_text },
  { "SE", "chapter-number", PART, put_text },
  { "SN", "number", REPORT, put_range },
  { "NV", "number", MANUSCRIPT | VERSIONED, put_range },
  { "M1", "number", THESIS | OTHER, put_range },
  { "SV", "collection-number", PART, put_range },
  { "M1", "collection-number", BOOK | EDITED, put_range },
  { "ET", "edition", PART | BOOK | EDITED | OTHER, put_text },
  { "ET", "version", VERSIONED, put_text },
  { "CY", "publisher-place", ANY & ~CONFERENCE, put_text },
  { "CY", "event-place", CONFERENCE, put_text },
  { "C1", "publisher-place", CONFERENCE, put_text },
  { "PB", "publisher", ANY, put_text },
  { "DB", "publisher", MANUSCRIPT, put_text },
  { "DB", "archive", ANY & ~MANUSCRIPT, put_text },
  { "M3", "genre", ANY & ~(ARTICLE | PART), put_genre },
  { "SN", "ISSN", ARTICLE, put_text },
  { "SN", "ISBN", PART | BOOK | EDITED | CONFERENCE | OTHER, put_text },
  { "AN", "PMID", ARTICLE, put_text },
  { "C2", "PMCID", ARTICLE, put_text },
  { "DO", "DOI", ANY, put_doi },
  { "UR", "URL", ANY, put_text },
  { "Y2", "accessed", ANY, put_accessed },
  { "LA", "language", ANY, put_text },
  { "AB", "abstract", ANY, put_text },
  { "N1", "note", ANY, put_text },
  { "N1", "status", ANY, put_text },
};

/**
 * praxis_ris_append:
 * @text: what it is appended to
 * @citation: a work
 * @keywords: (nullable) (element-type utf8): texts that say what it is about
 *
 * Writes one record of praxis_ris_write().
 */
void
praxis_ris_append (GString        *text,
                   PraxisCitation *citation,
                   GPtrArray      *keywords)
{
  PraxisRisForm form;
  const char *type = praxis_ris_type (citation, &form);
  Record self = { text, citation };

  put_line (&self, "TY", type);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if ((lines[i].forms & form) != 0)
        lines[i].put (&self, lines[i].tag, lines[i].variable);
    }
  for (guint i = 0; keywords != NULL && i < keywords->len; i++)
    put_without_asterisk (&self, "KW", keywords->pdata[i]);
  g_string_append (text, "ER  - " LINE_END);
}

/**
 * praxis_ris_write:
 * @citations: (element-type PraxisCitation): works
 * @keywords: (nullable) (element-type GPtrArray): for each work an array of texts that say what it is about, or %NULL
 *
 * Returns: (transfer full): the works as RIS in UTF-8, one record behind the other; empty where there are none
 */
char *
praxis_ris_write (GPtrArray *citations,
                  GPtrArray *keywords)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (citations != NULL, NULL);
  g_return_val_if_fail (keywords == NULL || keywords->len == citations->len, NULL);

  for (guint i = 0; i < citations->len; i++)
    praxis_ris_append (text, citations->pdata[i], keywords != NULL ? keywords->pdata[i] : NULL);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
