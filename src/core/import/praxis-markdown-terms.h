/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-front-matter.h"

G_BEGIN_DECLS

gboolean praxis_markdown_read_terms (PraxisFrontMatter  *file,
                                     GPtrArray         **terms,
                                     GPtrArray         **bases,
                                     GError            **error);

G_END_DECLS
