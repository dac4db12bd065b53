/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page.h"

G_BEGIN_DECLS

gboolean praxis_ris_importer_read (const char      *text,
                                   PraxisBlogPage  *page,
                                   GCancellable    *cancellable,
                                   GError         **error);

G_END_DECLS
