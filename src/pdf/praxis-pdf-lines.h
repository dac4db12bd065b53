/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* One line of a page: its text without what is raised, the size of its font and its place, in points from above. */
typedef struct
{
  char     *text;
  double    size;
  double    top;
  double    bottom;
  guint     n_letters;
  gboolean  is_turned;
} PraxisPdfLine;

GPtrArray *praxis_pdf_lines_new           (PopplerPage *page);
double     praxis_pdf_lines_get_body_size (GPtrArray   *lines);

G_END_DECLS
