/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "edit/praxis-edit-session.h"
#include "praxis-checks-group.h"
#include "praxis-editor-context.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_EDITOR_FORM (praxis_editor_form_get_type ())
G_DECLARE_FINAL_TYPE (PraxisEditorForm, praxis_editor_form, PRAXIS, EDITOR_FORM, AdwBin)

void     praxis_editor_form_set_session       (PraxisEditorForm    *self,
                                               PraxisEditSession   *session);
void     praxis_editor_form_set_context       (PraxisEditorForm    *self,
                                               PraxisEditorContext *context);
void     praxis_editor_form_focus             (PraxisEditorForm    *self,
                                               PraxisDraftField     field);
void     praxis_editor_form_place_caret       (PraxisEditorForm    *self,
                                               const char          *part,
                                               guint                index,
                                               const char          *before);
gboolean praxis_editor_form_has_suggestion    (PraxisEditorForm    *self);
void     praxis_editor_form_accept_suggestion (PraxisEditorForm    *self);
void     praxis_editor_form_add_work          (PraxisEditorForm    *self);
void     praxis_editor_form_set_proof         (PraxisEditorForm    *self,
                                               PraxisProof         *proof);
PraxisChecksGroup *praxis_editor_form_get_checks (PraxisEditorForm *self);
void     praxis_editor_form_show_remarks      (PraxisEditorForm    *self,
                                               GListModel          *remarks);
void     praxis_editor_form_show_place        (PraxisEditorForm    *self,
                                               const PraxisPlace   *place);
gboolean praxis_editor_form_find_caret        (PraxisEditorForm    *self,
                                               PraxisPlace         *place);
gboolean praxis_editor_form_reveal_caret      (PraxisEditorForm    *self,
                                               GdkRectangle        *place);

G_END_DECLS
