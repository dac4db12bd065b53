/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "review/praxis-remark.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_IGNORE_DIALOG (praxis_ignore_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisIgnoreDialog, praxis_ignore_dialog, PRAXIS, IGNORE_DIALOG, AdwAlertDialog)

AdwDialog *praxis_ignore_dialog_new (PraxisRemark *remark);

G_END_DECLS
