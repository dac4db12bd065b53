/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-browser.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_EVIDENCE_PAGE (praxis_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisEvidencePage, praxis_evidence_page, PRAXIS, EVIDENCE_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_evidence_page_new (PraxisBrowser *browser);

G_END_DECLS
