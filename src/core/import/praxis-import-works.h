/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"
#include "store/praxis-store.h"

G_BEGIN_DECLS

/* The works that a digest has posts about. */
typedef struct _PraxisImportWorks PraxisImportWorks;

PraxisImportWorks *praxis_import_works_new       (void);
void               praxis_import_works_free      (PraxisImportWorks  *self);
gboolean           praxis_import_works_collect   (PraxisImportWorks  *self,
                                                  PraxisStore        *store,
                                                  gint64              digest_id,
                                                  GError            **error);
void               praxis_import_works_add       (PraxisImportWorks  *self,
                                                  PraxisCitation     *citation,
                                                  const char         *post);
const char        *praxis_import_works_find      (PraxisImportWorks  *self,
                                                  PraxisCitation     *citation,
                                                  const char        **post);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisImportWorks, praxis_import_works_free)

G_END_DECLS
