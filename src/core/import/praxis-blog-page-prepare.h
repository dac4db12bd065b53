/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-block.h"
#include "praxis-blog-page-line.h"

G_BEGIN_DECLS

GArray *praxis_blog_page_prepare (PraxisBlocks  *page,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
