/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "model/praxis-digest.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/* The references of a digest, in its citation style. Any thread may ask it. */
typedef struct _PraxisReferences PraxisReferences;

PraxisReferences *praxis_references_new        (PraxisStore       *store,
                                                PraxisDigest      *digest,
                                                GError           **error);
PraxisReferences *praxis_references_new_for_reading (PraxisStore  *store,
                                                PraxisDigest      *digest);
PraxisReferences *praxis_references_new_with_style (const char    *content,
                                                const char        *language);
PraxisReferences *praxis_references_ref        (PraxisReferences  *self);
void              praxis_references_unref      (PraxisReferences  *self);
const char       *praxis_references_get_key    (PraxisReferences  *self);
gboolean          praxis_references_load       (PraxisReferences  *self,
                                                PraxisStore       *store,
                                                GPtrArray         *citations,
                                                GCancellable      *cancellable,
                                                GError           **error);
char             *praxis_references_dup_html   (PraxisReferences  *self,
                                                PraxisCitation    *citation);
char             *praxis_references_dup_text   (PraxisReferences  *self,
                                                PraxisCitation    *citation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReferences, praxis_references_unref)

G_END_DECLS
