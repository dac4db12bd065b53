/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_PREFERENCES_DIALOG (praxis_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisPreferencesDialog, praxis_preferences_dialog, PRAXIS, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *praxis_preferences_dialog_new (const char *library_path);

G_END_DECLS
