/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-month.h"

/**
 * praxis_month_new:
 * @year: a year from 1 to 9999
 * @month: a month from 1 to 12
 *
 * Returns: the month; %PRAXIS_MONTH_NONE where there is no such month
 */
PraxisMonth
praxis_month_new (int year,
                  int month)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12)
    return PRAXIS_MONTH_NONE;
  return (PraxisMonth) (year * 100 + month);
}

/**
 * praxis_month_parse:
 * @text: (nullable): "YYYY-MM"
 *
 * Returns: the month; %PRAXIS_MONTH_NONE where @text is none
 */
PraxisMonth
praxis_month_parse (const char *text)
{
  if (text == NULL)
    return PRAXIS_MONTH_NONE;
  for (gsize i = 0; i < 7; i++)
    {
      if (i == 4 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
        return PRAXIS_MONTH_NONE;
    }
  if (text[7] != '\0')
    return PRAXIS_MONTH_NONE;
  return praxis_month_new (g_ascii_strtoll (text, NULL, 10), g_ascii_strtoll (text + 5, NULL, 10));
}

/**
 * praxis_month_to_string:
 * @month: a month
 *
 * Returns: (transfer full) (nullable): "YYYY-MM"; %NULL for %PRAXIS_MONTH_NONE
 */
char *
praxis_month_to_string (PraxisMonth month)
{
  if (month == PRAXIS_MONTH_NONE)
    return NULL;
  return g_strdup_printf ("%04d-%02d", praxis_month_get_year (month), praxis_month_get_month (month));
}

/**
 * praxis_month_get_year:
 * @month: a month
 *
 * Returns: its year; 0 for %PRAXIS_MONTH_NONE
 */
int
praxis_month_get_year (PraxisMonth month)
{
  return month / 100;
}

/**
 * praxis_month_get_month:
 * @month: a month
 *
 * Returns: its place in the year, from 1; 0 for %PRAXIS_MONTH_NONE
 */
int
praxis_month_get_month (PraxisMonth month)
{
  return month % 100;
}

/**
 * praxis_month_format:
 * @month: a month
 *
 * Returns: (transfer full) (nullable): the month in words of the process's locale, "March 2023", for the
 *   window; exported pages have the words of their digest's language; %NULL for %PRAXIS_MONTH_NONE
 */
char *
praxis_month_format (PraxisMonth month)
{
  g_autoptr(GDateTime) first = NULL;

  if (month == PRAXIS_MONTH_NONE)
    return NULL;
  first = g_date_time_new_utc (praxis_month_get_year (month), praxis_month_get_month (month), 1, 0, 0, 0);
  /* %OB is the name of a month that stands without a day, which Slavic languages write differently. */
  return g_date_time_format (first, "%OB %Y");
}
