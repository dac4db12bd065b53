/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-blog-page.h"

G_BEGIN_DECLS

/* What becomes of the posts in the chosen digest. */
typedef struct
{
  guint n_new;
  guint n_edited;
  guint n_there;
} PraxisImportCounts;

char *praxis_import_summary_new (PraxisBlogPage           *page,
                                 const PraxisImportCounts *counts);

G_END_DECLS
