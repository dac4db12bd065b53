/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisTextMeasure:
 * @text: a line of text
 * @user_data: what was given for it
 *
 * Returns: how wide it is
 */
typedef double (*PraxisTextMeasure) (const char *text,
                                     gpointer    user_data);

GPtrArray *praxis_line_break       (const char        *text,
                                    double             width,
                                    PraxisTextMeasure  measure,
                                    gpointer           user_data);
double     praxis_line_guess_width (const char        *text);
gboolean   praxis_line_is_rtl      (const char        *text,
                                    gboolean           otherwise);

G_END_DECLS
