/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-archive-link.h"

#include <glib/gi18n-lib.h>
#include <gumbo.h>
#include <libsoup/soup.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "import/praxis-html-guard.h"
#include "import/praxis-html-node.h"
#include "praxis-error.h"
#include "praxis-json.h"
#include "praxis-libxml.h"
#include "praxis-web.h"

/*
 * From what a reader has of a site to its archive: the address of any of its pages, of its feed, or of the archive itself. Pages
 * and Atom feeds say where it is with <link type="application/vnd.praxis+json">, a JSON Feed with the page that it belongs to.
 */

#define GUESS "archive/manifest.json"

static GUri *
parse (const char *address)
{
  return g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);
}

/**
 * praxis_archive_link_complete:
 * @typed: what a person typed as an address
 * @error: return location
 *
 * Returns: (transfer full): the address of the web that was meant; %NULL with %PRAXIS_ERROR_INVALID
 */
char *
praxis_archive_link_complete (const char  *typed,
                              GError     **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *address = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GUri) bare = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  trimmed = g_strstrip (g_strdup (typed));
  address = strstr (trimmed, "://") != NULL ? g_strdup (trimmed) : g_strconcat ("https://", trimmed, NULL);
  uri = strchr (trimmed, ' ') == NULL ? parse (address) : NULL;
  if (uri == NULL || !praxis_web_can_ask (uri))
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_INVALID,
                   _("“%s” is no address of the web: that begins with “https://”. Correct it."), trimmed);
      return NULL;
    }
  bare = g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), g_uri_get_userinfo (uri), g_uri_get_host (uri), g_uri_get_port (uri),
                      *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/", g_uri_get_query (uri), NULL);
  return g_uri_to_string (bare);
}

static gboolean
ends_with (GUri       *uri,
           const char *ending)
{
  const char *path = g_uri_get_path (uri);
  gsize length = strlen (path);

  return length >= strlen (ending) && g_ascii_strcasecmp (path + length - strlen (ending), ending) == 0;
}

/**
 * praxis_archive_link_get_place:
 * @address: an address of the web
 *
 * Returns: what is likely there
 */
PraxisArchivePlace
praxis_archive_link_get_place (const char *address)
{
  g_autoptr(GUri) uri = parse (address);

  if (uri != NULL && ends_with (uri, ".praxis"))
    return PRAXIS_ARCHIVE_PLACE_FILE;
  if (uri != NULL && ends_with (uri, ".json"))
    return PRAXIS_ARCHIVE_PLACE_MANIFEST;
  return PRAXIS_ARCHIVE_PLACE_SITE;
}

/**
 * praxis_archive_link_guess:
 * @address: the address of a site
 *
 * Returns: (transfer full): where the manifest is if Praxis made the site, and this is its first page
 */
char *
praxis_archive_link_guess (const char *address)
{
  g_autoptr(GUri) uri = parse (address);
  const char *path;
  const char *name;
  g_autofree char *folder = NULL;
  g_autofree char *whole = NULL;
  g_autoptr(GUri) guess = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  path = g_uri_get_path (uri);
  name = strrchr (path, '/');
  /* "/blog" may be a folder, "/blog/index.html" is a file. */
  if (name != NULL && strchr (name, '.') != NULL)
    folder = g_strndup (path, (gsize) (name + 1 - path));
  else
    folder = g_strconcat (path, g_str_has_suffix (path, "/") ? "" : "/", NULL);
  whole = g_strconcat (folder, GUESS, NULL);
  guess = g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), g_uri_get_userinfo (uri), g_uri_get_host (uri), g_uri_get_port (uri),
                       whole, NULL, NULL);
  return g_uri_to_string (guess);
}

/**
 * praxis_archive_link_resolve:
 * @address: the address of a page
 * @reference: an address as it stands in that page
 *
 * Returns: (transfer full) (nullable): the address that it means; %NULL where that is none to go to from there
 */
char *
praxis_archive_link_resolve (const char *address,
                             const char *reference)
{
  g_autoptr(GUri) from = parse (address);
  g_autoptr(GUri) to = from != NULL ? g_uri_parse_relative (from, reference, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  return to != NULL && praxis_web_may_follow (from, to) ? g_uri_to_string (to) : NULL;
}

/**
 * praxis_archive_link_is_in_clear:
 * @address: an address of the web
 *
 * Returns: whether others can read and change on the way what comes from there
 */
gboolean
praxis_archive_link_is_in_clear (const char *address)
{
  g_autoptr(GUri) uri = parse (address);
  g_autoptr(GInetAddress) number = NULL;
  const char *host;

  if (uri == NULL || !g_str_equal (g_uri_get_scheme (uri), "http"))
    return FALSE;
  host = g_uri_get_host (uri);
  number = g_inet_address_new_from_string (host);
  return !(number != NULL && g_inet_address_get_is_loopback (number)) && !g_str_equal (host, "localhost");
}

/* --- Pages ------------------------------------------------------------------------------------------------ */

typedef struct
{
  const char *base;
  const char *href;
} Links;

static void
look_at (Links              *links,
         const GumboElement *element)
{
  const char *type = praxis_html_node_get_attribute (element, "type");
  const char *href = praxis_html_node_get_attribute (element, "href");

  if (element->tag == GUMBO_TAG_BASE && links->base == NULL)
    links->base = href;
  if (element->tag == GUMBO_TAG_LINK && links->href == NULL && type != NULL && href != NULL && g_ascii_strcasecmp (type, PRAXIS_ARCHIVE_LINK_TYPE) == 0)
    links->href = href;
}

/* How deep it goes is bounded by the guard. */
static void
walk (Links           *links,
      const GumboNode *node)
{
  if (node->type != GUMBO_NODE_ELEMENT)
    return;
  look_at (links, &node->v.element);
  for (guint i = 0; i < node->v.element.children.length; i++)
    walk (links, node->v.element.children.data[i]);
}

static char *
find_in_page (const char *html,
              const char *address)
{
  GumboOptions options = kGumboDefaultOptions;
  g_autofree char *base = NULL;
  Links links = { NULL, NULL };
  GumboOutput *output;
  char *found = NULL;

  if (!praxis_html_guard_check (html, NULL))
    return NULL;
  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, html, strlen (html));
  walk (&links, output->root);
  base = links.base != NULL ? praxis_archive_link_resolve (address, links.base) : NULL;
  if (links.href != NULL)
    found = praxis_archive_link_resolve (base != NULL ? base : address, links.href);
  gumbo_destroy_output (&options, output);
  return found;
}

/* --- Feeds ------------------------------------------------------------------------------------------------ */

static char *
get_attribute (xmlTextReader *reader,
               const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (reader, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* The links of the feed itself stand right below its root; those of its entries are no concern. */
static char *
find_in_feed (const char *xml,
              gsize       length,
              const char *address)
{
  xmlTextReader *reader;
  char *found = NULL;

  praxis_libxml_init ();
  reader = xmlReaderForMemory (xml, (int) length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (reader == NULL)
    return NULL;
  while (found == NULL && xmlTextReaderRead (reader) == 1)
    {
      g_autofree char *type = NULL;
      g_autofree char *href = NULL;

      if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT || xmlTextReaderDepth (reader) != 1 ||
          g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), "link") != 0)
        continue;
      type = get_attribute (reader, "type");
      href = get_attribute (reader, "href");
      if (href != NULL && g_strcmp0 (type, PRAXIS_ARCHIVE_LINK_TYPE) == 0)
        found = praxis_archive_link_resolve (address, href);
    }
  xmlFreeTextReader (reader);
  return found;
}

static char *
find_in_json_feed (const char *json,
                   gsize       length,
                   const char *address)
{
  g_autoptr(PraxisJson) feed = praxis_json_parse (json, (gssize) length, NULL);
  yyjson_val *root = feed != NULL ? yyjson_doc_get_root (feed) : NULL;
  const char *version = praxis_json_get_string (root, "version");
  const char *home = praxis_json_get_string (root, "home_page_url");
  g_autofree char *page = NULL;

  if (version == NULL || home == NULL || strstr (version, "jsonfeed.org") == NULL)
    return NULL;
  page = praxis_archive_link_resolve (address, home);
  return page != NULL ? praxis_archive_link_guess (page) : NULL;
}

/* Pages, too, may begin as XML. */
static gboolean
is_feed (const char *text)
{
  const char *root = strstr (text, "<feed");
  const char *page = strstr (text, "<html");

  return root != NULL && (page == NULL || root < page);
}

/**
 * praxis_archive_link_find:
 * @text: (array length=length): a page, an Atom feed or a JSON Feed
 * @length: its length, in bytes
 * @address: where it was found
 *
 * Returns: (transfer full) (nullable): the address of the manifest that it points to; %NULL where it does not
 */
char *
praxis_archive_link_find (const char *text,
                          gsize       length,
                          const char *address)
{
  g_autofree char *copy = g_strndup (text, length);
  const char *start = g_str_has_prefix (copy, "\xef\xbb\xbf") ? copy + 3 : copy;

  if (*(start + strspn (start, " \t\r\n")) == '{')
    return find_in_json_feed (start, strlen (start), address);
  if (is_feed (start))
    return find_in_feed (start, strlen (start), address);
  return find_in_page (start, address);
}
