/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "import/praxis-blog-page.h"

G_BEGIN_DECLS

void            praxis_page_source_read_file      (GFile                *file,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void            praxis_page_source_read_text      (const char           *text,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void            praxis_page_source_read_clipboard (GdkClipboard         *clipboard,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
PraxisBlogPage *praxis_page_source_read_finish    (GAsyncResult         *result,
                                                   char                **name,
                                                   GError              **error);

G_END_DECLS
