/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-draft.h"
#include "praxis-front-matter.h"

G_BEGIN_DECLS

gboolean praxis_markdown_read_evidence (PraxisFrontMatter  *file,
                                        PraxisDraft        *draft,
                                        GPtrArray          *problems,
                                        GError            **error);

G_END_DECLS
