/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"
#include "praxis-import-private.h"

G_BEGIN_DECLS

/* The posts that a digest has, and those that were met in an import. */
typedef struct _PraxisImportKnown PraxisImportKnown;

PraxisImportKnown *praxis_import_known_new     (void);
void               praxis_import_known_free    (PraxisImportKnown       *self);
gboolean           praxis_import_known_collect (PraxisImportKnown       *self,
                                                PraxisImport            *import,
                                                PraxisStore             *store,
                                                gint64                   digest_id,
                                                GError                 **error);
const char        *praxis_import_known_find    (PraxisImportKnown       *self,
                                                const PraxisImportPost  *post,
                                                const char             **title);
gboolean           praxis_import_known_see     (PraxisImportKnown       *self,
                                                const PraxisImportPost  *post);
gboolean           praxis_import_may_revise    (PraxisImport            *import,
                                                PraxisDigest            *digest,
                                                PraxisPost              *known);
gboolean           praxis_import_find_post     (PraxisStore             *store,
                                                const PraxisImportPost  *post,
                                                PraxisPost             **known,
                                                GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisImportKnown, praxis_import_known_free)

G_END_DECLS
