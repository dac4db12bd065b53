/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "praxis-proof.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_CHECKS_GROUP (praxis_checks_group_get_type ())
G_DECLARE_FINAL_TYPE (PraxisChecksGroup, praxis_checks_group, PRAXIS, CHECKS_GROUP, AdwBin)

void praxis_checks_group_set_proof (PraxisChecksGroup *self,
                                    PraxisProof       *proof);

G_END_DECLS
