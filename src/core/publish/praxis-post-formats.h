/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-digest.h"
#include "model/praxis-post.h"

G_BEGIN_DECLS

char *praxis_post_to_text     (PraxisPost       *post,
                               PraxisDigest     *digest,
                               PraxisReferences *references);
char *praxis_post_to_markdown (PraxisPost       *post);
char *praxis_post_to_json     (PraxisPost       *post,
                               PraxisDigest     *digest,
                               PraxisReferences *references);

G_END_DECLS
