/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-drawing.h"

#include <pango/pangocairo.h>

#include "praxis-html.h"
#include "praxis-line-break.h"

/*
 * Pictures of words and rectangles: they are laid out as a list of shapes, and drawn as dots where a program knows no other
 * pictures, as those that show the covers of books or the pictures of links.
 *
 * Lines are broken by what letters are wide on average, so that whoever writes the shapes in another way, in whatever font,
 * has the same lines. What the desktop prefers, such as the hinting of fonts, has no say in the dots, so that on one computer
 * the same shapes are the same bytes.
 */

static void
shape_clear (PraxisShape *shape)
{
  g_free (shape->text);
}

/**
 * praxis_drawing_new:
 * @width: how wide it is
 * @height: how high it is
 * @text_width: how wide a line of text is laid out
 * @margin: how near to the left and the right edge text may come, where the letters of a font are wider than was thought
 *
 * Returns: (transfer full): a picture on which nothing is
 */
PraxisDrawing *
praxis_drawing_new (int width,
                    int height,
                    int text_width,
                    int margin)
{
  PraxisDrawing *self = g_new0 (PraxisDrawing, 1);

  self->width = width;
  self->height = height;
  self->text_width = text_width;
  self->margin = margin;
  self->shapes = g_array_new (FALSE, TRUE, sizeof (PraxisShape));
  g_array_set_clear_func (self->shapes, (GDestroyNotify) shape_clear);
  return self;
}

/**
 * praxis_drawing_free:
 * @self: (transfer full): a picture
 */
void
praxis_drawing_free (PraxisDrawing *self)
{
  g_array_unref (self->shapes);
  g_free (self);
}

/* --- Laying out ------------------------------------------------------------------------------------------- */

/**
 * praxis_drawing_add_rectangle:
 * @self: a picture
 * @x: where it begins
 * @y: its top
 * @width: how wide it is
 * @height: how high it is
 * @radius: that of its corners
 * @colour: "#rgb" or "#rrggbb"
 */
void
praxis_drawing_add_rectangle (PraxisDrawing *self,
                              int            x,
                              int            y,
                              int            width,
                              int            height,
                              int            radius,
                              const char    *colour)
{
  PraxisShape shape = { .x = x, .y = y, .width = width, .height = height, .radius = radius };

  g_strlcpy (shape.colour, colour, sizeof shape.colour);
  g_array_append_val (self->shapes, shape);
}

static double
measure (const char *text,
         gpointer    user_data)
{
  return praxis_line_guess_width (text) * *(const guint *) user_data;
}

static GPtrArray *
break_lines (PraxisDrawing *self,
             const char    *text,
             guint          size)
{
  return praxis_line_break (text, self->text_width, measure, &size);
}

/**
 * praxis_drawing_count_lines:
 * @self: a picture
 * @text: a text
 * @size: how large it is
 *
 * Returns: how many lines it takes
 */
guint
praxis_drawing_count_lines (PraxisDrawing *self,
                            const char    *text,
                            guint          size)
{
  g_autoptr(GPtrArray) lines = break_lines (self, text, size);

  return lines->len;
}

/**
 * praxis_drawing_choose_size:
 * @self: a picture
 * @title: the text that matters most
 * @sizes: (array length=n_sizes): sizes, the largest first
 * @n_sizes: how many
 *
 * Returns: the largest with which it is short: two lines of the first, three of the second and so on; otherwise the last
 */
guint
praxis_drawing_choose_size (PraxisDrawing *self,
                            const char    *title,
                            const guint   *sizes,
                            gsize          n_sizes)
{
  for (gsize i = 0; i + 1 < n_sizes; i++)
    {
      if (praxis_drawing_count_lines (self, title, sizes[i]) <= i + 2)
        return sizes[i];
    }
  return sizes[n_sizes - 1];
}

/**
 * praxis_drawing_add_lines:
 * @self: a picture
 * @text: a text
 * @y: what the letters of its first line stand on
 * @size: how large it is
 * @max_lines: how many lines there may be; what is longer ends with an ellipsis
 * @colour: "#rgb" or "#rrggbb"
 *
 * Adds a text in the middle, where it is right for either direction of writing.
 *
 * Returns: what the letters of a line behind it would stand on
 */
int
praxis_drawing_add_lines (PraxisDrawing *self,
                          const char    *text,
                          int            y,
                          guint          size,
                          guint          max_lines,
                          const char    *colour)
{
  g_autoptr(GPtrArray) lines = break_lines (self, text, size);

  for (guint i = 0; i < MIN (lines->len, max_lines); i++)
    {
      gboolean is_cut = i + 1 == max_lines && lines->len > max_lines;
      PraxisShape shape = { .x = self->width / 2, .y = y, .size = size };

      shape.text = g_strconcat (lines->pdata[i], is_cut ? "…" : NULL, NULL);
      g_strlcpy (shape.colour, colour, sizeof shape.colour);
      g_array_append_val (self->shapes, shape);
      y += size * 5 / 4;
    }
  return y;
}

/* --- Dots ------------------------------------------------------------------------------------------------- */

static cairo_status_t
append_cb (gpointer             bytes,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_colour (cairo_t    *cairo,
            const char *colour)
{
  PangoColor parsed = { 0 };

  pango_color_parse (&parsed, colour);
  cairo_set_source_rgb (cairo, parsed.red / 65535.0, parsed.green / 65535.0, parsed.blue / 65535.0);
}

static void
fill_rectangle (cairo_t           *cairo,
                const PraxisShape *shape)
{
  double r = MIN (shape->radius, shape->height / 2.0);
  double right = shape->x + shape->width, bottom = shape->y + shape->height;

  cairo_new_sub_path (cairo);
  cairo_arc (cairo, right - r, shape->y + r, r, -G_PI_2, 0);
  cairo_arc (cairo, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cairo, shape->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cairo, shape->x + r, shape->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cairo);
  cairo_fill (cairo);
}

static PangoLayout *
create_layout (PangoContext *context,
               const char   *text,
               double        size)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Charter, Georgia, Noto Serif, serif");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static int
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Lines were broken for letters of a middling width; where the font's are wider, the line gets smaller. */
static void
show_text (const PraxisDrawing *self,
           cairo_t             *cairo,
           PangoContext        *context,
           const PraxisShape   *shape)
{
  const int widest = self->width - 2 * self->margin;
  g_autoptr(PangoLayout) layout = create_layout (context, shape->text, shape->size);
  int width = get_width (layout);

  if (width > widest)
    {
      g_object_unref (layout);
      layout = create_layout (context, shape->text, (double) shape->size * widest / width);
      width = get_width (layout);
    }
  cairo_move_to (cairo, shape->x - width / 2.0, shape->y - pango_units_to_double (pango_layout_get_baseline (layout)));
  pango_cairo_show_layout (cairo, layout);
}

static PangoContext *
create_context (PangoFontMap *fonts,
                const char   *language)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();
  gboolean is_rtl = g_str_equal (praxis_html_get_direction (language), "rtl");

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

/**
 * praxis_drawing_to_png:
 * @self: a picture
 * @language: the language of its words
 *
 * Returns: (transfer full): the picture as PNG
 */
GBytes *
praxis_drawing_to_png (PraxisDrawing *self,
                       const char    *language)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width, self->height);
  cairo_t *cairo = cairo_create (surface);
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = create_context (fonts, language);
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const PraxisShape *shape = &g_array_index (self->shapes, PraxisShape, i);

      set_colour (cairo, shape->colour);
      if (shape->text != NULL)
        show_text (self, cairo, context, shape);
      else
        fill_rectangle (cairo, shape);
    }
  g_object_unref (context);
  cairo_surface_flush (surface);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
