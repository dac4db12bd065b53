/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cite/praxis-identifier.h"
#include "model/praxis-citation.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

gboolean        praxis_work_lookup_is_allowed  (void);
void            praxis_work_lookup_ask_async   (GtkWidget            *parent,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean        praxis_work_lookup_ask_finish  (GAsyncResult         *result);
void            praxis_work_lookup_find_async  (PraxisIdentifierKind  kind,
                                                const char           *value,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
PraxisCitation *praxis_work_lookup_find_finish (GAsyncResult         *result,
                                                GError              **error);
void            praxis_work_lookup_keep        (PraxisLibrary        *library,
                                                const char           *doi,
                                                PraxisCitation       *found);

G_END_DECLS
