/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "praxis-effect-private.h"
#include "praxis-statistic-private.h"

/* An interval stands behind the last of several numbers, and may be of another one: "r = .29, d = .62, 95% CI [.10, .47]", "by 5.1 points
 * (d = 0.42, 95% CI 3.2 to 7.0)". It is of that which it is built around. */

/* How much longer the one arm of an interval may be than the other, of the longer one: ratios, and intervals by some methods, are lopsided. */
#define MAX_LOPSIDED 0.35

/* "t(48) = 2.10", "p = .03", "52%": the place behind a number that no interval is of; NULL where none stands there. */
static const char *
skip_other_number (PraxisNumberScanner scanner)
{
  PraxisNumberScanner ahead = scanner;
  PraxisStatistic statistic = { .df1 = NAN, .df2 = NAN };
  double number;

  if (praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED, &number, NULL) && praxis_number_scanner_skip_percent (&ahead))
    return ahead.at;
  ahead = scanner;
  if (!praxis_statistic_scan_p_name (&ahead))
    {
      if (!praxis_statistic_scan_name (&ahead, &statistic.type) || statistic.type == PRAXIS_STATISTIC_R)
        return NULL;
      praxis_statistic_scan_degrees (&ahead, &statistic);
    }
  if (praxis_statistic_scan_comparison (&ahead) == 0 ||
      !praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_GROUPS | PRAXIS_NUMBER_EXPONENT, &number, NULL))
    return NULL;
  return ahead.at;
}

/* A number with decimals, or of points on a scale; others are counts. */
static gboolean
scan_measured (PraxisNumberScanner *scanner,
               double              *number,
               int                 *decimals)
{
  return praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_GROUPS, number, decimals) &&
         (*decimals > 0 || g_str_has_prefix (scanner->at, " point"));
}

/**
 * praxis_effect_is_of_earlier:
 * @scope: the sentence of an effect
 * @estimate: its number
 * @interval: an interval that follows
 *
 * Returns: whether the interval is not built around the effect, and is around a number that stands before it without an interval of
 *   its own
 */
gboolean
praxis_effect_is_of_earlier (const PraxisEffectScope *scope,
                             const PraxisEstimate    *estimate,
                             const PraxisInterval    *interval)
{
  gboolean found = FALSE;

  if (praxis_interval_is_around (interval, estimate->estimate, estimate->decimals, MAX_LOPSIDED))
    return FALSE;
  for (const char *at = scope->sentence; at < scope->effect;)
    {
      PraxisNumberScanner scanner = { scope->text, at };
      const char *end = praxis_interval_skip (scope->text, at);
      double number;
      int decimals;

      /* What stands before an interval has one. */
      if (end != NULL)
        found = FALSE;
      else if (praxis_number_scanner_is_word_start (&scanner))
        end = skip_other_number (scanner);
      if (end == NULL && praxis_number_scanner_is_word_start (&scanner) && scan_measured (&scanner, &number, &decimals))
        {
          found |= praxis_interval_is_around (interval, number, decimals, MAX_LOPSIDED);
          end = scanner.at;
        }
      at = end != NULL ? end : g_utf8_next_char (at);
    }
  return found;
}
