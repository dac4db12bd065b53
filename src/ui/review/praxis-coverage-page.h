/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_COVERAGE_PAGE (praxis_coverage_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisCoveragePage, praxis_coverage_page, PRAXIS, COVERAGE_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_coverage_page_new (PraxisLibrary *library,
                                             const char    *digest_uuid,
                                             const char    *digest_title);

G_END_DECLS
