/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint       praxis_theme_variable_count    (void);
const char *praxis_theme_variable_get_name (guint        variable);
gboolean    praxis_theme_variable_find     (const char  *name,
                                            guint       *variable);
char       *praxis_theme_variable_read     (guint        variable,
                                            const char  *text);
char       *praxis_theme_variable_describe (guint        variable);

G_END_DECLS
