/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-shortcode.h"

#include <string.h>

/*
 * Hugo takes "{{<" and "{{%" for the beginning of a command, wherever they stand in a file. A backslash between the braces says
 * the same in CommonMark and nothing to Hugo. What has backslashes there already gets one more, so that taking one away
 * from each gives back what was there.
 */

/* Whether a brace begins a shortcode, but for the backslashes behind it; these are counted. */
static gboolean
is_shortcode (const char *brace,
              gsize      *backslashes)
{
  const char *second = brace + 1 + strspn (brace + 1, "\\");

  *backslashes = second - brace - 1;
  return second[0] == '{' && (second[1] == '<' || second[1] == '%');
}

static char *
convert (const char *markdown,
         gboolean    protect)
{
  g_autoptr(GString) out = g_string_sized_new (strlen (markdown) + 16);
  gsize backslashes;

  for (const char *p = markdown; *p != '\0'; p++)
    {
      g_string_append_c (out, *p);
      if (*p != '{' || !is_shortcode (p, &backslashes))
        continue;
      if (protect)
        g_string_append_c (out, '\\');
      else if (backslashes > 0)
        p++;
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * praxis_shortcode_protect:
 * @markdown: CommonMark
 *
 * Returns: (transfer full): the same text as praxis_markdown_to_plain() sees it, in which nothing is a command to Hugo; in code it
 *   shows a backslash that was not there
 */
char *
praxis_shortcode_protect (const char *markdown)
{
  return convert (markdown, TRUE);
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
  return convert (markdown, FALSE);
}
