/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-name.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_NAMES_FIELD (praxis_names_field_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNamesField, praxis_names_field, PRAXIS, NAMES_FIELD, AdwPreferencesRow)

GtkWidget *praxis_names_field_new       (const char       *title);
GPtrArray *praxis_names_field_dup_names (PraxisNamesField *self);
void       praxis_names_field_set_names (PraxisNamesField *self,
                                         GPtrArray        *names);
void       praxis_names_field_set_doubt (PraxisNamesField *self,
                                         const char       *doubt);

G_END_DECLS
