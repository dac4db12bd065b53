/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cite/praxis-references.h"
#include "model/praxis-digest.h"
#include "model/praxis-month.h"
#include "model/praxis-term.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

/**
 * PraxisEditorContext:
 * @digest: the digest of the post
 * @references: its references, in its citation style
 * @items: (element-type PraxisTermItem): the terms of each vocabulary that can be chosen, with their counts
 * @months: (element-type PraxisMonth): the months that have an issue, newest first
 *
 * What a post's fields offer to choose from.
 */
typedef struct
{
  PraxisDigest *digest;
  PraxisReferences *references;
  GPtrArray    *items[PRAXIS_N_VOCABULARIES];
  GArray       *months;
} PraxisEditorContext;

void                 praxis_editor_context_load_async  (PraxisLibrary        *library,
                                                        const char           *digest_uuid,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
PraxisEditorContext *praxis_editor_context_load_finish (PraxisLibrary        *library,
                                                        GAsyncResult         *result,
                                                        GError              **error);
void                 praxis_editor_context_free        (PraxisEditorContext  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisEditorContext, praxis_editor_context_free)

G_END_DECLS
