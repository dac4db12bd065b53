/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page.h"

G_BEGIN_DECLS

void praxis_blog_page_merge_doubles (PraxisBlogPage *page);

G_END_DECLS
