/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-text.h"

#include <cmark.h>
#include <string.h>

/*
 * Checks read words, authors write Markdown. The plain text is put together from the pieces of the parsed document, and each piece
 * that stands in the source as it is remembers where:
 *
 *   source   The effect was *d* = 0.42 &lt; 0.5
 *   plain    The effect was d = 0.42 < 0.5
 *   pieces   |_____________|_|______|_|___|
 *
 * CommonMark's parser says where a piece starts, but for some lines within lists and quotations it is off; so its word is a hint, and
 * what stands there is compared.
 */

typedef struct
{
  gsize    plain;
  gsize    source;
  gsize    length;
  gsize    source_length;
} Piece;

struct _PraxisReviewText
{
  PraxisDraftField  field;
  char             *source;
  char             *plain;
  GArray           *pieces;
};

/* What the pieces are put together with. */
typedef struct
{
  PraxisReviewText *text;
  GString          *plain;
  GArray           *lines;      /* where each line of the source starts, in bytes */
  gsize             length;     /* of the source */
  gsize             cursor;     /* how far the source is used */
} Assembly;

static GArray *
find_lines (const char *source)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start = 0;

  g_array_append_val (lines, start);
  for (const char *end = strchr (source, '\n'); end != NULL; end = strchr (end + 1, '\n'))
    {
      start = end + 1 - source;
      g_array_append_val (lines, start);
    }
  return lines;
}

/* Where the parser says that a node starts; where it says nothing of use, how far the source is used. */
static gsize
get_hint (Assembly   *self,
          cmark_node *node)
{
  int line = cmark_node_get_start_line (node), column = cmark_node_get_start_column (node);
  gsize hint;

  if (line < 1 || (guint) line > self->lines->len || column < 1)
    return self->cursor;
  hint = g_array_index (self->lines, gsize, line - 1) + column - 1;
  return hint < self->cursor || hint > self->length ? self->cursor : hint;
}

/* The end of a character reference ("&lt;") at @at; 0 where there is none. */
static gsize
find_reference_end (const char *source,
                    gsize       at)
{
  gsize end = at + 1;

  if (source[at] != '&')
    return 0;
  while (g_ascii_isalnum (source[end]) || source[end] == '#')
    end++;
  return source[end] == ';' ? end + 1 : 0;
}

static void
add_piece (PraxisReviewText *self,
           gsize             plain,
           gsize             length,
           gsize             source,
           gsize             source_length)
{
  Piece piece = { plain, source, length, source_length };

  if (length > 0)
    g_array_append_val (self->pieces, piece);
}

/* What the source has in the place of one character of a literal: the character, one behind a backslash, or a character reference.
 * Gives the bytes of the source; 0 where it is something else. */
static gsize
match_character (const char *source,
                 gsize       at,
                 const char *character,
                 gsize       length)
{
  gsize end;

  if (strncmp (source + at, character, length) == 0)
    return length;
  if (source[at] == '\\' && strncmp (source + at + 1, character, length) == 0)
    return length + 1;
  end = find_reference_end (source, at);
  return end != 0 ? end - at : 0;
}

/* Follows a literal through the source from @at on; says how many bytes of it are there. Adds its pieces to @text, where one is given,
 * as from the byte @plain on. */
static gsize
follow (const char       *source,
        gsize            *at,
        const char       *literal,
        PraxisReviewText *text,
        gsize             plain)
{
  gsize done = 0, run_start = 0, run_source = *at;

  while (literal[done] != '\0')
    {
      gsize length = g_utf8_next_char (literal + done) - (literal + done);
      gsize source_length = match_character (source, *at, literal + done, length);

      if (source_length == 0)
        break;
      if (source_length != length && text != NULL)
        {
          add_piece (text, plain + run_start, done - run_start, run_source, done - run_start);
          add_piece (text, plain + done, length, *at, source_length);
          run_start = done + length;
          run_source = *at + source_length;
        }
      done += length;
      *at += source_length;
    }
  if (text != NULL)
    add_piece (text, plain + run_start, done - run_start, run_source, done - run_start);
  return done;
}

/* Starts where the parser says, or where the last literal ended: where more of it is. */
static void
add_literal (Assembly   *self,
             cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node), *source = self->text->source;
  gsize hint = get_hint (self, node), at_hint = hint, at_cursor = self->cursor;
  gsize with_hint = follow (source, &at_hint, literal, NULL, 0);
  gsize with_cursor = follow (source, &at_cursor, literal, NULL, 0);

  if (with_hint >= with_cursor)
    self->cursor = hint;
  if (MAX (with_hint, with_cursor) > 0)
    follow (source, &self->cursor, literal, self->text, self->plain->len);
  g_string_append (self->plain, literal);
}

static void
add_node (Assembly         *self,
          cmark_node       *node,
          cmark_event_type  event)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_CODE_BLOCK:
      if (event == CMARK_EVENT_EXIT || cmark_node_get_type (node) == CMARK_NODE_CODE_BLOCK)
        g_string_append (self->plain, "\n\n");
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (self->plain, '\n');
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
      add_literal (self, node);
      break;
    default:
      break;
    }
}

static void
assemble (PraxisReviewText *self)
{
  cmark_node *document = cmark_parse_document (self->source, strlen (self->source), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  g_autoptr(GArray) lines = find_lines (self->source);
  Assembly assembly = { self, g_string_new (NULL), lines, strlen (self->source), 0 };
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    add_node (&assembly, cmark_iter_get_node (iter), event);
  cmark_iter_free (iter);
  cmark_node_free (document);
  self->plain = g_string_free_and_steal (assembly.plain);
}

/**
 * praxis_review_text_new:
 * @field: the part of a post that it is
 * @markdown: its text, CommonMark (https://spec.commonmark.org/)
 *
 * Returns: (transfer full): its words, without markup, addresses of links, and code blocks; paragraphs are separated by an empty line
 */
PraxisReviewText *
praxis_review_text_new (PraxisDraftField  field,
                        const char       *markdown)
{
  PraxisReviewText *self;

  g_return_val_if_fail (markdown != NULL, NULL);

  self = g_new0 (PraxisReviewText, 1);
  self->field = field;
  self->source = g_strdup (markdown);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  assemble (self);
  return self;
}

/**
 * praxis_review_text_new_plain:
 * @field: the part of a post that it is
 * @text: its text, which has no markup
 *
 * Returns: (transfer full): its words
 */
PraxisReviewText *
praxis_review_text_new_plain (PraxisDraftField  field,
                              const char       *text)
{
  PraxisReviewText *self;
  Piece whole = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (PraxisReviewText, 1);
  self->field = field;
  self->source = g_strdup (text);
  self->plain = g_strdup (text);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  whole.length = whole.source_length = strlen (text);
  g_array_append_val (self->pieces, whole);
  return self;
}

/**
 * praxis_review_text_free:
 * @self: (transfer full): a text
 */
void
praxis_review_text_free (PraxisReviewText *self)
{
  g_free (self->source);
  g_free (self->plain);
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * praxis_review_text_get_field:
 * @self: a text
 *
 * Returns: the part of a post that it is
 */
PraxisDraftField
praxis_review_text_get_field (PraxisReviewText *self)
{
  return self->field;
}

/**
 * praxis_review_text_get_plain:
 * @self: a text
 *
 * Returns: (transfer none): its words
 */
const char *
praxis_review_text_get_plain (PraxisReviewText *self)
{
  return self->plain;
}

/* The last piece that starts at or before a byte of the plain text; the first one where none does. */
static const Piece *
find_piece (PraxisReviewText *self,
            gsize             plain)
{
  guint low = 0, high = self->pieces->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->pieces, Piece, middle).plain <= plain)
        low = middle;
      else
        high = middle;
    }
  return self->pieces->len > 0 ? &g_array_index (self->pieces, Piece, low) : NULL;
}

/* The byte of the source that a byte of the plain text came from; the end of its piece where it came from none. */
static gsize
to_source (PraxisReviewText *self,
           gsize             plain)
{
  const Piece *piece = find_piece (self, plain);

  if (piece == NULL || plain < piece->plain)
    return 0;
  if (plain >= piece->plain + piece->length)
    return piece->source + piece->source_length;
  return piece->length == piece->source_length ? piece->source + (plain - piece->plain) : piece->source;
}

/* The byte behind the one that the last byte before @plain came from. */
static gsize
to_source_end (PraxisReviewText *self,
               gsize             plain)
{
  const Piece *piece = plain > 0 ? find_piece (self, plain - 1) : NULL;

  if (piece == NULL || plain - 1 < piece->plain)
    return 0;
  if (plain >= piece->plain + piece->length || piece->length != piece->source_length)
    return piece->source + piece->source_length;
  return piece->source + (plain - piece->plain);
}

static void
get_source_range (PraxisReviewText *self,
                  gsize             start,
                  gsize             end,
                  gsize            *source_start,
                  gsize            *source_end)
{
  *source_start = to_source (self, start);
  *source_end = MAX (*source_start, to_source_end (self, end));
}

/**
 * praxis_review_text_get_place:
 * @self: a text
 * @start: where something starts in its plain form, in bytes
 * @end: where it ends, in bytes
 *
 * Returns: where that stands in the Markdown
 */
PraxisPlace
praxis_review_text_get_place (PraxisReviewText *self,
                              gsize             start,
                              gsize             end)
{
  gsize source_start, source_end;

  get_source_range (self, start, end, &source_start, &source_end);
  return (PraxisPlace) {
    .field = self->field,
    .start = g_utf8_pointer_to_offset (self->source, self->source + source_start),
    .end = g_utf8_pointer_to_offset (self->source, self->source + source_end),
  };
}

/**
 * praxis_review_text_dup_source:
 * @self: a text
 * @start: where something starts in its plain form, in bytes
 * @end: where it ends, in bytes
 *
 * Returns: (transfer full) (nullable): the Markdown that it came from; %NULL where that has markup within, so that putting
 *   something else in its place would leave a loose end
 */
char *
praxis_review_text_dup_source (PraxisReviewText *self,
                               gsize             start,
                               gsize             end)
{
  gsize source_start, source_end;

  get_source_range (self, start, end, &source_start, &source_end);
  if (source_end - source_start != end - start ||
      strncmp (self->source + source_start, self->plain + start, end - start) != 0)
    return NULL;
  return g_strndup (self->source + source_start, source_end - source_start);
}
