/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-email-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "praxis-error.h"
#include "praxis-libxml.h"

/*
 * What other writers have made, for mail programs: many of them drop style sheets and know few elements, so that each element
 * carries its style itself, and those that only structure a page become plain blocks. Nothing comes through that is not in
 * the tables here, whatever it came from.
 */

/* Deeper than people nest; below it there is text. */
#define MAX_DEPTH 200

static const struct
{
  const char *name;
  const char *class;
  const char *style;
} styles[] = {
  /* The first one that fits; those with a class before those without. */
  { "h2", "post-title", "margin:0 0 .6em;font-size:1.6em;line-height:1.25" },
  { "p", "site-title", "margin:0;font-size:1em;font-weight:bold" },
  { "p", "post-month", "display:none" },
  { "p", "citation", "margin:0 0 .8em;padding:0 0 0 .8em;border-left:3px solid #8a9a98;font-size:.9em" },
  { "p", "foot", "margin:0 0 .4em;font-size:.85em" },
  { "div", "issue", "max-width:38em;margin:0 auto;padding:1em;font-family:Georgia,serif;font-size:1.05em;line-height:1.55" },
  { "div", "blurb", "margin:0 0 2em;font-style:italic" },
  { "div", "post", "margin:2.5em 0 0;padding:2em 0 0;border-top:1px solid #8a9a98" },
  { "div", "implications", "margin:1.8em 0;padding:.2em 0 .2em 1.2em;border-left:4px solid #1f5f67" },
  { "div", "notice", "margin:0 0 1.5em;padding:.6em 1em;border:2px solid #a02020" },
  { "div", "footer", "margin:2.5em 0 0;padding:1.5em 0 0;border-top:1px solid #8a9a98" },
  { "div", "meaning", "margin:1.5em 0;padding:0 0 0 1em;border-left:3px solid #8a9a98" },
  { "p", "forest-notes", "margin:0 0 1em;font-size:.85em" },
  { "td", "number", "padding:.3em .8em .3em 0;border-bottom:1px solid #8a9a98;text-align:start;vertical-align:top;white-space:nowrap" },
  { "dl", "post-terms", "margin:1.5em 0 0;font-size:.85em" },
  { "h1", NULL, "margin:.2em 0 1em;font-size:2em;line-height:1.2" },
  { "h2", NULL, "margin:1.5em 0 .5em;font-size:1.5em;line-height:1.25" },
  { "h3", NULL, "margin:1em 0 .4em;font-size:1.15em;line-height:1.3" },
  { "h4", NULL, "margin:1em 0 .4em;font-size:1em" },
  { "h5", NULL, "margin:1em 0 .4em;font-size:1em" },
  { "h6", NULL, "margin:1em 0 .4em;font-size:1em" },
  { "p", NULL, "margin:0 0 1em" },
  { "ul", NULL, "margin:0 0 1em;padding:0 0 0 1.4em" },
  { "ol", NULL, "margin:0 0 1em;padding:0 0 0 1.4em" },
  { "li", NULL, "margin:0 0 .3em" },
  { "dt", NULL, "margin:.4em 0 0;font-weight:bold" },
  { "dd", NULL, "margin:0" },
  { "blockquote", NULL, "margin:0 0 1em;padding:0 0 0 1em;border-left:3px solid #8a9a98" },
  { "table", NULL, "margin:0 0 1em;border-collapse:collapse;font-size:.9em;line-height:1.4" },
  { "caption", NULL, "padding:.3em 0;text-align:start;font-weight:bold" },
  { "th", NULL, "padding:.3em .8em .3em 0;border-bottom:1px solid #8a9a98;text-align:start;vertical-align:top" },
  { "td", NULL, "padding:.3em .8em .3em 0;border-bottom:1px solid #8a9a98;text-align:start;vertical-align:top" },
  { "pre", NULL, "margin:0 0 1em;white-space:pre-wrap" },
};

/* What an element becomes; one that is not here leaves only its content. */
static const char *const elements[][2] = {
  { "a", "a" }, { "article", "div" }, { "aside", "div" }, { "b", "b" }, { "blockquote", "blockquote" }, { "br", "br" },
  { "caption", "caption" }, { "cite", "cite" }, { "code", "code" }, { "dd", "dd" }, { "div", "div" }, { "dl", "dl" }, { "dt", "dt" }, { "em", "em" }, { "footer", "div" },
  { "h1", "h1" }, { "h2", "h2" }, { "h3", "h3" }, { "h4", "h4" }, { "h5", "h5" }, { "h6", "h6" }, { "header", "div" },
  { "hr", "hr" }, { "i", "i" }, { "li", "li" }, { "ol", "ol" }, { "p", "p" }, { "pre", "pre" }, { "section", "div" },
  { "span", "span" }, { "strong", "strong" }, { "sub", "sub" }, { "sup", "sup" }, { "table", "table" }, { "tbody", "tbody" },
  { "td", "td" }, { "th", "th" }, { "thead", "thead" }, { "time", "span" }, { "tr", "tr" }, { "u", "u" }, { "ul", "ul" },
};

/**
 * praxis_email_find_style:
 * @element: an element of the message
 * @class: (nullable): what it is
 *
 * Returns: (transfer none) (nullable): the style that it carries
 */
const char *
praxis_email_find_style (const char *element,
                         const char *class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (strcmp (styles[i].name, element) == 0 && (styles[i].class == NULL || g_strcmp0 (styles[i].class, class) == 0))
        return styles[i].style;
    }
  return NULL;
}

/**
 * praxis_email_open_styled:
 * @html: a message
 * @element: the name of an element, a literal
 * @class: (nullable): what it is
 *
 * Opens an element with its style.
 */
void
praxis_email_open_styled (PraxisHtml *html,
                          const char *element,
                          const char *class)
{
  praxis_html_open (html, element, "style", praxis_email_find_style (element, class), NULL);
}

static const char *
find_element (xmlNodePtr node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      if (strcmp (elements[i][0], (const char *) node->name) == 0)
        return elements[i][1];
    }
  return NULL;
}

/* Returns: (transfer full): an attribute, as a string of GLib's */
static char *
dup_attribute (xmlNodePtr  node,
               const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *text = g_strdup ((const char *) value);

  xmlFree (value);
  return text;
}

/* A message is read away from the site, where a relative address leads nowhere. */
static gboolean
leads_somewhere (const char *address)
{
  return praxis_html_is_safe_address (address) &&
         (g_ascii_strncasecmp (address, "http", 4) == 0 || g_ascii_strncasecmp (address, "mailto:", 7) == 0) &&
         strchr (address, ':') != NULL;
}

static void write_children (PraxisHtml *html,
                            xmlNodePtr  parent,
                            const char *title_address,
                            guint       depth);

/* The content of an element that is open; a post's title leads to its page. */
static void
write_content (PraxisHtml *html,
               xmlNodePtr  node,
               const char *class,
               const char *title_address,
               guint       depth)
{
  gboolean is_title = title_address != NULL && g_strcmp0 (class, "post-title") == 0;

  if (is_title)
    praxis_html_open (html, "a", "href", title_address, NULL);
  write_children (html, node, title_address, depth + 1);
  if (is_title)
    praxis_html_close (html);
}

static void
write_element (PraxisHtml *html,
               xmlNodePtr  node,
               const char *title_address,
               guint       depth)
{
  const char *element = find_element (node);
  g_autofree char *class = dup_attribute (node, "class");
  g_autofree char *address = dup_attribute (node, "href");
  g_autofree char *direction = dup_attribute (node, "dir");
  g_autofree char *start = dup_attribute (node, "start");
  g_autofree char *scope = dup_attribute (node, "scope");
  gboolean is_dead_link = g_strcmp0 (element, "a") == 0 && !leads_somewhere (address);

  if (element == NULL || is_dead_link)
    {
      write_children (html, node, title_address, depth + 1);
      return;
    }
  if (strcmp (element, "br") == 0 || strcmp (element, "hr") == 0)
    {
      praxis_html_void (html, element, NULL);
      return;
    }
  praxis_html_open (html, element, "href", address, "dir", direction, "start", start, "scope", scope, "style",
                    praxis_email_find_style (element, class), NULL);
  write_content (html, node, class, title_address, depth);
  praxis_html_close (html);
}

static void
write_children (PraxisHtml *html,
                xmlNodePtr  parent,
                const char *title_address,
                guint       depth)
{
  for (xmlNodePtr node = parent->children; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && depth < MAX_DEPTH)
        {
          write_element (html, node, title_address, depth);
        }
      else
        {
          xmlChar *text = xmlNodeGetContent (node);

          praxis_html_text (html, (const char *) text);
          xmlFree (text);
        }
    }
}

/**
 * praxis_email_write_styled:
 * @html: a message
 * @source: HTML that is well-formed as XML too, such as praxis_article_write() makes
 * @title_address: (nullable): where the title of a post in it leads
 * @error: return location
 *
 * Writes @source with a style in each element that needs one, without classes, identifiers and whatever else a message has
 * no use for.
 *
 * Returns: whether it could be read; otherwise %PRAXIS_ERROR_FAILED
 */
gboolean
praxis_email_write_styled (PraxisHtml  *html,
                           const char  *source,
                           const char  *title_address,
                           GError     **error)
{
  g_autofree char *whole = g_strconcat ("<div>", source, "</div>", NULL);
  xmlDocPtr document;

  praxis_libxml_init ();
  document = xmlReadMemory (whole, strlen (whole), NULL, "UTF-8",
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
  if (document == NULL)
    {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, _("The posts could not be made into a message."));
      return FALSE;
    }
  write_children (html, xmlDocGetRootElement (document), title_address, 0);
  xmlFreeDoc (document);
  return TRUE;
}
