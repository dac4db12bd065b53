/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_BATCH_TERM (praxis_batch_term_get_type ())
G_DECLARE_FINAL_TYPE (PraxisBatchTerm, praxis_batch_term, PRAXIS, BATCH_TERM, GObject)

PraxisBatchTerm *praxis_batch_term_new       (const char      *label,
                                              guint            n_having,
                                              guint            n_posts);
const char      *praxis_batch_term_get_label (PraxisBatchTerm *self);
void             praxis_batch_term_toggle    (PraxisBatchTerm *self);
gboolean         praxis_batch_term_is_added  (PraxisBatchTerm *self);
gboolean         praxis_batch_term_is_removed (PraxisBatchTerm *self);

G_END_DECLS
