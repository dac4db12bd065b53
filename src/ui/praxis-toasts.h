/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToastOverlay *praxis_toasts_find (GtkWidget *widget);

G_END_DECLS
