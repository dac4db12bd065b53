/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/praxis-citation.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_TITLE_SUGGESTION (praxis_title_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTitleSuggestion, praxis_title_suggestion, PRAXIS, TITLE_SUGGESTION, GtkBox)

PraxisTitleSuggestion *praxis_title_suggestion_new       (void);
void                   praxis_title_suggestion_look      (PraxisTitleSuggestion *self,
                                                          PraxisCitation        *citation);
GtkWidget             *praxis_title_suggestion_get_label (PraxisTitleSuggestion *self);

G_END_DECLS
