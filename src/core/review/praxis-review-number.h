/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_review_dup_p      (double p);
char *praxis_review_dup_number (double number,
                                int    decimals);

G_END_DECLS
