/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "praxis-statistic.h"

G_BEGIN_DECLS

double praxis_p_value_compute (PraxisStatisticType  type,
                               double               value,
                               double               df1,
                               double               df2);
void   praxis_p_value_judge   (PraxisStatistic     *statistic);

gboolean praxis_p_value_excludes (const PraxisStatistic *statistic,
                                  double                 limit);

G_END_DECLS
