/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-citation.h"

G_BEGIN_DECLS

char *praxis_reference_to_text (PraxisCitation *citation);
char *praxis_reference_to_html (PraxisCitation *citation);

G_END_DECLS
