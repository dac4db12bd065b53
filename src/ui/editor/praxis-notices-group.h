/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "edit/praxis-edit-session.h"

G_BEGIN_DECLS

#define PRAXIS_TYPE_NOTICES_GROUP (praxis_notices_group_get_type ())
G_DECLARE_FINAL_TYPE (PraxisNoticesGroup, praxis_notices_group, PRAXIS, NOTICES_GROUP, AdwBin)

void praxis_notices_group_set_session (PraxisNoticesGroup *self,
                                       PraxisEditSession  *session);

G_END_DECLS
