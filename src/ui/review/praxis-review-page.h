/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "review/praxis-remark.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_REVIEW_PAGE (praxis_review_page_get_type ())
G_DECLARE_FINAL_TYPE (PraxisReviewPage, praxis_review_page, PRAXIS, REVIEW_PAGE, AdwNavigationPage)

AdwNavigationPage *praxis_review_page_new (PraxisLibrary *library);

G_END_DECLS
