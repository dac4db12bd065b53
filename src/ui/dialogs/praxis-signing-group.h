/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_SIGNING_GROUP (praxis_signing_group_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSigningGroup, praxis_signing_group, PRAXIS, SIGNING_GROUP, AdwPreferencesGroup)

void praxis_signing_group_set_digest (PraxisSigningGroup *self,
                                      PraxisLibrary      *library,
                                      PraxisDigest       *digest);

G_END_DECLS
