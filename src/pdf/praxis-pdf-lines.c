/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a page with the sizes of their fonts, out of what Poppler says of each character. */

#include "config.h"

#include "praxis-pdf-lines.h"

/* No page of text has more; what follows is not looked at. */
#define MAX_CHARACTERS 40000

/* Of the size of a line; what is smaller is a mark of a footnote. */
#define RAISED 0.8

typedef struct
{
  gunichar         character;
  double           size;
  PopplerRectangle place;
} Glyph;

static void
line_free (gpointer data)
{
  PraxisPdfLine *line = data;

  g_free (line->text);
  g_free (line);
}

/* The size that most of the letters have. */
static double
most_common_size (const Glyph *glyphs,
                  gsize        n_glyphs)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (NULL, NULL);
  double best = 0;
  int best_count = 0;

  for (gsize i = 0; i < n_glyphs; i++)
    {
      gpointer key = GINT_TO_POINTER ((int) (CLAMP (glyphs[i].size, 0, 10000) * 10));
      int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) + 1;

      if (!g_unichar_isalnum (glyphs[i].character))
        continue;
      g_hash_table_insert (counts, key, GINT_TO_POINTER (count));
      if (count > best_count)
        {
          best_count = count;
          best = glyphs[i].size;
        }
    }
  return best;
}

/* NULL for a line of which nothing is to be seen. */
static PraxisPdfLine *
line_new (const Glyph *glyphs,
          gsize        n_glyphs)
{
  PraxisPdfLine *line = g_new0 (PraxisPdfLine, 1);
  GString *text = g_string_new (NULL);
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE;

  line->top = G_MAXDOUBLE;
  line->bottom = -G_MAXDOUBLE;
  line->size = most_common_size (glyphs, n_glyphs);
  for (gsize i = 0; i < n_glyphs; i++)
    {
      const Glyph *glyph = &glyphs[i];

      if (glyph->size < RAISED * line->size && !g_unichar_isspace (glyph->character))
        continue;
      g_string_append_unichar (text, g_unichar_isspace (glyph->character) ? ' ' : glyph->character);
      line->n_letters += g_unichar_isalpha (glyph->character);
      line->top = MIN (line->top, glyph->place.y1);
      line->bottom = MAX (line->bottom, glyph->place.y2);
      left = MIN (left, glyph->place.x1);
      right = MAX (right, glyph->place.x2);
    }
  line->text = g_strstrip (g_string_free_and_steal (text));
  line->is_turned = line->n_letters > 2 && line->bottom - line->top > right - left;
  if (line->n_letters > 0)
    return line;
  line_free (line);
  return NULL;
}

/* The characters of a page, up to MAX_CHARACTERS; NULL where it has no text. */
static Glyph *
dup_glyphs (PopplerPage *page,
            gsize       *n_glyphs)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *places = NULL;
  g_autofree Glyph *glyphs = NULL;
  const char *at = text;
  GList *runs;
  guint n_places = 0;

  if (text == NULL || !poppler_page_get_text_layout (page, &places, &n_places))
    return NULL;
  *n_glyphs = MIN (MIN ((gsize) g_utf8_strlen (text, -1), n_places), MAX_CHARACTERS);
  glyphs = g_new0 (Glyph, *n_glyphs);
  for (gsize i = 0; i < *n_glyphs; i++, at = g_utf8_next_char (at))
    {
      glyphs[i].character = g_utf8_get_char (at);
      glyphs[i].place = places[i];
    }
  runs = poppler_page_get_text_attributes (page);
  for (GList *item = runs; item != NULL; item = item->next)
    {
      PopplerTextAttributes *run = item->data;

      for (gint64 i = MAX (run->start_index, 0); i <= run->end_index && i < (gint64) *n_glyphs; i++)
        glyphs[i].size = run->font_size;
    }
  poppler_page_free_text_attributes (runs);
  return g_steal_pointer (&glyphs);
}

/* (element-type PraxisPdfLine): in the order in which they are read; none where the page has no text. */
GPtrArray *
praxis_pdf_lines_new (PopplerPage *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  gsize n_glyphs = 0;
  g_autofree Glyph *glyphs = dup_glyphs (page, &n_glyphs);

  for (gsize start = 0, end; glyphs != NULL && start < n_glyphs; start = end + 1)
    {
      PraxisPdfLine *line;

      for (end = start; end < n_glyphs && glyphs[end].character != '\n'; end++)
        ;
      line = line_new (glyphs + start, end - start);
      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  return lines;
}

/* The size in which most of the page is printed. */
double
praxis_pdf_lines_get_body_size (GPtrArray *lines)
{
  double best = 0;
  guint best_letters = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      double size = ((PraxisPdfLine *) g_ptr_array_index (lines, i))->size;
      guint letters = 0;

      for (guint j = 0; j < lines->len; j++)
        {
          const PraxisPdfLine *line = g_ptr_array_index (lines, j);

          letters += ABS (line->size - size) < 0.1 ? line->n_letters : 0;
        }
      if (letters > best_letters)
        {
          best_letters = letters;
          best = size;
        }
    }
  return best;
}
