/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_REFERENCES_GROUP (praxis_references_group_get_type ())
G_DECLARE_FINAL_TYPE (PraxisReferencesGroup, praxis_references_group, PRAXIS, REFERENCES_GROUP, AdwPreferencesGroup)

void        praxis_references_group_set_digest (PraxisReferencesGroup *self,
                                                PraxisLibrary         *library,
                                                PraxisDigest          *digest);
void        praxis_references_group_set_style  (PraxisReferencesGroup *self,
                                                const char            *style);
const char *praxis_references_group_get_style  (PraxisReferencesGroup *self);
const char *praxis_references_group_get_locale (PraxisReferencesGroup *self);

G_END_DECLS
