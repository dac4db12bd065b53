/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-check.h"

G_BEGIN_DECLS

void praxis_parts_check (PraxisReviewContext *context,
                         PraxisReviewText    *text);

G_END_DECLS
