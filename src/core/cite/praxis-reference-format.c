/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-reference-format.h"

#include <stdlib.h>
#include <string.h>

#include "praxis-html.h"
#include "praxis-reference-names.h"

/*
 * A citation as an entry of a reference list in APA style, 7th edition (Publication Manual, chapters 9 and 10).
 * The parts are written one after the other through a small writer that knows two things: what stands in italics,
 * and how the part before ended, so that no period is doubled and none is missing.
 */

/* Writes HTML where @html is set, otherwise plain text. */
typedef struct
{
  PraxisHtml *html;
  GString    *text;
  char        last;
} Writer;

typedef enum
{
  KIND_ARTICLE,
  KIND_CHAPTER,
  KIND_WHOLE,
} Kind;

static void
put (Writer     *writer,
     const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (writer->html != NULL)
    praxis_html_text (writer->html, text);
  else
    g_string_append (writer->text, text);
  writer->last = text[strlen (text) - 1];
}

static void
put_italic (Writer     *writer,
            const char *text)
{
  if (writer->html == NULL || text == NULL || *text == '\0')
    {
      put (writer, text);
      return;
    }
  praxis_html_element (writer->html, "i", text, NULL);
  writer->last = text[strlen (text) - 1];
}

/* Ends a part with the one sign that it needs (section 9.5). */
static void
put_period (Writer *writer)
{
  if (writer->last != '\0' && strchr (".?!", writer->last) == NULL)
    put (writer, ".");
}

/* Starts the next part. */
static void
put_space (Writer *writer)
{
  if (writer->last != '\0')
    put (writer, " ");
}

static gboolean
is_type (PraxisCitation *citation,
         const char     *type)
{
  return g_strcmp0 (praxis_citation_get_field (citation, "type"), type) == 0;
}

static Kind
get_kind (PraxisCitation *citation)
{
  if (praxis_citation_get_field (citation, "container-title") == NULL)
    return KIND_WHOLE;
  if (is_type (citation, "chapter") || is_type (citation, "entry-encyclopedia") || is_type (citation, "entry-dictionary") ||
      is_type (citation, "paper-conference"))
    return KIND_CHAPTER;
  if (is_type (citation, "webpage") || is_type (citation, "article") || is_type (citation, "report") ||
      is_type (citation, "thesis") || is_type (citation, "book") || is_type (citation, "dataset"))
    return KIND_WHOLE;
  return KIND_ARTICLE;
}

/* A hyphen between two numbers is an en dash (section 6.6); "\-" is a hyphen that stays one. */
static char *
format_range (const char *range)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *p = range; *p != '\0'; p++)
    {
      if (p[0] == '\\' && p[1] == '-')
        g_string_append_c (text, *++p);
      else if (p[0] == '-' && text->len > 0)
        {
          g_string_append (text, "–");
          while (p[1] == '-')
            p++;
        }
      else
        g_string_append_c (text, *p);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* "e0158753" is how some exporters give the number of an article: no page begins so. */
static gboolean
is_article_number (const char *page)
{
  return (*page == 'e' || *page == 'E') && g_ascii_isdigit (page[1]) && strpbrk (page, "-–, ") == NULL;
}

/* "(2023)"; of what appears by the day also the day: "(2023, March 5)" (section 9.14). */
static char *
format_date (PraxisCitation *citation)
{
  static const char *const months[] = {
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December"
  };
  const char *status = praxis_citation_get_field (citation, "status");
  g_autofree char *text = NULL;
  int year, month, day;
  gboolean by_day = is_type (citation, "webpage") || is_type (citation, "article-magazine") ||
                    is_type (citation, "article-newspaper") || is_type (citation, "post-weblog") ||
                    is_type (citation, "speech");

  if (!praxis_citation_get_issued (citation, &year, &month, &day))
    {
      text = praxis_reference_dup_date_text (citation);
      if (text != NULL)
        return g_strdup_printf ("(%s)", text);
      return g_strdup (status != NULL && g_ascii_strcasecmp (status, "in press") == 0 ? "(in press)" : "(n.d.)");
    }
  if (!by_day || month < 1 || month > 12)
    return year < 0 ? g_strdup_printf ("(%d B.C.E.)", -year) : g_strdup_printf ("(%d)", year);
  if (day < 1)
    return g_strdup_printf ("(%d, %s)", year, months[month - 1]);
  return g_strdup_printf ("(%d, %s %d)", year, months[month - 1], day);
}

static char *
format_edition (const char *edition)
{
  char *end;
  long number = strtol (edition, &end, 10);
  const char *ending = "th";

  if (*end != '\0' || number < 1)
    return strstr (edition, "ed.") != NULL ? g_strdup (edition) : g_strdup_printf ("%s ed.", edition);
  if (number % 100 < 11 || number % 100 > 13)
    ending = number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
  return g_strdup_printf ("%ld%s ed.", number, ending);
}

/* What stands in parentheses behind a title: edition, volume, number of a report, pages of a chapter. */
static char *
format_details (PraxisCitation *citation,
                Kind            kind)
{
  g_autoptr(GPtrArray) details = g_ptr_array_new_with_free_func (g_free);
  const char *edition = praxis_citation_get_field (citation, "edition");
  const char *volume = praxis_citation_get_field (citation, "volume");
  const char *page = praxis_citation_get_field (citation, "page");
  const char *number = praxis_citation_get_field (citation, "number");
  const char *genre = praxis_citation_get_field (citation, "genre");

  if (edition != NULL)
    g_ptr_array_add (details, format_edition (edition));
  if (volume != NULL)
    {
      g_autofree char *range = format_range (volume);

      g_ptr_array_add (details, g_strdup_printf (strstr (range, "–") != NULL ? "Vols. %s" : "Vol. %s", range));
    }
  if (is_type (citation, "report") && number != NULL)
    {
      g_autofree char *range = format_range (number);

      g_ptr_array_add (details, g_strdup_printf ("%s No. %s", genre != NULL ? genre : "Report", range));
    }
  if (kind == KIND_CHAPTER && page != NULL)
    {
      g_autofree char *range = format_range (page);

      g_ptr_array_add (details, g_strdup_printf (strpbrk (range, ",\342") != NULL ? "pp. %s" : "p. %s", range));
    }
  if (details->len == 0)
    return NULL;
  g_ptr_array_add (details, NULL);
  return g_strjoinv (", ", (char **) details->pdata);
}

/* "Doctoral dissertation, University of X": what a work is, where that is not plain (section 9.21). */
static char *
format_form (PraxisCitation *citation)
{
  const char *genre = praxis_citation_get_field (citation, "genre");
  const char *publisher = praxis_citation_get_field (citation, "publisher");

  if (is_type (citation, "thesis"))
    return g_strjoin (", ", genre != NULL ? genre : "Thesis", publisher, NULL);
  if (is_type (citation, "report"))
    return NULL;
  if (is_type (citation, "dataset") && genre == NULL)
    return g_strdup ("Data set");
  if (is_type (citation, "paper-conference") && praxis_citation_get_field (citation, "container-title") == NULL && genre == NULL)
    return g_strdup ("Paper presentation");
  return g_strdup (genre);
}

static void
put_title (Writer         *writer,
           PraxisCitation *citation,
           Kind            kind)
{
  const char *title = praxis_citation_get_field (citation, "title");
  g_autofree char *form = format_form (citation);
  g_autofree char *details = kind == KIND_WHOLE ? format_details (citation, kind) : NULL;

  put_space (writer);
  if (kind == KIND_WHOLE)
    put_italic (writer, title);
  else
    put (writer, title);
  if (details != NULL)
    {
      put (writer, " (");
      put (writer, details);
      put (writer, ")");
    }
  if (form != NULL)
    {
      put (writer, " [");
      put (writer, form);
      put (writer, "]");
    }
  put_period (writer);
}

/* "World Psychiatry, 22(1), 25–41." (section 9.25) */
static void
put_journal (Writer         *writer,
             PraxisCitation *citation)
{
  const char *volume = praxis_citation_get_field (citation, "volume");
  const char *issue = praxis_citation_get_field (citation, "issue");
  const char *page = praxis_citation_get_field (citation, "page");
  const char *number = praxis_citation_get_field (citation, "number");
  const char *status = praxis_citation_get_field (citation, "status");

  put_space (writer);
  put_italic (writer, praxis_citation_get_field (citation, "container-title"));
  if (volume != NULL)
    {
      g_autofree char *range = format_range (volume);

      put (writer, ", ");
      put_italic (writer, range);
    }
  if (issue != NULL)
    {
      g_autofree char *range = format_range (issue);

      put (writer, volume != NULL ? "(" : ", (");
      put (writer, range);
      put (writer, ")");
    }
  if (page != NULL && !is_article_number (page))
    {
      g_autofree char *range = format_range (page);

      put (writer, ", ");
      put (writer, range);
    }
  else if (number != NULL || page != NULL)
    {
      put (writer, ", Article ");
      put (writer, number != NULL ? number : page);
    }
  put_period (writer);
  if (volume == NULL && issue == NULL && page == NULL && number == NULL &&
      (praxis_citation_get_field (citation, "DOI") != NULL || (status != NULL && strstr (status, "dvance") != NULL)) &&
      praxis_citation_get_year (citation) != 0 && is_type (citation, "article-journal"))
    put (writer, " Advance online publication.");
}

/* "In A. Editor & B. Editor (Eds.), Book (2nd ed., pp. 1–20)." (section 9.28) */
static void
put_book_of_chapter (Writer         *writer,
                     PraxisCitation *citation)
{
  g_autofree char *editors = praxis_reference_format_editors (citation);
  g_autofree char *details = format_details (citation, KIND_CHAPTER);

  put (writer, " In ");
  if (editors != NULL)
    {
      put (writer, editors);
      put (writer, ", ");
    }
  put_italic (writer, praxis_citation_get_field (citation, "container-title"));
  if (details != NULL)
    {
      put (writer, " (");
      put (writer, details);
      put (writer, ")");
    }
  put_period (writer);
}

/* The publisher, archive or site; not where it is the author or stands in the title's brackets (section 9.29). */
static void
put_source (Writer         *writer,
            PraxisCitation *citation,
            Kind            kind,
            const char     *authors)
{
  const char *source = praxis_citation_get_field (citation, "publisher");

  if (is_type (citation, "thesis"))
    source = praxis_citation_get_field (citation, "archive");
  if (source == NULL && kind == KIND_WHOLE)
    source = praxis_citation_get_field (citation, "container-title");
  if (source == NULL && is_type (citation, "paper-conference"))
    source = praxis_citation_get_field (citation, "event-title");
  if (source == NULL || g_strcmp0 (source, authors) == 0)
    return;
  put_space (writer);
  put (writer, source);
  put_period (writer);
}

static char *
dup_address (PraxisCitation *citation)
{
  static const char *const prefixes[] = {
    "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/", "doi:", NULL
  };
  const char *doi = praxis_citation_get_field (citation, "DOI");

  if (doi == NULL)
    return g_strdup (praxis_citation_get_field (citation, "URL"));
  for (gsize i = 0; prefixes[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (doi, prefixes[i], strlen (prefixes[i])) == 0)
        doi += strlen (prefixes[i]);
    }
  while (*doi == ' ')
    doi++;
  return g_strconcat ("https://doi.org/", doi, NULL);
}

/* A DOI may hold any sign; in an address some of them are escaped (DOI Handbook, section 2.5.2.4). */
static char *
escape_address (const char *address)
{
  if (g_str_has_prefix (address, "https://doi.org/"))
    return g_uri_escape_string (address, ":/()*+,;=@!$&'", FALSE);
  return g_uri_escape_string (address, ":/?#[]@!$&'()*+,;=%", FALSE);
}

static void
put_address (Writer     *writer,
             const char *address)
{
  g_autofree char *escaped = escape_address (address);

  if (writer->html != NULL)
    praxis_html_link (writer->html, escaped, address);
  else
    put (writer, address);
}

/* The reference as it was printed, with its addresses as links. */
static void
put_printed (Writer     *writer,
             const char *reference)
{
  const char *rest = reference;
  const char *start;

  while ((start = strstr (rest, "https://")) != NULL)
    {
      gsize length = strcspn (start, " \t\n<>\"");
      g_autofree char *before = g_strndup (rest, start - rest);
      g_autofree char *address = NULL;

      while (length > 0 && strchr (".,;)", start[length - 1]) != NULL)
        length--;
      address = g_strndup (start, length);
      put (writer, before);
      put_address (writer, address);
      rest = start + length;
    }
  put (writer, rest);
}

static void
put_reference (Writer         *writer,
               PraxisCitation *citation)
{
  Kind kind = get_kind (citation);
  g_autofree char *authors = praxis_reference_format_authors (citation, kind != KIND_CHAPTER);
  g_autofree char *date = format_date (citation);
  g_autofree char *address = dup_address (citation);

  if (authors != NULL)
    {
      put (writer, authors);
      put_period (writer);
    }
  else
    {
      put_title (writer, citation, kind);
    }
  put_space (writer);
  put (writer, date);
  put_period (writer);
  if (authors != NULL)
    put_title (writer, citation, kind);
  if (kind == KIND_ARTICLE)
    put_journal (writer, citation);
  else if (kind == KIND_CHAPTER)
    put_book_of_chapter (writer, citation);
  if (kind != KIND_ARTICLE)
    put_source (writer, citation, kind, authors);
  if (address != NULL)
    {
      put_space (writer);
      put_address (writer, address);
    }
}

static void
write_citation (Writer         *writer,
                PraxisCitation *citation)
{
  if (praxis_citation_is_verbatim (citation))
    put_printed (writer, praxis_citation_get_reference (citation));
  else
    put_reference (writer, citation);
}

/**
 * praxis_reference_to_html:
 * @citation: a citation
 *
 * Formats the entry of a reference list in APA style, 7th edition: italics as `<i>`, the DOI or the address as a
 * link. A citation of which only the printed reference is known is that.
 *
 * Returns: (transfer full): HTML that can stand in a paragraph
 */
char *
praxis_reference_to_html (PraxisCitation *citation)
{
  g_autoptr(PraxisHtml) html = praxis_html_new ();
  Writer writer = { html, NULL, '\0' };

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  write_citation (&writer, citation);
  return praxis_html_free_to_string (g_steal_pointer (&html));
}

/**
 * praxis_reference_to_text:
 * @citation: a citation
 *
 * Returns: (transfer full): the same as praxis_reference_to_html(), as plain text
 */
char *
praxis_reference_to_text (PraxisCitation *citation)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Writer writer = { NULL, text, '\0' };

  g_return_val_if_fail (PRAXIS_IS_CITATION (citation), NULL);

  write_citation (&writer, citation);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
