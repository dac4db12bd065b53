/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-month.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_MONTH_DIALOG (praxis_month_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PraxisMonthDialog, praxis_month_dialog, PRAXIS, MONTH_DIALOG, AdwAlertDialog)

AdwDialog   *praxis_month_dialog_new       (const char        *words,
                                            PraxisMonth        month);
void         praxis_month_dialog_refuse    (PraxisMonthDialog *self,
                                            PraxisMonth        month);
PraxisMonth  praxis_month_dialog_get_month (PraxisMonthDialog *self);

G_END_DECLS
