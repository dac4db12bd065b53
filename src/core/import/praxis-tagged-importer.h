/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page.h"

G_BEGIN_DECLS

gboolean praxis_tagged_importer_read_nbib (const char      *text,
                                           PraxisBlogPage  *page,
                                           GCancellable    *cancellable,
                                           GError         **error);
gboolean praxis_tagged_importer_read_enw  (const char      *text,
                                           PraxisBlogPage  *page,
                                           GCancellable    *cancellable,
                                           GError         **error);

G_END_DECLS
