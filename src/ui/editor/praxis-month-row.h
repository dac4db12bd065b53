/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "edit/praxis-edit-session.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_MONTH_ROW (praxis_month_row_get_type ())
G_DECLARE_FINAL_TYPE (PraxisMonthRow, praxis_month_row, PRAXIS, MONTH_ROW, AdwComboRow)

void praxis_month_row_set_session (PraxisMonthRow    *self,
                                   PraxisEditSession *session,
                                   GArray            *months);

G_END_DECLS
