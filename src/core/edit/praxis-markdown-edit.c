/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-edit-private.h"

#include <string.h>

#include "praxis-markdown.h"
#include "praxis-words.h"

/* What the commands for emphasis, lists and links have in common. Each looks at the text, notes the places that it changes, and
 * gives one edit that holds them all, so that one undo takes it back. */

static void
clear_change (gpointer data)
{
  g_free (((PraxisTextChange *) data)->inserted);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const PraxisTextChange *first = a, *second = b;

  return first->at < second->at ? -1 : first->at > second->at;
}

PraxisCharacters *
praxis_characters_new (const char *text)
{
  PraxisCharacters *self = g_new0 (PraxisCharacters, 1);
  glong length;

  self->chars = g_utf8_to_ucs4_fast (text, -1, &length);
  self->length = (gsize) length;
  return self;
}

void
praxis_characters_free (PraxisCharacters *self)
{
  g_free (self->chars);
  g_free (self);
}

gboolean
praxis_characters_is_blank (const PraxisCharacters *self,
                            gsize                   start,
                            gsize                   end)
{
  while (start < end && g_unichar_isspace (self->chars[start]))
    start++;
  return start >= end;
}

gsize
praxis_characters_get_line_start (const PraxisCharacters *self,
                                  gsize                   at)
{
  while (at > 0 && self->chars[at - 1] != '\n')
    at--;
  return at;
}

gsize
praxis_characters_get_line_end (const PraxisCharacters *self,
                                gsize                   at)
{
  while (at < self->length && self->chars[at] != '\n')
    at++;
  return at;
}

static gboolean
is_in_word (const PraxisCharacters *self,
            gsize                   at)
{
  if (at >= self->length)
    return FALSE;
  return praxis_words_is_letter (self->chars[at]) ||
         (praxis_words_is_joiner (self->chars[at]) && at > 0 && praxis_words_is_letter (self->chars[at - 1]) &&
          praxis_words_is_letter (self->chars[at + 1]));
}

/* The word that holds or touches @at; empty where there is none. */
void
praxis_characters_get_word (const PraxisCharacters *self,
                            gsize                   at,
                            gsize                  *start,
                            gsize                  *end)
{
  *start = *end = at;
  while (*start > 0 && is_in_word (self, *start - 1))
    (*start)--;
  while (is_in_word (self, *end))
    (*end)++;
}

/* Whether the line that starts at @line is an item of a list. */
gboolean
praxis_characters_read_list_marker (const PraxisCharacters *self,
                                    gsize                   line,
                                    PraxisListMarker       *marker)
{
  gsize at = line;

  memset (marker, 0, sizeof *marker);
  while (self->chars[at] == ' ' || self->chars[at] == '\t')
    at++;
  marker->indent = at - line;
  marker->marker = at;
  while (self->chars[at] >= '0' && self->chars[at] <= '9' && at - marker->marker < 9)
    marker->number = marker->number * 10 + (self->chars[at++] - '0');
  marker->numbered = at > marker->marker;
  marker->sign = self->chars[at];
  if (marker->numbered ? marker->sign != '.' && marker->sign != ')' : marker->sign != '-' && marker->sign != '*' && marker->sign != '+')
    return FALSE;
  at++;
  /* CommonMark takes a sign alone for an empty item, but a line that ends in "2020." is none. */
  if (self->chars[at] != ' ' && self->chars[at] != '\t')
    return FALSE;
  while (self->chars[at] == ' ' || self->chars[at] == '\t')
    at++;
  marker->content = at;
  return TRUE;
}

GArray *
praxis_text_changes_new (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (PraxisTextChange));

  g_array_set_clear_func (changes, clear_change);
  return changes;
}

void
praxis_text_changes_add (GArray     *changes,
                         gsize       at,
                         gsize       n_removed,
                         const char *inserted,
                         gboolean    opening)
{
  PraxisTextChange change = { at, n_removed, g_strdup (inserted), opening };

  g_array_append_val (changes, change);
}

/* Where a caret that was at @at stands after the changes. */
static gsize
move_caret (GArray *changes,
            gsize   at)
{
  gsize moved = at;

  for (guint i = 0; i < changes->len; i++)
    {
      const PraxisTextChange *change = &g_array_index (changes, PraxisTextChange, i);
      gsize n_inserted = (gsize) g_utf8_strlen (change->inserted, -1);

      if (change->at > at)
        break;
      if (change->at < at || change->opening)
        moved += n_inserted;
      moved -= MIN (at - change->at, change->n_removed);
    }
  return moved;
}

static char *
dup_range (const PraxisCharacters *text,
           gsize                   start,
           gsize                   end)
{
  return g_ucs4_to_utf8 (text->chars + start, (glong) (end - start), NULL, NULL, NULL);
}

/* One edit from the first change to the last, with the selection @start to @end of the unchanged text carried along. */
PraxisTextEdit *
praxis_text_changes_to_edit (GArray                 *changes,
                             const PraxisCharacters *text,
                             gsize                   start,
                             gsize                   end)
{
  PraxisTextEdit *edit = g_new0 (PraxisTextEdit, 1);
  g_autoptr(GString) inserted = g_string_new (NULL);
  gsize at = start;

  g_array_sort (changes, compare_changes);
  if (changes->len > 0)
    at = g_array_index (changes, PraxisTextChange, 0).at;
  edit->offset = at;
  for (guint i = 0; i < changes->len; i++)
    {
      const PraxisTextChange *change = &g_array_index (changes, PraxisTextChange, i);

      if (change->at > at)
        {
          g_autofree char *kept = dup_range (text, at, change->at);

          g_string_append (inserted, kept);
        }
      g_string_append (inserted, change->inserted);
      at = MAX (at, change->at + change->n_removed);
    }
  edit->n_removed = at - edit->offset;
  edit->inserted = g_string_free_and_steal (g_steal_pointer (&inserted));
  edit->selection_start = move_caret (changes, start);
  edit->selection_end = MAX (move_caret (changes, end), edit->selection_start);
  return edit;
}

void
praxis_selection_normalize (const PraxisCharacters *text,
                            gsize                  *start,
                            gsize                  *end)
{
  gsize first = MIN (*start, *end), last = MAX (*start, *end);

  *start = MIN (first, text->length);
  *end = MIN (last, text->length);
}

/**
 * praxis_text_edit_free:
 * @self: (transfer full): an edit
 */
void
praxis_text_edit_free (PraxisTextEdit *self)
{
  g_free (self->inserted);
  g_free (self);
}

/**
 * praxis_markdown_count_words:
 * @text: CommonMark
 *
 * Counts the words that a reader sees: no marks, no addresses behind links. Apostrophes and hyphens within a word and the point
 * of a number do not part it, and an address that is written out is one word.
 *
 * Returns: the number of words
 */
guint
praxis_markdown_count_words (const char *text)
{
  g_autofree char *plain = NULL;
  guint n_words = 0;

  g_return_val_if_fail (text != NULL, 0);

  plain = praxis_markdown_to_plain (text);
  for (const char *p = plain; *p != '\0';)
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      n_words++;
      p = praxis_words_get_end (p);
    }
  return n_words;
}
