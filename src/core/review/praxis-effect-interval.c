/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "praxis-effect-private.h"

/* Intervals as they are printed: "95% CI [−0.70, −0.33]", "CI95 = .1; .3", "[44%, 60%]". */

static gboolean
scan_level (PraxisNumberScanner *scanner,
            double              *level)
{
  PraxisNumberScanner ahead = *scanner;
  int decimals;

  if (!praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED, level, &decimals) || *level < 50 || *level >= 100)
    return FALSE;
  if (!praxis_number_scanner_skip_percent (&ahead))
    return FALSE;
  *scanner = ahead;
  return TRUE;
}

/* How an interval was come by: "95% bootstrap CI", "95% bias-corrected and accelerated confidence interval" */
static void
skip_methods (PraxisNumberScanner *scanner)
{
  static const char *const methods[] = {
    "bias-corrected and accelerated ", "bias corrected and accelerated ", "bias-corrected ", "bias corrected ", "bootstrapped ",
    "bootstrapping ", "bootstrap ", "BCa ", "percentile ", "Bayesian ", "highest density ", "simultaneous ", "adjusted ", "exact ",
    "profile likelihood ", "two-sided ", "(BCa) ", NULL
  };
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (gsize i = 0; methods[i] != NULL && !found; i++)
        {
          found = g_ascii_strncasecmp (scanner->at, methods[i], strlen (methods[i])) == 0;
          if (found)
            scanner->at += strlen (methods[i]);
        }
    }
}

/**
 * praxis_interval_skip_name:
 * @scanner: a place in a text
 *
 * Returns: whether the name of an interval stands there, with how that was come by or without: "CI", "bootstrap confidence interval";
 *   the place is behind it then
 */
gboolean
praxis_interval_skip_name (PraxisNumberScanner *scanner)
{
  static const char *const names[] = {
    "CI", "C.I.", "confidence interval", "credible interval", "credibility interval", "CrI", "HDI", "interval",
  };
  PraxisNumberScanner ahead = *scanner;

  skip_methods (&ahead);
  /* "interval" alone is one only behind "highest density". */
  for (gsize i = 0; i < G_N_ELEMENTS (names) - (ahead.at == scanner->at ? 1 : 0); i++)
    {
      if (praxis_number_scanner_skip (&ahead, names[i]))
        {
          *scanner = ahead;
          return TRUE;
        }
    }
  return FALSE;
}

/* "CI", "CI95", "confidence interval"; "CIs" are those of several effects. */
static gboolean
scan_name (PraxisNumberScanner *scanner,
           double              *level)
{
  if (!praxis_interval_skip_name (scanner) || *scanner->at == 's')
    return FALSE;
  if (g_ascii_isdigit (scanner->at[0]) && g_ascii_isdigit (scanner->at[1]) && !g_ascii_isdigit (scanner->at[2]))
    {
      *level = g_ascii_strtod (scanner->at, NULL);
      scanner->at += 2;
      praxis_number_scanner_skip (scanner, "%");
    }
  return TRUE;
}

static void
skip_any (PraxisNumberScanner *scanner,
          const char *const   *words)
{
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      praxis_number_scanner_skip_spaces (scanner);
      for (gsize i = 0; words[i] != NULL && !found; i++)
        found = praxis_number_scanner_skip (scanner, words[i]);
    }
}

/**
 * praxis_interval_skip_header:
 * @scanner: the place behind the name of a measure
 * @level: (out): the level in percent; unchanged where it is not said
 *
 * Returns: whether brackets there tell that the interval of the number stands in brackets behind it, "OR (95% CI) 1.41 (1.02–1.95)"; the
 *   place is behind them then
 */
gboolean
praxis_interval_skip_header (PraxisNumberScanner *scanner,
                             double              *level)
{
  PraxisNumberScanner ahead = *scanner;
  double found = *level;

  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip (&ahead, "(") && !praxis_number_scanner_skip (&ahead, "["))
    return FALSE;
  if (scan_level (&ahead, &found))
    praxis_number_scanner_skip (&ahead, "-");
  praxis_number_scanner_skip_spaces (&ahead);
  /* "(95% CIs)" of several numbers */
  if (!(scan_name (&ahead, &found) || (praxis_interval_skip_name (&ahead) && praxis_number_scanner_skip (&ahead, "s"))) ||
      (!praxis_number_scanner_skip (&ahead, ")") && !praxis_number_scanner_skip (&ahead, "]")))
    return FALSE;
  *level = found;
  *scanner = ahead;
  return TRUE;
}

/* Two numbers with something between them. A hyphen right before a number is its minus, one between numbers a dash. */
static gboolean
scan_bounds (PraxisNumberScanner *scanner,
             PraxisInterval      *interval)
{
  static const char *const between[] = { ",", ";", "to", "and", "–", "—", "-", NULL };
  int lower_decimals, upper_decimals;
  gboolean is_percent;
  const char *gap;

  praxis_number_scanner_skip_spaces (scanner);
  interval->lower_start = scanner->at;
  if (!praxis_number_scanner_scan (scanner, 0, &interval->lower, &lower_decimals))
    return FALSE;
  gap = scanner->at;
  is_percent = praxis_number_scanner_skip_percent (scanner);
  praxis_number_scanner_skip_spaces (scanner);
  for (gsize i = 0; between[i] != NULL; i++)
    {
      if (praxis_number_scanner_skip (scanner, between[i]))
        break;
    }
  if (scanner->at == gap)
    return FALSE;
  praxis_number_scanner_skip_spaces (scanner);
  if (!praxis_number_scanner_scan (scanner, 0, &interval->upper, &upper_decimals))
    return FALSE;
  interval->decimals = MAX (lower_decimals, upper_decimals);
  interval->end = scanner->at;
  interval->is_percent = praxis_number_scanner_skip_percent (scanner) || is_percent;
  if (interval->is_percent)
    interval->end = scanner->at;
  return TRUE;
}

/* With its name: "95% CI [−0.70, −0.33]", "CI95 = .1; .3", "95% confidence interval from 0.5 to 0.9" */
static gboolean
scan_named (PraxisNumberScanner  scanner,
            PraxisInterval      *interval)
{
  static const char *const before[] = { "(CI)", "[CI]", "[", "(", "=", ":", ",", "from", "of", "was", "is", "ranging", "ranged", NULL };

  if (!praxis_number_scanner_is_word_start (&scanner))
    return FALSE;
  if (scan_level (&scanner, &interval->level))
    praxis_number_scanner_skip (&scanner, "-");
  praxis_number_scanner_skip_spaces (&scanner);
  if (!scan_name (&scanner, &interval->level))
    return FALSE;
  skip_any (&scanner, before);
  return scan_bounds (&scanner, interval);
}

/* Without: "[−0.70, −0.33]", "[44%, 60%]"; whole numbers are those of references. */
static gboolean
scan_bare (PraxisNumberScanner  scanner,
           PraxisInterval      *interval)
{
  if (!praxis_number_scanner_skip (&scanner, "["))
    return FALSE;
  if (!scan_bounds (&scanner, interval))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  return *scanner.at == ']' && (interval->decimals > 0 || interval->is_percent);
}

/**
 * praxis_interval_scan_range:
 * @scanner: a place in a text
 * @interval: (out): the interval, of which no level is said
 * @is_list: (out): whether a comma or a semicolon stands between its numbers, as it does between two that are no bounds
 *
 * Returns: whether two numbers stand there, with a dash or "to" between them or as a list, that can be the bounds of an interval
 */
gboolean
praxis_interval_scan_range (PraxisNumberScanner  scanner,
                            PraxisInterval      *interval,
                            gboolean            *is_list)
{
  *interval = (PraxisInterval) { .start = scanner.at, .level = NAN };
  if (!scan_bounds (&scanner, interval) || interval->lower >= interval->upper)
    return FALSE;
  *is_list = memchr (interval->lower_start, ',', interval->end - interval->lower_start) != NULL ||
             memchr (interval->lower_start, ';', interval->end - interval->lower_start) != NULL;
  return TRUE;
}

/**
 * praxis_interval_starts_range:
 * @scanner: the place behind a number
 * @with_to: whether "to" makes a range, as a dash does
 *
 * Returns: whether the number is one end of a range: "1.1–1.4", "36 - 48%", "1.1 to 1.4"
 */
gboolean
praxis_interval_starts_range (PraxisNumberScanner scanner,
                              gboolean            with_to)
{
  static const char *const signs[] = { "-", "–", "—", "to " };
  double number;

  praxis_number_scanner_skip_spaces (&scanner);
  for (gsize i = 0; i < G_N_ELEMENTS (signs) - (with_to ? 0 : 1); i++)
    {
      if (praxis_number_scanner_skip (&scanner, signs[i]))
        return praxis_number_scanner_scan (&scanner, 0, &number, NULL);
    }
  return FALSE;
}

/**
 * praxis_interval_scan:
 * @text: words without markup
 * @at: a place in it
 * @interval: (out): the interval; its level is NaN where it is not said
 *
 * Returns: whether an interval starts there
 */
gboolean
praxis_interval_scan (const char     *text,
                      const char     *at,
                      PraxisInterval *interval)
{
  const PraxisNumberScanner scanner = { text, at };

  *interval = (PraxisInterval) { .start = at, .level = NAN };
  return scan_named (scanner, interval) || scan_bare (scanner, interval);
}

/* "44% to 60% of them" is a range, "rose from 44% to 60%" names two shares. */
static gboolean
scan_percent_range (PraxisNumberScanner  scanner,
                    PraxisInterval      *interval)
{
  gboolean is_from = scanner.at - scanner.text >= 5 && g_ascii_strncasecmp (scanner.at - 5, "from ", 5) == 0;

  return g_ascii_isdigit (*scanner.at) && !is_from && scan_bounds (&scanner, interval) && interval->is_percent &&
         g_strstr_len (interval->lower_start, interval->end - interval->lower_start, " to ") != NULL;
}

/* "between 44% and 60%", "ranging from 0.2 to 0.5" */
static gboolean
scan_range (PraxisNumberScanner  scanner,
            PraxisInterval      *interval)
{
  static const char *const starts[] = {
    "between ", "ranged from ", "ranging from ", "ranges from ", "range from ", "prediction interval from ", "prediction interval of ",
    "prediction interval ", "prediction interval, ", "prediction interval: ", "prediction interval ["
  };

  if (!praxis_number_scanner_is_word_start (&scanner))
    return FALSE;
  if (scan_percent_range (scanner, interval))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize length = strlen (starts[i]);

      if (g_ascii_strncasecmp (scanner.at, starts[i], length) == 0)
        {
          scanner.at += length;
          return scan_bounds (&scanner, interval);
        }
    }
  return FALSE;
}

/**
 * praxis_interval_skip:
 * @text: words without markup
 * @at: a place in it
 *
 * Returns: (transfer none) (nullable): the place behind an interval or a range that starts there, whose numbers are no effects
 */
const char *
praxis_interval_skip (const char *text,
                      const char *at)
{
  const PraxisNumberScanner scanner = { text, at };
  PraxisInterval interval;

  return praxis_interval_scan (text, at, &interval) || scan_range (scanner, &interval) ? interval.end : NULL;
}

/* --- Around what it is built ------------------------------------------------------------------------------ */

/* Whether the arms of an interval are about as long as each other, as far as rounding allows. */
static gboolean
is_middle (double below,
           double above,
           double slack,
           double max_lopsided)
{
  return below >= -slack && above >= -slack && fabs (below - above) <= 2 * slack + max_lopsided * MAX (below, above);
}

/**
 * praxis_interval_is_around:
 * @interval: an interval
 * @number: a number
 * @decimals: how many it is printed with
 * @max_lopsided: how much longer the one arm of the interval may be than the other, as a share of the longer one
 *
 * Returns: whether the interval is built around the number, on its own scale or on that of logarithms, as far as rounding allows
 */
gboolean
praxis_interval_is_around (const PraxisInterval *interval,
                           double                number,
                           int                   decimals,
                           double                max_lopsided)
{
  double lower = MIN (interval->lower, interval->upper), upper = MAX (interval->lower, interval->upper);
  double half = 0.5 * pow (10, -decimals), bound_half = 0.5 * pow (10, -interval->decimals);

  if (is_middle (number - lower, upper - number, half + bound_half, max_lopsided))
    return TRUE;
  return number > 0 && lower > 0 && is_middle (log (number / lower), log (upper / number), half / number + bound_half / lower, max_lopsided);
}
