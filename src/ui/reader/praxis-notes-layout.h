/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTES_LAYOUT (praxis_notes_layout_get_type ())

G_DECLARE_FINAL_TYPE (PraxisNotesLayout, praxis_notes_layout, PRAXIS, NOTES_LAYOUT, AdwBin)

void praxis_notes_layout_set_shown (PraxisNotesLayout *self,
                                    gboolean           shown);

G_END_DECLS
