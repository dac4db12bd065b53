/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-missing.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_MISSING_DIALOG (praxis_missing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisMissingDialog, praxis_missing_dialog, PRAXIS, MISSING_DIALOG, AdwAlertDialog)

AdwDialog *praxis_missing_dialog_new (PraxisMissing missing);

G_END_DECLS
