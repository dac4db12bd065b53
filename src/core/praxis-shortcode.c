/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-shortcode.h"

#include <cmark.h>
#include <string.h>

/*
 * Hugo takes "{{<" and "{{%" for the beginning of a command, wherever they stand in a file. A backslash between the braces says
 * the same in CommonMark and nothing to Hugo. What has backslashes there already gets one more, so that taking one away
 * from each gives back what was there.
 *
 * In code a backslash is a backslash. There the first brace is a command of its own, for which the exported folder has a
 * file, layouts/shortcodes/brace.html. It cannot have been there before: it begins with what is not left as it is.
 */

#define BRACE "{{% brace %}}"

/* What a place is known by while code is looked for: its number between two characters of nobody's. */
#define MARK_START "\uf8d0"
#define MARK_END "\uf8d1"

/* Whether a brace before @text begins a shortcode, but for the backslashes at its beginning. */
static gboolean
goes_on (const char *text)
{
  const char *second = text + strspn (text, "\\");

  return second[0] == '{' && (second[1] == '<' || second[1] == '%');
}

static gboolean
is_shortcode (const char *text)
{
  return *text == '{' && goes_on (text + 1);
}

static char *
mark_places (const char *markdown,
             guint      *n_places)
{
  g_autoptr(GString) marked = g_string_new (NULL);

  *n_places = 0;
  for (const char *p = markdown; *p != '\0'; p++)
    {
      g_string_append_c (marked, *p);
      if (is_shortcode (p))
        g_string_append_printf (marked, MARK_START "%u" MARK_END, (*n_places)++);
    }
  return g_string_free_and_steal (g_steal_pointer (&marked));
}

static void
note_marks (const char *code,
            gboolean   *in_code,
            guint       n_places)
{
  for (const char *p = strstr (code, MARK_START); p != NULL; p = strstr (p, MARK_START))
    {
      guint64 place;

      p += strlen (MARK_START);
      place = g_ascii_strtoull (p, NULL, 10);
      if (place < n_places)
        in_code[place] = TRUE;
    }
}

/* Returns: (transfer full): of each place where a shortcode begins, whether it is in code */
static gboolean *
find_code (const char *markdown)
{
  guint n_places;
  g_autofree char *marked = mark_places (markdown, &n_places);
  gboolean *in_code = g_new0 (gboolean, n_places + 1);
  cmark_node *document;
  cmark_iter *iter;

  if (n_places == 0)
    return in_code;
  document = cmark_parse_document (marked, strlen (marked), CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (document);
  while (cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK)
        note_marks (cmark_node_get_literal (node), in_code, n_places);
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return in_code;
}

/**
 * praxis_shortcode_protect:
 * @markdown: CommonMark
 *
 * Returns: (transfer full): the same text as praxis_markdown_to_plain() sees it, but for code; Hugo shows all of it as it was
 *   typed
 */
char *
praxis_shortcode_protect (const char *markdown)
{
  g_autofree gboolean *in_code = find_code (markdown);
  g_autoptr(GString) out = g_string_sized_new (strlen (markdown) + 16);
  guint place = 0;

  for (const char *p = markdown; *p != '\0'; p++)
    {
      if (!is_shortcode (p))
        g_string_append_c (out, *p);
      else
        g_string_append (out, in_code[place++] ? BRACE : "{\\");
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_shortcode_take_back:
 * @markdown: what praxis_shortcode_protect() gave
 *
 * Returns: (transfer full): what it was given
 */
char *
praxis_shortcode_take_back (const char *markdown)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (markdown));

  for (const char *p = markdown; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, BRACE) && goes_on (p + strlen (BRACE)))
        p += strlen (BRACE) - 1;
      else if (is_shortcode (p) && p[1] == '\\')
        p++;
      else
        {
          g_string_append_c (out, *p);
          continue;
        }
      g_string_append_c (out, '{');
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}
