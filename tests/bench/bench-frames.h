/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether what is waited for has been painted. */
typedef gboolean (*BenchPainted) (GtkWidget *window);

void bench_frames_watch (GtkApplication *application,
                         BenchPainted    painted);

G_END_DECLS
