/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-blog-page.h"
#include "praxis-json.h"

G_BEGIN_DECLS

gboolean praxis_csl_importer_read (const char      *text,
                                   PraxisBlogPage  *page,
                                   GCancellable    *cancellable,
                                   GError         **error);
void     praxis_csl_importer_take (yyjson_val      *value,
                                   guint            line,
                                   PraxisBlogPage  *page);

G_END_DECLS
