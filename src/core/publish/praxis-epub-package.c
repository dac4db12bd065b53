/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "praxis-xml.h"

/*
 * What a reading system reads before it shows a page: where the package is, and in the package what the book is, what
 * files it has and in which order they are read (https://www.w3.org/TR/epub-33/#sec-package-doc).
 */

#define PACKAGE_TYPE "application/oebps-package+xml"

/* The namespace of identifiers of books, for uuid_of(). */
static const guint8 namespace[16] = {
  0x5a, 0x3f, 0x0c, 0x58, 0x0f, 0x5b, 0x4e, 0x6e, 0x9d, 0x51, 0x0e, 0xb4, 0x6b, 0x52, 0x7e, 0x0d
};

/**
 * praxis_epub_make_container:
 *
 * Returns: (transfer full): META-INF/container.xml
 */
char *
praxis_epub_make_container (void)
{
  PraxisXml *xml = praxis_xml_new ();

  praxis_xml_open (xml, "container", "version", "1.0", "xmlns", "urn:oasis:names:tc:opendocument:xmlns:container", NULL);
  praxis_xml_open (xml, "rootfiles", NULL);
  praxis_xml_element (xml, "rootfile", NULL, "full-path", "EPUB/package.opf", "media-type", PACKAGE_TYPE, NULL);
  return praxis_xml_free_to_string (xml);
}

/* A UUID that is the same for the same name (version 5, https://www.rfc-editor.org/rfc/rfc9562#section-5.5). */
static char *
uuid_of (const char *name)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 hash[20];
  gsize length = sizeof hash;

  g_checksum_update (checksum, namespace, sizeof namespace);
  g_checksum_update (checksum, (const guchar *) name, -1);
  g_checksum_get_digest (checksum, hash, &length);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7],
                          hash[8], hash[9], hash[10], hash[11], hash[12], hash[13], hash[14], hash[15]);
}

/* The same book is the same bytes, whenever it is written: it changed when the last of its posts did. */
static char *
dup_modified (PraxisEpubBook *self)
{
  g_autoptr(GDateTime) time = NULL;
  gint64 modified = 0;

  for (guint i = 0; i < self->posts->len; i++)
    modified = MAX (modified, ((PraxisPublished *) self->posts->pdata[i])->modified);
  time = g_date_time_new_from_unix_utc (modified);
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("1970-01-01T00:00:00Z");
}

static void
write_titles (PraxisEpubBook *self,
              PraxisXml      *xml)
{
  praxis_xml_element (xml, "dc:title", self->title, "id", "title", NULL);
  praxis_xml_element (xml, "meta", "main", "refines", "#title", "property", "title-type", NULL);
  if (self->epub->subtitle == NULL)
    return;
  praxis_xml_element (xml, "dc:title", self->epub->subtitle, "id", "subtitle", NULL);
  praxis_xml_element (xml, "meta", "subtitle", "refines", "#subtitle", "property", "title-type", NULL);
}

/* The month of the newest post. */
static void
write_date (PraxisEpubBook *self,
            PraxisXml      *xml)
{
  g_autofree char *month = NULL;

  if (self->months->len == 0)
    return;
  month = praxis_month_to_string (g_array_index (self->months, PraxisMonth, self->months->len - 1));
  praxis_xml_element (xml, "dc:date", month, NULL);
}

/* https://www.w3.org/TR/epub-a11y-11/#sec-disc-package */
static void
write_accessibility (PraxisEpubBook *self,
                     PraxisXml      *xml)
{
  static const char *const properties[][2] = {
    { "schema:accessMode", "textual" },
    { "schema:accessModeSufficient", "textual" },
    { "schema:accessibilityFeature", "alternativeText" },
    { "schema:accessibilityFeature", "displayTransformability" },
    { "schema:accessibilityFeature", "index" },
    { "schema:accessibilityFeature", "readingOrder" },
    { "schema:accessibilityFeature", "structuralNavigation" },
    { "schema:accessibilityFeature", "tableOfContents" },
    { "schema:accessibilityHazard", "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    praxis_xml_element (xml, "meta", properties[i][1], "property", properties[i][0], NULL);
  if (self->has_plots)
    praxis_xml_element (xml, "meta", "visual", "property", "schema:accessMode", NULL);
  praxis_xml_element (xml, "meta",
                      self->has_plots
                      ? praxis_epub_book_word (self, NC_ ("page", "This book is text throughout, with headings, links and a table of "
                                                          "contents. Its cover is described, and the numbers of its plots stand "
                                                          "in tables beside them."))
                      : praxis_epub_book_word (self, NC_ ("page", "This book is text throughout, with headings, links and a table "
                                                          "of contents. Its only picture is the cover, which is described.")),
                      "property", "schema:accessibilitySummary", NULL);
}

/* By this older devices find the cover (https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm#Section2.2). */
static void
write_old_cover (PraxisEpubBook *self,
                 PraxisXml      *xml)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      PraxisEpubItem *item = self->items->pdata[i];

      if (g_str_equal (item->path, PRAXIS_EPUB_COVER_IMAGE))
        praxis_xml_element (xml, "meta", NULL, "name", "cover", "content", item->id, NULL);
    }
}

static void
write_metadata (PraxisEpubBook *self,
                PraxisXml      *xml)
{
  const char *author = praxis_digest_get_author (self->digest);
  const char *licence = praxis_digest_get_licence (self->digest);
  g_autofree char *name = g_strconcat (praxis_digest_get_uuid (self->digest), " ", self->epub->selection, NULL);
  g_autofree char *uuid = uuid_of (name);
  g_autofree char *identifier = g_strconcat ("urn:uuid:", uuid, NULL);
  g_autofree char *modified = dup_modified (self);

  praxis_xml_open (xml, "metadata", "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
  praxis_xml_element (xml, "dc:identifier", identifier, "id", "identifier", NULL);
  write_titles (self, xml);
  praxis_xml_element (xml, "dc:language", self->language, NULL);
  if (*author != '\0')
    {
      praxis_xml_element (xml, "dc:creator", author, "id", "creator", NULL);
      praxis_xml_element (xml, "meta", "aut", "refines", "#creator", "property", "role", "scheme", "marc:relators", NULL);
    }
  write_date (self, xml);
  if (*licence != '\0')
    praxis_xml_element (xml, "dc:rights", licence, NULL);
  for (guint i = 0; i < self->topics->len; i++)
    praxis_xml_element (xml, "dc:subject", praxis_term_get_label (((PraxisEpubTopic *) self->topics->pdata[i])->term), NULL);
  praxis_xml_element (xml, "meta", modified, "property", "dcterms:modified", NULL);
  write_accessibility (self, xml);
  write_old_cover (self, xml);
  praxis_xml_close (xml);
}

static void
write_manifest (PraxisEpubBook *self,
                PraxisXml      *xml)
{
  praxis_xml_open (xml, "manifest", NULL);
  for (guint i = 0; i < self->items->len; i++)
    {
      PraxisEpubItem *item = self->items->pdata[i];

      praxis_xml_element (xml, "item", NULL, "id", item->id, "href", item->path, "media-type", item->type,
                          "properties", item->properties, NULL);
    }
  praxis_xml_close (xml);
}

static void
write_spine (PraxisEpubBook *self,
             PraxisXml      *xml)
{
  praxis_xml_open (xml, "spine", "page-progression-direction", praxis_html_get_direction (self->language), NULL);
  for (guint i = 0; i < self->items->len; i++)
    {
      PraxisEpubItem *item = self->items->pdata[i];

      if (item->is_page)
        praxis_xml_element (xml, "itemref", NULL, "idref", item->id, NULL);
    }
  praxis_xml_close (xml);
}

/**
 * praxis_epub_make_package:
 * @self: a book, with all of its items
 *
 * Returns: (transfer full): the package document
 */
char *
praxis_epub_make_package (PraxisEpubBook *self)
{
  PraxisXml *xml = praxis_xml_new ();

  praxis_xml_open (xml, "package", "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier",
                   "identifier", "xml:lang", self->language, "dir", praxis_html_get_direction (self->language), NULL);
  write_metadata (self, xml);
  write_manifest (self, xml);
  write_spine (self, xml);
  return praxis_xml_free_to_string (xml);
}
