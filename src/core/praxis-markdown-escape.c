/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-escape.h"

#include <string.h>

/* Text that CommonMark (https://spec.commonmark.org/0.30/) shows as it is. An author goes on writing in it, so
 * a backslash stands only where something would happen without it. */

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\0';
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

static gboolean
needs_backslash (const char *text,
                 gsize       length,
                 gsize       at)
{
  char before = at > 0 ? text[at - 1] : '\0';
  char after = at + 1 < length ? text[at + 1] : '\0';

  switch (text[at])
    {
    case '`':
      return TRUE;
    case '\\':
      return after == '\0' || g_ascii_ispunct (after);
    case '*':
      return !(is_space (before) && is_space (after));
    case '_':
      return !(is_space (before) && is_space (after)) && !(is_word (before) && is_word (after));
    case '<':
      return g_ascii_isalpha (after) || after == '/' || after == '!' || after == '?';
    case '&':
      return g_ascii_isalpha (after) || after == '#';
    case '[':
      /* Harmless without what follows the closing bracket, but for a picture or a note. */
      return before == '!' || after == '^';
    case ']':
      return after == '(' || after == '[' || after == ':';
    default:
      return FALSE;
    }
}

/**
 * praxis_markdown_append_escaped:
 * @markdown: where to append
 * @text: plain text
 * @length: its length in bytes, or -1
 */
void
praxis_markdown_append_escaped (GString    *markdown,
                                const char *text,
                                gssize      length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  for (gsize i = 0; i < n; i++)
    {
      if (needs_backslash (text, n, i))
        g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, text[i]);
    }
}

/**
 * praxis_markdown_append_link:
 * @markdown: where to append
 * @label: CommonMark that is shown
 * @address: an http, https or mailto address
 */
void
praxis_markdown_append_link (GString    *markdown,
                             const char *label,
                             const char *address)
{
  g_string_append_printf (markdown, "[%s](<", label);
  for (const char *p = address; *p != '\0'; p++)
    {
      /* Neither the end of the address nor a character reference may come of it. */
      if (*p == '<' || *p == '>' || *p == ' ' || *p == '\\' || (guchar) *p < 0x20)
        g_string_append_printf (markdown, "%%%02X", (guchar) *p);
      else if (*p == '&')
        g_string_append (markdown, "&amp;");
      else
        g_string_append_c (markdown, *p);
    }
  g_string_append (markdown, ">)");
}

/**
 * praxis_markdown_guard_start:
 * @markdown: CommonMark of one paragraph
 *
 * Returns: (transfer full): @markdown, with a backslash where its first characters would make it a heading, a list,
 *   a quotation, a rule or code
 */
char *
praxis_markdown_guard_start (const char *markdown)
{
  gsize digits = 0;

  if (*markdown == '#' || *markdown == '>' || *markdown == '=' || *markdown == '~' || *markdown == '|' ||
      ((*markdown == '-' || *markdown == '+') && (is_space (markdown[1]) || markdown[1] == *markdown)) ||
      (*markdown == '*' && is_space (markdown[1])) || (*markdown == '_' && (is_space (markdown[1]))))
    return g_strconcat ("\\", markdown, NULL);
  while (g_ascii_isdigit (markdown[digits]))
    digits++;
  if (digits > 0 && digits < 10 && (markdown[digits] == '.' || markdown[digits] == ')') && is_space (markdown[digits + 1]))
    return g_strdup_printf ("%.*s\\%s", (int) digits, markdown, markdown + digits);
  return g_strdup (markdown);
}
