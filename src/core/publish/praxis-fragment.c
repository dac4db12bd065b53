/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-fragment.h"

#include <gumbo.h>
#include <string.h>

#include "import/praxis-html-guard.h"
#include "import/praxis-html-node.h"
#include "praxis-html.h"

/*
 * HTML of the author's, for the top and the foot of a site. The tree is walked once and written anew: paragraphs, lists,
 * line breaks, links, bold, italics, small print, and the language and direction of each. Of everything else the words are
 * left, or nothing where they are not words to read. A browser would nest what is written as it stands there: blocks are
 * never in blocks but for lists in items, and what is inside a line is opened anew in every block.
 */

#define MAX_LENGTH 20000
#define MAX_LANGUAGE_LENGTH 35

/* What a run of text has around it. */
typedef struct
{
  gboolean    strong;
  gboolean    emphasis;
  gboolean    small;
  const char *link;
  const char *link_language;
} Style;

typedef enum
{
  BLOCK_NONE,
  BLOCK_PARAGRAPH,
  BLOCK_ITEM,
} Block;

typedef struct
{
  PraxisHtml         *html;
  const char         *root;
  PraxisFragmentLoss  loss;
  /* The list that is open, as its element; lists in lists become one. */
  const char         *list;
  guint               list_depth;
  gboolean            has_items;
  Block               block;
  /* Of the block that comes next: as its author had them. */
  const char         *language;
  const char         *direction;
  /* What is open inside the block. */
  Style               open;
  gboolean            space;
  gboolean            break_before;
  gboolean            has_text;
} Walk;

static void walk_children (Walk               *self,
                           const GumboElement *element,
                           Style               style);

static void
close_inline (Walk    *self,
              gboolean keep_link)
{
  if (self->open.small)
    praxis_html_close (self->html);
  if (self->open.emphasis)
    praxis_html_close (self->html);
  if (self->open.strong)
    praxis_html_close (self->html);
  self->open.strong = self->open.emphasis = self->open.small = FALSE;
  if (self->open.link != NULL && !keep_link)
    {
      praxis_html_close (self->html);
      self->open.link = NULL;
    }
}

static void
close_block (Walk *self)
{
  if (self->block != BLOCK_NONE)
    {
      close_inline (self, FALSE);
      praxis_html_close (self->html);
    }
  self->block = BLOCK_NONE;
  self->space = self->break_before = self->has_text = FALSE;
}

static void
open_block (Walk *self)
{
  if (self->block != BLOCK_NONE)
    return;
  /* A list without items is none. */
  if (self->list != NULL && !self->has_items)
    praxis_html_open (self->html, self->list, NULL);
  self->has_items = self->list != NULL;
  self->block = self->list != NULL ? BLOCK_ITEM : BLOCK_PARAGRAPH;
  praxis_html_open (self->html, self->list != NULL ? "li" : "p", "lang", self->language, "dir", self->direction, NULL);
}

/* Where a link leads from the page; an address in the site itself is meant from its first page. */
static char *
dup_address (Walk       *self,
             const char *address)
{
  gboolean whole = praxis_html_node_is_link_address (address) || g_str_has_prefix (address, "//") || *address == '/' ||
                   *address == '#';

  return g_strconcat (whole ? "" : self->root, address, NULL);
}

static void
open_inline (Walk        *self,
             const Style *style)
{
  gboolean same_link = self->open.link == style->link;

  if (same_link && self->open.strong == style->strong && self->open.emphasis == style->emphasis &&
      self->open.small == style->small)
    return;
  close_inline (self, same_link);
  if (self->space)
    praxis_html_text (self->html, " ");
  self->space = FALSE;
  if (style->link != NULL && !same_link)
    {
      g_autofree char *address = dup_address (self, style->link);

      praxis_html_open (self->html, "a", "href", address, "hreflang", style->link_language, NULL);
    }
  if (style->strong)
    praxis_html_open (self->html, "strong", NULL);
  if (style->emphasis)
    praxis_html_open (self->html, "em", NULL);
  if (style->small)
    praxis_html_open (self->html, "small", NULL);
  self->open = *style;
}

/* White space is one space between words, and none at the ends of a block. */
static void
write_text (Walk        *self,
            const char  *text,
            const Style *style)
{
  static const char blanks[] = " \t\n\f\r";

  while (*text != '\0')
    {
      gsize n = strspn (text, blanks);
      gsize length = strcspn (text + n, blanks);
      g_autofree char *word = g_strndup (text + n, length);

      self->space = (self->space || n > 0) && self->has_text;
      text += n + length;
      if (length == 0)
        break;
      open_block (self);
      if (self->break_before)
        praxis_html_void (self->html, "br", NULL);
      self->space = self->space && !self->break_before;
      self->break_before = FALSE;
      open_inline (self, style);
      if (self->space)
        praxis_html_text (self->html, " ");
      self->space = FALSE;
      praxis_html_text (self->html, word);
      self->has_text = TRUE;
    }
}

/* What cannot be in a page, and what it is called where that is said; 0 for what may have words. */
static PraxisFragmentLoss
get_loss (const GumboElement *element)
{
  switch (element->tag)
    {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_CANVAS:
      return PRAXIS_FRAGMENT_LOSS_SCRIPTS;
    case GUMBO_TAG_STYLE: case GUMBO_TAG_LINK: case GUMBO_TAG_META: case GUMBO_TAG_BASE: case GUMBO_TAG_TITLE:
      return PRAXIS_FRAGMENT_LOSS_STYLES;
    case GUMBO_TAG_IMG: case GUMBO_TAG_IMAGE: case GUMBO_TAG_SVG: case GUMBO_TAG_MATH: case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED: case GUMBO_TAG_AUDIO: case GUMBO_TAG_VIDEO: case GUMBO_TAG_MAP: case GUMBO_TAG_APPLET: case GUMBO_TAG_FRAMESET:
    case GUMBO_TAG_NOFRAMES: case GUMBO_TAG_SOURCE: case GUMBO_TAG_TRACK: case GUMBO_TAG_PARAM:
      return PRAXIS_FRAGMENT_LOSS_MEDIA;
    case GUMBO_TAG_INPUT: case GUMBO_TAG_SELECT: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_BUTTON: case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_LABEL: case GUMBO_TAG_KEYGEN:
      return PRAXIS_FRAGMENT_LOSS_FORMS;
    default:
      return PRAXIS_FRAGMENT_LOSS_NONE;
    }
}

/* Elements that only hold others together; nobody misses them. */
static gboolean
is_plain_block (GumboTag tag)
{
  return tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_SECTION ||
         tag == GUMBO_TAG_HEADER || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ADDRESS ||
         tag == GUMBO_TAG_LI || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_CENTER;
}

static gboolean
is_plain_inline (GumboTag tag)
{
  return tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_ABBR || tag == GUMBO_TAG_CITE || tag == GUMBO_TAG_TIME || tag == GUMBO_TAG_WBR;
}

static void
look_at_attributes (Walk               *self,
                    const GumboElement *element)
{
  for (guint i = 0; i < element->attributes.length; i++)
    {
      const GumboAttribute *attribute = element->attributes.data[i];

      if (g_ascii_strncasecmp (attribute->name, "on", 2) == 0)
        self->loss |= PRAXIS_FRAGMENT_LOSS_SCRIPTS;
      else if (g_ascii_strcasecmp (attribute->name, "style") == 0)
        self->loss |= PRAXIS_FRAGMENT_LOSS_STYLES;
    }
}

static const char *
get_language (const GumboElement *element,
              const char         *name)
{
  const char *value = praxis_html_node_get_attribute (element, name);

  if (value == NULL || *value == '\0' || strlen (value) > MAX_LANGUAGE_LENGTH || !g_ascii_isalpha (*value))
    return NULL;
  for (const char *p = value; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && *p != '-')
        return NULL;
    }
  return value;
}

static const char *
get_direction (const GumboElement *element)
{
  static const char *const directions[] = { "ltr", "rtl", "auto", NULL };
  const char *value = praxis_html_node_get_attribute (element, "dir");

  return value != NULL && g_strv_contains (directions, value) ? value : NULL;
}

static void
read_link (Walk               *self,
           const GumboElement *element,
           Style              *style)
{
  const char *address = praxis_html_node_get_attribute (element, "href");

  /* An address of the site's own must not lead out of it. */
  if (address == NULL)
    return;
  if (*address != '\0' && praxis_html_is_safe_address (address) && !g_str_has_prefix (address, "..") &&
      (praxis_html_node_is_link_address (address) || strchr (address, ':') == NULL))
    {
      style->link = address;
      style->link_language = get_language (element, "hreflang");
    }
  else
    self->loss |= PRAXIS_FRAGMENT_LOSS_LINKS;
}

static Style
read_style (Walk               *self,
            const GumboElement *element,
            Style               style)
{
  switch (element->tag)
    {
    case GUMBO_TAG_A:
      read_link (self, element, &style);
      break;
    case GUMBO_TAG_B: case GUMBO_TAG_STRONG:
      style.strong = TRUE;
      break;
    case GUMBO_TAG_I: case GUMBO_TAG_EM:
      style.emphasis = TRUE;
      break;
    case GUMBO_TAG_SMALL:
      style.small = TRUE;
      break;
    case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6:
      /* The page's own headings are how its reader finds the way. */
      style.strong = TRUE;
      self->loss |= PRAXIS_FRAGMENT_LOSS_LAYOUT;
      break;
    default:
      if (!is_plain_inline (element->tag) && !is_plain_block (element->tag))
        self->loss |= PRAXIS_FRAGMENT_LOSS_LAYOUT;
      break;
    }
  return style;
}

static void
walk_list (Walk               *self,
           const GumboElement *element,
           Style               style)
{
  close_block (self);
  if (self->list_depth++ == 0)
    self->list = element->tag == GUMBO_TAG_OL ? "ol" : "ul";
  walk_children (self, element, style);
  close_block (self);
  if (--self->list_depth > 0)
    return;
  if (self->has_items)
    praxis_html_close (self->html);
  self->list = NULL;
  self->has_items = FALSE;
}

static void
walk_block (Walk               *self,
            const GumboElement *element,
            Style               style)
{
  const char *language = self->language, *direction = self->direction;

  if (element->tag == GUMBO_TAG_P || element->tag == GUMBO_TAG_DIV)
    /* Paragraphs of one item stay in it. */
    self->break_before = self->list != NULL && self->has_text;
  if (self->list == NULL || element->tag == GUMBO_TAG_LI)
    close_block (self);
  if (get_language (element, "lang") != NULL)
    self->language = get_language (element, "lang");
  if (get_direction (element) != NULL)
    self->direction = get_direction (element);
  walk_children (self, element, style);
  if (self->list == NULL || element->tag == GUMBO_TAG_LI)
    close_block (self);
  self->space = self->has_text;
  self->language = language;
  self->direction = direction;
}

static void
walk_element (Walk               *self,
              const GumboElement *element,
              Style               style)
{
  PraxisFragmentLoss loss = get_loss (element);

  self->loss |= loss;
  look_at_attributes (self, element);
  if (loss != 0)
    return;
  if (element->tag == GUMBO_TAG_BR)
    self->break_before = self->has_text;
  else if (element->tag == GUMBO_TAG_UL || element->tag == GUMBO_TAG_OL)
    walk_list (self, element, style);
  else if (praxis_html_node_is_block (element->tag))
    walk_block (self, element, read_style (self, element, style));
  else
    walk_children (self, element, read_style (self, element, style));
}

static void
walk_children (Walk               *self,
               const GumboElement *element,
               Style               style)
{
  for (guint i = 0; i < element->children.length; i++)
    {
      const GumboNode *child = element->children.data[i];

      if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE)
        walk_element (self, &child->v.element, style);
      else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA || child->type == GUMBO_NODE_WHITESPACE)
        write_text (self, child->v.text.text, &style);
    }
}

/**
 * praxis_fragment_clean:
 * @html: the author's HTML
 * @root: the way from the page to the site's folder: "", "../", "../../"
 * @loss: (out) (optional): what was taken out
 *
 * Returns: (transfer full): HTML that may stand in any page of a site, in which nothing runs and nothing is loaded; empty where
 *   nothing is left
 */
char *
praxis_fragment_clean (const char         *html,
                       const char         *root,
                       PraxisFragmentLoss *loss)
{
  Walk walk = { .root = root };
  GumboOutput *output;

  g_return_val_if_fail (html != NULL && root != NULL, NULL);

  if (loss != NULL)
    *loss = PRAXIS_FRAGMENT_LOSS_NONE;
  if (strlen (html) > MAX_LENGTH || !g_utf8_validate (html, -1, NULL) || !praxis_html_guard_check (html, NULL))
    {
      if (loss != NULL)
        *loss = PRAXIS_FRAGMENT_LOSS_ALL;
      return g_strdup ("");
    }
  walk.html = praxis_html_new ();
  output = gumbo_parse (html);
  walk_children (&walk, &output->root->v.element, (Style) { 0 });
  close_block (&walk);
  gumbo_destroy_output (&kGumboDefaultOptions, output);
  if (loss != NULL)
    *loss = walk.loss;
  return praxis_html_free_to_string (walk.html);
}
