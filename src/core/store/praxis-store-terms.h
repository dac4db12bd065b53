/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-term.h"
#include "praxis-store.h"

G_BEGIN_DECLS

GPtrArray *praxis_store_list_terms        (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           GError             **error);
gboolean   praxis_store_add_term          (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const char          *label,
                                           const char * const  *aliases,
                                           GError             **error);
gboolean   praxis_store_rename_term       (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const char          *old_label,
                                           const char          *new_label,
                                           GError             **error);
gboolean   praxis_store_merge_terms       (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const char          *from_label,
                                           const char          *into_label,
                                           GError             **error);
gboolean   praxis_store_move_term         (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const char          *label,
                                           guint                position,
                                           GError             **error);
gboolean   praxis_store_retire_term       (PraxisStore         *self,
                                           const char          *digest_uuid,
                                           PraxisVocabulary     vocabulary,
                                           const char          *label,
                                           gboolean             retired,
                                           GError             **error);

G_END_DECLS
