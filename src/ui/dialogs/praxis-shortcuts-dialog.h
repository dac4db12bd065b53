/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_SHORTCUTS_DIALOG (praxis_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisShortcutsDialog, praxis_shortcuts_dialog, PRAXIS, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *praxis_shortcuts_dialog_new (void);

G_END_DECLS
