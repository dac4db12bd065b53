/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "edit/praxis-edit-session.h"
#include "model/praxis-term.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_TERM_FIELD (praxis_term_field_get_type ())
G_DECLARE_FINAL_TYPE (PraxisTermField, praxis_term_field, PRAXIS, TERM_FIELD, AdwBin)

void     praxis_term_field_set_session     (PraxisTermField   *self,
                                            PraxisEditSession *session,
                                            PraxisVocabulary   vocabulary);
void     praxis_term_field_set_terms       (PraxisTermField   *self,
                                            GPtrArray         *items);
void     praxis_term_field_set_suggestions (PraxisTermField   *self,
                                            GPtrArray         *suggestions);
gboolean praxis_term_field_has_suggestion  (PraxisTermField   *self);
void     praxis_term_field_accept          (PraxisTermField   *self);

G_END_DECLS
