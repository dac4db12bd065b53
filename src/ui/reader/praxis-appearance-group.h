/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PRAXIS_TYPE_APPEARANCE_GROUP (praxis_appearance_group_get_type ())
G_DECLARE_FINAL_TYPE (PraxisAppearanceGroup, praxis_appearance_group, PRAXIS, APPEARANCE_GROUP, AdwPreferencesGroup)

G_END_DECLS
