/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-article-view.h"
#include "praxis-note-draft.h"

G_BEGIN_DECLS

void     praxis_note_places_locate_async  (PraxisArticleView    *article,
                                           GPtrArray            *drafts,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean praxis_note_places_locate_finish (GAsyncResult         *result,
                                           GError              **error);
void     praxis_note_places_show          (PraxisArticleView    *article,
                                           GPtrArray            *drafts);
int      praxis_note_places_compare       (PraxisNoteDraft      *a,
                                           PraxisNoteDraft      *b);

G_END_DECLS
