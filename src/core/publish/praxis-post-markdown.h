/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"
#include "praxis-json.h"

G_BEGIN_DECLS

void  praxis_post_add_front_matter (PraxisPost        *post,
                                    PraxisJsonBuilder *json,
                                    yyjson_mut_val    *header);
char *praxis_post_write_markdown   (PraxisPost        *post,
                                    PraxisJsonBuilder *json,
                                    yyjson_mut_val    *header);

G_END_DECLS
