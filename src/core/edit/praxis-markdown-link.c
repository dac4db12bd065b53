/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-edit-private.h"

#include <string.h>

static gboolean
is_address (const char *text)
{
  return (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "mailto:")) &&
         strpbrk (text, " \t\n<>") == NULL;
}

/* An address as it may stand between a link's parentheses. */
static char *
escape_address (const char *url)
{
  GString *address = g_string_new (NULL);

  for (const char *p = url; *p != '\0'; p++)
    {
      if (strchr ("<>()\\ ", *p) != NULL || (guchar) *p <= 0x20)
        g_string_append_printf (address, "%%%02X", (guchar) *p);
      else if (*p == '&')
        g_string_append (address, "&amp;");
      else
        g_string_append_c (address, *p);
    }
  return g_string_free_and_steal (address);
}

/* The link around @at within one line: its label is between @open and @middle, its address between @middle and @close.
 * "[label](address)" has @open at the bracket and @middle at the "](". */
static gboolean
find_link (const PraxisCharacters *text,
           gsize                   at,
           gsize                  *open,
           gsize                  *middle,
           gsize                  *close)
{
  gsize line = praxis_characters_get_line_start (text, at), end = praxis_characters_get_line_end (text, at);

  *open = G_MAXSIZE;
  for (gsize i = line; i < end; i++)
    {
      if (text->chars[i] == '[')
        *open = i;
      if (text->chars[i] != ']' || text->chars[i + 1] != '(' || *open == G_MAXSIZE)
        continue;
      *middle = i;
      for (*close = i; *close < end && text->chars[*close] != ')';)
        (*close)++;
      if (*close < end && at > *open && at <= *close)
        return TRUE;
      *open = G_MAXSIZE;
    }
  return FALSE;
}

/* New address for the link that is there; without one, its address is selected to be typed over. */
static PraxisTextEdit *
change_link (const PraxisCharacters *text,
             gsize                   middle,
             gsize                   close,
             const char             *address)
{
  PraxisTextEdit *edit = g_new0 (PraxisTextEdit, 1);

  edit->offset = middle + 2;
  if (address != NULL)
    {
      edit->n_removed = close - middle - 2;
      edit->inserted = g_strdup (address);
      edit->selection_start = edit->selection_end = edit->offset + (gsize) g_utf8_strlen (address, -1) + 1;
      return edit;
    }
  edit->inserted = g_strdup ("");
  edit->selection_start = edit->offset;
  edit->selection_end = close;
  return edit;
}

/* Of the selection, what can be a link's label: its first paragraph without blanks at the edges. */
static void
limit_to_paragraph (const PraxisCharacters *text,
                    gsize                  *start,
                    gsize                  *end)
{
  while (*start < *end && g_unichar_isspace (text->chars[*start]))
    (*start)++;
  for (gsize i = *start; i < *end; i++)
    {
      if (text->chars[i] == '\n' && praxis_characters_is_blank (text, i, MIN (praxis_characters_get_line_end (text, i + 1), *end)))
        *end = i;
    }
  while (*end > *start && g_unichar_isspace (text->chars[*end - 1]))
    (*end)--;
}

/* Brackets without their partner would end the label too early, or never. */
static char *
escape_label (const char *label)
{
  g_autoptr(GString) escaped = g_string_new (NULL);
  int depth = 0;
  gboolean balanced = TRUE;

  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          continue;
        }
      depth += *p == '[' ? 1 : *p == ']' ? -1 : 0;
      balanced = balanced && depth >= 0;
    }
  if (balanced && depth == 0)
    return g_strdup (label);
  for (const char *p = label; *p != '\0'; p++)
    {
      if ((*p == '[' || *p == ']') && !(p > label && p[-1] == '\\'))
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }
  return g_string_free_and_steal (g_steal_pointer (&escaped));
}

static PraxisTextEdit *
make_link (gsize       start,
           gsize       end,
           const char *label,
           const char *address)
{
  PraxisTextEdit *edit = g_new0 (PraxisTextEdit, 1);
  gsize n_label = (gsize) g_utf8_strlen (label, -1), n_address = (gsize) g_utf8_strlen (address, -1);

  edit->offset = start;
  edit->n_removed = end - start;
  edit->inserted = g_strdup_printf ("[%s](%s)", label, address);
  /* The caret goes to what is still missing. */
  edit->selection_start = *label == '\0' ? start + 1 : *address == '\0' ? start + n_label + 3 : start + n_label + n_address + 4;
  edit->selection_end = edit->selection_start;
  return edit;
}

/**
 * praxis_markdown_insert_link:
 * @text: CommonMark
 * @start: where the selection starts, in characters
 * @end: where it ends; @start for a caret
 * @url: (nullable): the address, or %NULL where it is to be typed
 *
 * Makes a link of the selection, or of the word at the caret, and puts the caret where something is missing. A selected address
 * becomes the link's address. In a link that is there already, its address changes or is selected.
 *
 * Returns: (transfer full): the edit
 */
PraxisTextEdit *
praxis_markdown_insert_link (const char *text,
                             gsize       start,
                             gsize       end,
                             const char *url)
{
  g_autoptr(PraxisCharacters) characters = NULL;
  g_autofree char *address = url != NULL ? escape_address (url) : NULL;
  g_autofree char *selected = NULL, *label = NULL;
  gsize open, middle, close;

  g_return_val_if_fail (text != NULL, NULL);

  characters = praxis_characters_new (text);
  praxis_selection_normalize (characters, &start, &end);
  if (find_link (characters, start, &open, &middle, &close) && end <= close)
    return change_link (characters, middle, close, address);
  if (start == end)
    praxis_characters_get_word (characters, start, &start, &end);
  else
    limit_to_paragraph (characters, &start, &end);
  selected = g_ucs4_to_utf8 (characters->chars + start, (glong) (end - start), NULL, NULL, NULL);
  if (url == NULL && is_address (selected))
    {
      address = escape_address (selected);
      return make_link (start, end, "", address);
    }
  if (start == end && url != NULL && is_address (url))
    {
      PraxisTextEdit *edit = g_new0 (PraxisTextEdit, 1);

      edit->offset = start;
      edit->inserted = g_strdup_printf ("<%s>", url);
      edit->selection_start = edit->selection_end = start + (gsize) g_utf8_strlen (edit->inserted, -1);
      return edit;
    }
  label = escape_label (selected);
  return make_link (start, end, label, address != NULL ? address : "");
}
