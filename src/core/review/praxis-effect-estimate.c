/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-effect-private.h"

/* The names of measures with their numbers: "SMD = −0.52", "the odds ratio (OR) for dropout was 1.4", "57.8%". */

typedef struct
{
  const char    *name;
  PraxisMeasure  measure;
} Name;

/* Symbols. Those of one letter need an "=" before their number: as words they mean other things. The longer ones first. */
static const Name symbols[] = {
  { "SMD", PRAXIS_MEASURE_SMD }, { "MD", PRAXIS_MEASURE_MD }, { "aOR", PRAXIS_MEASURE_OR }, { "AOR", PRAXIS_MEASURE_OR },
  { "OR", PRAXIS_MEASURE_OR }, { "aRR", PRAXIS_MEASURE_RR }, { "RR", PRAXIS_MEASURE_RR }, { "aHR", PRAXIS_MEASURE_HR },
  { "HR", PRAXIS_MEASURE_HR }, { "NNT", PRAXIS_MEASURE_NNT },
  { "ηp²", PRAXIS_MEASURE_ETA_SQUARED }, { "ηp2", PRAXIS_MEASURE_ETA_SQUARED }, { "η²p", PRAXIS_MEASURE_ETA_SQUARED },
  { "η²", PRAXIS_MEASURE_ETA_SQUARED }, { "η2", PRAXIS_MEASURE_ETA_SQUARED }, { "β", PRAXIS_MEASURE_BETA },
  { "g", PRAXIS_MEASURE_HEDGES_G }, { "d", PRAXIS_MEASURE_COHENS_D }, { "r", PRAXIS_MEASURE_R }, { "b", PRAXIS_MEASURE_B },
  { "B", PRAXIS_MEASURE_B },
};

/* Names in words. */
static const Name words[] = {
  { "standardized mean difference", PRAXIS_MEASURE_SMD }, { "standardised mean difference", PRAXIS_MEASURE_SMD },
  { "mean difference", PRAXIS_MEASURE_MD }, { "odds ratio", PRAXIS_MEASURE_OR }, { "risk ratio", PRAXIS_MEASURE_RR },
  { "relative risk", PRAXIS_MEASURE_RR }, { "hazard ratio", PRAXIS_MEASURE_HR },
  { "number needed to treat", PRAXIS_MEASURE_NNT }, { "partial eta squared", PRAXIS_MEASURE_ETA_SQUARED },
  { "eta squared", PRAXIS_MEASURE_ETA_SQUARED }, { "eta-squared", PRAXIS_MEASURE_ETA_SQUARED },
  { "Hedges’ g", PRAXIS_MEASURE_HEDGES_G }, { "Hedges' g", PRAXIS_MEASURE_HEDGES_G }, { "Hedges’s g", PRAXIS_MEASURE_HEDGES_G },
  { "Cohen’s d", PRAXIS_MEASURE_COHENS_D }, { "Cohen's d", PRAXIS_MEASURE_COHENS_D },
  { "Hedges g", PRAXIS_MEASURE_HEDGES_G }, { "Cohen d", PRAXIS_MEASURE_COHENS_D },
  { "correlation coefficient", PRAXIS_MEASURE_R }, { "correlations", PRAXIS_MEASURE_NONE }, { "correlation", PRAXIS_MEASURE_R },
  { "correlated", PRAXIS_MEASURE_R }, { "effect sizes", PRAXIS_MEASURE_NONE }, { "effect size", PRAXIS_MEASURE_SMD },
};

/* What may stand between a name in words and its number. */
static const char *const links[] = {
  "of", "was", "is", "were", "at", "equal to", "with", "=", ":", ",", "(",
};

#define MAX_LINKS 3

/* How many words may stand between a name and the verb before its number: "between the alliance and the outcome of therapy was" */
#define MAX_OUTCOME 10

/* --- Numbers ---------------------------------------------------------------------------------------------- */

static gboolean
is_word_start (const char *text,
               const char *at)
{
  gunichar before = at > text ? g_utf8_get_char (g_utf8_find_prev_char (text, at)) : ' ';

  return !g_unichar_isalnum (before) && before != '-' && before != '_';
}

static gboolean
is_word_end (const char *at)
{
  return !g_unichar_isalnum (g_utf8_get_char (at));
}

static gboolean
scan_number (PraxisNumberScanner *scanner,
             PraxisEstimate      *estimate)
{
  praxis_number_scanner_skip_spaces (scanner);
  estimate->number_start = scanner->at;
  if (!praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_GROUPS, &estimate->estimate, &estimate->decimals) ||
      !is_word_end (scanner->at) || praxis_interval_starts_range (*scanner, TRUE))
    return FALSE;
  estimate->end = scanner->at;
  return TRUE;
}

/* "r(46) = .30" is a test with its degrees of freedom, and an effect all the same. */
static gboolean
scan_degrees (PraxisNumberScanner *scanner)
{
  double df;

  return praxis_number_scanner_skip (scanner, "(") &&
         praxis_number_scanner_scan (scanner, PRAXIS_NUMBER_UNSIGNED, &df, NULL) &&
         praxis_number_scanner_skip (scanner, ")");
}

/* Whether a number with decimals that is no range stands there. A ratio is small: "HR 72.5" is the rate of a heart. */
static gboolean
is_plain_number (PraxisNumberScanner scanner)
{
  double number;
  int decimals;

  return praxis_number_scanner_scan (&scanner, 0, &number, &decimals) && decimals > 0 && number < 20 &&
         strchr ("-%", *scanner.at) == NULL && !g_str_has_prefix (scanner.at, "–") && !g_str_has_prefix (scanner.at, " to ") &&
         !g_str_has_prefix (scanner.at, " and ");
}

/* --- What stands before them ------------------------------------------------------------------------------ */

/* Goes over one of the names; those in words in any case. */
static const Name *
skip_name (PraxisNumberScanner *scanner,
           const Name          *names,
           gsize                n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      gsize length = strlen (names[i].name);

      if ((names == words ? g_ascii_strncasecmp (scanner->at, names[i].name, length) : strncmp (scanner->at, names[i].name, length)) != 0 ||
          !is_word_end (scanner->at + length))
        continue;
      scanner->at += length;
      return &names[i];
    }
  return NULL;
}

/* "(OR)", "[aOR]", "(Hedges’ g)" behind a name in words: another name of the same, which may say more than "effect size". */
static void
skip_abbreviation (PraxisNumberScanner *scanner,
                   PraxisMeasure       *measure)
{
  PraxisNumberScanner ahead = *scanner;
  const Name *name;

  praxis_number_scanner_skip_spaces (&ahead);
  if (!praxis_number_scanner_skip (&ahead, "(") && !praxis_number_scanner_skip (&ahead, "["))
    return;
  name = skip_name (&ahead, symbols, G_N_ELEMENTS (symbols));
  if (name == NULL)
    name = skip_name (&ahead, words, G_N_ELEMENTS (words));
  if (name == NULL || (*ahead.at != ')' && *ahead.at != ']') ||
      (name->measure != *measure && !(*measure == PRAXIS_MEASURE_SMD && praxis_measure_is_standardized (name->measure))))
    return;
  ahead.at++;
  *measure = name->measure;
  *scanner = ahead;
}

/* Goes over what links a name to its number. */
static void
skip_links (PraxisNumberScanner *scanner)
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

static gsize
measure_word (const char *at)
{
  const char *end = at;

  while (g_unichar_isalnum (g_utf8_get_char (end)) || *end == '-' || *end == '\'' || g_str_has_prefix (end, "’"))
    end = g_utf8_next_char (end);
  return end - at;
}

/* "for dropout was", "between alliance and outcome was": what the effect is of, and the verb. The words go on to it without a comma or a
 * bracket, a clause of their own or the name of another effect. */
static gboolean
skip_outcome (PraxisNumberScanner *scanner)
{
  static const char *const prepositions[] = { "for", "of", "in", "on", "between", "across", "among", "with", "at", "comparing", NULL };
  static const char *const verbs[] = { "was", "is", NULL };
  static const char *const clauses[] = {
    "who", "whom", "whose", "which", "that", "what", "when", "where", "while", "whereas", "if", "unless", "but", "because", "not", "than",
    "were", "are", "had", "has", "have", "did", "does", "do", "can", "may", "would", "should", "raters",
    "coders", "observers", NULL
  };
  PraxisNumberScanner ahead = *scanner;

  for (guint n = 0; n < MAX_OUTCOME && praxis_number_scanner_skip (&ahead, " "); n++)
    {
      gsize length = measure_word (ahead.at);
      PraxisNumberScanner name = ahead;

      if (length == 0 || praxis_effect_is_one_of (ahead.at, length, clauses) ||
          (n == 0 && !praxis_effect_is_one_of (ahead.at, length, prepositions)) ||
          skip_name (&name, words, G_N_ELEMENTS (words)) != NULL || skip_name (&name, symbols, G_N_ELEMENTS (symbols)) != NULL)
        return FALSE;
      scanner->at = ahead.at += length;
      if (n > 0 && praxis_effect_is_one_of (ahead.at - length, length, verbs))
        return TRUE;
      if (g_str_has_prefix (ahead.at - length, "vs."))
        ahead.at++;
    }
  return FALSE;
}

/* "estimated to be about": how the number was come by. */
static void
skip_estimated (PraxisNumberScanner *scanner)
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

/* Whether it can be a number of such a measure, where words stand between them. */
static gboolean
is_plausible (const PraxisEstimate *estimate)
{
  static const char *const units[] = { "%", " %", " percent", " times", " years", " months", " weeks", " days", " and ", "-fold" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_has_prefix (estimate->end, units[i]))
        return FALSE;
    }
  if (praxis_measure_is_ratio (estimate->measure))
    return estimate->estimate > 0 && estimate->estimate < 20;
  return !praxis_measure_is_standardized (estimate->measure) || fabs (estimate->estimate) < 10;
}

/* The number behind the name, and behind what the effect is of. */
static gboolean
scan_outcome (PraxisNumberScanner  scanner,
              PraxisEstimate      *estimate)
{
  if (!skip_outcome (&scanner))
    return FALSE;
  skip_estimated (&scanner);
  return scan_number (&scanner, estimate) && (estimate->decimals > 0 || estimate->measure == PRAXIS_MEASURE_NNT) &&
         is_plausible (estimate) && praxis_measure_get_fault (estimate->measure, estimate->estimate, FALSE) == NULL;
}

/* --- Symbols and words ------------------------------------------------------------------------------------ */

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

/* What stands between a symbol and its number: "=", or "of"; behind those of more letters "was", or nothing. */
static gboolean
skip_equals (PraxisNumberScanner *scanner,
             gboolean             is_abbreviation,
             PraxisMeasure        measure)
{
  gboolean is_count = measure == PRAXIS_MEASURE_NNT;
  char comparison;

  if (praxis_number_scanner_skip_comparison (scanner, &comparison))
    return comparison == '=';
  if (praxis_number_scanner_skip (scanner, "of "))
    return TRUE;
  if (!is_abbreviation)
    return FALSE;
  if (praxis_number_scanner_skip (scanner, "was ") || praxis_number_scanner_skip (scanner, "is "))
    {
      skip_estimated (scanner);
      praxis_number_scanner_skip_spaces (scanner);
      return is_count || is_plain_number (*scanner);
    }
  if (praxis_number_scanner_skip (scanner, ": "))
    return is_count || is_plain_number (*scanner);
  return skip_comma (scanner) || is_plain_number (*scanner);
}

/* "the intraclass correlation" says how raters agree, "the test-retest correlation" how stable a scale is. */
static gboolean
is_of_scale (const char *text,
             const char *at)
{
  static const char *const kinds[] = {
    "intraclass ", "intra-class ", "interrater ", "inter-rater ", "retest ", "test-retest ", "item-total ", "pre-post ", NULL
  };
  static const char *const subjects[] = {
    "reliability", "Reliability", "reliabilities", "retest", "Retest", "raters", "Raters", "coders", "Coders", "stability", "Stability"
  };
  const char *start = praxis_sentence_find_start (text, at);

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      if (g_strstr_len (start, at - start, subjects[i]) != NULL)
        return TRUE;
    }
  return praxis_effect_is_behind_one_of (text, at, kinds);
}

/* "HR = 72.5 bpm", "RR = 812 ms": the beats of a heart. */
static gboolean
is_rate_of_heart (const PraxisEstimate *estimate)
{
  static const char *const units[] = { " bpm", " beats", " ms", " Hz" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_str_has_prefix (estimate->end, units[i]))
        return TRUE;
    }
  return FALSE;
}

/* "log OR", "ln(RR)", "the logarithm of the odds ratio": no ratio, but its logarithm. */
static gboolean
is_logarithm (const char    *text,
              const char    *at,
              PraxisMeasure  measure)
{
  static const char *const logarithms[] = {
    "log ", "log-", "log(", "log (", "ln ", "ln-", "ln(", "ln (", "log10 ", "log10(", "logged ", "log-transformed ", "log transformed ",
    "log of the ", "logarithm of the ", "logarithms of the ", "logarithmic ", NULL
  };

  return praxis_measure_is_ratio (measure) && praxis_effect_is_behind_one_of (text, at, logarithms);
}

/* "power (1 − β) = .80", "α = .05, β = .20": how often a test misses an effect. */
static gboolean
is_error_rate (const char    *text,
               const char    *at,
               PraxisMeasure  measure)
{
  static const char *const complement[] = { "1 − ", "1 - ", "1 – ", "1−", "1-", "1–", NULL };
  const char *start;

  if (measure != PRAXIS_MEASURE_BETA)
    return FALSE;
  if (praxis_effect_is_behind_one_of (text, at, complement))
    return TRUE;
  start = praxis_sentence_find_start (text, at);
  for (const char *word = start; word < at; word++)
    {
      if (is_word_start (text, word) && ((g_ascii_strncasecmp (word, "power", 5) == 0 && is_word_end (word + 5)) ||
                                         g_str_has_prefix (word, "α = ") || g_str_has_prefix (word, "alpha = ")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_other_measure (const char    *text,
                  const char    *at,
                  PraxisMeasure  measure)
{
  return is_logarithm (text, at, measure) || is_error_rate (text, at, measure) ||
         (measure == PRAXIS_MEASURE_R && is_of_scale (text, at));
}

/* "d = 0.42", "g of 0.70", where a whole number is no effect: "d = 30 days" */
static gboolean
scan_symbol (const char     *text,
             const char     *at,
             PraxisEstimate *estimate)
{
  PraxisNumberScanner scanner = { text, at }, behind;
  const Name *symbol = skip_name (&scanner, symbols, G_N_ELEMENTS (symbols));
  gboolean is_abbreviation;

  if (symbol == NULL || is_other_measure (text, at, symbol->measure))
    return FALSE;
  is_abbreviation = strlen (symbol->name) > 1 && g_ascii_isupper (scanner.at[-1]);
  estimate->measure = symbol->measure;
  behind = scanner;
  praxis_number_scanner_skip_spaces (&scanner);
  if (symbol->measure == PRAXIS_MEASURE_R && *scanner.at == '(' && !scan_degrees (&scanner))
    return FALSE;
  praxis_number_scanner_skip_spaces (&scanner);
  if (skip_equals (&scanner, is_abbreviation, symbol->measure))
    return scan_number (&scanner, estimate) &&
           (estimate->decimals > 0 || symbol->measure == PRAXIS_MEASURE_NNT || strlen (symbol->name) > 2);
  /* "The MD for depression" is a doctor, and "the RR at rest" breath. */
  return is_abbreviation && symbol->measure != PRAXIS_MEASURE_MD && symbol->measure != PRAXIS_MEASURE_RR &&
         scan_outcome (behind, estimate);
}

/* "(Hedges' g)", "(SMD; 95% CI …)" behind a number: what it is a number of. A letter alone may count the parts of a sentence, unless the
 * number is known to be an effect. */
static gboolean
scan_name_behind (PraxisNumberScanner  scanner,
                  PraxisMeasure       *measure)
{
  gboolean is_effect = *measure != PRAXIS_MEASURE_NONE;
  const char *start;
  const Name *name;

  praxis_number_scanner_skip_spaces (&scanner);
  if (!praxis_number_scanner_skip (&scanner, "(") && !praxis_number_scanner_skip (&scanner, "["))
    return FALSE;
  start = scanner.at;
  name = skip_name (&scanner, words, G_N_ELEMENTS (words));
  if (name == NULL)
    name = skip_name (&scanner, symbols, G_N_ELEMENTS (symbols));
  if (name == NULL || name->measure == PRAXIS_MEASURE_NONE || *scanner.at == '\0' || strchr (")];,", *scanner.at) == NULL ||
      (!is_effect && scanner.at - start < 2))
    return FALSE;
  *measure = name->measure;
  return TRUE;
}

/* "an effect of 0.45 (Hedges' g)" */
static gboolean
scan_number_first (const char     *text,
                   const char     *at,
                   PraxisEstimate *estimate)
{
  static const char *const effects[] = { "effect of ", "effects of ", "difference of ", NULL };
  PraxisNumberScanner scanner = { text, at };

  if (g_ascii_isalpha (*at) || !scan_number (&scanner, estimate) || estimate->decimals == 0)
    return FALSE;
  estimate->measure = praxis_effect_is_behind_one_of (text, at, effects) ? PRAXIS_MEASURE_SMD : PRAXIS_MEASURE_NONE;
  return scan_name_behind (scanner, &estimate->measure) && is_plausible (estimate) &&
         praxis_measure_get_fault (estimate->measure, estimate->estimate, FALSE) == NULL;
}

/* "an odds ratio of 1.8", "the correlation was .29", "the risk ratio (RR) for dropout was 0.72" */
static gboolean
scan_words (const char     *text,
            const char     *at,
            PraxisEstimate *estimate)
{
  PraxisNumberScanner scanner = { text, at }, behind;
  const Name *name = skip_name (&scanner, words, G_N_ELEMENTS (words));

  if (name == NULL || name->measure == PRAXIS_MEASURE_NONE || is_other_measure (text, at, name->measure))
    return FALSE;
  estimate->measure = name->measure;
  skip_abbreviation (&scanner, &estimate->measure);
  behind = scanner;
  skip_links (&scanner);
  skip_estimated (&scanner);
  if (scan_number (&scanner, estimate) && (estimate->decimals > 0 || estimate->measure == PRAXIS_MEASURE_NNT))
    {
      PraxisMeasure measure = estimate->measure;

      /* "an effect size of 0.45 (Hedges' g)" */
      if (measure == PRAXIS_MEASURE_SMD && scan_name_behind (scanner, &measure) && praxis_measure_is_standardized (measure))
        estimate->measure = measure;
      return *scanner.at != '%';
    }
  return scan_outcome (behind, estimate);
}

/* --- All of a text ---------------------------------------------------------------------------------------- */

static gboolean
scan_estimate (const char     *text,
               const char     *at,
               PraxisEstimate *estimate)
{
  *estimate = (PraxisEstimate) { .start = at };
  return is_word_start (text, at) && (scan_symbol (text, at, estimate) || scan_words (text, at, estimate) ||
                                      scan_number_first (text, at, estimate) ||
                                      praxis_effect_scan_percentage (text, at, estimate)) &&
         !is_rate_of_heart (estimate);
}

/**
 * praxis_effect_find_estimates:
 * @text: words without markup, UTF-8
 *
 * Finds the numbers of effects. The bounds of intervals and the ends of ranges are none.
 *
 * Returns: (transfer full) (element-type PraxisEstimate): the estimates, in the order of the text
 */
GArray *
praxis_effect_find_estimates (const char *text)
{
  GArray *estimates = g_array_new (FALSE, FALSE, sizeof (PraxisEstimate));
  PraxisEstimate estimate;

  for (const char *at = text; *at != '\0';)
    {
      const char *end = praxis_interval_skip (text, at);

      if (end == NULL && scan_estimate (text, at, &estimate))
        {
          g_array_append_val (estimates, estimate);
          end = estimate.end;
        }
      at = end != NULL ? end : g_utf8_next_char (at);
    }
  return estimates;
}
