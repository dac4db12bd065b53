/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "publish/praxis-theme.h"

G_BEGIN_DECLS

void praxis_cli_complain_of_theme (PraxisTheme *theme);
void praxis_cli_warn_of_theme     (const char  *name);

G_END_DECLS
