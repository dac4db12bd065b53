/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"

G_BEGIN_DECLS

char *praxis_front_matter_write (PraxisJsonBuilder *json,
                                 yyjson_mut_val    *header,
                                 const char        *body);

G_END_DECLS
