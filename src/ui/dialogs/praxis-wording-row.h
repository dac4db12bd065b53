/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_WORDING_ROW (praxis_wording_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisWordingRow, praxis_wording_row, PRAXIS, WORDING_ROW, AdwExpanderRow)

GtkWidget  *praxis_wording_row_new           (const char       *shorthand,
                                              const char       *wording);
const char *praxis_wording_row_get_shorthand (PraxisWordingRow *self);
const char *praxis_wording_row_get_wording   (PraxisWordingRow *self);
gboolean    praxis_wording_row_is_complete   (PraxisWordingRow *self);
void        praxis_wording_row_edit          (PraxisWordingRow *self);

G_END_DECLS
