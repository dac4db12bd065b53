/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import/praxis-blog-page.h"

G_BEGIN_DECLS

PraxisBlogPage   *praxis_blog_page_importer_read     (const char    *text,
                                                      PraxisMonth    source_month,
                                                      GCancellable  *cancellable,
                                                      GError       **error);
PraxisBlogPage   *praxis_blog_page_importer_load     (GFile         *file,
                                                      GCancellable  *cancellable,
                                                      GError       **error);
PraxisBlogPage   *praxis_blog_page_importer_decode   (GBytes        *bytes,
                                                      const char    *name,
                                                      GCancellable  *cancellable,
                                                      GError       **error);

G_END_DECLS
