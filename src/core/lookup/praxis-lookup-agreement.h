/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/praxis-name.h"

G_BEGIN_DECLS

gboolean praxis_lookup_titles_agree (const char       *a,
                                     const char       *b);
gboolean praxis_lookup_names_agree  (const PraxisName *a,
                                     const PraxisName *b);

G_END_DECLS
