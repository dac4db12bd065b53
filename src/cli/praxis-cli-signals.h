/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void praxis_cli_watch_signals (GCancellable *cancellable);

G_END_DECLS
