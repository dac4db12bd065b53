/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-prose.h"

#include <cmark.h>
#include <string.h>

/*
 * The texts of posts, which are CommonMark, as HTML and as plain text. A text can do nothing but be read: raw HTML
 * in it is shown as it was typed, an image is its description, and a link leads only where a page may lead.
 */

#define DEEPEST_HEADING 6

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, cmark_node_free)

static cmark_node *
parse (const char *markdown)
{
  return cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_VALIDATE_UTF8);
}

/* Puts what a node holds in its place. */
static void
unwrap (cmark_node *node)
{
  cmark_node *child;

  while ((child = cmark_node_first_child (node)) != NULL)
    {
      cmark_node_unlink (child);
      cmark_node_insert_before (node, child);
    }
  cmark_node_unlink (node);
  cmark_node_free (node);
}

/* Raw HTML was typed to be read, or pasted; either way its reader sees it and no browser does. */
static void
make_text (cmark_node *node)
{
  cmark_node *text = cmark_node_new (CMARK_NODE_TEXT);
  cmark_node *replacement = text;
  g_autofree char *literal = g_strdup (cmark_node_get_literal (node));

  cmark_node_set_literal (text, g_strchomp (literal));
  if (cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK)
    {
      replacement = cmark_node_new (CMARK_NODE_PARAGRAPH);
      cmark_node_append_child (replacement, text);
    }
  cmark_node_replace (node, replacement);
  cmark_node_free (node);
}

/* Nodes to be replaced are collected first: a tree is not changed while it is walked. */
static void
make_harmless (cmark_node *document)
{
  g_autoptr(GPtrArray) raw = g_ptr_array_new ();
  g_autoptr(GPtrArray) unwanted = g_ptr_array_new ();
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      switch (cmark_node_get_type (node))
        {
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE:
          g_ptr_array_add (raw, node);
          break;
        case CMARK_NODE_IMAGE:
          if (event == CMARK_EVENT_EXIT)
            g_ptr_array_add (unwanted, node);
          break;
        case CMARK_NODE_LINK:
          if (event == CMARK_EVENT_EXIT && !praxis_html_is_safe_address (cmark_node_get_url (node)))
            g_ptr_array_add (unwanted, node);
          break;
        default:
          break;
        }
    }
  cmark_iter_free (iter);
  for (guint i = 0; i < raw->len; i++)
    make_text (raw->pdata[i]);
  for (guint i = 0; i < unwanted->len; i++)
    unwrap (unwanted->pdata[i]);
}

static void
collect_headings (cmark_node *document,
                  GPtrArray  *headings)
{
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_HEADING)
        g_ptr_array_add (headings, node);
    }
  cmark_iter_free (iter);
}

/* The text's highest heading gets the level that is free where the text stands, and none skips a level: who listens
 * to a page finds the way by them. */
static void
demote_headings (cmark_node *document,
                 int         heading_level)
{
  g_autoptr(GPtrArray) headings = g_ptr_array_new ();
  int highest = DEEPEST_HEADING, last = heading_level - 1;

  collect_headings (document, headings);
  for (guint i = 0; i < headings->len; i++)
    highest = MIN (highest, cmark_node_get_heading_level (headings->pdata[i]));
  for (guint i = 0; i < headings->len; i++)
    {
      int level = cmark_node_get_heading_level (headings->pdata[i]) - highest + heading_level;

      last = MIN (MIN (level, last + 1), DEEPEST_HEADING);
      cmark_node_set_heading_level (headings->pdata[i], last);
    }
}

/**
 * praxis_prose_to_html:
 * @markdown: CommonMark
 * @heading_level: the level, from 1, of the text's highest headings
 *
 * Returns: (transfer full): HTML, well-formed as XML too, in which nothing runs, nothing is loaded and no raw HTML of @markdown
 *   is left
 */
char *
praxis_prose_to_html (const char *markdown,
                         int         heading_level)
{
  g_autoptr(cmark_node) document = NULL;
  g_autofree char *html = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  document = parse (markdown);
  make_harmless (document);
  demote_headings (document, heading_level);
  html = cmark_render_html (document, CMARK_OPT_DEFAULT);
  /* cmark leaves control characters as they are, and makes them of references such as &#1;. */
  return praxis_html_dup_allowed (html);
}

/**
 * praxis_prose_write:
 * @html: a writer
 * @markdown: CommonMark
 * @heading_level: the level, from 1, of the text's highest headings
 *
 * Writes what praxis_prose_to_html() gives.
 */
void
praxis_prose_write (PraxisHtml *html,
                       const char *markdown,
                       int         heading_level)
{
  g_autofree char *text = praxis_prose_to_html (markdown, heading_level);

  praxis_html_append (html, text);
}

static const char *
skip_scheme (const char *address)
{
  const char *end = strstr (address, "://");

  if (end != NULL)
    return end + strlen ("://");
  return g_str_has_prefix (address, "mailto:") ? address + strlen ("mailto:") : address;
}

/* Whether words say where they lead: "example.org" or "https://example.org/" for https://example.org. */
static gboolean
is_address (const char *words,
            const char *address)
{
  const char *first = skip_scheme (words);
  const char *second = skip_scheme (address);
  gsize n = strlen (first), m = strlen (second);

  n -= n > 0 && first[n - 1] == '/';
  m -= m > 0 && second[m - 1] == '/';
  return n == m && strncmp (first, second, n) == 0;
}

/* Puts the address of a link behind its words, as letters do: a text on paper or in a mail cannot be clicked. An address
 * within a site leads nowhere from there. */
static void
append_address (GString    *plain,
                cmark_node *link,
                gsize       start)
{
  const char *address = cmark_node_get_url (link);
  gboolean is_mail = g_str_has_prefix (address, "mailto:");

  if (!praxis_html_is_safe_address (address) || (!is_mail && strstr (address, "://") == NULL) ||
      is_address (plain->str + start, address))
    return;
  g_string_append_printf (plain, "%s<%s>", plain->len > start ? " " : "", is_mail ? skip_scheme (address) : address);
}

/* Adds the words of one leaf, or what stands between two blocks. */
static void
append_plain (GString          *plain,
              cmark_node       *node,
              cmark_event_type  event)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      g_string_append (plain, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (plain, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (plain, '\n');
      break;
    case CMARK_NODE_ITEM:
      if (event == CMARK_EVENT_ENTER)
        g_string_append (plain, "• ");
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      if (event == CMARK_EVENT_EXIT)
        g_string_append (plain, cmark_node_get_type (cmark_node_parent (node)) == CMARK_NODE_ITEM ? "\n" : "\n\n");
      break;
    case CMARK_NODE_LIST:
      if (event == CMARK_EVENT_EXIT)
        g_string_append_c (plain, '\n');
      break;
    default:
      break;
    }
}

static char *
dup_plain (const char *markdown,
           gboolean    with_addresses)
{
  g_autoptr(cmark_node) document = parse (markdown);
  g_autoptr(GString) plain = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;
  gsize link = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      append_plain (plain, node, event);
      /* No link is within another one. */
      if (cmark_node_get_type (node) != CMARK_NODE_LINK)
        continue;
      if (event == CMARK_EVENT_ENTER)
        link = plain->len;
      else if (with_addresses)
        append_address (plain, node, link);
    }
  cmark_iter_free (iter);
  return g_strchomp (g_string_free_and_steal (g_steal_pointer (&plain)));
}

/**
 * praxis_prose_to_text:
 * @markdown: CommonMark
 *
 * Gives the text for people to read without markup, unlike praxis_markdown_to_plain(), which gives the words that are
 * searched: items of lists keep a bullet, raw HTML stays as it was typed, and the address of a link stands behind its words, in
 * angle brackets, unless they say it.
 *
 * Returns: (transfer full): the text, with an empty line between paragraphs
 */
char *
praxis_prose_to_text (const char *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return dup_plain (markdown, TRUE);
}

/* Everything up to the first empty line behind a text, so that no more than needed is parsed. */
static char *
dup_first_paragraph (const char *markdown)
{
  const char *end;

  while (g_ascii_isspace (*markdown))
    markdown++;
  end = strstr (markdown, "\n\n");
  return end != NULL ? g_strndup (markdown, end - markdown) : g_strdup (markdown);
}

/* Most posts begin with a long paragraph in which nothing is marked up for a while; these characters stand for themselves
 * there, so that it need not be parsed.
 *
 * Returns: (nullable): the first @n characters; %NULL where they may be anything else than text of one long paragraph */
static char *
dup_plain_beginning (const char *markdown,
                     gsize       n)
{
  const char *start = markdown;
  const char *p;

  while (*start == '\n')
    start++;
  if (!g_ascii_isalpha (*start))
    return NULL;
  for (p = start; n > 0; n--)
    {
      if (!g_ascii_isalnum (*p) && (guchar) *p < 0x80 && (*p == '\0' || strchr (" .,;:'\"?%/()=+-", *p) == NULL))
        return NULL;
      for (p++; ((guchar) *p & 0xc0) == 0x80; p++)
        ;
    }
  /* Spaces at the end of a paragraph are not shown. */
  return p[-1] != ' ' && g_utf8_validate (start, p - start, NULL) ? g_strndup (start, p - start) : NULL;
}

/* Returns: the end of the last whole sentence before @end, or NULL where that would leave little */
static char *
find_sentence_end (char *text,
                   char *end)
{
  for (char *p = end - 1; p > text + (end - text) / 3; p--)
    {
      if (*p == ' ' && strchr (".?!", p[-1]) != NULL)
        return p;
    }
  return NULL;
}

/* Cuts between two words, without the sign that stands before. */
static char *
find_word_end (char *text,
               char *end)
{
  char *cut = g_strrstr_len (text, end - text, " ");

  if (cut == NULL)
    cut = end;
  while (cut > text && (g_ascii_ispunct (cut[-1]) || cut[-1] == ' '))
    cut--;
  return cut;
}

/**
 * praxis_prose_to_excerpt:
 * @markdown: CommonMark
 * @max_characters: how long it may be
 *
 * Returns: (transfer full): the first paragraph's words; where it is longer its first sentences, or else its first words
 *   with an ellipsis
 */
char *
praxis_prose_to_excerpt (const char *markdown,
                         gsize       max_characters)
{
  g_autofree char *plain = dup_plain_beginning (markdown, max_characters + 1);
  char *end, *sentence;

  if (plain == NULL)
    {
      g_autofree char *first = dup_first_paragraph (markdown);

      plain = dup_plain (first, FALSE);
    }
  end = strstr (plain, "\n\n");
  if (end != NULL)
    *end = '\0';
  g_strdelimit (plain, "\n", ' ');
  if ((gsize) g_utf8_strlen (plain, -1) <= max_characters)
    return g_steal_pointer (&plain);
  end = g_utf8_offset_to_pointer (plain, max_characters);
  sentence = find_sentence_end (plain, end);
  if (sentence != NULL)
    {
      *sentence = '\0';
      return g_steal_pointer (&plain);
    }
  *find_word_end (plain, end) = '\0';
  return g_strconcat (plain, "…", NULL);
}
