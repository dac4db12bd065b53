/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "praxis-vocabulary-item.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_TERM_ROW (praxis_term_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTermRow, praxis_term_row, PRAXIS, TERM_ROW, GtkBox)

PraxisVocabularyItem *praxis_term_row_get_item (PraxisTermRow *self);

G_END_DECLS
