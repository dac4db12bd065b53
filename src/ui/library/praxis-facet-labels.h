/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "search/praxis-filter.h"

G_BEGIN_DECLS

const char *praxis_collection_get_title (PraxisCollection collection);
const char *praxis_facet_get_title      (PraxisFacet  facet);
char       *praxis_facet_dup_label      (PraxisFacet  facet,
                                         const char  *value);
char       *praxis_facet_dup_month_name (const char  *value);

G_END_DECLS
