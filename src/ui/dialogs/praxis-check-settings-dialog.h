/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_CHECK_SETTINGS_DIALOG (praxis_check_settings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisCheckSettingsDialog, praxis_check_settings_dialog, PRAXIS, CHECK_SETTINGS_DIALOG, AdwPreferencesDialog)

AdwDialog *praxis_check_settings_dialog_new (PraxisLibrary *library);

G_END_DECLS
