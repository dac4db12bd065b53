/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

char           *praxis_reference_value_plain  (const char      *text);
char           *praxis_reference_value_range  (const char      *text);
gboolean        praxis_reference_value_pages  (PraxisCitation  *citation,
                                               char           **first,
                                               char           **last);
char           *praxis_reference_value_number (PraxisCitation  *citation);
char           *praxis_reference_value_doi    (PraxisCitation  *citation);
char           *praxis_reference_value_date   (PraxisCitation  *citation,
                                               const char      *separator);
GPtrArray      *praxis_reference_value_names  (PraxisCitation  *citation,
                                               const char      *field);
PraxisCitation *praxis_reference_value_public (PraxisCitation  *citation);

G_END_DECLS
