/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include "praxis-catalogue.h"
#include "praxis-line-break.h"
#include "praxis-xml.h"

/*
 * The cover: title, author and years above a picture of the book itself, one column for each of its years, months or topics,
 * as high as it has posts.
 *
 * It is laid out once, and written twice: as the picture of the cover's page, here, and as one of dots for the shelf, by
 * praxis-epub-cover-image.c. In the first text stays text, in whatever font the reader has, so that lines are broken by what letters are wide on average. It stands
 * in the middle, where it is right for either direction of writing.
 */

#define WIDTH PRAXIS_EPUB_COVER_WIDTH
#define HEIGHT PRAXIS_EPUB_COVER_HEIGHT

/* Where text may stand, in the units of the picture. */
#define TEXT_WIDTH 1240
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

/* --- Text ------------------------------------------------------------------------------------------------- */

static double
measure (const char *text,
         gpointer    user_data)
{
  return praxis_line_guess_width (text) * *(const guint *) user_data;
}

static GPtrArray *
break_lines (const char *text,
             guint       size)
{
  return praxis_line_break (text, TEXT_WIDTH, measure, &size);
}

static void
add_line (GArray     *shapes,
          const char *text,
          guint       top,
          guint       size,
          const char *colour)
{
  const PraxisEpubShape shape = { .text = g_strdup (text), .x = WIDTH / 2, .y = top, .size = size, .colour = colour };

  g_array_append_val (shapes, shape);
}

/* Returns: where the next line may stand */
static guint
add_lines (GArray     *shapes,
           const char *text,
           guint       top,
           guint       size,
           guint       max_lines,
           const char *colour)
{
  g_autoptr(GPtrArray) lines = break_lines (text, size);

  for (guint i = 0; i < MIN (lines->len, max_lines); i++)
    {
      gboolean is_cut = i + 1 == max_lines && lines->len > max_lines;
      g_autofree char *line = g_strconcat (lines->pdata[i], is_cut ? "…" : NULL, NULL);

      add_line (shapes, line, top, size, colour);
      top += size * 5 / 4;
    }
  return top;
}

/* The largest size with which the title fits. */
static guint
choose_size (const char *title)
{
  static const guint sizes[] = { 168, 136, 112 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GPtrArray) lines = break_lines (title, sizes[i]);

      if (lines->len <= i + 2)
        return sizes[i];
    }
  return 92;
}

static void
add_words (PraxisEpubBook *self,
           GArray         *shapes)
{
  const char *author = praxis_digest_get_author (self->digest);
  guint size = choose_size (self->title);
  guint top = add_lines (shapes, self->title, TITLE_TOP + size, size, TITLE_LINES_MAX, INK);

  if (self->epub->subtitle != NULL)
    top = add_lines (shapes, self->epub->subtitle, top + 30, 76, 2, FAINT);
  if (self->span != NULL && g_strcmp0 (self->span, self->epub->subtitle) != 0)
    add_lines (shapes, self->span, top + 30, 64, 1, FAINT);
  add_lines (shapes, author, GROUND + 190, 68, 1, INK);
}

/* --- The picture ------------------------------------------------------------------------------------------ */

static void
add_rectangle (GArray     *shapes,
               int         x,
               int         y,
               int         width,
               int         height,
               int         radius,
               const char *colour)
{
  const PraxisEpubShape shape = { NULL, x, y, width, height, radius, 0, colour };

  g_array_append_val (shapes, shape);
}

static void
draw_column (GArray *shapes,
             GArray *columns,
             guint   i,
             guint   max)
{
  guint slot = PICTURE_WIDTH / columns->len;
  guint width = MAX (slot * 7 / 10, 2);
  guint n = g_array_index (columns, Column, i).n;
  guint height = COLUMN_MIN + n * (guint64) (COLUMN_MAX - COLUMN_MIN) / max;

  if (n > 0)
    add_rectangle (shapes, PICTURE_LEFT + i * slot + (slot - width) / 2, GROUND - height, width, height, MIN (width / 2, 14),
                   colours[i * G_N_ELEMENTS (colours) / columns->len]);
}

static void
draw_picture (GArray *shapes,
              GArray *columns)
{
  guint max = 1;

  for (guint i = 0; i < columns->len; i++)
    max = MAX (max, g_array_index (columns, Column, i).n);
  for (guint i = 0; i < columns->len; i++)
    draw_column (shapes, columns, i, max);
  add_rectangle (shapes, 140, GROUND, 1320, 6, 3, INK);
}

static void
shape_clear (PraxisEpubShape *shape)
{
  g_free (shape->text);
}

static GArray *
draw (PraxisEpubBook *self,
      GArray         *columns)
{
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (PraxisEpubShape));

  g_array_set_clear_func (shapes, (GDestroyNotify) shape_clear);
  add_rectangle (shapes, 0, 0, WIDTH, HEIGHT, 0, PAPER);
  if (columns->len > 0)
    draw_picture (shapes, columns);
  add_words (self, shapes);
  return shapes;
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
write_shape (PraxisXml             *xml,
             const PraxisEpubShape *shape,
             const char            *direction)
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
  g_autoptr(GArray) shapes = draw (self, columns);
  g_autofree char *description = dup_description (columns);

  praxis_xml_open (xml, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox",
                   "0 0 " G_STRINGIFY (WIDTH) " " G_STRINGIFY (HEIGHT), "width", G_STRINGIFY (WIDTH), "height",
                   G_STRINGIFY (HEIGHT), "font-family", "Charter, Georgia, 'Noto Serif', serif", "xml:lang", self->language,
                   NULL);
  praxis_xml_element (xml, "title", self->title, NULL);
  if (*description != '\0')
    praxis_xml_element (xml, "desc", description, NULL);
  for (guint i = 0; i < shapes->len; i++)
    write_shape (xml, &g_array_index (shapes, PraxisEpubShape, i), praxis_html_get_direction (self->language));
  *image = praxis_epub_make_cover_image (shapes, self->language);
  return praxis_xml_free_to_string (xml);
}
