/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-xml-records.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "praxis-libxml.h"
#include "praxis-record-text.h"
#include "praxis-record.h"

/*
 * Records in XML, each read alone: the source is cut at the records' tags, and a reader of libxml2 gets one piece after the
 * other. So a piece that is not well formed costs one record, memory holds one record, and no declaration of the document
 * comes near the parser: an entity that is not one of XML's five is an error, nothing can be expanded, nothing loaded.
 */

/* What a handler of errors is given cannot be changed since libxml2 2.12. */
#if LIBXML_VERSION >= 21200
typedef const xmlError XmlFailure;
#else
typedef xmlError XmlFailure;
#endif

/* How long the name at @text is. */
static gsize
name_length (const char *text)
{
  return strcspn (text, " \t\n/><");
}

/* Past what looks like a tag and is none: a comment, marked text, an instruction; @text itself otherwise. */
static const char *
skip_no_tag (const char *text)
{
  static const char *const pairs[][2] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *end;

      if (!g_str_has_prefix (text, pairs[i][0]))
        continue;
      end = strstr (text + strlen (pairs[i][0]), pairs[i][1]);
      return end != NULL ? end + strlen (pairs[i][1]) : text + strlen (text);
    }
  return text;
}

/* Past the declaration of the document's type, with what it declares in brackets. */
static const char *
skip_doctype (const char *text)
{
  gsize length = strcspn (text, "[>");
  const char *end;

  if (text[length] == '[')
    {
      end = strchr (text + length, ']');
      if (end == NULL)
        return text + strlen (text);
      length = (gsize) (end - text) + strcspn (end, ">");
    }
  return text[length] == '>' ? text + length + 1 : text + length;
}

/**
 * praxis_xml_dup_root_name:
 * @text: a text
 *
 * Returns: (transfer full) (nullable): the name of its first element; %NULL where it does not begin like XML
 */
char *
praxis_xml_dup_root_name (const char *text)
{
  for (;;)
    {
      const char *next;

      text += strspn (text, " \t\n\r");
      if (g_str_has_prefix (text, "\xef\xbb\xbf"))
        text += 3;
      if (*text != '<')
        return NULL;
      next = g_ascii_strncasecmp (text, "<!DOCTYPE", 9) == 0 ? skip_doctype (text) : skip_no_tag (text);
      if (next == text)
        return name_length (text + 1) > 0 ? g_strndup (text + 1, name_length (text + 1)) : NULL;
      text = next;
    }
}

static gboolean
is_name (const char         *text,
         const char * const *names)
{
  gsize length = name_length (text);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (strlen (names[i]) == length && strncmp (names[i], text, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The next tag of a record at or behind @text: its beginning, or with @closing its end. */
static const char *
find_tag (const char         *text,
          const char * const *names,
          gboolean           *closing)
{
  while ((text = strchr (text, '<')) != NULL)
    {
      const char *next = skip_no_tag (text);

      if (next > text)
        {
          text = next;
          continue;
        }
      *closing = text[1] == '/';
      if (is_name (text + 1 + *closing, names))
        return text;
      text++;
    }
  return NULL;
}

static void
note_failure (void       *data,
              XmlFailure *failure)
{
  xmlError *first = data;

  /* A prefix that is declared around the record is no matter here; the first failure tells the most. */
  if (first->code == XML_ERR_OK && failure->domain != XML_FROM_NAMESPACE && failure->level >= XML_ERR_ERROR)
    xmlCopyError (failure, first);
}

static void
add_failure (PraxisBlogPage *page,
             const xmlError *failure,
             guint           line)
{
  g_autofree char *reason = failure->message != NULL ? praxis_record_text_squeeze (failure->message) : NULL;
  g_autofree char *message = NULL;

  /* Translators: %s is what the parser says, in English. */
  message = g_strdup_printf (_("This record was left out: its XML is damaged (%s)."), reason != NULL ? reason : "XML");
  praxis_blog_page_add_problem (page, NULL, line + (failure->line > 1 ? (guint) failure->line - 1 : 0), NULL, message);
}

static void
read_piece (const char          *piece,
            gsize                length,
            guint                line,
            PraxisXmlRecordFunc  func,
            PraxisBlogPage      *page)
{
  xmlError failure = { .code = XML_ERR_OK };
  xmlTextReader *reader;
  xmlNode *element = NULL;

  praxis_libxml_init ();
  reader = xmlReaderForMemory (piece, (int) length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (reader != NULL)
    {
      xmlTextReaderSetStructuredErrorHandler (reader, note_failure, &failure);
      if (xmlTextReaderRead (reader) == 1)
        element = xmlTextReaderExpand (reader);
      if (element != NULL && failure.code == XML_ERR_OK)
        func (element, line, page);
      else
        add_failure (page, &failure, line);
      xmlFreeTextReader (reader);
    }
  xmlResetError (&failure);
}

/**
 * praxis_xml_read_records:
 * @text: a document, UTF-8
 * @names: (array zero-terminated=1): the names of the elements that are records
 * @func: called with every record
 * @page: what is understood; a record that is damaged becomes a problem of it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads the records of a document one by one. The document around them does not have to be well formed.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
praxis_xml_read_records (const char           *text,
                         const char * const   *names,
                         PraxisXmlRecordFunc   func,
                         PraxisBlogPage       *page,
                         GCancellable         *cancellable,
                         GError              **error)
{
  gboolean closing = FALSE;
  const char *start, *end, *counted = text;
  guint line = 1;

  for (start = find_tag (text, names, &closing); start != NULL; start = find_tag (end, names, &closing))
    {
      end = start + 1;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (closing)
        continue;
      end = find_tag (end, names, &closing);
      if (end == NULL)
        end = start + strlen (start);
      else if (closing)
        end += strcspn (end, ">") + (strchr (end, '>') != NULL);
      line += praxis_record_text_line_of (counted, start) - 1;
      counted = start;
      if (praxis_record_give_up (page, line, FALSE))
        break;
      read_piece (start, (gsize) (end - start), line, func, page);
    }
  return TRUE;
}

/* --- In a record ------------------------------------------------------------------------------------------ */

gboolean
praxis_xml_is (xmlNode    *element,
               const char *name)
{
  return element->type == XML_ELEMENT_NODE && strcmp ((const char *) element->name, name) == 0;
}

/**
 * praxis_xml_find:
 * @element: (nullable): an element
 * @path: names of elements with "/" between them, from its children down; the first of each name is meant
 *
 * Returns: (transfer none) (nullable): the element there
 */
xmlNode *
praxis_xml_find (xmlNode    *element,
                 const char *path)
{
  g_auto(GStrv) names = g_strsplit (path, "/", -1);

  for (gsize i = 0; element != NULL && names[i] != NULL; i++)
    {
      xmlNode *child = element->children;

      while (child != NULL && !praxis_xml_is (child, names[i]))
        child = child->next;
      element = child;
    }
  return element;
}

/**
 * praxis_xml_next:
 * @element: an element
 *
 * Returns: (transfer none) (nullable): the next one of its name beside it
 */
xmlNode *
praxis_xml_next (xmlNode *element)
{
  const char *name = (const char *) element->name;

  do
    element = element->next;
  while (element != NULL && !praxis_xml_is (element, name));
  return element;
}

/**
 * praxis_xml_dup_text:
 * @element: (nullable): an element
 * @path: (nullable): where in it, like praxis_xml_find(); %NULL for itself
 *
 * Returns: (transfer full) (nullable): the text without the tags in it, on one line; %NULL where there is none
 */
char *
praxis_xml_dup_text (xmlNode    *element,
                     const char *path)
{
  xmlChar *content;
  char *text;

  if (path != NULL)
    element = praxis_xml_find (element, path);
  if (element == NULL)
    return NULL;
  content = xmlNodeGetContent (element);
  if (content == NULL)
    return NULL;
  text = praxis_record_text_squeeze ((const char *) content);
  xmlFree (content);
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * praxis_xml_set_field:
 * @record: a record
 * @field: a CSL variable
 * @element: (nullable): an element
 * @path: (nullable): where in it, as for praxis_xml_dup_text()
 *
 * Sets the field to the text that stands there; not where there is none.
 */
void
praxis_xml_set_field (PraxisRecord *record,
                      const char   *field,
                      xmlNode      *element,
                      const char   *path)
{
  g_autofree char *text = praxis_xml_dup_text (element, path);

  praxis_record_set (record, field, text);
}

/**
 * praxis_xml_dup_attribute:
 * @element: an element
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
praxis_xml_dup_attribute (xmlNode    *element,
                          const char *name)
{
  xmlChar *value = xmlGetNoNsProp (element, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}
