/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "review/praxis-coverage.h"

G_BEGIN_DECLS

/* In the place of a year: all of them. */
#define PRAXIS_HEAT_MAP_ALL_YEARS -1

#define PRAXIS_TYPE_HEAT_MAP (praxis_heat_map_get_type ())
G_DECLARE_FINAL_TYPE (PraxisHeatMap, praxis_heat_map, PRAXIS, HEAT_MAP, GtkWidget)

void  praxis_heat_map_set_coverage (PraxisHeatMap  *self,
                                    PraxisCoverage *coverage);

G_END_DECLS
