/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void praxis_split_focus_keep (AdwNavigationSplitView *view);

G_END_DECLS
