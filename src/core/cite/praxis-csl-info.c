/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-csl-style.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-libxml.h"

/* What stands at the beginning of a CSL style, in its `info` (CSL 1.0.2, "Info"). Nothing is loaded and no entity resolved. */

#define CSL_NAMESPACE "http://purl.org/net/xbiblio/csl"
#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

void
praxis_csl_info_free (PraxisCslInfo *info)
{
  g_free (info->id);
  g_free (info->title);
  g_free (info->short_title);
  g_free (info->parent);
  g_free (info->locale);
  g_free (info);
}

static gboolean
is_named (xmlTextReader *reader,
          const char    *name)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

static char *
dup_attribute (xmlTextReader *reader,
               const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *text = g_strdup ((const char *) value);

  xmlFree (value);
  return text;
}

/* Takes the first text of a kind. */
static void
take_text (xmlTextReader  *reader,
           char          **text)
{
  xmlChar *value;

  if (*text != NULL)
    return;
  value = xmlTextReaderReadString (reader);
  if (value != NULL)
    *text = g_strstrip (g_strdup ((const char *) value));
  xmlFree (value);
}

static void
read_element (xmlTextReader *reader,
              PraxisCslInfo *info)
{
  g_autofree char *relation = NULL;

  if (is_named (reader, "id"))
    take_text (reader, &info->id);
  else if (is_named (reader, "title"))
    take_text (reader, &info->title);
  else if (is_named (reader, "title-short"))
    take_text (reader, &info->short_title);
  else if (is_named (reader, "link"))
    {
      relation = dup_attribute (reader, "rel");
      if (g_strcmp0 (relation, "independent-parent") == 0 && info->parent == NULL)
        info->parent = dup_attribute (reader, "href");
    }
}

static gboolean
is_style (xmlTextReader *reader)
{
  return is_named (reader, "style") &&
         g_strcmp0 ((const char *) xmlTextReaderConstNamespaceUri (reader), CSL_NAMESPACE) == 0;
}

/* Reads until the end of `info`. */
static PraxisCslInfo *
read_info (xmlTextReader *reader)
{
  g_autoptr(PraxisCslInfo) info = g_new0 (PraxisCslInfo, 1);
  gboolean in_style = FALSE;

  while (xmlTextReaderRead (reader) == 1)
    {
      int type = xmlTextReaderNodeType (reader);
      int depth = xmlTextReaderDepth (reader);

      if (type == XML_READER_TYPE_ELEMENT && depth == 0)
        {
          in_style = is_style (reader);
          info->locale = dup_attribute (reader, "default-locale");
        }
      if (!in_style && type == XML_READER_TYPE_ELEMENT)
        break;
      if (type == XML_READER_TYPE_ELEMENT && depth == 2)
        read_element (reader, info);
      if (type == XML_READER_TYPE_END_ELEMENT && depth == 1)
        break;
    }
  if (!in_style || info->id == NULL || *info->id == '\0' || info->title == NULL || *info->title == '\0')
    return NULL;
  return g_steal_pointer (&info);
}

/**
 * praxis_csl_info_read:
 * @content: a file
 * @error: return location
 *
 * Returns: (transfer full): what the style says of itself; %NULL with %PRAXIS_ERROR_INVALID where it is no CSL style
 */
PraxisCslInfo *
praxis_csl_info_read (const char  *content,
                      GError     **error)
{
  xmlTextReader *reader;
  PraxisCslInfo *info;

  g_return_val_if_fail (content != NULL, NULL);

  praxis_libxml_init ();
  reader = xmlReaderForMemory (content, (int) MIN (strlen (content), G_MAXINT), NULL, NULL, OPTIONS);
  info = reader != NULL ? read_info (reader) : NULL;
  xmlFreeTextReader (reader);
  if (info == NULL)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                         _("This is not a citation style: it is not a CSL file, or says neither its name nor its address."));
  return info;
}

/**
 * praxis_csl_info_read_file:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): what the style says of itself; %NULL where it is none, or cannot be read
 */
PraxisCslInfo *
praxis_csl_info_read_file (const char *path)
{
  xmlTextReader *reader;
  PraxisCslInfo *info;

  g_return_val_if_fail (path != NULL, NULL);

  praxis_libxml_init ();
  reader = xmlReaderForFile (path, NULL, OPTIONS);
  info = reader != NULL ? read_info (reader) : NULL;
  xmlFreeTextReader (reader);
  return info;
}
