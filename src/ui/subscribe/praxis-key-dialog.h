/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "subscribe/praxis-update.h"

G_BEGIN_DECLS

AdwDialog *praxis_key_dialog_new (PraxisUpdate *update);

G_END_DECLS
