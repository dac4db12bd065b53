/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/praxis-month.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/* A post or a month as HTML without a page around it, for pasting into a content management system. */

void  praxis_fragment_read_async  (PraxisLibrary        *library,
                                   const char           *digest_uuid,
                                   gint64                post_id,
                                   PraxisMonth           month,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
char *praxis_fragment_read_finish (PraxisLibrary        *library,
                                   GAsyncResult         *result,
                                   GError              **error);
void  praxis_fragment_copy        (GtkWidget            *widget,
                                   PraxisLibrary        *library,
                                   const char           *digest_uuid,
                                   gint64                post_id,
                                   PraxisMonth           month);

G_END_DECLS
