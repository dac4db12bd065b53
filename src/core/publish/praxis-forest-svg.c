/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-layout.h"

#include <string.h>

#include "praxis-xml.h"

/*
 * Forest plots as SVG: in a page, where it takes its colour and its font from the text around it, and as a file of its own. Text stays
 * text, so that it can be read aloud, searched and copied.
 */

/* In a page: narrow enough to be read on a phone, where the picture is as wide as the screen. */
#define PAGE_WIDTH 380
#define PAGE_SIZE 14

/* In a file. */
#define FILE_WIDTH 760
#define FILE_MARGIN 24
#define FILE_SIZE 14
#define FILE_TITLE_SIZE 20
#define FILE_HEADING_SIZE 16

/* Letters without serifs are a little wider than those that lengths are guessed for. */
#define SANS_SERIF 1.06

#define ARROW_HALF 0.3

typedef struct
{
  PraxisXml *xml;
  double     size;
  gboolean   is_rtl;
} Writer;

static double
measure (const char *text,
         gpointer    user_data)
{
  return praxis_line_guess_width (text) * SANS_SERIF * *(const double *) user_data;
}

/* A tenth of a unit is finer than a screen. */
static char *
dup_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.1f", number);
  if (g_str_has_suffix (buffer, ".0"))
    buffer[strlen (buffer) - 2] = '\0';
  return g_strdup (g_str_equal (buffer, "-0") ? "0" : buffer);
}

/* --- Shapes --- */

static void
write_line (Writer                  *self,
            const PraxisForestShape *shape)
{
  static const char *const widths[] = {
    [PRAXIS_FOREST_AXIS] = "1", [PRAXIS_FOREST_NO_EFFECT] = "1", [PRAXIS_FOREST_INTERVAL] = "1.6"
  };
  gboolean is_dashed = shape->role == PRAXIS_FOREST_NO_EFFECT;
  g_autofree char *x = dup_number (shape->x);
  g_autofree char *y = dup_number (shape->y);
  g_autofree char *x2 = dup_number (shape->x2);
  g_autofree char *y2 = dup_number (shape->y2);

  praxis_xml_element (self->xml, "line", NULL, "x1", x, "y1", y, "x2", x2, "y2", y2, "stroke", "currentColor", "stroke-width",
                      widths[shape->role], "stroke-dasharray", is_dashed ? "3 3" : NULL, NULL);
}

static void
write_square (Writer                  *self,
              const PraxisForestShape *shape)
{
  g_autofree char *x = dup_number (shape->x);
  g_autofree char *y = dup_number (shape->y);
  g_autofree char *width = dup_number (shape->x2 - shape->x);

  praxis_xml_element (self->xml, "rect", NULL, "x", x, "y", y, "width", width, "height", width, NULL);
}

static void
write_arrow (Writer                  *self,
             const PraxisForestShape *shape)
{
  double half = ARROW_HALF * self->size;
  g_autofree char *x = dup_number (shape->x);
  g_autofree char *y = dup_number (shape->y);
  g_autofree char *x2 = dup_number (shape->x2);
  g_autofree char *above = dup_number (shape->y - half);
  g_autofree char *below = dup_number (shape->y + half);
  g_autofree char *path = g_strdup_printf ("M%s %sL%s %sV%sZ", x, y, x2, above, below);

  praxis_xml_element (self->xml, "path", NULL, "d", path, NULL);
}

/* Which end of a text is its start is a matter of its direction. */
static void
write_text_at (Writer            *self,
               const char        *text,
               double             left,
               double             top,
               double             size,
               PraxisForestAlign  align,
               const char        *weight,
               gboolean           is_rtl)
{
  const char *const anchors[] = { is_rtl ? "end" : "start", "middle", is_rtl ? "start" : "end" };
  g_autofree char *x = dup_number (left);
  g_autofree char *y = dup_number (top);
  g_autofree char *font_size = dup_number (size);

  praxis_xml_element (self->xml, "text", text, "x", x, "y", y, "font-size", font_size, "font-weight", weight, "text-anchor",
                      anchors[align], "direction", is_rtl ? "rtl" : "ltr", NULL);
}

static void
write_text (Writer                  *self,
            const PraxisForestShape *shape)
{
  double size = shape->role == PRAXIS_FOREST_LABEL ? self->size : self->size * PRAXIS_FOREST_SMALL;
  gboolean is_number = shape->role == PRAXIS_FOREST_NUMBERS || shape->role == PRAXIS_FOREST_TICK;
  const char *weight = shape->role == PRAXIS_FOREST_NOTICE ? "bold" : NULL;

  /* Numbers, with their brackets, are read from left to right in every language. */
  write_text_at (self, shape->text, shape->x, shape->y, size, shape->align, weight,
                 !is_number && praxis_line_is_rtl (shape->text, self->is_rtl));
}

static void
write_shapes (Writer *self,
              GArray *shapes,
              guint   first,
              guint   end)
{
  static void (*const writers[]) (Writer *, const PraxisForestShape *) = {
    [PRAXIS_FOREST_LINE] = write_line,
    [PRAXIS_FOREST_SQUARE] = write_square,
    [PRAXIS_FOREST_ARROW] = write_arrow,
    [PRAXIS_FOREST_TEXT] = write_text,
  };

  for (guint i = first; i < end; i++)
    {
      const PraxisForestShape *shape = &g_array_index (shapes, PraxisForestShape, i);

      writers[shape->kind] (self, shape);
    }
}

/* --- Groups --- */

static gboolean
leads_somewhere (const PraxisForestRow *row)
{
  return row->source.address != NULL && praxis_html_is_safe_address (row->source.address);
}

/* The label, which comes first, is the link. */
static void
write_row (Writer                  *self,
           const PraxisForestRow   *row,
           GArray                  *shapes)
{
  guint n_labels = 0;

  if (leads_somewhere (row))
    {
      while (n_labels < shapes->len && g_array_index (shapes, PraxisForestShape, n_labels).role == PRAXIS_FOREST_LABEL)
        n_labels++;
      praxis_xml_open (self->xml, "a", "href", row->source.address, NULL);
      write_shapes (self, shapes, 0, n_labels);
      praxis_xml_close (self->xml);
    }
  write_shapes (self, shapes, n_labels, shapes->len);
}

/* A group's shapes, each row a list of its own and the axis the last one. Returns: (element-type GArray) */
static GPtrArray *
layout_group (const PraxisForestFrame *frame,
              const PraxisForestPlot  *plot,
              const PraxisForestGroup *group,
              double                  *top)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *shapes;

  for (guint i = 0; i < MIN (group->rows->len, PRAXIS_FOREST_MAX_SHOWN); i++)
    {
      shapes = praxis_forest_shapes_new ();
      *top += praxis_forest_layout_row (frame, plot, group, group->rows->pdata[i], *top, shapes);
      g_ptr_array_add (rows, shapes);
    }
  shapes = praxis_forest_shapes_new ();
  *top += praxis_forest_layout_axis (frame, group, *top, shapes);
  g_ptr_array_add (rows, shapes);
  return rows;
}

static void
write_group (Writer                  *self,
             const PraxisForestGroup *group,
             GPtrArray               *rows)
{
  GArray *axis = rows->pdata[rows->len - 1];

  for (guint i = 0; i + 1 < rows->len; i++)
    write_row (self, group->rows->pdata[i], rows->pdata[i]);
  write_shapes (self, axis, 0, axis->len);
}

static gboolean
has_links (const PraxisForestGroup *group)
{
  for (guint i = 0; i < group->rows->len; i++)
    {
      if (leads_somewhere (group->rows->pdata[i]))
        return TRUE;
    }
  return FALSE;
}

static void
open_picture (Writer     *self,
              double      width,
              double      height,
              const char *id,
              gboolean    is_group,
              gboolean    is_file)
{
  g_autofree char *right = dup_number (width);
  g_autofree char *bottom = dup_number (height);
  g_autofree char *box = g_strdup_printf ("0 0 %s %s", right, bottom);
  g_autofree char *size = dup_number (self->size);
  g_autofree char *labels = g_strdup_printf ("%s-title %s-desc", id, id);

  /* What is inside of a picture cannot be reached by keyboard; of a group it can. */
  praxis_xml_open (self->xml, "svg", "xmlns", "http://www.w3.org/2000/svg", "class", is_file ? NULL : "forest", "viewBox", box,
                   "width", is_file ? right : NULL, "height", is_file ? bottom : NULL, "role", is_group ? "group" : "img",
                   "aria-labelledby", labels, "font-family", "sans-serif", "font-size", size, "fill", "currentColor", NULL);
}

static void
write_labels (Writer     *self,
              const char *id,
              const char *title,
              const char *description)
{
  g_autofree char *title_id = g_strconcat (id, "-title", NULL);
  g_autofree char *description_id = g_strconcat (id, "-desc", NULL);

  praxis_xml_element (self->xml, "title", title, "id", title_id, NULL);
  praxis_xml_element (self->xml, "desc", description, "id", description_id, NULL);
}

/**
 * praxis_forest_group_to_svg:
 * @plot: a finished plot
 * @group: a group of it
 * @id: what the identifiers in it begin with, no other's in the page
 *
 * Makes a picture for a page, for HTML as well as for XHTML. Its rows lead to their posts, where these have addresses.
 *
 * Returns: (transfer full): an `<svg>` element
 */
char *
praxis_forest_group_to_svg (const PraxisForestPlot  *plot,
                            const PraxisForestGroup *group,
                            const char              *id)
{
  Writer self = { praxis_xml_new_fragment (), PAGE_SIZE, g_str_equal (praxis_html_get_direction (plot->language), "rtl") };
  PraxisForestFrame frame = {
    .width = PAGE_WIDTH, .size = self.size, .is_rtl = self.is_rtl, .measure = measure, .user_data = &self.size
  };
  g_autofree char *title = praxis_forest_dup_title (plot, group);
  g_autofree char *description = praxis_forest_dup_description (plot, group);
  g_autoptr(GPtrArray) rows = NULL;
  double height = 0;

  praxis_forest_frame_init (&frame, group);
  rows = layout_group (&frame, plot, group, &height);
  open_picture (&self, PAGE_WIDTH, height, id, has_links (group), FALSE);
  write_labels (&self, id, title, description);
  write_group (&self, group, rows);
  praxis_xml_close (self.xml);
  return praxis_xml_free_to_string (self.xml);
}

/* --- A file --- */

/* Returns: where the next line begins */
static double
write_lines (Writer            *self,
             const char        *text,
             double             top,
             double             size,
             const char        *weight)
{
  g_autoptr(GPtrArray) lines = praxis_line_break (text, FILE_WIDTH, measure, &size);

  for (guint i = 0; i < lines->len; i++)
    {
      top += size * 1.3;
      write_text_at (self, lines->pdata[i], self->is_rtl ? FILE_WIDTH : 0, top, size,
                     self->is_rtl ? PRAXIS_FOREST_RIGHT : PRAXIS_FOREST_LEFT, weight,
                     praxis_line_is_rtl (lines->pdata[i], self->is_rtl));
    }
  return top;
}

static double
write_file_group (Writer                  *self,
                  const PraxisForestPlot  *plot,
                  const PraxisForestGroup *group,
                  double                   top)
{
  g_autofree char *note = praxis_forest_dup_group_note (plot, group);
  PraxisForestFrame frame = {
    .width = FILE_WIDTH, .size = self->size, .is_rtl = self->is_rtl, .measure = measure, .user_data = &self->size
  };
  g_autoptr(GPtrArray) rows = NULL;

  top = write_lines (self, praxis_forest_get_measure_label (plot, group->measure), top + self->size, FILE_HEADING_SIZE, "bold");
  top += self->size / 2;
  praxis_forest_frame_init (&frame, group);
  rows = layout_group (&frame, plot, group, &top);
  write_group (self, group, rows);
  return note != NULL ? write_lines (self, note, top, self->size * PRAXIS_FOREST_SMALL, NULL) : top;
}

/* Everything in the picture; how high it is is known at its end. */
static double
write_file (Writer                 *self,
            const PraxisForestPlot *plot,
            const char             *title)
{
  g_autoptr(GPtrArray) notes = praxis_forest_list_notes (plot);
  const char *pool_note = praxis_forest_get_pool_note (plot);
  double top = write_lines (self, title, 0, FILE_TITLE_SIZE, "bold");

  for (guint i = 0; i < plot->groups->len; i++)
    top = write_file_group (self, plot, plot->groups->pdata[i], top);
  top += self->size;
  for (guint i = 0; i < notes->len; i++)
    top = write_lines (self, notes->pdata[i], top, self->size * PRAXIS_FOREST_SMALL, NULL);
  if (pool_note != NULL)
    top = write_lines (self, pool_note, top, self->size * PRAXIS_FOREST_SMALL, NULL);
  return top + self->size / 2;
}

static char *
dup_file_description (const PraxisForestPlot *plot)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < plot->groups->len; i++)
    {
      const PraxisForestGroup *group = plot->groups->pdata[i];
      g_autofree char *description = praxis_forest_dup_description (plot, group);

      g_string_append_printf (text, "%s%s. %s", i > 0 ? "\n" : "", praxis_forest_get_measure_label (plot, group->measure),
                              description);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * praxis_forest_plot_to_svg:
 * @plot: a finished plot
 * @title: what it is of
 *
 * Makes a picture of all groups, one below the other, with what its marks mean: black on white, for documents and slides.
 *
 * Returns: (transfer full): an SVG document
 */
char *
praxis_forest_plot_to_svg (const PraxisForestPlot *plot,
                           const char             *title)
{
  gboolean is_rtl = g_str_equal (praxis_html_get_direction (plot->language), "rtl");
  Writer trial = { praxis_xml_new_fragment (), FILE_SIZE, is_rtl };
  Writer self = { praxis_xml_new (), FILE_SIZE, is_rtl };
  g_autofree char *description = dup_file_description (plot);
  double height = write_file (&trial, plot, title);

  praxis_xml_free (trial.xml);
  open_picture (&self, FILE_WIDTH + 2 * FILE_MARGIN, height + 2 * FILE_MARGIN, "plot", FALSE, TRUE);
  write_labels (&self, "plot", title, description);
  praxis_xml_element (self.xml, "rect", NULL, "width", "100%", "height", "100%", "fill", "#fff", NULL);
  praxis_xml_open (self.xml, "g", "transform", "translate(" G_STRINGIFY (FILE_MARGIN) " " G_STRINGIFY (FILE_MARGIN) ")", "color",
                   "#000", "fill", "currentColor", NULL);
  write_file (&self, plot, title);
  praxis_xml_close (self.xml);
  praxis_xml_close (self.xml);
  return praxis_xml_free_to_string (self.xml);
}
