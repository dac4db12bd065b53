/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void praxis_csv_append_text   (GString            *csv,
                               const char         *text);
void praxis_csv_append_number (GString            *csv,
                               double              number);
void praxis_csv_append_row    (GString            *csv,
                               const char * const *fields);
void praxis_csv_end_row       (GString            *csv);

G_END_DECLS
