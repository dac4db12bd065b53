/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-feed-private.h"

#include "praxis-xml.h"

/* A feed as Atom. What each element must hold is in RFC 4287; its sections are named below. */

#define ATOM_NAMESPACE "http://www.w3.org/2005/Atom"

static void
write_link (PraxisXml  *xml,
            const char *relation,
            const char *type,
            const char *address)
{
  if (address != NULL)
    praxis_xml_element (xml, "link", NULL, "rel", relation, "type", type, "href", address, NULL);
}

/* Section 4.1.1: a feed must have an author, or each of its entries. A digest without one is its own. */
static void
write_author (PraxisXml        *xml,
              const PraxisFeed *self)
{
  praxis_xml_open (xml, "author", NULL);
  praxis_xml_element (xml, "name", *self->author != '\0' ? self->author : self->title, NULL);
  praxis_xml_close (xml);
}

static void
write_entry (PraxisXml             *xml,
             const PraxisFeedEntry *entry)
{
  praxis_xml_open (xml, "entry", NULL);
  praxis_xml_element (xml, "id", entry->id, NULL);
  praxis_xml_element (xml, "title", entry->title, NULL);
  praxis_xml_element (xml, "published", entry->published, NULL);
  praxis_xml_element (xml, "updated", entry->updated, NULL);
  write_link (xml, "alternate", "text/html", entry->link);
  for (guint i = 0; i < entry->terms->len; i++)
    praxis_xml_element (xml, "category", NULL, "term", praxis_term_get_slug (entry->terms->pdata[i]),
                        "label", praxis_term_get_label (entry->terms->pdata[i]), NULL);
  if (*entry->summary != '\0')
    praxis_xml_element (xml, "summary", entry->summary, NULL);
  praxis_xml_element (xml, "content", entry->content, "type", "html", NULL);
  praxis_xml_close (xml);
}

/**
 * praxis_feed_to_atom:
 * @self: what is in a feed
 *
 * Returns: (transfer full): the feed as Atom
 */
char *
praxis_feed_to_atom (const PraxisFeed *self)
{
  g_autoptr(PraxisXml) xml = praxis_xml_new ();

  praxis_xml_open (xml, "feed", "xmlns", ATOM_NAMESPACE, "xml:lang", self->language, NULL);
  praxis_xml_element (xml, "id", self->id, NULL);
  praxis_xml_element (xml, "title", self->title, NULL);
  if (*self->subtitle != '\0')
    praxis_xml_element (xml, "subtitle", self->subtitle, NULL);
  praxis_xml_element (xml, "updated", self->updated, NULL);
  write_author (xml, self);
  write_link (xml, "self", praxis_feed_format_get_media_type (PRAXIS_FEED_ATOM), self->self);
  write_link (xml, "alternate", "text/html", self->home);
  if (*self->licence != '\0')
    praxis_xml_element (xml, "rights", self->licence, NULL);
  praxis_xml_element (xml, "generator", "Praxis", "version", PACKAGE_VERSION, NULL);
  for (guint i = 0; i < self->entries->len; i++)
    write_entry (xml, self->entries->pdata[i]);
  praxis_xml_close (xml);
  return praxis_xml_free_to_string (g_steal_pointer (&xml));
}
