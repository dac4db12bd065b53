/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "review/praxis-coverage.h"

G_BEGIN_DECLS

char *praxis_coverage_dup_words       (const PraxisCoverage *coverage,
                                       guint                 topic,
                                       guint                 year);
char *praxis_coverage_dup_type_words  (const PraxisCoverage *coverage,
                                       guint                 topic,
                                       guint                 year);

G_END_DECLS
