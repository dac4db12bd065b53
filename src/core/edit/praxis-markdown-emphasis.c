/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-markdown-edit-private.h"

/* Bold and italics on and off. Which marks belong together is found as CommonMark finds it
 * (https://spec.commonmark.org/0.30/#phase-2-inline-structure), so that a mark that is shown as such is not taken for one. */

/* A paragraph, an item, a heading, without what it begins with. */
typedef struct
{
  gsize start;
  gsize end;
} Block;

/* Marks that belong together: @n_marks characters at @open and at @close. */
typedef struct
{
  gsize open;
  gsize close;
  gsize n_marks;
} Span;

/* Some marks in a row. */
typedef struct
{
  gsize    at;
  gsize    n_marks;
  gsize    n_written;
  gunichar mark;
  gboolean opens;
  gboolean closes;
} Run;

typedef struct
{
  PraxisCharacters *text;
  GArray           *changes;
  gsize             n_marks;
} Toggle;

/* Behind a quotation's, a list's or a heading's sign. */
static gsize
skip_prefix (const PraxisCharacters *text,
             gsize                   line)
{
  gsize at = line;

  for (;;)
    {
      PraxisListMarker marker;
      gsize start = at, n_signs = 0;

      while (text->chars[at] == ' ' || text->chars[at] == '\t')
        at++;
      while (text->chars[at + n_signs] == '#')
        n_signs++;
      if (n_signs > 0 && n_signs <= 6 && text->chars[at + n_signs] == ' ')
        at += n_signs + 1;
      else if (text->chars[at] == '>')
        at++;
      else if (praxis_characters_read_list_marker (text, at, &marker))
        at = marker.content;
      else
        return start == line ? line : at;
    }
}

static GArray *
find_blocks (const PraxisCharacters *text)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  gboolean open = FALSE;

  for (gsize line = 0; line <= text->length;)
    {
      gsize end = praxis_characters_get_line_end (text, line);
      gsize start = skip_prefix (text, line);
      Block block = { start, end };

      if (praxis_characters_is_blank (text, line, end))
        open = FALSE;
      else if (open && start == line)
        g_array_index (blocks, Block, blocks->len - 1).end = end;
      else
        g_array_append_val (blocks, block);
      /* A heading has one line. */
      open = !praxis_characters_is_blank (text, line, end) && !(start > line && text->chars[line] == '#');
      line = end + 1;
    }
  return blocks;
}

static gboolean
is_punctuation (gunichar c)
{
  return c < 0x80 ? g_ascii_ispunct ((char) c) : g_unichar_ispunct (c);
}

/* Whether marks between these two characters begin or end an emphasis (left- and right-flanking). */
static void
read_flanks (gunichar  before,
             gunichar  after,
             gunichar  mark,
             gboolean *opens,
             gboolean *closes)
{
  gboolean space_before = before == 0 || g_unichar_isspace (before), space_after = after == 0 || g_unichar_isspace (after);
  gboolean left = !space_after && (!is_punctuation (after) || space_before || is_punctuation (before));
  gboolean right = !space_before && (!is_punctuation (before) || space_after || is_punctuation (after));

  *opens = left && (mark == '*' || !right || is_punctuation (before));
  *closes = right && (mark == '*' || !left || is_punctuation (after));
}

/* Behind code, an address, or a character that a backslash guards: there marks mean nothing. */
static gsize
skip_literal (const PraxisCharacters *text,
              gsize                   at,
              gsize                   end)
{
  gunichar c = text->chars[at];
  gsize n_ticks = 0;

  if (c == '\\')
    return MIN (at + 2, end);
  if ((c == ']' && text->chars[at + 1] == '(') || (c == '<' && g_unichar_isalpha (text->chars[at + 1])))
    {
      for (gsize close = at; close < end; close++)
        {
          if (text->chars[close] == (c == ']' ? ')' : '>'))
            return close + 1;
        }
    }
  while (at + n_ticks < end && text->chars[at + n_ticks] == '`')
    n_ticks++;
  for (gsize close = at + n_ticks, n = 0; n_ticks > 0 && close <= end; close++)
    {
      if (close < end && text->chars[close] == '`')
        n++;
      else if (n == n_ticks)
        return close;
      else
        n = 0;
    }
  return at + MAX (n_ticks, 1);
}

static GArray *
find_runs (const PraxisCharacters *text,
           const Block            *block)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (gsize at = block->start; at < block->end;)
    {
      Run run = { .at = at, .mark = text->chars[at] };

      if (run.mark != '*' && run.mark != '_')
        {
          at = skip_literal (text, at, block->end);
          continue;
        }
      while (at < block->end && text->chars[at] == run.mark)
        at++;
      run.n_marks = run.n_written = at - run.at;
      read_flanks (run.at > block->start ? text->chars[run.at - 1] : 0, at < block->end ? text->chars[at] : 0, run.mark, &run.opens,
                   &run.closes);
      g_array_append_val (runs, run);
    }
  return runs;
}

static gboolean
fits (const Run *opener,
      const Run *closer)
{
  if (opener->mark != closer->mark || !opener->opens || opener->n_marks == 0)
    return FALSE;
  return !(opener->closes || closer->opens) || (opener->n_written + closer->n_written) % 3 != 0 ||
         (opener->n_written % 3 == 0 && closer->n_written % 3 == 0);
}

/* Returns: whether an opener was found for what is left of the run @i */
static gboolean
close_run (GArray *runs,
           guint   i,
           GArray *spans)
{
  Run *closer = &g_array_index (runs, Run, i);

  for (guint j = i; j-- > 0;)
    {
      Run *opener = &g_array_index (runs, Run, j);
      Span span;

      if (!fits (opener, closer))
        continue;
      span.n_marks = opener->n_marks >= 2 && closer->n_marks >= 2 ? 2 : 1;
      span.open = opener->at + opener->n_marks - span.n_marks;
      span.close = closer->at;
      g_array_append_val (spans, span);
      opener->n_marks -= span.n_marks;
      closer->n_marks -= span.n_marks;
      closer->at += span.n_marks;
      for (guint k = j + 1; k < i; k++)
        g_array_index (runs, Run, k).n_marks = 0;
      return TRUE;
    }
  return FALSE;
}

static GArray *
find_spans (const PraxisCharacters *text,
            const Block            *block)
{
  g_autoptr(GArray) runs = find_runs (text, block);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));

  for (guint i = 0; i < runs->len; i++)
    {
      Run *closer = &g_array_index (runs, Run, i);

      while (closer->closes && closer->n_marks > 0 && close_run (runs, i, spans))
        continue;
    }
  return spans;
}

/* The marks of @n_marks around all of the piece, or NULL. A caret outside the opening marks is not within them. */
static const Span *
find_cover (GArray      *spans,
            const Block *piece,
            gsize        n_marks)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (span->n_marks == n_marks && piece->start >= span->open && piece->end <= span->close + n_marks &&
          (piece->start < piece->end || piece->start > span->open))
        return span;
    }
  return NULL;
}

static void
trim (const PraxisCharacters *text,
      Block                  *piece)
{
  while (piece->start < piece->end && g_unichar_isspace (text->chars[piece->start]))
    piece->start++;
  while (piece->end > piece->start && g_unichar_isspace (text->chars[piece->end - 1]))
    piece->end--;
}

/* The marks of @span, written at @at to open or to close, or NULL where they would not be read so. */
static char *
dup_mark (Toggle     *self,
          const Span *span,
          gsize       at,
          gboolean    opening)
{
  gboolean opens, closes;

  read_flanks (at > 0 ? self->text->chars[at - 1] : 0, self->text->chars[at], self->text->chars[span->open], &opens, &closes);
  if (opening ? !opens : !closes)
    return NULL;
  return g_ucs4_to_utf8 (self->text->chars + span->open, (glong) span->n_marks, NULL, NULL, NULL);
}

/* Takes the marks off the piece; what stands before and behind it within them keeps them. */
static void
switch_off (Toggle      *self,
            const Span  *span,
            const Block *piece)
{
  Block before = { span->open + span->n_marks, MAX (piece->start, span->open + span->n_marks) };
  Block behind = { MIN (piece->end, span->close), span->close };
  gboolean whole = piece->start == piece->end;
  g_autofree char *close = NULL, *open = NULL;

  trim (self->text, &before);
  trim (self->text, &behind);
  whole = whole || (before.start == before.end && behind.start == behind.end);
  if (!whole && before.start < before.end)
    whole = (close = dup_mark (self, span, before.end, FALSE)) == NULL;
  if (!whole && behind.start < behind.end)
    whole = (open = dup_mark (self, span, behind.start, TRUE)) == NULL;
  if (!whole && close != NULL)
    praxis_text_changes_add (self->changes, before.end, 0, close, TRUE);
  else
    praxis_text_changes_add (self->changes, span->open, span->n_marks, "", FALSE);
  if (!whole && open != NULL)
    praxis_text_changes_add (self->changes, behind.start, 0, open, FALSE);
  else
    praxis_text_changes_add (self->changes, span->close, span->n_marks, "", FALSE);
}

/* Makes the piece so large that marks around it cut no other ones in two. */
static void
widen (GArray *spans,
       Block  *piece,
       gsize   n_marks)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      gsize open = span->open, close = span->close + span->n_marks;
      gboolean inside = piece->start >= open + span->n_marks && piece->end <= span->close;

      if (open >= piece->end || close <= piece->start || (inside && span->n_marks != n_marks) ||
          (piece->start <= open && piece->end >= close))
        continue;
      piece->start = MIN (piece->start, open);
      piece->end = MAX (piece->end, close);
      i = G_MAXUINT;
    }
}

static void
switch_on (Toggle *self,
           GArray *spans,
           Block   piece)
{
  const char *mark = self->n_marks == 2 ? "**" : "*";

  widen (spans, &piece, self->n_marks);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (span->n_marks != self->n_marks || span->open < piece.start || span->close >= piece.end)
        continue;
      praxis_text_changes_add (self->changes, span->open, span->n_marks, "", FALSE);
      praxis_text_changes_add (self->changes, span->close, span->n_marks, "", FALSE);
    }
  praxis_text_changes_add (self->changes, piece.start, 0, mark, TRUE);
  praxis_text_changes_add (self->changes, piece.end, 0, mark, FALSE);
}

/* Marks with nothing between them, around the caret. */
static gboolean
has_empty_marks (Toggle *self,
                 gsize   at)
{
  gsize n = 0, m = 0;

  while (n < at && self->text->chars[at - n - 1] == '*')
    n++;
  while (self->text->chars[at + m] == '*')
    m++;
  return n == m && (n == self->n_marks || n == 3);
}

/* Without a selection: the word at the caret, or the marks around it, or new ones to write between. */
static void
toggle_caret (Toggle *self,
              GArray *blocks,
              gsize  *at)
{
  const char *mark = self->n_marks == 2 ? "**" : "*";
  Block piece = { *at, *at };
  g_autoptr(GArray) spans = NULL;
  const Span *cover = NULL;

  if (has_empty_marks (self, *at))
    {
      praxis_text_changes_add (self->changes, *at - self->n_marks, 2 * self->n_marks, "", FALSE);
      return;
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      if (*at < block->start || *at > block->end)
        continue;
      spans = find_spans (self->text, block);
      cover = find_cover (spans, &piece, self->n_marks);
      praxis_characters_get_word (self->text, *at, &piece.start, &piece.end);
    }
  if (cover != NULL && *at == cover->close)
    *at += cover->n_marks;
  else if (cover != NULL)
    switch_off (self, cover, &(Block) { *at, *at });
  else if (piece.start < piece.end)
    {
      switch_on (self, spans, piece);
      if (*at == piece.end)
        g_array_index (self->changes, PraxisTextChange, self->changes->len - 1).opening = TRUE;
    }
  else
    {
      praxis_text_changes_add (self->changes, *at, 0, mark, TRUE);
      praxis_text_changes_add (self->changes, *at, 0, mark, FALSE);
    }
}

/* Off where every piece has the marks already, on for those that have none otherwise. */
static void
toggle_selection (Toggle *self,
                  GArray *blocks,
                  gsize   start,
                  gsize   end)
{
  gboolean on = FALSE;

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < blocks->len; i++)
        {
          const Block *block = &g_array_index (blocks, Block, i);
          Block piece = { MAX (start, block->start), MIN (end, block->end) };
          g_autoptr(GArray) spans = NULL;
          const Span *cover;

          if (piece.start >= piece.end)
            continue;
          trim (self->text, &piece);
          if (piece.start == piece.end)
            continue;
          spans = find_spans (self->text, block);
          cover = find_cover (spans, &piece, self->n_marks);
          if (pass == 0)
            on = on || cover == NULL;
          else if (on && cover == NULL)
            switch_on (self, spans, piece);
          else if (!on)
            switch_off (self, cover, &piece);
        }
    }
}

/**
 * praxis_markdown_toggle_emphasis:
 * @text: CommonMark
 * @start: where the selection starts, in characters
 * @end: where it ends; @start for a caret
 * @strong: bold instead of italics
 *
 * Makes the selection bold or italic, or takes that away where all of it is. Blanks at its edges stay outside the marks, and of
 * several paragraphs or items each gets its own. Without a selection it is the word at the caret or, where there is none, marks
 * to write between; at the end of what is marked, the caret goes behind the marks.
 *
 * Returns: (transfer full): the edit; one that changes nothing where only blanks are selected
 */
PraxisTextEdit *
praxis_markdown_toggle_emphasis (const char *text,
                                 gsize       start,
                                 gsize       end,
                                 gboolean    strong)
{
  g_autoptr(PraxisCharacters) characters = NULL;
  g_autoptr(GArray) changes = praxis_text_changes_new ();
  g_autoptr(GArray) blocks = NULL;
  Block selection;

  g_return_val_if_fail (text != NULL, NULL);

  characters = praxis_characters_new (text);
  blocks = find_blocks (characters);
  praxis_selection_normalize (characters, &start, &end);
  selection = (Block) { start, end };
  trim (characters, &selection);
  if (start == end)
    {
      toggle_caret (&(Toggle) { characters, changes, strong ? 2 : 1 }, blocks, &start);
      end = start;
    }
  else if (selection.start < selection.end)
    {
      start = selection.start;
      end = selection.end;
      toggle_selection (&(Toggle) { characters, changes, strong ? 2 : 1 }, blocks, start, end);
    }
  return praxis_text_changes_to_edit (changes, characters, start, end);
}
