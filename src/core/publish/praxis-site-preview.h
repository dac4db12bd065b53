/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/praxis-digest.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

char *praxis_site_preview       (PraxisStore   *store,
                                 PraxisDigest  *digest,
                                 GCancellable  *cancellable,
                                 GError       **error);
char *praxis_site_preview_style (const char    *theme,
                                 gboolean       dark,
                                 GError       **error);

G_END_DECLS
