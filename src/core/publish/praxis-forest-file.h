/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-forest-plot.h"
#include "search/praxis-searcher.h"

G_BEGIN_DECLS

/**
 * PraxisForestFormat:
 * @PRAXIS_FOREST_SVG: a picture that can be scaled, with its text as text
 * @PRAXIS_FOREST_PNG: a picture for programs that take no SVG
 * @PRAXIS_FOREST_CSV: the numbers as a table
 *
 * What a plot is written as.
 */
typedef enum
{
  PRAXIS_FOREST_SVG,
  PRAXIS_FOREST_PNG,
  PRAXIS_FOREST_CSV,
} PraxisForestFormat;

#define PRAXIS_N_FOREST_FORMATS 3

const char       *praxis_forest_format_get_extension (PraxisForestFormat       format);
gboolean          praxis_forest_format_of_name       (const char              *name,
                                                      PraxisForestFormat      *format,
                                                      GError                 **error);
PraxisForestPlot *praxis_forest_plot_load            (PraxisStore             *store,
                                                      PraxisSearchResult      *posts,
                                                      const char              *language,
                                                      PraxisForestSort         sort,
                                                      GError                 **error);
GBytes           *praxis_forest_plot_to_bytes        (const PraxisForestPlot  *plot,
                                                      const char              *title,
                                                      PraxisForestFormat       format,
                                                      GError                 **error);

G_END_DECLS
