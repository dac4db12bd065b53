/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    praxis_decimal_marks_is_count   (const char *end);
const char *praxis_decimal_marks_find_mixed (const char *bracket);
gboolean    praxis_decimal_marks_are_commas (const char *plain);

G_END_DECLS
