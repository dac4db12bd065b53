/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-statistic.h"

void
praxis_statistic_free (PraxisStatistic *self)
{
  g_free (self->raw);
  g_free (self);
}

GPtrArray *
praxis_statistics_find (const char *text)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_statistic_free);
}

const char *
praxis_statistic_type_to_string (PraxisStatisticType type)
{
  return "";
}
