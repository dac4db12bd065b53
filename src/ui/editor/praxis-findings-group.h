/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-proof.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_FINDINGS_GROUP (praxis_findings_group_get_type ())
G_DECLARE_FINAL_TYPE (PraxisFindingsGroup, praxis_findings_group, PRAXIS, FINDINGS_GROUP, AdwBin)

void praxis_findings_group_set_proof (PraxisFindingsGroup *self,
                                      PraxisEditSession   *session,
                                      PraxisProof         *proof);

G_END_DECLS
