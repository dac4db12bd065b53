/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_RETRACTION_DIALOG (praxis_retraction_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisRetractionDialog, praxis_retraction_dialog, PRAXIS, RETRACTION_DIALOG, AdwAlertDialog)

AdwDialog *praxis_retraction_dialog_new (PraxisLibrary *library,
                                         GFile         *file);

G_END_DECLS
