/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* What may stand between the name of a measure and its number: "=", "was estimated at", "for dropout was". */

/* Behind a name in words. */
static const char *const links[] = {
  "of", "was", "is", "were", "at", "equal to", "with", "=", ":", ",", "(",
};

#define MAX_LINKS 3

/* How many words may stand between a name and the verb before its number: "between the alliance and the outcome of therapy was" */
#define MAX_OUTCOME 10

/**
 * praxis_effect_skip_links:
 * @scanner: the place behind a name in words
 *
 * Goes over what links it to its number.
 */
void
praxis_effect_skip_links (PraxisNumberScanner *scanner)
{
  for (guint n = 0; n < MAX_LINKS; n++)
    {
      gboolean found = FALSE;

      praxis_number_scanner_skip_spaces (scanner);
      for (gsize i = 0; i < G_N_ELEMENTS (links) && !found; i++)
        found = praxis_number_scanner_skip (scanner, links[i]);
      if (!found)
        return;
    }
}

/**
 * praxis_effect_skip_estimated:
 * @scanner: the place behind a verb
 *
 * Goes over how the number was come by: "estimated to be about"
 */
void
praxis_effect_skip_estimated (PraxisNumberScanner *scanner)
{
  static const char *const ways[] = { "estimated at", "estimated to be", "found to be", "only", "about", "approximately", "around" };
  PraxisNumberScanner ahead = *scanner;

  praxis_number_scanner_skip_spaces (&ahead);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (praxis_number_scanner_skip (&ahead, ways[i]))
        *scanner = ahead;
    }
}

/* --- What the effect is of -------------------------------------------------------------------------------- */

static gsize
measure_word (const char *at)
{
  const char *end = at;

  while (g_unichar_isalnum (g_utf8_get_char (end)) || *end == '-' || *end == '\'' || g_str_has_prefix (end, "’"))
    end = g_utf8_next_char (end);
  return end - at;
}

static gboolean
is_name (PraxisNumberScanner scanner)
{
  return praxis_effect_skip_words (&scanner) != NULL || praxis_effect_skip_symbol (&scanner) != NULL ||
         praxis_effect_skip_plural (&scanner) != NULL;
}

/**
 * praxis_effect_skip_outcome:
 * @scanner: the place behind the name of a measure
 * @is_plural: whether the name is one of several numbers
 *
 * Goes over what the effect is of, and the verb: "for dropout was", "between alliance and outcome was". The words go on to it without a
 * comma or a bracket, a clause of their own or the name of another effect.
 *
 * Returns: whether the verb was reached
 */
gboolean
praxis_effect_skip_outcome (PraxisNumberScanner *scanner,
                            gboolean             is_plural)
{
  static const char *const prepositions[] = {
    "for", "of", "in", "on", "between", "across", "among", "with", "at", "comparing", "to", "after", "per",
    "over", "versus", "vs", NULL
  };
  static const char *const singular[] = { "was", "is", NULL };
  static const char *const plural[] = { "were", "are", NULL };
  static const char *const clauses[] = {
    "who", "whom", "whose", "which", "that", "what", "when", "where", "while", "whereas", "if", "unless", "but", "because", "not", "than",
    "had", "has", "have", "did", "does", "do", "can", "may", "would", "should", "raters", "coders", "observers", NULL
  };
  PraxisNumberScanner ahead = *scanner;

  for (guint n = 0; n < MAX_OUTCOME && praxis_number_scanner_skip (&ahead, " "); n++)
    {
      gsize length = measure_word (ahead.at);

      if (length == 0 || praxis_effect_is_one_of (ahead.at, length, clauses) ||
          praxis_effect_is_one_of (ahead.at, length, is_plural ? singular : plural) ||
          (n == 0 && !praxis_effect_is_one_of (ahead.at, length, prepositions)) || is_name (ahead))
        return FALSE;
      scanner->at = ahead.at += length;
      if (n > 0 && praxis_effect_is_one_of (ahead.at - length, length, is_plural ? plural : singular))
        return TRUE;
      if (g_str_has_prefix (ahead.at - length, "vs."))
        ahead.at++;
    }
  return FALSE;
}

/* --- Behind symbols --------------------------------------------------------------------------------------- */

/**
 * praxis_effect_starts_number:
 * @at: a place in a text
 *
 * Returns: whether a number can begin there, with a sign or without
 */
gboolean
praxis_effect_starts_number (const char *at)
{
  return g_ascii_isdigit (*at) || *at == '.' || *at == '-' || g_str_has_prefix (at, "−") || g_str_has_prefix (at, "–");
}

/**
 * praxis_effect_is_one_of_two:
 * @end: the place behind a number
 *
 * Returns: whether another number follows, "was .28 and .31": which of two effects has the one and which the other is said elsewhere
 */
gboolean
praxis_effect_is_one_of_two (const char *end)
{
  static const char and[] = " and ";

  return g_str_has_prefix (end, and) && praxis_effect_starts_number (end + strlen (and));
}

/* Whether a number with decimals that is no range stands there. A ratio is small: "HR 72.5" is the rate of a heart. */
static gboolean
is_plain_number (PraxisNumberScanner scanner)
{
  double number;
  int decimals;

  return praxis_number_scanner_scan (&scanner, 0, &number, &decimals) && decimals > 0 && number < 20 &&
         strchr ("-%", *scanner.at) == NULL && !g_str_has_prefix (scanner.at, "–") && !g_str_has_prefix (scanner.at, " to ") &&
         !praxis_effect_is_one_of_two (scanner.at);
}

/* ", 1.40; 95% CI, 1.10–1.80", as AMA 11 has it: a comma is enough where an interval follows. */
static gboolean
skip_comma (PraxisNumberScanner *scanner)
{
  PraxisNumberScanner ahead = *scanner;
  PraxisInterval interval;
  double number;

  if (!praxis_number_scanner_skip (&ahead, ", ") || !praxis_number_scanner_scan (&ahead, 0, &number, NULL) ||
      (!praxis_number_scanner_skip (&ahead, "; ") && !praxis_number_scanner_skip (&ahead, ", ") &&
       !praxis_number_scanner_skip (&ahead, " [") && !praxis_number_scanner_skip (&ahead, " (")))
    return FALSE;
  return praxis_interval_scan (ahead.text, ahead.at, &interval) && praxis_number_scanner_skip (scanner, ", ");
}

/* "was", "is estimated at" */
static gboolean
skip_verb (PraxisNumberScanner *scanner)
{
  if (!praxis_number_scanner_skip (scanner, "was ") && !praxis_number_scanner_skip (scanner, "is "))
    return FALSE;
  praxis_effect_skip_estimated (scanner);
  praxis_number_scanner_skip_spaces (scanner);
  return TRUE;
}

/**
 * praxis_effect_skip_equals:
 * @scanner: the place behind a symbol and the spaces that follow it
 * @measure: what that is a symbol of
 * @is_plain: whether the symbol is no word that stands for something else, "SMD" but not "b"
 * @is_in_brackets: whether it stands in brackets behind a name
 *
 * Goes over what stands between a symbol and its number: "=", or "of"; "was" but behind a b that may be a letter of a list; nothing behind
 * those that are plain.
 *
 * Returns: whether its number follows
 */
gboolean
praxis_effect_skip_equals (PraxisNumberScanner *scanner,
                           PraxisMeasure        measure,
                           gboolean             is_plain,
                           gboolean             is_in_brackets)
{
  gboolean is_count = measure == PRAXIS_MEASURE_NNT;
  char comparison;

  if (praxis_number_scanner_skip_comparison (scanner, &comparison))
    return comparison == '=';
  if (praxis_number_scanner_skip (scanner, "of "))
    return TRUE;
  if ((measure != PRAXIS_MEASURE_B || is_in_brackets) && skip_verb (scanner))
    return is_count || is_plain_number (*scanner);
  if (!is_plain)
    return FALSE;
  if (praxis_number_scanner_skip (scanner, ": "))
    return is_count || is_plain_number (*scanner);
  return skip_comma (scanner) || is_plain_number (*scanner);
}
