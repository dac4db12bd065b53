/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-finding.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_FINDING_DIALOG (praxis_finding_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFindingDialog, praxis_finding_dialog, PRAXIS, FINDING_DIALOG, AdwDialog)

AdwDialog *praxis_finding_dialog_new (PraxisFinding *finding);

G_END_DECLS
