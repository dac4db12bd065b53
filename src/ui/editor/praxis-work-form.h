/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cite/praxis-references.h"
#include "edit/praxis-edit-session.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_WORK_FORM (praxis_work_form_get_type ())
G_DECLARE_FINAL_TYPE (PraxisWorkForm, praxis_work_form, PRAXIS, WORK_FORM, AdwBin)

PraxisWorkForm *praxis_work_form_new         (PraxisEditSession *session,
                                              guint              index);
void            praxis_work_form_place_caret (PraxisWorkForm    *self);
void            praxis_work_form_place_caret_in (PraxisWorkForm   *self,
                                                 const char       *variable);
void            praxis_work_form_set_references (PraxisWorkForm    *self,
                                                 PraxisReferences  *references);

G_END_DECLS
