/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-percent-interval.h"

#include "praxis-effect-private.h"
#include "praxis-people.h"

/*
 * Percentages with an interval that is surely theirs. Behind a percentage stands as often the interval of what lies between two of them,
 * "52% and 40% (95% CI 2% to 22%)", or that of an effect, so that it counts only where it follows at once, is in percent, and the
 * sentence compares nothing.
 */

/* Whether the bounds are percentages: with their sign or, as "48 to 71", by what they are. */
static gboolean
is_in_percent (const PraxisInterval *interval)
{
  return interval->is_percent || (interval->lower >= 0 && interval->upper > 10);
}

/* Goes over a comma, a semicolon or an opening bracket, and the spaces around it; whether something else stands there. */
static gboolean
skip_separator (PraxisNumberScanner *scanner)
{
  praxis_number_scanner_skip_spaces (scanner);
  if (*scanner->at == '\0' || strchr ("(,;", *scanner->at) == NULL)
    return *scanner->at == '[';
  scanner->at++;
  praxis_number_scanner_skip_spaces (scanner);
  return TRUE;
}

/* The interval behind a percentage, with or without something between them. */
static gboolean
scan_interval (PraxisNumberScanner    scanner,
               const PraxisEstimate  *estimate,
               PraxisPercentInterval *found)
{
  PraxisEffectScope scope = {
    .text = scanner.text,
    .sentence = praxis_sentence_find_start (scanner.text, estimate->start),
    .effect = estimate->start,
  };
  PraxisInterval interval;

  if (!skip_separator (&scanner) || !praxis_interval_scan (scanner.text, scanner.at, &interval) || !is_in_percent (&interval) ||
      praxis_effect_is_of_earlier (&scope, estimate, &interval))
    return FALSE;
  /* Without its name what stands in brackets may be a range. */
  if (!found->is_i_squared && *interval.start == '[')
    return FALSE;
  found->start = estimate->start - scanner.text;
  found->end = interval.end - scanner.text;
  /* With the bracket that closes what opened within. */
  if ((*interval.end == ')' || *interval.end == ']') && strcspn (estimate->end, "([") < (gsize) (interval.end - estimate->end))
    found->end++;
  found->estimate = estimate->estimate;
  found->estimate_decimals = estimate->decimals;
  found->lower = interval.lower;
  found->upper = interval.upper;
  found->bound_decimals = interval.decimals;
  return TRUE;
}

/* --- I² --------------------------------------------------------------------------------------------------- */

/* "I² = 61%", "I-squared was 61" */
static gboolean
scan_i_squared (PraxisNumberScanner    scanner,
                PraxisPercentInterval *found)
{
  static const char *const names[] = { "I²", "I2", "I^2", "I-squared" };
  static const char *const links[] = { "of ", "was ", "is " };
  PraxisEstimate estimate = { .start = scanner.at, .measure = PRAXIS_MEASURE_PERCENTAGE, .level = NAN };
  gboolean is_linked = FALSE;
  char comparison;

  if (!praxis_effect_is_i_squared (scanner.at))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names) && !praxis_number_scanner_skip (&scanner, names[i]);)
    i++;
  praxis_number_scanner_skip_spaces (&scanner);
  for (gsize i = 0; i < G_N_ELEMENTS (links) && !is_linked;)
    is_linked = praxis_number_scanner_skip (&scanner, links[i++]);
  if (!is_linked && (!praxis_number_scanner_skip_comparison (&scanner, &comparison) || comparison != '='))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  if (!praxis_number_scanner_scan (&scanner, PRAXIS_NUMBER_UNSIGNED, &estimate.estimate, &estimate.decimals))
    return FALSE;
  /* "I² = .61" is none. */
  if (!praxis_number_scanner_skip_percent (&scanner) && estimate.estimate < 1)
    return FALSE;
  estimate.end = scanner.at;
  found->is_i_squared = TRUE;
  return scan_interval (scanner, &estimate, found);
}

/* --- Shares ----------------------------------------------------------------------------------------------- */

/* What makes an interval one of a difference, or of a change. */
static gboolean
compares (const char *text,
          const char *at)
{
  static const char *const words[] = {
    "than", "versus", "vs", "compared", "comparing", "comparison", "against", "difference", "differences", "more", "fewer", "less",
    "additional", "higher", "lower", "greater", "smaller", "larger", "reduction", "reduced", "reduces", "increase", "increased",
    "increases", "rose", "fell", "decrease", "decreased", "decreases", "improvement", "improved", "gain", "gained", "change", "changed",
    "relative", "absolute", "between", "from", "by", "respectively", "predicted", "prediction", "expected", "excess", "variance", NULL
  };
  const char *end = praxis_sentence_find_end (at);

  for (at = praxis_sentence_find_start (text, at); at < end;)
    {
      gsize length = 0;

      while (g_ascii_isalpha (at[length]))
        length++;
      if (praxis_effect_is_one_of (at, length, words))
        return TRUE;
      at += MAX (length, 1);
    }
  return FALSE;
}

/* Whether another percentage without an interval stands before in the sentence: "40% and 52%" */
static gboolean
follows_percentage (const char *text,
                    const char *start)
{
  gboolean found = FALSE;

  for (const char *at = praxis_sentence_find_start (text, start); at < start;)
    {
      const char *end = praxis_interval_skip (text, at);

      if (end != NULL)
        found = FALSE;
      else if (*at == '%' || g_str_has_prefix (at, "percent") || g_str_has_prefix (at, "per cent"))
        found = TRUE;
      at = end != NULL ? end : g_utf8_next_char (at);
    }
  return found;
}

/* "of patients", "of the 48 adults"; whether these words stand there. */
static gboolean
skip_people (PraxisNumberScanner *scanner)
{
  static const char *const articles[] = { "the", "all", "these", NULL };
  PraxisNumberScanner ahead = *scanner;
  double number;

  if (!praxis_number_scanner_skip (&ahead, " of "))
    return FALSE;
  for (guint n = 0; n < 4; n++)
    {
      gsize length = 0;

      while (g_ascii_isalpha (ahead.at[length]))
        length++;
      if (praxis_effect_is_one_of (ahead.at, length, praxis_people_nouns))
        {
          scanner->at = ahead.at + length;
          return TRUE;
        }
      if (length == 0 ? !praxis_number_scanner_scan (&ahead, PRAXIS_NUMBER_UNSIGNED | PRAXIS_NUMBER_GROUPS, &number, NULL)
                      : !praxis_effect_is_one_of (ahead.at, length, articles))
        return FALSE;
      ahead.at += length;
      praxis_number_scanner_skip_spaces (&ahead);
    }
  return FALSE;
}

static gboolean
scan_share (PraxisNumberScanner    scanner,
            PraxisPercentInterval *found)
{
  PraxisEstimate estimate = { .start = scanner.at, .level = NAN };

  if (!praxis_effect_scan_percentage (scanner.text, scanner.at, &estimate))
    return FALSE;
  scanner.at = estimate.end;
  found->is_of_people = skip_people (&scanner);
  return scan_interval (scanner, &estimate, found) && !follows_percentage (scanner.text, estimate.start) &&
         !compares (scanner.text, estimate.start);
}

/**
 * praxis_percent_intervals_find:
 * @text: words without markup, UTF-8
 *
 * Finds the percentages of a text that have an interval which is surely theirs, and in percent as they are.
 *
 * Returns: (transfer full) (element-type PraxisPercentInterval): the percentages, in the order of the text
 */
GArray *
praxis_percent_intervals_find (const char *text)
{
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (PraxisPercentInterval));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      PraxisNumberScanner scanner = { text, at };
      PraxisPercentInterval found = { 0 };

      if (!praxis_number_scanner_is_word_start (&scanner) || (!scan_i_squared (scanner, &found) && !scan_share (scanner, &found)))
        continue;
      g_array_append_val (intervals, found);
      at = text + found.end - 1;
    }
  return intervals;
}
