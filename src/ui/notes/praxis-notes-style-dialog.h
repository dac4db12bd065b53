/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTES_STYLE_DIALOG (praxis_notes_style_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PraxisNotesStyleDialog, praxis_notes_style_dialog, PRAXIS, NOTES_STYLE_DIALOG, AdwAlertDialog)

PraxisNotesStyleDialog *praxis_notes_style_dialog_new          (GPtrArray              *styles);
const char             *praxis_notes_style_dialog_get_style_id (PraxisNotesStyleDialog *self);

G_END_DECLS
