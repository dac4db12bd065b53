/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"

G_BEGIN_DECLS

void praxis_csl_item_normalise (yyjson_mut_val    *item,
                                PraxisJsonBuilder *builder);

G_END_DECLS
