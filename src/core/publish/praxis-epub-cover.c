/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include "praxis-catalogue.h"
#include "praxis-drawing.h"
#include "praxis-xml.h"

/*
 * The cover: title, author and years above a picture of the book itself, one column for each of its years, months or topics,
 * as high as it has posts.
 *
 * It is laid out once, and written twice: as the picture of the cover's page, in which text stays text, in whatever font the
 * reader has, and as one of dots for the shelf of devices, many of which know no other.
 */

#define WIDTH 1600
#define HEIGHT 2400

/* Where text may stand, in the units of the picture. */
#define TEXT_WIDTH 1240
#define MARGIN 100
#define TITLE_TOP 300
#define TITLE_LINES_MAX 6

/* The picture: its left end, its ground, and how high the highest column is. */
#define PICTURE_LEFT 180
#define PICTURE_WIDTH (WIDTH - 2 * PICTURE_LEFT)
#define GROUND 2040
#define COLUMN_MAX 620
#define COLUMN_MIN 24

#define PAPER "#f4f0e6"
#define INK "#23302f"
#define FAINT "#5a625f"

/* From the oldest to the newest. */
static const char *const colours[] = { "#8fb8b4", "#75a6a4", "#5c9394", "#458083", "#316e73", "#1f5f67" };

typedef struct
{
  char  *label;
  guint  n;
} Column;

static void
column_clear (Column *column)
{
  g_free (column->label);
}

/* --- What the columns are --------------------------------------------------------------------------------- */

static void
add_column (GArray *columns,
            char   *label)
{
  const Column column = { label, 0 };

  g_array_append_val (columns, column);
}

/* One for each year from the first to the last, also for those without posts. */
static void
add_years (PraxisEpubBook *self,
           GArray         *columns)
{
  int first = 0;

  for (guint i = 0; i < self->months->len; i++)
    {
      int year = praxis_month_get_year (g_array_index (self->months, PraxisMonth, i));

      if (first == 0)
        first = year;
      while ((int) columns->len <= year - first)
        add_column (columns, g_strdup_printf ("%d", first + (int) columns->len));
      g_array_index (columns, Column, year - first).n++;
    }
}

static void
add_months (PraxisEpubBook *self,
            GArray         *columns)
{
  PraxisMonth last = PRAXIS_MONTH_NONE;

  for (guint i = 0; i < self->months->len; i++)
    {
      PraxisMonth month = g_array_index (self->months, PraxisMonth, i);

      if (month != last)
        add_column (columns, praxis_catalogue_format_month (self->language, month));
      last = month;
      g_array_index (columns, Column, columns->len - 1).n++;
    }
}

static void
add_topics (PraxisEpubBook *self,
            GArray         *columns)
{
  for (guint i = 0; i < self->topics->len; i++)
    {
      PraxisEpubTopic *topic = self->topics->pdata[i];

      add_column (columns, g_strdup (praxis_term_get_label (topic->term)));
      g_array_index (columns, Column, columns->len - 1).n = topic->posts->len;
    }
}

/* The first of them that makes a picture. */
static GArray *
make_columns (PraxisEpubBook *self)
{
  static void (*const ways[]) (PraxisEpubBook *, GArray *) = { add_years, add_months, add_topics };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  g_array_set_clear_func (columns, (GDestroyNotify) column_clear);
  for (gsize i = 0; i < G_N_ELEMENTS (ways) && columns->len < 2; i++)
    {
      g_array_set_size (columns, 0);
      ways[i] (self, columns);
    }
  return columns;
}

/* --- The picture ------------------------------------------------------------------------------------------ */

static void
add_words (PraxisEpubBook *self,
           PraxisDrawing  *drawing)
{
  static const guint sizes[] = { 168, 136, 112, 92 };
  const char *author = praxis_digest_get_author (self->digest);
  guint size = praxis_drawing_choose_size (drawing, self->title, sizes, G_N_ELEMENTS (sizes));
  int y = praxis_drawing_add_lines (drawing, self->title, TITLE_TOP + size, size, TITLE_LINES_MAX, INK);

  if (self->epub->subtitle != NULL)
    y = praxis_drawing_add_lines (drawing, self->epub->subtitle, y + 30, 76, 2, FAINT);
  if (self->span != NULL && g_strcmp0 (self->span, self->epub->subtitle) != 0)
    praxis_drawing_add_lines (drawing, self->span, y + 30, 64, 1, FAINT);
  praxis_drawing_add_lines (drawing, author, GROUND + 190, 68, 1, INK);
}

static void
draw_column (PraxisDrawing *drawing,
             GArray        *columns,
             guint          i,
             guint          max)
{
  guint slot = PICTURE_WIDTH / columns->len;
  guint width = MAX (slot * 7 / 10, 2);
  guint n = g_array_index (columns, Column, i).n;
  guint height = COLUMN_MIN + n * (guint64) (COLUMN_MAX - COLUMN_MIN) / max;

  if (n > 0)
    praxis_drawing_add_rectangle (drawing, PICTURE_LEFT + i * slot + (slot - width) / 2, GROUND - height, width, height,
                                  MIN (width / 2, 14), colours[i * G_N_ELEMENTS (colours) / columns->len]);
}

static void
draw_columns (PraxisDrawing *drawing,
              GArray        *columns)
{
  guint max = 1;

  for (guint i = 0; i < columns->len; i++)
    max = MAX (max, g_array_index (columns, Column, i).n);
  for (guint i = 0; i < columns->len; i++)
    draw_column (drawing, columns, i, max);
  praxis_drawing_add_rectangle (drawing, 140, GROUND, 1320, 6, 3, INK);
}

static PraxisDrawing *
draw (PraxisEpubBook *self,
      GArray         *columns)
{
  PraxisDrawing *drawing = praxis_drawing_new (WIDTH, HEIGHT, TEXT_WIDTH, MARGIN);

  praxis_drawing_add_rectangle (drawing, 0, 0, WIDTH, HEIGHT, 0, PAPER);
  if (columns->len > 0)
    draw_columns (drawing, columns);
  add_words (self, drawing);
  return drawing;
}

/* What the picture shows, in words. */
static char *
dup_description (GArray *columns)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      g_string_append_printf (text, "%s%s: %u", i > 0 ? "; " : "", column->label, column->n);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- The files -------------------------------------------------------------------------------------------- */

static void
write_shape (PraxisXml         *xml,
             const PraxisShape *shape,
             const char        *direction)
{
  g_autofree char *x = g_strdup_printf ("%d", shape->x);
  g_autofree char *y = g_strdup_printf ("%d", shape->y);
  g_autofree char *width = g_strdup_printf ("%d", shape->width);
  g_autofree char *height = g_strdup_printf ("%d", shape->height);
  g_autofree char *radius = g_strdup_printf ("%d", shape->radius);
  g_autofree char *size = g_strdup_printf ("%u", shape->size);

  if (shape->text != NULL)
    praxis_xml_element (xml, "text", shape->text, "x", x, "y", y, "font-size", size, "fill", shape->colour, "text-anchor",
                        "middle", "direction", direction, NULL);
  else
    praxis_xml_element (xml, "rect", NULL, "x", x, "y", y, "width", width, "height", height, "rx", radius, "fill",
                        shape->colour, NULL);
}

/**
 * praxis_epub_make_cover:
 * @self: a book
 * @image: (out) (transfer full): the same as a picture of dots, PNG
 *
 * Returns: (transfer full): its cover, SVG 1.1
 */
char *
praxis_epub_make_cover (PraxisEpubBook  *self,
                        GBytes         **image)
{
  PraxisXml *xml = praxis_xml_new ();
  g_autoptr(GArray) columns = make_columns (self);
  g_autoptr(PraxisDrawing) drawing = draw (self, columns);
  g_autofree char *description = dup_description (columns);

  praxis_xml_open (xml, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox",
                   "0 0 " G_STRINGIFY (WIDTH) " " G_STRINGIFY (HEIGHT), "width", G_STRINGIFY (WIDTH), "height",
                   G_STRINGIFY (HEIGHT), "font-family", "Charter, Georgia, 'Noto Serif', serif", "xml:lang", self->language,
                   NULL);
  praxis_xml_element (xml, "title", self->title, NULL);
  if (*description != '\0')
    praxis_xml_element (xml, "desc", description, NULL);
  for (guint i = 0; i < drawing->shapes->len; i++)
    write_shape (xml, &g_array_index (drawing->shapes, PraxisShape, i), praxis_html_get_direction (self->language));
  *image = praxis_drawing_to_png (drawing, self->language);
  return praxis_xml_free_to_string (xml);
}
