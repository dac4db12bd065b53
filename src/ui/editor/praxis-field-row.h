/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_FIELD_ROW (praxis_field_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFieldRow, praxis_field_row, PRAXIS, FIELD_ROW, AdwPreferencesRow)

GtkWidget  *praxis_field_row_new         (const char     *title);
const char *praxis_field_row_get_text    (PraxisFieldRow *self);
void        praxis_field_row_set_text    (PraxisFieldRow *self,
                                          const char     *text);
void        praxis_field_row_set_fault   (PraxisFieldRow *self,
                                          const char     *fault);
void        praxis_field_row_set_doubt   (PraxisFieldRow *self,
                                          const char     *doubt);
void        praxis_field_row_append      (PraxisFieldRow *self,
                                          GtkWidget      *widget,
                                          GtkWidget      *description);
void        praxis_field_row_place_caret (PraxisFieldRow *self,
                                          int             place);

G_END_DECLS
