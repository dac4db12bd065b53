/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-json.h"
#include "praxis-page.h"

G_BEGIN_DECLS

PraxisJsonBuilder *praxis_linked_data_new (const PraxisPage *page);

G_END_DECLS
