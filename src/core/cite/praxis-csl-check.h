/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest style that is taken, in bytes. The largest that there is has a twentieth of it. */
#define PRAXIS_CSL_MAX_SIZE (2 * 1024 * 1024)

gboolean praxis_csl_check_text (const char    *content,
                                GError       **error);
gboolean praxis_csl_check      (const char    *content,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
