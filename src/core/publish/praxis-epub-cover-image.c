/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-epub-private.h"

#include <pango/pangocairo.h>

/*
 * The cover as a picture of dots, which devices show on their shelf: many of them know no other.
 *
 * What the desktop prefers, such as the hinting of fonts, has no say in it, so that on one computer the same book is the
 * same bytes.
 */

/* Text may not come nearer to an edge. */
#define MARGIN 100

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
fill_rectangle (cairo_t               *cairo,
                const PraxisEpubShape *shape)
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
show_text (cairo_t               *cairo,
           PangoContext          *context,
           const PraxisEpubShape *shape)
{
  const int widest = PRAXIS_EPUB_COVER_WIDTH - 2 * MARGIN;
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
 * praxis_epub_make_cover_image:
 * @shapes: (element-type PraxisEpubShape): the cover
 * @language: the language of its words
 *
 * Returns: (transfer full): the cover as PNG
 */
GBytes *
praxis_epub_make_cover_image (GArray     *shapes,
                              const char *language)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PRAXIS_EPUB_COVER_WIDTH, PRAXIS_EPUB_COVER_HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  g_autoptr(PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = create_context (fonts, language);
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < shapes->len; i++)
    {
      const PraxisEpubShape *shape = &g_array_index (shapes, PraxisEpubShape, i);

      set_colour (cairo, shape->colour);
      if (shape->text != NULL)
        show_text (cairo, context, shape);
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
