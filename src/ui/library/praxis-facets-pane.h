/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-browser.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_FACETS_PANE (praxis_facets_pane_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFacetsPane, praxis_facets_pane, PRAXIS, FACETS_PANE, AdwNavigationPage)

void praxis_facets_pane_set_browser (PraxisFacetsPane *self,
                                     PraxisBrowser    *browser);
void praxis_facets_pane_focus       (PraxisFacetsPane *self);

G_END_DECLS
