/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"
#include "praxis-cli.h"
#include "publish/praxis-notes-export.h"

G_BEGIN_DECLS

gboolean    praxis_cli_check_one        (PraxisCli          *self,
                                         const char * const *options,
                                         GError            **error);
PraxisPost *praxis_cli_find_post        (PraxisStore        *store,
                                         const char         *name,
                                         GError            **error);
gboolean    praxis_cli_write_own        (PraxisCli          *self,
                                         PraxisStore        *store,
                                         PraxisNotesScope    scope,
                                         GError            **error);
gboolean    praxis_cli_wants_own_export (PraxisCli          *self);

G_END_DECLS
