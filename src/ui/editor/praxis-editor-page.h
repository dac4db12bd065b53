/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "edit/praxis-edit-session.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_EDITOR_PAGE (praxis_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisEditorPage, praxis_editor_page, PRAXIS, EDITOR_PAGE, AdwNavigationPage)

PraxisEditorPage  *praxis_editor_page_new         (PraxisEditSession *session);
PraxisEditSession *praxis_editor_page_get_session (PraxisEditorPage  *self);
void               praxis_editor_page_focus       (PraxisEditorPage  *self);
void               praxis_editor_page_lead_to_remark (PraxisEditorPage *self,
                                                   const char        *check,
                                                   const char        *key);

G_END_DECLS
