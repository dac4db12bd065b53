/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/praxis-digest.h"
#include "store/praxis-library.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_SITE_GROUP (praxis_site_group_get_type ())
G_DECLARE_FINAL_TYPE (PraxisSiteGroup, praxis_site_group, PRAXIS, SITE_GROUP, AdwPreferencesGroup)

void        praxis_site_group_set_digest (PraxisSiteGroup *self,
                                          PraxisLibrary   *library,
                                          PraxisDigest    *digest);
void        praxis_site_group_refresh    (PraxisSiteGroup *self,
                                          PraxisDigest    *digest);
const char *praxis_site_group_get_theme  (PraxisSiteGroup *self);
char       *praxis_site_group_dup_header (PraxisSiteGroup *self);
char       *praxis_site_group_dup_footer (PraxisSiteGroup *self);

G_END_DECLS
