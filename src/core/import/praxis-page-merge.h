/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-page.h"

G_BEGIN_DECLS

void praxis_page_merge_doubles (PraxisPage *page);

G_END_DECLS
