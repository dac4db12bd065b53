/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-block.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <gumbo.h>

#include "cite/praxis-reference-text.h"
#include "praxis-error.h"
#include "praxis-html-guard.h"
#include "praxis-html-node.h"
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

/* What stands around the posts on a page. */
static gboolean
is_aside (const GumboElement *element)
{
  static const char * const classes[] = {
    "sidebar", "widget", "widget-area", "navbar", "menu", "nav", "navigation", "breadcrumb", "breadcrumbs", "pager", "pagination", "site-footer",
    "footer", "comments-area", "comments", "share", "sharedaddy", "social", "social-links", "related-posts", "post-navigation", "tagcloud", "toolbar", NULL
  };
  const char *role = praxis_html_node_get_attribute (element, "role");

  if (element->tag == GUMBO_TAG_NAV || element->tag == GUMBO_TAG_FOOTER || element->tag == GUMBO_TAG_ASIDE)
    return TRUE;
  if (role != NULL && (strcmp (role, "navigation") == 0 || strcmp (role, "complementary") == 0 || strcmp (role, "contentinfo") == 0 ||
                       strcmp (role, "search") == 0))
    return TRUE;
  return element->tag != GUMBO_TAG_BODY && element->tag != GUMBO_TAG_MAIN && element->tag != GUMBO_TAG_ARTICLE && praxis_html_node_has_class (element, classes);
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

static void
walk_link (Walk               *walk,
           const GumboElement *element)
{
  const char *address = praxis_html_node_get_attribute (element, "href");
  gsize start = walk->markdown->len, blocks = walk->page->blocks->len;
  g_autofree char *label = NULL;

  walk_children (walk, &element->children);
  if (address == NULL || !praxis_html_node_is_link_address (address) || blocks != walk->page->blocks->len || walk->level > 0)
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

  if (praxis_html_node_is_dropped (element->tag) || praxis_html_node_is_hidden (element))
    return;
  if (element->tag == GUMBO_TAG_BUTTON && walk->level == 0 && !praxis_html_node_is_panel (element) &&
      praxis_html_node_get_attribute (element, "aria-controls") == NULL && praxis_html_node_get_attribute (element, "aria-expanded") == NULL)
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
      if (praxis_html_node_is_block (element->tag))
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
      name = element->tag == GUMBO_TAG_LINK ? praxis_html_node_get_attribute (element, "rel") : praxis_html_node_get_attribute (element, "property");
      if (page->address == NULL && element->tag == GUMBO_TAG_LINK && g_strcmp0 (name, "canonical") == 0)
        page->address = g_strdup (praxis_html_node_get_attribute (element, "href"));
      if (page->address == NULL && element->tag == GUMBO_TAG_META && g_strcmp0 (name, "og:url") == 0)
        page->address = g_strdup (praxis_html_node_get_attribute (element, "content"));
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
