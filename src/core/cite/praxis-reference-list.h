/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-post.h"
#include "praxis-reference-writer.h"

G_BEGIN_DECLS

/* The works of several posts, each of them once. */
typedef struct _PraxisReferenceList PraxisReferenceList;

PraxisReferenceList *praxis_reference_list_new   (gboolean                is_public);
void                 praxis_reference_list_free  (PraxisReferenceList    *self);
void                 praxis_reference_list_add   (PraxisReferenceList    *self,
                                                  GPtrArray              *citations,
                                                  GPtrArray              *topics);
GPtrArray           *praxis_reference_list_get_citations (PraxisReferenceList *self);
char                *praxis_reference_list_write (PraxisReferenceList    *self,
                                                  PraxisReferenceFormat   format,
                                                  GError                **error);

char                *praxis_reference_list_dup_identity (PraxisCitation *citation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisReferenceList, praxis_reference_list_free)

G_END_DECLS
