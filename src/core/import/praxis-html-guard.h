/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean praxis_html_guard_check (const char  *html,
                                  GError     **error);

G_END_DECLS
