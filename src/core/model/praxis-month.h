/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PraxisMonth:
 *
 * A month of the Gregorian calendar as year × 100 + month (202303 is March 2023), so that months sort as
 * numbers; 0 is "no month".
 */
typedef guint PraxisMonth;

#define PRAXIS_MONTH_NONE 0

PraxisMonth praxis_month_new       (int          year,
                                    int          month);
PraxisMonth praxis_month_parse     (const char  *text);
char       *praxis_month_to_string (PraxisMonth  month);
int         praxis_month_get_year  (PraxisMonth  month);
int         praxis_month_get_month (PraxisMonth  month);
char       *praxis_month_format    (PraxisMonth  month);

G_END_DECLS
