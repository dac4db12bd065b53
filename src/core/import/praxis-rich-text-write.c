/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-rich-text-private.h"

#include <string.h>

#include "praxis-markdown-escape.h"
#include "praxis-markdown.h"

/* Words with a look, written as CommonMark. Marks are put where CommonMark reads them as marks, punctuation and blanks stay outside
 * where it would not; what was written is read again, and where other words come out of it, it is written without marks. */

typedef enum
{
  MARK_STRONG,
  MARK_ITALIC,
  MARK_LINK,
} MarkKind;

/* Nobody emphasizes so much in one paragraph; what is beyond stays plain. */
#define MARKS_MAX 500

/* From and to in bytes of the text. */
typedef struct
{
  MarkKind kind;
  gsize    start;
  gsize    end;
  guint    link;
  /* While it is written: where its label starts. */
  gsize    label;
} Mark;

PraxisRichTextLine *
praxis_rich_text_line_new (void)
{
  PraxisRichTextLine *self = g_new0 (PraxisRichTextLine, 1);

  self->text = g_string_new (NULL);
  self->styles = g_byte_array_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
praxis_rich_text_line_free (PraxisRichTextLine *self)
{
  g_string_free (self->text, TRUE);
  g_byte_array_unref (self->styles);
  g_array_unref (self->links);
  g_free (self);
}

void
praxis_rich_text_line_clear (PraxisRichTextLine *self)
{
  g_string_truncate (self->text, 0);
  g_byte_array_set_size (self->styles, 0);
  g_array_set_size (self->links, 0);
}

void
praxis_rich_text_line_append (PraxisRichTextLine  *self,
                              const char          *bytes,
                              gsize                length,
                              PraxisRichTextStyle  style,
                              guint                link)
{
  guint8 look = (guint8) style;

  g_string_append_len (self->text, bytes, (gssize) length);
  for (gsize i = 0; i < length; i++)
    {
      g_byte_array_append (self->styles, &look, 1);
      g_array_append_val (self->links, link);
    }
}

void
praxis_rich_text_line_remove (PraxisRichTextLine *self,
                              gsize               start,
                              gsize               end)
{
  if (start == end)
    return;
  g_string_erase (self->text, (gssize) start, (gssize) (end - start));
  g_byte_array_remove_range (self->styles, (guint) start, (guint) (end - start));
  g_array_remove_range (self->links, (guint) start, (guint) (end - start));
}

/* What stands at each byte for one kind of mark; passages are where it stays the same. */
static guint
get_value (const PraxisRichTextLine *self,
           gsize                     at,
           MarkKind                  kind)
{
  if (at >= self->text->len)
    return 0;
  if (kind == MARK_LINK)
    return g_array_index (self->links, guint, at);
  return self->styles->data[at] & (kind == MARK_STRONG ? PRAXIS_RICH_TEXT_STRONG : PRAXIS_RICH_TEXT_ITALIC);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\n' || c == '\0';
}

static gunichar
get_before (const char *text,
            gsize       at)
{
  return at > 0 ? g_utf8_get_char (g_utf8_prev_char (text + at)) : ' ';
}

static gunichar
get_after (const char *text,
           gsize       at)
{
  return text[at] != '\0' ? g_utf8_get_char (text + at) : ' ';
}

static gboolean
is_word (gunichar c)
{
  return !g_unichar_isspace (c) && !g_unichar_ispunct (c);
}

/* Moves the ends inwards to where a mark opens and closes (left- and right-flanking): not beside a blank, and with punctuation
 * within not directly beside a word without. A link's bracket is punctuation. */
static void
fit (const PraxisRichTextLine *self,
     Mark                     *mark)
{
  const char *text = self->text->str;

  for (;;)
    {
      gboolean link = get_value (self, mark->start, MARK_LINK) != 0;
      gunichar c = get_after (text, mark->start);

      if (mark->start >= mark->end || (!g_unichar_isspace (c) && ((!link && is_word (c)) || !is_word (get_before (text, mark->start)))))
        break;
      mark->start += (gsize) (g_utf8_next_char (text + mark->start) - (text + mark->start));
    }
  for (;;)
    {
      gboolean link = mark->end > 0 && get_value (self, mark->end - 1, MARK_LINK) != 0;
      gunichar c = get_before (text, mark->end);

      if (mark->start >= mark->end || (!g_unichar_isspace (c) && ((!link && is_word (c)) || !is_word (get_after (text, mark->end)))))
        break;
      mark->end = (gsize) (g_utf8_prev_char (text + mark->end) - text);
    }
}

static void
add_mark (const PraxisRichTextLine *self,
          GArray                   *marks,
          Mark                      mark)
{
  if (mark.kind != MARK_LINK)
    fit (self, &mark);
  while (mark.start < mark.end && is_blank (self->text->str[mark.start]))
    mark.start++;
  while (mark.end > mark.start && is_blank (self->text->str[mark.end - 1]))
    mark.end--;
  if (mark.start < mark.end)
    g_array_append_val (marks, mark);
}

/* The next place behind @from at which an outer mark, of those so far, starts or ends across [@from, @end), or @end. */
static gsize
find_cut (GArray *marks,
          gsize   from,
          gsize   end)
{
  gsize cut = end;

  for (guint i = marks->len; i-- > 0;)
    {
      const Mark *outer = &g_array_index (marks, Mark, i);

      if (outer->end <= from || outer->start >= end || (outer->start >= from && outer->end <= end) ||
          (outer->start <= from && outer->end >= end))
        continue;
      if (outer->start > from)
        cut = MIN (cut, outer->start);
      else
        cut = MIN (cut, outer->end);
    }
  return cut;
}

static void
find_marks_of (const PraxisRichTextLine *self,
               GArray                   *marks,
               MarkKind                  kind)
{
  for (gsize start = 0, end; start < self->text->len && marks->len < MARKS_MAX; start = end)
    {
      guint value = get_value (self, start, kind);

      for (end = start + 1; end < self->text->len && get_value (self, end, kind) == value; end++)
        continue;
      while (value != 0 && start < end && marks->len < MARKS_MAX)
        {
          gsize cut = find_cut (marks, start, end);

          add_mark (self, marks, (Mark) { .kind = kind, .start = start, .end = cut, .link = kind == MARK_LINK ? value : 0 });
          start = cut;
        }
    }
}

/* Those that open first; of those that open together, the outer one. */
static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const Mark *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

static const char *
get_sign (const Mark *mark)
{
  return mark->kind == MARK_STRONG ? "**" : mark->kind == MARK_ITALIC ? "*" : "";
}

static void
close_mark (GString    *markdown,
            const Mark *mark,
            GPtrArray  *addresses)
{
  g_autofree char *label = NULL;
  const char *address;

  if (mark->kind != MARK_LINK)
    {
      g_string_append (markdown, get_sign (mark));
      return;
    }
  address = g_ptr_array_index (addresses, mark->link - 1);
  label = g_strdup (markdown->str + mark->label);
  g_string_truncate (markdown, mark->label);
  if (strcmp (label, address) == 0 && strpbrk (address, "<>&\\ ") == NULL)
    g_string_append_printf (markdown, "<%s>", address);
  else
    praxis_markdown_append_link (markdown, label, address);
}

static void
open_mark (GString *markdown,
           Mark    *mark)
{
  /* With an exclamation mark before its bracket, a link would be a picture. */
  if (mark->kind == MARK_LINK && markdown->len > 0 && markdown->str[markdown->len - 1] == '!')
    g_string_insert_c (markdown, (gssize) markdown->len - 1, '\\');
  g_string_append (markdown, get_sign (mark));
  mark->label = markdown->len;
}

/* The text from @start to @end, with a backslash before what is a line break. */
static void
append_text (GString    *markdown,
             const char *text,
             gsize       start,
             gsize       end)
{
  while (start < end)
    {
      const char *stop = memchr (text + start, '\n', end - start);
      gsize next = stop != NULL ? (gsize) (stop - text) : end;

      praxis_markdown_append_escaped (markdown, text + start, (gssize) (next - start));
      if (next < end)
        g_string_append (markdown, "\\\n");
      start = next + (next < end);
    }
}

static char *
write_marked (const PraxisRichTextLine *self,
              GPtrArray                *addresses)
{
  g_autoptr(GString) markdown = g_string_new (NULL);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr(GPtrArray) open = g_ptr_array_new ();
  gsize at = 0;
  guint next = 0;

  find_marks_of (self, marks, MARK_LINK);
  find_marks_of (self, marks, MARK_STRONG);
  find_marks_of (self, marks, MARK_ITALIC);
  g_array_sort (marks, compare_marks);
  while (next < marks->len || open->len > 0)
    {
      Mark *opening = next < marks->len ? &g_array_index (marks, Mark, next) : NULL;
      Mark *closing = open->len > 0 ? open->pdata[open->len - 1] : NULL;
      gboolean closes = closing != NULL && (opening == NULL || closing->end <= opening->start);
      gsize place = closes ? closing->end : opening->start;

      append_text (markdown, self->text->str, at, place);
      at = place;
      if (closes)
        {
          close_mark (markdown, closing, addresses);
          g_ptr_array_set_size (open, (int) open->len - 1);
          continue;
        }
      open_mark (markdown, opening);
      g_ptr_array_add (open, opening);
      next++;
    }
  append_text (markdown, self->text->str, at, self->text->len);
  return g_string_free_and_steal (g_steal_pointer (&markdown));
}

/* With a backslash before whatever could mean something, which is always right and never pretty. */
static char *
write_guarded (const char *text)
{
  GString *markdown = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_ispunct (*p) || *p == '\n')
        g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, *p);
    }
  return g_string_free_and_steal (markdown);
}

/* Puts what each line begins with before it, and guards its first characters. */
static char *
add_starts (const char *markdown,
            const char *first,
            const char *others)
{
  g_auto(GStrv) lines = g_strsplit (markdown, "\\\n", -1);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *guarded = praxis_markdown_guard_start (lines[i]);

      if (i > 0)
        g_string_append (text, "\\\n");
      g_string_append (text, i == 0 ? first : others);
      g_string_append (text, guarded);
    }
  return g_string_free_and_steal (text);
}

static gboolean
has_same_words (const char *markdown,
                const char *text)
{
  g_autofree char *plain = praxis_markdown_to_plain (markdown);

  return strcmp (plain, text) == 0;
}

/* Returns: (transfer full): @self as CommonMark, of which the first line begins with @first and every other one with @others */
char *
praxis_rich_text_line_to_markdown (const PraxisRichTextLine *self,
                                   GPtrArray                *addresses,
                                   const char               *first,
                                   const char               *others)
{
  const char *heading = *first == '#' ? first : "";

  for (int attempt = 0;; attempt++)
    {
      g_autoptr(GString) plain = g_string_new (NULL);
      g_autofree char *marked = NULL, *alone = NULL;

      if (attempt == 0)
        marked = write_marked (self, addresses);
      else if (attempt == 2)
        marked = write_guarded (self->text->str);
      else
        {
          append_text (plain, self->text->str, 0, self->text->len);
          marked = g_string_free_and_steal (g_steal_pointer (&plain));
        }
      alone = add_starts (marked, heading, "");
      if (attempt == 2 || has_same_words (alone, self->text->str))
        return add_starts (marked, first, others);
    }
}
