/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-blog-page.h"

G_BEGIN_DECLS

char *praxis_import_summary_new (PraxisBlogPage *page);

G_END_DECLS
