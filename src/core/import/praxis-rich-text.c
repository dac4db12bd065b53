/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-rich-text.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "praxis-error.h"
#include "praxis-html-guard.h"
#include "praxis-html-node.h"
#include "praxis-rich-text-private.h"

/* What word processors and browsers put on the clipboard, as CommonMark. Like a page that is imported, the tree is walked once and
 * an allow-list decides what comes through: words, bold, italics, links to the web, headings, lists. Where a word processor only
 * draws something, as Word does its lists, the drawing is understood. */

#define LENGTH_MAX (2 * 1024 * 1024)
#define LEVELS_MAX 9
#define HEADING "### "

/* A list, as deep as its place among the levels. */
typedef struct
{
  gboolean numbered;
  guint    number;
  /* An item has begun of which nothing is written yet. */
  gboolean pending;
  /* How far its items' text stands in; 0 before there is one. */
  guint    width;
  char     sign;
} Level;

typedef struct
{
  GString             *markdown;
  PraxisRichTextLine  *line;
  GPtrArray           *addresses;
  Level                levels[LEVELS_MAX];
  guint                n_levels;
  /* Word's lists are paragraphs that say how deep they stand. */
  gboolean             word_item;
  gboolean             heading;
  gboolean             in_row;
  gboolean             preformatted;
  gboolean             space;
  gboolean             tight;
  PraxisRichTextStyle  style;
  guint                link;
} Walk;

static void walk_children (Walk               *walk,
                           const GumboElement *element);

/* The value of @property in the element's style, in lower case, or NULL. */
static char *
dup_style (const GumboElement *element,
           const char         *property)
{
  const char *style = praxis_html_node_get_attribute (element, "style");
  g_auto(GStrv) parts = NULL;

  if (style == NULL || strlen (style) > 4000)
    return NULL;
  parts = g_strsplit (style, ";", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (parts[i]), property) == 0)
        return g_ascii_strdown (g_strstrip (colon + 1), -1);
    }
  return NULL;
}

static PraxisRichTextStyle
read_style (const GumboElement  *element,
            PraxisRichTextStyle  style)
{
  g_autofree char *weight = dup_style (element, "font-weight"), *slant = dup_style (element, "font-style");

  if (element->tag == GUMBO_TAG_B || element->tag == GUMBO_TAG_STRONG || element->tag == GUMBO_TAG_TH)
    style |= PRAXIS_RICH_TEXT_STRONG;
  if (element->tag == GUMBO_TAG_I || element->tag == GUMBO_TAG_EM || element->tag == GUMBO_TAG_CITE || element->tag == GUMBO_TAG_DFN ||
      element->tag == GUMBO_TAG_VAR)
    style |= PRAXIS_RICH_TEXT_ITALIC;
  if (weight != NULL && (g_str_has_prefix (weight, "bold") || atoi (weight) >= 600))
    style |= PRAXIS_RICH_TEXT_STRONG;
  else if (weight != NULL && (g_str_has_prefix (weight, "normal") || atoi (weight) > 0))
    style &= ~PRAXIS_RICH_TEXT_STRONG;
  if (slant != NULL && (g_str_has_prefix (slant, "italic") || g_str_has_prefix (slant, "oblique")))
    style |= PRAXIS_RICH_TEXT_ITALIC;
  else if (slant != NULL && g_str_has_prefix (slant, "normal"))
    style &= ~PRAXIS_RICH_TEXT_ITALIC;
  return style;
}

/* Bullets that were typed, or drawn as a character. */
static void
take_bullet (Walk *walk)
{
  static const char * const bullets[] = { "• ", "· ", "▪ ", "◦ ", "‣ ", "● ", "○ ", NULL };

  for (gsize i = 0; bullets[i] != NULL && walk->n_levels == 0; i++)
    {
      if (!g_str_has_prefix (walk->line->text->str, bullets[i]))
        continue;
      praxis_rich_text_line_remove (walk->line, 0, strlen (bullets[i]));
      walk->n_levels = 1;
      walk->levels[0] = (Level) { .pending = TRUE, .width = walk->levels[0].width, .sign = walk->levels[0].sign };
      walk->word_item = TRUE;
    }
}

/* What the first line of an item begins with; its other lines stand in as far. */
static char *
begin_item (Level *level)
{
  char *marker;

  if (level->sign == '\0' || (level->sign == '.' || level->sign == ')') != level->numbered)
    level->sign = level->numbered ? '.' : '-';
  marker = level->numbered ? g_strdup_printf ("%u%c ", level->number, level->sign) : g_strdup_printf ("%c ", level->sign);
  level->width = (guint) strlen (marker);
  level->pending = FALSE;
  return marker;
}

/* Whether an item may follow the text before it without an empty line: another item's text, unless a number that begins a list
 * would be taken for a part of it. */
static gboolean
is_tight (Walk *walk)
{
  const Level *level = &walk->levels[MAX (walk->n_levels, 1) - 1];

  return walk->tight && level->pending && (level->width > 0 || !level->numbered || level->number == 1);
}

static void
trim_line (PraxisRichTextLine *line)
{
  gsize end = line->text->len;

  while (end > 0 && (line->text->str[end - 1] == ' ' || line->text->str[end - 1] == '\n'))
    end--;
  praxis_rich_text_line_remove (line, end, line->text->len);
}

/* Writes the paragraph that was being collected. */
static void
flush (Walk *walk)
{
  g_autofree char *first = NULL, *others = NULL, *marker = NULL, *text = NULL;
  gboolean item, tight;
  guint indent = 0;

  trim_line (walk->line);
  walk->space = FALSE;
  if (walk->line->text->len == 0)
    return;
  if (!walk->heading)
    take_bullet (walk);
  item = walk->n_levels > 0 && walk->levels[walk->n_levels - 1].pending;
  tight = is_tight (walk);
  for (guint i = 0; i + item < walk->n_levels; i++)
    indent += walk->levels[i].width;
  marker = item ? begin_item (&walk->levels[walk->n_levels - 1]) : g_strdup (walk->heading && walk->n_levels == 0 ? HEADING : "");
  first = g_strdup_printf ("%*s%s", (int) indent, "", marker);
  others = g_strdup_printf ("%*s", (int) (indent + (item ? strlen (marker) : 0)), "");
  text = praxis_rich_text_line_to_markdown (walk->line, walk->addresses, first, others);
  if (walk->markdown->len > 0)
    g_string_append (walk->markdown, tight ? "\n" : "\n\n");
  g_string_append (walk->markdown, text);
  walk->tight = walk->n_levels > 0 && walk->levels[walk->n_levels - 1].width > 0;
  /* Behind a paragraph, lists begin anew. */
  if (walk->n_levels == 0)
    memset (walk->levels, 0, sizeof walk->levels);
  if (walk->word_item)
    walk->n_levels = 0;
  walk->word_item = FALSE;
  praxis_rich_text_line_clear (walk->line);
}

static void
add_break (Walk *walk)
{
  GString *text = walk->line->text;

  if (walk->in_row || walk->heading)
    {
      walk->space = TRUE;
      return;
    }
  walk->space = FALSE;
  if (text->len == 0)
    return;
  if (text->str[text->len - 1] == '\n')
    flush (walk);
  else
    praxis_rich_text_line_append (walk->line, "\n", 1, PRAXIS_RICH_TEXT_PLAIN, 0);
}

/* Adds a blank, which looks like what stands on both sides of it. */
static void
add_space (Walk *walk)
{
  PraxisRichTextLine *line = walk->line;
  gsize last = line->text->len;
  guint link;

  walk->space = FALSE;
  if (last == 0 || line->text->str[last - 1] == '\n')
    return;
  link = g_array_index (line->links, guint, last - 1);
  praxis_rich_text_line_append (line, " ", 1, line->styles->data[last - 1] & walk->style, link == walk->link ? link : 0);
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || c == 0x2060 || c == 0xfeff || c == 0xfffd ||
         (c < 0xa0 && g_unichar_iscntrl (c));
}

static void
add_text (Walk       *walk,
          const char *text)
{
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (c == '\n' && walk->preformatted)
        add_break (walk);
      else if (g_unichar_isspace (c))
        walk->space = TRUE;
      else if (!is_invisible (c))
        {
          if (walk->space)
            add_space (walk);
          praxis_rich_text_line_append (walk->line, p, (gsize) (next - p), walk->style, walk->link);
        }
    }
}

static void
collect_text (const GumboNode *node,
              GString         *text)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
    g_string_append (text, node->v.text.text);
  for (guint i = 0; node->type == GUMBO_NODE_ELEMENT && i < node->v.element.children.length; i++)
    collect_text (node->v.element.children.data[i], text);
}

static gboolean
is_drawn_marker (const GumboElement *element)
{
  g_autofree char *list = dup_style (element, "mso-list");

  return g_strcmp0 (list, "ignore") == 0;
}

/* The bullet or number that Word draws before an item: "·", "1.", "a)". */
static void
read_drawn_marker (Walk            *walk,
                   const GumboNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Level *level = &walk->levels[MAX (walk->n_levels, 1) - 1];
  gsize length;
  guint number;

  collect_text (node, text);
  g_strstrip (text->str);
  length = strcspn (text->str, ".)");
  if (text->str[length] == '\0' || length == 0 || length > 6 || !g_ascii_isalnum (*text->str) || walk->n_levels == 0)
    return;
  level->numbered = TRUE;
  number = g_ascii_isdigit (*text->str) ? (guint) atoi (text->str) : level->number + 1;
  /* Where the numbers begin anew, so does the list. */
  if (number <= level->number)
    level->sign = level->sign == '.' ? ')' : '.';
  level->number = number;
}

/* "mso-list:l0 level2 lfo1": a paragraph that Word shows as an item of the second level. */
static void
begin_word_item (Walk       *walk,
                 const char *list)
{
  const char *found = strstr (list, "level");
  guint depth = found != NULL ? (guint) CLAMP (atoi (found + 5), 1, LEVELS_MAX) : 1, n_open = 0;

  while (n_open < LEVELS_MAX && walk->levels[n_open].width > 0)
    n_open++;
  depth = MIN (depth, n_open + 1);
  for (guint i = depth; i < LEVELS_MAX; i++)
    walk->levels[i] = (Level) { 0, };
  walk->n_levels = depth;
  walk->word_item = TRUE;
  walk->levels[depth - 1].pending = TRUE;
  walk->levels[depth - 1].numbered = FALSE;
}

static void
walk_list (Walk               *walk,
           const GumboElement *element)
{
  const char *start = praxis_html_node_get_attribute (element, "start");
  guint depth = walk->n_levels;
  Level before = walk->levels[MIN (depth, LEVELS_MAX - 1)];
  Level *level = &walk->levels[MIN (depth, LEVELS_MAX - 1)];

  flush (walk);
  if (depth == LEVELS_MAX)
    {
      walk_children (walk, element);
      return;
    }
  *level = (Level) { .numbered = element->tag == GUMBO_TAG_OL, .number = start != NULL ? (guint) CLAMP (atoi (start), 1, 99999) - 1 : 0 };
  level->sign = level->numbered ? '.' : '-';
  /* Two lists that follow each other would be one. */
  walk->tight = walk->tight && before.width == 0;
  if (before.width > 0 && before.numbered == level->numbered)
    level->sign = level->numbered ? (before.sign == '.' ? ')' : '.') : (before.sign == '-' ? '*' : '-');
  for (guint i = depth + 1; i < LEVELS_MAX; i++)
    walk->levels[i] = (Level) { 0, };
  walk->n_levels = depth + 1;
  walk_children (walk, element);
  flush (walk);
  walk->n_levels = depth;
}

static void
walk_item (Walk               *walk,
           const GumboElement *element)
{
  gboolean alone = walk->n_levels == 0;
  Level *level;

  flush (walk);
  walk->n_levels = MAX (walk->n_levels, 1);
  level = &walk->levels[walk->n_levels - 1];
  level->pending = TRUE;
  level->number++;
  for (guint i = walk->n_levels; i < LEVELS_MAX; i++)
    walk->levels[i] = (Level) { 0, };
  walk_children (walk, element);
  flush (walk);
  if (level->pending)
    level->number--;
  level->pending = FALSE;
  if (alone)
    walk->n_levels = 0;
}

/* Whether a row holds figures or words side by side, and not a page's layout. */
static gboolean
is_data_row (const GumboElement *row)
{
  guint n_cells = 0;

  for (guint i = 0; i < row->children.length; i++)
    {
      const GumboNode *cell = row->children.data[i];

      if (cell->type != GUMBO_NODE_ELEMENT)
        continue;
      n_cells++;
      for (guint j = 0; j < cell->v.element.children.length; j++)
        {
          const GumboNode *child = cell->v.element.children.data[j];
          GumboTag tag = child->type == GUMBO_NODE_ELEMENT ? child->v.element.tag : GUMBO_TAG_SPAN;

          if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6))
            return FALSE;
        }
    }
  return n_cells > 1;
}

/* A row is a line, its cells with bars between them. */
static void
walk_row (Walk               *walk,
          const GumboElement *row)
{
  gboolean in_row = walk->in_row;

  if (!is_data_row (row))
    {
      flush (walk);
      walk_children (walk, row);
      flush (walk);
      return;
    }
  if (!in_row && walk->line->text->len > 0)
    add_break (walk);
  walk->in_row = TRUE;
  for (guint i = 0, n_cells = 0; i < row->children.length; i++)
    {
      const GumboNode *cell = row->children.data[i];
      PraxisRichTextStyle style = walk->style;

      if (cell->type != GUMBO_NODE_ELEMENT)
        continue;
      walk->style = PRAXIS_RICH_TEXT_PLAIN;
      if (n_cells++ > 0)
        add_text (walk, " | ");
      walk->style = read_style (&cell->v.element, style);
      walk_children (walk, &cell->v.element);
      walk->style = style;
    }
  walk->in_row = in_row;
}

static void
walk_paragraph (Walk               *walk,
                const GumboElement *element)
{
  g_autofree char *list = dup_style (element, "mso-list");
  gboolean heading = walk->heading, preformatted = walk->preformatted;

  if (walk->in_row)
    {
      walk->space = TRUE;
      walk_children (walk, element);
      walk->space = TRUE;
      return;
    }
  flush (walk);
  if (list != NULL && walk->n_levels == 0 && strstr (list, "level") != NULL)
    begin_word_item (walk, list);
  walk->preformatted = preformatted || element->tag == GUMBO_TAG_PRE;
  walk->heading = heading || (element->tag >= GUMBO_TAG_H1 && element->tag <= GUMBO_TAG_H6);
  /* A heading is bold by itself. */
  if (walk->heading)
    walk->style &= ~PRAXIS_RICH_TEXT_STRONG;
  walk_children (walk, element);
  flush (walk);
  if (walk->word_item)
    walk->n_levels = 0;
  walk->word_item = FALSE;
  walk->heading = heading;
  walk->preformatted = preformatted;
}

static void
walk_link (Walk               *walk,
           const GumboElement *element)
{
  const char *address = praxis_html_node_get_attribute (element, "href");
  guint link = walk->link;

  if (address != NULL && link == 0 && praxis_html_node_is_link_address (address) && g_utf8_validate (address, -1, NULL))
    {
      g_ptr_array_add (walk->addresses, g_strstrip (g_strdup (address)));
      walk->link = walk->addresses->len;
    }
  walk_children (walk, element);
  walk->link = link;
}

static gboolean
is_unseen (const GumboElement *element)
{
  static const char * const classes[] = { "msodel", "msocommentreference", "msocommenttext", NULL };
  g_autofree char *hide = dup_style (element, "mso-hide"), *part = dup_style (element, "mso-element");

  return praxis_html_node_is_hidden (element) || praxis_html_node_has_class (element, classes) || g_strcmp0 (hide, "all") == 0 ||
         (part != NULL && g_str_has_prefix (part, "comment"));
}

static void
walk_element (Walk            *walk,
              const GumboNode *node)
{
  const GumboElement *element = &node->v.element;
  PraxisRichTextStyle style = walk->style;

  if (element->tag == GUMBO_TAG_IMG && !is_unseen (element) && praxis_html_node_get_attribute (element, "alt") != NULL)
    add_text (walk, praxis_html_node_get_attribute (element, "alt"));
  if (praxis_html_node_is_dropped (element->tag) || is_unseen (element))
    return;
  if (is_drawn_marker (element))
    {
      read_drawn_marker (walk, node);
      return;
    }
  walk->style = read_style (element, style);
  if (walk->heading)
    walk->style &= ~PRAXIS_RICH_TEXT_STRONG;
  if (element->tag == GUMBO_TAG_BR)
    add_break (walk);
  else if (element->tag == GUMBO_TAG_A)
    walk_link (walk, element);
  else if (element->tag == GUMBO_TAG_UL || element->tag == GUMBO_TAG_OL)
    walk_list (walk, element);
  else if (element->tag == GUMBO_TAG_LI)
    walk_item (walk, element);
  else if (element->tag == GUMBO_TAG_TR)
    walk_row (walk, element);
  else if (element->tag == GUMBO_TAG_TBODY || element->tag == GUMBO_TAG_THEAD || element->tag == GUMBO_TAG_TFOOT)
    walk_children (walk, element);
  /* Word's own elements, such as "o:p", stand within the text. */
  else if (element->tag != GUMBO_TAG_UNKNOWN && praxis_html_node_is_block (element->tag))
    walk_paragraph (walk, element);
  else
    walk_children (walk, element);
  walk->style = style;
}

static void
walk_children (Walk               *walk,
               const GumboElement *element)
{
  for (guint i = 0; i < element->children.length; i++)
    {
      const GumboNode *node = element->children.data[i];

      if (node->type == GUMBO_NODE_ELEMENT)
        walk_element (walk, node);
      else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
        add_text (walk, node->v.text.text);
    }
}

/* What was copied, without the page around it that some programs send along. */
static char *
dup_fragment (const char *html,
              gssize      length)
{
  g_autofree char *valid = g_utf8_make_valid (html, length);
  const char *start = strstr (valid, "<!--StartFragment"), *end;

  start = start != NULL ? strstr (start, "-->") : NULL;
  end = start != NULL ? strstr (start, "<!--EndFragment") : NULL;
  return end != NULL ? g_strndup (start + 3, (gsize) (end - start - 3)) : g_steal_pointer (&valid);
}

/**
 * praxis_rich_text_to_markdown:
 * @html: HTML from the clipboard, in UTF-8; of what is no UTF-8 nothing remains
 * @length: its length in bytes, or -1
 * @error: return location
 *
 * Makes clean CommonMark of what Word, LibreOffice, Google Docs or a browser copied: its words in their order, bold, italics, links
 * to http, https and mailto, lists, line breaks; every heading is one of the third level, a picture its description, a row of a
 * table a line. Nothing else comes through.
 *
 * Returns: (transfer full) (nullable): the text, without an empty line at its end; %NULL with %PRAXIS_ERROR_TOO_LARGE where @html
 *   is larger than 2 MB or nested beyond reason
 */
char *
praxis_rich_text_to_markdown (const char  *html,
                              gssize       length,
                              GError     **error)
{
  GumboOptions options = kGumboDefaultOptions;
  g_autofree char *fragment = NULL;
  g_autoptr(GPtrArray) addresses = NULL;
  g_autoptr(PraxisRichTextLine) line = NULL;
  GumboOutput *output;
  Walk walk = { 0, };

  g_return_val_if_fail (html != NULL, NULL);

  if ((length < 0 ? strlen (html) : (gsize) length) > LENGTH_MAX)
    {
      g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_TOO_LARGE,
                           _("What you pasted is larger than 2 MB. Paste it in parts, or paste it as plain text."));
      return NULL;
    }
  fragment = dup_fragment (html, length);
  if (!praxis_html_guard_check (fragment, error))
    return NULL;
  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, fragment, strlen (fragment));
  line = praxis_rich_text_line_new ();
  addresses = g_ptr_array_new_with_free_func (g_free);
  walk.markdown = g_string_new (NULL);
  walk.line = line;
  walk.addresses = addresses;
  walk_children (&walk, &output->root->v.element);
  flush (&walk);
  gumbo_destroy_output (&options, output);
  return g_string_free_and_steal (walk.markdown);
}
