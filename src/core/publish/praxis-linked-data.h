/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-digest.h"
#include "model/praxis-post.h"
#include "praxis-json.h"

G_BEGIN_DECLS

PraxisJsonBuilder *praxis_linked_data_new (PraxisPost   *post,
                                           PraxisDigest *digest,
                                           const char   *url,
                                           const char   *description);

G_END_DECLS
