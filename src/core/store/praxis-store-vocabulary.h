/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-term.h"
#include "praxis-store.h"

G_BEGIN_DECLS

GArray   *praxis_store_count_term_posts   (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const gint64        *ids,
                                           gsize                n_ids,
                                           GError             **error);
gboolean  praxis_store_set_term_names     (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const char          *label,
                                           const char          *new_label,
                                           const char * const  *aliases,
                                           GError             **error);
gboolean  praxis_store_remove_unused_term (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const char          *label,
                                           GError             **error);

G_END_DECLS
