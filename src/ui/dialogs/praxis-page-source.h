/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "import/praxis-blog-page.h"
#include "import/praxis-markdown-folder.h"

G_BEGIN_DECLS

GtkFileDialog  *praxis_page_source_file_dialog_new (void);
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
                                                   PraxisMarkdownFolder **folder,
                                                   GError              **error);

G_END_DECLS
