/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-effect.h"
#include "model/praxis-draft.h"

G_BEGIN_DECLS

/* The name under which decisions on effects that are no findings are kept. */
#define PRAXIS_FINDING_DECISION "finding"

GPtrArray     *praxis_finding_list         (PraxisDraft   *draft,
                                            GPtrArray     *decisions);
char          *praxis_finding_dup_key      (PraxisFinding *finding);
PraxisFinding *praxis_finding_with_numbers (PraxisFinding *finding,
                                            PraxisFinding *newer);

G_END_DECLS
