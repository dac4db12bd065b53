/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_DAILY_CHECK (praxis_daily_check_get_type ())
G_DECLARE_FINAL_TYPE (PraxisDailyCheck, praxis_daily_check, PRAXIS, DAILY_CHECK, GObject)

PraxisDailyCheck *praxis_daily_check_new (PraxisLibrary *library);

G_END_DECLS
