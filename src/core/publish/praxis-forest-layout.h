/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-forest-plot.h"
#include "praxis-line-break.h"

G_BEGIN_DECLS

/* How large small text is, beside what is read first. */
#define PRAXIS_FOREST_SMALL 0.88

/**
 * PraxisForestShapeKind:
 * @PRAXIS_FOREST_LINE: a line from (x, y) to (x2, y2)
 * @PRAXIS_FOREST_SQUARE: a square from (x, y) to (x2, y2)
 * @PRAXIS_FOREST_ARROW: the head of an arrow; its tip is (x, y), and (x2, y2) the middle of its other end
 * @PRAXIS_FOREST_TEXT: a line of text that stands on y, to the side of x that its alignment says
 *
 * What a plot is drawn of.
 */
typedef enum
{
  PRAXIS_FOREST_LINE,
  PRAXIS_FOREST_SQUARE,
  PRAXIS_FOREST_ARROW,
  PRAXIS_FOREST_TEXT,
} PraxisForestShapeKind;

/**
 * PraxisForestRole:
 * @PRAXIS_FOREST_AXIS: the axis and its ticks
 * @PRAXIS_FOREST_NO_EFFECT: the line of no effect
 * @PRAXIS_FOREST_INTERVAL: an interval
 * @PRAXIS_FOREST_ESTIMATE: an estimate
 * @PRAXIS_FOREST_LABEL: what a row is called
 * @PRAXIS_FOREST_NOTICE: what has happened to its work since; small, and bold
 * @PRAXIS_FOREST_DETAIL: what else is said of it; small
 * @PRAXIS_FOREST_NUMBERS: its numbers; small
 * @PRAXIS_FOREST_TICK: a number below the axis; small
 *
 * What a shape stands for.
 */
typedef enum
{
  PRAXIS_FOREST_AXIS,
  PRAXIS_FOREST_NO_EFFECT,
  PRAXIS_FOREST_INTERVAL,
  PRAXIS_FOREST_ESTIMATE,
  PRAXIS_FOREST_LABEL,
  PRAXIS_FOREST_NOTICE,
  PRAXIS_FOREST_DETAIL,
  PRAXIS_FOREST_NUMBERS,
  PRAXIS_FOREST_TICK,
} PraxisForestRole;

/**
 * PraxisForestAlign:
 * @PRAXIS_FOREST_LEFT: the text begins at the left of it
 * @PRAXIS_FOREST_MIDDLE: its middle is there
 * @PRAXIS_FOREST_RIGHT: its right end is there
 *
 * Where a text stands, whatever its direction is.
 */
typedef enum
{
  PRAXIS_FOREST_LEFT,
  PRAXIS_FOREST_MIDDLE,
  PRAXIS_FOREST_RIGHT,
} PraxisForestAlign;

/**
 * PraxisForestShape:
 *
 * One thing to be drawn; @text is the shape's own.
 */
typedef struct
{
  PraxisForestShapeKind  kind;
  PraxisForestRole       role;
  double                 x;
  double                 y;
  double                 x2;
  double                 y2;
  PraxisForestAlign      align;
  char                  *text;
} PraxisForestShape;

/**
 * PraxisForestFrame:
 * @width: how wide the plot is
 * @size: the size of its text
 * @is_rtl: whether labels begin at the right
 * @measure: says how wide a text of @size is
 * @user_data: for @measure
 * @is_stacked: whether the labels stand above the intervals, for want of room beside them
 * @label_width: the room for labels
 * @graph_left: where the axis begins
 * @graph_width: how long it is
 * @numbers_width: the room for the numbers
 *
 * Where things stand in a plot; the first five are given to praxis_forest_frame_init().
 */
typedef struct
{
  double             width;
  double             size;
  gboolean           is_rtl;
  PraxisTextMeasure  measure;
  gpointer           user_data;
  gboolean           is_stacked;
  double             label_width;
  double             graph_left;
  double             graph_width;
  double             numbers_width;
} PraxisForestFrame;

GArray *praxis_forest_shapes_new  (void);
void    praxis_forest_frame_init  (PraxisForestFrame       *self,
                                   const PraxisForestGroup *group);
double  praxis_forest_layout_row  (const PraxisForestFrame *frame,
                                   const PraxisForestPlot  *plot,
                                   const PraxisForestGroup *group,
                                   const PraxisForestRow   *row,
                                   double                   top,
                                   GArray                  *shapes);
double  praxis_forest_layout_axis (const PraxisForestFrame *frame,
                                   const PraxisForestGroup *group,
                                   double                   top,
                                   GArray                  *shapes);

G_END_DECLS
