/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-edit-private.h"

/* Lists. An editor wraps long lines, so that each line is a paragraph, and becomes an item. */

static gsize
get_next_line (const PraxisCharacters *text,
               gsize                   line)
{
  return praxis_characters_get_line_end (text, line) + 1;
}

/* Returns: whether the line before @line is an item's; @marker is its marker */
static gboolean
read_marker_before (const PraxisCharacters *text,
                    gsize                   line,
                    PraxisListMarker       *marker)
{
  return line > 0 && praxis_characters_read_list_marker (text, praxis_characters_get_line_start (text, line - 1), marker);
}

static gboolean
is_blank_line (const PraxisCharacters *text,
               gsize                   line)
{
  return line > text->length || praxis_characters_is_blank (text, line, praxis_characters_get_line_end (text, line));
}

/* Whether the lines from @first to @end, but for empty ones, are items of that kind; at least one line counts. */
static gboolean
is_list (const PraxisCharacters *text,
         gsize                   first,
         gsize                   end,
         gboolean                numbered)
{
  gboolean found = FALSE;

  for (gsize line = first; line <= end; line = get_next_line (text, line))
    {
      PraxisListMarker marker;

      if (is_blank_line (text, line))
        continue;
      if (!praxis_characters_read_list_marker (text, line, &marker) || marker.numbered != numbered)
        return FALSE;
      found = TRUE;
    }
  return found;
}

/* Items become paragraphs again, with an empty line between them. */
static void
remove_list (GArray                 *changes,
             const PraxisCharacters *text,
             gsize                   first,
             gsize                   end)
{
  for (gsize line = first; line <= end; line = get_next_line (text, line))
    {
      gboolean apart = line > 0 && !is_blank_line (text, praxis_characters_get_line_start (text, line - 1));
      gsize next = get_next_line (text, line);
      PraxisListMarker marker;

      if (!praxis_characters_read_list_marker (text, line, &marker))
        continue;
      praxis_text_changes_add (changes, line, marker.content - line, apart ? "\n" : "", TRUE);
      if (next > end && !is_blank_line (text, next))
        praxis_text_changes_add (changes, next - 1, 0, "\n", FALSE);
    }
}

/* Whether @line ends the list, so that an empty line must part them. */
static gboolean
needs_gap (const PraxisCharacters *text,
           gsize                   line)
{
  PraxisListMarker marker;

  return !is_blank_line (text, line) && !praxis_characters_read_list_marker (text, line, &marker);
}

static void
make_list (GArray                 *changes,
           const PraxisCharacters *text,
           gsize                   first,
           gsize                   end,
           gboolean                numbered)
{
  PraxisListMarker marker;
  guint number = 1;
  gboolean started = read_marker_before (text, first, &marker);
  gsize last = first;

  if (started && marker.numbered && numbered)
    number = marker.number + 1;
  started = started || first == 0 || is_blank_line (text, praxis_characters_get_line_start (text, first - 1));
  for (gsize line = first; line <= end; line = get_next_line (text, line))
    {
      g_autofree char *sign = numbered ? g_strdup_printf ("%u. ", number) : g_strdup ("- ");
      g_autofree char *inserted = g_strconcat (started ? "" : "\n", sign, NULL);
      gboolean item = praxis_characters_read_list_marker (text, line, &marker);
      gsize next = get_next_line (text, line);

      /* Nothing but an empty line is a new item; between others an empty line would only set them apart. */
      if (is_blank_line (text, line) && next <= end)
        {
          praxis_text_changes_add (changes, line, next - line, "", FALSE);
          continue;
        }
      if (is_blank_line (text, line) && line != first)
        continue;
      praxis_text_changes_add (changes, item ? marker.marker : line, item ? marker.content - marker.marker : 0, inserted, TRUE);
      started = TRUE;
      number++;
      last = line;
    }
  if (needs_gap (text, get_next_line (text, last)) && get_next_line (text, last) > end)
    praxis_text_changes_add (changes, praxis_characters_get_line_end (text, last), 0, "\n", FALSE);
}

/**
 * praxis_markdown_toggle_list:
 * @text: CommonMark
 * @start: where the selection starts, in characters
 * @end: where it ends; @start for a caret
 * @numbered: a list with numbers instead of bullets
 *
 * Makes items of the lines that the selection touches, or paragraphs again where all of them are such items. A list of the other
 * kind changes its marks.
 *
 * Returns: (transfer full): the edit
 */
PraxisTextEdit *
praxis_markdown_toggle_list (const char *text,
                             gsize       start,
                             gsize       end,
                             gboolean    numbered)
{
  g_autoptr(PraxisCharacters) characters = NULL;
  g_autoptr(GArray) changes = praxis_text_changes_new ();
  gsize first, last;

  g_return_val_if_fail (text != NULL, NULL);

  characters = praxis_characters_new (text);
  praxis_selection_normalize (characters, &start, &end);
  first = praxis_characters_get_line_start (characters, start);
  /* A selection of whole lines ends where the next line starts, which it does not touch. */
  last = praxis_characters_get_line_end (characters, end > start && characters->chars[end - 1] == '\n' ? end - 1 : end);
  end = MIN (end, last);
  while (first < last && is_blank_line (characters, first) && get_next_line (characters, first) <= last)
    first = get_next_line (characters, first);
  if (is_list (characters, first, last, numbered))
    remove_list (changes, characters, first, last);
  else
    make_list (changes, characters, first, last, numbered);
  return praxis_text_changes_to_edit (changes, characters, start, end);
}

/* The items that follow count on from @number. */
static void
renumber (GArray                 *changes,
          const PraxisCharacters *text,
          gsize                   line,
          const PraxisListMarker *before,
          guint                   number)
{
  PraxisListMarker marker;

  for (; line <= text->length && praxis_characters_read_list_marker (text, line, &marker); line = get_next_line (text, line))
    {
      g_autofree char *digits = NULL;
      gsize n_digits = 0;

      if (marker.indent > before->indent)
        continue;
      if (!marker.numbered || marker.sign != before->sign || marker.indent < before->indent || marker.number + 1 != number)
        return;
      while (text->chars[marker.marker + n_digits] != marker.sign)
        n_digits++;
      digits = g_strdup_printf ("%u", number++);
      praxis_text_changes_add (changes, marker.marker, n_digits, digits, FALSE);
    }
}

/**
 * praxis_markdown_continue_list:
 * @text: CommonMark
 * @cursor: where the caret is, in characters
 *
 * What the Enter key does in an item of a list: it begins the next one, with the next number, and the items behind count on; in
 * an empty item it ends the list.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL where Enter is nothing but a new line
 */
PraxisTextEdit *
praxis_markdown_continue_list (const char *text,
                               gsize       cursor)
{
  g_autoptr(PraxisCharacters) characters = NULL;
  g_autoptr(GArray) changes = praxis_text_changes_new ();
  g_autoptr(GString) next = NULL;
  PraxisListMarker marker, before;
  gsize line;

  g_return_val_if_fail (text != NULL, NULL);

  characters = praxis_characters_new (text);
  cursor = MIN (cursor, characters->length);
  line = praxis_characters_get_line_start (characters, cursor);
  if (!praxis_characters_read_list_marker (characters, line, &marker) || cursor < marker.content)
    return NULL;
  if (is_blank_line (characters, marker.content))
    {
      /* Behind an item an empty line must come, or what is written next would belong to it. */
      gboolean apart = read_marker_before (characters, line, &before);

      praxis_text_changes_add (changes, line, praxis_characters_get_line_end (characters, line) - line, apart ? "\n" : "", TRUE);
      return praxis_text_changes_to_edit (changes, characters, cursor, cursor);
    }
  next = g_string_new ("\n");
  for (gsize i = line; i < marker.marker; i++)
    g_string_append_unichar (next, characters->chars[i]);
  if (marker.numbered)
    g_string_append_printf (next, "%u%c ", marker.number + 1, (char) marker.sign);
  else
    g_string_append_printf (next, "%c ", (char) marker.sign);
  praxis_text_changes_add (changes, cursor, 0, next->str, TRUE);
  if (marker.numbered)
    renumber (changes, characters, get_next_line (characters, line), &marker, marker.number + 2);
  return praxis_text_changes_to_edit (changes, characters, cursor, cursor);
}
