/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-xml.h"

#include <libxml/xmlwriter.h>

#include "praxis-html.h"
#include "praxis-libxml.h"

/*
 * xmlTextWriter, with the one thing that it leaves to its caller: characters that XML does not allow in any form. It
 * writes into memory, where nothing fails but for want of it.
 */

struct _PraxisXml
{
  xmlBufferPtr     buffer;
  xmlTextWriterPtr writer;
};

/**
 * praxis_xml_new_fragment:
 *
 * Returns: (transfer full): a writer of what stands in another document, that has written nothing
 */
PraxisXml *
praxis_xml_new_fragment (void)
{
  PraxisXml *self = g_new0 (PraxisXml, 1);

  praxis_libxml_init ();
  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  if (self->writer == NULL)
    g_error ("No memory for a writer of XML");
  xmlTextWriterSetIndent (self->writer, 1);
  return self;
}

/**
 * praxis_xml_new:
 *
 * Returns: (transfer full): a writer that has written the XML declaration
 */
PraxisXml *
praxis_xml_new (void)
{
  PraxisXml *self = praxis_xml_new_fragment ();

  xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", NULL);
  return self;
}

/**
 * praxis_xml_free:
 * @self: (transfer full): a writer
 */
void
praxis_xml_free (PraxisXml *self)
{
  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}

static void
start (PraxisXml  *self,
       const char *element,
       va_list     arguments)
{
  const char *name;

  xmlTextWriterStartElement (self->writer, BAD_CAST element);
  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      const char *value = va_arg (arguments, const char *);
      g_autofree char *allowed = value != NULL ? praxis_html_dup_allowed (value) : NULL;

      if (allowed != NULL)
        xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST allowed);
    }
}

/**
 * praxis_xml_open:
 * @self: a writer
 * @element: the name of an element, a literal
 * @...: names and values of its attributes, ended by %NULL
 *
 * Opens an element; praxis_xml_close() closes it.
 */
void
praxis_xml_open (PraxisXml  *self,
                 const char *element,
                 ...)
{
  va_list arguments;

  va_start (arguments, element);
  start (self, element, arguments);
  va_end (arguments);
}

/**
 * praxis_xml_close:
 * @self: a writer
 *
 * Closes the element that was opened last.
 */
void
praxis_xml_close (PraxisXml *self)
{
  xmlTextWriterEndElement (self->writer);
}

/**
 * praxis_xml_element:
 * @self: a writer
 * @element: the name of an element, a literal
 * @text: (nullable): its content
 * @...: names and values of its attributes, ended by %NULL
 */
void
praxis_xml_element (PraxisXml  *self,
                    const char *element,
                    const char *text,
                    ...)
{
  g_autofree char *allowed = text != NULL ? praxis_html_dup_allowed (text) : NULL;
  va_list arguments;

  va_start (arguments, text);
  start (self, element, arguments);
  va_end (arguments);
  if (allowed != NULL)
    xmlTextWriterWriteString (self->writer, BAD_CAST allowed);
  xmlTextWriterEndElement (self->writer);
}

/**
 * praxis_xml_free_to_string:
 * @self: (transfer full): a writer; elements that are open are closed
 *
 * Returns: (transfer full): the document, UTF-8
 */
char *
praxis_xml_free_to_string (PraxisXml *self)
{
  char *text;

  xmlTextWriterEndDocument (self->writer);
  xmlTextWriterFlush (self->writer);
  text = g_strndup ((const char *) xmlBufferContent (self->buffer), xmlBufferLength (self->buffer));
  praxis_xml_free (self);
  return text;
}
