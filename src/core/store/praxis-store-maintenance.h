/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-connection.h"
#include "praxis-store.h"

G_BEGIN_DECLS

gboolean praxis_store_verify       (PraxisStore       *self,
                                    GStrv             *problems,
                                    GCancellable      *cancellable,
                                    GError           **error);
gboolean praxis_store_repair       (PraxisStore       *self,
                                    GError           **error);
gboolean praxis_store_backup       (PraxisStore       *self,
                                    const char        *path,
                                    GCancellable      *cancellable,
                                    GError           **error);
gboolean praxis_backup_connection  (PraxisConnection  *connection,
                                    const char        *path,
                                    GCancellable      *cancellable,
                                    GError           **error);
gboolean praxis_store_restore      (const char        *library_path,
                                    const char        *backup_path,
                                    char             **kept_path,
                                    GCancellable      *cancellable,
                                    GError           **error);

G_END_DECLS
