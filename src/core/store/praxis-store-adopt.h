/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-month.h"
#include "model/praxis-term.h"
#include "praxis-store.h"

G_BEGIN_DECLS

gboolean praxis_store_adopt_terms (PraxisStore         *self,
                                   const char          *digest_uuid,
                                   GPtrArray           *terms,
                                   GError             **error);
gboolean praxis_store_adopt_term  (PraxisStore         *self,
                                   const char          *digest_uuid,
                                   PraxisTerm          *term,
                                   guint                position,
                                   GError             **error);
gboolean praxis_store_adopt_issue (PraxisStore         *self,
                                   const char          *digest_uuid,
                                   PraxisMonth          month,
                                   const char          *uuid,
                                   GError             **error);
gboolean praxis_store_adopt_past  (PraxisStore         *self,
                                   gint64               post_id,
                                   const char * const  *former_slugs,
                                   gint64               published,
                                   gint64               modified,
                                   GError             **error);

G_END_DECLS
