/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_NAME_LINE (praxis_name_line_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNameLine, praxis_name_line, PRAXIS, NAME_LINE, AdwBin)

PraxisNameLine *praxis_name_line_new         (void);
const char     *praxis_name_line_get_text    (PraxisNameLine *self);
void            praxis_name_line_set_text    (PraxisNameLine *self,
                                              const char     *text);
void            praxis_name_line_set_label   (PraxisNameLine *self,
                                              const char     *label);
void            praxis_name_line_set_movable (PraxisNameLine *self,
                                              gboolean        movable);
gboolean        praxis_name_line_was_pasted  (PraxisNameLine *self);
void            praxis_name_line_focus       (PraxisNameLine *self);

G_END_DECLS
