/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-block.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <gumbo.h>

#include "cite/praxis-reference-text.h"
#include "praxis-error.h"
#include "praxis-html-guard.h"
#include "praxis-markdown-escape.h"

/* Pages as HTML. The tree is walked once; of it only words, emphasis and links reach a block, each written by the encoder for
 * CommonMark: an allow-list, so that nothing that can run or load anything is ever copied. */

typedef struct
{
  PraxisBlocks *page;
  GString      *text;
  GString      *markdown;
  GCancellable *cancellable;
  guint         line;
  guint         level;
  guint         emphasis;
  guint         strong;
  guint         items;
  guint         asides;
  gsize         strong_bytes;
  gsize         lead;
  gsize         lead_markdown;
  gboolean      lead_open;
  gboolean      soft;
  char         *doi;
  guint         nodes;
} Walk;

static void walk_children (Walk              *walk,
                           const GumboVector *children);

/* Elements that hold nothing to read. */
static gboolean
is_dropped (GumboTag tag)
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

static gboolean
is_block (GumboTag tag)
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

static const char *
attribute (const GumboElement *element,
           const char         *name)
{
  const GumboAttribute *found = gumbo_get_attribute (&element->attributes, name);

  return found != NULL ? found->value : NULL;
}

static gboolean
has_class (const GumboElement *element,
           const char * const *classes)
{
  const char *value = attribute (element, "class");
  const char *id = attribute (element, "id");
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

/* The closed panels of an accordion are hidden, but they are what the page is about. */
static gboolean
is_panel (const GumboElement *element)
{
  const char *role = attribute (element, "role");
  const char *class = attribute (element, "class");
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

static gboolean
is_hidden (const GumboElement *element)
{
  static const char * const classes[] = {
    "visually-hidden", "element-invisible", "sr-only", "screen-reader-text", "skip-link", "hidden", "visuallyhidden", "show-for-sr", "assistive-text", NULL
  };
  const char *style = attribute (element, "style");
  const char *aria = attribute (element, "aria-hidden");
  gboolean hidden = attribute (element, "hidden") != NULL || (aria != NULL && strcmp (aria, "true") == 0);

  if (style != NULL && strlen (style) < 4000)
    {
      g_autofree char *plain = g_ascii_strdown (style, -1);
      g_auto(GStrv) parts = g_strsplit (plain, " ", -1);
      g_autofree char *joined = g_strjoinv ("", parts);

      hidden = hidden || strstr (joined, "display:none") != NULL || strstr (joined, "visibility:hidden") != NULL;
    }
  return (hidden && !is_panel (element)) || has_class (element, classes);
}

/* What stands around the posts on a page. */
static gboolean
is_aside (const GumboElement *element)
{
  static const char * const classes[] = {
    "sidebar", "widget", "widget-area", "navbar", "menu", "nav", "navigation", "breadcrumb", "breadcrumbs", "pager", "pagination", "site-footer",
    "footer", "comments-area", "comments", "share", "sharedaddy", "social", "social-links", "related-posts", "post-navigation", "tagcloud", "toolbar", NULL
  };
  const char *role = attribute (element, "role");

  if (element->tag == GUMBO_TAG_NAV || element->tag == GUMBO_TAG_FOOTER || element->tag == GUMBO_TAG_ASIDE)
    return TRUE;
  if (role != NULL && (strcmp (role, "navigation") == 0 || strcmp (role, "complementary") == 0 || strcmp (role, "contentinfo") == 0 ||
                       strcmp (role, "search") == 0))
    return TRUE;
  return element->tag != GUMBO_TAG_BODY && element->tag != GUMBO_TAG_MAIN && element->tag != GUMBO_TAG_ARTICLE && has_class (element, classes);
}

static void
reset (Walk *walk)
{
  g_string_truncate (walk->text, 0);
  g_string_truncate (walk->markdown, 0);
  walk->strong_bytes = walk->lead = walk->lead_markdown = 0;
  walk->lead_open = FALSE;
  g_clear_pointer (&walk->doi, g_free);
}

/* Ends the block that was being collected. */
static void
flush (Walk *walk)
{
  PraxisBlock *block;
  gsize length;

  while (walk->text->len > 0 && walk->text->str[walk->text->len - 1] == ' ')
    g_string_truncate (walk->text, walk->text->len - 1);
  while (walk->markdown->len > 0 && walk->markdown->str[walk->markdown->len - 1] == ' ')
    g_string_truncate (walk->markdown, walk->markdown->len - 1);
  length = walk->text->len;
  if (length == 0)
    {
      reset (walk);
      return;
    }
  block = g_new0 (PraxisBlock, 1);
  block->kind = walk->level > 0 ? PRAXIS_BLOCK_HEADING : walk->items > 0 ? PRAXIS_BLOCK_ITEM : PRAXIS_BLOCK_PARAGRAPH;
  block->level = walk->level;
  block->line = walk->line;
  block->text = g_strdup (walk->text->str);
  block->markdown = praxis_markdown_guard_start (walk->markdown->str);
  block->strong = walk->strong_bytes * 10 >= length * 9;
  /* The backslash that guards the start moves the rest. */
  block->lead_markdown = walk->lead_markdown > 0 ? walk->lead_markdown + (strlen (block->markdown) - walk->markdown->len) : 0;
  block->lead = MIN (walk->lead, length);
  if (block->lead >= length || block->lead_markdown >= strlen (block->markdown))
    block->lead = block->lead_markdown = 0;
  block->aside = walk->asides > 0;
  block->soft = walk->soft;
  block->doi = g_steal_pointer (&walk->doi);
  g_ptr_array_add (walk->page->blocks, block);
  walk->soft = FALSE;
  reset (walk);
}

static void
add_text (Walk       *walk,
          const char *raw,
          guint       line)
{
  gboolean space = g_ascii_isspace (*raw) || (guchar) *raw == 0xc2;
  g_autofree char *clean = praxis_reference_clean (raw);
  gsize raw_length = strlen (raw);

  if (*clean == '\0')
    {
      if (raw_length > 0 && walk->text->len > 0 && walk->text->str[walk->text->len - 1] != ' ')
        {
          g_string_append_c (walk->text, ' ');
          g_string_append_c (walk->markdown, ' ');
        }
      return;
    }
  if (walk->text->len == 0)
    walk->line = line;
  space = space && g_unichar_isspace (g_utf8_get_char (raw));
  if (space && walk->text->len > 0 && walk->text->str[walk->text->len - 1] != ' ')
    {
      g_string_append_c (walk->text, ' ');
      g_string_append_c (walk->markdown, ' ');
    }
  g_string_append (walk->text, clean);
  praxis_markdown_append_escaped (walk->markdown, clean, -1);
  if (walk->strong > 0)
    walk->strong_bytes += strlen (clean);
  if (g_ascii_isspace (raw[raw_length - 1]) || (raw_length >= 2 && strcmp (raw + raw_length - 2, "\302\240") == 0))
    {
      g_string_append_c (walk->text, ' ');
      g_string_append_c (walk->markdown, ' ');
    }
}

/* Puts @mark around what was written since @start, without spaces inside; leaves it out where CommonMark would not read it
 * as emphasis: within a word, or beside punctuation. */
static void
wrap (Walk       *walk,
      gsize       start,
      const char *mark)
{
  GString *markdown = walk->markdown;
  gsize end = markdown->len;
  char before;

  while (start < end && markdown->str[start] == ' ')
    start++;
  while (end > start && markdown->str[end - 1] == ' ')
    end--;
  if (end == start)
    return;
  before = start > 0 ? markdown->str[start - 1] : ' ';
  if ((g_ascii_isalnum (before) && g_ascii_ispunct (markdown->str[start])) || before == '*' || markdown->str[start] == '*' || markdown->str[end - 1] == '*')
    return;
  /* A mark behind punctuation closes only before a space or more punctuation, which is not known yet: keep the punctuation outside. */
  while (end > start + 1 && strchr (".,;:", markdown->str[end - 1]) != NULL)
    end--;
  if (end == start || (g_ascii_ispunct (markdown->str[end - 1]) && end == markdown->len && strchr (")]?!\"'", markdown->str[end - 1]) == NULL))
    return;
  g_string_insert (markdown, (gssize) end, mark);
  g_string_insert (markdown, (gssize) start, mark);
}

static gboolean
is_safe_address (const char *address)
{
  return strlen (address) < 2000 &&
         (g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0 || g_ascii_strncasecmp (address, "mailto:", 7) == 0);
}

static void
walk_link (Walk               *walk,
           const GumboElement *element)
{
  const char *address = attribute (element, "href");
  gsize start = walk->markdown->len, blocks = walk->page->blocks->len;
  g_autofree char *label = NULL;

  walk_children (walk, &element->children);
  if (address == NULL || !is_safe_address (address) || blocks != walk->page->blocks->len || walk->level > 0)
    return;
  if (strstr (address, "doi.org/10.") != NULL && walk->doi == NULL)
    walk->doi = g_strdup (address);
  while (start < walk->markdown->len && walk->markdown->str[start] == ' ')
    start++;
  if (start >= walk->markdown->len)
    return;
  label = g_strchomp (g_strdup (walk->markdown->str + start));
  if (strchr (label, '[') != NULL || strchr (label, ']') != NULL)
    return;
  g_string_truncate (walk->markdown, start);
  praxis_markdown_append_link (walk->markdown, label, address);
  if (walk->text->len > 0 && walk->text->str[walk->text->len - 1] == ' ')
    g_string_append_c (walk->markdown, ' ');
}

static void
walk_emphasis (Walk               *walk,
               const GumboElement *element,
               gboolean            strong)
{
  gsize start = walk->markdown->len, blocks = walk->page->blocks->len;
  gboolean lead = strong && walk->text->len == 0;
  guint *counter = strong ? &walk->strong : &walk->emphasis;

  (*counter)++;
  walk_children (walk, &element->children);
  (*counter)--;
  if (blocks != walk->page->blocks->len)
    return;
  /* Headings and wholly bold lines carry no marks of their own: what they are says their place. */
  if (*counter == 0 && walk->level == 0)
    wrap (walk, start, strong ? "**" : "*");
  if (lead)
    {
      walk->lead = walk->text->len;
      walk->lead_markdown = walk->markdown->len;
    }
}

static void
walk_block (Walk               *walk,
            const GumboElement *element)
{
  guint level = walk->level, items = walk->items;

  flush (walk);
  if (element->tag >= GUMBO_TAG_H1 && element->tag <= GUMBO_TAG_H6)
    walk->level = (guint) (element->tag - GUMBO_TAG_H1) + 1;
  if (element->tag == GUMBO_TAG_LI)
    walk->items = 1;
  walk_children (walk, &element->children);
  flush (walk);
  walk->level = level;
  walk->items = items;
}

static void
walk_element (Walk            *walk,
              const GumboNode *node)
{
  const GumboElement *element = &node->v.element;
  gboolean aside;

  if (is_dropped (element->tag) || is_hidden (element))
    return;
  if (element->tag == GUMBO_TAG_BUTTON && walk->level == 0 && !is_panel (element) && attribute (element, "aria-controls") == NULL &&
      attribute (element, "aria-expanded") == NULL)
    return;
  if (element->tag == GUMBO_TAG_BR || element->tag == GUMBO_TAG_HR)
    {
      flush (walk);
      walk->soft = element->tag == GUMBO_TAG_BR;
      return;
    }
  aside = is_aside (element);
  walk->asides += aside;
  switch (element->tag)
    {
    case GUMBO_TAG_A:
      walk_link (walk, element);
      break;
    case GUMBO_TAG_EM: case GUMBO_TAG_I: case GUMBO_TAG_CITE:
      walk_emphasis (walk, element, FALSE);
      break;
    case GUMBO_TAG_STRONG: case GUMBO_TAG_B:
      walk_emphasis (walk, element, TRUE);
      break;
    default:
      if (is_block (element->tag))
        walk_block (walk, element);
      else
        walk_children (walk, &element->children);
    }
  walk->asides -= aside;
}

static void
walk_children (Walk              *walk,
               const GumboVector *children)
{
  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *node = children->data[i];

      if ((++walk->nodes & 0xfff) == 0 && g_cancellable_is_cancelled (walk->cancellable))
        return;
      if (node->type == GUMBO_NODE_ELEMENT)
        walk_element (walk, node);
      else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
        add_text (walk, node->v.text.text, node->v.text.start_pos.line);
    }
}

/* The document's title and where it says that it was saved from. */
static void
read_head (PraxisBlocks    *page,
           const GumboNode *head)
{
  const GumboVector *children = &head->v.element.children;

  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *node = children->data[i];
      const GumboElement *element = &node->v.element;
      const char *name;

      if (node->type != GUMBO_NODE_ELEMENT)
        continue;
      if (element->tag == GUMBO_TAG_TITLE && element->children.length == 1)
        page->title = praxis_reference_clean (((const GumboNode *) element->children.data[0])->v.text.text);
      name = element->tag == GUMBO_TAG_LINK ? attribute (element, "rel") : attribute (element, "property");
      if (page->address == NULL && element->tag == GUMBO_TAG_LINK && g_strcmp0 (name, "canonical") == 0)
        page->address = g_strdup (attribute (element, "href"));
      if (page->address == NULL && element->tag == GUMBO_TAG_META && g_strcmp0 (name, "og:url") == 0)
        page->address = g_strdup (attribute (element, "content"));
    }
}

/* "<!-- saved from url=(0058)https://example.org/blog_march2013.html -->", as browsers write it. */
static void
read_saved_from (PraxisBlocks *page,
                 const char   *html)
{
  g_autofree char *head = g_strndup (html, strnlen (html, 4096));
  const char *place = strstr (head, "saved from url=(");
  const char *start = place != NULL ? strchr (place, ')') : NULL;

  if (start != NULL && page->address == NULL)
    page->address = g_strndup (start + 1, strcspn (start + 1, " \n-"));
}

/**
 * praxis_blocks_from_html:
 * @html: a page's HTML in UTF-8
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its headings, paragraphs and items; %NULL with %PRAXIS_ERROR_TOO_LARGE where it is
 *   nested beyond reason, or when cancelled
 */
PraxisBlocks *
praxis_blocks_from_html (const char    *html,
                         GCancellable  *cancellable,
                         GError       **error)
{
  GumboOptions options = kGumboDefaultOptions;
  g_autoptr(PraxisBlocks) page = praxis_blocks_new ();
  Walk walk = { .page = page, .cancellable = cancellable };
  GumboOutput *output;
  const GumboVector *children;

  if (!praxis_html_guard_check (html, error))
    return NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, html, strlen (html));
  read_saved_from (page, html);
  walk.text = g_string_new (NULL);
  walk.markdown = g_string_new (NULL);
  children = &output->root->v.element.children;
  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *node = children->data[i];

      if (node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_HEAD)
        read_head (page, node);
    }
  walk_children (&walk, children);
  flush (&walk);
  reset (&walk);
  g_string_free (walk.text, TRUE);
  g_string_free (walk.markdown, TRUE);
  gumbo_destroy_output (&options, output);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&page);
}
