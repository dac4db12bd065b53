/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-term.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_VOCABULARY_ITEM (praxis_vocabulary_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisVocabularyItem, praxis_vocabulary_item, PRAXIS, VOCABULARY_ITEM, GObject)

PraxisVocabularyItem *praxis_vocabulary_item_new       (PraxisTerm     *term,
                                            guint           n_posts);
PraxisTerm     *praxis_vocabulary_item_get_term  (PraxisVocabularyItem *self);
guint           praxis_vocabulary_item_get_count (PraxisVocabularyItem *self);
void            praxis_vocabulary_item_update    (PraxisVocabularyItem *self,
                                            PraxisTerm     *term,
                                            guint           n_posts);

G_END_DECLS
