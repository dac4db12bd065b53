/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *praxis_reference_take_doi    (char        *text);
char *praxis_reference_take_url    (char        *text,
                                    char       **accessed);
char *praxis_reference_take_number (char        *text,
                                    const char  *label);

G_END_DECLS
