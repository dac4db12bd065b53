/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-number-scanner.h"
#include "praxis-statistic.h"

G_BEGIN_DECLS

/* What the parts of a test are read with. Each function gives whether its part stands at the place, and moves behind it only then. */

/* praxis-statistic-words.c */
gboolean praxis_statistic_scan_word          (PraxisNumberScanner *scanner,
                                              const char          *word);
char     praxis_statistic_scan_comparison    (PraxisNumberScanner *scanner);
gboolean praxis_statistic_scan_name          (PraxisNumberScanner *scanner,
                                              PraxisStatisticType *type);
gboolean praxis_statistic_scan_ns            (PraxisNumberScanner *scanner);
gboolean praxis_statistic_scan_p_name        (PraxisNumberScanner *scanner);
void     praxis_statistic_scan_leading_words (PraxisNumberScanner *scanner);

/* praxis-statistic-degrees.c */
gboolean praxis_statistic_has_degrees        (const PraxisStatistic *self);
gboolean praxis_statistic_scan_degrees       (PraxisNumberScanner *scanner,
                                              PraxisStatistic     *statistic);
gboolean praxis_statistic_scan_low_degrees   (PraxisNumberScanner *scanner,
                                              PraxisStatistic     *statistic);
gboolean praxis_statistic_scan_named_degrees (PraxisNumberScanner *scanner,
                                              PraxisStatistic     *statistic,
                                              gboolean             with_n);

G_END_DECLS
