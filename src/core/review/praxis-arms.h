/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-review-context.h"
#include "praxis-review-quantity.h"

G_BEGIN_DECLS

void praxis_arms_check (PraxisReviewContext        *context,
                        PraxisReviewText           *text,
                        const PraxisReviewQuantity *whole,
                        guint                       next);

G_END_DECLS
