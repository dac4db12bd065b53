/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"
#include "praxis-remark.h"

G_BEGIN_DECLS

yyjson_mut_val *praxis_remarks_to_json    (GPtrArray         *remarks,
                                           PraxisJsonBuilder *builder);
GPtrArray      *praxis_remarks_from_json  (yyjson_val        *array);
yyjson_mut_val *praxis_statistics_to_json (GPtrArray         *statistics,
                                           const char        *text,
                                           PraxisJsonBuilder *builder);
yyjson_mut_val *praxis_effects_to_json    (GPtrArray         *effects,
                                           PraxisJsonBuilder *builder);

G_END_DECLS
