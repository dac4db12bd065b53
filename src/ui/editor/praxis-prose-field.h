/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "edit/praxis-edit-session.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_PROSE_FIELD (praxis_prose_field_get_type ())
G_DECLARE_FINAL_TYPE (PraxisProseField, praxis_prose_field, PRAXIS, PROSE_FIELD, AdwBin)

void  praxis_prose_field_set_session  (PraxisProseField  *self,
                                       PraxisEditSession *session,
                                       PraxisDraftField   field);
void  praxis_prose_field_set_language (PraxisProseField  *self,
                                       const char        *language);
guint praxis_prose_field_get_words    (PraxisProseField  *self);
void  praxis_prose_field_place_caret  (PraxisProseField  *self,
                                       const char        *before);
void  praxis_prose_field_select       (PraxisProseField  *self,
                                       guint              start,
                                       guint              end);
guint praxis_prose_field_get_caret    (PraxisProseField  *self,
                                       GdkRectangle      *place);
void  praxis_prose_field_set_remarks  (PraxisProseField  *self,
                                       GListModel        *remarks);

G_END_DECLS
