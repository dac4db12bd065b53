/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-browser.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_CHIP_BAR (praxis_chip_bar_get_type ())
G_DECLARE_FINAL_TYPE (PraxisChipBar, praxis_chip_bar, PRAXIS, CHIP_BAR, AdwBin)

void praxis_chip_bar_set_browser (PraxisChipBar *self,
                                  PraxisBrowser *browser);

G_END_DECLS
