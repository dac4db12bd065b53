/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown.h"

#include <cmark.h>
#include <string.h>

static gboolean
is_paragraph_end (cmark_node_type type)
{
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK;
}

static void
append_node (GString          *plain,
             cmark_node       *node,
             cmark_event_type  event)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (event == CMARK_EVENT_EXIT)
    {
      if (is_paragraph_end (type))
        g_string_append (plain, "\n\n");
      return;
    }
  if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
    g_string_append_c (plain, '\n');
  else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
    g_string_append (plain, cmark_node_get_literal (node));
  else if (type == CMARK_NODE_CODE_BLOCK)
    g_string_append_printf (plain, "%s\n", cmark_node_get_literal (node));
}

/**
 * praxis_markdown_to_plain:
 * @markdown: CommonMark (https://spec.commonmark.org/)
 *
 * Gives the words alone, as they are searched and shown in snippets: without markup, addresses of links, and
 * raw HTML; paragraphs are separated by an empty line.
 *
 * Returns: (transfer full): the words
 */
char *
praxis_markdown_to_plain (const char *markdown)
{
  GString *plain;
  cmark_node *document;
  cmark_iter *iter;
  cmark_event_type event;

  g_return_val_if_fail (markdown != NULL, NULL);

  plain = g_string_sized_new (strlen (markdown));
  document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    append_node (plain, cmark_iter_get_node (iter), event);
  cmark_iter_free (iter);
  cmark_node_free (document);

  g_strchomp (plain->str);
  return g_string_free_and_steal (plain);
}
