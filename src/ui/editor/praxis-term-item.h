/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-term.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_TERM_ITEM (praxis_term_item_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTermItem, praxis_term_item, PRAXIS, TERM_ITEM, GObject)

PraxisTermItem *praxis_term_item_new        (PraxisTerm     *term,
                                             guint           count);
const char     *praxis_term_item_get_label  (PraxisTermItem *self);
gboolean        praxis_term_item_is_chosen  (PraxisTermItem *self);
void            praxis_term_item_set_chosen (PraxisTermItem *self,
                                             gboolean        chosen);
gboolean        praxis_term_item_matches    (PraxisTermItem *self,
                                             const char     *folded);
gboolean        praxis_term_item_is_called  (PraxisTermItem *self,
                                             const char     *folded);

G_END_DECLS
