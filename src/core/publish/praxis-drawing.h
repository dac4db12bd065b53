/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisShape:
 * @text: (nullable): a line of text; %NULL for a rectangle
 * @x: where the rectangle begins, or the middle of the line
 * @y: its top, or what the letters of the line stand on
 * @width: how wide the rectangle is
 * @height: how high it is
 * @radius: that of its corners
 * @size: how large the text is
 * @colour: "#rgb" or "#rrggbb"
 *
 * A part of a picture.
 */
typedef struct
{
  char  *text;
  int    x;
  int    y;
  int    width;
  int    height;
  int    radius;
  guint  size;
  char   colour[8];
} PraxisShape;

/**
 * PraxisDrawing:
 * @width: how wide it is, in its units, which are dots where it is made of dots
 * @height: how high it is
 * @text_width: how wide a line of text is laid out
 * @margin: how near to the left and the right edge text may come
 * @shapes: (element-type PraxisShape): what is on it, each over the ones before
 *
 * A picture.
 */
typedef struct
{
  int     width;
  int     height;
  int     text_width;
  int     margin;
  GArray *shapes;
} PraxisDrawing;

PraxisDrawing *praxis_drawing_new           (int            width,
                                             int            height,
                                             int            text_width,
                                             int            margin);
void           praxis_drawing_free          (PraxisDrawing *self);
void           praxis_drawing_add_rectangle (PraxisDrawing *self,
                                             int            x,
                                             int            y,
                                             int            width,
                                             int            height,
                                             int            radius,
                                             const char    *colour);
guint          praxis_drawing_count_lines   (PraxisDrawing *self,
                                             const char    *text,
                                             guint          size);
guint          praxis_drawing_choose_size   (PraxisDrawing *self,
                                             const char    *title,
                                             const guint   *sizes,
                                             gsize          n_sizes);
int            praxis_drawing_add_lines     (PraxisDrawing *self,
                                             const char    *text,
                                             int            y,
                                             guint          size,
                                             guint          max_lines,
                                             const char    *colour);
GBytes        *praxis_drawing_to_png        (PraxisDrawing *self,
                                             const char    *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisDrawing, praxis_drawing_free)

G_END_DECLS
