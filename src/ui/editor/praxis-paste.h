/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  praxis_paste_async  (GdkClipboard         *clipboard,
                           gboolean              plain,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data);
char *praxis_paste_finish (GAsyncResult         *result,
                           GError              **error);

G_END_DECLS
