/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The XMP packet of a PDF: Dublin Core, PRISM and what publishers call a DOI. A property is an element, with its values
 * in lists within it or not, or an attribute (ISO 16684-1, 7). */

#include "config.h"

#include "praxis-pdf-xmp.h"

#include <string.h>

#include <libxml/xmlreader.h>

#define MAX_PACKET (4 * 1024 * 1024)

#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define PRISM "http://prismstandard.org/namespaces/"
#define DECLARATION "http://www.w3.org/2000/xmlns/"

static gboolean
is_named (const char *name,
          const char *expected)
{
  return g_ascii_strcasecmp (name, expected) == 0;
}

/* Where the value of a property goes; NULL for those that nobody wants. */
static char **
find_field (PraxisPdfXmp *self,
            const char   *space,
            const char   *name)
{
  if (space == NULL || name == NULL || g_str_equal (space, DECLARATION))
    return NULL;
  if (g_str_equal (space, DUBLIN_CORE))
    return is_named (name, "title") ? &self->title
         : is_named (name, "creator") ? &self->author
         : is_named (name, "identifier") ? &self->identifier : NULL;
  /* PRISM, CrossMark and Elsevier's pdfx each have their own namespace for it. */
  if (is_named (name, "doi"))
    return &self->doi;
  if (g_str_has_prefix (space, PRISM))
    return is_named (name, "url") ? &self->address : is_named (name, "publicationName") ? &self->journal : NULL;
  return NULL;
}

/* Of several values, the first: the default language, the first author. */
static gboolean
set_field (char       **field,
           const char  *value)
{
  g_autofree char *words = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (*words == '\0')
    return FALSE;
  if (*field == NULL)
    *field = g_steal_pointer (&words);
  return TRUE;
}

static void
read_attributes (PraxisPdfXmp     *self,
                 xmlTextReaderPtr  reader)
{
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    {
      char **field = find_field (self, (const char *) xmlTextReaderConstNamespaceUri (reader),
                                 (const char *) xmlTextReaderConstLocalName (reader));

      if (field != NULL)
        set_field (field, (const char *) xmlTextReaderConstValue (reader));
    }
  xmlTextReaderMoveToElement (reader);
}

static void
read_packet (PraxisPdfXmp     *self,
             xmlTextReaderPtr  reader)
{
  char **field = NULL;

  while (xmlTextReaderRead (reader) == 1)
    {
      switch (xmlTextReaderNodeType (reader))
        {
        case XML_READER_TYPE_ELEMENT:
          {
            char **found = find_field (self, (const char *) xmlTextReaderConstNamespaceUri (reader),
                                       (const char *) xmlTextReaderConstLocalName (reader));

            if (found != NULL && !xmlTextReaderIsEmptyElement (reader))
              field = found;
            read_attributes (self, reader);
            break;
          }

        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
          if (field != NULL && set_field (field, (const char *) xmlTextReaderConstValue (reader)))
            field = NULL;
          break;

        case XML_READER_TYPE_END_ELEMENT:
          if (find_field (self, (const char *) xmlTextReaderConstNamespaceUri (reader),
                          (const char *) xmlTextReaderConstLocalName (reader)) != NULL)
            field = NULL;
          break;

        default:
          break;
        }
    }
}

/* @packet may be NULL. What stands before a fault in it is taken. */
PraxisPdfXmp *
praxis_pdf_xmp_new (const char *packet)
{
  PraxisPdfXmp *self = g_new0 (PraxisPdfXmp, 1);
  gsize length = packet != NULL ? strlen (packet) : 0;
  xmlTextReaderPtr reader;

  if (length == 0 || length > MAX_PACKET)
    return self;
  reader = xmlReaderForMemory (packet, (int) length, NULL, "UTF-8",
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (reader == NULL)
    return self;
  read_packet (self, reader);
  xmlFreeTextReader (reader);
  return self;
}

void
praxis_pdf_xmp_free (PraxisPdfXmp *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->doi);
  g_free (self->identifier);
  g_free (self->address);
  g_free (self->journal);
  g_free (self);
}
