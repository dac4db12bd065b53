/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-html-node.h"

#include <string.h>

#include "cite/praxis-reference-text.h"

/* What pages and pasted texts have in common: which elements of HTML are read, and which not. */

/**
 * praxis_html_node_is_dropped:
 * @tag: an element's name
 *
 * Returns: whether such elements hold nothing to read
 */
gboolean
praxis_html_node_is_dropped (GumboTag tag)
{
  switch (tag)
    {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT: case GUMBO_TAG_EMBED: case GUMBO_TAG_SVG: case GUMBO_TAG_MATH: case GUMBO_TAG_CANVAS: case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO: case GUMBO_TAG_HEAD: case GUMBO_TAG_SELECT: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_INPUT: case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_IMG: case GUMBO_TAG_MAP: case GUMBO_TAG_FRAMESET: case GUMBO_TAG_APPLET: case GUMBO_TAG_LABEL:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * praxis_html_node_is_block:
 * @tag: an element's name
 *
 * Returns: whether such elements stand apart from the text around them; also those that are unknown
 */
gboolean
praxis_html_node_is_block (GumboTag tag)
{
  switch (tag)
    {
    case GUMBO_TAG_A: case GUMBO_TAG_ABBR: case GUMBO_TAG_B: case GUMBO_TAG_BDI: case GUMBO_TAG_BDO: case GUMBO_TAG_BIG: case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE: case GUMBO_TAG_DATA: case GUMBO_TAG_DEL: case GUMBO_TAG_DFN: case GUMBO_TAG_EM: case GUMBO_TAG_FONT: case GUMBO_TAG_I:
    case GUMBO_TAG_INS: case GUMBO_TAG_KBD: case GUMBO_TAG_MARK: case GUMBO_TAG_NOBR: case GUMBO_TAG_Q: case GUMBO_TAG_S: case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL: case GUMBO_TAG_SPAN: case GUMBO_TAG_STRIKE: case GUMBO_TAG_STRONG: case GUMBO_TAG_SUB: case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME: case GUMBO_TAG_TT: case GUMBO_TAG_U: case GUMBO_TAG_VAR: case GUMBO_TAG_WBR: case GUMBO_TAG_BUTTON:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * praxis_html_node_get_attribute:
 * @element: an element
 * @name: an attribute's name, in lower case
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
praxis_html_node_get_attribute (const GumboElement *element,
                                const char         *name)
{
  const GumboAttribute *found = gumbo_get_attribute (&element->attributes, name);

  return found != NULL ? found->value : NULL;
}

/**
 * praxis_html_node_has_class:
 * @element: an element
 * @classes: (array zero-terminated=1): names
 *
 * Returns: whether one of @classes is a class of @element, or its id
 */
gboolean
praxis_html_node_has_class (const GumboElement *element,
                            const char * const *classes)
{
  const char *value = praxis_html_node_get_attribute (element, "class");
  const char *id = praxis_html_node_get_attribute (element, "id");
  g_auto(GStrv) names = NULL;

  if (id != NULL && praxis_reference_in_list (id, classes))
    return TRUE;
  if (value == NULL || strlen (value) > 2000)
    return FALSE;
  names = g_strsplit_set (value, " \t\n", -1);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (praxis_reference_in_list (names[i], classes))
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_html_node_is_panel:
 * @element: an element
 *
 * Returns: whether it is a panel of an accordion; the closed ones are hidden, but they are what the page is about
 */
gboolean
praxis_html_node_is_panel (const GumboElement *element)
{
  const char *role = praxis_html_node_get_attribute (element, "role");
  const char *class = praxis_html_node_get_attribute (element, "class");
  static const char * const words[] = { "accordion", "panel", "collapse", "toggle", "tab-pane", "tab-content", "collapsible", "details", NULL };

  if (role != NULL && (g_ascii_strcasecmp (role, "tabpanel") == 0 || g_ascii_strcasecmp (role, "region") == 0))
    return TRUE;
  for (gsize i = 0; class != NULL && words[i] != NULL; i++)
    {
      if (strstr (class, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * praxis_html_node_is_hidden:
 * @element: an element
 *
 * Returns: whether nobody sees it, as far as its attributes say
 */
gboolean
praxis_html_node_is_hidden (const GumboElement *element)
{
  static const char * const classes[] = {
    "visually-hidden", "element-invisible", "sr-only", "screen-reader-text", "skip-link", "hidden", "visuallyhidden", "show-for-sr", "assistive-text", NULL
  };
  const char *style = praxis_html_node_get_attribute (element, "style");
  const char *aria = praxis_html_node_get_attribute (element, "aria-hidden");
  gboolean hidden = praxis_html_node_get_attribute (element, "hidden") != NULL || (aria != NULL && strcmp (aria, "true") == 0);

  if (style != NULL && strlen (style) < 4000)
    {
      g_autofree char *plain = g_ascii_strdown (style, -1);
      g_auto(GStrv) parts = g_strsplit (plain, " ", -1);
      g_autofree char *joined = g_strjoinv ("", parts);

      hidden = hidden || strstr (joined, "display:none") != NULL || strstr (joined, "visibility:hidden") != NULL;
    }
  return (hidden && !praxis_html_node_is_panel (element)) || praxis_html_node_has_class (element, classes);
}

/**
 * praxis_html_node_is_link_address:
 * @address: an address
 *
 * Returns: whether a text may lead there: a whole address of the web or of a mailbox
 */
gboolean
praxis_html_node_is_link_address (const char *address)
{
  return strlen (address) < 2000 &&
         (g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0 ||
          g_ascii_strncasecmp (address, "mailto:", 7) == 0);
}
