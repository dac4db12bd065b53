/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-post.h"

G_BEGIN_DECLS

char *praxis_post_to_text     (PraxisPost   *post,
                               PraxisDigest *digest);
char *praxis_post_to_markdown (PraxisPost   *post);
char *praxis_post_to_json     (PraxisPost   *post,
                               PraxisDigest *digest);

G_END_DECLS
