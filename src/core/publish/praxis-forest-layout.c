/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-forest-layout.h"

#include <math.h>

/*
 * Where everything in a forest plot stands, in numbers, for whoever draws it. Where there is room a row is label, interval and
 * numbers, side by side; in a narrow plot the interval stands below the words. In a language that is written from right to left the
 * columns are mirrored, and the axis is not.
 */

/* All of these in units of the size of the text. */
#define LINE_HEIGHT 1.35
#define BASELINE 1.0
#define GAP 1.0
#define ROW_PADDING 0.45
#define STACKED_PADDING 0.7
#define STRIP_HEIGHT 1.4
#define LARGEST_SQUARE 1.1
#define SMALLEST_SQUARE 0.28
#define PLAIN_SQUARE 0.6
#define ARROW_LENGTH 0.5
#define TICK_LENGTH 0.3
#define NARROW 36

/* Of the width of a plot. */
#define LABEL_SHARE 0.36

/* Words that need more are cut off: they are all in the table. */
#define MAX_LINES 4

static void
shape_clear (PraxisForestShape *shape)
{
  g_free (shape->text);
}

/**
 * praxis_forest_shapes_new:
 *
 * Returns: (transfer full) (element-type PraxisForestShape): an empty list of shapes
 */
GArray *
praxis_forest_shapes_new (void)
{
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (PraxisForestShape));

  g_array_set_clear_func (shapes, (GDestroyNotify) shape_clear);
  return shapes;
}

static double
measure_small (const char *text,
               gpointer    user_data)
{
  const PraxisForestFrame *frame = user_data;

  return frame->measure (text, frame->user_data) * PRAXIS_FOREST_SMALL;
}

/**
 * praxis_forest_frame_init:
 * @self: a frame that knows its width, its text and its direction
 * @group: the group that is drawn in it
 *
 * Finds how the width is parted.
 */
void
praxis_forest_frame_init (PraxisForestFrame       *self,
                          const PraxisForestGroup *group)
{
  double gap = GAP * self->size;

  self->is_stacked = self->width < NARROW * self->size;
  self->numbers_width = ceil (group->numbers != NULL ? measure_small (group->numbers, self) : 0);
  if (self->is_stacked)
    {
      /* The middle of the last tick's number stands at the end of the axis. */
      self->graph_left = gap;
      self->graph_width = self->width - 2 * gap;
      self->label_width = self->width;
      return;
    }
  self->label_width = self->width * LABEL_SHARE;
  self->graph_width = fmax (self->width - self->label_width - self->numbers_width - 2 * gap, gap);
  self->graph_left = self->is_rtl ? self->numbers_width + gap : self->label_width + gap;
}

/* --- Shapes --- */

static void
add_shape (GArray                *shapes,
           PraxisForestShapeKind  kind,
           PraxisForestRole       role,
           double                 x,
           double                 y,
           double                 x2,
           double                 y2)
{
  const PraxisForestShape shape = { .kind = kind, .role = role, .x = x, .y = y, .x2 = x2, .y2 = y2 };

  g_array_append_val (shapes, shape);
}

static void
add_text (GArray            *shapes,
          PraxisForestRole   role,
          const char        *text,
          double             x,
          double             y,
          PraxisForestAlign  align)
{
  const PraxisForestShape shape = {
    .kind = PRAXIS_FOREST_TEXT,
    .role = role,
    .x = x,
    .y = y,
    .align = align,
    .text = g_strdup (text),
  };

  g_array_append_val (shapes, shape);
}

/* At the side where lines begin. */
static void
add_text_at_start (const PraxisForestFrame *frame,
                   GArray                  *shapes,
                   PraxisForestRole         role,
                   const char              *text,
                   double                   y)
{
  add_text (shapes, role, text, frame->is_rtl ? frame->width : 0, y, frame->is_rtl ? PRAXIS_FOREST_RIGHT : PRAXIS_FOREST_LEFT);
}

static void
add_text_at_end (const PraxisForestFrame *frame,
                 GArray                  *shapes,
                 PraxisForestRole         role,
                 const char              *text,
                 double                   y)
{
  add_text (shapes, role, text, frame->is_rtl ? 0 : frame->width, y, frame->is_rtl ? PRAXIS_FOREST_LEFT : PRAXIS_FOREST_RIGHT);
}

/* Returns: where the next line begins */
static double
add_lines (const PraxisForestFrame *frame,
           GArray                  *shapes,
           PraxisForestRole         role,
           const char              *text,
           double                   top)
{
  gboolean is_small = role != PRAXIS_FOREST_LABEL;
  double size = frame->size * (is_small ? PRAXIS_FOREST_SMALL : 1);
  g_autoptr(GPtrArray) lines = praxis_line_break (text, frame->label_width, is_small ? measure_small : frame->measure,
                                                  is_small ? (gpointer) frame : frame->user_data);

  for (guint i = 0; i < MIN (lines->len, MAX_LINES); i++)
    {
      gboolean is_cut = i + 1 == MAX_LINES && lines->len > MAX_LINES;
      g_autofree char *line = g_strconcat (lines->pdata[i], is_cut ? "…" : NULL, NULL);

      add_text_at_start (frame, shapes, role, line, top + BASELINE * size);
      top += LINE_HEIGHT * size;
    }
  return top;
}

/* --- The interval --- */

static double
get_side (const PraxisForestFrame *frame,
          const PraxisForestGroup *group,
          const PraxisForestRow   *row)
{
  gint64 size = praxis_forest_group_get_size (group, row);

  if (group->largest <= 0)
    return PLAIN_SQUARE * frame->size;
  /* The area, not the side, is what is seen. */
  return fmax (LARGEST_SQUARE * sqrt ((double) size / group->largest), SMALLEST_SQUARE) * frame->size;
}

static double
get_x (const PraxisForestFrame *frame,
       double                   place)
{
  return frame->graph_left + place * frame->graph_width;
}

static void
add_interval (const PraxisForestFrame *frame,
              const PraxisForestGroup *group,
              const PraxisForestRow   *row,
              double                   y,
              GArray                  *shapes)
{
  double half = get_side (frame, group, row) / 2;
  double arrow = ARROW_LENGTH * frame->size;
  PraxisForestSpan span;
  double x;

  if (!praxis_forest_axis_place (&group->axis, row->finding, &span))
    return;
  x = get_x (frame, span.estimate);
  if (span.has_interval)
    {
      double left = get_x (frame, span.lower);
      double right = get_x (frame, span.upper);

      add_shape (shapes, PRAXIS_FOREST_LINE, PRAXIS_FOREST_INTERVAL, left, y, right, y);
      if (span.cut_lower)
        add_shape (shapes, PRAXIS_FOREST_ARROW, PRAXIS_FOREST_INTERVAL, left, y, left + arrow, y);
      if (span.cut_upper)
        add_shape (shapes, PRAXIS_FOREST_ARROW, PRAXIS_FOREST_INTERVAL, right, y, right - arrow, y);
    }
  add_shape (shapes, PRAXIS_FOREST_SQUARE, PRAXIS_FOREST_ESTIMATE, x - half, y - half, x + half, y + half);
}

static void
add_no_effect (const PraxisForestFrame *frame,
               const PraxisForestGroup *group,
               double                   top,
               double                   bottom,
               GArray                  *shapes)
{
  double x;

  if (isnan (group->axis.no_effect))
    return;
  x = get_x (frame, praxis_forest_axis_project (&group->axis, group->axis.no_effect));
  add_shape (shapes, PRAXIS_FOREST_LINE, PRAXIS_FOREST_NO_EFFECT, x, top, x, bottom);
}

/* --- Rows --- */

/* Returns: where the words end; *@y is where the last line of them stands */
static double
add_words (const PraxisForestFrame *frame,
           const PraxisForestPlot  *plot,
           const PraxisForestRow   *row,
           double                   top,
           GArray                  *shapes)
{
  g_autofree char *notice = praxis_forest_row_dup_notice (plot, row);
  g_autofree char *detail = praxis_forest_row_dup_detail (plot, row);

  top = add_lines (frame, shapes, PRAXIS_FOREST_LABEL, praxis_forest_row_get_label (plot, row), top);
  if (notice != NULL)
    top = add_lines (frame, shapes, PRAXIS_FOREST_NOTICE, notice, top);
  return add_lines (frame, shapes, PRAXIS_FOREST_DETAIL, detail, top);
}

/* Words, and below them the interval; the numbers stand behind the words, or in a line of their own. */
static double
layout_stacked (const PraxisForestFrame *frame,
                const PraxisForestPlot  *plot,
                const PraxisForestGroup *group,
                const PraxisForestRow   *row,
                double                   top,
                GArray                  *shapes)
{
  g_autofree char *numbers = praxis_forest_row_dup_numbers (row);
  double size = frame->size * PRAXIS_FOREST_SMALL;
  double bottom = add_words (frame, plot, row, top + STACKED_PADDING * frame->size, shapes);
  const PraxisForestShape *last = &g_array_index (shapes, PraxisForestShape, shapes->len - 1);
  double used = last->role == PRAXIS_FOREST_LABEL ? frame->measure (last->text, frame->user_data) : measure_small (last->text, (gpointer) frame);
  double y = last->y;

  if (used + measure_small (numbers, (gpointer) frame) + GAP * frame->size > frame->width)
    {
      y = bottom + BASELINE * size;
      bottom += LINE_HEIGHT * size;
    }
  add_text_at_end (frame, shapes, PRAXIS_FOREST_NUMBERS, numbers, y);
  add_no_effect (frame, group, bottom, bottom + STRIP_HEIGHT * frame->size, shapes);
  add_interval (frame, group, row, bottom + STRIP_HEIGHT / 2 * frame->size, shapes);
  return bottom + STRIP_HEIGHT * frame->size - top;
}

/* Words, interval and numbers side by side, all in the middle of the row. */
static double
layout_columns (const PraxisForestFrame *frame,
                const PraxisForestPlot  *plot,
                const PraxisForestGroup *group,
                const PraxisForestRow   *row,
                double                   top,
                GArray                  *shapes)
{
  g_autofree char *numbers = praxis_forest_row_dup_numbers (row);
  double padding = ROW_PADDING * frame->size;
  double height = add_words (frame, plot, row, top + padding, shapes) + padding - top;
  double middle = top + height / 2;

  add_no_effect (frame, group, top, top + height, shapes);
  add_interval (frame, group, row, middle, shapes);
  /* A digit is about two thirds as high as its font. */
  add_text_at_end (frame, shapes, PRAXIS_FOREST_NUMBERS, numbers, middle + frame->size * PRAXIS_FOREST_SMALL / 3);
  return height;
}

/**
 * praxis_forest_layout_row:
 * @frame: where things stand
 * @plot: a plot
 * @group: a group of it, the frame's
 * @row: a row of the group
 * @top: where the row begins
 * @shapes: gets what it is drawn of
 *
 * Returns: how high the row is
 */
double
praxis_forest_layout_row (const PraxisForestFrame *frame,
                          const PraxisForestPlot  *plot,
                          const PraxisForestGroup *group,
                          const PraxisForestRow   *row,
                          double                   top,
                          GArray                  *shapes)
{
  return frame->is_stacked ? layout_stacked (frame, plot, group, row, top, shapes)
                           : layout_columns (frame, plot, group, row, top, shapes);
}

static char *
dup_tick (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (number) < 1e-12)
    return g_strdup ("0");
  g_ascii_formatd (buffer, sizeof buffer, "%.6g", fabs (number));
  return g_strconcat (number < 0 ? "−" : "", buffer, NULL);
}

/**
 * praxis_forest_layout_axis:
 * @frame: where things stand
 * @group: a group, the frame's
 * @top: where the axis stands
 * @shapes: gets what it is drawn of
 *
 * Returns: how high the axis is, with its numbers
 */
double
praxis_forest_layout_axis (const PraxisForestFrame *frame,
                           const PraxisForestGroup *group,
                           double                   top,
                           GArray                  *shapes)
{
  double tick = TICK_LENGTH * frame->size;
  double size = frame->size * PRAXIS_FOREST_SMALL;
  double end = -INFINITY;

  add_shape (shapes, PRAXIS_FOREST_LINE, PRAXIS_FOREST_AXIS, frame->graph_left, top, frame->graph_left + frame->graph_width, top);
  for (guint i = 0; i < group->axis.n_ticks; i++)
    {
      double x = get_x (frame, praxis_forest_axis_project (&group->axis, group->axis.ticks[i]));
      g_autofree char *text = dup_tick (group->axis.ticks[i]);
      double half = measure_small (text, (gpointer) frame) / 2;

      add_shape (shapes, PRAXIS_FOREST_LINE, PRAXIS_FOREST_AXIS, x, top, x, top + tick);
      if (x - half < end)
        continue;
      add_text (shapes, PRAXIS_FOREST_TICK, text, x, top + tick + BASELINE * size, PRAXIS_FOREST_MIDDLE);
      end = x + half + size / 2;
    }
  return tick + LINE_HEIGHT * size;
}
