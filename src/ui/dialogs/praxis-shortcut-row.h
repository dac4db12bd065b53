/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_SHORTCUT_ROW (praxis_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisShortcutRow, praxis_shortcut_row, PRAXIS, SHORTCUT_ROW, AdwActionRow)

G_END_DECLS
