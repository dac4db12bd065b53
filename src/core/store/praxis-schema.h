/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-connection.h"

G_BEGIN_DECLS

gboolean praxis_schema_check        (PraxisConnection     *connection,
                                     const char           *path,
                                     GError              **error);
gboolean praxis_schema_read_version (PraxisConnection     *connection,
                                     const char           *path,
                                     gint64               *version,
                                     GError              **error);
gboolean praxis_schema_prepare      (PraxisConnection     *connection,
                                     const char           *path,
                                     GError              **error);
gboolean praxis_schema_migrate      (PraxisConnection     *connection,
                                     const char           *path,
                                     const char * const   *migrations,
                                     GError              **error);

G_END_DECLS
